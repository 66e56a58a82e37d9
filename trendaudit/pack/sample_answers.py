"""Answers that make conditions come out as wanted, for an example to add to a rule file.

They are put together in one go, question by question, and nothing is searched: for a knotty condition none may be found.
Whoever uses them holds them against the rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from trendaudit.core.audit import Answer, Scalar
from trendaudit.core.catalog import Catalog, Question
from trendaudit.core.conditions import Any, Condition, Not, Test, evaluate, holds
from trendaudit.core.questions import Known, fault, normal

MOST_STEPS = 40
"""Answers that are set one after the other before it is given up."""

Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Goal:
    """A condition and how it should come out."""

    condition: Condition
    truth: bool = True


def sample_answers(goals: Sequence[Goal], catalog: Catalog) -> Answers | None:
    """Return answers with which all goals are met; None where that does not come about."""
    answers: Answers = {}
    for _step in range(MOST_STEPS):
        known = Known(catalog, answers)
        unmet = next((goal for goal in goals if evaluate(goal.condition, known) is not goal.truth), None)
        if unmet is None:
            return answers
        wish = _wish(unmet, known)
        changed = _granted(_asked_first(wish, known), known) if wish else None
        if changed is None or changed == answers:
            return None
        answers = changed
    return None


def _wish(goal: Goal, known: Known) -> Goal | None:
    """Return one test of a condition that should come out otherwise: where one is enough, an open one if there is any."""
    condition, truth = goal.condition, goal.truth
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
    return Goal(condition, truth)


def _asked_first(goal: Goal | None, known: Known) -> Goal | None:
    """Return what has to be so before the answer to a test's question can count; the test itself where that is so."""
    while goal is not None and isinstance(goal.condition, Test):
        test = goal.condition
        question = known.catalog.questions[test.question]
        if evaluate(question.ask_when, known) is not True:
            goal = _wish(Goal(question.ask_when), known)
        elif question.each is not None and not _rows(test, known):
            options = known.catalog.questions[question.each].options.values()
            rows = [test.row] if test.row else [option.id for option in options if not option.exclusive]
            goal = Goal(Test(question.each, "any_of", frozenset(rows)))
        else:
            break
    return goal


def _rows(test: Test, known: Known) -> tuple[str, ...]:
    rows = known.rows(test.question) or ()
    return tuple(row for row in rows if test.row in {None, row})


def _granted(goal: Goal | None, known: Known) -> Answers | None:
    """Return the answers with the one changed that a test is about; None where no answer gives what is wanted."""
    if goal is None or not isinstance(goal.condition, Test):
        return None
    test, question = goal.condition, known.catalog.questions[goal.condition.question]
    if question.each is None:
        value = _value(question, test, goal.truth, known.given(question.id))
        return None if value is None else {**known.answers, question.id: value}
    given = known.answers.get(question.id, {})
    cells = dict(given) if isinstance(given, Mapping) else {}
    for row in _rows(test, known):
        value = _value(question, test, goal.truth, cells.get(row))
        if value is None:
            return None
        cells[row] = value
    return {**known.answers, question.id: cells}


def _value(question: Question, test: Test, truth: bool, now: Scalar | None) -> Scalar | None:
    """Return the first answer that makes a test come out as wanted, as near as possible to the one that is there."""
    for value in _candidates(question, test, now):
        cell = frozenset(value) if isinstance(value, tuple) else frozenset({value}) if isinstance(value, str) else value
        if fault(question, value) is None and holds(test, cell) is truth:
            return normal(question, value)
    return None


def _candidates(question: Question, test: Test, now: Scalar | None) -> Iterator[Scalar]:
    if question.kind == "one":
        yield from question.options
    elif question.kind == "number":
        bounds = (test.number, test.number - 1, test.number + 1, question.minimum, question.maximum)
        yield from (bound for bound in bounds if bound is not None)
    else:
        together = [option.id for option in question.options.values() if not option.exclusive]
        chosen = list(now) if isinstance(now, tuple) else []
        first = [option for option in together if option in test.options]
        others = [option for option in together if option not in test.options]
        yield from ((*chosen, option) for option in _new([*first, *others], chosen))
        yield from _growing([*chosen, *_new(first, chosen)])
        yield from _growing([option for option in chosen if option not in test.options])
        yield from _growing([*first, *others])
        yield from _growing([*others, *first])
        yield from ((option.id,) for option in question.options.values() if option.exclusive)


def _new(options: Iterable[str], chosen: Sequence[str]) -> list[str]:
    return [option for option in options if option not in chosen]


def _growing(options: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the first of some options, the first two, and so on."""
    yield from (tuple(options[:count]) for count in range(1, len(options) + 1))
