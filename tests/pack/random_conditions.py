"""Random question banks and conditions on them, small enough to try all answers."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from hypothesis import strategies as st

from trendaudit.core.audit import Answer, Scalar
from trendaudit.core.catalog import Catalog, Option, Question
from trendaudit.core.conditions import ALWAYS, All, Any, Condition, Not, Operator, Test
from trendaudit.core.kinds import validate

T = TypeVar("T")
OPERATORS: dict[str, tuple[Operator, ...]] = {
    "one": ("any_of", "none_of"),
    "many": ("any_of", "none_of", "all_of", "at_least", "at_most"),
    "number": ("at_least", "at_most"),
}
NUMBERS = [number / 2 for number in range(-2, 9)]
"""On, between and beyond all the numbers that conditions name."""


def bank(*questions: Question) -> Catalog:
    """Return a pack of these questions."""
    asked = {question.id: question for question in questions}
    return Catalog("p", "P", "1.0.0", "en", "2026-11-22", {}, {}, {}, asked, {}, {}, {}, {})


def question(name: str, kind: str, options: Sequence[str], alone: str = "", **rest: T) -> Question:
    """Return a question; `alone` is one more option, which is exclusive."""
    made = {option: Option(option, option.upper()) for option in options}
    if alone:
        made[alone] = Option(alone, alone.upper(), exclusive=True)
    return Question(name, "section", f"{name}?", kind, options=made, **rest)  # type: ignore[arg-type]  # fields


@st.composite
def banks(draw: st.DrawFn) -> Catalog:
    """Draw two or three questions; conditions and rows name earlier ones."""
    questions = [_question(draw, "q0", [])]
    for place in range(1 + draw(st.integers(0, 1))):
        questions.append(_question(draw, f"q{place + 1}", questions))
    return bank(*questions)


@st.composite
def any_condition(draw: st.DrawFn, questions: Sequence[Question]) -> Condition:
    """Draw a condition of up to four tests."""
    parts = tuple(_negated(draw, _test(draw, questions)) for _ in range(draw(st.integers(1, 4))))
    shape = draw(st.integers(0, 2))
    if shape == 2 and len(parts) == 4:
        return All((parts[0], Any(parts[1:3]), Not(All(parts[2:]))))
    return Any(parts) if shape == 1 else All(parts)


def all_answers(catalog: Catalog) -> Iterator[Mapping[str, Answer]]:
    """Yield every way to answer all cells of all questions, asked or not."""
    cells: list[tuple[str, str | None]] = []
    for asked in catalog.questions.values():
        options = catalog.questions[asked.each].options.values() if asked.each else ()
        rows = [option.id for option in options if not option.exclusive] if asked.each else [None]
        cells += [(asked.id, row) for row in rows]
    for values in itertools.product(*(valid_answers(catalog.questions[name]) for name, _row in cells)):
        answers: dict[str, Answer] = {}
        for (name, row), value in zip(cells, values, strict=True):
            earlier = answers.get(name, {})
            assert isinstance(earlier, Mapping)
            answers[name] = value if row is None else {**earlier, row: value}
        yield answers


def valid_answers(asked: Question) -> list[Scalar]:
    """Return all answers that can stand; of numbers, those that conditions may tell apart."""
    if asked.kind == "number":
        return [number for number in NUMBERS if validate(asked, number) is None]
    if asked.kind == "one":
        return list(asked.options)
    sizes = range(1, len(asked.options) + 1)
    choices = itertools.chain.from_iterable(itertools.combinations(asked.options, size) for size in sizes)
    return [choice for choice in choices if validate(asked, choice) is None]


def _question(draw: st.DrawFn, name: str, earlier: Sequence[Question]) -> Question:
    parents = [one.id for one in earlier if one.kind == "many" and one.each is None]
    each = draw(st.sampled_from(parents)) if bool(parents) and draw(st.booleans()) else None
    kinds: tuple[str, ...] = ("one", "number") if each else ("many", "one", "number")
    kind = draw(st.sampled_from(kinds))
    options = "" if kind == "number" else "abc"[: 2 if each else 3]
    alone = "none" if kind == "many" and draw(st.booleans()) else ""
    rest: dict[str, object] = {"each": each}
    if kind == "many":
        rest |= {"maximum": draw(st.sampled_from((None, 1, 2))), "minimum": draw(st.sampled_from((None, 1)))}
    if kind == "number":
        rest |= {"minimum": draw(st.sampled_from((None, 1))), "maximum": draw(st.sampled_from((None, 2)))}
    rest["ask_when"] = draw(any_condition(earlier)) if bool(earlier) and draw(st.booleans()) else ALWAYS
    return question(name, kind, options, alone, **rest)


def _negated(draw: st.DrawFn, condition: Condition) -> Condition:
    return Not(condition) if draw(st.booleans()) else condition


def _test(draw: st.DrawFn, questions: Sequence[Question]) -> Test:
    asked = draw(st.sampled_from(questions))
    operator = draw(st.sampled_from(OPERATORS[asked.kind]))
    counts = operator in {"at_least", "at_most"}
    some = draw(st.sets(st.sampled_from(list(asked.options)), min_size=1)) if asked.options else ()
    of = () if counts and draw(st.booleans()) else some
    row = draw(st.sampled_from((None, "a", "b"))) if asked.each else None
    every = asked.each is not None and row is None and draw(st.booleans())
    return Test(asked.id, operator, frozenset(of), draw(st.integers(0, 3)) if counts else 0, row, every)
