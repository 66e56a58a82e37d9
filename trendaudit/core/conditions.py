"""Conditions over answers, in Kleene's three-valued logic.

A condition is true, false or unknown (`None`). Unknown never counts as a no: it spreads until
enough is known to decide. See S. C. Kleene, Introduction to Metamathematics (1952), section 64.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

Operator = Literal["any_of", "none_of", "all_of", "at_least", "at_most"]
Cell = frozenset[str] | int | float | None
"""What one cell of the answers holds: chosen option ids, a number, or None where it is unknown.

The empty set is the answer to a question that is not asked; for a number it is `NO_NUMBER`.
"""
NO_NUMBER = math.nan  # compares false with every number, which is what a missing number must do


@dataclass(frozen=True, slots=True)
class Test:
    """A statement about one question, or about one row of a question that is asked for each of several things."""

    question: str
    operator: Operator
    options: frozenset[str] = frozenset()
    number: int | float = 0
    row: str | None = None
    every: bool = False
    """Whether all rows must agree; otherwise one row is enough. Only where `row` is None."""


@dataclass(frozen=True, slots=True)
class All:
    """True where every part is true; without parts it is true."""

    parts: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """True where at least one part is true; without parts it is false."""

    parts: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Not:
    """True where the part is false."""

    part: Condition


Condition = Test | All | Any | Not
ALWAYS = All()


class Situation(Protocol):
    """What is known about the answers. `core.answer_state.AnswerState` is the one that the program uses."""

    def rows(self, question: str) -> tuple[str, ...] | None:
        """Return the rows of a question asked `each`, or None while they are unknown."""

    def is_each(self, question: str) -> bool:
        """Tell whether a question has rows."""

    def cell(self, question: str, row: str | None) -> Cell:
        """Return what is known of one cell."""


def evaluate(condition: Condition, situation: Situation) -> bool | None:
    """Decide a condition; None means that the answers do not decide it yet."""
    match condition:
        case All(parts):
            return _all(evaluate(part, situation) for part in parts)
        case Any(parts):
            return _any(evaluate(part, situation) for part in parts)
        case Not(part):
            truth = evaluate(part, situation)
            return None if truth is None else not truth
        case Test():
            return _evaluate_test(condition, situation)


def tests(condition: Condition) -> Iterator[Test]:
    """Yield every test in a condition, in reading order."""
    match condition:
        case All(parts) | Any(parts):
            for part in parts:
                yield from tests(part)
        case Not(part):
            yield from tests(part)
        case Test():
            yield condition


def deciding(condition: Condition, situation: Situation, truth: bool | None) -> Iterator[Test]:
    """Yield the tests that make a condition come out as `truth` (None: those that leave it open).

    Nothing is yielded where the condition does not come out that way.
    """
    if evaluate(condition, situation) is not truth:
        return
    match condition:
        case All(parts) | Any(parts):
            for part in parts:
                yield from deciding(part, situation, truth)
        case Not(part):
            yield from deciding(part, situation, None if truth is None else not truth)
        case Test():
            yield condition


def holds(test: Test, cell: Cell) -> bool | None:
    """Decide a test for a single cell."""
    if cell is None:
        return None
    if isinstance(cell, frozenset):
        return _holds_for_options(test, cell)
    return cell >= test.number if test.operator == "at_least" else cell <= test.number


def _holds_for_options(test: Test, chosen: frozenset[str]) -> bool:
    counted = chosen & test.options if test.options else chosen
    match test.operator:
        case "any_of":
            return bool(chosen & test.options)
        case "none_of":
            return not chosen & test.options
        case "all_of":
            return test.options <= chosen
        case "at_least":
            return len(counted) >= test.number
        case "at_most":
            return len(counted) <= test.number


def _evaluate_test(test: Test, situation: Situation) -> bool | None:
    if test.row is not None or not situation.is_each(test.question):
        return holds(test, situation.cell(test.question, test.row))
    rows = situation.rows(test.question)
    if rows is None:
        return None
    truths = (holds(test, situation.cell(test.question, row)) for row in rows)
    return _all(truths) if test.every else _any(truths)


def _all(truths: Iterable[bool | None]) -> bool | None:
    seen = set(truths)
    if False in seen:
        return False
    return None if None in seen else True


def _any(truths: Iterable[bool | None]) -> bool | None:
    seen = set(truths)
    if True in seen:
        return True
    return None if None in seen else False
