"""The document in one minute: three sentences and two numbers."""

from __future__ import annotations

from collections.abc import Sequence

from trendaudit.core.report import Report, TrendResult
from trendaudit.core.scoring import shown
from trendaudit.core.summary import ReportSummary, summarise
from trendaudit.render.document.advice import anchor
from trendaudit.render.document.model import Step, Summary, ToDo
from trendaudit.render.document.plan import duty_hours
from trendaudit.text import numbers
from trendaudit.text.translation import _, ngettext

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

MOST_NAMED = 5
"""Actions of the first month that the first page names."""


def summary(report: Report, *, brief: bool = False) -> Summary:
    """Return what is strong, where most can be won and what the first month brings; in brief, without a list of it."""
    first = summarise(report)
    said = (_strong(first, report), _costs(first, report), _month(first, report))
    named = () if brief else first.month.items[:MOST_NAMED]
    return Summary(
        sentences=tuple(filter(None, said)),
        steps=tuple(_steps(first, report)),
        month=tuple(ToDo(item.rank, item.line.action_title, anchor(item.line)) for item in named),
        more="" if brief else _more(len(first.month.items) - len(named)),
        duties=_duties(report),
    )


def _strong(first: ReportSummary, report: Report) -> str:
    if report.score.shown is None:
        return ""
    if first.strongest:
        return works_best(first)
    if report.provisional:
        text = _("{judged} of {practices} practices could be judged so far, so this page is a first impression.")
        return text.format(judged=report.judged, practices=report.practices)
    if first.furthest:
        return _("No area stands out yet; furthest along is {trend}.").format(trend=_trend(first.furthest))
    return _("Little of what counts is in place yet, so almost any of the first steps below will show.")


def works_best(first: ReportSummary) -> str:
    """Return which trends are strong; one that is small and does better is said to be left aside."""
    best, *others = map(_trend, first.strongest)
    followed = _(", followed by {other}").format(other=others[0]) if others else ""
    if first.is_outdone:
        text = _("Leaving the smallest trends aside, {trend} works best already{followed}.")
    else:
        text = _("{trend} works best already{followed}.")
    return text.format(trend=best, followed=followed)


def _trend(line: TrendResult) -> str:
    return _("“{trend}” ({score} of 100)").format(trend=line.trend.title, score=line.score.shown)


def _costs(first: ReportSummary, report: Report) -> str:
    value = report.score.value
    if value is None or not first.losses:
        return ""
    names = _joined([_("“{trend}”").format(trend=loss.trend.title) for loss in first.losses])
    if first.is_all_lost_there:
        if report.provisional:
            return _("Of what was judged, everything that is missing lies in {trends}.").format(trends=names)
        return _("What is still missing lies in {trends}.").format(trends=names)
    if report.provisional:
        text = _("Of what was judged, most points can be won in {trends}: about {lost} of {missing}.")
    else:
        text = _("Most points can be won in {trends}: about {lost} of the {missing} that are still open.")
    return text.format(trends=names, lost=numbers.rounded(first.lost), missing=100 - shown(value))


def _month(first: ReportSummary, report: Report) -> str:
    value = report.score.value
    if value is None or first.after_month is None:
        return _("Once the first questions are answered, this page says where to begin.")
    if not first.month.items:
        return _("Nothing on the checklist is open: keep it up, and look again in three months.")
    if report.provisional:
        text = ngettext(
            "The first month asks for one action of {hours}.",
            "The first month asks for {number} actions of {hours} in all.",
            len(first.month.items),
        )
    else:
        text = ngettext(
            "The first month asks for one action of {hours}, which takes the score from {now} to {then}.",
            "The first month asks for {number} actions of {hours} in all, which take the score from {now} to {then}.",
            len(first.month.items),
        )
    return text.format(
        number=_number(len(first.month.items)),
        hours=numbers.long_hours(first.month.month),
        now=shown(value),
        then=shown(first.after_month),
    )


def _steps(first: ReportSummary, report: Report) -> list[Step]:
    """Return the score now, and what it comes to after the month and after the quarter, where that is more.

    Of a provisional score nothing is promised: what is not known yet may take it anywhere within its range.
    """
    if report.score.value is None:
        return []
    if report.provisional:
        return [Step(_("Score so far"), str(report.score.shown))]
    steps = [Step(_("Score now"), str(report.score.shown))]
    if first.after_month is not None and first.after_quarter is not None and first.month.items:
        month, quarter = shown(first.after_month), shown(first.after_quarter)
        steps.append(Step(_("After this month"), str(month)))
        steps += [Step(_("After this quarter"), str(quarter))] if quarter > month else []
    return steps


def _more(number: int) -> str:
    if not number:
        return ""
    return _("and {number} more").format(number=_number(number))


def _duties(report: Report) -> str:
    number = len(report.open_duties)
    if not number:
        return ""
    text = ngettext(
        "Before all of that: one legal rule needs a look, whatever the score{hours}.",
        "Before all of that: {number} legal rules need a look, whatever the score{hours}.",
        number,
    )
    return text.format(number=_number(number), hours=_duty_hours(report))


def _duty_hours(report: Report) -> str:
    """Return what the duties take, in brackets; empty where they take nothing."""
    taken = duty_hours(report)
    text = (
        _(" (about {hours} this quarter, on top of the plan)") if report.to_do else _(" (about {hours} this quarter)")
    )
    return text.format(hours=taken) if taken else ""


def _number(amount: int) -> str:
    return _(NUMBERS[amount]) if amount < len(NUMBERS) else str(amount)


def _joined(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else _("{first} and {second}").format(first=parts[0], second=parts[1])
