"""What must hold for any pack and any answers."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from hypothesis import strategies as st

from tests.core.building import F, known, part, practice, question
from tests.core.random_packs import audits, rows_of, up_to, valid_answers
from tests.proving import for_all
from trendaudit.core import conditions
from trendaudit.core.answer_state import AnswerState, Prompt
from trendaudit.core.audit import DONT_KNOW, Answer, Audit, Scalar
from trendaudit.core.catalog import Catalog, Part, Question, Rule
from trendaudit.core.estimates import estimate
from trendaudit.core.kinds import normal, validate
from trendaudit.core.priority import BUCKETS, open_items, rank
from trendaudit.core.report import ChecklistItem, Report, build
from trendaudit.core.scoring import Finding, Score, gains, judge, shown, stakes, tally

Case = tuple[Catalog, Audit]
V = TypeVar("V")
AS_OF = "2026-11-22"
LONG = 500
SHUFFLES = st.integers(0, 999).map(random.Random)


def judged(pack: Catalog, answers: Mapping[str, Answer]) -> list[Finding]:
    state = AnswerState(pack, answers)
    return [judge(rule, state) for rule in pack.rules.values()]


def scored(pack: Catalog, answers: Mapping[str, Answer]) -> Score:
    return tally(judged(pack, answers), pack)


def finished(finding: Finding) -> Finding:
    return replace(finding, status="pass", score=F(1), low=F(1), high=F(1))


def cells(pack: Catalog) -> Iterator[tuple[Question, Prompt]]:
    for asked in pack.questions.values():
        rows = rows_of(asked, pack) if asked.each else (None,)
        yield from ((asked, Prompt(asked.id, row)) for row in rows)


def given_with(answers: Mapping[str, Answer], prompt: Prompt, answer: Scalar) -> dict[str, Answer]:
    """Return the answers with one more (or another) cell filled in."""
    if prompt.row is None:
        return {**answers, prompt.question: answer}
    rows = answers.get(prompt.question, {})
    assert isinstance(rows, Mapping)
    return {**answers, prompt.question: {**rows, prompt.row: answer}}


def unknown_cells(state: AnswerState) -> list[Prompt]:
    return [prompt for prompt in state.prompts() if state.cell(prompt.question, prompt.row) is None]


def shuffled(things: Mapping[str, V], shuffle: random.Random) -> dict[str, V]:
    return dict(shuffle.sample(list(things.items()), len(things)))


def outcome(report: Report) -> object:
    """Return everything that a report says, leaving the order in which the pack lists its things aside."""
    return (
        report.score,
        report.band,
        report.counts,
        {line.trend.id: line.score for line in report.trends},
        {line.rule.id: (line.finding, line.title, line.gain, line.because, line.confidence) for line in report.lines},
        [(item.item, item.score_after, item.points, item.decision) for item in report.checklist],
        [line.rule.id for line in report.duties],
        {line.rule.id for line in report.watch},
        report.find_out_first,
        report.progress,
        report.ignored,
        report.hours_a_week,
    )


@for_all(audits(), quick=100, slow=LONG)
def test_random_answers_are_valid_ones(case: Case) -> None:
    pack, audit = case
    state = AnswerState(pack, audit.answers)
    for asked, prompt in cells(pack):
        answer = state.given(prompt.question, prompt.row)
        if answer is not None:
            assert validate(asked, answer) is None
            assert normal(asked, answer) == answer


@for_all(audits(), quick=100, slow=LONG)
def test_bounds_lie_between_nothing_and_everything(case: Case) -> None:
    pack, audit = case
    score = scored(pack, audit.answers)
    if score.low is None or score.high is None or score.coverage is None:
        assert score == Score(None, None, None, None, 0)
        return
    assert 0 <= score.low <= score.high <= 100
    assert 0 <= score.coverage <= 1
    assert score.value is None or 0 <= score.value <= 100


@for_all(audits(), quick=100, slow=LONG)
def test_score_lies_within_its_bounds(case: Case) -> None:
    pack, audit = case
    score = scored(pack, audit.answers)
    if score.value is not None and score.low is not None and score.high is not None:
        assert score.low <= score.value <= score.high


@for_all(audits(), quick=100, slow=LONG)
def test_score_of_every_rule_lies_within_its_bounds(case: Case) -> None:
    for finding in judged(*_answers_of(case)):
        if finding.low is not None and finding.high is not None:
            assert 0 <= finding.low <= finding.high <= 1
            assert finding.score is None or finding.low <= finding.score <= finding.high
            assert finding.status != "pass" or finding.low == 1
            assert finding.status != "fail" or finding.high == 0


@for_all(audits(), quick=100, slow=LONG)
def test_gains_are_what_is_missing_from_a_hundred(case: Case) -> None:
    pack, audit = case
    findings = judged(pack, audit.answers)
    value = tally(findings, pack).value
    assert sum(gains(findings, pack).values()) == (0 if value is None else 100 - value)


@for_all(audits(), quick=100, slow=LONG)
def test_score_after_an_item_is_the_score_with_everything_so_far_finished(case: Case) -> None:
    report = build(*case, AS_OF)
    findings = {line.rule.id: line.finding for line in report.lines}
    counting = [item for item in report.checklist if item.score_after is not None]
    for item in counting:
        findings[item.rule.id] = finished(findings[item.rule.id])
        assert tally(findings.values(), report.catalog).value == item.score_after
    if report.score.value is not None:
        declined = sum(item.item.gain for item in report.checklist if item.score_after is None)
        assert [item.score_after for item in counting][-1:] in ([], [100 - declined])
        assert (report.score.shown == 100) == (not report.checklist)
        reached = counting[-1].score_after if counting else report.score.value
        assert sum(item.points or 0 for item in counting) == shown(reached or F(0)) - (report.score.shown or 0)


@for_all(audits(), quick=100, slow=LONG)
def test_nothing_unknown_enters_the_checklist(case: Case) -> None:
    for item in build(*case, AS_OF).checklist:
        assert item.line.finding.status in {"partial", "fail"}
        assert item.line.finding.counts


@for_all(audits(), quick=100, slow=LONG)
def test_better_paid_answer_never_lowers_the_score(case: Case) -> None:
    pack, audit = case
    before = scored(pack, audit.answers).value
    state = AnswerState(pack, audit.answers)
    opening = _questions_in_conditions(pack)
    for prompt in set(state.prompts()) - set(unknown_cells(state)):
        asked = pack.questions[prompt.question]
        old = state.given(prompt.question, prompt.row)
        if asked.kind != "one" or asked.id in opening or before is None:
            continue
        for new in valid_answers(asked):
            if _is_better_paid(pack, asked, str(old), str(new)):
                after = scored(pack, given_with(audit.answers, prompt, new)).value
                assert after is not None
                assert after >= before


@for_all(audits(), quick=100, slow=LONG)
def test_resolving_an_unknown_only_narrows_the_bounds(case: Case) -> None:
    pack, audit = case
    before = scored(pack, audit.answers)
    for prompt in unknown_cells(AnswerState(pack, audit.answers)):
        for answer in valid_answers(pack.questions[prompt.question])[:4]:
            after = scored(pack, given_with(audit.answers, prompt, answer))
            if after.low is not None and after.high is not None:
                assert before.low is not None
                assert before.high is not None
                assert before.low <= after.low <= after.high <= before.high


@for_all(audits(), quick=100, slow=LONG)
def test_resolving_an_unknown_only_narrows_the_bounds_of_a_rule(case: Case) -> None:
    pack, audit = case
    before = {finding.rule.id: finding for finding in judged(pack, audit.answers)}
    for prompt in unknown_cells(AnswerState(pack, audit.answers)):
        for answer in valid_answers(pack.questions[prompt.question])[:3]:
            for after in judged(pack, given_with(audit.answers, prompt, answer)):
                earlier = before[after.rule.id]
                assert earlier.applies is None or after.applies is earlier.applies
                if after.low is not None and after.high is not None:
                    assert earlier.low is not None
                    assert earlier.high is not None
                    assert earlier.low <= after.low <= after.high <= earlier.high


@for_all(audits(), quick=100, slow=LONG)
def test_not_knowing_is_no_different_from_not_having_answered_yet(case: Case) -> None:
    pack, audit = case
    state = AnswerState(pack, audit.answers)
    silent = dict(audit.answers)
    for prompt in unknown_cells(state):
        if prompt.row is None:
            silent.pop(prompt.question, None)
    assert judged(pack, silent) == judged(pack, audit.answers)


@for_all(audits(), quick=100, slow=LONG)
def test_no_condition_changes_once_it_is_decided(case: Case) -> None:
    pack, audit = case
    state = AnswerState(pack, audit.answers)
    for prompt in unknown_cells(state):
        answer = valid_answers(pack.questions[prompt.question])[0]
        later = AnswerState(pack, given_with(audit.answers, prompt, answer))
        for asked in pack.questions:
            assert state.asked(asked) in {None, later.asked(asked)}


@for_all(audits(), SHUFFLES, quick=100, slow=LONG)
def test_order_of_the_answers_is_irrelevant(case: Case, shuffle: random.Random) -> None:
    pack, audit = case
    rows = {
        name: shuffled(answer, shuffle) if isinstance(answer, Mapping) else answer
        for name, answer in audit.answers.items()
    }
    again = replace(audit, answers=shuffled(rows, shuffle), decisions=shuffled(audit.decisions, shuffle))
    assert build(pack, again, AS_OF) == build(pack, audit, AS_OF)


@for_all(audits(), SHUFFLES, quick=100, slow=LONG)
def test_order_of_the_files_is_irrelevant(case: Case, shuffle: random.Random) -> None:
    pack, audit = case
    again = replace(
        pack,
        trends=shuffled(pack.trends, shuffle),
        rules=shuffled(pack.rules, shuffle),
        sources=shuffled(pack.sources, shuffle),
        claims=shuffled(pack.claims, shuffle),
        updates=shuffled(pack.updates, shuffle),
    )
    assert outcome(build(again, audit, AS_OF)) == outcome(build(pack, audit, AS_OF))


@for_all(audits(), quick=100, slow=LONG)
def test_same_input_gives_the_same_report(case: Case) -> None:
    assert build(*case, AS_OF) == build(*case, AS_OF)


@for_all(audits(), quick=100, slow=LONG)
def test_date_of_the_report_decides_nothing(case: Case) -> None:
    assert outcome(build(*case, "2020-01-01")) == outcome(build(*case, "2099-01-01"))


@for_all(audits(), quick=100, slow=LONG)
def test_what_does_not_apply_is_neutral(case: Case) -> None:
    pack, audit = case
    report = build(pack, audit, AS_OF)
    applying = {line.rule.id: line.rule for line in report.lines if line.finding.applies is not False}
    without = build(replace(pack, rules=applying), audit, AS_OF)
    assert without.score == report.score
    assert without.checklist == report.checklist
    assert without.find_out_first == report.find_out_first


@for_all(audits(), quick=100, slow=LONG)
def test_prerequisites_come_first(case: Case) -> None:
    report = build(*case, AS_OF)
    decided = [item for item in report.checklist if item.decision]
    for section in (report.to_do, decided):
        places = {item.rule.id: place for place, item in enumerate(section)}
        for item in section:
            assert all(places[need] < places[item.rule.id] for need in item.rule.needs if need in places)
    _assert_no_bucket_before_what_is_needed(report.to_do)


@for_all(audits(), quick=100, slow=LONG)
def test_finishing_an_item_never_reorders_the_others(case: Case) -> None:
    pack, audit = case
    free = _without_needs(pack)
    findings = judged(free, audit.answers)
    order = _order(findings, free)
    for done in order:
        rest = [finished(finding) if finding.rule.id == done else finding for finding in findings]
        assert _order(rest, free) == [rule for rule in order if rule != done]


@for_all(audits(), quick=100, slow=LONG)
def test_answer_never_reorders_the_items_that_it_says_nothing_about(case: Case) -> None:
    pack, audit = case
    free = _without_needs(pack)
    before = {finding.rule.id: finding for finding in judged(free, audit.answers)}
    order = _order(list(before.values()), free)
    for asked, prompt in cells(pack):
        after = judged(free, given_with(audit.answers, prompt, valid_answers(asked)[0]))
        same = {one.rule.id for one in after if one.counts and one.score == before[one.rule.id].score}
        assert [rule for rule in _order(after, free) if rule in same] == [rule for rule in order if rule in same]


@for_all(audits(), quick=100, slow=LONG)
def test_first_item_is_now_and_what_starts_here_is_at_most_five(case: Case) -> None:
    report = build(*case, AS_OF)
    assert [item.bucket for item in report.to_do[:1]] in ([], ["now"])
    assert min(3, len(report.to_do)) <= len(report.start_here) <= 5


@for_all(audits(), quick=100, slow=LONG)
def test_points_at_stake_are_the_width_of_the_bounds(case: Case) -> None:
    pack, audit = case
    findings = judged(pack, audit.answers)
    score = tally(findings, pack)
    width = 0 if score.high is None or score.low is None else score.high - score.low
    assert sum(stakes(findings, pack).values()) == width


@for_all(audits(), quick=100, slow=LONG)
def test_rule_that_is_undecided_waits_for_open_questions(case: Case) -> None:
    pack, audit = case
    unanswered = {prompt.question for prompt in unknown_cells(AnswerState(pack, audit.answers))}
    for finding in judged(pack, audit.answers):
        is_open = finding.low != finding.high or (finding.rule.kind == "watch" and finding.applies is None)
        assert bool(finding.waits_for) == is_open
        assert finding.waits_for <= unanswered


@for_all(audits(), quick=100, slow=LONG)
def test_reasons_are_answers_that_count(case: Case) -> None:
    pack, audit = case
    state = AnswerState(pack, audit.answers)
    asked = set(state.prompts())
    for finding in judged(pack, audit.answers):
        assert len(set(finding.because)) == len(finding.because)
        assert set(finding.because) <= asked
        assert all(state.given(prompt.question, prompt.row) not in {None, DONT_KNOW} for prompt in finding.because)


@for_all(audits(), quick=100, slow=LONG)
def test_finding_names_the_answers_that_earned_its_points_or_turned_it_off(case: Case) -> None:
    state = AnswerState(*_answers_of(case))
    for finding in judged(*_answers_of(case)):
        is_scored = finding.score is not None and isinstance(finding.rule.score[0], Part)
        is_off = conditions.evaluate(finding.rule.applies_when, state) is False
        assert finding.because or not (is_scored or is_off)


@for_all(audits(), quick=100, slow=LONG)
def test_counts_add_up(case: Case) -> None:
    report = build(*case, AS_OF)
    practices = [rule for rule in report.catalog.rules.values() if rule.kind == "practice"]
    assert sum(report.counts.values()) == report.practices == len(practices)
    assert report.judged <= report.practices - report.counts["not_applicable"]
    progress = report.progress
    assert progress.answered + progress.open == len(list(AnswerState(*_answers_of(case)).prompts(report.audit.depth)))


SHARES = st.sampled_from([None, 0, 25, 50, 75, 100])
TWO_OR_THREE = st.lists(st.tuples(st.tuples(SHARES, SHARES, SHARES), up_to(3)), min_size=1, max_size=3)


@for_all(TWO_OR_THREE, st.sampled_from(["mean", "worst"]), quick=100, slow=LONG)
def test_bounds_are_what_the_worst_and_the_best_completion_come_to(
    drawn: list[tuple[tuple[int | None, ...], int]], how: str
) -> None:
    asked = [question(f"q{place}", "a", "b", "c") for place in range(len(drawn))]
    parts = [part(f"q{place}", dict(zip("abc", points, strict=True))) for place, (points, _) in enumerate(drawn)]
    rule = practice("t/r", *parts, combine="worst" if how == "worst" else "mean")
    choices = ["abc" if answer == 3 else "abc"[answer] for _, answer in drawn]
    so_far = {f"q{place}": choice for place, choice in enumerate(choices) if len(choice) == 1}
    completed = (
        estimate(rule, known({f"q{place}": answer for place, answer in enumerate(answers)}, *asked))
        for answers in itertools.product(*choices)
    )
    scores = [one.score for one in completed if one is not None and one.score is not None]
    estimated = estimate(rule, known(so_far, *asked))
    assert (estimated and (estimated.low, estimated.high)) == ((min(scores), max(scores)) if scores else None)


def _answers_of(case: Case) -> tuple[Catalog, Mapping[str, Answer]]:
    return case[0], case[1].answers


def _questions_in_conditions(pack: Catalog) -> set[str]:
    read = [asked.ask_when for asked in pack.questions.values()]
    for rule in pack.rules.values():
        read += [rule.applies_when, *(one.when for one in rule.score if not isinstance(one, Part))]
    return {test.question for condition in read for test in conditions.tests(condition)}


def _is_better_paid(pack: Catalog, asked: Question, old: str, new: str) -> bool:
    for rule in pack.rules.values():
        for one in rule.score:
            if isinstance(one, Part) and one.question == asked.id:
                before, after = one.points[old], one.points[new]
                if (before is None) != (after is None) or (before or 0) > (after or 0):
                    return False
    return True


def _without_needs(pack: Catalog) -> Catalog:
    rules: dict[str, Rule] = {name: replace(rule, needs=()) for name, rule in pack.rules.items()}
    return replace(pack, rules=rules)


def _order(findings: Sequence[Finding], pack: Catalog) -> list[str]:
    items = open_items(findings, gains(findings, pack), frozenset(), pack)
    return [item.rule.id for item in rank(items)]


def _assert_no_bucket_before_what_is_needed(items: Sequence[ChecklistItem]) -> None:
    buckets = {item.rule.id: BUCKETS.index(item.bucket) for item in items if item.bucket is not None}
    for item in items:
        assert all(buckets[need] <= buckets[item.rule.id] for need in item.rule.needs if need in buckets)
