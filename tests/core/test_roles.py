"""What the program has to know of the answers, whichever question asks for it."""

from __future__ import annotations

import pytest

from tests.core.building import F, alone, catalog, many, question
from trendaudit.core.answer_state import AnswerState
from trendaudit.core.audit import Answer
from trendaudit.core.catalog import Option
from trendaudit.core.roles import goals, hours_a_week

AIMS = many("aims", "sell", "retain", alone("none_yet"))
TIME = question("time", Option("some", "Some", value=F(5, 2)), Option("none", "None", value=F(0)), "skip")
PACK = catalog(AIMS, TIME, roles={"goals": "aims", "capacity": "time"})


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (("sell", "retain"), {"sell", "retain"}),
        (("none_yet",), set()),
        ("dont_know", set()),
        (None, set()),
    ],
)
def test_goals_are_the_options_that_were_chosen(answer: Answer | None, expected: set[str]) -> None:
    assert goals(AnswerState(PACK, {} if answer is None else {"aims": answer})) == expected


@pytest.mark.parametrize(
    ("answer", "hours"), [("some", F(5, 2)), ("none", F(0)), ("skip", None), ("dont_know", None), (None, None)]
)
def test_hours_are_the_value_of_the_option_that_was_chosen(answer: str | None, hours: object) -> None:
    assert hours_a_week(AnswerState(PACK, {} if answer is None else {"time": answer})) == hours


def test_pack_that_asks_for_neither_has_neither() -> None:
    known = AnswerState(catalog(AIMS, TIME), {"aims": ("sell",), "time": "some"})
    assert goals(known) == frozenset()
    assert hours_a_week(known) is None
