"""The score of each trend, as a table and as bars."""

from __future__ import annotations

from trendaudit.core.report import Report, TrendResult
from trendaudit.render import sentences
from trendaudit.render.document.charts import Column, TrendBar, Trends
from trendaudit.render.document.cover import figure
from trendaudit.text.translation import _


def trends(report: Report) -> Trends:
    """Return how each trend does. The range comes first where the score is provisional."""
    bars = tuple(_bar(line) for line in report.trends)
    score: tuple[Column, str] = ("score", _("So far") if report.provisional else _("Score"))
    spread: tuple[Column, str] = ("range", _("Range"))
    is_certain = report.score.low == report.score.high and not report.provisional
    both = (spread, score) if report.provisional else (score, spread)
    return Trends(
        heading=_("Trend"),
        columns=(*((score,) if is_certain else both), ("weight", _("Weight"))),
        bars=bars,
    )


def _bar(line: TrendResult) -> TrendBar:
    score = line.score
    if score.low is None or score.high is None:
        return TrendBar(line.trend.title, figure(score), _("does not apply"), "", "")
    value = _("not known yet") if score.shown is None else str(score.shown)
    share = _("{percent}%").format(percent=round(100 * line.share))
    return TrendBar(line.trend.title, figure(score), value, sentences.score_range(score), share)
