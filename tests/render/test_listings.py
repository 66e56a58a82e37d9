"""What `questions`, `explain` and `rules list` print."""

import io
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from rich.console import Console

from tests.render.sample_reports import audit, catalog, report
from trendaudit.core.catalog import Catalog, Level, Rule
from trendaudit.core.conditions import Test as Statement
from trendaudit.core.report import build
from trendaudit.render.explanation import print_explanation
from trendaudit.render.listings import print_questions, print_rules


def printed(show: Callable[[Console], None]) -> str:
    stream = io.StringIO()
    show(Console(file=stream, width=80))
    return stream.getvalue()


def test_questions_show_ids_options_and_when_they_are_asked() -> None:
    text = printed(lambda console: print_questions(catalog(), console))
    assert "When did you last post?" in text
    assert "asked for each option chosen in channels" in text
    assert " - facebook: Facebook" in text


def test_rules_show_the_share_of_every_trend() -> None:
    text = printed(lambda console: print_rules(catalog(), console))
    assert "100% of the score" in text


@pytest.mark.parametrize("rule", list(catalog().rules))
def test_every_kind_of_rule_can_be_explained(rule: str) -> None:
    chosen = catalog().rules[rule]
    alone = printed(lambda console: print_explanation(chosen, report(), console, with_answers=False))
    with_answers = printed(lambda console: print_explanation(chosen, report(), console, with_answers=True))
    assert alone.startswith(chosen.title[:40])
    assert "Bakkerij Roos" not in alone
    assert "Bakkerij Roos" in with_answers


def explained(pack: Catalog, **changes: object) -> str:
    """Return the explanation of a practice that is changed like this, on one line."""
    rule: Rule = replace(pack.rules["trend/a"], **changes)  # type: ignore[arg-type]  # fields of the rule
    changed = build(replace(pack, rules={**pack.rules, rule.id: rule}), audit(), "2026-11-22")
    return " ".join(printed(lambda console: print_explanation(rule, changed, console, with_answers=False)).split())


def test_confidence_is_explained_by_the_publishers_whose_claims_hold() -> None:
    text = explained(catalog())
    assert "Confidence: 1: two or more publishers advise it, and what they say is known to hold" in text
    assert "+ still holds: A copywriter (S1-01), An agency (S2-01)" in text
    assert "~ changed since: A copywriter (S1-02)" in text


@pytest.mark.parametrize(
    ("claims", "updates", "words"),
    [
        (("S1-01",), (), "Confidence: 0.75: one publisher advises it, and what it says is known to hold"),
        (("S1-02",), (), "Confidence: 0.75: what was said has changed since"),
        ((), ("lists",), "Confidence: 0.75: no document advises it, but an update does"),
        (("S3-01",), (), "Confidence: 0.5: nothing of it is known to hold today - not checked since: A secret (S3-01)"),
    ],
)
def test_every_confidence_says_what_it_follows_from(
    claims: tuple[str, ...], updates: tuple[str, ...], words: str
) -> None:
    assert words in explained(catalog(), advises=dict.fromkeys(claims, "do so"), updates=updates)


def test_internal_words_about_an_update_are_marked() -> None:
    text = explained(catalog())
    assert "! secret INTERNAL, not for a client:" in text
    assert "SECRET SENTENCE" not in text
    assert "- facebook Facebook grew older. INTERNAL, not for a client: INTERNAL REMARK" in text


def test_updates_say_which_claims_they_are_about_and_how_many_sources_were_read() -> None:
    text = explained(catalog(), advises={"S1-01": "do it now"}, background=("S2-01",), corrects=("S1-02",))
    assert "about S1-02, put right here · 3 of 4 sources read" in text
    assert "about S2-01 · 1 of 1 sources read" in text


def test_claims_stand_under_what_they_do_for_a_rule() -> None:
    text = explained(catalog(), advises={"S1-01": "do it now"}, background=("S2-01",), corrects=("S1-02",))
    assert "Who says so - S1-01 Answer quickly Advises: do it now A copywriter" in text
    assert "What explains it - S2-01 Lists help An agency" in text
    assert "What it puts right - S1-02 Bread sells on Facebook" in text


def test_what_only_explains_a_rule_lends_it_no_weight() -> None:
    text = explained(catalog(), advises={}, background=("S1-01", "S2-01"), beyond="We say so.")
    assert "Confidence: 0.5: nothing of it is known to hold today" in text


def test_rule_that_no_claim_advises_says_why() -> None:
    text = explained(catalog(), advises={}, beyond="It is the law.")
    assert "Who says so Our own: It is the law." in text


def test_level_is_told_in_words_where_its_rule_has_them() -> None:
    levels = (
        Level(Fraction(1), Statement("a", "any_of", frozenset({"good"})), "when all is well"),
        Level(Fraction(1, 2), Statement("a", "any_of", frozenset({"fair"}))),
        Level(Fraction(0)),
    )
    text = explained(catalog(), score=levels)
    assert "100 when all is well" in text
    assert "50 when “" in text
    assert "0 otherwise" in text
