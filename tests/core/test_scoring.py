"""Findings, the score, and what is at stake."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.core.building import (
    F,
    at_least,
    catalog,
    duty,
    has,
    judged,
    level,
    many,
    number,
    part,
    practice,
    question,
    watch,
)
from trendaudit.core.answer_state import AnswerState
from trendaudit.core.audit import Answer, Depth
from trendaudit.core.catalog import Question, Rule
from trendaudit.core.conditions import Not
from trendaudit.core.scoring import (
    Finding,
    Score,
    Status,
    band,
    gains,
    is_provisional,
    judge,
    shown,
    stakes,
    tally,
    weight,
)

Answers = Mapping[str, Answer]
POINTS: Mapping[str, int | None] = {"good": 100, "fair": 50, "bad": 0, "skip": None}
SHOP = question("shop", "yes", "no")
A = question("a", "good", "fair", "bad", "skip")
B = question("b", "good", "fair", "bad", "skip")
C = question("c", "good", "fair", "bad")
D = question("d", "good", "bad", ask_when=has("shop", "yes"))
CHANNELS = many("channels", "facebook", "instagram")
POSTS = question("posts", "good", "bad", each="channels")
STAFF = number("staff")
QUESTIONS = (SHOP, A, B, C, D, CHANNELS, POSTS, STAFF)
CERTAIN: Mapping[str, int | None] = {"good": 100, "fair": 50, "bad": 0}
ABOUT_A, ABOUT_B, ABOUT_C = part("a", POINTS), part("b", CERTAIN), part("c", CERTAIN)
ABOUT_D = part("d", {"good": 100, "bad": 0})


def finding(rule: Rule, answers: Answers) -> Finding:
    return judged(rule, answers, *QUESTIONS)


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({"b": "good"}, "pass"),
        ({"b": "fair"}, "partial"),
        ({"b": "bad"}, "fail"),
        ({}, "unknown"),
        ({"b": "dont_know"}, "unknown"),
    ],
)
def test_status_says_how_a_single_part_came_out(answers: Answers, status: Status) -> None:
    assert finding(practice("t/r", ABOUT_B), answers).status == status


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({"b": "good", "c": "good"}, "pass"),
        ({"b": "good"}, "unknown"),  # full points so far, and a part still unknown
        ({"b": "bad"}, "partial"),  # the other part may still earn something
        ({"b": "fair"}, "partial"),
        ({"b": "bad", "c": "bad"}, "fail"),
        ({"b": "bad", "c": "good"}, "partial"),
    ],
)
def test_status_of_a_mean_looks_at_its_bounds(answers: Answers, status: Status) -> None:
    assert finding(practice("t/r", ABOUT_B, ABOUT_C), answers).status == status


def test_chain_with_a_link_without_points_fails_whatever_the_rest_is() -> None:
    found = finding(practice("t/r", ABOUT_B, ABOUT_C, combine="worst"), {"b": "bad"})
    assert (found.status, found.low, found.high) == ("fail", F(0), F(0))
    assert found.waits_for == frozenset()


def test_rule_applies_where_its_condition_holds() -> None:
    found = finding(practice("t/r", ABOUT_B, applies_when=has("shop", "yes")), {"shop": "yes", "b": "fair"})
    assert (found.applies, found.score, found.low, found.high, found.known) == (True, F(1, 2), F(1, 2), F(1, 2), F(1))
    assert found.counts


def test_rule_does_not_apply_where_its_condition_is_false() -> None:
    found = finding(practice("t/r", ABOUT_B, applies_when=has("shop", "yes")), {"shop": "no", "b": "bad"})
    assert (found.applies, found.status, found.score, found.low) == (False, "not_applicable", None, None)
    assert found.known == 0
    assert not found.counts


@pytest.mark.parametrize("answers", [{"b": "good"}, {"b": "bad"}, {}])
def test_rule_that_may_not_apply_is_unknown_between_nothing_and_everything(answers: Answers) -> None:
    found = finding(practice("t/r", ABOUT_B, applies_when=has("shop", "yes")), answers)
    assert (found.applies, found.status, found.score) == (None, "unknown", None)
    assert (found.low, found.high, found.known) == (F(0), F(1), F(0))
    assert not found.counts


def test_rule_does_not_apply_where_none_of_its_parts_does() -> None:
    found = finding(practice("t/r", ABOUT_A, ABOUT_D), {"shop": "no", "a": "skip"})
    assert (found.applies, found.status, found.score) == (False, "not_applicable", None)


def test_rule_without_a_part_does_not_apply_even_where_its_condition_is_unknown() -> None:
    found = finding(practice("t/r", ABOUT_A, applies_when=has("shop", "yes")), {"a": "skip"})
    assert found.applies is False


@pytest.mark.parametrize("rule", [practice("t/r", ABOUT_A), practice("t/r", part("d", {"good": 75, "bad": 25}))])
def test_rule_may_not_apply_where_none_of_its_parts_has_to(rule: Rule) -> None:
    found = finding(rule, {})
    assert (found.applies, found.status, found.low, found.high) == (None, "unknown", F(0), F(1))


@pytest.mark.parametrize(
    ("answers", "applies", "status"),
    [({"shop": "yes"}, True, None), ({"shop": "no"}, False, "not_applicable"), ({}, None, "unknown")],
)
def test_watch_is_shown_or_not_and_has_nothing_to_pass(
    answers: Answers, applies: bool | None, status: Status | None
) -> None:
    found = finding(watch("t/r", has("shop", "yes")), answers)
    assert (found.applies, found.status, found.score, found.low, found.high) == (applies, status, None, None, None)


def test_watch_that_is_undecided_waits_for_the_answer_that_decides() -> None:
    assert finding(watch("t/r", has("shop", "yes")), {}).waits_for == {"shop"}


@pytest.mark.parametrize(("answer", "status"), [("good", "pass"), ("fair", "partial"), ("bad", "fail")])
def test_duty_has_a_status(answer: str, status: Status) -> None:
    found = finding(duty("t/r", ABOUT_B), {"b": answer})
    assert found.status == status
    assert not found.is_practice


@pytest.mark.parametrize(
    ("rule", "answers", "waiting"),
    [
        (practice("t/r", ABOUT_B, ABOUT_C), {"b": "good"}, {"c"}),
        (practice("t/r", ABOUT_B, ABOUT_C), {"b": "dont_know"}, {"b", "c"}),
        (practice("t/r", ABOUT_B, ABOUT_C), {"b": "good", "c": "bad"}, set()),
        (practice("t/r", ABOUT_B, ABOUT_D), {"b": "good"}, {"shop"}),
        (practice("t/r", ABOUT_B, applies_when=has("shop", "yes")), {"b": "good"}, {"shop"}),
        (practice("t/r", ABOUT_B, applies_when=has("shop", "yes")), {}, {"shop", "b"}),
        (practice("t/r", part("posts", {"good": 100, "bad": 0})), {}, {"channels"}),
        (practice("t/r", part("posts", {"good": 100, "bad": 0})), {"channels": ("facebook",)}, {"posts"}),
        (practice("t/r", level(100, has("b", "good")), level(50, has("c", "good")), level(0)), {}, {"b", "c"}),
        (practice("t/r", level(100, has("b", "good")), level(50, has("c", "good")), level(0)), {"c": "good"}, {"b"}),
        (practice("t/r", level(100, has("b", "good")), level(50, has("c", "good")), level(0)), {"b": "bad"}, {"c"}),
        (practice("t/r", level(100, at_least("staff", 2)), level(0)), {"staff": "dont_know"}, {"staff"}),
    ],
)
def test_rule_waits_for_the_open_questions_that_keep_its_bounds_apart(
    rule: Rule, answers: Answers, waiting: set[str]
) -> None:
    assert finding(rule, answers).waits_for == waiting


def test_rule_does_not_wait_for_levels_below_one_that_holds() -> None:
    rule = practice(
        "t/r", level(100, has("b", "good")), level(50, has("c", "good")), level(25, has("a", "good")), level(0)
    )
    assert finding(rule, {"c": "good"}).waits_for == {"b"}


def test_rule_about_one_row_does_not_wait_for_the_others() -> None:
    rule = practice("t/r", part("posts", {"good": 100, "bad": 0}, row="facebook"), ABOUT_B)
    answers: Answers = {"channels": ("facebook", "instagram"), "posts": {"facebook": "good"}}
    assert finding(rule, answers).waits_for == {"b"}


def scored(answers: Answers, *rules: Rule, weights: Mapping[str, int] | None = None) -> Score:
    pack = catalog(*QUESTIONS, *rules, weights=weights)
    return tally([judge(rule, AnswerState(pack, answers)) for rule in rules], pack)


ONE, TWO, THREE = practice("t/1", ABOUT_A), practice("t/2", ABOUT_B), practice("t/3", ABOUT_C)


def test_weight_is_the_weight_of_the_trend_times_the_impact() -> None:
    rule = practice("service/replies", ABOUT_A, impact=8)
    assert weight(rule, catalog(rule, weights={"service": 3})) == 24


def test_score_is_the_weighted_mean() -> None:
    # weights 2·5 and 3·1: 100 · (10·1/2 + 3·1) / 13
    rules = (practice("x/1", ABOUT_A, impact=5), practice("y/2", ABOUT_B, impact=1))
    score = scored({"a": "fair", "b": "good"}, *rules, weights={"x": 2, "y": 3})
    assert score.value == score.low == score.high == F(800, 13)
    assert (score.coverage, score.weight) == (F(1), 13)


def test_rule_that_does_not_apply_leaves_the_mean() -> None:
    assert scored({"a": "skip", "b": "fair"}, ONE, TWO) == scored({"b": "fair"}, TWO)


def test_rule_that_is_unknown_widens_the_bounds_and_leaves_the_score() -> None:
    # S = 100 · (1/2) / 1, low = 100 · (1/2 + 0) / 2, high = 100 · (1/2 + 1) / 2
    assert scored({"b": "fair"}, TWO, THREE) == Score(F(50), F(25), F(75), F(1, 2), 2)


def test_rule_that_may_not_apply_widens_the_bounds_as_far_as_it_can() -> None:
    maybe = practice("t/3", ABOUT_C, applies_when=has("shop", "yes"))
    assert scored({"b": "fair", "c": "good"}, TWO, maybe) == Score(F(50), F(25), F(75), F(1, 2), 2)


def test_coverage_is_exact_even_where_nothing_is_known() -> None:
    score = tally([finding(practice("t/r", ABOUT_A), {})], catalog(practice("t/r", ABOUT_A)))
    assert score.coverage == 0
    assert isinstance(score.coverage, F)


def test_part_that_is_unknown_counts_half_for_coverage() -> None:
    # s = 1/2 of the known part; bounds (1/2 + 0) / 2 and (1/2 + 1) / 2; the other rule is wholly known
    both = practice("t/1", ABOUT_B, ABOUT_C)
    score = scored({"b": "fair", "a": "good"}, both, practice("t/2", part("a", {**CERTAIN, "skip": 0})))
    assert score == Score(F(75), F(125, 2), F(175, 2), F(3, 4), 2)


def test_nothing_known_gives_bounds_without_a_score() -> None:
    assert scored({}, TWO, THREE) == Score(None, F(0), F(100), F(0), 2)


@pytest.mark.parametrize("rules", [(), (ONE,), (duty("t/1", ABOUT_B), watch("t/2", has("b", "good")))])
def test_nothing_to_score_gives_no_score_at_all(rules: tuple[Rule, ...]) -> None:
    score = scored({"a": "skip", "b": "good"}, *rules)
    assert score == Score(None, None, None, None, 0)
    assert score.shown is None


def test_duties_and_watches_are_not_scored() -> None:
    others = (duty("t/2", ABOUT_C), watch("t/3", has("c", "bad")))
    assert scored({"b": "fair", "c": "bad"}, TWO, *others) == scored({"b": "fair"}, TWO)


@pytest.mark.parametrize(("answer", "level_points"), [("good", 75), ("bad", 25)])
def test_score_lies_within_its_bounds_where_an_unknown_rule_cannot_reach_them(answer: str, level_points: int) -> None:
    # The first rule earns all or nothing; the second can only come out between a quarter and three quarters.
    levels = practice("t/3", level(level_points, has("c", "good")), level(50))
    score = scored({"b": answer}, TWO, levels)
    assert score.low is not None
    assert score.value is not None
    assert score.high is not None
    assert score.low <= score.value <= score.high


def gained(answers: Answers, *rules: Rule) -> Mapping[str, F]:
    pack = catalog(*QUESTIONS, *rules)
    return gains([judge(rule, AnswerState(pack, answers)) for rule in rules], pack)


def test_gain_is_what_finishing_a_rule_adds_to_the_score() -> None:
    # weights 3 and 1: 100 · 3 · 1/2 / 4 and 100 · 1 · 1 / 4; S = 100 · (3/2) / 4
    heavy = practice("t/1", ABOUT_A, impact=3)
    answers: Answers = {"a": "fair", "b": "bad"}
    assert gained(answers, heavy, TWO) == {"t/1": F(75, 2), "t/2": F(25)}
    assert scored(answers, heavy, TWO).value == 100 - F(75, 2) - 25


def test_gains_leave_out_what_is_unknown_or_does_not_apply() -> None:
    maybe = practice("t/4", ABOUT_B, applies_when=has("shop", "yes"))
    assert gained({"a": "skip", "b": "bad"}, ONE, TWO, THREE, maybe) == {"t/2": F(100)}


def test_gains_leave_out_duties_and_watches() -> None:
    assert gained({"b": "bad"}, duty("t/1", ABOUT_B), watch("t/2", has("b", "bad"))) == {}


def test_rule_that_is_passed_gains_nothing() -> None:
    assert gained({"b": "good", "c": "bad"}, TWO, THREE) == {"t/2": F(0), "t/3": F(50)}


def at_stake(answers: Answers, *rules: Rule) -> list[tuple[str, F]]:
    pack = catalog(*QUESTIONS, *rules)
    return list(stakes([judge(rule, AnswerState(pack, answers)) for rule in rules], pack).items())


def test_open_question_is_worth_the_spread_of_the_rules_that_wait_for_it() -> None:
    # weights 2, 1 and 1; the first rule spreads over 1/2 (one of two parts), the second over 1, the third over 0
    rules = (practice("t/1", ABOUT_B, ABOUT_C, impact=2), practice("t/2", ABOUT_C), practice("t/3", ABOUT_B))
    assert at_stake({"b": "fair"}, *rules) == [("c", F(100) * (2 * F(1, 2) + 1) / 4)]


def test_points_at_stake_are_split_equally_over_the_questions_a_rule_waits_for() -> None:
    both = practice("t/1", ABOUT_B, ABOUT_C)
    assert at_stake({}, both) == [("b", F(50)), ("c", F(50))]


def test_points_at_stake_come_most_first_and_then_in_the_order_of_the_questions() -> None:
    rules = (practice("t/1", ABOUT_C), practice("t/2", ABOUT_B), practice("t/3", ABOUT_D, impact=2))
    assert at_stake({"shop": "yes"}, *rules) == [("d", F(50)), ("b", F(25)), ("c", F(25))]


def test_points_at_stake_add_up_to_the_width_of_the_bounds() -> None:
    rules = (practice("t/1", ABOUT_B, ABOUT_D, impact=5), practice("t/2", ABOUT_C, applies_when=has("a", "good")))
    score = scored({"b": "fair"}, *rules)
    assert score.high is not None
    assert score.low is not None
    # the first rule, weight 5, lies between 1/4 and 3/4 and waits for shop; the second between 0 and 1
    assert at_stake({"b": "fair"}, *rules) == [("shop", F(125, 3)), ("a", F(25, 3)), ("c", F(25, 3))]
    assert score.high - score.low == F(175, 3)


def test_nothing_is_at_stake_where_everything_is_known() -> None:
    assert at_stake({"b": "fair", "a": "skip"}, ONE, TWO, watch("t/3", has("c", "bad"))) == []


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (F(0), 0),
        (F(1, 1000), 1),
        (F(999, 1000), 1),
        (F(1), 1),
        (F(199, 100), 1),
        (F(54) + F(99, 100), 54),
        (F(99) + F(9999, 10000), 99),
        (F(100), 100),
    ],
)
def test_printed_score_is_rounded_down_and_nothing_only_for_nothing(value: F, printed: int) -> None:
    assert shown(value) == printed
    assert Score(value, value, value, F(1), 1).shown == printed


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        (0, "starting"),
        (25, "starting"),
        (26, "developing"),
        (50, "developing"),
        (51, "established"),
        (75, "established"),
        (76, "leading"),
        (100, "leading"),
    ],
)
def test_bands_end_at_25_50_75_and_100(printed: int, name: str) -> None:
    assert band(printed) == name


@pytest.mark.parametrize(
    ("score", "depth", "provisional"),
    [
        (Score(F(50), F(50), F(50), F(1), 10), "full", False),
        (Score(F(50), F(50), F(50), F(1), 10), "quick", True),
        (Score(F(50), F(40), F(70), F(7, 10), 10), "full", False),
        (Score(F(50), F(40), F(70), F(69, 100), 10), "full", True),
        (Score(F(50), F(50), F(50), F(1), 5), "full", False),
        (Score(F(50), F(50), F(50), F(1), 4), "full", True),
        (Score(None, F(0), F(100), F(0), 10), "full", True),
        (Score(None, None, None, None, 0), "full", True),
    ],
)
def test_score_is_provisional_where_too_little_is_known(score: Score, depth: Depth, provisional: bool) -> None:
    pack = catalog(A, B, practice("t/1", ABOUT_A, impact=8), practice("t/2", ABOUT_B, impact=2), duty("t/3", ABOUT_A))
    assert is_provisional(score, depth, pack) is provisional


def test_no_more_than_half_of_the_weight_of_an_odd_pack_is_too_little() -> None:
    pack = catalog(A, B, practice("t/1", ABOUT_A, impact=8), practice("t/2", ABOUT_B, impact=3))
    assert is_provisional(Score(F(50), F(50), F(50), F(1), 5), "full", pack)
    assert not is_provisional(Score(F(50), F(50), F(50), F(1), 6), "full", pack)


@pytest.mark.parametrize(("shop", "expected"), [("yes", F(25)), ("no", F(50))])
def test_answer_that_closes_a_question_takes_its_part_out_of_the_mean(shop: str, expected: F) -> None:
    assert scored({"shop": shop, "b": "fair", "d": "bad"}, practice("t/1", ABOUT_B, ABOUT_D)).value == expected


def test_condition_can_turn_a_rule_off_for_those_it_is_not_meant_for() -> None:
    small = practice("t/1", ABOUT_B, applies_when=Not(at_least("staff", 10)))
    assert scored({"staff": 10, "b": "bad", "c": "fair"}, small, THREE).value == 50
    assert scored({"staff": 9, "b": "bad", "c": "fair"}, small, THREE).value == 25


def test_question_left_unread_changes_nothing() -> None:
    asked: tuple[Question, ...] = (A, B, question("other", "x"))
    assert judged(TWO, {"b": "fair", "other": "x"}, *asked) == judged(TWO, {"b": "fair"}, A, B)
