"""The plan of the quarter and the picture of effort against gain."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render.sample_reports import audit, catalog, report
from trendaudit.core.catalog import Effort
from trendaudit.core.report import Report, build
from trendaudit.core.scoring import shown
from trendaudit.render.document import picture as drawing
from trendaudit.render.document.picture import picture
from trendaudit.render.document.plan import plan


def with_hours(once: int) -> Report:
    """Return the report where every practice takes so many hours once."""
    pack = catalog()
    rules = {name: replace(rule, effort=Effort(Fraction(once), Fraction(0))) for name, rule in pack.rules.items()}
    return build(replace(pack, rules=rules), audit(), "2026-11-22")


def test_plan_holds_every_open_action_once_and_in_order_within_its_part() -> None:
    built = report()
    rows = [row for group in plan(built).groups for row in group.rows]
    assert sorted(row.rank for row in rows) == [item.rank for item in built.to_do]
    for group in plan(built).groups:
        assert [row.rank for row in group.rows] == sorted(row.rank for row in group.rows)


def test_row_says_what_the_checklist_says() -> None:
    built = report()
    (first, *_rest) = plan(built).groups[0].rows
    item = built.to_do[0]
    assert (first.title, first.effort) == (item.line.action_title, "2 h + 30 min/month")
    assert first.points == f"+{item.points}"


def test_every_part_says_its_hours() -> None:
    now, coming, *_later = plan(report()).groups
    first = sum(
        (item.item.gain for item in report().to_do if item.bucket == "now"), report().score.value or Fraction(0)
    )
    assert now.hours == f"7½ h of about 8¾ h a month; the score is then {shown(first)}."
    assert " of 26 h; the score is then " in coming.hours


def test_plan_of_a_provisional_score_promises_none() -> None:
    now, *_others = plan(report(depth="quick")).groups
    assert now.hours == "7½ h of about 8¾ h a month."


def test_first_action_that_is_larger_than_a_month_is_said_to_be() -> None:
    (now, later) = plan(with_hours(30)).groups
    assert now.hours == "30 h, more than the 8¾ h of a month: begin with it all the same."
    assert later.hours == "150 h, whenever there is time."


def test_picture_has_a_dot_for_each_action_under_its_number() -> None:
    built = report()
    drawn = picture(built)
    assert [(dot.rank, dot.hours) for dot in drawn.dots] == [
        (item.rank, float(item.rule.effort.hours)) for item in built.to_do
    ]
    assert "1: 3½ h, +" in drawn.alt


def test_picture_draws_no_more_actions_than_it_has_room_for_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "MOST_DOTS", 2)
    drawn = picture(report())
    left_out = len(report().to_do) - 2
    assert [dot.rank for dot in drawn.dots] == [1, 2]
    assert drawn.caption.endswith(f"{left_out} more actions have no room here; they stand in the plan.")


def test_axes_begin_at_nothing_and_reach_beyond_every_dot() -> None:
    drawn = picture(report())
    assert (drawn.hours[0].label, drawn.hours[0].at, drawn.hours[-1].at) == ("0", 0, 1)
    assert float(drawn.hours[-1].label) >= max(dot.hours for dot in drawn.dots)
    assert float(drawn.points[-1].label) >= max(dot.points for dot in drawn.dots)


@pytest.mark.parametrize("most", [0.25, 1, 5.9, 6, 6.1, 37, 599, 4000])
def test_axis_has_few_and_even_marks(most: float) -> None:
    marks = drawing._axis(most)
    assert marks[-1] >= most
    assert all(
        drawing._place(after, marks[-1]) > drawing._place(before, marks[-1]) for before, after in pairwise(marks)
    )
    assert len(marks) <= 14


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=40), st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_dot_stays_in_the_picture_and_covers_no_other(
    taken: list[tuple[float, float]], wanted: tuple[float, float]
) -> None:
    x, y = drawing._free(*wanted, taken)
    assert 0 <= x <= 1
    assert 0 <= y <= 1
    apart = [drawing._apart((x, y), other) for other in taken]
    assert (x, y) == wanted or min(apart, default=math.inf) >= drawing.ROOM
