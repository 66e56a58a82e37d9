"""What is worth saying first about an audit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.core.building import F, catalog, effort, part, practice, question
from trendaudit.core.audit import Audit, Decision
from trendaudit.core.catalog import Option, Rule, Trend
from trendaudit.core.report import Report, build
from trendaudit.core.scoring import BANDS
from trendaudit.core.summary import Loss, ReportSummary, summarise

POINTS: Mapping[str, int | None] = {"full": 100, "most": 75, "half": 50, "third": 40, "none": 0, "skip": None}
LETTERS = "abcdefghij"
QUESTIONS = [question(letter, *POINTS) for letter in LETTERS]
HOURS = question("hours", Option("two", "Two", value=F(2)))


def about(letter: str, trend: str, **rest: object) -> Rule:
    """Return the practice that scores one of the questions, as a trend of its own or with others."""
    return practice(f"{trend}/{letter}", part(letter, POINTS), **rest)


def built(rules: list[Rule], weights: Mapping[str, int] | None = None, **answers: str) -> Report:
    """Return the report on some answers, with the trends in the order in which their rules are named first."""
    pack = catalog(*QUESTIONS, HOURS, *rules, weights=weights, roles={"capacity": "hours"})
    pack = replace(pack, trends={rule.trend: pack.trends[rule.trend] for rule in rules})
    return build(pack, Audit("pack 1.0.0", "full", answers={"hours": "two", **answers}), "2026-11-22")


def said(rules: list[Rule], weights: Mapping[str, int] | None = None, **answers: str) -> ReportSummary:
    """Return what is said first about some answers."""
    return summarise(built(rules, weights, **answers))


def strongest(first: ReportSummary) -> list[str]:
    return [line.trend.id for line in first.strongest]


BAND = BANDS["developing"]
THREE = [about("a", "one"), about("b", "two"), about("c", "three")]


def test_two_strongest_trends_are_named_the_best_first() -> None:
    assert strongest(said(THREE, a="most", b="full", c="most")) == ["two", "one"]


def test_equally_strong_trends_stay_in_the_order_of_the_pack() -> None:
    assert strongest(said(THREE, a="full", b="full", c="full")) == ["one", "two"]


@pytest.mark.parametrize(("points", "is_strong"), [(BAND, False), (BAND + 1, True)])
def test_trend_is_strong_from_the_band_above_developing_on(points: int, is_strong: bool) -> None:
    rule = practice("one/a", part("a", {"full": points}))
    first = said([rule], a="full")
    assert strongest(first) == (["one"] if is_strong else [])
    assert (first.furthest is None) is is_strong


@pytest.mark.parametrize(("weight", "is_strong"), [(1, True), (2, True)])
def test_trend_with_a_twentieth_of_the_weight_counts(weight: int, is_strong: bool) -> None:
    first = said([about("a", "small"), about("b", "large")], {"small": weight, "large": 19}, a="full", b="none")
    assert strongest(first) == (["small"] if is_strong else [])


def test_trend_with_less_than_a_twentieth_of_the_weight_does_not_count() -> None:
    first = said([about("a", "small"), about("b", "large")], {"small": 1, "large": 20}, a="full", b="none")
    assert strongest(first) == []
    assert first.furthest is not None
    assert first.furthest.trend.id == "small"


@pytest.mark.parametrize(("small", "large", "is_outdone"), [("full", "most", True), ("most", "most", False)])
def test_small_trend_that_does_better_than_the_strongest_is_noticed(small: str, large: str, is_outdone: bool) -> None:
    first = said([about("a", "small"), about("b", "large")], {"small": 1, "large": 20}, a=small, b=large)
    assert strongest(first) == ["large"]
    assert first.is_outdone is is_outdone


def test_trend_of_which_too_little_is_known_is_neither_strong_nor_furthest() -> None:
    rules = [about("a", "one"), about("b", "one"), about("c", "one"), about("d", "two")]
    first = said(rules, a="full", b="dont_know", c="dont_know", d="third")
    assert strongest(first) == []
    assert first.furthest is not None
    assert first.furthest.trend.id == "two"


@pytest.mark.parametrize(("unknown", "is_strong"), [("hij", True), ("ghij", False)])
def test_seven_tenths_of_a_trend_are_enough_to_call_it_strong(unknown: str, is_strong: bool) -> None:
    rules = [about(letter, "one") for letter in LETTERS]
    answers = dict.fromkeys(LETTERS, "full") | dict.fromkeys(unknown, "dont_know")
    assert strongest(said(rules, None, **answers)) == (["one"] if is_strong else [])


def test_where_nothing_is_in_place_no_trend_is_furthest() -> None:
    assert said(THREE, a="none", b="none", c="none").furthest is None


def test_little_is_further_along_than_nothing() -> None:
    little = [practice("two/b", part("b", {"full": 1})), about("c", "two")]
    first = said([about("a", "one"), *little], a="none", b="full", c="none")
    assert first.furthest is not None
    assert (first.furthest.trend.id, first.furthest.score.value) == ("two", F(1, 2))


def test_trend_that_does_not_apply_is_left_out() -> None:
    first = said(THREE, a="skip", b="third", c="none")
    assert first.furthest is not None
    assert first.furthest.trend.id == "two"


def test_two_greatest_losses_are_named_with_their_points() -> None:
    rules = [about("a", "one"), about("b", "two"), about("c", "three"), about("d", "three")]
    first = said(rules, a="half", b="none", c="none", d="half")
    assert first.losses == (Loss(Trend("three", "Three", 1), F(75, 2)), Loss(Trend("two", "Two", 1), F(25)))


def test_equal_losses_stay_in_the_order_of_the_pack() -> None:
    first = said(THREE, a="none", b="none", c="none")
    assert [loss.trend.id for loss in first.losses] == ["one", "two"]


def test_month_is_what_the_plan_puts_into_it_with_the_hours_that_it_takes() -> None:
    rules = [
        about("a", "one", effort=effort(3, 1)),
        about("b", "one", effort=effort(2, 1)),
        about("c", "one", effort=effort(90)),
    ]
    first = said(rules, a="none", b="half", c="full")
    assert [item.rule.id for item in first.month.items] == ["one/a", "one/b"]
    assert first.month.month == 7
    assert first.after_month == 100


def test_quarter_is_everything_but_what_stands_under_later() -> None:
    hours = {"a": effort(8), "b": effort(50), "c": effort(9), "d": effort(40)}
    rules = [about(letter, "one", effort=takes) for letter, takes in hours.items()]
    first = said(rules, None, **dict.fromkeys(hours, "none"))
    assert [(item.rule.id, item.bucket) for item in first.quarter.items] == [("one/a", "now"), ("one/c", "next")]
    assert first.after_month == 25
    assert first.after_quarter == 50


def test_first_action_is_planned_though_it_takes_more_than_the_quarter_has() -> None:
    first = said([about("a", "one", effort=effort(50)), about("b", "one", effort=effort(50))], a="none", b="none")
    assert first.quarter == first.month
    assert first.after_month == first.after_quarter == 50


def test_decided_items_are_neither_of_the_month_nor_lost() -> None:
    report = built(THREE, a="none", b="none", c="full")
    audit = Audit("pack 1.0.0", "full", answers=report.audit.answers, decisions={"one/a": Decision("declined")})
    first = summarise(build(report.catalog, audit, "2026-11-22"))
    assert [item.rule.id for item in first.quarter.items] == ["two/b"]
    assert [loss.trend.id for loss in first.losses] == ["two"]


def test_without_answers_there_is_nothing_to_say() -> None:
    first = summarise(build(catalog(*QUESTIONS, *THREE), Audit("pack 1.0.0"), "2026-11-22"))
    assert strongest(first) == []
    assert (first.furthest, first.after_month, first.after_quarter) == (None, None, None)
    assert first.month.month == 0
