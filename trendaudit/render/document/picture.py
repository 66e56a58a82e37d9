"""Effort against gain: where each action of the checklist stands, ready to be drawn."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from trendaudit.core.priority import BUCKETS
from trendaudit.core.report import ChecklistItem, Report
from trendaudit.render import sentences, wording
from trendaudit.render.document.advice import anchor
from trendaudit.render.document.charts import Dot, Picture, Tick
from trendaudit.text import numbers
from trendaudit.text.translation import _, ngettext

MARKS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
ENDS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100)
APART = 0.07
"""How far apart two marks of an axis stand at least, as a share of it."""
ROOM = 0.045
"""How far apart two dots stand at least, as a share of the width; the picture is twice as wide as it is high."""
RATIO = 2
MOST_DOTS = 50
"""Dots that the picture has room for; the plan names every action."""


def picture(report: Report) -> Picture:
    """Return the picture of what comes first; every dot has the number of its action."""
    items = report.to_do[:MOST_DOTS]
    widest = _axis(max((float(item.rule.effort.hours) for item in items), default=1.0))
    highest = _axis(max((float(item.item.gain) for item in items), default=1.0))
    return Picture(
        dots=tuple(_dots(items, widest[-1], highest[-1])),
        across=_("Hours in the first quarter"),
        up=_("Points of the score"),
        hours=_ticks(widest),
        points=_ticks(highest),
        legend=tuple((bucket, wording.bucket(bucket)) for bucket in BUCKETS if any(i.bucket == bucket for i in items)),
        alt=_alt(items),
        caption=_caption(len(report.to_do) - len(items)),
    )


def _caption(left_out: int) -> str:
    caption = _(
        "Each number is an action of the plan: the further up, the more points; the further left, the fewer hours. "
        "Where there was no room, a thin line leads from the number to its place. Both scales are wider at their "
        "beginning, where most actions are."
    )
    more = ngettext(
        "One more action has no room here; it stands in the plan.",
        "{number} more actions have no room here; they stand in the plan.",
        left_out,
    )
    return f"{caption} {more.format(number=left_out)}" if left_out else caption


def _axis(most: float) -> list[int]:
    """Return the marks of an axis from 0 to a round number just beyond the greatest value."""
    end = next((end for end in ENDS if end >= most), math.ceil(most))
    marks = [mark for mark in MARKS if mark < end and 1 - _place(mark, end) >= APART]
    return [0, *marks, end]


def _place(value: float, end: int) -> float:
    """Return where a value stands on an axis, 0 to 1: by its root, for most actions are small."""
    return math.sqrt(max(value, 0) / end)


def _ticks(marks: Sequence[int]) -> tuple[Tick, ...]:
    return tuple(Tick(str(mark), round(_place(mark, marks[-1]), 4)) for mark in marks)


def _dots(items: Iterable[ChecklistItem], widest: int, highest: int) -> Iterable[Dot]:
    taken: list[tuple[float, float]] = []
    for item in items:
        hours, points = float(item.rule.effort.hours), float(item.item.gain)
        at = (_place(hours, widest), _place(points, highest))
        place = _free(*at, taken)
        taken.append(place)
        yield Dot(
            rank=item.rank,
            title=item.line.action_title,
            anchor=anchor(item.line),
            bucket=item.bucket or "later",
            hours=hours,
            points=round(points, 2),
            at=(round(at[0], 4), round(at[1], 4)),
            x=round(place[0], 4),
            y=round(place[1], 4),
        )


def _free(x: float, y: float, taken: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the nearest place that no other dot covers, looked for on growing rings; always within the picture."""
    for ring in range(40):
        for turn in range(max(8 * ring, 1)):
            angle = math.tau * turn / max(8 * ring, 1)
            place = (x + ring * ROOM / 4 * math.cos(angle), y + ring * ROOM * RATIO / 4 * math.sin(angle))
            is_inside = all(0 <= side <= 1 for side in place)
            if is_inside and all(_apart(place, other) >= ROOM for other in taken):
                return place
    return x, y


def _apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    return math.hypot(one[0] - other[0], (one[1] - other[1]) / RATIO)


def _alt(items: Sequence[ChecklistItem]) -> str:
    told = (
        _("{rank}: {hours}, {points} points").format(
            rank=item.rank, hours=numbers.hours(item.rule.effort.hours), points=sentences.points(item)
        )
        for item in items
    )
    return _("Hours of the first quarter and points of each action. {actions}.").format(actions="; ".join(told))
