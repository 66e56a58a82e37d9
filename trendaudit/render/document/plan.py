"""The plan of the quarter: what fits into the hours that there are, what waits for what, and what comes on top."""

from __future__ import annotations

from fractions import Fraction

from trendaudit.core import workload
from trendaudit.core.priority import Bucket
from trendaudit.core.report import ChecklistItem, Report
from trendaudit.core.scoring import shown
from trendaudit.core.summary import summarise
from trendaudit.core.workload import Workload, by_bucket, month_capacity, quarter_capacity
from trendaudit.render import sentences, wording
from trendaudit.render.document.advice import anchor, waits_for
from trendaudit.render.document.charts import Plan, PlanGroup, PlanRow
from trendaudit.text import numbers
from trendaudit.text.translation import _


def plan(report: Report) -> Plan:
    """Return every action by when it is planned."""
    groups = tuple(
        PlanGroup(
            bucket,
            wording.bucket(bucket),
            _hours(bucket, part, report),
            tuple(_row(item, report) for item in part.items),
        )
        for bucket, part in by_bucket(report).items()
    )
    return Plan((_("No."), _("Action"), _("Hours"), _("Points"), _("Do first")), groups)


def intro(report: Report) -> list[str]:
    """Return what the plan allows for and how to read its numbers."""
    order = _(
        "The numbers give the order in which the work pays off; a smaller action may come sooner where it still fits. "
        "Scores are rounded down, so that points may add up to one more or less. Ask the same questions again in three "
        "months: the answers move the score."
    )
    return [capacity_text(report), order]


def _row(item: ChecklistItem, report: Report) -> PlanRow:
    return PlanRow(
        anchor=anchor(item.line),
        rank=item.rank,
        title=item.line.action_title,
        effort=sentences.short_effort(item.rule),
        points=sentences.points(item),
        score_after="" if report.provisional or item.score_after is None else str(shown(item.score_after)),
        waits_for=waits_for(item, report),
    )


def _hours(bucket: Bucket, part: Workload, report: Report) -> str:
    """Return what the actions of one part of the quarter take, beside what there is."""
    if bucket == "now":
        month = month_capacity(report)
        if part.month > month:  # the first action is always planned
            text = _("{hours}, more than the {most} of a month: begin with it all the same.")
        else:
            text = _("{hours} of about {most} a month{after}.")
        taken, most = numbers.hours(part.month), numbers.hours(month)
        return text.format(hours=taken, most=most, after=_reached(summarise(report).after_month, report))
    if bucket == "next":
        first = summarise(report)
        return _("With this month's and all upkeep, {hours} of {most}{after}.").format(
            hours=numbers.hours(first.quarter.quarter),
            most=numbers.hours(quarter_capacity(report)),
            after=_reached(first.after_quarter, report),
        )
    return _("{effort}, whenever there is time.").format(effort=sentences.effort_of(part.once, part.monthly))


def _reached(score: Fraction | None, report: Report) -> str:
    """Return what the score is once everything in some parts of the quarter is done.

    Of a provisional score nothing is promised.
    """
    if report.provisional or score is None:
        return ""
    return _("; the score is then {after}").format(after=shown(score))


def capacity_text(report: Report) -> str:
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
