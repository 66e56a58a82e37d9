"""From a rule's score as it stands in a file to parts or levels."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from fractions import Fraction

from trendaudit.core.catalog import Level, Part
from trendaudit.errors import Problem
from trendaudit.i18n import _, ngettext
from trendaudit.pack.bank import Bank, BankQuestion, unknown_option
from trendaudit.pack.compile_conditions import compile_condition
from trendaudit.pack.models.rules import LevelEntry, PartEntry
from trendaudit.pack.parse import Location

Score = tuple[Part, ...] | tuple[Level, ...]


def compile_score(
    entries: Sequence[PartEntry | LevelEntry], location: Location, bank: Bank
) -> tuple[Score, list[Problem]]:
    """Return what a score means, and what is wrong with it."""
    parts = [entry for entry in entries if isinstance(entry, PartEntry)]
    levels = [entry for entry in entries if isinstance(entry, LevelEntry)]
    if parts and levels:
        return (), [
            location.key_problem(_("a score has either parts (question, points) or levels (points, when), not both"))
        ]
    return _parts(parts, location, bank) if parts else _levels(levels, location, bank)


def share(points: float) -> Fraction:
    """Return points of 0-100 as a share between 0 and 1, exactly as they are written."""
    return Fraction(repr(points)) / 100


def _parts(entries: Sequence[PartEntry], location: Location, bank: Bank) -> tuple[Score, list[Problem]]:
    problems: list[Problem] = []
    parts: list[Part] = []
    for index, entry in enumerate(entries):
        question, _dot, row = entry.question.partition(".")
        problems += _part_problems(entry, location.at(index), bank)
        if any(entry.question == earlier.question for earlier in entries[:index]):
            message = _("{question!r} is scored twice").format(question=entry.question)
            problems.append(location.at(index, "question").problem(message))
        points = {option: None if isinstance(value, str) else share(value) for option, value in entry.points.items()}
        parts.append(Part(question, points, row or None, entry.rows or "mean"))
    return tuple(parts), problems


def _part_problems(entry: PartEntry, location: Location, bank: Bank) -> Iterator[Problem]:
    question, dot, row = entry.question.partition(".")
    asked = bank.find(question)
    if asked is None:
        if fault := bank.unknown(question):
            yield location.at("question").problem(fault)
        return
    if asked.entry.kind != "one":
        message = _(
            "points are for questions of kind one, and {question!r} is of kind {kind}; use levels with conditions"
        )
        yield location.at("question").problem(message.format(question=question, kind=asked.entry.kind))
        return
    if dot and (fault := bank.unknown_row(asked, row)):
        yield location.at("question").problem(fault)
    elif entry.rows and (dot or asked.entry.each is None):
        yield location.at("rows").key_problem(_("'rows' is only for a question that is asked `each`, as a whole"))
    yield from _option_problems(entry, asked, location.at("points"))


def _option_problems(entry: PartEntry, asked: BankQuestion, location: Location) -> Iterator[Problem]:
    """Yield the options without points and the points without option; a misspelled option is one problem."""
    missing = [option for option in asked.options if option not in entry.points]
    for option in entry.points:
        if option not in asked.options:
            yield location.at(option).key_problem(unknown_option(asked, option))
            for meant in difflib.get_close_matches(option, missing, 1):
                missing.remove(meant)
    if missing:
        text = ngettext("option {options} has no points", "options {options} have no points", len(missing))
        yield location.key_problem(text.format(options=", ".join(map(repr, missing))))
    if all(isinstance(value, str) for value in entry.points.values()):
        yield location.key_problem(_("no option has points: leave this part out"))


def _levels(entries: Sequence[LevelEntry], location: Location, bank: Bank) -> tuple[Score, list[Problem]]:
    problems: list[Problem] = []
    levels: list[Level] = []
    ended = any(entry.otherwise for entry in entries)
    for index, entry in enumerate(entries):
        place = location.at(index)
        if entry.when is None:
            levels.append(Level(share(entry.points)))
        else:
            when, faults = compile_condition(entry.when, place.at("when"), bank)
            problems += faults
            levels.append(Level(share(entry.points), when, entry.in_words))
        if fault := _level_fault(entry, last=index == len(entries) - 1, ended=ended):
            problems.append(place.problem(fault))
    return tuple(levels), problems


def _level_fault(entry: LevelEntry, *, last: bool, ended: bool) -> str | None:
    if (entry.when is None) is not entry.otherwise:
        return _("a level has either 'when' with a condition or 'otherwise: true'")
    if entry.otherwise and not last:
        return _("nothing can follow the level with 'otherwise': put it last")
    if last and not ended:
        return _("the last level must be the one for everybody else: {points: …, otherwise: true}")
    if entry.when == {}:
        return _("an empty condition always holds; write 'otherwise: true' in the last level")
    return None
