"""In which order the hours pay off, and what fits when."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

import pytest

from tests.core.building import F, advised_by, catalog, claim, effort, part, practice, question, update
from trendaudit.core.answer_state import AnswerState
from trendaudit.core.audit import Answer
from trendaudit.core.priority import HOURS_IF_UNKNOWN, Item, open_items, plan, rank
from trendaudit.core.scoring import gains, judge


def item(name: str, value: int | F, once: int = 0, monthly: int = 0, needs: tuple[str, ...] = ()) -> Item:
    """Return an item that is worth `value` and costs once + 3·monthly + 4."""
    return Item(practice(name, effort=effort(once, monthly), needs=needs), F(value), goal=F(1), confidence=F(1))


def order(*items: Item) -> list[str]:
    return [one.rule.id for one in rank(items)]


def test_hours_are_those_of_a_quarter_and_starting_costs_four_more() -> None:
    one = item("t/a", 10, once=2, monthly=4)
    assert one.rule.effort.hours == 14
    assert one.cost == 18


def test_value_is_gain_times_fit_times_confidence() -> None:
    assert Item(practice("t/a"), F(10), F(1, 2), F(3, 4)).value == F(15, 4)


def test_chore_without_hours_still_costs_the_start() -> None:
    assert item("t/a", 10).cost == 4


def test_items_come_in_the_order_of_value_over_cost() -> None:
    # 10/8, 30/16 and 4/4
    assert order(item("t/a", 10, once=4), item("t/b", 30, once=12), item("t/c", 4)) == ["t/b", "t/a", "t/c"]


def test_tie_goes_to_fewer_hours_and_then_to_the_id() -> None:
    # all three 1/1
    items = (item("t/c", 8, once=4), item("t/b", 4), item("t/a", 8, once=4))
    assert order(*items) == ["t/b", "t/a", "t/c"]


def test_what_an_item_needs_comes_before_it_however_little_it_is_worth_itself() -> None:
    # a alone 1/8; with b (1 + 20) / (8 + 4) = 7/4, more than c's 6/4
    items = (item("t/a", 1, once=4), item("t/b", 20, needs=("t/a",)), item("t/c", 6))
    assert order(*items) == ["t/a", "t/b", "t/c"]


def test_needed_item_waits_where_it_does_not_pay_even_together() -> None:
    # a with b (1 + 20) / (40 + 4) is less than c's 6/4, though b alone is 20/4
    items = (item("t/a", 1, once=36), item("t/b", 20, needs=("t/a",)), item("t/c", 6))
    assert order(*items) == ["t/c", "t/a", "t/b"]


def test_needed_item_that_is_better_alone_keeps_its_own_ratio() -> None:
    # a alone 20/4; with b it would be 21/44, less than c's 6/4
    items = (item("t/a", 20), item("t/b", 1, once=36, needs=("t/a",)), item("t/c", 6))
    assert order(*items) == ["t/a", "t/c", "t/b"]


def test_only_the_best_of_those_that_need_an_item_counts() -> None:
    # a with b (0 + 8) / (4 + 4) = 1; with both it would be 16/12, more than d's 5/4
    items = (
        item("t/a", F(1, 100)),
        item("t/b", 8, needs=("t/a",)),
        item("t/c", 8, needs=("t/a",)),
        item("t/d", 5),
    )
    assert order(*items) == ["t/d", "t/a", "t/b", "t/c"]


def test_best_of_those_that_need_an_item_is_the_one_with_the_best_ratio_not_the_one_worth_most() -> None:
    # a with c (1 + 8) / (4 + 4) = 9/8, more than d's 4/4; with b, which is worth more, it would be 21/84
    items = (
        item("t/a", 1),
        item("t/b", 20, once=76, needs=("t/a",)),
        item("t/c", 8, needs=("t/a",)),
        item("t/d", 4),
    )
    assert order(*items) == ["t/a", "t/c", "t/d", "t/b"]


def test_ratio_is_passed_on_along_a_chain_of_needs() -> None:
    # c alone 40/4; b with c (1 + 40) / (4 + 4); a with b and c (1 + 41) / (4 + 8) = 7/2, more than d's 3
    items = (
        item("t/a", 1),
        item("t/b", 1, needs=("t/a",)),
        item("t/c", 40, needs=("t/b",)),
        item("t/d", 12),
    )
    assert order(*items) == ["t/a", "t/b", "t/c", "t/d"]


def test_need_that_is_not_open_has_no_effect() -> None:
    assert order(item("t/a", 1), item("t/b", 2, needs=("t/passed",))) == ["t/b", "t/a"]


def test_item_waits_for_all_that_it_needs() -> None:
    items = (item("t/a", 100, needs=("t/b", "t/c")), item("t/b", 1), item("t/c", 2, once=400))
    assert order(*items) == ["t/b", "t/c", "t/a"]


def test_nothing_to_do_is_in_order() -> None:
    assert rank([]) == []


def test_order_in_which_the_items_arrive_is_irrelevant() -> None:
    # b and c are both 1/1, but a with c (1 + 8) / (12 + 8) beats d's 2/5 and a with b (1 + 4) / (12 + 4) does not
    items = (
        item("t/a", 1, once=8),
        item("t/b", 4, needs=("t/a",)),
        item("t/c", 8, once=4, needs=("t/a",)),
        item("t/d", F(8, 5)),
    )
    assert {tuple(order(*some)) for some in itertools.permutations(items)} == {("t/a", "t/b", "t/c", "t/d")}


def buckets(hours_a_week: int | F, *items: Item) -> list[str]:
    return [one.bucket for one in plan(items, F(hours_a_week))]


def test_month_has_thirteen_thirds_of_a_week() -> None:
    # h = 3: 13 hours a month, 39 a quarter
    first = item("t/a", 1)
    assert buckets(3, first, item("t/b", 1, once=13)) == ["now", "now"]
    assert buckets(3, first, item("t/b", 1, once=14)) == ["now", "next"]


def test_first_month_of_upkeep_counts_for_the_month() -> None:
    # h = 3: once + monthly = 12 + 1 of 13, and 12 + 3 of 39; then 12 + 2 is too much
    first = item("t/a", 1)
    assert buckets(3, first, item("t/b", 1, once=12, monthly=1)) == ["now", "now"]
    assert buckets(3, first, item("t/b", 1, once=12, monthly=2)) == ["now", "next"]


def test_month_loses_the_work_and_the_upkeep_of_what_is_now() -> None:
    # h = 3: b leaves 13 - 8 hours of the month
    items = (item("t/a", 1), item("t/b", 1, once=4, monthly=4), item("t/c", 1, once=6), item("t/d", 1, once=5))
    assert buckets(3, *items) == ["now", "now", "next", "now"]


def test_upkeep_of_a_quarter_must_fit_as_well() -> None:
    # h = 3: 13 hours of upkeep a month fill the quarter to the hour
    first = item("t/a", 1)
    assert buckets(3, first, item("t/b", 1, monthly=13)) == ["now", "now"]
    assert buckets(3, item("t/a", 1, once=1), item("t/b", 1, monthly=12), item("t/c", 1, once=0, monthly=1)) == [
        "now",
        "now",
        "later",
    ]


def test_item_that_fits_the_month_but_not_the_quarter_comes_later() -> None:
    # h = 3: the first takes 13·3 = 39 hours of the quarter and 13 of the month; nothing is left
    assert buckets(3, item("t/a", 1, once=36, monthly=1), item("t/b", 1, once=1)) == ["now", "later"]


def test_quarter_has_thirteen_weeks() -> None:
    # h = 3: 39 hours
    first = item("t/a", 1)
    assert buckets(3, first, item("t/b", 1, once=39)) == ["now", "next"]
    assert buckets(3, first, item("t/b", 1, once=40)) == ["now", "later"]


def test_hours_that_are_planned_are_gone() -> None:
    # h = 3: b leaves 3 hours of the month and 29 of the quarter; c and d use the quarter up; f takes nothing
    items = (
        item("t/a", 1),
        item("t/b", 1, once=10),
        item("t/c", 1, once=4),
        item("t/d", 1, once=25),
        item("t/e", 1, once=1),
        item("t/f", 1),
    )
    assert buckets(3, *items) == ["now", "now", "next", "next", "later", "now"]


def test_item_that_comes_later_takes_no_hours() -> None:
    assert buckets(3, item("t/a", 1), item("t/b", 1, once=40), item("t/c", 1, once=13)) == ["now", "later", "now"]


def test_first_item_is_now_however_long_it_takes() -> None:
    # h = 3: it takes more than the quarter, so that nothing else fits, not even what takes no time
    assert buckets(3, item("t/a", 1, once=100), item("t/b", 1, once=1), item("t/c", 1)) == ["now", "later", "later"]


def test_business_without_time_starts_with_one_thing_and_what_takes_none() -> None:
    assert buckets(0, item("t/a", 1), item("t/b", 1, once=1), item("t/c", 1)) == ["now", "later", "now"]


@pytest.mark.parametrize(
    ("once", "expected"),
    [
        (13, ["now", "now", "now"]),
        (14, ["now", "next", "next"]),
        (40, ["now", "later", "later"]),
    ],
)
def test_item_never_comes_before_what_it_needs(once: int, expected: list[str]) -> None:
    needed = item("t/b", 1, once=once)
    assert buckets(3, item("t/a", 1), needed, item("t/c", 1, needs=("t/b",))) == expected


def test_item_comes_no_earlier_than_the_latest_of_what_it_needs() -> None:
    items = (
        item("t/a", 1),
        item("t/b", 1, once=14),
        item("t/c", 1, once=40),
        item("t/d", 1, needs=("t/a", "t/b", "t/passed")),
        item("t/e", 1, needs=("t/a", "t/c")),
    )
    assert buckets(3, *items) == ["now", "next", "later", "next", "later"]


def test_plan_keeps_the_order_and_the_items() -> None:
    items = [item("t/b", 1), item("t/a", 1, once=1)]
    assert [(one.rule, one.gain) for one in plan(items, F(1))] == [(one.rule, one.gain) for one in items]


def test_two_hours_a_week_are_assumed_where_nobody_knows() -> None:
    assert HOURS_IF_UNKNOWN == 2


A = question("a", "good", "fair", "bad", "skip")
POINTS: Mapping[str, int | None] = {"good": 100, "fair": 50, "bad": 0, "skip": None}


def opened(answers: Mapping[str, Answer], chosen: Sequence[str] = (), **rest: object) -> list[Item]:
    rule = practice("t/1", part("a", POINTS), **rest)
    sources = (claim("A-1"), claim("B-1", "Bob"), update("u", "holds", "A-1", "B-1"))
    pack = catalog(A, rule, *sources)
    findings = [judge(rule, AnswerState(pack, answers))]
    return open_items(findings, gains(findings, pack), frozenset(chosen), pack)


@pytest.mark.parametrize(
    ("of_rule", "of_business", "goal"),
    [
        (("sell", "retain"), ("sell",), 1),
        (("sell",), ("retain",), F(1, 2)),
        ((), ("retain",), 1),
        (("sell",), (), 1),
        ((), (), 1),
    ],
)
def test_goal_counts_half_where_the_rule_serves_none_of_the_goals_that_were_chosen(
    of_rule: tuple[str, ...], of_business: tuple[str, ...], goal: F
) -> None:
    (one,) = opened({"a": "bad"}, of_business, goals=of_rule)
    assert one.goal == goal


@pytest.mark.parametrize(("claims", "confidence"), [(("A-1", "B-1"), F(1)), (("A-1",), F(3, 4)), ((), F(1, 2))])
def test_confidence_comes_from_the_evidence(claims: tuple[str, ...], confidence: F) -> None:
    (one,) = opened({"a": "bad"}, advises=advised_by(*claims))
    assert one.confidence == confidence


@pytest.mark.parametrize("answer", ["good", "skip", "dont_know"])
def test_rule_that_gains_nothing_is_no_item(answer: str) -> None:
    assert opened({"a": answer}) == []


def test_rule_that_gains_less_than_a_point_is_an_item_still() -> None:
    heavy, light = practice("t/heavy", part("b", POINTS), impact=8), practice("u/light", part("a", POINTS))
    pack = catalog(A, question("b", "good"), heavy, light, weights={"t": 50})
    findings = [judge(rule, AnswerState(pack, {"a": "bad", "b": "good"})) for rule in pack.rules.values()]
    (one,) = open_items(findings, gains(findings, pack), frozenset(), pack)
    assert (one.rule, one.gain) == (light, F(100, 401))


def test_half_finished_rule_gains_the_other_half() -> None:
    (one,) = opened({"a": "fair"})
    assert one.gain == 50
