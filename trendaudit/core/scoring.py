"""Findings, the score and what is at stake. docs/scoring.md explains the formulas to a client."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from trendaudit.core.answer_state import AnswerState, Prompt
from trendaudit.core.audit import Depth
from trendaudit.core.catalog import Catalog, Part, Rule
from trendaudit.core.conditions import evaluate
from trendaudit.core.estimates import ONE, ZERO, Estimate, estimate
from trendaudit.core.reasons import because

Status = Literal["pass", "partial", "fail", "not_applicable", "unknown"]
Band = Literal["starting", "developing", "established", "leading"]
BANDS: dict[Band, int] = {"starting": 25, "developing": 50, "established": 75, "leading": 100}
"""The bands with the greatest printed score of each."""
ENOUGH_COVERAGE = Fraction(7, 10)
ENOUGH_WEIGHT = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says about one business. Points are shares between 0 and 1."""

    rule: Rule
    applies: bool | None
    """None while the answers do not decide it."""
    status: Status | None
    """None for a watch that is shown: it has nothing to pass."""
    score: Fraction | None
    """None where nothing is known or the rule does not apply."""
    low: Fraction | None
    high: Fraction | None
    known: Fraction = ZERO
    """The share of its parts that is known, 0 to 1."""
    because: tuple[Prompt, ...] = ()
    """The answers that decided it, the most costly first."""
    waits_for: frozenset[str] = frozenset()
    """The open questions that keep the bounds apart."""

    @property
    def counts(self) -> bool:
        """Tell whether the finding has a say in the score: it certainly applies and a part of it is known."""
        return self.applies is True and self.score is not None

    @property
    def is_practice(self) -> bool:
        """Tell whether the rule is one that is scored."""
        return self.rule.kind == "practice"


@dataclass(frozen=True, slots=True)
class Score:
    """A score on the scale 0-100 with its bounds; all None where nothing applies or nothing is known."""

    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    coverage: Fraction | None
    """The weight of what is known over the weight of all that applies or may apply, 0 to 1."""
    weight: int
    """The weight of all that applies or may apply."""

    @property
    def shown(self) -> int | None:
        """Return the score as it is printed."""
        return None if self.value is None else shown(self.value)


def judge(rule: Rule, known: AnswerState) -> Finding:
    """Return what a rule says about the answers."""
    applies = evaluate(rule.applies_when, known)
    if applies is False:
        return _not_applicable(rule, known)
    if rule.kind == "watch":
        status: Status | None = "unknown" if applies is None else None
        waits = known.open_questions(rule.applies_when)
        reasons = because(rule, known, applies=applies)
        return Finding(rule, applies, status, score=None, low=None, high=None, because=reasons, waits_for=waits)
    points = estimate(rule, known)
    if points is None:
        return _not_applicable(rule, known)
    if points.may_be_not_applicable:
        applies = None
    if applies is None or points.score is None:  # narrower bounds could leave the score outside of them (ADR 3)
        points = Estimate(None, ZERO, ONE, ZERO)
    reasons = because(rule, known, applies=applies)
    waits = _waits_for(rule, known) if points.low < points.high else frozenset()
    status = _status(points)
    return Finding(rule, applies, status, points.score, points.low, points.high, points.known, reasons, waits)


def weight(rule: Rule, catalog: Catalog) -> int:
    """Return the weight of a practice: the trend's weight times the rule's impact."""
    return catalog.trends[rule.trend].weight * rule.impact


def tally(findings: Iterable[Finding], catalog: Catalog) -> Score:
    """Return the weighted score of some findings. Only practices count.

    S = 100 Σ w·s / Σ w over what counts; low and high likewise, over all that applies or may apply.
    """
    applying = [finding for finding in findings if finding.is_practice and finding.applies is not False]
    weights = {finding.rule.id: weight(finding.rule, catalog) for finding in applying}
    total = sum(weights.values())
    if not total:
        return Score(None, None, None, None, 0)
    counted = sum(weights[finding.rule.id] for finding in applying if finding.counts)

    def summed(values: Iterable[tuple[str, Fraction | None]]) -> Fraction:
        return sum((weights[rule] * value for rule, value in values if value is not None), ZERO)

    earned = summed((finding.rule.id, finding.score) for finding in applying if finding.counts)
    return Score(
        value=100 * earned / counted if counted else None,
        low=100 * summed((finding.rule.id, finding.low) for finding in applying) / total,
        high=100 * summed((finding.rule.id, finding.high) for finding in applying) / total,
        coverage=summed((finding.rule.id, finding.known) for finding in applying if finding.counts) / total,
        weight=total,
    )


def gains(findings: Sequence[Finding], catalog: Catalog) -> Mapping[str, Fraction]:
    """Return the points on the 0-100 scale that finishing each counted practice adds; they sum to 100 - S."""
    counted = [finding for finding in findings if finding.is_practice and finding.counts]
    total = sum(weight(finding.rule, catalog) for finding in counted)
    return {
        finding.rule.id: 100 * weight(finding.rule, catalog) * (1 - finding.score) / Fraction(total)
        for finding in counted
        if finding.score is not None
    }


def stakes(findings: Iterable[Finding], catalog: Catalog) -> Mapping[str, Fraction]:
    """Return the points that each open question decides, most first; they sum to high - low.

    A rule's share, 100·w·(high - low) / Σ w, is split equally over the questions that it waits for.
    """
    applying = [finding for finding in findings if finding.is_practice and finding.applies is not False]
    total = sum(weight(finding.rule, catalog) for finding in applying)
    points: dict[str, Fraction] = defaultdict(Fraction)
    for finding in applying:
        assert finding.low is not None
        assert finding.high is not None
        for question in finding.waits_for:
            spread = 100 * weight(finding.rule, catalog) * (finding.high - finding.low)
            points[question] += spread / total / len(finding.waits_for)
    order = {question: place for place, question in enumerate(catalog.questions)}
    return dict(sorted(points.items(), key=lambda item: (-item[1], order[item[0]])))


def shown(value: Fraction) -> int:
    """Return a score as it is printed: rounded down, so that 100 means that nothing is open; 0 only for none."""
    return 1 if 0 < value < 1 else math.floor(value)


def band(value: int) -> Band:
    """Return the band of a printed score."""
    return next(name for name, most in BANDS.items() if value <= most)


def is_provisional(score: Score, depth: Depth, catalog: Catalog) -> bool:
    """Tell whether too little is known for a band: then the range comes first."""
    practices = sum(weight(rule, catalog) for rule in catalog.rules.values() if rule.kind == "practice")
    return (
        depth == "quick"
        or score.value is None
        or score.coverage is None
        or score.coverage < ENOUGH_COVERAGE
        or score.weight < ENOUGH_WEIGHT * practices
    )


def _not_applicable(rule: Rule, known: AnswerState) -> Finding:
    reasons = because(rule, known, applies=False)
    return Finding(rule, applies=False, status="not_applicable", score=None, low=None, high=None, because=reasons)


def _status(points: Estimate) -> Status:
    if points.low == 1:
        return "pass"
    if points.score is None or points.score == 1:
        return "unknown"
    return "fail" if points.high == 0 else "partial"


def _waits_for(rule: Rule, known: AnswerState) -> frozenset[str]:
    waiting = known.open_questions(rule.applies_when)
    for part in rule.score:
        if isinstance(part, Part):
            waiting |= known.waits_for(part.question, part.row)
            continue
        waiting |= known.open_questions(part.when)
        if evaluate(part.when, known):
            break
    return waiting
