"""What a document draws or puts into tables, as plain values: scores, the plan, the trends, effort against gain."""

from __future__ import annotations

from typing import Literal

from trendaudit.core.priority import Bucket
from trendaudit.core.report import Report, TrendResult
from trendaudit.core.scoring import Score, shown
from trendaudit.render import Record, sentences
from trendaudit.text.translation import _

Column = Literal["score", "range", "weight"]


class Figure(Record):
    """A score of 0-100 as it is printed and drawn; None where there is none."""

    shown: int | None
    low: int | None
    high: int | None

    @property
    def is_certain(self) -> bool:
        """Tell whether the range is one number."""
        return self.low == self.high


class PlanRow(Record):
    """One action in the plan."""

    anchor: str
    """The advice it leads to."""
    rank: int
    title: str
    effort: str
    points: str
    """What it adds to the printed score: `+4` or `<1`."""
    score_after: str
    """The printed score once it and everything before it is done; empty where nothing is promised."""
    waits_for: str
    """The numbers of the actions that come before: `3 and 5`."""


class PlanGroup(Record):
    """The actions of one part of the quarter."""

    bucket: Bucket
    title: str
    hours: str
    """The hours that they take, in words."""
    rows: tuple[PlanRow, ...]
    more: str = ""
    """How many are left out here; empty where none is."""


class Plan(Record):
    """The plan of the quarter."""

    headings: tuple[str, ...]
    """Of the columns: number, action, hours, points, what to do first."""
    groups: tuple[PlanGroup, ...]


class TrendBar(Record):
    """How the business does in one trend."""

    title: str
    figure: Figure
    score: str
    """The score in words, or why there is none."""
    range: str
    """The range in words."""
    weight: str
    """Its share of all that counts here, such as `12%`; empty where it does not apply."""


class Trends(Record):
    """The score of each trend, as a table and as bars."""

    heading: str
    columns: tuple[tuple[Column, str], ...]
    """What stands beside each trend, in order, with its heading: the score, its range, its weight."""
    bars: tuple[TrendBar, ...]


class Dot(Record):
    """One action in the picture of effort against gain."""

    rank: int
    title: str
    anchor: str
    bucket: Bucket
    hours: float
    """In the first quarter."""
    points: float
    at: tuple[float, float]
    """Its true place: across from 0 (left) to 1 (right), up from 0 to 1."""
    x: float
    """Where its number is drawn: there, or nearby where that would cover another one."""
    y: float


class Tick(Record):
    """A mark on an axis: its label and its place from 0 to 1."""

    label: str
    at: float


class Picture(Record):
    """Effort against gain."""

    dots: tuple[Dot, ...]
    across: str
    up: str
    hours: tuple[Tick, ...]
    points: tuple[Tick, ...]
    legend: tuple[tuple[Bucket, str], ...]
    alt: str
    caption: str


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


def figure(score: Score) -> Figure:
    """Return a score as it is printed and drawn."""
    return Figure(
        shown=score.shown,
        low=None if score.low is None else shown(score.low),
        high=None if score.high is None else shown(score.high),
    )
