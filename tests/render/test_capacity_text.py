"""What is said about the hours of the business."""

from __future__ import annotations

from dataclasses import replace

from tests.render.sample_reports import audit, report
from trendaudit.render.document.plan import capacity, capacity_text, on_top, whole_effort


def test_plan_says_how_many_hours_it_counts_with() -> None:
    assert capacity(report()) == "The plan allows for 2 h a week."


def test_plan_says_that_nobody_named_the_hours() -> None:
    assert capacity(report(answers={})).startswith("Nobody said how many hours there are; the plan allows for 2 h")


def test_points_of_a_provisional_score_are_said_to_hold_for_what_is_known() -> None:
    assert capacity_text(report(depth="quick")).endswith("Points and scores hold for what is known so far.")
    assert capacity_text(report()) == f"{capacity(report())} {on_top(report())}"


def test_plan_says_what_the_duties_take_besides() -> None:
    assert on_top(report()) == "The legal rules to check come on top of that: about 3½ h this quarter."
    assert on_top(report(answers={**audit().answers, "consent": "good"})) == ""


def test_plan_says_what_everything_would_take_where_that_is_more_than_it_has() -> None:
    poor = report(answers={**audit().answers, "hours": "two"})
    late = replace(poor, checklist=tuple(replace(one, bucket="later") for one in poor.checklist))
    assert whole_effort(late).endswith("Starting all of them would take 12 h, and keeping them up 3 h a month.")
    assert whole_effort(replace(poor, checklist=())) == ""
