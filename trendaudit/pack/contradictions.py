"""Conditions that no answers can make true, and the lines to blame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from trendaudit.core.catalog import Catalog, Question
from trendaudit.core.conditions import All, Any, Condition, Not, Test
from trendaudit.errors import Problem
from trendaudit.i18n import _, ngettext
from trendaudit.pack.contents import Spot
from trendaudit.pack.possible import never


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a condition (or a whole condition), with its place; all lines around each other must hold."""

    key: str
    """What a message calls it."""
    data: object
    """As it stands in the file."""
    condition: Condition
    spot: Spot


def lines_of(data: Mapping[str, object], condition: Condition, spot: Spot) -> list[Line]:
    """Return the lines of a condition as it stands in a file, each with what it means."""
    parts = condition.parts if len(data) != 1 and isinstance(condition, All) else (condition,)
    return [Line(key, data[key], part, spot.at(key)) for key, part in zip(data, parts, strict=True)]


def conflict(lines: Sequence[Line], catalog: Catalog) -> list[Line]:
    """Return as few of the lines as possible that cannot hold together; none where all can, or it is not certain.

    Where there is a choice, it is made among the later lines.
    """
    if not _never(lines, catalog):
        return []
    blamed = list(lines)
    for line in lines:
        others = [one for one in blamed if one is not line]
        if _never(others, catalog):
            blamed = others
    return blamed


def contradictions(lines: Sequence[Line], around: Sequence[Line], outcome: str, catalog: Catalog) -> Iterator[Problem]:
    """Yield why some lines never hold where those around them do, or else what inside of them never does.

    `outcome` says what that means, and begins the message about the lines as a whole.
    """
    blamed = conflict([*around, *lines], catalog)
    if not blamed:
        for line in lines:
            yield from _inside(line, [*around, *(one for one in lines if one is not line)], catalog)
    elif own := [line for line in blamed if line in lines]:
        yield from _explained(own, blamed, outcome, catalog)


def is_asked(question: Question, row: str | None, catalog: Catalog) -> Condition:
    """Return the condition under which a question, or one row of it, is asked."""
    if question.each is None:
        return question.ask_when
    options = catalog.questions[question.each].options.values()
    rows = frozenset([row] if row else [option.id for option in options if not option.exclusive])
    return All((question.ask_when, Test(question.each, "any_of", rows)))


def together(lines: Sequence[Line]) -> str:
    """Return the names of lines for a message."""
    return _(" and ").join(repr(line.key) for line in lines)


def _never(lines: Sequence[Line], catalog: Catalog) -> bool:
    return never(All(tuple(line.condition for line in lines)), catalog)


def _explained(own: Sequence[Line], blamed: Sequence[Line], outcome: str, catalog: Catalog) -> Iterator[Problem]:
    """Yield one problem about lines that never hold together, or those about the parts of an `any`."""
    last = own[-1]
    if len(blamed) == 1:
        parts = list(_parts(last, [], catalog)) if last.key == "any" else []
        yield from parts or [_problem(last, outcome, _reason(last, catalog))]
        return
    for line in reversed(own):
        others = [one for one in blamed if one is not line]
        if isinstance(line.condition, Test) and _is_never_asked(line.condition, others, catalog):
            yield _problem(line, outcome, _unasked(line.condition, others))
            return
    reason = _("{lines} never hold together; change one of them, or remove it")
    yield _problem(last, outcome, reason.format(lines=together(blamed)))


def _problem(line: Line, outcome: str, reason: str) -> Problem:
    return line.spot.key_problem(_("{outcome}: {reason}").format(outcome=outcome, reason=reason))


def _unasked(test: Test, others: Sequence[Line]) -> str:
    reason = ngettext(
        "{cell!r} is not asked where the line {lines} holds; change one of the two, or remove it",
        "{cell!r} is not asked where the lines {lines} hold; change one of them, or remove it",
        len(others),
    )
    cell = test.question if test.row is None else f"{test.question}.{test.row}"
    return reason.format(cell=cell, lines=together(others))


def _is_never_asked(test: Test, others: Sequence[Line], catalog: Catalog) -> bool:
    asked = is_asked(catalog.questions[test.question], test.row, catalog)
    return never(All((*(line.condition for line in others), asked)), catalog)


def _reason(line: Line, catalog: Catalog) -> str:
    """Say why a line never holds by itself."""
    match line.condition:
        case Not():
            return _("what stands under 'not' always holds; change it, or remove it")
        case Test():
            return _reason_of_test(line.condition, catalog.questions[line.condition.question])
    return _("this never holds; change it, or remove it")


def _reason_of_test(test: Test, question: Question) -> str:
    named = [option for option in question.options.values() if option.id in test.options]
    needed = len(named) if test.operator == "all_of" else test.number
    if test.operator in ("all_of", "at_least") and question.kind == "many":
        alone = next((option for option in named if option.exclusive), None)
        if alone is not None:
            return _("{option!r} cannot be chosen together with others; leave it out").format(option=alone.id)
        if question.maximum is not None and needed > question.maximum:
            what = _("at most {most} options of {question!r} can be chosen; ask for fewer")
            return what.format(most=question.maximum, question=question.id)
    return _("no answer to {question!r} makes it true; change it, or remove it").format(question=question.id)


def _inside(line: Line, around: Sequence[Line], catalog: Catalog) -> Iterator[Problem]:
    """Yield what never holds inside a line that can hold."""
    match line.condition:
        case Any():
            yield from _parts(line, around, catalog)
        case Not(part):
            assert isinstance(line.data, Mapping)
            outcome = _("what stands under 'not' never holds")
            yield from contradictions(lines_of(line.data, part, line.spot), [], outcome, catalog)
        case Test(operator="any_of") as test if isinstance(line.data, list):
            yield from _options(line, test, line.data, around, catalog)


def _parts(line: Line, around: Sequence[Line], catalog: Catalog) -> Iterator[Problem]:
    assert isinstance(line.condition, Any)
    assert isinstance(line.data, list)
    outcome = _("this part of 'any' never holds")
    for index, (data, part) in enumerate(zip(line.data, line.condition.parts, strict=True)):
        yield from contradictions(lines_of(data, part, line.spot.at(index)), around, outcome, catalog)


def _options(
    line: Line, test: Test, named: Sequence[str], around: Sequence[Line], catalog: Catalog
) -> Iterator[Problem]:
    """Yield the options in a list of which each must be able to make a line hold, and that cannot."""
    for index, option in enumerate(named) if len(named) > 1 else ():
        alone = replace(line, key=option, condition=replace(test, options=frozenset([option])))
        others = [one for one in conflict([*around, alone], catalog) if one is not alone]
        if others:
            what = _("{option!r} never counts here: it does not go together with {others}; remove it")
            yield line.spot.at(index).problem(what.format(option=option, others=together(others)))
