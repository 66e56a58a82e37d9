"""What some items of the checklist take and bring: added up once, for every format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from trendaudit.core.catalog import Effort
from trendaudit.core.priority import BUCKETS, WEEKS_IN_MONTH, WEEKS_IN_QUARTER, Bucket
from trendaudit.core.report import ChecklistItem, Report


@dataclass(frozen=True, slots=True)
class Workload:
    """Items with their hours and points in all."""

    items: tuple[ChecklistItem, ...]
    once: Fraction
    """Hours to finish them."""
    monthly: Fraction
    """Hours a month to keep them up."""
    quarter: Fraction
    """Hours within the first quarter."""
    points: int
    """What they add to the printed score."""

    @property
    def month(self) -> Fraction:
        """Return the hours within the first month."""
        return self.once + self.monthly


def workload(items: Iterable[ChecklistItem]) -> Workload:
    """Return what some items take and bring."""
    items = tuple(items)
    efforts = [item.rule.effort for item in items]
    return Workload(
        items=items,
        once=sum((effort.once for effort in efforts), Fraction(0)),
        monthly=sum((effort.monthly for effort in efforts), Fraction(0)),
        quarter=quarter_hours(efforts),
        points=sum(item.points or 0 for item in items),
    )


def by_bucket(report: Report) -> dict[Bucket, Workload]:
    """Return the workload of each part of the plan, without parts that hold nothing."""
    parts = {bucket: [item for item in report.to_do if item.bucket == bucket] for bucket in BUCKETS}
    return {bucket: workload(items) for bucket, items in parts.items() if items}


def quarter_hours(efforts: Iterable[Effort]) -> Fraction:
    """Return the hours of some work within the first quarter."""
    return sum((effort.hours for effort in efforts), Fraction(0))


def duty_hours(report: Report) -> Fraction:
    """Return the hours that the open duties take within a quarter, for which the plan keeps none."""
    return quarter_hours(line.rule.effort for line in report.open_duties)


def month_capacity(report: Report) -> Fraction:
    """Return the hours that the business can free in a month."""
    return WEEKS_IN_MONTH * report.hours_a_week


def quarter_capacity(report: Report) -> Fraction:
    """Return the hours that the business can free in a quarter."""
    return WEEKS_IN_QUARTER * report.hours_a_week
