"""Which answers made a finding what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from trendaudit.core.conditions import Condition, deciding, evaluate, holds
from trendaudit.core.model import Level, Part, Rule
from trendaudit.core.questions import Known, Prompt


def because(rule: Rule, known: Known, *, applies: bool | None) -> tuple[Prompt, ...]:
    """Return the answers that decided what a rule says, each once, the most costly first.

    For an open practice these are the answers that cost points; for one that is passed, those that earned
    them; for a rule that does not apply, and for a watch, those that decided that.
    """
    if applies is False or not rule.score:
        cells: Iterable[Prompt] = _deciding_cells(rule.applies_when, known, applies)
    elif isinstance(rule.score[0], Level):
        cells = _cells_of_levels([level for level in rule.score if isinstance(level, Level)], known)
    else:
        cells = _cells_of_parts([part for part in rule.score if isinstance(part, Part)], known)
    return tuple(dict.fromkeys(cells))


def _cells_of_parts(parts: Iterable[Part], known: Known) -> list[Prompt]:
    points: dict[Prompt, Fraction] = {}
    for part in parts:
        for cell in _answered(part.question, part.row, known):
            value = part.points[str(known.given(cell.question, cell.row))]
            if value is not None:
                points[cell] = min(value, points.get(cell, value))
    costly = {cell: value for cell, value in points.items() if value < 1} or points
    return sorted(costly, key=lambda cell: costly[cell])


def _cells_of_levels(levels: Iterable[Level], known: Known) -> Iterator[Prompt]:
    for level in levels:
        truth = evaluate(level.when, known)
        if truth is not False:
            yield from _deciding_cells(level.when, known, truth)
            return
        yield from _deciding_cells(level.when, known, truth)


def _deciding_cells(condition: Condition, known: Known, truth: bool | None) -> Iterator[Prompt]:
    for test in deciding(condition, known, truth):
        outcome = evaluate(test, known)
        for cell in _answered(test.question, test.row, known):
            if holds(test, known.cell(cell.question, cell.row)) is outcome:
                yield cell


def _answered(question: str, row: str | None, known: Known) -> Iterator[Prompt]:
    """Yield the cells of a question that are asked and known."""
    rows = [row] if row is not None or not known.is_each(question) else (known.rows(question) or ())
    for each in rows:
        cell = known.cell(question, each)
        if cell is not None and known.asked(question) and known.given(question, each) is not None:
            yield Prompt(question, each)
