"""What is worth saying first about an audit: what is strong, what costs most, what the plan brings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from trendaudit.core.catalog import Trend
from trendaudit.core.report import ChecklistItem, Report, TrendResult
from trendaudit.core.scoring import BANDS, ENOUGH_COVERAGE
from trendaudit.core.workload import Workload, workload

STRONG = BANDS["developing"] + 1
"""The least printed score of a trend that is called strong: the band above `developing`."""
COUNTS_FOR = Fraction(1, 20)
"""The least share of all weight that a trend has to have to be called strong."""
MOST_NAMED = 2
WHOLE = 100


@dataclass(frozen=True, slots=True)
class Loss:
    """A trend and the points of the whole score that are missing in it."""

    trend: Trend
    points: Fraction


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """What a report says in one minute."""

    strongest: tuple[TrendResult, ...]
    """At most two trends, the best first."""
    is_outdone: bool
    """Whether a trend that counts for too little to be named does better than the strongest."""
    furthest: TrendResult | None
    """The best trend where none is strong; None where nothing is in place in any."""
    losses: tuple[Loss, ...]
    """At most two trends in which most points are missing, the greatest loss first."""
    lost: Fraction
    """The points that are missing in these trends together."""
    is_all_lost_there: bool
    """Whether nothing is missing anywhere else."""
    month: Workload
    """What is planned for the first month."""
    after_month: Fraction | None
    """The score once they are done; None without a score."""
    quarter: Workload
    """What is planned for the quarter, its first month included."""
    after_quarter: Fraction | None
    """The score once these are done; None without a score."""


def summarise(report: Report) -> ReportSummary:
    """Return what is worth saying first. Only trends that count and of which enough is known are called strong."""
    best = _best_first(report.trends)
    counting = [line for line in best if line.score.weight >= COUNTS_FOR * report.score.weight]
    strong = tuple(line for line in counting if _shown(line) >= STRONG)[:MOST_NAMED]
    month = workload(item for item in report.to_do if item.bucket == "now")
    quarter = workload(item for item in report.to_do if item.bucket != "later")
    losses = _losses(report.to_do, report)
    lost = sum((loss.points for loss in losses), Fraction(0))
    return ReportSummary(
        strongest=strong,
        is_outdone=bool(strong) and _shown(best[0]) > _shown(strong[0]),
        furthest=best[0] if best and not strong and _shown(best[0]) else None,
        losses=losses,
        lost=lost,
        is_all_lost_there=report.score.value is not None and report.score.value + lost == WHOLE,
        month=month,
        after_month=_after(report, month.items),
        quarter=quarter,
        after_quarter=_after(report, quarter.items),
    )


def _best_first(trends: Sequence[TrendResult]) -> list[TrendResult]:
    known = [line for line in trends if line.score.coverage is not None and line.score.coverage >= ENOUGH_COVERAGE]
    return sorted((line for line in known if line.score.value is not None), key=lambda line: -(line.score.value or 0))


def _losses(items: Sequence[ChecklistItem], report: Report) -> tuple[Loss, ...]:
    missing: dict[str, Fraction] = defaultdict(Fraction)
    for item in items:
        missing[item.rule.trend] += item.item.gain
    losses = [Loss(report.catalog.trends[trend], points) for trend, points in missing.items()]
    order = list(report.catalog.trends)
    losses.sort(key=lambda loss: (-loss.points, order.index(loss.trend.id)))
    return tuple(losses[:MOST_NAMED])


def _after(report: Report, items: Sequence[ChecklistItem]) -> Fraction | None:
    """Return the score once some items are done: their gains add up, whatever their order."""
    value = report.score.value
    return None if value is None else value + sum((item.item.gain for item in items), Fraction(0))


def _shown(line: TrendResult) -> int:
    return line.score.shown or 0
