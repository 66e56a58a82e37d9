"""Which outcomes a rule can have, and answers that lead to them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial

from trendaudit.core.catalog import Catalog, Level, Rule
from trendaudit.core.conditions import tests
from trendaudit.core.estimates import estimate
from trendaudit.core.questions import Known
from trendaudit.core.scoring import Finding, judge
from trendaudit.pack.possible import Answers, Goal, find, find_for
from trendaudit.pack.telling_answers import Reading

Scored = tuple[Fraction, Answers]
"""A score and answers that earn it."""


def readings(rule: Rule) -> list[Reading]:
    """Return all that a rule reads of the answers."""
    scored = (tests(one.when) if isinstance(one, Level) else (one,) for one in rule.score)
    return [*tests(rule.applies_when), *(reading for some in scored for reading in some)]


def applying(rule: Rule, catalog: Catalog) -> Answers | None:
    """Return answers that make the condition of a rule true; None where none were found."""
    return find_for(rule.applies_when, catalog).answers


def not_applying(rule: Rule, catalog: Catalog) -> Answers | None:
    """Return answers for which a rule is not applicable; None where none were found."""
    return _found(rule, catalog, lambda finding: None if finding.applies is None else not finding.applies)


def undecided(rule: Rule, catalog: Catalog) -> Answers | None:
    """Return answers that leave a rule unknown, if possible one that applies; None where there are none."""
    if judge(rule, Known(catalog, {})).status != "unknown":  # what is known stays known with more answers
        return None
    answers = applying(rule, catalog)
    return answers if answers and judge(rule, Known(catalog, answers)).status == "unknown" else {}


def lowest(rule: Rule, catalog: Catalog, below: Fraction | None) -> Scored | None:
    """Return the lowest score that was found, with answers for it; None where it is not below another.

    Scores are shares between 0 and 1, and all are below None.
    """
    bounds = estimate(rule, Known(catalog, {}))
    return None if bounds is None else _furthest(rule, catalog, _is_below, below, bounds.low)


def highest(rule: Rule, catalog: Catalog, above: Fraction | None) -> Scored | None:
    """Return the highest score that was found, with answers for it; None where it is not above another.

    Scores are shares between 0 and 1, and all are above None.
    """
    bounds = estimate(rule, Known(catalog, {}))
    return None if bounds is None else _furthest(rule, catalog, _is_above, above, bounds.high)


def _furthest(
    rule: Rule,
    catalog: Catalog,
    is_beyond: Callable[[Fraction | None, Finding], bool | None],
    start: Fraction | None,
    end: Fraction,
) -> Scored | None:
    """Return the last of scores that are each beyond the one before; none is beyond the end."""
    best: Scored | None = None
    while start != end:
        answers = _found(rule, catalog, partial(is_beyond, start))
        if answers is None:
            break
        start = judge(rule, Known(catalog, answers)).low
        assert start is not None
        best = start, answers
    return best


def _is_below(score: Fraction | None, finding: Finding) -> bool | None:
    if finding.low is None or finding.high is None or (score is not None and finding.low >= score):
        return False
    return True if finding.applies and finding.low == finding.high else None


def _is_above(score: Fraction | None, finding: Finding) -> bool | None:
    if finding.low is None or finding.high is None or (score is not None and finding.high <= score):
        return False
    return True if finding.applies and finding.low == finding.high else None


def _found(rule: Rule, catalog: Catalog, is_wanted: Callable[[Finding], bool | None]) -> Answers | None:
    goal = Goal(
        readings(rule),
        lambda known: is_wanted(judge(rule, known)),
        lambda known: judge(rule, known).waits_for,
    )
    return find(goal, catalog).answers
