"""What no example of a rule reaches, each with an example to add."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from trendaudit.core.answer_state import AnswerState
from trendaudit.core.catalog import Catalog, Level, Part, Rule
from trendaudit.core.conditions import All, Condition, Test, evaluate
from trendaudit.core.scoring import judge
from trendaudit.errors import Problem
from trendaudit.pack.parse import Location
from trendaudit.pack.sample_answers import Answers, Target, sample_answers
from trendaudit.strict_yaml.scalars import scalar
from trendaudit.text.translation import _


@dataclass(frozen=True, slots=True)
class _Missing:
    """One thing that no example reaches, and what answers to reach it with."""

    location: Location
    message: str
    targets: Sequence[Target]
    besides: Sequence[Target] = ()
    """What makes a whole example of it, where it can be had too."""
    is_option: bool = False


def lint_examples(
    rule: Rule, examples: Sequence[AnswerState], catalog: Catalog, location: Location
) -> Iterator[Problem]:
    """Yield the levels, parts and options with points that no example of a rule reaches, and missing outcomes.

    `location` is the rule's file. Wanted outcomes are unknown, not_applicable and, of a watch, that it applies; of these,
    only what answers were found for is reported.
    """
    applying = [known for known in examples if evaluate(rule.applies_when, known)]
    for missing in (*_levels(rule, applying, location), *_parts(rule, applying, location)):
        answers = sample_answers([*missing.targets, *missing.besides], catalog) or sample_answers(
            missing.targets, catalog
        )
        if answers is not None:
            yield _problem(missing, answers, _result(rule, answers, catalog))
        elif not missing.is_option:  # an option needs points even where the rule cannot apply with it
            message = _(
                "{missing}, and no answers were found that do: add an example, or remove what cannot be reached"
            )
            yield missing.location.key_problem(message.format(missing=missing.message))
    outcomes = {judge(rule, known).status or "applies" for known in examples}
    for outcome, attempts in _wanted_outcomes(rule, catalog).items():
        drafts = (sample_answers(targets, catalog) for targets in (() if outcome in outcomes else attempts))
        found = next((one for one in drafts if one is not None and _result(rule, one, catalog) == outcome), None)
        if found is not None:
            message = _("no example applies") if outcome == "applies" else _("no example is {outcome}")
            yield _problem(_Missing(location.at("examples"), message.format(outcome=outcome), ()), found, outcome)


def _levels(rule: Rule, applying: Sequence[AnswerState], location: Location) -> Iterator[_Missing]:
    levels = [level for level in rule.score if isinstance(level, Level)]
    reached = {_reached(levels, known) for known in applying}
    for index, level in enumerate(levels):
        if index not in reached:
            earlier = [Target(one.when, truth=False) for one in levels[:index]]
            targets = [Target(rule.applies_when), Target(level.when), *earlier]
            yield _Missing(location.at("score", index, "points"), _("no example reaches this level"), targets)


def _reached(levels: Sequence[Level], known: AnswerState) -> int | None:
    """Return the first level that holds; None while that is open."""
    for index, level in enumerate(levels):
        truth = evaluate(level.when, known)
        if truth is not False:
            return index if truth else None
    return None


def _parts(rule: Rule, applying: Sequence[AnswerState], location: Location) -> Iterator[_Missing]:
    parts = [part for part in rule.score if isinstance(part, Part)]
    for index, part in enumerate(parts):
        besides = [_answered(other, _counting(other)) for other in parts if other is not part]
        given = {option for known in applying for option in _given(part, known)}
        if not given:
            targets = [Target(rule.applies_when), _answered(part, _counting(part))]
            yield _Missing(location.at("score", index, "question"), _("no example reaches this part"), targets, besides)
            continue
        for option in sorted(_counting(part) - given, key=list(part.points).index):
            message = _("no example answers {question!r} with {option!r}").format(question=part.question, option=option)
            targets = [Target(rule.applies_when), _answered(part, frozenset({option}))]
            yield _Missing(location.at("score", index, "points", option), message, targets, besides, is_option=True)


def _counting(part: Part) -> frozenset[str]:
    return frozenset(option for option, points in part.points.items() if points is not None)


def _answered(part: Part, options: frozenset[str]) -> Target:
    return Target(Test(part.question, "any_of", options, row=part.row))


def _given(part: Part, known: AnswerState) -> Iterator[str]:
    rows = (known.rows(part.question) or ()) if known.is_each(part.question) else (None,)
    for row in rows:
        cell = known.cell(part.question, row)
        if part.row in {None, row} and isinstance(cell, frozenset):
            yield from cell


def _wanted_outcomes(rule: Rule, catalog: Catalog) -> Mapping[str, Sequence[Sequence[Target]]]:
    """Return the outcomes that examples should show, each with goals to try one after the other."""
    unasked = [_asked(part, catalog) for part in rule.score if isinstance(part, Part)]
    wanted: dict[str, Sequence[Sequence[Target]]] = {
        "not_applicable": [[Target(rule.applies_when, truth=False)], [Target(one, truth=False) for one in unasked]],
        "unknown": [[Target(rule.applies_when)], []],
    }
    return wanted if rule.score else {"applies": [[Target(rule.applies_when)]], **wanted}


def _asked(part: Part, catalog: Catalog) -> Condition:
    """Return the condition under which the question of a part, or its row, is asked."""
    question = catalog.questions[part.question]
    if question.each is None:
        return question.ask_when
    rows = [part.row] if part.row else catalog.questions[question.each].options
    return All((question.ask_when, Test(question.each, "any_of", frozenset(rows))))


def _result(rule: Rule, answers: Answers, catalog: Catalog) -> str:
    """Return what an example with these answers has to expect."""
    finding = judge(rule, AnswerState(catalog, answers))
    if finding.score is None or finding.status == "unknown":
        return finding.status or "applies"
    return f"{float(100 * finding.score):.6g}"


def _problem(missing: _Missing, answers: Answers, expect: str) -> Problem:
    message = _("{missing}; add one to 'examples', such as - {example}")
    example = f"{{answers: {_in_yaml(answers)}, expect: {expect}}}"
    return missing.location.key_problem(message.format(missing=missing.message, example=example))


def _in_yaml(value: object) -> str:
    match value:
        case Mapping():
            return "{" + ", ".join(f"{key}: {_in_yaml(inner)}" for key, inner in value.items()) + "}"
        case tuple():
            return "[" + ", ".join(map(_in_yaml, value)) + "]"
        case str():
            return value if scalar(value) == value else f'"{value}"'
    return str(value)
