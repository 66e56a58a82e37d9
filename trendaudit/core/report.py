"""The report: everything that a renderer shows, already decided.

Numbers are exact; words that the program makes up are left to `trendaudit.render`, so that one report
can be rendered in any format and language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from trendaudit.core.answer_state import AnswerState, Progress, Prompt
from trendaudit.core.audit import DONT_KNOW, Audit, Decision
from trendaudit.core.catalog import Catalog, Rule, Trend
from trendaudit.core.priority import BUCKETS, HOURS_IF_UNKNOWN, Bucket, Item, open_items, plan, rank
from trendaudit.core.results import RuleResult, rule_result
from trendaudit.core.roles import goals, hours_a_week
from trendaudit.core.scoring import (
    Band,
    Finding,
    Score,
    Status,
    band,
    gains,
    is_provisional,
    judge,
    shown,
    stakes,
    tally,
)

STATUSES: tuple[Status, ...] = ("pass", "partial", "fail", "unknown", "not_applicable")
OPEN: tuple[Status, ...] = ("partial", "fail", "unknown")
URGENCY: dict[Status | None, int] = {"fail": 0, "partial": 1, "unknown": 2, "pass": 3}
FEWEST_TO_START, MOST_TO_START = 3, 5


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One thing to do, at its place in the order."""

    rank: int
    line: RuleResult
    item: Item
    bucket: Bucket | None
    """None where a decision was taken already."""
    score_after: Fraction | None
    """The score once this and everything above it is done; None where it was declined, for then it adds nothing."""
    points: int | None
    """What it adds to the printed score, after everything above it; None where it was declined."""
    decision: Decision | None

    @property
    def rule(self) -> Rule:
        """Return the rule that is open."""
        return self.line.rule


@dataclass(frozen=True, slots=True)
class Decided:
    """A rule that a decision was taken on."""

    line: RuleResult
    decision: Decision
    is_open: bool
    """Whether the answers still say that something is to be done."""


@dataclass(frozen=True, slots=True)
class TrendResult:
    """How a business does in one trend."""

    trend: Trend
    score: Score
    share: Fraction
    """Its part of all weight that counts here, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Stake:
    """An open question and the points that its answer decides."""

    question: str
    ask: str
    points: Fraction
    rows: tuple[str, ...] = ()
    """What it is open for, in the words of the pack, where it is asked for several things."""


@dataclass(frozen=True)  # no slots: it keeps the items that are asked for again and again
class Report:
    """One business, one pack, one date."""

    catalog: Catalog
    audit: Audit
    as_of: str
    score: Score
    band: Band | None
    provisional: bool
    judged: int
    """How many practices have a say in the score."""
    practices: int
    """How many practices the pack has."""
    counts: Mapping[Status, int]
    """How many practices came out how; they add up to `practices`."""
    trends: tuple[TrendResult, ...]
    lines: tuple[RuleResult, ...]
    checklist: tuple[ChecklistItem, ...]
    """The open items in order; those that a decision was taken on come last."""
    duties: tuple[RuleResult, ...]
    """The duties that apply or may apply, the most urgent first."""
    watch: tuple[RuleResult, ...]
    find_out_first: tuple[Stake, ...]
    progress: Progress
    dont_know: int
    """How many of the answers that count are `dont_know`."""
    ignored: tuple[Prompt, ...]
    """Answers that do not count, since their question is not asked."""
    hours_a_week: Fraction
    """The hours that the plan counts with."""
    hours_known: bool

    @cached_property
    def to_do(self) -> tuple[ChecklistItem, ...]:
        """Return the items without a decision."""
        return tuple(item for item in self.checklist if item.decision is None)

    @property
    def open_duties(self) -> tuple[RuleResult, ...]:
        """Return the duties that the answers say need a look."""
        return tuple(line for line in self.duties if line.finding.status in {"fail", "partial"})

    @property
    def in_order(self) -> tuple[RuleResult, ...]:
        """Return the practices that are in order already."""
        return tuple(line for line in self.lines if line.finding.is_practice and line.finding.status == "pass")

    def needed(self, item: ChecklistItem) -> tuple[int, ...]:
        """Return the ranks of the items that have to be done before another one, in order."""
        return tuple(sorted(self._ranks[rule] for rule in set(item.rule.needs) & self._ranks.keys()))

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return {item.rule.id: item.rank for item in self.to_do}

    @property
    def decided(self) -> tuple[Decided, ...]:
        """Return the rules that a decision was taken on, in the order of their ids."""
        decisions = self.audit.decisions
        return tuple(
            Decided(line, decisions[line.rule.id], line.finding.status in OPEN)
            for line in self.lines
            if line.rule.id in decisions
        )

    @property
    def start_here(self) -> tuple[ChecklistItem, ...]:
        """Return three to five items: what is planned for now, then for the quarter, where that is little."""
        by_urgency = sorted(self.to_do, key=lambda item: BUCKETS.index(item.bucket or "later"))
        now = sum(1 for item in self.to_do if item.bucket == "now")
        chosen = by_urgency[: min(max(now, FEWEST_TO_START), MOST_TO_START)]
        return tuple(sorted(chosen, key=lambda item: item.rank))

    @property
    def after_that(self) -> tuple[ChecklistItem, ...]:
        """Return the items without a decision that are not among those to start with."""
        first = {item.rank for item in self.start_here}
        return tuple(item for item in self.to_do if item.rank not in first)


def build(catalog: Catalog, audit: Audit, as_of: str) -> Report:
    """Return the report on an audit. `as_of` (YYYY-MM-DD) changes dates and recheck flags, nothing else."""
    known = AnswerState(catalog, audit.answers)
    findings = [judge(rule, known) for rule in catalog.rules.values()]
    score = tally(findings, catalog)
    gained = gains(findings, catalog)
    lines = {finding.rule.id: rule_result(finding, gained, known, as_of) for finding in findings}
    hours_said = hours_a_week(known)
    hours = HOURS_IF_UNKNOWN if hours_said is None else hours_said
    is_unsure = is_provisional(score, audit.depth, catalog)
    practices = [finding for finding in findings if finding.is_practice]
    counts = Counter(finding.status for finding in practices)
    ranked = _ranked(findings, gained, known, audit.decisions)
    return Report(
        catalog=catalog,
        audit=audit,
        as_of=as_of,
        score=score,
        band=None if is_unsure or score.shown is None else band(score.shown),
        provisional=is_unsure,
        judged=sum(finding.counts for finding in practices),
        practices=len(practices),
        counts={status: counts[status] for status in STATUSES},
        trends=_trends(findings, score.weight, catalog),
        lines=tuple(lines.values()),
        checklist=_checklist(ranked, lines, score, hours, audit.decisions),
        duties=_duties(lines.values()),
        watch=tuple(line for line in lines.values() if line.rule.kind == "watch" and line.finding.applies),
        find_out_first=tuple(
            Stake(question, catalog.questions[question].ask, points, _open_rows(question, known))
            for question, points in stakes(findings, catalog).items()
        ),
        progress=known.progress(audit.depth),
        dont_know=sum(known.given(prompt.question, prompt.row) == DONT_KNOW for prompt in known.prompts(audit.depth)),
        ignored=tuple(known.ignored()),
        hours_a_week=hours,
        hours_known=hours_said is not None,
    )


def _ranked(
    findings: Sequence[Finding], gained: Mapping[str, Fraction], known: AnswerState, decisions: Mapping[str, Decision]
) -> list[Item]:
    """Return the open items in order; decided ones, which nothing waits for any more, come last."""
    items = open_items(findings, gained, goals(known), known.catalog)
    undecided = [item for item in items if item.rule.id not in decisions]
    decided = [item for item in items if item.rule.id in decisions]
    return rank(undecided) + rank(decided)


def _checklist(
    ranked: Sequence[Item],
    lines: Mapping[str, RuleResult],
    score: Score,
    hours: Fraction,
    decisions: Mapping[str, Decision],
) -> tuple[ChecklistItem, ...]:
    planned = {item.rule.id: item for item in plan([item for item in ranked if item.rule.id not in decisions], hours)}
    checklist = []
    reached = score.value if score.value is not None else Fraction(0)
    for position, item in enumerate(ranked, start=1):
        decision = decisions.get(item.rule.id)
        counts = decision is None or decision.status != "declined"
        before, reached = reached, reached + (item.gain if counts else 0)
        in_plan = planned.get(item.rule.id)
        checklist.append(
            ChecklistItem(
                rank=position,
                line=lines[item.rule.id],
                item=in_plan or item,
                bucket=in_plan.bucket if in_plan else None,
                score_after=reached if counts else None,
                points=shown(reached) - shown(before) if counts else None,
                decision=decision,
            )
        )
    return tuple(checklist)


def _open_rows(name: str, known: AnswerState) -> tuple[str, ...]:
    question = known.catalog.questions[name]
    if question.each is None:
        return ()
    parent = known.catalog.questions[question.each]
    return tuple(parent.options[row].label for row in known.rows(name) or () if known.cell(name, row) is None)


def _trends(findings: Sequence[Finding], whole: int, catalog: Catalog) -> tuple[TrendResult, ...]:
    """Return the trends that have practices, in the order of the pack."""
    by_trend = {trend: [finding for finding in findings if finding.rule.trend == trend] for trend in catalog.trends}
    scores = {trend: tally(some, catalog) for trend, some in by_trend.items() if any(f.is_practice for f in some)}
    return tuple(
        TrendResult(catalog.trends[trend], score, Fraction(score.weight, whole) if whole else Fraction(0))
        for trend, score in scores.items()
    )


def _duties(lines: Iterable[RuleResult]) -> tuple[RuleResult, ...]:
    duties = [line for line in lines if line.rule.kind == "duty" and line.finding.applies is not False]
    return tuple(sorted(duties, key=lambda line: (URGENCY[line.finding.status], line.rule.id)))
