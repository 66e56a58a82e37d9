"""Conditions over answers in three-valued logic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from tests.core.building import all_of, at_least, at_most, has, none_of
from trendaudit.core import conditions
from trendaudit.core.conditions import ALWAYS, NO_NUMBER, All, Any, Cell, Condition, Not, deciding, evaluate

TRUE, FALSE, OPEN = has("q", "yes"), has("q", "no"), has("open", "yes")
OF_TRUTH: dict[bool | None, Condition] = {True: TRUE, False: FALSE, None: OPEN}
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Cells:
    """A situation written down: what stands in each cell, and the rows of the questions that have any."""

    cells: Mapping[tuple[str, str | None], Cell] = field(default_factory=dict)
    rows_of: Mapping[str, tuple[str, ...] | None] = field(default_factory=dict)

    def rows(self, question: str) -> tuple[str, ...] | None:
        return self.rows_of[question]

    def is_each(self, question: str) -> bool:
        return question in self.rows_of

    def cell(self, question: str, row: str | None) -> Cell:
        return self.cells[question, row]


def chosen(*options: str) -> Cell:
    return frozenset(options)


def holds_of(condition: Condition, cell: Cell) -> bool | None:
    return evaluate(condition, Cells({("q", None): cell}))


def holds_of_rows(condition: Condition, rows: Mapping[str, Cell]) -> bool | None:
    return evaluate(condition, Cells({("q", row): cell for row, cell in rows.items()}, {"q": tuple(rows)}))


SITUATION = Cells({("q", None): chosen("yes"), ("open", None): None})


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (True, True, True, True),
        (True, False, False, True),
        (True, None, None, True),
        (False, True, False, True),
        (False, False, False, False),
        (False, None, False, None),
        (None, True, None, True),
        (None, False, False, None),
        (None, None, None, None),
    ],
)
def test_all_and_any_follow_kleenes_tables(
    one: bool | None, other: bool | None, both: bool | None, either: bool | None
) -> None:
    parts = (OF_TRUTH[one], OF_TRUTH[other])
    assert evaluate(All(parts), SITUATION) is both
    assert evaluate(Any(parts), SITUATION) is either


@pytest.mark.parametrize(("part", "negated"), [(TRUE, False), (FALSE, True), (OPEN, None)])
def test_not_turns_truth_around_and_leaves_the_unknown_unknown(part: Condition, negated: bool | None) -> None:
    assert evaluate(Not(part), SITUATION) is negated


def test_condition_without_lines_is_true() -> None:
    assert evaluate(ALWAYS, SITUATION) is True


def test_choice_among_no_conditions_is_false() -> None:
    assert evaluate(Any(), SITUATION) is False


@pytest.mark.parametrize(
    ("condition", "of_ab", "of_c"),
    [
        (has("q", "a"), True, False),
        (has("q", "b", "c"), True, True),
        (has("q", "d"), False, False),
        (none_of("q", "a"), False, True),
        (none_of("q", "c", "d"), True, False),
        (all_of("q", "a", "b"), True, False),
        (all_of("q", "a", "c"), False, False),
        (all_of("q", "c"), False, True),
        (at_least("q", 2), True, False),
        (at_least("q", 1), True, True),
        (at_least("q", 3), False, False),
        (at_most("q", 1), False, True),
        (at_most("q", 2), True, True),
        (at_least("q", 2, "a", "c"), False, False),
        (at_least("q", 1, "a", "c"), True, True),
        (at_least("q", 1, "b", "d"), True, False),
        (at_most("q", 0, "c", "d"), True, False),
        (at_most("q", 1, "a", "b"), False, True),
    ],
)
def test_operators_compare_the_chosen_options(condition: Condition, of_ab: bool, of_c: bool) -> None:
    assert holds_of(condition, chosen("a", "b")) is of_ab
    assert holds_of(condition, chosen("c")) is of_c


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        (at_least("q", 5), True),
        (at_least("q", 5.5), False),
        (at_least("q", 4), True),
        (at_most("q", 5), True),
        (at_most("q", 4), False),
        (at_most("q", 6), True),
    ],
)
def test_numbers_are_compared_with_their_bound_included(condition: Condition, truth: bool) -> None:
    assert holds_of(condition, 5) is truth


def test_number_zero_is_a_number() -> None:
    assert holds_of(at_most("q", 0), 0) is True


@pytest.mark.parametrize("condition", [at_least("q", 0), at_most("q", 100), at_least("q", -1)])
def test_no_number_is_false_whatever_is_asked_of_it(condition: Condition) -> None:
    assert holds_of(condition, NO_NUMBER) is False


@pytest.mark.parametrize(
    "condition", [has("q", "a"), none_of("q", "a"), all_of("q", "a"), at_least("q", 0), at_most("q", 9)]
)
def test_unknown_cell_decides_nothing(condition: Condition) -> None:
    assert holds_of(condition, None) is None


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        (has("q", "a"), False),
        (none_of("q", "a"), True),
        (all_of("q", "a"), False),
        (at_least("q", 1), False),
        (at_least("q", 1, "a"), False),
        (at_most("q", 0), True),
    ],
)
def test_empty_answer_is_an_empty_set(condition: Condition, truth: bool) -> None:
    assert holds_of(condition, NOTHING) is truth


@pytest.mark.parametrize(
    ("cells", "some", "every"),
    [
        ((chosen("a"), chosen("a")), True, True),
        ((chosen("a"), chosen("b")), True, False),
        ((chosen("b"), chosen("b")), False, False),
        ((chosen("a"), None), True, None),
        ((chosen("b"), None), None, False),
        ((None, None), None, None),
        ((), False, True),
    ],
)
def test_some_row_is_enough_unless_every_row_must_agree(
    cells: tuple[Cell, ...], some: bool | None, every: bool | None
) -> None:
    rows = {f"row{position}": cell for position, cell in enumerate(cells)}
    assert holds_of_rows(has("q", "a"), rows) is some
    assert holds_of_rows(has("q", "a", every=True), rows) is every


@pytest.mark.parametrize("every", [False, True])
def test_unknown_rows_decide_nothing(every: bool) -> None:
    assert evaluate(has("q", "a", every=every), Cells(rows_of={"q": None})) is None


def test_named_row_is_looked_at_alone() -> None:
    rows = {"facebook": chosen("a"), "instagram": chosen("b")}
    assert holds_of_rows(has("q", "a", row="facebook"), rows) is True
    assert holds_of_rows(has("q", "a", row="instagram"), rows) is False


def test_tests_of_a_condition_come_in_reading_order() -> None:
    condition = All((has("a", "x"), Any((has("b", "x"), Not(has("c", "x")))), has("a", "y")))
    assert [(test.question, *test.options) for test in conditions.tests(condition)] == [
        ("a", "x"),
        ("b", "x"),
        ("c", "x"),
        ("a", "y"),
    ]


@pytest.mark.parametrize(
    ("condition", "truth", "expected"),
    [
        (All((TRUE, FALSE, OPEN)), False, [FALSE]),
        (All((TRUE, OPEN)), None, [OPEN]),
        (All((TRUE, TRUE)), True, [TRUE, TRUE]),
        (Any((TRUE, FALSE, OPEN)), True, [TRUE]),
        (Any((FALSE, OPEN)), None, [OPEN]),
        (Any((FALSE, FALSE)), False, [FALSE, FALSE]),
        (Not(FALSE), True, [FALSE]),
        (Not(TRUE), False, [TRUE]),
        (Not(OPEN), None, [OPEN]),
        (All((Not(All((TRUE, OPEN))), TRUE)), None, [OPEN]),
        (ALWAYS, True, []),
    ],
)
def test_deciding_tests_are_those_that_come_out_as_the_whole_does(
    condition: Condition, truth: bool | None, expected: list[Condition]
) -> None:
    assert list(deciding(condition, SITUATION, truth)) == expected


@pytest.mark.parametrize("condition", [TRUE, OPEN, All((TRUE, OPEN)), Not(FALSE)])
def test_nothing_decides_a_condition_that_comes_out_otherwise(condition: Condition) -> None:
    assert list(deciding(condition, SITUATION, truth=False)) == []
