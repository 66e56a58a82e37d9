"""Conditions that contradict themselves, and levels that an earlier one leaves nothing to.

Each condition is looked at by its own lines, once, and nothing is searched: what is reported is certain, but much that
never holds goes unnoticed here. A level or a part that no example can reach is noticed by `lint_examples`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trendaudit.core.catalog import Catalog, Level, Question, Rule
from trendaudit.core.conditions import All, Any, Condition, Not, Test
from trendaudit.core.kinds import kind_of
from trendaudit.errors import Problem
from trendaudit.pack.parse import Location, ParsedPack
from trendaudit.text.translation import _

Lines = Sequence[Test]
"""Tests that must all hold."""


def lint_conditions(catalog: Catalog, parsed: ParsedPack) -> Iterator[Problem]:
    """Yield the conditions that never hold, and the levels that are never reached, as far as their lines show it."""
    for file in parsed.questions:
        for name in file.content.questions:
            if question := catalog.questions.get(name):  # a pack that extends another asks less than all its files say
                location = file.location.at("questions", name, "ask_when")
                yield from _never(question.ask_when, [], location, _("this question is never asked"), catalog)
    for rule_file in parsed.rules:
        yield from _rule(catalog.rules[rule_file.id], rule_file.location, catalog)


def _rule(rule: Rule, location: Location, catalog: Catalog) -> Iterator[Problem]:
    around = _lines(rule.applies_when)
    faults = list(_never(rule.applies_when, [], location.at("applies_when"), _("this rule never applies"), catalog))
    if faults:
        yield from faults
        return
    levels = [level for level in rule.score if isinstance(level, Level)]
    for index, level in enumerate(levels):
        place = location.at("score", index, "when")
        faults = list(_never(level.when, around, place, _("this level never holds"), catalog))
        yield from faults
        lines = [*around, *_lines(level.when)]
        above = next((one for one in range(index) if _implies(levels[one].when, lines)), None)
        if above is not None and not faults:
            message = _(
                "this level is never reached: where it holds, level {level} above it does too; "
                "put it above that one, or remove it"
            )
            yield place.key_problem(message.format(level=above + 1))


def _lines(condition: Condition) -> list[Test]:
    """Return the tests of a condition that must all hold; what only some of must is left out."""
    match condition:
        case All(parts) | Any((_,) as parts):
            return [test for part in parts for test in _lines(part)]
        case Not(Test() as test) if negated := _negated(test):
            return [negated]
        case Test():
            return [condition]
    return []


def _negated(test: Test) -> Test | None:
    opposite = {"any_of": "none_of", "none_of": "any_of"}
    if test.operator not in opposite or test.every:
        return None
    return Test(test.question, "none_of" if test.operator == "any_of" else "any_of", test.options, row=test.row)


def _never(
    condition: Condition, around: Lines, location: Location, outcome: str, catalog: Catalog
) -> Iterator[Problem]:
    """Yield why a condition never holds where the lines around it do, or else why a part of its `any` never does."""
    lines = _lines(condition)
    faults = list(_contradictions(lines, around, location, outcome, catalog))
    yield from faults
    inside = condition.parts if isinstance(condition, All) else (condition,)
    either = next((part for part in inside if isinstance(part, Any)), None)
    if either is not None and not faults:
        outcome = _("this part of 'any' never holds")
        for index, part in enumerate(either.parts):
            place = location.at("any", index)
            yield from _contradictions(_lines(part), [*around, *lines], place, outcome, catalog)


def _contradictions(own: Lines, around: Lines, location: Location, outcome: str, catalog: Catalog) -> Iterator[Problem]:
    """Yield the questions that lines demand what is impossible of, and those that are not asked where they hold."""
    lines = [*around, *own]
    for question, row in dict.fromkeys((test.question, test.row) for test in own):
        asked, place = catalog.questions[question], location.at(question if row is None else f"{question}.{row}")
        together = [test for test in lines if (test.question, test.row) == (question, row)]
        if (asked.each is None or row is not None) and not _satisfiable(together, asked):
            message = _("{outcome}: no answer to {question!r} is all that is demanded of it; change that, or remove it")
            yield place.key_problem(message.format(outcome=outcome, question=question))
            continue
        if all(test.operator == "none_of" for test in together):
            continue  # true of a question that is not asked
        needs = [*_lines(asked.ask_when)]
        if asked.each is not None:
            rows = [row] if row else [*catalog.questions[asked.each].combinable]
            needs.append(Test(asked.each, "any_of", frozenset(rows)))
        for needed in dict.fromkeys(test.question for test in needs):
            there = catalog.questions[needed]
            if there.each is None and not _satisfiable(
                [test for test in [*lines, *needs] if test.question == needed], there
            ):
                message = _(
                    "{outcome}: {question!r} is not asked where {needed!r} is answered as it demands; "
                    "change one of the two, or remove it"
                )
                yield place.key_problem(message.format(outcome=outcome, question=question, needed=needed))


def _satisfiable(tests: Lines, question: Question) -> bool:
    """Tell whether one answer can make some tests true, as far as the options that they name go."""
    if not question.options:
        return True
    refused = frozenset[str]().union(*(test.options for test in tests if test.operator == "none_of"))
    allowed = question.options.keys() - refused
    some = [test.options for test in tests if test.operator == "any_of"]
    for options in some:
        if not kind_of(question).takes_several or all(question.options[option].exclusive for option in options):
            allowed &= options
    together = [test.options for test in tests if test.operator == "all_of"]
    return (
        bool(allowed)
        and all(options & allowed for options in some)
        and all(options <= allowed and _compatible(options, question) for options in together)
    )


def _compatible(options: frozenset[str], question: Question) -> bool:
    most = question.maximum if question.maximum is not None else len(question.options)
    return len(options) == 1 or (len(options) <= most and not any(question.options[one].exclusive for one in options))


def _implies(condition: Condition, lines: Lines) -> bool:
    """Tell whether a condition certainly holds where some lines do."""
    match condition:
        case All(parts):
            return all(_implies(part, lines) for part in parts)
        case Any(parts):
            return any(_implies(part, lines) for part in parts)
        case Test():
            return any(_implied_by(condition, line) for line in lines)
    return False


def _implied_by(test: Test, line: Test) -> bool:
    if (test.question, test.row, test.every) != (line.question, line.row, line.every):
        return False
    match test.operator, line.operator:
        case "any_of", "any_of":
            return line.options <= test.options
        case "none_of", "none_of":
            return test.options <= line.options
        case "any_of", "all_of":
            return bool(test.options & line.options)
        case "all_of", "all_of":
            return test.options <= line.options
        case "at_least", "at_least":
            return test.options == line.options and line.number >= test.number
        case "at_most", "at_most":
            return test.options == line.options and line.number <= test.number
    return test == line
