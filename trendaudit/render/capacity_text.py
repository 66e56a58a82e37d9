"""What the hours of the business have room for, in sentences for all formats."""

from __future__ import annotations

from trendaudit.core import workload
from trendaudit.core.report import Report
from trendaudit.text import numbers
from trendaudit.text.translation import _


def basis(report: Report) -> str:
    """Return what the plan allows for, what comes on top, and how far its points can be relied on."""
    parts = [capacity(report), whole_effort(report), on_top(report)]
    if report.provisional:
        parts.append(_("Points and scores hold for what is known so far."))
    return " ".join(filter(None, parts))


def whole_effort(report: Report) -> str:
    """Return what all open items together would take, where that is more than the plan has."""
    if all(item.bucket != "later" for item in report.to_do):
        return ""
    whole = workload.workload(report.to_do)
    within = sum(item.bucket != "later" for item in report.to_do)
    text = _(
        "That is enough for {within} of {number} actions this quarter; nobody expects the rest. Starting all of them "
        "would take {once}, and keeping them up {monthly} a month."
    )
    return text.format(
        within=within,
        number=len(report.to_do),
        once=numbers.hours(whole.once),
        monthly=numbers.hours(whole.monthly),
    )


def capacity(report: Report) -> str:
    """Return how many hours the plan counts with."""
    if report.hours_known:
        return _("The plan allows for {hours} a week.").format(hours=numbers.hours(report.hours_a_week))
    return _("Nobody said how many hours there are; the plan allows for {hours} a week.").format(
        hours=numbers.hours(report.hours_a_week)
    )


def on_top(report: Report) -> str:
    """Return what the open duties take, for which the plan keeps no hours; empty where there is nothing to tell."""
    taken = duty_hours(report)
    text = _("The legal rules to check come on top of that: about {hours} this quarter.")
    return text.format(hours=taken) if taken else ""


def duty_hours(report: Report) -> str:
    """Return the hours that the open duties take within a quarter; empty where they take none."""
    taken = workload.duty_hours(report)
    return numbers.hours(taken) if taken else ""
