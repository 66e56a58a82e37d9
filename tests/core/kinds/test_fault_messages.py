"""Faults in plain sentences."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from tests.core.kinds.sample_questions import CATALOG, MOTTO, POSTS, STAFF, TIME, WHERE, offered
from trendaudit.core.catalog import Question
from trendaudit.core.kinds import Fault, FaultKind, fault_message


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
