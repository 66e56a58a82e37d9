"""Answers that make something true, found by asking only what it waits for.

A search that ends has tried every answer, or one that stands for it: that there are none is then certain.
One that grows too long is given up, and nothing is said.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from trendaudit.core.audit import Answer, Scalar
from trendaudit.core.catalog import Catalog
from trendaudit.core.conditions import Condition, evaluate, tests
from trendaudit.core.questions import Known
from trendaudit.pack.telling_answers import Field, Reading, field

FIRST_SEARCH = 200
"""Sets of answers that are tried in the order of the questions and options; that is nearly always enough."""
SHUFFLES, SHUFFLED_SEARCH = 20, 50
"""Short searches in other orders, against a bad beginning; they can only find."""
LONGEST_SEARCH = 2000
"""Sets of answers that are tried in their order before the search is given up."""
MOST_SHUFFLED = 512
"""Values of one question that such a search chooses from."""

Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Goal:
    """What answers are searched for."""

    readings: Iterable[Reading]
    """All that is read of the answers."""
    holds: Callable[[Known], bool | None]
    """Whether it is so; None while the answers do not decide it. More answers never change a yes or a no."""
    waits_for: Callable[[Known], frozenset[str]]
    """The open questions that keep it from being decided."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to."""

    answers: Answers | None
    """Answers that make it true, none of them for nothing; None where none were found."""
    complete: bool = True
    """Whether all were tried, where none were found."""

    @property
    def never(self) -> bool:
        """Tell whether it is certain that no answers make it true."""
        return self.answers is None and self.complete


def find(goal: Goal, catalog: Catalog) -> Found:
    """Search for answers that make a goal true. The same goal always has the same outcome."""
    asked = field(catalog, goal.readings)
    if asked is None:
        return Found(None, complete=False)
    found = _search(goal, asked, FIRST_SEARCH)
    if found.complete:
        return found
    for seed in range(SHUFFLES):
        found = _search(goal, asked, SHUFFLED_SEARCH, random.Random(seed))  # noqa: S311 -- no secret, only an order
        if found.answers is not None:
            return found
    return _search(goal, asked, LONGEST_SEARCH)


def find_for(condition: Condition, catalog: Catalog) -> Found:
    """Search for answers that make a condition true."""
    goal = Goal(
        tests(condition),
        lambda known: evaluate(condition, known),
        lambda known: known.open_questions(condition),
    )
    return find(goal, catalog)


def never(condition: Condition, catalog: Catalog) -> bool:
    """Tell whether it is certain that no answers make a condition true."""
    return find_for(condition, catalog).never


def _search(goal: Goal, asked: Field, longest: int, order: random.Random | None = None) -> Found:
    waiting: list[Iterator[Answers]] = [iter([{}])]
    tried = 0
    while waiting:
        answers = next(waiting[-1], None)
        if answers is None:
            waiting.pop()
            continue
        if tried == longest:
            return Found(None, complete=False)
        tried += 1
        known = Known(asked.catalog, answers)
        holds = goal.holds(known)
        if holds:
            return Found(answers)
        if holds is None:
            waiting.append(_answered_further(answers, known, goal.waits_for(known), asked, order))
    return Found(None, complete=order is None)


def _answered_further(
    answers: Answers,
    known: Known,
    open_questions: frozenset[str],
    asked: Field,
    order: random.Random | None,
) -> Iterator[Answers]:
    """Yield the answers with one more cell: the first that is waited for, in each way that may matter."""
    question = next(one for one in asked.catalog.questions.values() if one.id in open_questions)
    values = asked.values(question) if order is None else _shuffled(asked.values(question), order)
    if question.each is None:
        yield from ({**answers, question.id: value} for value in values)
        return
    given = answers.get(question.id, {})
    assert isinstance(given, Mapping)
    read = asked.rows(question.id)
    rows = (row for row in known.rows(question.id) or () if read is None or row in read)
    row = next(row for row in rows if row not in given)
    yield from ({**answers, question.id: {**given, row: value}} for value in values)


def _shuffled(values: Iterator[Scalar], order: random.Random) -> Iterator[Scalar]:
    """Return some of the values in a random order."""
    some = list(itertools.islice(values, MOST_SHUFFLED))
    order.shuffle(some)
    return iter(some)
