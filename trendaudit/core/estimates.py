"""How many points some answers are worth, and how many they could still be worth.

An `Estimate` carries a share of the points with its bounds; `combine` joins parts into a rule and
rows into a part. All arithmetic is exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from trendaudit.core.answer_state import AnswerState
from trendaudit.core.catalog import Combine, Level, Part, Rule
from trendaudit.core.conditions import evaluate

ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Estimate:
    """Points between 0 and 1: as known so far (None: nothing is), and at worst and at best."""

    score: Fraction | None
    low: Fraction
    high: Fraction
    known: Fraction
    """The share of the parts that is known, 0 to 1."""
    may_be_not_applicable: bool = False
    """Whether it may turn out not to apply, and so to leave the mean."""


def estimate(rule: Rule, known: AnswerState) -> Estimate | None:
    """Return what a rule's score is worth; None where no part of it applies.

    The rule must have a score. Whether the rule applies at all is not looked at.
    """
    if isinstance(rule.score[0], Level):
        return _estimate_levels((level for level in rule.score if isinstance(level, Level)), known)
    parts = (_estimate_part(part, known) for part in rule.score if isinstance(part, Part))
    return combine([part for part in parts if part is not None], rule.combine)


def combine(parts: Sequence[Estimate], how: Combine) -> Estimate | None:
    """Join estimates into their mean, worst or best; None where there are none.

    The bounds come from completing what is unknown at its worst and best, leaving out included.
    """
    if not parts:
        return None
    if len(parts) == 1:  # of one, mean, worst and best are the same
        return parts[0]
    scores = [part.score for part in parts if part.score is not None]
    low, high = _bounds(parts, how)
    return Estimate(
        score=min(max(_join(scores, how), low), high) if scores else None,
        low=low,
        high=high,
        known=sum((part.known for part in parts), ZERO) / len(parts),
        may_be_not_applicable=all(part.may_be_not_applicable for part in parts),
    )


def _bounds(parts: Sequence[Estimate], how: Combine) -> tuple[Fraction, Fraction]:
    staying = [part for part in parts if not part.may_be_not_applicable]
    leaving = [part for part in parts if part.may_be_not_applicable]
    if how == "mean":
        low = _least_mean([part.low for part in staying], [part.low for part in leaving])
        high = 1 - _least_mean([1 - part.high for part in staying], [1 - part.high for part in leaving])
        return low, high
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    if how == "worst":
        return min(lows), min(part.high for part in staying) if staying else max(highs)
    return max(part.low for part in staying) if staying else min(lows), max(highs)


def _least_mean(staying: Sequence[Fraction], leaving: Sequence[Fraction]) -> Fraction:
    """Return the least mean of everything that stays and any choice of what may leave (at least one in all)."""
    chosen = list(staying)
    for value in sorted(leaving):
        if chosen and value * len(chosen) >= sum(chosen):
            break
        chosen.append(value)
    return sum(chosen, ZERO) / len(chosen)


def _join(scores: Sequence[Fraction], how: Combine) -> Fraction:
    if how == "mean":
        return sum(scores, ZERO) / len(scores)
    return min(scores) if how == "worst" else max(scores)


def _estimate_levels(levels: Iterable[Level], known: AnswerState) -> Estimate:
    """Return the bounds of the levels that are still possible; the first that holds ends the list."""
    possible = []
    for level in levels:
        truth = evaluate(level.when, known)
        if truth is not False:
            possible.append(level.points)
        if truth:
            break
    low, high = min(possible), max(possible)
    decided = low == high
    return Estimate(low if decided else None, low, high, known=ONE if decided else ZERO)


def _estimate_part(part: Part, known: AnswerState) -> Estimate | None:
    asked = known.asked(part.question)
    if asked is False:
        return None
    if asked is None:
        return _estimate_unknown(part, may_be_not_applicable=True)
    if not known.is_each(part.question):
        return _estimate_cell(part, None, known)
    rows = (known.rows(part.question) or ()) if part.row is None else (part.row,)
    cells = (_estimate_cell(part, row, known) for row in rows)
    return combine([cell for cell in cells if cell is not None], part.rows)


def _estimate_cell(part: Part, row: str | None, known: AnswerState) -> Estimate | None:
    cell = known.cell(part.question, row)
    if not isinstance(cell, frozenset):
        return _estimate_unknown(part, may_be_not_applicable=False)
    if not cell:
        return None
    (option,) = cell
    points = part.points[option]
    return None if points is None else Estimate(points, points, points, known=ONE)


def _estimate_unknown(part: Part, *, may_be_not_applicable: bool) -> Estimate | None:
    points = [value for value in part.points.values() if value is not None]
    if not points:
        return None
    may_be_not_applicable = may_be_not_applicable or len(points) < len(part.points)
    return Estimate(None, min(points), max(points), known=ZERO, may_be_not_applicable=may_be_not_applicable)
