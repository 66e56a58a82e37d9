"""How many points answers are worth, and how many they could still be worth."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.core.building import F, at_least, has, known, level, many, number, part, practice, question
from trendaudit.core.audit import Answer
from trendaudit.core.catalog import Combine, Rule
from trendaudit.core.estimates import Estimate, combine, estimate

FREE = question("free", "yes", "no")
A = question("a", "good", "fair", "bad", "skip")
B = question("b", "good", "fair", "bad", "skip")
C = question("c", "good", "bad", ask_when=has("free", "yes"))
CHANNELS = many("channels", "facebook", "instagram", "pinterest")
POSTS = question("posts", "good", "fair", "bad", "skip", each="channels")
STAFF = number("staff")
POINTS: Mapping[str, int | None] = {"good": 100, "fair": 50, "bad": 0, "skip": None}
PAID: Mapping[str, int | None] = {"good": 75, "fair": 50, "bad": 25, "skip": 0}
ABOUT_A, ABOUT_B = part("a", POINTS), part("b", POINTS)
ABOUT_C = part("c", {"good": 100, "bad": 0})


def estimated(rule: Rule, answers: Mapping[str, Answer]) -> Estimate | None:
    return estimate(rule, known(answers, FREE, A, B, C, CHANNELS, POSTS, STAFF))


def exactly(points: float) -> Estimate:
    share = F(points) / 100
    return Estimate(share, share, share, known=F(1))


def between(
    score: float | F | None, low: float | F, high: float | F, of_parts: F, *, may_be_not_applicable: bool = False
) -> Estimate:
    share = None if score is None else F(score) / 100
    return Estimate(share, F(low) / 100, F(high) / 100, of_parts, may_be_not_applicable)


@pytest.mark.parametrize(("answer", "points"), [("good", 100), ("fair", 50), ("bad", 0)])
def test_answer_earns_its_points(answer: str, points: int) -> None:
    assert estimated(practice("t/r", ABOUT_A), {"a": answer}) == exactly(points)


@pytest.mark.parametrize("answers", [{}, {"a": "dont_know"}])
def test_unknown_answer_lies_between_the_least_and_the_greatest_points(answers: Mapping[str, Answer]) -> None:
    assert estimated(practice("t/r", part("a", PAID)), answers) == between(None, 0, 75, F(0))


def test_unknown_answer_that_may_not_apply_may_be_not_applicable() -> None:
    assert estimated(practice("t/r", ABOUT_A), {}) == between(None, 0, 100, F(0), may_be_not_applicable=True)


@pytest.mark.parametrize(
    ("answers", "score"),
    [
        ({"a": "good", "b": "fair"}, exactly(75)),
        ({"a": "fair", "b": "bad"}, exactly(25)),
        ({"a": "fair", "b": "skip"}, exactly(50)),
        ({"a": "skip", "b": "bad"}, exactly(0)),
    ],
)
def test_mean_is_taken_of_the_parts_that_apply(answers: Mapping[str, Answer], score: Estimate) -> None:
    assert estimated(practice("t/r", ABOUT_A, ABOUT_B), answers) == score


@pytest.mark.parametrize(
    ("answers", "score"),
    [
        ({"a": "good", "b": "fair"}, exactly(50)),
        ({"a": "bad", "b": "good"}, exactly(0)),
        ({"a": "skip", "b": "good"}, exactly(100)),
    ],
)
def test_worst_part_counts_where_the_rule_is_a_chain(answers: Mapping[str, Answer], score: Estimate) -> None:
    assert estimated(practice("t/r", ABOUT_A, ABOUT_B, combine="worst"), answers) == score


def test_rule_without_a_part_that_applies_has_no_estimate() -> None:
    assert estimated(practice("t/r", ABOUT_A, ABOUT_B), {"a": "skip", "b": "skip"}) is None
    assert estimated(practice("t/r", ABOUT_C), {"free": "no"}) is None


def test_part_without_any_points_has_no_estimate_even_while_it_is_unknown() -> None:
    assert estimated(practice("t/r", part("a", {"good": None, "fair": None, "bad": None, "skip": None})), {}) is None


def test_part_whose_question_is_not_asked_leaves_the_mean() -> None:
    rule = practice("t/r", ABOUT_A, ABOUT_C)
    assert estimated(rule, {"free": "no", "a": "fair", "c": "good"}) == exactly(50)


def test_pending_part_is_completed_at_its_worst_and_best_or_left_out() -> None:
    # c at its worst: (1/2 + 0) / 2; at its best: (1/2 + 1) / 2; left out: 1/2
    assert estimated(practice("t/r", ABOUT_A, ABOUT_C), {"a": "fair"}) == between(50, 25, 75, F(1, 2))


@pytest.mark.parametrize(
    ("how", "answer", "expected"),
    [
        ("mean", "good", between(100, 50, 100, F(1, 2))),
        ("mean", "bad", between(0, 0, 50, F(1, 2))),
        ("worst", "good", between(100, 0, 100, F(1, 2))),
        ("worst", "fair", between(50, 0, 50, F(1, 2))),
        ("worst", "bad", between(0, 0, 0, F(1, 2))),
    ],
)
def test_unknown_part_keeps_the_bounds_apart(how: Combine, answer: str, expected: Estimate) -> None:
    rule = practice("t/r", ABOUT_A, ABOUT_C, combine="mean" if how == "mean" else "worst")
    assert estimated(rule, {"free": "yes", "a": answer}) == expected


@pytest.mark.parametrize(
    ("how", "answer", "expected"),
    [
        ("mean", "good", between(F(175, 2), F(125, 2), F(175, 2), F(1, 2))),  # kept below (100 + 75) / 2
        ("mean", "bad", between(F(25, 2), F(25, 2), F(75, 2), F(1, 2))),  # kept above (0 + 25) / 2
        ("worst", "good", between(75, 25, 75, F(1, 2))),  # the other part earns 75 at best
    ],
)
def test_score_is_kept_within_what_is_still_possible(how: Combine, answer: str, expected: Estimate) -> None:
    rule = practice("t/r", ABOUT_A, part("b", {"good": 75, "bad": 25}), combine="mean" if how == "mean" else "worst")
    assert estimated(rule, {"a": answer}) == expected


def may_be_not_applicable(low: int, high: int) -> Estimate:
    return between(None, low, high, F(0), may_be_not_applicable=True)


def stays(low: int, high: int) -> Estimate:
    return between(None, low, high, F(0))


@pytest.mark.parametrize(
    ("parts", "how", "low", "high"),
    [
        # mean: at its worst the 20 joins (60 + 20) / 2 and the 50 stays out, since it would lift the mean
        ([exactly(60), may_be_not_applicable(20, 90), may_be_not_applicable(50, 100)], "mean", 40, F(250, 3)),
        # both join at their worst: 0, then 10 is below (60 + 0) / 2
        ([exactly(60), may_be_not_applicable(0, 0), may_be_not_applicable(10, 10)], "mean", F(70, 3), 60),
        # one that lifts the mean at its worst stays out for low, and joins for high
        ([exactly(40), may_be_not_applicable(60, 80)], "mean", 40, 60),
        # where all may leave, at least one stays
        ([may_be_not_applicable(20, 50), may_be_not_applicable(40, 90)], "mean", 20, 90),
        ([stays(0, 50), stays(50, 100)], "mean", 25, 75),
        ([stays(20, 50), may_be_not_applicable(40, 90)], "worst", 20, 50),
        ([stays(40, 90), may_be_not_applicable(20, 50)], "worst", 20, 90),
        ([may_be_not_applicable(40, 90), may_be_not_applicable(20, 50)], "worst", 20, 90),
        ([stays(20, 50), may_be_not_applicable(40, 90)], "best", 20, 90),
        ([stays(40, 50), may_be_not_applicable(20, 30)], "best", 40, 50),
        ([may_be_not_applicable(40, 90), may_be_not_applicable(20, 50)], "best", 20, 90),
        ([exactly(30), exactly(70)], "best", 70, 70),
    ],
)
def test_bounds_complete_what_is_unknown_leaving_out_included(
    parts: list[Estimate], how: Combine, low: float | F, high: float | F
) -> None:
    joined = combine(parts, how)
    assert joined is not None
    assert (joined.low, joined.high) == (F(low) / 100, F(high) / 100)


@pytest.mark.parametrize(("how", "score"), [("mean", 50), ("worst", 30), ("best", 70)])
def test_score_joins_what_is_known_while_something_is_not(how: Combine, score: int) -> None:
    joined = combine([exactly(30), exactly(70), stays(0, 100)], how)
    assert joined is not None
    assert joined.score == F(score, 100)


@pytest.mark.parametrize(("how", "score"), [("mean", 45), ("worst", 40), ("best", 50)])
def test_score_joins_what_is_half_known(how: Combine, score: int) -> None:
    half_known = [between(50, 25, 75, F(1, 2)), between(40, 20, 80, F(1, 2))]
    joined = combine(half_known, how)
    assert joined is not None
    assert joined.score == F(score, 100)


def test_nothing_combines_to_nothing() -> None:
    assert combine([], "mean") is None


def test_estimate_may_be_not_applicable_only_where_all_of_its_parts_may() -> None:
    both = combine([may_be_not_applicable(0, 100), may_be_not_applicable(0, 100)], "mean")
    one = combine([may_be_not_applicable(0, 100), stays(0, 100)], "mean")
    assert both is not None
    assert one is not None
    assert both.may_be_not_applicable
    assert not one.may_be_not_applicable


def test_share_that_is_known_counts_parts() -> None:
    joined = combine([exactly(50), stays(0, 100), may_be_not_applicable(0, 100)], "mean")
    assert joined is not None
    assert joined.known == F(1, 3)


@pytest.mark.parametrize(("rows", "points"), [("best", 100), ("mean", 50), ("worst", 0)])
def test_rows_count_together_as_the_part_says(rows: Combine, points: int) -> None:
    answers: dict[str, Answer] = {
        "channels": ("facebook", "instagram", "pinterest"),
        "posts": {"facebook": "good", "instagram": "fair", "pinterest": "bad"},
    }
    assert estimated(practice("t/r", part("posts", POINTS, rows=rows)), answers) == exactly(points)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("best", between(50, 50, 75, F(1, 2))),
        ("mean", between(50, 25, F(125, 2), F(1, 2))),
        ("worst", between(50, 0, 50, F(1, 2))),
    ],
)
def test_row_without_an_answer_keeps_the_bounds_apart(rows: Combine, expected: Estimate) -> None:
    answers: dict[str, Answer] = {"channels": ("facebook", "instagram"), "posts": {"facebook": "fair"}}
    assert estimated(practice("t/r", part("posts", PAID, rows=rows)), answers) == expected


def test_row_that_does_not_apply_leaves_its_part() -> None:
    answers: dict[str, Answer] = {
        "channels": ("facebook", "instagram"),
        "posts": {"facebook": "fair", "instagram": "skip"},
    }
    assert estimated(practice("t/r", part("posts", POINTS)), answers) == exactly(50)


def test_part_with_all_its_rows_not_applicable_leaves_the_mean() -> None:
    answers: dict[str, Answer] = {"channels": ("facebook",), "posts": {"facebook": "skip"}, "a": "bad"}
    assert estimated(practice("t/r", part("posts", POINTS), ABOUT_A), answers) == exactly(0)


def test_rows_are_one_part_however_many_they_are() -> None:
    answers: dict[str, Answer] = {
        "channels": ("facebook", "instagram", "pinterest"),
        "posts": {"facebook": "good", "instagram": "good", "pinterest": "good"},
        "a": "bad",
    }
    assert estimated(practice("t/r", part("posts", POINTS), ABOUT_A), answers) == exactly(50)


def test_rows_that_are_unknown_may_turn_out_not_to_be_there() -> None:
    assert estimated(practice("t/r", part("posts", PAID)), {}) == between(None, 0, 75, F(0), may_be_not_applicable=True)


def test_part_can_look_at_one_row() -> None:
    rule = practice("t/r", part("posts", POINTS, row="facebook"))
    answers: dict[str, Answer] = {
        "channels": ("facebook", "instagram"),
        "posts": {"facebook": "fair", "instagram": "bad"},
    }
    assert estimated(rule, answers) == exactly(50)


def test_part_about_a_row_that_is_not_there_does_not_apply() -> None:
    rule = practice("t/r", part("posts", POINTS, row="facebook"))
    answers: dict[str, Answer] = {"channels": ("instagram",), "posts": {"facebook": "fair", "instagram": "bad"}}
    assert estimated(rule, answers) is None


MANY_STAFF = practice("t/r", level(100, at_least("staff", 5)), level(60, has("a", "good", "fair")), level(10))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"staff": 5}, exactly(100)),
        ({"staff": 5, "a": "bad"}, exactly(100)),
        ({"staff": 4, "a": "good"}, exactly(60)),
        ({"staff": 4, "a": "bad"}, exactly(10)),
        ({"staff": 4}, between(None, 10, 60, F(0))),
        ({"a": "good"}, between(None, 60, 100, F(0))),
        ({"a": "bad"}, between(None, 10, 100, F(0))),
        ({}, between(None, 10, 100, F(0))),
    ],
)
def test_first_level_that_holds_counts_and_unknown_ones_stay_possible(
    answers: Mapping[str, Answer], expected: Estimate
) -> None:
    assert estimated(MANY_STAFF, answers) == expected


def test_level_is_known_once_a_single_value_is_left() -> None:
    rule = practice("t/r", level(50, has("a", "good")), level(50, has("b", "good")), level(0))
    assert estimated(rule, {"b": "good"}) == exactly(50)
