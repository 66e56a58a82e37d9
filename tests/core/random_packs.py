"""Random packs and random answers to them, for the properties.

Everything is drawn as small whole numbers: that is quick, and it shrinks towards what stands first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

from tests.core.building import (
    F,
    Thing,
    alone,
    catalog,
    claim,
    effort,
    level,
    many,
    number,
    part,
    practice,
    question,
    update,
)
from trendaudit.core.audit import DONT_KNOW, Answer, Audit, Decision, DecisionStatus, Depth, Scalar
from trendaudit.core.catalog import (
    Catalog,
    Combine,
    Level,
    Option,
    Part,
    Question,
    Rule,
    RuleKind,
    Update,
    UpdateStatus,
)
from trendaudit.core.conditions import ALWAYS, All, Any, Condition, Not, Operator, Test

T = TypeVar("T")
GOALS = many("goals", "sell", "retain", alone("none_yet"))
HOURS = question("hours", *(Option(f"h{hours}", f"{hours}", value=F(hours)) for hours in (0, 1, 4)))
SOURCES = (claim("A-1"), claim("A-2"), claim("B-1", "Bob"), claim("B-2", "Bob", timeless=True))
CLAIMS = tuple(one.id for _, one in SOURCES)
KINDS: tuple[str, ...] = ("one", "one", "one", "many", "number")
RULE_KINDS: tuple[RuleKind, ...] = ("practice", "practice", "practice", "practice", "duty", "watch")
ROWS: tuple[Combine, ...] = ("mean", "best", "worst")
STATUSES: tuple[UpdateStatus, ...] = ("holds", "strengthened", "changed", "obsolete")
DECISIONS: tuple[DecisionStatus, ...] = ("done", "planned", "declined")
DEPTHS: tuple[Depth, ...] = ("full", "quick")
OPERATORS: dict[str, tuple[Operator, ...]] = {
    "one": ("any_of", "none_of"),
    "many": ("any_of", "none_of", "all_of", "at_least", "at_most"),
    "number": ("at_least", "at_most"),
}


@cache
def up_to(most: int) -> st.SearchStrategy[int]:
    """Draw a number from 0 to `most`."""
    return st.integers(0, most)


def pick(draw: st.DrawFn, things: Sequence[T]) -> T:
    """Draw one of these."""
    return things[draw(up_to(len(things) - 1))]


def some(draw: st.DrawFn, things: Sequence[str], least: int = 0) -> tuple[str, ...]:
    """Draw any of these (0 or 1 at least), in their order."""
    chosen = draw(up_to(2 ** len(things) - 1 - least)) + least
    return tuple(thing for place, thing in enumerate(things) if chosen >> place & 1)


def happens(draw: st.DrawFn, times_in_ten: int) -> bool:
    """Draw true so many times in ten."""
    return draw(up_to(9)) >= 10 - times_in_ten


@st.composite
def packs(draw: st.DrawFn) -> Catalog:
    """Draw a whole pack; a question's conditions and a rule's needs name earlier ones only."""
    questions: list[Question] = []
    for place in range(2 + draw(up_to(4))):
        questions.append(_question(draw, f"q{place}", questions))
    updates = [_update(draw, f"u{place}") for place in range(draw(up_to(2)))]
    rules: list[Rule] = []
    for place in range(1 + draw(up_to(5))):
        rules.append(_rule(draw, place, questions, rules, updates))
    weights = {"t0": 1 + draw(up_to(2)), "t1": 1 + draw(up_to(2))}
    things: list[Thing] = [GOALS, HOURS, *questions, *rules, *updates]
    return catalog(*things, *SOURCES, weights=weights, roles={"goals": "goals", "capacity": "hours"})


@st.composite
def banks(draw: st.DrawFn) -> tuple[Catalog, Mapping[str, Answer]]:
    """Draw two to five questions without any rule, and answers to some of them."""
    questions: list[Question] = []
    for place in range(2 + draw(up_to(3))):
        questions.append(_question(draw, f"q{place}", questions))
    pack = catalog(*questions)
    return pack, _answers(draw, pack)


@st.composite
def small_audits(draw: st.DrawFn) -> tuple[Catalog, Mapping[str, Answer]]:
    """Draw a pack and answers of which so few are unknown that all completions can be tried."""
    questions: list[Question] = []
    for place in range(2 + draw(up_to(2))):
        questions.append(_question(draw, f"q{place}", questions))
    rules = [_rule(draw, place, questions, [], []) for place in range(2 + draw(up_to(3)))]
    pack = catalog(*questions, *rules, *SOURCES, weights={"t0": 1, "t1": 2})
    return pack, _answers(draw, pack)


@st.composite
def audits(draw: st.DrawFn) -> tuple[Catalog, Audit]:
    """Draw a pack and an audit with it: answers to any question, asked or not, and decisions on any rule."""
    pack = draw(packs())
    decided = some(draw, list(pack.rules)) if happens(draw, 3) else ()
    decisions = {rule: Decision(pick(draw, DECISIONS)) for rule in decided}
    return pack, Audit("pack 1.0.0", pick(draw, DEPTHS), answers=_answers(draw, pack), decisions=decisions)


def valid_answers(asked: Question) -> list[Scalar]:
    """Return the answers that can stand (of numbers a few), "don't know" excluded."""
    if asked.kind == "number":
        return list(range(6))
    if asked.kind == "one":
        return list(asked.options)
    together = [option.id for option in asked.options.values() if not option.exclusive]
    subsets = (
        tuple(option for place, option in enumerate(together) if chosen >> place & 1)
        for chosen in range(1, 2 ** len(together))
    )
    return [*subsets, *((option.id,) for option in asked.options.values() if option.exclusive)]


def rows_of(asked: Question, pack: Catalog) -> list[str]:
    """Return all rows that a question may have."""
    options = pack.questions[asked.each].options.values() if asked.each else ()
    return [option.id for option in options if not option.exclusive]


def _answers(draw: st.DrawFn, pack: Catalog) -> dict[str, Answer]:
    answers = {asked.id: _given(draw, asked, pack) for asked in pack.questions.values()}
    return {name: answer for name, answer in answers.items() if answer is not None}


def _given(draw: st.DrawFn, asked: Question, pack: Catalog) -> Answer | None:
    if asked.each is None:
        return _cell(draw, asked)
    cells = {row: _cell(draw, asked) for row in rows_of(asked, pack)}
    return {row: cell for row, cell in cells.items() if cell is not None} or None


def _cell(draw: st.DrawFn, asked: Question) -> Scalar | None:
    luck = draw(up_to(9))
    if luck > 6:
        return None if luck > 7 else DONT_KNOW
    return pick(draw, valid_answers(asked))


def _question(draw: st.DrawFn, name: str, earlier: Sequence[Question]) -> Question:
    kind = pick(draw, KINDS)
    options: list[str | Option] = list("abcd"[: 2 + draw(up_to(2))])
    if kind == "many" and happens(draw, 5):
        options.append(alone("none"))
    parents = [one.id for one in earlier if one.kind == "many" and one.each is None]
    each = pick(draw, parents) if parents and happens(draw, 5) else None
    ask_when = _condition(draw, earlier) if earlier and happens(draw, 3) else ALWAYS
    rest = {"ask_when": ask_when, "each": each, "depth": pick(draw, DEPTHS)}
    return number(name, **rest) if kind == "number" else question(name, *options, kind=kind, **rest)


def _update(draw: st.DrawFn, name: str) -> Update:
    return update(name, pick(draw, STATUSES), *some(draw, CLAIMS), seen=happens(draw, 5))


def any_condition(draw: st.DrawFn, questions: Sequence[Question], deep: int = 2) -> Condition:
    """Draw a condition that is up to so many levels deep: a test, or Not, All and Any of smaller ones."""
    if not deep or not draw(up_to(2)):
        return _test(draw, questions)
    parts = tuple(any_condition(draw, questions, deep - 1) for _ in range(1 + draw(up_to(2))))
    return (Not(parts[0]), All(parts), Any(parts))[draw(up_to(2))]


def _condition(draw: st.DrawFn, questions: Sequence[Question]) -> Condition:
    one = _test(draw, questions)
    shape = draw(up_to(6))
    if shape < 3:
        return one
    if shape == 3:
        return Not(one)
    both = (one, _test(draw, questions))
    return (All(both), Any(both), Not(All(both)))[shape - 4]


def _test(draw: st.DrawFn, questions: Sequence[Question]) -> Test:
    asked = pick(draw, questions)
    operator = pick(draw, OPERATORS[asked.kind])
    counts = operator in {"at_least", "at_most"}
    of = () if not asked.options or (counts and happens(draw, 5)) else some(draw, list(asked.options), 1)
    row = pick(draw, (None, None, "a", "b")) if asked.each else None
    every = asked.each is not None and row is None and happens(draw, 5)
    return Test(asked.id, operator, frozenset(of), draw(up_to(4)) if counts else 0, row, every)


def _rule(
    draw: st.DrawFn, place: int, questions: Sequence[Question], earlier: Sequence[Rule], updates: Sequence[Update]
) -> Rule:
    kind = pick(draw, RULE_KINDS)
    made = practice(
        f"t{draw(up_to(1))}/r{place}",
        kind=kind,
        impact=0,
        applies_when=_condition(draw, questions) if happens(draw, 3) else ALWAYS,
        advises=dict.fromkeys(some(draw, CLAIMS), "do as it says"),
        background=some(draw, CLAIMS),
        corrects=some(draw, CLAIMS) if happens(draw, 2) else (),
    )
    if kind == "watch":
        return made
    made = replace(made, score=_score(draw, questions), combine=pick(draw, ("mean", "worst")))
    if kind == "duty":
        return made
    return replace(
        made,
        impact=pick(draw, (1, 2, 3, 5, 8)),
        effort=effort(draw(up_to(9)), draw(up_to(2))),
        goals=some(draw, ["sell", "retain"]),
        needs=some(draw, [one.id for one in earlier if one.kind == "practice"]),
        updates=some(draw, [one.id for one in updates]),
    )


def _score(draw: st.DrawFn, questions: Sequence[Question]) -> tuple[Part, ...] | tuple[Level, ...]:
    singles = [one for one in questions if one.kind == "one"]
    count = 1 + draw(up_to(2))
    if singles and happens(draw, 7):
        return tuple(_part(draw, singles) for _ in range(count))
    levels = (level(pick(draw, (100, 75, 25, 0)), _condition(draw, questions)) for _ in range(count - 1))
    return (*levels, level(pick(draw, (0, 25, 75, 100))))


def _part(draw: st.DrawFn, questions: Sequence[Question]) -> Part:
    asked = pick(draw, questions)
    points = {option: pick(draw, (0, 100, 25, 50, 100, None)) for option in asked.options}
    return part(asked.id, points, row="a" if asked.each and happens(draw, 2) else None, rows=pick(draw, ROWS))
