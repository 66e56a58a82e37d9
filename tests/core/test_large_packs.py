"""Packs that are long or knotty: each question and each rule is looked at once, and nothing recurses over them.

Without that these tests would not end, or end in a `RecursionError`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from tests.core.building import catalog, effort, has, level, part, practice, question
from trendaudit.core.answer_state import AnswerState, Prompt
from trendaudit.core.audit import Audit
from trendaudit.core.catalog import Question
from trendaudit.core.conditions import Any
from trendaudit.core.priority import Item, rank
from trendaudit.core.reasons import MOST_CLOSING
from trendaudit.core.report import ChecklistItem, build
from trendaudit.core.scoring import judge

LONG = 1500


def test_a_question_that_waits_for_a_long_chain_waits_for_its_beginning() -> None:
    known = AnswerState(catalog(*_chain(LONG)), {})
    assert known.waits_for(f"q{LONG - 1}") == {"q0"}


def test_a_question_that_waits_for_all_before_it_waits_for_the_open_one() -> None:
    known = AnswerState(catalog(*_each_after_all(60)), {})
    assert known.waits_for("q59") == {"q0"}


def test_the_answer_that_closed_a_long_chain_is_the_reason() -> None:
    rule = practice("t/r", part(f"q{LONG - 1}", {"yes": 100, "no": 0}))
    assert judge(rule, AnswerState(catalog(*_chain(LONG), rule), {"q0": "no"})).because == (Prompt("q0"),)


def test_the_answers_that_closed_all_before_it_are_named_once() -> None:
    rule = practice("t/r", level(100, has("q59", "yes")), level(0))
    assert judge(rule, AnswerState(catalog(*_each_after_all(60), rule), {"q0": "no"})).because == (Prompt("q0"),)


def test_of_very_many_answers_that_close_a_question_the_first_are_named() -> None:
    asked = [question(f"q{number}", "yes", "no") for number in range(60)]
    last = question("last", "yes", "no", ask_when=Any(tuple(has(one.id, "yes") for one in asked)))
    rule = practice("t/r", part("last", {"yes": 100, "no": 0}))
    finding = judge(rule, AnswerState(catalog(*asked, last, rule), {one.id: "no" for one in asked}))
    assert finding.because == tuple(Prompt(f"q{number}") for number in range(MOST_CLOSING))


def test_a_long_chain_of_needs_is_ranked_from_its_end() -> None:
    items = [_item(number, f"t/r{number + 1:04}") for number in range(LONG)]
    assert [item.rule.id for item in rank(items)] == [f"t/r{number:04}" for number in reversed(range(LONG))]


def test_rules_that_need_all_others_after_them_are_ranked_from_the_end() -> None:
    items = [_item(number, *(f"t/r{later:04}" for later in range(number + 1, 100))) for number in range(100)]
    assert [item.rule.id for item in rank(items)] == [f"t/r{number:04}" for number in reversed(range(100))]


def _chain(length: int) -> list[Question]:
    return [
        question(f"q{number}", "yes", "no", **({"ask_when": has(f"q{number - 1}", "yes")} if number else {}))
        for number in range(length)
    ]


def _each_after_all(length: int) -> list[Question]:
    first = question("q0", "yes", "no")
    return [
        first,
        *(
            question(f"q{place}", "yes", "no", ask_when=Any(tuple(has(f"q{early}", "yes") for early in range(place))))
            for place in range(1, length)
        ),
    ]


def _item(number: int, *needs: str) -> Item:
    rule = practice(f"t/r{number:04}", needs=needs, effort=effort(1))
    return Item(rule, gain=Fraction(1), goal=Fraction(1), confidence=Fraction(1))


def test_what_has_to_be_done_first_is_told_without_going_over_all_items_again() -> None:
    rules = [
        practice(f"t/r{one}", part("q", {"yes": 100, "no": 0}), needs=(f"t/r{one - 1}",) if one else ())
        for one in range(60)
    ]
    pack = catalog(question("q", "yes", "no"), *rules)
    report = build(pack, Audit(pack.edition, answers={"q": "no"}), "2026-11-22")
    looked_at: list[ChecklistItem] = []

    class Watched(tuple[ChecklistItem, ...]):
        __slots__ = ()

        def __iter__(self) -> Iterator[ChecklistItem]:
            for one in super().__iter__():
                looked_at.append(one)
                yield one

    watched = replace(report, checklist=Watched(report.checklist))
    assert [watched.needed(one) for one in report.checklist] == [(), *((rank,) for rank in range(1, 60))]
    assert len(looked_at) == 60
