"""Which answers made a finding what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.core.building import (
    all_of,
    at_most,
    has,
    judged,
    level,
    many,
    none_of,
    number,
    part,
    practice,
    question,
    watch,
)
from trendaudit.core.answer_state import Prompt
from trendaudit.core.audit import Answer
from trendaudit.core.catalog import Rule
from trendaudit.core.conditions import All, Any, Not

SHOP = question("shop", "yes", "no")
A = question("a", "good", "fair", "bad", "skip")
B = question("b", "good", "fair", "bad", "skip", ask_when=has("shop", "yes"))
CHANNELS = many("channels", "facebook", "instagram", "pinterest")
POSTS = question("posts", "good", "fair", "bad", "skip", each="channels")
STAFF = number("staff")
POINTS: Mapping[str, int | None] = {"good": 100, "fair": 50, "bad": 0, "skip": None}
BOTH = practice("t/r", part("a", POINTS), part("b", POINTS))
Answers = Mapping[str, Answer]


def because(rule: Rule, answers: Answers) -> list[Prompt]:
    return list(judged(rule, answers, SHOP, A, CHANNELS, POSTS, B, STAFF).because)


@pytest.mark.parametrize(
    ("answers", "prompts"),
    [
        ({"shop": "yes", "a": "fair", "b": "bad"}, [Prompt("b"), Prompt("a")]),
        ({"shop": "yes", "a": "good", "b": "bad"}, [Prompt("b")]),
        ({"shop": "yes", "a": "skip", "b": "bad"}, [Prompt("b")]),
        ({"shop": "yes", "a": "fair"}, [Prompt("a")]),
        ({"shop": "no", "a": "fair", "b": "bad"}, [Prompt("a")]),
    ],
)
def test_open_practice_names_the_answers_that_cost_points_the_most_costly_first(
    answers: Answers, prompts: list[Prompt]
) -> None:
    assert because(BOTH, answers) == prompts


def test_passed_practice_names_the_answers_that_earned_the_points() -> None:
    assert because(BOTH, {"shop": "yes", "a": "good", "b": "good"}) == [Prompt("a"), Prompt("b")]


def test_practice_of_which_nothing_is_known_names_nothing() -> None:
    assert because(BOTH, {"shop": "yes", "a": "dont_know"}) == []


def test_answer_that_two_parts_read_is_named_once_at_its_worst() -> None:
    rule = practice("t/r", part("a", POINTS), part("a", {**POINTS, "fair": 0}), part("b", {**POINTS, "fair": 25}))
    assert because(rule, {"shop": "yes", "a": "fair", "b": "fair"}) == [Prompt("a"), Prompt("b")]


ROWS: Answers = {
    "channels": ("facebook", "instagram", "pinterest"),
    "posts": {"facebook": "good", "instagram": "bad", "pinterest": "fair"},
}


def test_rows_are_named_one_by_one() -> None:
    prompts = [Prompt("posts", "instagram"), Prompt("posts", "pinterest")]
    assert because(practice("t/r", part("posts", POINTS)), ROWS) == prompts


def test_best_row_is_the_reason_where_the_best_row_counts() -> None:
    assert because(practice("t/r", part("posts", POINTS, rows="best")), ROWS) == [Prompt("posts", "facebook")]


def test_part_about_one_row_names_that_row() -> None:
    rule = practice("t/r", part("posts", POINTS, row="pinterest"))
    assert because(rule, ROWS) == [Prompt("posts", "pinterest")]


def test_answer_about_a_row_that_is_not_there_is_no_reason() -> None:
    rule = practice("t/r", part("posts", POINTS, row="facebook"), part("a", POINTS))
    answers: Answers = {"channels": ("instagram",), "posts": {"facebook": "bad"}, "a": "fair"}
    assert because(rule, answers) == [Prompt("a")]


def test_condition_about_a_row_that_is_not_there_names_the_answer_that_makes_the_rows() -> None:
    rule = watch("t/r", All((none_of("posts", "good", row="facebook"), has("a", "bad"))))
    answers: Answers = {"channels": ("instagram",), "posts": {"facebook": "bad"}, "a": "bad"}
    assert because(rule, answers) == [Prompt("channels"), Prompt("a")]


def test_condition_about_a_question_that_is_not_asked_names_the_answers_that_say_so() -> None:
    assert because(watch("t/r", none_of("b", "good")), {"shop": "no", "b": "good"}) == [Prompt("shop")]
    assert because(watch("t/r", has("b", "good")), {"shop": "no", "b": "good"}) == [Prompt("shop")]


def test_rows_that_are_never_made_are_traced_back_to_the_answer_that_closed_them() -> None:
    channels = replace(CHANNELS, ask_when=has("shop", "yes"))
    rule = watch("t/r", has("posts", "good", every=True))
    found = judged(rule, {"shop": "no", "channels": ("facebook",)}, SHOP, channels, POSTS)
    assert found.because == (Prompt("shop"),)


def test_rule_that_does_not_apply_names_the_answers_that_decided_so() -> None:
    rule = practice("t/r", part("a", POINTS), applies_when=All((has("shop", "yes"), at_most("staff", 9))))
    assert because(rule, {"shop": "no", "staff": 3, "a": "bad"}) == [Prompt("shop")]


def test_rule_of_which_no_part_applies_names_the_answers_that_said_so() -> None:
    rows: Answers = {"channels": ("facebook",), "posts": {"facebook": "skip"}}
    assert because(practice("t/r", part("a", POINTS)), {"a": "skip"}) == [Prompt("a")]
    assert because(practice("t/r", part("posts", POINTS)), rows) == [Prompt("posts", "facebook")]


def test_rule_about_a_row_that_is_not_there_names_the_answer_that_makes_the_rows() -> None:
    rule = practice("t/r", part("posts", POINTS, row="facebook"))
    assert because(rule, {"channels": ("instagram",), "posts": {"instagram": "good"}}) == [Prompt("channels")]


def test_rule_whose_questions_are_not_asked_names_the_answers_that_said_so() -> None:
    assert because(practice("t/r", part("b", POINTS)), {"shop": "no"}) == [Prompt("shop")]


@pytest.mark.parametrize(
    ("answers", "prompts"),
    [
        ({"a": "bad", "shop": "yes"}, [Prompt("a")]),
        ({"a": "good", "shop": "no"}, [Prompt("shop")]),
        ({"a": "good", "shop": "yes"}, [Prompt("a"), Prompt("shop")]),
        ({"a": "good"}, []),
    ],
)
def test_watch_names_the_answers_that_decided_whether_it_is_shown(answers: Answers, prompts: list[Prompt]) -> None:
    assert because(watch("t/r", Any((has("a", "bad"), Not(has("shop", "yes"))))), answers) == prompts


LEVELS = practice("t/r", level(100, has("a", "good")), level(50, All((has("a", "fair"), has("shop", "yes")))), level(0))


@pytest.mark.parametrize(
    ("answers", "prompts"),
    [
        ({"a": "good", "shop": "no"}, [Prompt("a")]),
        ({"a": "fair", "shop": "yes"}, [Prompt("a"), Prompt("shop")]),
        ({"a": "fair", "shop": "no"}, [Prompt("a"), Prompt("shop")]),
        ({"a": "bad"}, [Prompt("a")]),
        ({"shop": "yes"}, []),
    ],
)
def test_levels_name_the_answers_that_ruled_levels_out_or_in(answers: Answers, prompts: list[Prompt]) -> None:
    assert because(LEVELS, answers) == prompts


@pytest.mark.parametrize(
    ("rule", "prompts"),
    [
        # the missed level is worth less: what made the middle one hold is the reason
        (practice("t/r", level(0, has("a", "good")), level(50, has("shop", "yes")), level(100)), [Prompt("shop")]),
        # worth as much: not missed
        (practice("t/r", level(50, has("a", "good")), level(50, has("shop", "yes")), level(0)), [Prompt("shop")]),
        # nothing but not being bad earned it
        (practice("t/r", level(0, has("a", "good")), level(100)), [Prompt("a")]),
    ],
)
def test_level_that_was_missed_is_a_reason_where_it_was_worth_more_or_there_is_no_other(
    rule: Rule, prompts: list[Prompt]
) -> None:
    assert because(rule, {"a": "bad", "shop": "yes"}) == prompts


@pytest.mark.parametrize(
    ("rule", "rows"),
    [
        (watch("t/r", has("posts", "bad")), ["instagram"]),
        (watch("t/r", Not(has("posts", "good", every=True))), ["instagram", "pinterest"]),
        (watch("t/r", Not(has("posts", "skip"))), ["facebook", "instagram", "pinterest"]),
        (watch("t/r", has("posts", "good", "fair", "bad", every=True)), ["facebook", "instagram", "pinterest"]),
    ],
)
def test_condition_over_rows_names_the_rows_that_decided_it(rule: Rule, rows: list[str]) -> None:
    assert because(rule, ROWS) == [Prompt("posts", row) for row in rows]


def test_number_and_picks_can_be_reasons() -> None:
    rule = watch("t/r", All((at_most("staff", 9), all_of("channels", "facebook"))))
    assert because(rule, {"staff": 0, "channels": ("facebook",)}) == [Prompt("staff"), Prompt("channels")]


def test_what_missed_a_better_level_comes_before_what_earned_this_one() -> None:
    rule = practice("t/r", level(100, has("a", "good")), level(50, has("shop", "yes")), level(0))
    assert because(rule, {"a": "bad", "shop": "yes"}) == [Prompt("a"), Prompt("shop")]


def test_row_that_a_condition_names_is_its_only_reason() -> None:
    rule = practice("t/r", level(100, has("posts", "good", row="facebook")), level(0))
    answers: Answers = {"channels": ("facebook", "instagram"), "posts": {"facebook": "good", "instagram": "good"}}
    assert because(rule, answers) == [Prompt("posts", "facebook")]


def test_answer_that_several_parts_read_costs_what_it_costs_in_the_worst_of_them() -> None:
    rule = practice("t/r", part("a", {**POINTS, "fair": 0}), part("a", {**POINTS, "fair": 100}), part("b", POINTS))
    assert because(rule, {"shop": "yes", "a": "fair", "b": "fair"}) == [Prompt("a"), Prompt("b")]
