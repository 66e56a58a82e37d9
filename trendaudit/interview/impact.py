"""Which questions it pays to answer next: those that decide the most points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from trendaudit.core.audit import DONT_KNOW
from trendaudit.core.questions import Known, Prompt
from trendaudit.core.scoring import judge, shown, stakes
from trendaudit.i18n import _, ngettext

MOST = 5
"""Questions that are offered at a time."""


@dataclass(frozen=True, slots=True)
class Impact:
    """Something that is not known, and the points of the scale 0-100 that it decides."""

    prompt: Prompt
    """For a question that is asked for each of several things, the first of them that is not known."""
    points: Fraction


def highest_impact(known: Known) -> tuple[Impact, ...]:
    """Return what is open or not known at any depth, the highest impact first."""
    catalog = known.catalog
    points = stakes([judge(rule, known) for rule in catalog.rules.values()], catalog)
    unknown: dict[str, Prompt] = {}
    for prompt in known.prompts("full"):
        if known.given(prompt.question, prompt.row) in (None, DONT_KNOW):
            unknown.setdefault(prompt.question, prompt)
    return tuple(Impact(unknown[question], worth) for question, worth in points.items() if question in unknown)[:MOST]


def at_stake(some: Sequence[Impact]) -> str:
    """Say how many points some questions decide together."""
    points = shown(sum((one.points for one in some), Fraction(0)))
    return ngettext("up to {points} point", "up to {points} points", points).format(points=points)


def reason(known: Known, one: Impact) -> str:
    """Say what one question decides, and whether it was asked already."""
    worth = at_stake([one])
    if known.given(one.prompt.question, one.prompt.row) == DONT_KNOW:
        return _("don't know, {worth}").format(worth=worth)
    return worth
