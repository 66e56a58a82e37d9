"""Conditions in plain clauses."""

from __future__ import annotations

import pytest

from tests.core.kinds.sample_questions import CATALOG
from trendaudit.core.catalog import Catalog, Option, Question
from trendaudit.core.condition_text import condition
from trendaudit.core.conditions import ALWAYS, All, Any, Condition, Not
from trendaudit.core.conditions import Test as Statement


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
