"""The checklist as plain rows, for spreadsheets and task boards; the legal rules to check come before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from trendaudit.core.audit import Decision, DecisionStatus
from trendaudit.core.priority import Bucket
from trendaudit.core.report import ChecklistItem, Decided, Report
from trendaudit.core.results import RuleResult
from trendaudit.core.scoring import shown
from trendaudit.render import sentences, wording
from trendaudit.text.sanitize import sanitize
from trendaudit.text.translation import _

LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet holds, counted as UTF-16 does."""
CUT = "…"


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One thing to do. Every text is on one line and free of control characters."""

    rank: int | None
    """None for a legal rule, which is not ranked."""
    rule: str
    title: str
    """What to do."""
    trend: str
    bucket: Bucket | None
    """None for a legal rule, and where a decision was taken."""
    when: str
    """When to do it, or what was decided: `Now, this month`, `planned`, `Legal rule to check`."""
    steps: tuple[str, ...]
    done_when: str
    found: str
    """What is open."""
    because: tuple[str, ...]
    """The answers that caused it, the most costly first."""
    hours_once: Fraction
    hours_monthly: Fraction
    hours_quarter: Fraction
    effort: str
    """The hours in words."""
    cost: str
    points: int | None
    """What it adds to the printed score, 0 where that does not show; None for what is not scored or was declined."""
    score_after: int | None
    """The printed score once this and everything above it is done; None where there are no points."""
    waits_for: tuple[int, ...]
    """The ranks of the open items that come first."""
    status: DecisionStatus | None
    who: str
    due: str
    """YYYY-MM-DD, or empty."""
    decision: str
    """The whole decision in words; empty where none was taken."""

    @property
    def is_done(self) -> bool:
        """Tell whether it is ticked off."""
        return self.status == "done"

    @property
    def is_declined(self) -> bool:
        """Tell whether nobody is going to do it, so that there is nothing to tick."""
        return self.status == "declined"


def rows(report: Report) -> tuple[CheckRow, ...]:
    """Return the open duties and then the checklist in its order; items that a decision was taken on come last."""
    return (*(_duty(line, report) for line in report.open_duties), *_items(report))


def cell(lines: Iterable[str]) -> str:
    """Return lines as the text of one cell, cut where it would hold more than a cell can."""
    text = "\n".join(line for line in lines if line)
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    return units[: 2 * (LONGEST_CELL - len(CUT))].decode("utf-16-le", errors="ignore") + CUT


def numbered(steps: Iterable[str]) -> list[str]:
    """Return steps with their numbers."""
    return [f"{number}. {step}" for number, step in enumerate(steps, start=1)]


def _items(report: Report) -> Iterator[CheckRow]:
    """Yield the checklist."""
    for item in report.checklist:
        yield replace(
            _row(item.line, report, item.decision),
            rank=item.rank,
            bucket=item.bucket,
            when=_when(item),
            points=item.points,
            score_after=None if item.score_after is None else shown(item.score_after),
            waits_for=report.needed(item),
        )


def _duty(line: RuleResult, report: Report) -> CheckRow:
    taken = report.audit.decisions.get(line.rule.id)
    when = wording.decided(taken.status) if taken else _("Legal rule to check")
    return replace(_row(line, report, taken), when=when)


def _row(line: RuleResult, report: Report, taken: Decision | None) -> CheckRow:
    """Return what a row says whatever its place."""
    rule, action = line.rule, line.rule.action
    return CheckRow(
        rank=None,
        rule=rule.id,
        title=sanitize(line.action_title),
        trend=sanitize(report.catalog.trends[rule.trend].title),
        bucket=None,
        when="",
        steps=tuple(map(sanitize, action.steps)) if action else (),
        done_when=sanitize(action.done_when) if action else "",
        found=sanitize(line.title),
        because=tuple(sanitize(sentences.answer(reason)) for reason in line.because),
        hours_once=rule.effort.once,
        hours_monthly=rule.effort.monthly,
        hours_quarter=rule.effort.hours,
        effort=sentences.effort(rule),
        cost=sanitize(rule.cost),
        points=None,
        score_after=None,
        waits_for=(),
        status=taken.status if taken else None,
        who=sanitize(taken.who) if taken else "",
        due=taken.due if taken else "",
        decision=sanitize(sentences.decision(Decided(line, taken, is_open=True))) if taken else "",
    )


def _when(item: ChecklistItem) -> str:
    if item.decision:
        return wording.decided(item.decision.status)
    return wording.bucket(item.bucket) if item.bucket else ""
