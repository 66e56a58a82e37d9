"""The laws of Kleene's three-valued logic, for conditions of any shape and answers of any kind."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from hypothesis import strategies as st

from tests.core.random_packs import any_condition, banks, valid_answers
from tests.proving import for_all
from tests.shipped_audits import cells_by, choices, shipped, shipped_audits, with_answer
from trendaudit.core.answer_state import AnswerState
from trendaudit.core.audit import Audit
from trendaudit.core.catalog import Catalog, Level, Rule
from trendaudit.core.conditions import ALWAYS, All, Any, Condition, Not, evaluate

NEVER = Any()
QUICK, SLOW = 100, 800


@st.composite
def cases(draw: st.DrawFn) -> tuple[AnswerState, Condition, Condition, Condition]:
    """Draw what is known after some answers, and three conditions on the same questions."""
    pack, answers = draw(banks())
    a, b, c = (any_condition(draw, list(pack.questions.values())) for _ in range(3))
    return AnswerState(pack, answers), a, b, c


Case = tuple[AnswerState, Condition, Condition, Condition]
ANY_CASE = cases()


def same(known: AnswerState, *conditions: Condition) -> bool:
    """Tell whether all conditions come out alike."""
    return len({evaluate(condition, known) for condition in conditions}) == 1


@for_all(ANY_CASE, quick=QUICK, slow=SLOW)
def test_not_twice_is_nothing(case: Case) -> None:
    known, a, _, _ = case
    assert same(known, Not(Not(a)), a)


@for_all(ANY_CASE, quick=QUICK, slow=SLOW)
def test_not_turns_all_and_any_into_one_another(case: Case) -> None:
    known, a, b, c = case
    assert same(known, Not(All((a, b, c))), Any((Not(a), Not(b), Not(c))))
    assert same(known, Not(Any((a, b, c))), All((Not(a), Not(b), Not(c))))


@for_all(ANY_CASE, quick=QUICK, slow=SLOW)
def test_order_of_the_parts_is_irrelevant(case: Case) -> None:
    known, *parts = case
    for joined in (All, Any):
        assert same(known, *(joined(order) for order in itertools.permutations(parts)))


@for_all(ANY_CASE, quick=QUICK, slow=SLOW)
def test_grouping_of_the_parts_is_irrelevant(case: Case) -> None:
    known, a, b, c = case
    for joined in (All, Any):
        assert same(known, joined((a, joined((b, c)))), joined((joined((a, b)), c)), joined((a, b, c)))


@for_all(ANY_CASE, quick=QUICK, slow=SLOW)
def test_part_absorbs_what_holds_it(case: Case) -> None:
    known, a, b, _ = case
    assert same(known, a, All((a, Any((a, b)))), Any((a, All((a, b)))), All((a, a)), Any((a, a)))


@for_all(ANY_CASE, quick=QUICK, slow=SLOW)
def test_all_and_any_distribute_over_one_another(case: Case) -> None:
    known, a, b, c = case
    assert same(known, All((a, Any((b, c)))), Any((All((a, b)), All((a, c)))))
    assert same(known, Any((a, All((b, c)))), All((Any((a, b)), Any((a, c)))))


@for_all(ANY_CASE, quick=QUICK, slow=SLOW)
def test_always_and_never_add_nothing_or_decide_everything(case: Case) -> None:
    known, a, _, _ = case
    assert same(known, a, All((a, ALWAYS)), Any((a, NEVER)))
    assert evaluate(Any((a, ALWAYS)), known) is True
    assert evaluate(All((a, NEVER)), known) is False


@for_all(ANY_CASE, quick=QUICK, slow=SLOW)
def test_condition_and_its_opposite_are_unknown_together(case: Case) -> None:
    known, a, _, _ = case
    is_open = evaluate(a, known) is None
    assert evaluate(Any((a, Not(a))), known) is (None if is_open else True)
    assert evaluate(All((a, Not(a))), known) is (None if is_open else False)


@for_all(ANY_CASE, quick=QUICK, slow=500)
def test_answer_that_becomes_known_never_turns_what_was_decided(case: Case) -> None:
    known, *conditions = case
    before = [evaluate(condition, known) for condition in conditions]
    for prompt in cells_by(known, unknown=True):
        for answer in valid_answers(known.catalog.questions[prompt.question])[:4]:
            later = AnswerState(known.catalog, with_answer(known.answers, prompt, answer))
            for truth, condition in zip(before, conditions, strict=True):
                assert truth in {None, evaluate(condition, later)}


@for_all(shipped_audits(unknown=40), quick=20, slow=300)
def test_answer_that_becomes_known_never_turns_what_was_decided_in_the_shipped_pack(audit: Audit) -> None:
    pack = shipped()
    conditions = list(conditions_of(pack))
    known = AnswerState(pack, audit.answers)
    before = [evaluate(condition, known) for condition in conditions]
    for prompt in cells_by(known, unknown=True)[::5]:
        for answer in list(choices(pack.questions[prompt.question]))[::3]:
            later = AnswerState(pack, with_answer(audit.answers, prompt, answer))
            for truth, condition in zip(before, conditions, strict=True):
                assert truth in {None, evaluate(condition, later)}


def conditions_of(pack: Catalog) -> Iterator[Condition]:
    """Yield every condition of a pack."""
    yield from (asked.ask_when for asked in pack.questions.values())
    for rule in pack.rules.values():
        yield rule.applies_when
        yield from levels_of(rule)


def levels_of(rule: Rule) -> Iterator[Condition]:
    """Yield the conditions of a rule's levels."""
    yield from (level.when for level in rule.score if isinstance(level, Level))
