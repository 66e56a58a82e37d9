"""Faults and conditions in plain sentences."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from trendaudit.core.catalog import Catalog, Option, Question
from trendaudit.core.condition_text import condition
from trendaudit.core.conditions import ALWAYS, All, Any, Condition, Not
from trendaudit.core.conditions import Test as Statement
from trendaudit.core.kinds import Fault, FaultKind, fault_message
from trendaudit.text.quoting import bare, listed, shown


def offered(*names: str, alone: str = "") -> dict[str, Option]:
    """Return options whose labels are their ids with a capital."""
    return {name: Option(name, name.capitalize(), exclusive=name == alone) for name in names}


TIME = Question("time", "s", "How soon?", "one", options=offered("hour", "day", "week", "true"))
WHERE = Question(
    "where", "s", "Where do customers ask?", "many", options=offered("shop", "mail", "chat", "nowhere", alone="nowhere")
)
POSTS = Question("posts", "s", "Last post?", "one", each="where", options=offered("week", "month"))
STAFF = Question("staff", "s", "How many people?", "number", minimum=1, dont_know=False)
MOTTO = Question("motto", "s", "What is your motto?", "text")
CATALOG = Catalog(
    "p", "P", "1.0.0", "en", "2026-11-22", {}, {}, {},
    {question.id: question for question in (TIME, WHERE, POSTS, STAFF, MOTTO)}, {}, {}, {}, {},
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "wrong", "sentence"),
    [
        (TIME, Fault("not_an_option", "hours"), "'hours' is not an option; did you mean 'hour'? The options are: hour, day, week, true, dont_know"),
        (TIME, Fault("not_an_option", "xyz"), "'xyz' is not an option. The options are: hour, day, week, true, dont_know"),
        (TIME, Fault("not_one", ["day"]), "this takes one option, not a list; write day"),
        (TIME, Fault("not_one", [["day"]]), "this takes one option, not a list. The options are: hour, day, week, true, dont_know"),
        (TIME, Fault("not_one", True), 'put this option in quotes: "true"'),
        (TIME, Fault("not_one", {"day": 1}), "this takes one option; write time: day"),
        (TIME, Fault("not_one", {"dont_know": 1}), "this takes one option; write time: dont_know"),
        (TIME, Fault("not_one", {"x": 1}), "this takes one option, not a mapping. The options are: hour, day, week, true, dont_know"),
        (TIME, Fault("not_an_option", "day, week"), "this takes one option, not 2. The options are: hour, day, week, true, dont_know"),
        (TIME, Fault("not_an_option", "HOUR "), "'HOUR ' is not an option; did you mean 'hour' (Hour)? The options are: hour, day, week, true, dont_know"),
        (WHERE, Fault("not_a_list", {"dont_know": None}), "write where: dont_know"),
        (TIME, Fault("not_one", 3), "this takes one option, not 3. The options are: hour, day, week, true, dont_know"),
        (WHERE, Fault("not_a_list", "shop"), "this takes a list; write [shop]"),
        (WHERE, Fault("not_a_list", "shop, mail"), "this takes a list; write [shop, mail]"),
        (WHERE, Fault("not_a_list", 3), "3 is not a list; write the options in brackets, such as [shop, mail]. The options are: shop, mail, chat, nowhere, dont_know"),
        (WHERE, Fault("not_an_option", None), "nothing is not an option. The options are: shop, mail, chat, nowhere, dont_know"),
        (WHERE, Fault("not_an_option", "dont_know"), "'dont_know' cannot stand in a list; make it the whole answer, or remove it"),
        (WHERE, Fault("twice", "shop"), "'shop' is chosen twice; remove one of the two"),
        (WHERE, Fault("not_together", "nowhere"), "'nowhere' cannot be chosen together with other options; keep it alone or remove it"),
        (WHERE, Fault("too_few", ["shop"], 2), "choose at least 2 options; this has 1"),
        (WHERE, Fault("too_many", ["shop", "mail"], 1), "choose at most 1 option; this has 2"),
        (STAFF, Fault("not_a_number", "many"), "'many' is not a number; write it in digits and without quotes, such as 12 or 2.5"),
        (STAFF, Fault("too_small", 0, 1), "0 is too small; the least is 1"),
        (STAFF, Fault("too_large", 51, 50), "51 is too large; the most is 50"),
        (STAFF, Fault("dont_know_refused", "dont_know"), "“don't know” is not accepted here. Write a number"),
        (TIME, Fault("dont_know_refused", "dont_know"), "“don't know” is not accepted here. The options are: hour, day, week, true, dont_know"),
        (MOTTO, Fault("dont_know_refused", "dont_know"), "“don't know” is not accepted here. Write some text"),
        (MOTTO, Fault("not_text", 12), "this must be text; put 12 in quotes"),
        (MOTTO, Fault("not_text", ["a"]), "this must be text, not a list"),
        (MOTTO, Fault("empty", " "), "the answer is blank; write some text, or nothing at all"),
        (POSTS, Fault("not_rows", "week"), "this is asked for each option of 'where'; write one line for each, such as shop: week"),
        (POSTS, Fault("not_a_row", "shops"), "'shops' is not a row of this question; did you mean 'shop'? The rows are: shop, mail, chat"),
        (POSTS, Fault("not_a_row", "nowhere"), "'nowhere' is not a row of this question. The rows are: shop, mail, chat"),
    ],
)  # fmt: skip
def test_fault_is_one_sentence_with_its_fix(question: Question, wrong: Fault, sentence: str) -> None:
    assert fault_message(wrong, question, WHERE) == sentence


@pytest.mark.parametrize("kind", get_args(FaultKind))
def test_every_kind_of_fault_has_a_sentence_for_every_value(kind: FaultKind) -> None:
    values = [None, "x", "\x1b", True, 3, 10**5000, float("nan"), [], ["\x1b"], {"a": 1}]
    for question, value in product(CATALOG.questions.values(), values):
        sentence = fault_message(Fault(kind, value, 2), question, WHERE)
        assert sentence
        assert sentence.isprintable()


def test_long_list_of_options_is_cut_short() -> None:
    many = Question("many", "s", "?", "one", options=offered(*(f"o{number}" for number in range(20))))
    assert fault_message(Fault("not_an_option", "zzz"), many) == (
        "'zzz' is not an option. The options are: o0, o1, o2, o3, o4, o5, o6, o7, o8, o9, o10, o11 and 9 more"
    )
    assert listed(["a", "b", "c"], 2) == "a, b, c"
    assert listed(["a", "b", "c", "d"], 2) == "a, b and 2 more"


@pytest.mark.parametrize(
    ("value", "harmless"),
    [
        ("\x1b[31mred\x07", r"'\x1b[31mred\x07'"),
        ("a\nb\x85\u2028\u202e", r"'a\nb\x85\u2028\u202e'"),
        ("\ud800", r"'\ud800'"),
        ("é", "'é'"),
        ("x" * 100, "'" + "x" * 60 + "…'"),
        (False, "false"),
        (10**30, "a very large number"),
        (None, "nothing"),
        ({}, "a mapping"),
        ((), "a list"),
    ],
)
def test_what_somebody_typed_is_shown_harmlessly(value: object, harmless: str) -> None:
    assert shown(value) == harmless


def test_name_is_bare_where_it_can_be_printed() -> None:
    assert (bare("a b.yaml"), bare("a\x1b")) == ("a b.yaml", r"'a\x1b'")


def any_of(question: str, *options: str, row: str | None = None, every: bool = False) -> Condition:
    """Return the condition that one of the options was chosen."""
    return Statement(question, "any_of", frozenset(options), row=row, every=every)


def none_of(question: str, *options: str) -> Condition:
    """Return the condition that none of the options was chosen."""
    return Statement(question, "none_of", frozenset(options))


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        (ALWAYS, "always"),
        (none_of("where", "nowhere"), "when “Where do customers ask?” is not “Nowhere”"),
        (none_of("where", "shop", "mail"), "when “Where do customers ask?” does not include “Shop” or “Mail”"),
        (none_of("time", "hour", "day", "week"), "when “How soon?” is not “Hour”, “Day” or “Week”"),
        (any_of("time", "day"), "when “How soon?” is “Day”"),
        (any_of("time", "week", "day"), "when “How soon?” is “Day” or “Week”"),
        (any_of("where", "chat", "shop"), "when “Where do customers ask?” includes “Shop” or “Chat”"),
        (Statement("where", "all_of", frozenset({"chat", "shop"})), "when “Where do customers ask?” includes “Shop” and “Chat”"),
        (Statement("where", "at_least", number=2), "when “Where do customers ask?” includes at least 2 options"),
        (Statement("where", "at_least", number=1), "when “Where do customers ask?” includes at least 1 option"),
        (Statement("where", "at_most", frozenset({"shop", "mail"}), 1), "when “Where do customers ask?” includes at most 1 of “Shop” and “Mail”"),
        (Statement("staff", "at_least", number=10), "when “How many people?” is 10 or more"),
        (Statement("staff", "at_most", number=2.5), "when “How many people?” is 2.5 or less"),
        (any_of("posts", "week", row="shop"), "when “Last post?” for “Shop” is “Week”"),
        (any_of("posts", "week"), "when “Last post?” is “Week” for at least one row"),
        (any_of("posts", "week", every=True), "when “Last post?” is “Week” for every row"),
        (All((any_of("time", "day"), any_of("where", "chat"))), "when “How soon?” is “Day” and “Where do customers ask?” includes “Chat”"),
        (
            All((any_of("time", "day"), Any((any_of("where", "chat"), any_of("where", "shop"))))),
            "when “How soon?” is “Day” and (“Where do customers ask?” includes “Chat” or “Where do customers ask?” includes “Shop”)",
        ),
        (Not(any_of("time", "day")), "when it is not so that “How soon?” is “Day”"),
        (Not(All((any_of("time", "day"), any_of("time", "week")))), "when it is not so that (“How soon?” is “Day” and “How soon?” is “Week”)"),
        (All((All((any_of("time", "day"),)),)), "when “How soon?” is “Day”"),
        (Any(()), "never"),
        (All((Not(Any(())), ALWAYS)), "when it is not so that this never holds and this always holds"),
    ],
)  # fmt: skip
def test_condition_is_put_into_words(stated: Condition, words: str) -> None:
    assert condition(stated, CATALOG) == words


def test_braces_in_the_words_of_a_pack_do_no_harm() -> None:
    odd = Question("odd", "s", "{x}?", "one", options={"a": Option("a", "{0} {}")})
    pack = Catalog("p", "P", "1.0.0", "en", "2026-11-22", {}, {}, {}, {"odd": odd}, {}, {}, {}, {})
    assert condition(any_of("odd", "a"), pack) == "when “{x}?” is “{0} {}”"
