"""Packs for the tests of the core, built from plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any, TypeVar

from trendaudit.core import conditions
from trendaudit.core.answer_state import AnswerState
from trendaudit.core.audit import Answer
from trendaudit.core.catalog import (
    Catalog,
    Claim,
    Effort,
    Level,
    Option,
    Part,
    Question,
    Reference,
    Rule,
    Section,
    Source,
    Trend,
    Update,
    UpdateStatus,
)
from trendaudit.core.conditions import ALWAYS, Condition
from trendaudit.core.scoring import Finding, judge

Named = TypeVar("Named", Question, Rule, Source, Claim, Update)
Thing = Question | Rule | Source | Claim | Update
F = Fraction


def question(name: str, *options: str | Option, **rest: Any) -> Question:
    """Return a question of kind `one`, unless the rest says otherwise."""
    full = [Option(option, option.upper()) if isinstance(option, str) else option for option in options]
    made = Question(name, "section", f"{name}?", "one", options={option.id: option for option in full})
    return replace(made, **rest)


def many(name: str, *options: str | Option, **rest: Any) -> Question:
    """Return a question with any number of picks."""
    return question(name, *options, kind="many", **rest)


def number(name: str, **rest: Any) -> Question:
    """Return a question for a number."""
    return question(name, kind="number", **rest)


def alone(name: str) -> Option:
    """Return an option that cannot be chosen together with others."""
    return Option(name, name.upper(), exclusive=True)


def has(name: str, *options: str, row: str | None = None, every: bool = False) -> conditions.Test:
    """Return `name: [options]`."""
    return conditions.Test(name, "any_of", frozenset(options), row=row, every=every)


def none_of(name: str, *options: str, row: str | None = None) -> conditions.Test:
    """Return `name: {none_of: [options]}`."""
    return conditions.Test(name, "none_of", frozenset(options), row=row)


def all_of(name: str, *options: str) -> conditions.Test:
    """Return `name: {all_of: [options]}`."""
    return conditions.Test(name, "all_of", frozenset(options))


def at_least(name: str, least: float, *of: str) -> conditions.Test:
    """Return `name: {at_least: least, of: [of]}`."""
    return conditions.Test(name, "at_least", frozenset(of), least)


def at_most(name: str, most: float, *of: str) -> conditions.Test:
    """Return `name: {at_most: most, of: [of]}`."""
    return conditions.Test(name, "at_most", frozenset(of), most)


def part(name: str, points: Mapping[str, int | None], **rest: Any) -> Part:
    """Return a part with points 0-100; None is `not_applicable`."""
    shares = {option: None if value is None else F(value, 100) for option, value in points.items()}
    return Part(name, shares, **rest)


def level(points: int, when: Condition = ALWAYS) -> Level:
    """Return a level with points 0-100; without a condition it is `otherwise`."""
    return Level(F(points, 100), when)


def practice(name: str, *score: Part | Level, **rest: Any) -> Rule:
    """Return a practice of impact 1; the trend is what stands before the slash."""
    made = Rule(name, name.split("/", maxsplit=1)[0], f"{name} is done", "practice", score=tuple(score), impact=1)  # type: ignore[arg-type]  # parts or levels
    return replace(made, **rest)


def duty(name: str, *score: Part | Level, **rest: Any) -> Rule:
    """Return a duty."""
    return practice(name, *score, kind="duty", impact=0, **rest)


def watch(name: str, applies_when: Condition, **rest: Any) -> Rule:
    """Return a watch."""
    return practice(name, kind="watch", impact=0, applies_when=applies_when, **rest)


def advised_by(*claims: str) -> dict[str, str]:
    """Return claims that say to do what a rule asks."""
    return dict.fromkeys(claims, "do what it says")


def effort(once: int, monthly: int = 0) -> Effort:
    """Return hours of work."""
    return Effort(F(once), F(monthly))


def claim(name: str, publisher: str = "Ann", **rest: Any) -> tuple[Source, Claim]:
    """Return a claim and the document of a publisher that it stands in."""
    source = Source(publisher.lower(), f"By {publisher}", publisher, "2022", "en")
    return source, replace(Claim(name, source.id, f"{name} says so", "advice"), **rest)


def update(name: str, status: UpdateStatus, *claims: str, seen: bool = False, **rest: Any) -> Update:
    """Return what has become of some claims, with one source; a source that was seen can be shown."""
    sources = (Reference("page", seen=seen, print=seen),)
    made = Update(name, name, claims, status, "2026-11-22", "2027-11-22", print=seen, sources=sources)
    return replace(made, **rest)


def catalog(
    *things: Thing | tuple[Source, Claim],
    weights: Mapping[str, int] | None = None,
    roles: Mapping[str, str] | None = None,
) -> Catalog:
    """Return a pack of these things; a trend weighs 1 where `weights` does not name it."""
    flat = [one for thing in things for one in (thing if isinstance(thing, tuple) else (thing,))]
    rules = sorted(_of(Rule, flat), key=lambda rule: rule.id)
    trends = {rule.trend: 1 for rule in rules} | dict(weights or {})
    return Catalog(
        id="pack",
        title="Pack",
        version="1.0.0",
        language="en",
        reviewed="2026-11-22",
        roles=roles or {},
        trends={trend: Trend(trend, trend.title(), weight) for trend, weight in trends.items()},
        sections={"section": Section("section", "Section")},
        questions={one.id: one for one in _of(Question, flat)},
        rules={rule.id: rule for rule in rules},
        sources={source.id: source for source in _of(Source, flat)},
        claims={one.id: one for one in _of(Claim, flat)},
        updates={one.id: one for one in _of(Update, flat)},
    )


def known(answers: Mapping[str, Answer], *questions: Question) -> AnswerState:
    """Return what is known after some answers."""
    return AnswerState(catalog(*questions), answers)


def judged(rule: Rule, answers: Mapping[str, Answer], *questions: Question) -> Finding:
    """Return what a rule says about some answers."""
    return judge(rule, known(answers, *questions))


def _of(kind: type[Named], things: Iterable[Thing]) -> list[Named]:
    return [thing for thing in things if isinstance(thing, kind)]
