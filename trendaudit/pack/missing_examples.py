"""The outcomes of a rule that none of its examples shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from trendaudit.core.catalog import Catalog, Rule
from trendaudit.core.scoring import Finding
from trendaudit.errors import Problem
from trendaudit.i18n import _
from trendaudit.pack.contents import Spot
from trendaudit.pack.outcomes import applying, highest, lowest, not_applying, undecided
from trendaudit.pack.possible import Answers
from trendaudit.strict_yaml.scalars import scalar


def missing_examples(rule: Rule, findings: Sequence[Finding], catalog: Catalog, spot: Spot) -> Iterator[Problem]:
    """Yield the outcomes that a rule can have and that no finding of an example is, each with an example to add.

    Wanted are the lowest and the highest score (of a watch: that it applies), not_applicable and unknown.
    """
    yield from map(spot.key_problem, _missing_scores(rule, findings, catalog) if rule.score else ())
    outcomes = {finding.status or "applies" for finding in findings}
    for outcome, answers_for in (("applies", applying), ("not_applicable", not_applying), ("unknown", undecided)):
        if outcome in outcomes or (outcome == "applies" and rule.score):
            continue
        answers = answers_for(rule, catalog)
        if answers is not None:
            what = _("no example is {outcome}; add one, such as {example}")
            if outcome == "applies":
                what = _("no example applies; add one, such as {example}")
            yield spot.key_problem(what.format(outcome=outcome, example=_example(answers, outcome)))


def _missing_scores(rule: Rule, findings: Sequence[Finding], catalog: Catalog) -> Iterator[str]:
    scores = [finding.score for finding in findings if finding.score is not None]
    if found := lowest(rule, catalog, min(scores, default=None)):
        what = _("no example has the lowest score, {score}; add one, such as {example}")
        yield what.format(score=_points(found[0]), example=_example(found[1], _points(found[0])))
    if found := highest(rule, catalog, max(scores, default=None)):
        what = _("no example has the highest score, {score}; add one, such as {example}")
        yield what.format(score=_points(found[0]), example=_example(found[1], _points(found[0])))


def _points(score: Fraction) -> str:
    return f"{float(100 * score):.6g}"


def _example(answers: Answers, expect: str) -> str:
    """Return an example as a line of a rule file."""
    return f"{{answers: {_in_yaml(answers)}, expect: {expect}}}"


def _in_yaml(value: object) -> str:
    match value:
        case Mapping():
            return "{" + ", ".join(f"{key}: {_in_yaml(inner)}" for key, inner in value.items()) + "}"
        case tuple():
            return "[" + ", ".join(map(_in_yaml, value)) + "]"
        case str():
            return value if scalar(value) == value else f'"{value}"'
    return str(value)
