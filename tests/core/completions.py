"""Every way in which what is unknown may turn out, and how much narrower the bounds could be than they are.

Nothing here uses the bounds: each completion is scored by itself, with every answer known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice

from tests.core.random_packs import valid_answers
from trendaudit.core.answer_state import AnswerState
from trendaudit.core.audit import Answer, Scalar
from trendaudit.core.catalog import Catalog, Question
from trendaudit.core.estimates import estimate
from trendaudit.core.scoring import Finding, Score, judge, tally, weight

NUMBERS: list[Scalar] = [half / 2 for half in range(-1, 10)]
"""On, between and beyond all the numbers that random conditions name."""
Findings = Mapping[str, Finding]


@dataclass(frozen=True, slots=True)
class Gap:
    """The bounds of one audit beside the least and greatest score that completing it can come to (0-100)."""

    score: Score
    least: Fraction
    greatest: Fraction
    least_alone: Fraction
    """What the bounds would be if each rule's own were exact, whatever the others make of the same answers."""
    greatest_alone: Fraction
    width_by_options: Fraction
    """How far the bounds would lie apart if what is wholly unknown counted between its own options, not from 0 to 1."""
    completions: int

    @property
    def width(self) -> Fraction:
        """Return how far the bounds lie apart."""
        assert self.score.low is not None
        assert self.score.high is not None
        return self.score.high - self.score.low

    @property
    def excess(self) -> Fraction:
        """Return by how much the bounds are wider than they need to be."""
        return self.width - (self.greatest - self.least)

    @property
    def excess_of_unknown(self) -> Fraction:
        """Return the part of the excess that is there because what is wholly unknown counts from 0 to 1 (ADR 3)."""
        return self.width - self.width_by_options

    @property
    def excess_of_sharing(self) -> Fraction:
        """Return the part of the excess that is there because each rule is completed on its own."""
        return (self.greatest_alone - self.least_alone) - (self.greatest - self.least)


def completions(pack: Catalog, answers: Mapping[str, Answer]) -> Iterator[dict[str, Answer]]:
    """Yield every way to answer what is asked and unknown, and what is asked because of that."""
    known = AnswerState(pack, answers)
    unknown = (prompt for prompt in known.prompts() if known.cell(prompt.question, prompt.row) is None)
    prompt = next(unknown, None)
    if prompt is None:
        yield dict(answers)
        return
    for answer in _all_answers(pack.questions[prompt.question]):
        rows = answers.get(prompt.question, {})
        filled: Answer = answer
        if prompt.row is not None:
            filled = {**(rows if isinstance(rows, Mapping) else {}), prompt.row: answer}
        yield from completions(pack, {**answers, prompt.question: filled})


def counting(pack: Catalog, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answers without those that do not count (yet), since their question or row is not asked."""
    asked: dict[str, Answer] = {}
    for prompt in AnswerState(pack, answers).prompts():
        given = answers.get(prompt.question)
        if prompt.row is None and given is not None:
            asked[prompt.question] = given
        elif prompt.row is not None and isinstance(given, Mapping) and prompt.row in given:
            rows = asked.get(prompt.question, {})
            assert isinstance(rows, Mapping)
            asked[prompt.question] = {**rows, prompt.row: given[prompt.row]}
    return asked


def findings_of(pack: Catalog, answers: Mapping[str, Answer]) -> dict[str, Finding]:
    """Return the findings on the practices of a pack."""
    known = AnswerState(pack, answers)
    return {rule.id: judge(rule, known) for rule in pack.rules.values() if rule.kind == "practice"}


def gap(pack: Catalog, answers: Mapping[str, Answer], most: int) -> Gap | None:
    """Return how far the bounds are from the exact ones.

    None where there are more completions than `most`, where nothing is unknown, or where nothing applies.
    """
    every = list(islice(completions(pack, answers), most + 1))
    if not 1 < len(every) <= most:
        return None
    outcomes = [findings_of(pack, completed) for completed in every]
    values = [value for value in (tally(outcome.values(), pack).value for outcome in outcomes) if value is not None]
    if not values:
        return None
    least_alone, greatest_alone = _alone(pack, outcomes)
    score = tally(findings_of(pack, answers).values(), pack)
    return Gap(
        score, min(values), max(values), least_alone, greatest_alone, _width_by_options(pack, answers), len(every)
    )


def _width_by_options(pack: Catalog, answers: Mapping[str, Answer]) -> Fraction:
    known = AnswerState(pack, answers)
    narrowed = [
        replace(finding, low=points.low, high=points.high)
        if finding.applies and finding.score is None and (points := estimate(finding.rule, known))
        else finding
        for finding in findings_of(pack, answers).values()
    ]
    score = tally(narrowed, pack)
    assert score.low is not None
    assert score.high is not None
    return score.high - score.low


def _alone(pack: Catalog, outcomes: Iterable[Findings]) -> tuple[Fraction, Fraction]:
    """Return the least and the greatest mean of the rules' exact bounds; what may leave does so where that helps."""
    every = list(outcomes)
    shares = {rule: [outcome[rule].score for outcome in every] for rule in every[0]}
    weights = {rule: weight(pack.rules[rule], pack) for rule in shares}
    least = _least_mean([(weights[rule], scores) for rule, scores in shares.items()])
    turned = {rule: [None if share is None else 1 - share for share in scores] for rule, scores in shares.items()}
    return 100 * least, 100 * (1 - _least_mean([(weights[rule], scores) for rule, scores in turned.items()]))


def _least_mean(rules: Iterable[tuple[int, list[Fraction | None]]]) -> Fraction:
    staying: list[tuple[Fraction, int]] = []
    leaving: list[tuple[Fraction, int]] = []
    for weighs, scores in rules:
        known = [score for score in scores if score is not None]
        if known:
            (staying if len(known) == len(scores) else leaving).append((min(known), weighs))
    chosen = list(staying)
    for share, weighs in sorted(leaving):
        if chosen and share * sum(w for _, w in chosen) >= sum(s * w for s, w in chosen):
            break
        chosen.append((share, weighs))
    return sum((s * w for s, w in chosen), Fraction(0)) / sum(w for _, w in chosen)


def _all_answers(asked: Question) -> list[Scalar]:
    return NUMBERS if asked.kind == "number" else valid_answers(asked)
