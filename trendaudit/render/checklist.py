"""The checklist as plain rows, for spreadsheets and task boards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from trendaudit.core.audit import DecisionStatus
from trendaudit.core.priority import Bucket
from trendaudit.core.report import ChecklistItem, Decided, Report
from trendaudit.core.scoring import shown
from trendaudit.render import names, sentences
from trendaudit.untrusted import harmless

LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet holds, counted as UTF-16 does."""
CUT = "…"


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One item of the checklist. Every text is on one line and free of control characters."""

    rank: int
    rule: str
    title: str
    """What to do."""
    trend: str
    bucket: Bucket | None
    """None where a decision was taken."""
    when: str
    """When to do it, or what was decided: `Now, this month`, `planned`."""
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
    points: int
    """What it adds to the printed score; 0 where that does not show."""
    score_after: int
    """The printed score once this and everything above it is done."""
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


def rows(report: Report) -> tuple[CheckRow, ...]:
    """Return the checklist in its order; items that a decision was taken on come last."""
    return tuple(_row(item, report) for item in report.checklist)


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


def _row(item: ChecklistItem, report: Report) -> CheckRow:
    rule, taken, action = item.rule, item.decision, item.rule.action
    return CheckRow(
        rank=item.rank,
        rule=rule.id,
        title=harmless(item.line.action_title),
        trend=harmless(report.catalog.trends[rule.trend].title),
        bucket=item.bucket,
        when=_when(item),
        steps=tuple(map(harmless, action.steps)) if action else (),
        done_when=harmless(action.done_when) if action else "",
        found=harmless(item.line.title),
        because=tuple(harmless(sentences.answer(reason)) for reason in item.line.because),
        hours_once=rule.effort.once,
        hours_monthly=rule.effort.monthly,
        hours_quarter=rule.effort.hours,
        effort=sentences.effort(rule),
        cost=harmless(rule.cost),
        points=item.points,
        score_after=shown(item.score_after),
        waits_for=report.needed(item),
        status=taken.status if taken else None,
        who=harmless(taken.who) if taken else "",
        due=taken.due if taken else "",
        decision=harmless(sentences.decision(Decided(item.line, taken, is_open=True))) if taken else "",
    )


def _when(item: ChecklistItem) -> str:
    if item.decision:
        return names.decided(item.decision.status)
    return names.bucket(item.bucket) if item.bucket else ""
