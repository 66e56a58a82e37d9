"""The answers that stand for all others: of those that nothing tells apart, one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from trendaudit.core.audit import Scalar
from trendaudit.core.catalog import Catalog, Part, Question
from trendaudit.core.conditions import Test, tests
from trendaudit.core.questions import fault

MOST_READINGS, MOST_COMPARED, MOST_GROUPS = 1000, 200_000, 200
"""Limits of what is gone through: readings, options by readings, and groups of one question."""
_COUNTING = ("all_of", "at_least", "at_most")
Reading = Test | Part
"""What looks at the answer to a question."""


@dataclass(frozen=True, slots=True)
class Group:
    """Options that nothing tells apart, and how many of them can make a difference when chosen together."""

    options: tuple[str, ...]
    exclusive: bool
    most: int


@dataclass(frozen=True, slots=True)
class Field:
    """The questions that have a say in something, and what is read of them."""

    catalog: Catalog
    """The pack with these questions only."""
    readings: Mapping[str, Sequence[Reading]]
    groups: Mapping[str, Sequence[Group]]

    def rows(self, question: str) -> frozenset[str] | None:
        """Return the rows of a question that are read by themselves; None where all rows are."""
        read = {reading.row for reading in self.readings[question]}
        return None if None in read else frozenset(row for row in read if row is not None)

    def values(self, question: Question) -> Iterator[Scalar]:
        """Yield answers to one cell of a question that can stand and of which each may make a difference."""
        if question.kind == "number":
            yield from (number for number in self._numbers(question) if fault(question, number) is None)
        elif question.kind == "one":
            yield from (group.options[0] for group in self.groups[question.id])
        elif question.kind == "many":
            together = [group for group in self.groups[question.id] if not group.exclusive]
            most = question.maximum if question.maximum is not None else len(question.options)
            least = question.minimum if question.minimum is not None else 1
            yield from _picks(together, int(least), int(most))
            yield from ((group.options[0],) for group in self.groups[question.id] if group.exclusive)

    def _numbers(self, question: Question) -> Iterator[int | float]:
        """Yield each number at which something begins or ends to hold, one between two of them, and one beyond."""
        bounds = {bound for bound in (question.minimum, question.maximum) if bound is not None}
        at = sorted(bounds | {test.number for test in self.readings[question.id] if isinstance(test, Test)})
        for place, number in enumerate(at):
            yield number
            if place + 1 < len(at):
                middle = (number + at[place + 1]) // 2
                yield middle if number < middle else (number + at[place + 1]) / 2
        for number, step in ((at[0], -1), (at[-1], 1)) if at else ():
            yield number + step * max(1, abs(number) // 2**40)  # a float may be too large for 1 to matter


def field(catalog: Catalog, readings: Iterable[Reading]) -> Field | None:
    """Return all that has a say in some readings; None where that is too much to be gone through."""
    found = read_behind(catalog, readings)
    questions = {question.id: question for question in catalog.questions.values() if question.id in found}
    read = sum(map(len, found.values()))
    if read > MOST_READINGS or read * sum(len(question.options) for question in questions.values()) > MOST_COMPARED:
        return None
    groups = {question.id: list(_groups(question, questions, found)) for question in questions.values()}
    if any(len(some) > MOST_GROUPS for some in groups.values()):
        return None
    return Field(replace(catalog, questions=questions), found, groups)


def read_behind(catalog: Catalog, readings: Iterable[Reading]) -> Mapping[str, Sequence[Reading]]:
    """Return some readings by question, with those that decide whether these questions are asked."""
    found: dict[str, list[Reading]] = {}
    waiting = deque(readings)
    while waiting:
        reading = waiting.popleft()
        waiting.extend([] if reading.question in found else _behind(catalog, reading.question, found))
        found.setdefault(reading.question, []).append(reading)
    return found


def _behind(catalog: Catalog, question: str, found: dict[str, list[Reading]]) -> list[Reading]:
    """Return what is read to decide whether a question is asked."""
    read = list[Reading](tests(catalog.questions[question].ask_when))
    parent = catalog.questions[question].each
    if parent is not None and parent not in found:
        read += _behind(catalog, parent, found)
        found[parent] = []
    return read


def _groups(
    question: Question, questions: Mapping[str, Question], readings: Mapping[str, Sequence[Reading]]
) -> Iterator[Group]:
    """Yield the options of a question, those together that nothing tells apart."""
    rows = [reading for child in questions.values() if child.each == question.id for reading in readings[child.id]]
    groups: dict[tuple[object, ...], list[str]] = {}
    for option in question.options.values():
        named = any(reading.row == option.id for reading in rows)
        read = (_makes_of(reading, option.id) for reading in readings[question.id])
        groups.setdefault((option.exclusive, named and option.id, *read), []).append(option.id)
    for options in groups.values():
        exclusive = question.options[options[0]].exclusive
        yield Group(tuple(options), exclusive, min(_most(question, options[0], readings, rows), len(options)))


def _makes_of(reading: Reading, option: str) -> object:
    return reading.points[option] if isinstance(reading, Part) else option in reading.options


def _most(question: Question, option: str, readings: Mapping[str, Sequence[Reading]], rows: Sequence[Reading]) -> int:
    """Return how many options like this one can make a difference together.

    Where their number is not read, one shows that there are any; and each statement about some row or
    every row is decided by one row at most.
    """
    counted = any(
        isinstance(reading, Test)
        and reading.operator in _COUNTING
        and (not reading.options or option in reading.options)
        for reading in readings[question.id]
    )
    whole = [reading for reading in rows if reading.row is None]
    if counted or any(isinstance(reading, Part) and reading.rows == "mean" for reading in whole):
        return len(question.options)
    return max(1, len(whole), int(question.minimum or 1))


def _picks(groups: Sequence[Group], least: int, most: int) -> Iterator[tuple[str, ...]]:
    """Yield the choices of so many options, of each group the first few."""
    if not groups:
        if least <= 0:
            yield ()
        return
    group, *others = groups
    later = sum(other.most for other in others)
    for count in range(max(0, least - later), min(group.most, most) + 1):
        for rest in _picks(others, least - count, most - count):
            yield (*group.options[:count], *rest)
