"""The score of each trend, as a table and as bars."""

from __future__ import annotations

from trendaudit.core.report import Report, TrendLine
from trendaudit.i18n import _
from trendaudit.render import sentences
from trendaudit.render.document.cover import figure
from trendaudit.render.document.model import TrendBar, Trends


def trends(report: Report) -> Trends:
    """Return how each trend does. The range comes first where the score is provisional."""
    bars = tuple(map(_bar, report.trends))
    score = _("So far") if report.provisional else _("Score")
    headings = (_("Trend"), _("Range"), score) if report.provisional else (_("Trend"), score, _("Range"))
    is_certain = report.score.low == report.score.high and not report.provisional
    return Trends(
        headings=headings[:2] if is_certain else headings,
        bars=bars,
        range_first=report.provisional,
        has_ranges=not is_certain,
    )


def _bar(line: TrendLine) -> TrendBar:
    score = line.score
    if score.low is None or score.high is None:
        return TrendBar(line.trend.title, figure(score), _("does not apply"), "")
    value = _("not known yet") if score.shown is None else str(score.shown)
    return TrendBar(line.trend.title, figure(score), value, sentences.score_range(score))
