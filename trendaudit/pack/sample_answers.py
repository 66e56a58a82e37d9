"""Answers that make conditions come out as wanted, for an example to add to a rule file.

They are put together in one go, question by question, and nothing is searched: for a knotty condition none may be found.
Whoever uses them holds them against the rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trendaudit.core.answer_state import AnswerState
from trendaudit.core.audit import Answer, Scalar
from trendaudit.core.catalog import Catalog, Question
from trendaudit.core.conditions import Any, Condition, Not, Test, evaluate, holds
from trendaudit.core.kinds import kind_of, normal, validate

MOST_STEPS = 40
"""Answers that are set one after the other before it is given up."""

Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Target:
    """A condition and how it should come out."""

    condition: Condition
    truth: bool = True


def sample_answers(targets: Sequence[Target], catalog: Catalog) -> Answers | None:
    """Return answers with which all targets are met; None where that does not come about."""
    answers: Answers = {}
    for _step in range(MOST_STEPS):
        known = AnswerState(catalog, answers)
        unmet = next((target for target in targets if evaluate(target.condition, known) is not target.truth), None)
        if unmet is None:
            return answers
        unmet = _unmet_test(unmet, known)
        changed = _with_answer(_asked_first(unmet, known), known) if unmet else None
        if changed is None or changed == answers:
            return None
        answers = changed
    return None


def _unmet_test(target: Target, known: AnswerState) -> Target | None:
    """Return one test of a condition that should come out otherwise: where one is enough, an open one if there is any."""
    condition, truth = target.condition, target.truth
    while not isinstance(condition, Test):
        if isinstance(condition, Not):
            condition, truth = condition.part, not truth
            continue
        unmet = [part for part in condition.parts if evaluate(part, known) is not truth]
        if not unmet:
            return None
        one_is_enough = isinstance(condition, Any) is truth
        still_open = [part for part in unmet if evaluate(part, known) is None]
        condition = still_open[0] if one_is_enough and still_open else unmet[0]
    return Target(condition, truth)


def _asked_first(target: Target | None, known: AnswerState) -> Target | None:
    """Return what has to be so before the answer to a test's question can count; the test itself where that is so."""
    while target is not None and isinstance(target.condition, Test):
        test = target.condition
        question = known.catalog.questions[test.question]
        if evaluate(question.ask_when, known) is not True:
            target = _unmet_test(Target(question.ask_when), known)
        elif question.each is not None and not _rows(test, known):
            options = known.catalog.questions[question.each].options.values()
            rows = [test.row] if test.row else [option.id for option in options if not option.exclusive]
            target = Target(Test(question.each, "any_of", frozenset(rows)))
        else:
            break
    return target


def _rows(test: Test, known: AnswerState) -> tuple[str, ...]:
    rows = known.rows(test.question) or ()
    return tuple(row for row in rows if test.row in {None, row})


def _with_answer(target: Target | None, known: AnswerState) -> Answers | None:
    """Return the answers with the one changed that a test is about; None where no answer gives what is wanted."""
    if target is None or not isinstance(target.condition, Test):
        return None
    test, question = target.condition, known.catalog.questions[target.condition.question]
    if question.each is None:
        value = _value(question, test, target.truth, known.given(question.id))
        return None if value is None else {**known.answers, question.id: value}
    given = known.answers.get(question.id, {})
    cells = dict(given) if isinstance(given, Mapping) else {}
    for row in _rows(test, known):
        value = _value(question, test, target.truth, cells.get(row))
        if value is None:
            return None
        cells[row] = value
    return {**known.answers, question.id: cells}


def _value(question: Question, test: Test, truth: bool, now: Scalar | None) -> Scalar | None:
    """Return the first answer that makes a test come out as wanted, as near as possible to the one that is there."""
    for value in kind_of(question).candidates(question, test, now):
        if validate(question, value) is None and holds(test, kind_of(question).cell(value)) is truth:
            return normal(question, value)
    return None
