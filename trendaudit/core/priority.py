"""In which order the hours pay off, and what fits into this month and this quarter."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from trendaudit.core.catalog import Catalog, Rule
from trendaudit.core.evidence import evidence
from trendaudit.core.scoring import Finding

Bucket = Literal["now", "next", "later"]
BUCKETS: tuple[Bucket, ...] = ("now", "next", "later")
STARTING_COST = 4
"""Hours that starting anything costs, so that tiny chores do not crowd out the work that matters."""
WEEKS_IN_MONTH = Fraction(13, 3)
WEEKS_IN_QUARTER = 13
HOURS_IF_UNKNOWN = Fraction(2)
"""Hours a week where nobody said how many there are."""


@dataclass(frozen=True, slots=True)
class Item:
    """One open practice with what decides its place."""

    rule: Rule
    gain: Fraction
    """Points on the 0-100 scale."""
    goal: Fraction
    """1 where it serves a goal of the business (or nobody named one), otherwise 1/2."""
    confidence: Fraction
    bucket: Bucket = "later"

    @property
    def value(self) -> Fraction:
        """Return gain · goal · confidence."""
        return self.gain * self.goal * self.confidence

    @property
    def cost(self) -> Fraction:
        """Return the hours of the first quarter, and what starting costs."""
        return self.rule.effort.hours + STARTING_COST


def open_items(
    findings: Sequence[Finding], gains: Mapping[str, Fraction], goals: frozenset[str], catalog: Catalog
) -> list[Item]:
    """Return an item for each practice that can still gain points, in the order of the findings."""
    return [
        Item(
            rule=finding.rule,
            gain=gains[finding.rule.id],
            goal=_goal(finding.rule, goals),
            confidence=evidence(finding.rule, catalog).confidence,
        )
        for finding in findings
        if gains.get(finding.rule.id, 0) > 0
    ]


def rank(items: Sequence[Item]) -> list[Item]:
    """Return the items in the order in which the hours pay off; what an item needs always comes before it.

    An item's ratio is the better of value/cost alone and together with the best item that needs it.
    """
    by_id = {item.rule.id: item for item in items}
    pairs = _best_pairs(by_id)
    undone = {item.rule.id: sum(need in by_id for need in item.rule.needs) for item in items}
    needing = _needing(by_id)
    free = [_place(item, pairs) for item in items if not undone[item.rule.id]]
    heapq.heapify(free)
    order = []
    while free:
        rule = heapq.heappop(free)[-1]
        order.append(by_id[rule])
        for other in needing[rule]:
            undone[other] -= 1
            if not undone[other]:
                heapq.heappush(free, _place(by_id[other], pairs))
    return order


def plan(ranked: Sequence[Item], hours_a_week: Fraction) -> list[Item]:
    """Return the items with their buckets: what fits into the month, into the quarter, or neither.

    An item never comes before what it needs, and the first is always `now`.
    """
    month, quarter = WEEKS_IN_MONTH * hours_a_week, WEEKS_IN_QUARTER * hours_a_week
    buckets: dict[str, Bucket] = {}
    planned: list[Item] = []
    for item in ranked:
        effort = item.rule.effort
        earliest = max((BUCKETS.index(buckets[need]) for need in item.rule.needs if need in buckets), default=0)
        bucket: Bucket = "later"
        if not planned or (earliest == 0 and effort.once + effort.monthly <= month and effort.hours <= quarter):
            bucket = "now"
        elif earliest <= 1 and effort.hours <= quarter:
            bucket = "next"
        if bucket == "now":
            month -= effort.once + effort.monthly
        if bucket != "later":
            quarter -= effort.hours
        buckets[item.rule.id] = bucket
        planned.append(replace(item, bucket=bucket))
    return planned


def _goal(rule: Rule, goals: frozenset[str]) -> Fraction:
    serves = not goals or not rule.goals or not goals.isdisjoint(rule.goals)
    return Fraction(1) if serves else Fraction(1, 2)


def _ratio(pair: tuple[Fraction, Fraction]) -> Fraction:
    value, cost = pair
    return value / cost


def _worth(pair: tuple[Fraction, Fraction]) -> tuple[Fraction, Fraction]:
    """Return what pairs are compared by: of equal ratios, the larger pair lifts more what it is joined with."""
    return _ratio(pair), pair[0]


def _place(item: Item, pairs: Mapping[str, tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction, str]:
    """Return what decides between items that nothing has to come before."""
    return -_ratio(pairs[item.rule.id]), item.rule.effort.hours, item.rule.id


def _needing(items: Mapping[str, Item]) -> Mapping[str, list[str]]:
    """Return for each item those that need it."""
    needing: dict[str, list[str]] = {rule: [] for rule in items}
    for item in items.values():
        for need in item.rule.needs:
            if need in items:
                needing[need].append(item.rule.id)
    return needing


def _best_pairs(items: Mapping[str, Item]) -> dict[str, tuple[Fraction, Fraction]]:
    """Return for each item the (value, cost) with the best ratio: alone, or with an item that needs it."""
    pairs: dict[str, tuple[Fraction, Fraction]] = {}
    followed: dict[str, tuple[Fraction, Fraction]] = {}
    waiting = {rule: len(others) for rule, others in _needing(items).items()}
    ready = [rule for rule, others in waiting.items() if not others]
    while ready:  # whatever needs an item is worked out before it
        item = items[ready.pop()]
        rule = item.rule.id
        value, cost = followed.get(rule, (Fraction(0), Fraction(0)))
        pairs[rule] = max((item.value, item.cost), (item.value + value, item.cost + cost), key=_worth)
        for need in item.rule.needs:
            if need in items:
                followed[need] = max(followed.get(need, pairs[rule]), pairs[rule], key=_worth)
                waiting[need] -= 1
                if not waiting[need]:
                    ready.append(need)
    return pairs
