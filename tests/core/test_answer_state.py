"""Which questions are asked, which answers count, and which can stand."""

from __future__ import annotations

import math
from typing import get_args

import pytest

from tests.core.building import alone, at_least, catalog, has, known, many, none_of, number, question
from trendaudit.core.answer_state import AnswerState, Progress, Prompt
from trendaudit.core.audit import Answer, Scalar
from trendaudit.core.catalog import ConsistencyWarning, Question
from trendaudit.core.conditions import ALWAYS, All, Condition, Not
from trendaudit.core.kinds import Fault, FaultKind, normal, validate

SHOP = question("shop", "yes", "no")
TILL = question("till", "old", "new", ask_when=has("shop", "yes"))
CHANNELS = many("channels", "facebook", "instagram", "pinterest", alone("nowhere"))
LAST_POST = question("last_post", "week", "year", each="channels")
STAFF = number("staff", minimum=0, maximum=250)
REMARK = question("remark", kind="text")


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({"shop": "yes"}, True),
        ({"shop": "no"}, False),
        ({}, None),
        ({"shop": "dont_know"}, None),
    ],
)
def test_question_is_asked_where_its_condition_holds_and_pending_where_that_is_unknown(
    answers: dict[str, Answer], asked: bool | None
) -> None:
    assert known(answers, SHOP, TILL).asked("till") is asked


@pytest.mark.parametrize(
    ("answers", "asked", "rows"),
    [
        ({"channels": ("facebook",)}, True, ("facebook",)),
        ({"channels": ("pinterest", "facebook")}, True, ("facebook", "pinterest")),
        ({"channels": ("nowhere",)}, False, ()),
        ({}, None, None),
        ({"channels": "dont_know"}, None, None),
    ],
)
def test_rows_are_the_chosen_options_that_are_not_exclusive(
    answers: dict[str, Answer], asked: bool | None, rows: tuple[str, ...] | None
) -> None:
    state = known(answers, CHANNELS, LAST_POST)
    assert state.asked("last_post") is asked
    assert state.rows("last_post") == rows


def test_only_questions_asked_each_have_rows() -> None:
    state = known({}, CHANNELS, LAST_POST)
    assert state.is_each("last_post")
    assert not state.is_each("channels")


def test_question_without_rows_is_not_asked_even_where_its_condition_is_unknown() -> None:
    late = question("late", "yes", "no", each="channels", ask_when=has("shop", "yes"))
    assert known({"channels": ("nowhere",)}, SHOP, CHANNELS, late).asked("late") is False


@pytest.mark.parametrize(("shop", "asked"), [("yes", True), ("no", False), ("dont_know", None)])
def test_question_with_rows_still_needs_its_condition(shop: str, asked: bool | None) -> None:
    late = question("late", "yes", "no", each="channels", ask_when=has("shop", "yes"))
    state = known({"channels": ("facebook",), "shop": shop}, SHOP, CHANNELS, late)
    assert state.asked("late") is asked
    assert state.rows("late") == {True: ("facebook",), False: (), None: None}[asked]


def test_rows_of_a_question_that_is_not_asked_are_none_at_all() -> None:
    channels = many("channels", "facebook", ask_when=has("shop", "yes"))
    state = known({"shop": "no", "channels": ("facebook",)}, SHOP, channels, LAST_POST)
    assert state.asked("last_post") is False
    assert state.rows("last_post") == ()


@pytest.mark.parametrize(("condition", "asked"), [(has("till", "old"), False), (none_of("till", "old"), True)])
def test_condition_reads_a_question_that_is_not_asked_as_the_empty_answer(condition: Condition, asked: bool) -> None:
    why = question("why", "cost", ask_when=condition)
    assert known({"shop": "no", "till": "old"}, SHOP, TILL, why).asked("why") is asked


def test_pending_question_keeps_what_depends_on_it_pending() -> None:
    why = question("why", "cost", ask_when=none_of("till", "old"))
    assert known({"till": "new"}, SHOP, TILL, why).asked("why") is None


def test_cell_holds_the_chosen_options_or_the_number() -> None:
    answers: dict[str, Answer] = {
        "shop": "yes",
        "channels": ("facebook", "instagram"),
        "last_post": {"facebook": "week"},
        "staff": 0,
    }
    state = known(answers, SHOP, CHANNELS, LAST_POST, STAFF)
    assert state.cell("shop") == frozenset({"yes"})
    assert state.cell("channels") == frozenset({"facebook", "instagram"})
    assert state.cell("last_post", "facebook") == frozenset({"week"})
    assert state.cell("staff") == 0


@pytest.mark.parametrize("answers", [{}, {"shop": "dont_know"}])
def test_cell_without_an_answer_is_unknown(answers: dict[str, Answer]) -> None:
    assert known(answers, SHOP).cell("shop") is None


def test_cell_of_a_pending_question_is_unknown_whatever_was_answered() -> None:
    assert known({"till": "old"}, SHOP, TILL).cell("till") is None


def test_cell_of_a_question_that_is_not_asked_is_empty_whatever_was_answered() -> None:
    assert known({"shop": "no", "till": "old"}, SHOP, TILL).cell("till") == frozenset()


def test_number_that_is_not_asked_is_no_number() -> None:
    tills = number("tills", ask_when=has("shop", "yes"))
    cell = known({"shop": "no", "tills": 3}, SHOP, tills).cell("tills")
    assert isinstance(cell, float)
    assert math.isnan(cell)


@pytest.mark.parametrize("row", ["instagram", "nowhere"])
def test_row_that_is_not_there_is_the_empty_answer(row: str) -> None:
    answers: dict[str, Answer] = {"channels": ("facebook",), "last_post": {row: "year"}}
    assert known(answers, CHANNELS, LAST_POST).cell("last_post", row) == frozenset()


def test_row_of_a_number_that_is_not_there_is_no_number() -> None:
    posts = number("posts", each="channels")
    state = known({"channels": ("facebook",), "posts": {"facebook": 4}}, CHANNELS, posts)
    assert state.cell("posts", "facebook") == 4
    assert state.cell("posts", "instagram") != state.cell("posts", "instagram")


def test_row_without_an_answer_is_unknown() -> None:
    answers: dict[str, Answer] = {"channels": ("facebook", "instagram"), "last_post": {"facebook": "dont_know"}}
    state = known(answers, CHANNELS, LAST_POST)
    assert state.cell("last_post", "facebook") is None
    assert state.cell("last_post", "instagram") is None


def test_given_answer_is_what_was_said_even_where_it_does_not_count() -> None:
    answers: dict[str, Answer] = {"shop": "no", "till": "old", "last_post": {"facebook": "week"}}
    state = known(answers, SHOP, TILL, CHANNELS, LAST_POST)
    assert state.given("till") == "old"
    assert state.given("last_post", "facebook") == "week"
    assert state.given("last_post", "instagram") is None
    assert state.given("last_post") is None
    assert state.given("till", "facebook") is None


QUICK_SHOP = question("shop", "yes", "no", depth="quick")
QUICK_CHANNELS = many("channels", "facebook", "instagram", depth="quick")


def test_prompts_name_what_is_asked_in_the_order_of_the_questions_and_rows() -> None:
    state = known({"shop": "no", "channels": ("instagram", "facebook")}, SHOP, TILL, CHANNELS, LAST_POST)
    assert list(state.prompts()) == [
        Prompt("shop"),
        Prompt("channels"),
        Prompt("last_post", "facebook"),
        Prompt("last_post", "instagram"),
    ]


def test_quick_interview_leaves_the_other_questions_out() -> None:
    state = known({"shop": "yes", "channels": ("facebook",)}, QUICK_SHOP, TILL, QUICK_CHANNELS, LAST_POST)
    assert list(state.prompts("quick")) == [Prompt("shop"), Prompt("channels")]


def test_open_prompts_are_those_without_an_answer_and_not_knowing_is_an_answer() -> None:
    answers: dict[str, Answer] = {
        "shop": "dont_know",
        "channels": ("facebook", "instagram", "pinterest"),
        "last_post": {"facebook": "week", "pinterest": "dont_know"},
    }
    state = known(answers, SHOP, TILL, CHANNELS, LAST_POST, STAFF)
    assert list(state.open_prompts()) == [Prompt("last_post", "instagram"), Prompt("staff")]


@pytest.mark.parametrize(
    ("answers", "depth", "expected"),
    [
        ({}, "full", Progress(answered=0, open=3, pending=2)),
        ({}, "quick", Progress(answered=0, open=2, pending=0)),
        ({"shop": "yes"}, "full", Progress(answered=1, open=3, pending=1)),
        ({"shop": "no"}, "full", Progress(answered=1, open=2, pending=1)),
        ({"shop": "dont_know"}, "full", Progress(answered=1, open=2, pending=2)),
        ({"channels": ("facebook", "instagram")}, "full", Progress(answered=1, open=4, pending=1)),
        ({"shop": "no", "till": "old", "staff": 3}, "full", Progress(answered=2, open=1, pending=1)),
        ({"staff": 3}, "quick", Progress(answered=0, open=2, pending=0)),
    ],
)
def test_progress_counts_answers_that_count(answers: dict[str, Answer], depth: str, expected: Progress) -> None:
    state = known(answers, QUICK_SHOP, TILL, QUICK_CHANNELS, LAST_POST, STAFF)
    assert state.progress("quick" if depth == "quick" else "full") == expected


def test_progress_is_that_of_a_full_audit_where_nothing_else_is_said() -> None:
    state = known({}, QUICK_SHOP, TILL, QUICK_CHANNELS, LAST_POST, STAFF)
    assert state.progress() == state.progress("full") != state.progress("quick")


def test_question_of_a_quick_audit_can_be_pending_in_it() -> None:
    state = known({}, QUICK_SHOP, question("till", "old", depth="quick", ask_when=has("shop", "yes")))
    assert state.progress("quick") == Progress(answered=0, open=1, pending=1)


@pytest.mark.parametrize(
    ("answers", "ignored"),
    [
        ({"shop": "no", "till": "old"}, [Prompt("till")]),
        ({"till": "old"}, [Prompt("till")]),
        ({"shop": "yes", "till": "old"}, []),
        (
            {"channels": ("facebook",), "last_post": {"instagram": "week", "facebook": "year"}},
            [Prompt("last_post", "instagram")],
        ),
        ({"last_post": {"facebook": "year"}}, [Prompt("last_post", "facebook")]),
    ],
)
def test_answers_to_what_is_not_asked_are_ignored(answers: dict[str, Answer], ignored: list[Prompt]) -> None:
    assert list(known(answers, SHOP, TILL, CHANNELS, LAST_POST).ignored()) == ignored


def test_ignored_answers_come_in_the_order_of_the_questions_and_their_options() -> None:
    answers: dict[str, Answer] = {
        "last_post": {"pinterest": "week", "facebook": "week"},
        "channels": ("nowhere",),
        "till": "old",
    }
    assert list(known(answers, SHOP, TILL, CHANNELS, LAST_POST).ignored()) == [
        Prompt("till"),
        Prompt("last_post", "facebook"),
        Prompt("last_post", "pinterest"),
    ]


@pytest.mark.parametrize(
    ("answers", "waiting"),
    [
        ({}, {"shop"}),
        ({"shop": "dont_know"}, {"shop"}),
        ({"shop": "no"}, set()),
        ({"shop": "yes"}, {"till"}),
        ({"shop": "yes", "till": "dont_know"}, {"till"}),
        ({"shop": "yes", "till": "new"}, set()),
    ],
)
def test_question_waits_for_itself_or_for_what_decides_whether_it_is_asked(
    answers: dict[str, Answer], waiting: set[str]
) -> None:
    assert known(answers, SHOP, TILL).waits_for("till") == waiting


@pytest.mark.parametrize(
    ("answers", "waiting"),
    [
        ({}, {"shop", "channels"}),
        ({"channels": ("facebook",)}, {"shop"}),
        ({"shop": "yes"}, {"channels"}),
        ({"channels": ("nowhere",)}, set()),
        ({"shop": "yes", "channels": ("facebook", "instagram"), "late": {"facebook": "yes"}}, {"late"}),
        ({"shop": "yes", "channels": ("facebook",), "late": {"facebook": "yes"}}, set()),
    ],
)
def test_question_asked_each_waits_for_its_condition_its_rows_and_their_answers(
    answers: dict[str, Answer], waiting: set[str]
) -> None:
    late = question("late", "yes", "no", each="channels", ask_when=has("shop", "yes"))
    assert known(answers, SHOP, CHANNELS, late).waits_for("late") == waiting


def test_named_row_does_not_wait_for_the_other_rows() -> None:
    state = known({"channels": ("facebook", "instagram"), "last_post": {"facebook": "week"}}, CHANNELS, LAST_POST)
    assert state.waits_for("last_post", "facebook") == set()
    assert state.waits_for("last_post", "pinterest") == set()
    assert state.waits_for("last_post", "instagram") == {"last_post"}


def test_condition_waits_for_the_open_questions_that_keep_it_undecided() -> None:
    state = known({"shop": "yes"}, SHOP, TILL, STAFF)
    assert state.open_questions(All((has("shop", "yes"), Not(has("till", "old"))))) == {"till"}
    assert state.open_questions(All((has("till", "old"), at_least("staff", 2)))) == {"till", "staff"}


@pytest.mark.parametrize("condition", [All((has("shop", "no"), has("till", "old"))), has("shop", "yes"), ALWAYS])
def test_decided_condition_waits_for_nothing(condition: Condition) -> None:
    assert known({"shop": "yes"}, SHOP, TILL).open_questions(condition) == frozenset()


TWO = many("two", "a", "b", "c", alone("none"), minimum=2, maximum=2)
FREE = many("free", "a", "b", minimum=0)
SURE = question("sure", "yes", "no", dont_know=False)


@pytest.mark.parametrize(
    ("asked", "value", "expected"),
    [
        (REMARK, "They answer in the evening.", None),
        (REMARK, " \n", Fault("empty", " \n")),
        (REMARK, 7, Fault("not_text", 7)),
        (STAFF, 0, None),
        (STAFF, 250, None),
        (STAFF, 2.5, None),
        (STAFF, -1, Fault("too_small", -1, 0)),
        (STAFF, 251, Fault("too_large", 251, 250)),
        (STAFF, 10**400, Fault("too_large", 10**400, 250)),
        (number("any"), -1e9, None),
        (number("any"), 10**400, None),
        (STAFF, "3", Fault("not_a_number", "3")),
        (STAFF, True, Fault("not_a_number", value=True)),
        (STAFF, math.inf, Fault("not_a_number", math.inf)),
        (number("any"), -math.inf, Fault("not_a_number", -math.inf)),
        (STAFF, None, Fault("not_a_number", None)),
        (SHOP, "yes", None),
        (SHOP, "YES", Fault("not_an_option", "YES")),
        (SHOP, "maybe", Fault("not_an_option", "maybe")),
        (SHOP, ["yes"], Fault("not_one", ["yes"])),
        (SHOP, True, Fault("not_one", value=True)),
        (CHANNELS, ["facebook", "instagram"], None),
        (CHANNELS, ("facebook",), None),
        (CHANNELS, ["nowhere"], None),
        (CHANNELS, "facebook", Fault("not_a_list", "facebook")),
        (CHANNELS, {"facebook": "yes"}, Fault("not_a_list", {"facebook": "yes"})),
        (CHANNELS, ["facebook", "myspace"], Fault("not_an_option", "myspace")),
        (CHANNELS, ["facebook", 3], Fault("not_an_option", 3)),
        (CHANNELS, [["facebook"]], Fault("not_an_option", ["facebook"])),
        (CHANNELS, ["facebook", "facebook"], Fault("twice", "facebook")),
        (CHANNELS, ["facebook", "nowhere"], Fault("not_together", "nowhere")),
        (CHANNELS, [], Fault("too_few", [], 1)),
        (CHANNELS, ["dont_know"], Fault("not_an_option", "dont_know")),
        (FREE, [], None),
        (TWO, ["a", "b"], None),
        (TWO, ["a"], Fault("too_few", ["a"], 2)),
        (TWO, ["a", "b", "c"], Fault("too_many", ["a", "b", "c"], 2)),
        (TWO, ["none"], None),
        (SHOP, "dont_know", None),
        (STAFF, "dont_know", None),
        (CHANNELS, "dont_know", None),
        (REMARK, "dont_know", None),
        (SURE, "yes", None),
        (SURE, "dont_know", Fault("dont_know_refused", "dont_know")),
    ],
)
def test_fault_says_what_is_wrong_with_an_answer(asked: Question, value: object, expected: Fault | None) -> None:
    assert validate(asked, value) == expected


def test_number_that_is_none_is_refused() -> None:
    found = validate(STAFF, math.nan)
    assert found is not None
    assert found.kind == "not_a_number"


def test_kinds_of_fault_that_only_a_whole_file_can_have_are_named_too() -> None:
    assert {"not_rows", "not_a_row"} <= set(get_args(FaultKind))


@pytest.mark.parametrize(
    ("asked", "value", "expected"),
    [
        (CHANNELS, ["instagram", "facebook"], ("facebook", "instagram")),
        (CHANNELS, ("instagram", "facebook"), ("facebook", "instagram")),
        (FREE, [], ()),
        (CHANNELS, "dont_know", "dont_know"),
        (SHOP, "yes", "yes"),
        (STAFF, 3, 3),
    ],
)
def test_picks_come_in_the_order_of_the_options(asked: Question, value: Scalar | list[str], expected: Scalar) -> None:
    assert normal(asked, value) == expected


def test_what_is_odd_is_said_once_it_is_certain() -> None:
    odd = ConsistencyWarning(All((has("a", "bad"), has("b", "bad"))), "Both?")
    pack = catalog(question("a", "good", "bad"), question("b", "good", "bad", odd=(odd,)))
    assert list(AnswerState(pack, {"b": "bad"}).consistency_warnings()) == []
    assert list(AnswerState(pack, {"a": "bad", "b": "bad"}).consistency_warnings()) == [("b", odd)]
