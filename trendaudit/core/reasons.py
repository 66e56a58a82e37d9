"""Which answers made a finding what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import islice

from trendaudit.core.answer_state import AnswerState, Prompt
from trendaudit.core.catalog import Level, Part, Question, Rule
from trendaudit.core.conditions import Condition, deciding, evaluate, holds

MOST_CLOSING = 50
"""Answers that are named as the reason why one question is not asked; more explain nothing."""


def because(rule: Rule, known: AnswerState, *, applies: bool | None) -> tuple[Prompt, ...]:
    """Return the answers that decided what a rule says, each once, the most costly first.

    For an open practice these are the answers that cost points; for one that is passed, those that earned
    them; for a rule that does not apply, and for a watch, those that decided that. Where a question is not asked,
    the answers that say so stand in for its own.
    """
    if not rule.score or evaluate(rule.applies_when, known) is False:
        cells: Iterable[Prompt] = _deciding_cells(rule.applies_when, known, applies)
    elif isinstance(rule.score[0], Level):
        cells = _cells_of_levels([level for level in rule.score if isinstance(level, Level)], known)
    else:
        parts = [part for part in rule.score if isinstance(part, Part)]
        cells = _cells_that_leave(parts, known) if applies is False else _cells_of_parts(parts, known)
    return tuple(dict.fromkeys(cells))


def _cells_of_parts(parts: Iterable[Part], known: AnswerState) -> list[Prompt]:
    points: dict[Prompt, Fraction] = {}
    for part in parts:
        for cell, value in _earned(part, known).items():
            points[cell] = min(value, points.get(cell, value))
    costly = {cell: value for cell, value in points.items() if value < 1} or points
    return sorted(costly, key=lambda cell: costly[cell])


def _earned(part: Part, known: AnswerState) -> Mapping[Prompt, Fraction]:
    """Return the points of the cells that count in a part; where the best row counts, of the best ones only."""
    cells = _answered(part.question, part.row, known)
    points = {cell: part.points[str(known.given(cell.question, cell.row))] for cell in cells}
    earned = {cell: value for cell, value in points.items() if value is not None}
    if part.rows != "best":
        return earned
    return {cell: value for cell, value in earned.items() if value == max(earned.values())}


def _cells_that_leave(parts: Iterable[Part], known: AnswerState) -> Iterator[Prompt]:
    """Yield the answers that say that no part applies."""
    for part in parts:
        answered = list(_answered(part.question, part.row, known))
        yield from answered or _cells_that_close(part.question, known)


def _cells_of_levels(levels: Iterable[Level], known: AnswerState) -> Iterator[Prompt]:
    """Yield what kept the better levels from holding, then what made the level hold that does."""
    missed: list[Level] = []
    for level in levels:
        if evaluate(level.when, known) is False:
            missed.append(level)
            continue
        held = list(_deciding_cells(level.when, known, truth=True))
        better = [one for one in missed if one.points > level.points]
        for one in better or ([] if held else missed):
            yield from _deciding_cells(one.when, known, truth=False)
        yield from held
        return


def _deciding_cells(condition: Condition, known: AnswerState, truth: bool | None) -> Iterator[Prompt]:
    for test in deciding(condition, known, truth):
        outcome = evaluate(test, known)
        answered = _answered(test.question, test.row, known)
        cells = [cell for cell in answered if holds(test, known.cell(cell.question, cell.row)) is outcome]
        yield from cells if cells or outcome is None else _cells_that_close(test.question, known)


def _cells_that_close(question: str, known: AnswerState) -> tuple[Prompt, ...]:
    """Return the answers that say that a question, or a row of it, is not asked: the first `MOST_CLOSING` of them."""
    if not known.closing:  # for all questions in their order: each looks at earlier ones only
        for one in known.catalog.questions.values():
            known.closing[one.id] = tuple(islice(dict.fromkeys(_closing(one, known)), MOST_CLOSING))
    return known.closing[question]


def _closing(question: Question, known: AnswerState) -> Iterable[Prompt]:
    refusing = list(_deciding_cells(question.ask_when, known, truth=False))
    if question.each is None:
        return refusing
    return refusing or list(_answered(question.each, None, known)) or _cells_that_close(question.each, known)


def _answered(question: str, row: str | None, known: AnswerState) -> Iterator[Prompt]:
    """Yield the cells of a question that are asked and known."""
    rows = (known.rows(question) or ()) if known.is_each(question) else (None,)
    for each in rows:
        if row in {None, each} and known.asked(question) and known.cell(question, each) is not None:
            yield Prompt(question, each)
