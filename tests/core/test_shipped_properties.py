"""What must hold for the shipped pack, whatever the answers are."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from hypothesis import strategies as st

from tests.core.building import F
from tests.proving import for_all
from tests.shipped_audits import cells_by, choices, prompts_of, shipped, shipped_audits, with_answer, without_answer
from trendaudit.core.answer_state import AnswerState, Prompt
from trendaudit.core.audit import DONT_KNOW, Answer, Audit
from trendaudit.core.catalog import Catalog, Level, Part, Rule
from trendaudit.core.conditions import evaluate
from trendaudit.core.priority import BUCKETS, open_items, rank
from trendaudit.core.report import Report, build
from trendaudit.core.scoring import Finding, Score, gains, judge, stakes, tally

AS_OF = "2026-11-22"
ANY, MANY_OPEN, COMPLETE = shipped_audits(), shipped_audits(unknown=50), shipped_audits(unknown=0)
V = TypeVar("V")
CHANCE = st.integers(0, 999).map(random.Random)
QUICK, SLOW = 10, 150
CHANGES = 5
"""How many changes of an audit are tried, out of all there are."""


def judged(answers: Mapping[str, Answer]) -> list[Finding]:
    known = AnswerState(shipped(), answers)
    return [judge(rule, known) for rule in shipped().rules.values()]


def scored(answers: Mapping[str, Answer]) -> Score:
    return tally(judged(answers), shipped())


def order_of(report: Report) -> list[str]:
    return [item.rule.id for item in report.checklist]


def changes_of(audit: Audit, chance: random.Random, *, unknown: bool) -> Iterator[tuple[Prompt, str | tuple[str, ...]]]:
    """Yield a few cells with other answers to them."""
    known = AnswerState(shipped(), audit.answers)
    every = [
        (prompt, answer)
        for prompt in cells_by(known, unknown=unknown)
        for answer in choices(shipped().questions[prompt.question])
        if answer != known.given(prompt.question, prompt.row) and not isinstance(answer, int | float)
    ]
    yield from chance.sample(every, min(CHANGES, len(every)))


@for_all(ANY, quick=QUICK, slow=SLOW)
def test_score_and_all_findings_lie_within_their_bounds(audit: Audit) -> None:
    findings = judged(audit.answers)
    score = tally(findings, shipped())
    assert score.low is not None
    assert score.high is not None
    assert 0 <= score.low <= (score.low if score.value is None else score.value) <= score.high <= 100
    for one in findings:
        if one.low is not None and one.high is not None:
            assert 0 <= one.low <= (one.low if one.score is None else one.score) <= one.high <= 1


@for_all(ANY, quick=QUICK, slow=SLOW)
def test_gains_and_points_at_stake_add_up_exactly(audit: Audit) -> None:
    findings = judged(audit.answers)
    score = tally(findings, shipped())
    assert score.low is not None
    assert score.high is not None
    assert sum(gains(findings, shipped()).values()) == (0 if score.value is None else 100 - score.value)
    assert sum(stakes(findings, shipped()).values()) == score.high - score.low


@for_all(COMPLETE, quick=QUICK, slow=SLOW)
def test_audit_with_every_answer_has_no_range(audit: Audit) -> None:
    score = scored(audit.answers)
    assert score.low == score.value == score.high
    assert score.coverage == 1


@for_all(MANY_OPEN, CHANCE, quick=QUICK, slow=SLOW)
def test_resolving_an_unknown_only_narrows_the_bounds(audit: Audit, chance: random.Random) -> None:
    before = scored(audit.answers)
    for prompt, answer in changes_of(audit, chance, unknown=True):
        _assert_within(scored(with_answer(audit.answers, prompt, answer)), before)


@for_all(ANY, CHANCE, quick=QUICK, slow=SLOW)
def test_not_knowing_any_more_only_widens_the_bounds(audit: Audit, chance: random.Random) -> None:
    before = scored(audit.answers)
    known = cells_by(AnswerState(shipped(), audit.answers), unknown=False)
    for prompt in chance.sample(known, min(CHANGES, len(known))):
        open_again = without_answer(audit.answers, prompt)
        _assert_within(before, scored(open_again))
        if shipped().questions[prompt.question].dont_know:
            assert scored(with_answer(audit.answers, prompt, DONT_KNOW)) == scored(open_again)


@for_all(ANY, CHANCE, quick=QUICK, slow=SLOW)
def test_better_paid_answer_never_lowers_the_score_and_adds_no_item(audit: Audit, chance: random.Random) -> None:
    before = build(shipped(), audit, AS_OF)
    opened = _opened(audit.answers)
    for prompt, answer in _better_paid(audit.answers, chance):
        changed = with_answer(audit.answers, prompt, answer)
        if _opened(changed) != opened:
            continue
        after = build(shipped(), replace(audit, answers=changed), AS_OF)
        assert (after.score.value or 0) >= (before.score.value or 0)
        assert set(order_of(after)) <= set(order_of(before))


def test_many_single_answers_can_be_paid_better_without_opening_anything() -> None:
    answers = _last_answers()
    better = _better_paid(answers, random.Random(0), most=999)
    kept = [prompt for prompt, answer in better if _opened(with_answer(answers, prompt, answer)) == _opened(answers)]
    assert len(set(kept)) >= 10


@for_all(ANY, CHANCE, quick=QUICK, slow=SLOW)
def test_order_of_answers_and_files_is_irrelevant(audit: Audit, chance: random.Random) -> None:
    pack = shipped()
    again = replace(
        pack,
        trends=_shuffled(pack.trends, chance),
        rules=_shuffled(pack.rules, chance),
        sources=_shuffled(pack.sources, chance),
        claims=_shuffled(pack.claims, chance),
        updates=_shuffled(pack.updates, chance),
    )
    before = build(pack, audit, AS_OF)
    after = build(again, replace(audit, answers=_shuffled(audit.answers, chance)), AS_OF)
    assert (after.score, after.counts, after.find_out_first) == (before.score, before.counts, before.find_out_first)
    assert [item.item for item in after.checklist] == [item.item for item in before.checklist]
    assert [line.rule.id for line in after.duties] == [line.rule.id for line in before.duties]
    assert {line.rule.id: line.finding for line in after.lines} == {line.rule.id: line.finding for line in before.lines}
    assert {line.trend.id: line.score for line in after.trends} == {line.trend.id: line.score for line in before.trends}


@for_all(ANY, st.text(max_size=9), st.text(max_size=9), quick=QUICK, slow=SLOW)
def test_names_notes_and_date_decide_nothing(audit: Audit, business: str, auditor: str) -> None:
    notes = dict.fromkeys(audit.answers, business)
    renamed = replace(audit, business=business, auditor=auditor, notes=notes, date="2020-01-01")
    before, after = build(shipped(), audit, AS_OF), build(shipped(), renamed, "2099-01-01")
    assert after.score == before.score
    assert [(item.item, item.score_after, item.points) for item in after.checklist] == [
        (item.item, item.score_after, item.points) for item in before.checklist
    ]
    assert [line.finding for line in after.lines] == [line.finding for line in before.lines]


@for_all(ANY, quick=QUICK, slow=SLOW)
def test_what_does_not_apply_is_neutral(audit: Audit) -> None:
    report = build(shipped(), audit, AS_OF)
    applying = {line.rule.id: line.rule for line in report.lines if line.finding.applies is not False}
    without = build(replace(shipped(), rules=applying), audit, AS_OF)
    assert (without.score, without.find_out_first) == (report.score, report.find_out_first)
    assert without.checklist == report.checklist


@for_all(ANY, quick=QUICK, slow=SLOW)
def test_what_an_item_needs_stands_before_it_and_no_later_in_the_plan(audit: Audit) -> None:
    report = build(shipped(), audit, AS_OF)
    places = {item.rule.id: place for place, item in enumerate(report.checklist)}
    buckets = {item.rule.id: BUCKETS.index(item.bucket) for item in report.checklist if item.bucket}
    for item in report.checklist:
        for need in set(item.rule.needs) & set(places):
            assert places[need] < places[item.rule.id]
            assert buckets[need] <= buckets[item.rule.id]


@for_all(ANY, quick=QUICK, slow=SLOW)
def test_finishing_an_item_never_reorders_the_others(audit: Audit) -> None:
    free = replace(shipped(), rules={name: replace(rule, needs=()) for name, rule in shipped().rules.items()})
    known = AnswerState(free, audit.answers)
    findings = [judge(rule, known) for rule in free.rules.values()]
    order = _ranked(findings, free)
    for done in order:
        rest = [
            replace(one, status="pass", score=F(1), low=F(1), high=F(1)) if one.rule.id == done else one
            for one in findings
        ]
        assert _ranked(rest, free) == [rule for rule in order if rule != done]


def _assert_within(inner: Score, outer: Score) -> None:
    assert inner.low is not None
    assert inner.high is not None
    assert outer.low is not None
    assert outer.high is not None
    assert outer.low <= inner.low <= inner.high <= outer.high


def _ranked(findings: list[Finding], pack: Catalog) -> list[str]:
    return [item.rule.id for item in rank(open_items(findings, gains(findings, pack), frozenset(), pack))]


def _shuffled(things: Mapping[str, V], chance: random.Random) -> dict[str, V]:
    return dict(chance.sample(list(things.items()), len(things)))


def _opened(answers: Mapping[str, Answer]) -> object:
    """Return which cells are asked, and what all conditions of the practices come to."""
    known = AnswerState(shipped(), answers)
    practices = [rule for rule in shipped().rules.values() if rule.kind == "practice"]
    levels = [one.when for rule in practices for one in rule.score if isinstance(one, Level)]
    truths = [evaluate(condition, known) for condition in [*(rule.applies_when for rule in practices), *levels]]
    return list(known.prompts()), [known.asked(question) for question in shipped().questions], truths


def _better_paid(answers: Mapping[str, Answer], chance: random.Random, most: int = CHANGES) -> list[tuple[Prompt, str]]:
    """Return a few cells with answers that every rule pays at least as well as what was answered, and one better."""
    known = AnswerState(shipped(), answers)
    found = [
        (prompt, option)
        for prompt in cells_by(known, unknown=False)
        for option in shipped().questions[prompt.question].options
        if shipped().questions[prompt.question].kind == "one"
        and _is_better_paid(prompt.question, str(known.given(prompt.question, prompt.row)), option)
    ]
    return chance.sample(found, min(most, len(found)))


def _is_better_paid(question: str, old: str, new: str) -> bool:
    pairs = [(part.points[old], part.points[new]) for part in _parts() if part.question == question]
    comparable = all((before is None) == (after is None) for before, after in pairs)
    shares = [(before, after) for before, after in pairs if before is not None and after is not None]
    return comparable and all(a >= b for b, a in shares) and any(a > b for b, a in shares)


def _parts() -> list[Part]:
    rules: list[Rule] = [rule for rule in shipped().rules.values() if rule.kind == "practice"]
    return [part for rule in rules for part in rule.score if isinstance(part, Part)]


def _last_answers() -> dict[str, Answer]:
    """Return an audit in which the last option is chosen, or the first one where there may be several."""
    answers: dict[str, Answer] = {}
    for asked in shipped().questions.values():
        option = next(choices(asked)) if asked.kind == "many" else list(asked.options)[-1]
        for prompt in prompts_of(asked, AnswerState(shipped(), answers)):
            answers = with_answer(answers, prompt, option)
    return answers
