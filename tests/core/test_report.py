"""The report and its lines: everything that a renderer shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.core.building import (
    F,
    Thing,
    advised_by,
    all_of,
    alone,
    at_least,
    catalog,
    claim,
    duty,
    effort,
    has,
    level,
    many,
    number,
    part,
    practice,
    question,
    update,
    watch,
)
from trendaudit.core.answer_state import Progress, Prompt
from trendaudit.core.audit import Answer, Audit, Decision, Depth
from trendaudit.core.catalog import Action, Option, Rule, UpdateStatus
from trendaudit.core.report import ChecklistItem, Report, build
from trendaudit.core.results import Reason, RuleResult

Answers = Mapping[str, Answer]
POINTS: Mapping[str, int | None] = {"good": 100, "fair": 50, "bad": 0}
GOALS = many("goals", "sell", "retain", alone("none_yet"))
HOURS = question("hours", Option("some", "Some", value=F(3)), Option("none", "None", value=F(0)), "skip")
SHOP = question("shop", "yes", "no", depth="quick")
LETTERS = [question(letter, "good", "fair", "bad") for letter in "abcdefg"]
TILL = question("till", "good", "bad", ask_when=has("shop", "yes"))
CHANNELS = many("channels", "facebook", "instagram")
POSTS = question("posts", "good", "bad", each="channels")
STAFF = number("staff")
QUESTIONS = (GOALS, HOURS, SHOP, *LETTERS, TILL, CHANNELS, POSTS, STAFF)
ROLES = {"goals": "goals", "capacity": "hours"}


def about(letter: str, trend: str = "t", **rest: object) -> Rule:
    """Return the practice that scores one of the questions a to g."""
    return practice(f"{trend}/{letter}", part(letter, POINTS), **rest)


A, B, C = about("a"), about("b"), about("c")


def built(
    answers: Answers,
    *things: Thing,
    depth: Depth = "full",
    decisions: Mapping[str, Decision] | None = None,
    roles: Mapping[str, str] | None = None,
    as_of: str = "2026-11-22",
) -> Report:
    pack = catalog(*QUESTIONS, *things, roles=ROLES if roles is None else roles)
    return build(pack, Audit("pack 1.0.0", depth, answers=answers, decisions=decisions or {}), as_of)


def ids(lines: tuple[RuleResult, ...] | tuple[ChecklistItem, ...]) -> list[str]:
    return [line.rule.id for line in lines]


def test_every_practice_counts_once_under_its_status() -> None:
    rules = (A, B, C, about("d"), about("e", applies_when=has("shop", "yes")), duty("t/x", part("a", POINTS)))
    report = built({"a": "good", "b": "fair", "c": "bad", "shop": "no"}, *rules, watch("t/y", has("shop", "no")))
    assert report.counts == {"pass": 1, "partial": 1, "fail": 1, "unknown": 1, "not_applicable": 1}
    assert report.practices == sum(report.counts.values()) == 5


def test_judged_are_the_practices_with_a_say_in_the_score() -> None:
    maybe = about("c", applies_when=has("shop", "yes"))
    report = built({"a": "good", "c": "good"}, A, B, maybe, duty("t/x", part("a", POINTS)))
    assert (report.judged, report.practices) == (1, 3)


def test_lines_come_in_the_order_of_the_rules_whatever_they_say() -> None:
    others = (duty("t/x", part("a", POINTS)), watch("t/y", has("shop", "no")))
    assert ids(built({"a": "good"}, *others, B, A).lines) == ["t/a", "t/b", "t/x", "t/y"]


def test_printed_score_earns_its_band() -> None:
    report = built({"a": "fair", "b": "good"}, A, B)
    assert (report.score.value, report.band, report.provisional) == (F(75), "established", False)


@pytest.mark.parametrize(
    ("answers", "depth"),
    [
        ({"a": "fair", "b": "good"}, "quick"),
        ({"a": "fair"}, "full"),
        ({}, "full"),
    ],
)
def test_provisional_score_has_no_band(answers: Answers, depth: Depth) -> None:
    report = built(answers, A, B, depth=depth)
    assert (report.band, report.provisional) == (None, True)


def test_score_on_less_than_half_of_the_pack_is_provisional_though_all_is_known() -> None:
    report = built({"a": "fair", "shop": "no"}, A, about("b", impact=2, applies_when=has("shop", "yes")))
    assert report.score.coverage == 1
    assert (report.band, report.provisional) == (None, True)


def test_trends_come_in_the_order_of_the_pack_with_their_own_scores() -> None:
    rules = (
        about("a", "z"),
        about("b", "y"),
        about("c", "y"),
        about("d", "x"),
        watch("w/1", has("shop", "no")),
        watch("x/1", has("shop", "no")),
    )
    pack = catalog(*QUESTIONS, *rules, weights={"z": 5, "y": 1})
    answers: Answers = {"a": "fair", "b": "good", "c": "bad"}
    report = build(pack, Audit("pack 1.0.0", answers=answers), "2026-11-22")
    trends = {line.trend.id: line.score for line in report.trends}
    assert list(trends) == [trend for trend in pack.trends if trend != "w"]
    assert [trends[trend].value for trend in "zyx"] == [F(50), F(50), None]
    assert (trends["x"].low, trends["x"].high) == (F(0), F(100))


def test_checklist_goes_from_the_score_to_a_hundred() -> None:
    # S = 100 · (0 + 1/2 + 1) / 3; a gains 100/3 for 4 hours, b 50/3 for 4
    report = built({"a": "bad", "b": "fair", "c": "good"}, A, B, C)
    assert ids(report.checklist) == ["t/a", "t/b"]
    assert [item.rank for item in report.checklist] == [1, 2]
    assert [item.item.gain for item in report.checklist] == [F(100, 3), F(50, 3)]
    assert [item.score_after for item in report.checklist] == [F(250, 3), F(100)]


def test_points_are_the_steps_of_the_printed_score() -> None:
    # printed: 50, 83, 100
    report = built({"a": "bad", "b": "fair", "c": "good"}, A, B, C)
    assert report.score.shown == 50
    assert [item.points for item in report.checklist] == [33, 17]


def test_nothing_unknown_enters_the_checklist() -> None:
    maybe = about("c", applies_when=has("shop", "yes"))
    assert ids(built({"a": "bad", "c": "bad"}, A, B, maybe).checklist) == ["t/a"]


def test_rule_with_full_points_so_far_and_a_part_unknown_is_not_on_the_checklist() -> None:
    report = built({"a": "good"}, practice("t/1", part("a", POINTS), part("b", POINTS)))
    assert report.counts["unknown"] == 1
    assert report.checklist == ()
    assert report.score.value == 100


def test_nothing_known_gives_an_empty_report() -> None:
    report = built({}, A)
    assert (report.score.value, report.score.low, report.score.high) == (None, F(0), F(100))
    assert (report.checklist, report.start_here, report.judged) == ((), (), 0)


def test_empty_pack_gives_an_empty_report() -> None:
    report = build(catalog(), Audit("pack 1.0.0"), "2026-11-22")
    assert (report.score.value, report.practices, report.trends, report.lines) == (None, 0, (), ())


LONG = effort(40)
SIX = [about(letter, effort=effort(2 * place)) for place, letter in enumerate("abcdef")]
ALL_BAD: Answers = dict.fromkeys("abcdefg", "bad")


@pytest.mark.parametrize(
    ("rules", "fits", "starts"),
    [
        ([about(letter) for letter in "abcdef"], 6, 5),
        ([about(letter) for letter in "abcd"], 4, 4),
        ([about("a"), *(about(letter, effort=LONG) for letter in "bcdef")], 1, 3),
        ([about("a"), about("b", effort=LONG)], 1, 2),
    ],
)
def test_start_here_is_what_fits_now_but_three_to_five_items(rules: list[Rule], fits: int, starts: int) -> None:
    report = built({**ALL_BAD, "hours": "some"}, *rules)
    assert [item.bucket for item in report.checklist].count("now") == fits
    assert report.start_here == report.checklist[:starts]


@pytest.mark.parametrize(
    ("answers", "hours", "known", "fits"),
    [
        ({"hours": "some"}, 3, True, ["a", "b", "c", "d"]),  # 12 of 13 hours
        ({"hours": "none"}, 0, True, ["a"]),
        ({"hours": "skip"}, 2, False, ["a", "b", "c"]),  # 6 of 26/3 hours
        ({"hours": "dont_know"}, 2, False, ["a", "b", "c"]),
        ({}, 2, False, ["a", "b", "c"]),
    ],
)
def test_plan_counts_with_the_hours_that_were_said_or_else_with_two(
    answers: Answers, hours: int, known: bool, fits: list[str]
) -> None:
    report = built({**ALL_BAD, **answers}, *SIX)
    assert (report.hours_a_week, report.hours_known) == (F(hours), known)
    assert [item.rule.id for item in report.checklist if item.bucket == "now"] == [f"t/{letter}" for letter in fits]


def test_plan_counts_with_two_hours_where_the_question_is_not_asked() -> None:
    hours = replace(HOURS, ask_when=has("goals", "sell"))
    report = build(
        catalog(GOALS, hours, roles=ROLES),
        Audit("pack 1.0.0", answers={"goals": ("retain",), "hours": "none"}),
        "2026-11-22",
    )
    assert (report.hours_a_week, report.hours_known) == (F(2), False)


@pytest.mark.parametrize(
    ("goals", "first"),
    [
        (("sell",), "t/b"),
        (("retain",), "t/a"),
        (("sell", "retain"), "t/a"),
        (("none_yet",), "t/a"),
        ("dont_know", "t/a"),
    ],
)
def test_goals_of_the_business_decide_what_fits(goals: Answer, first: str) -> None:
    rules = (about("a", goals=("retain",)), about("b", goals=("sell",)))
    assert ids(built({**ALL_BAD, "goals": goals}, *rules).checklist)[0] == first


def test_pack_without_roles_has_no_goals_and_two_hours() -> None:
    rules = (about("a", goals=("retain",)), about("b", goals=("sell",)))
    report = built({**ALL_BAD, "goals": ("sell",), "hours": "none"}, *rules, roles={})
    assert [item.item.goal for item in report.checklist] == [1, 1]
    assert (report.hours_a_week, report.hours_known) == (F(2), False)


DECLINED = Decision("declined", why="closing the shop in spring")


def test_decided_items_come_last_without_a_bucket() -> None:
    report = built(ALL_BAD, A, about("b", impact=8), C, decisions={"t/b": DECLINED})
    assert ids(report.checklist) == ["t/a", "t/c", "t/b"]
    assert ids(report.to_do) == ["t/a", "t/c"]
    assert [(one.line.rule.id, one.is_open) for one in report.decided] == [("t/b", True)]
    assert [(item.bucket, item.decision) for item in report.checklist] == [
        ("now", None),
        ("now", None),
        (None, DECLINED),
    ]
    assert [item.item.bucket for item in report.to_do] == ["now", "now"]


@pytest.mark.parametrize("status", ["done", "planned", "declined"])
def test_decision_never_changes_the_score(status: str) -> None:
    decision = Decision("done" if status == "done" else "planned" if status == "planned" else "declined")
    decided = built(ALL_BAD, A, B, decisions={"t/a": decision})
    plain = built(ALL_BAD, A, B)
    assert (decided.score, decided.counts) == (plain.score, plain.counts)
    assert decided.checklist[-1].score_after == (None if status == "declined" else 100)


def test_declined_item_adds_nothing_to_the_scores_after_it() -> None:
    decisions = {"t/a": DECLINED, "t/c": Decision("done")}
    report = built(ALL_BAD, about("a", impact=8), B, C, decisions=decisions)
    told = {item.rule.id: (item.points, item.score_after) for item in report.checklist}
    assert told["t/a"] == (None, None)
    gains = {item.rule.id: item.item.gain for item in report.checklist}
    assert told["t/c"][1] == gains["t/b"] + gains["t/c"]


def test_nothing_waits_for_an_item_that_was_decided() -> None:
    rules = (about("a", effort=effort(40)), about("b", needs=("t/a",)))
    report = built({**ALL_BAD, "hours": "none"}, *rules, decisions={"t/a": DECLINED})
    assert [(item.rule.id, item.bucket) for item in report.checklist] == [("t/b", "now"), ("t/a", None)]


def test_decided_items_take_no_hours() -> None:
    rules = (about("a", effort=effort(13), impact=8), B, about("c", effort=effort(13)))
    answers: Answers = {**ALL_BAD, "hours": "some"}
    undecided = {item.rule.id: item.bucket for item in built(answers, *rules).checklist}
    decided = {item.rule.id: item.bucket for item in built(answers, *rules, decisions={"t/a": DECLINED}).checklist}
    assert undecided == {"t/a": "now", "t/b": "now", "t/c": "next"}
    assert decided == {"t/b": "now", "t/c": "now", "t/a": None}


def test_decision_about_an_item_that_is_not_open_puts_nothing_on_the_checklist() -> None:
    assert built({"a": "good"}, A, decisions={"t/a": DECLINED}).checklist == ()


def test_duties_come_the_most_urgent_first_and_leave_out_what_does_not_apply() -> None:
    duties = [
        duty("t/1", part("a", POINTS)),
        duty("t/2", part("b", POINTS)),
        duty("t/3", part("c", POINTS)),
        duty("t/4", part("d", POINTS)),
        duty("t/5", part("e", POINTS), applies_when=has("shop", "yes")),
        duty("t/6", part("c", POINTS)),
    ]
    report = built({"a": "good", "c": "fair", "d": "bad", "e": "bad", "shop": "no"}, *duties)
    assert ids(report.duties) == ["t/4", "t/3", "t/6", "t/2", "t/1"]


def test_duty_that_may_not_apply_is_shown_as_unknown() -> None:
    report = built({"a": "bad"}, duty("t/1", part("a", POINTS), applies_when=has("shop", "yes")))
    assert [line.finding.status for line in report.duties] == ["unknown"]


@pytest.mark.parametrize(("answers", "shown"), [({"shop": "yes"}, ["t/w"]), ({"shop": "no"}, []), ({}, [])])
def test_watch_is_shown_only_where_it_certainly_applies(answers: Answers, shown: list[str]) -> None:
    assert ids(built(answers, watch("t/w", has("shop", "yes"))).watch) == shown


def test_find_out_first_names_the_open_questions_with_the_most_points() -> None:
    report = built({"a": "good"}, A, B, about("c", impact=2))
    assert [(stake.question, stake.ask, stake.points) for stake in report.find_out_first] == [
        ("c", "c?", F(50)),
        ("b", "b?", F(25)),
    ]


def test_progress_is_that_of_the_depth_of_the_audit() -> None:
    assert built({"shop": "no", "a": "good"}, depth="quick").progress == Progress(answered=1, open=0, pending=0)
    assert built({"shop": "no", "a": "good"}).progress == Progress(answered=2, open=10, pending=1)


def test_answers_that_do_not_count_are_noted() -> None:
    assert built({"shop": "no", "till": "bad"}, A).ignored == (Prompt("till"),)


def line_of(answers: Answers, rule: Rule, *things: Thing) -> RuleResult:
    (line,) = built(answers, rule, *things).lines
    return line


TITLED = about("a", title="Customers get an answer", open_title="Customers wait")


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        ("good", "Customers get an answer"),
        ("fair", "Customers wait"),
        ("bad", "Customers wait"),
        ("dont_know", "Customers get an answer"),
    ],
)
def test_title_is_the_open_one_where_points_can_be_gained(answer: str, title: str) -> None:
    assert line_of({"a": answer}, TITLED).title == title


def test_title_stands_in_where_there_is_no_open_title() -> None:
    assert line_of({"a": "bad"}, replace(TITLED, open_title="")).title == "Customers get an answer"


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        ("good", "A fit imprint"),
        ("fair", "Check the imprint"),
        ("bad", "Check the imprint"),
        ("dont_know", "Check the imprint"),
    ],
)
def test_duty_is_open_until_it_is_known_to_be_met(answer: str, title: str) -> None:
    rule = duty("t/d", part("a", POINTS), title="A fit imprint", open_title="Check the imprint")
    assert line_of({"a": answer}, rule).title == title


@pytest.mark.parametrize("shop", ["yes", "no"])
def test_watch_has_its_title_whether_it_applies_or_not(shop: str) -> None:
    assert line_of({"shop": shop}, watch("t/w", has("shop", "yes"), title="Live shopping")).title == "Live shopping"


def test_line_of_a_practice_has_its_weight_and_gain() -> None:
    report = built({"a": "fair"}, about("a", impact=5), duty("t/x", part("a", POINTS)), B)
    assert [(line.weight, line.gain) for line in report.lines] == [(5, F(50)), (1, None), (None, None)]


@pytest.mark.parametrize(
    ("rule", "answers", "expected"),
    [
        (A, {"a": "bad"}, Reason("a", None, "a?", "bad", "BAD")),
        (
            practice("t/1", part("posts", {"good": 100, "bad": 0})),
            {"channels": ("facebook",), "posts": {"facebook": "bad"}},
            Reason("posts", "facebook", "posts?", "bad", "BAD", "FACEBOOK"),
        ),
        (
            watch("t/1", has("channels", "facebook")),
            {"channels": ("facebook", "instagram")},
            Reason("channels", None, "channels?", ("facebook", "instagram"), "FACEBOOK"),
        ),
        (
            watch("t/1", at_least("channels", 2)),
            {"channels": ("facebook", "instagram")},
            Reason("channels", None, "channels?", ("facebook", "instagram"), "FACEBOOK; INSTAGRAM"),
        ),
        (watch("t/1", at_least("staff", 2)), {"staff": 2.5}, Reason("staff", None, "staff?", 2.5, "2.5")),
    ],
)
def test_reason_has_the_words_of_the_pack(rule: Rule, answers: Answers, expected: Reason) -> None:
    assert line_of(answers, rule).because == (expected,)


@pytest.mark.parametrize(
    ("status", "printed", "printable"),
    [
        ("holds", False, True),
        ("strengthened", False, True),
        ("changed", True, True),
        ("changed", False, False),
        ("obsolete", True, True),
        ("obsolete", False, False),
    ],
)
def test_claim_is_printable_unless_what_became_of_it_is_not(
    status: UpdateStatus, printed: bool, printable: bool
) -> None:
    source, said = claim("A-1")
    line = line_of({}, about("a", advises=advised_by("A-1")), source, said, update("u", status, "A-1", print=printed))
    (shown,) = line.claims
    assert (shown.id, shown.says, shown.source, shown.status) == ("A-1", "A-1 says so", source, status)
    assert shown.printable is printable


def test_claim_that_nobody_looked_at_is_printable() -> None:
    (shown,) = line_of({}, about("a", advises=advised_by("A-1")), *claim("A-1")).claims
    assert (shown.status, shown.printable) == ("unchecked", True)


def test_line_has_the_confidence_of_its_evidence() -> None:
    assert line_of(
        {}, about("a", advises=advised_by("A-1")), *claim("A-1"), update("u", "holds", "A-1")
    ).confidence == F(3, 4)


def test_date_changes_the_recheck_flags_and_nothing_else() -> None:
    things = (
        about("a", advises=advised_by("A-1")),
        B,
        *claim("A-1"),
        update("u", "holds", "A-1", recheck="2027-01-01"),
    )
    early = built({"a": "fair", "b": "bad"}, *things, as_of="2026-12-31")
    late = built({"a": "fair", "b": "bad"}, *things, as_of="2027-01-01")
    assert [[one.due for one in line.updates] for line in early.lines] == [[False], []]
    assert [[one.due for one in line.updates] for line in late.lines] == [[True], []]
    assert (early.score, early.counts, early.find_out_first) == (late.score, late.counts, late.find_out_first)
    assert [(item.item, item.score_after, item.bucket) for item in early.checklist] == [
        (item.item, item.score_after, item.bucket) for item in late.checklist
    ]


def test_decision_on_a_rule_that_is_in_order_by_now_is_still_listed() -> None:
    report = built({"a": "good", "b": "bad"}, A, B, decisions={"t/a": DECLINED})
    assert [(one.line.rule.id, one.is_open) for one in report.decided] == [("t/a", False)]


@pytest.mark.parametrize(
    ("chosen", "missing"),
    [(("x",), ("Y",)), (("x", "y"), ()), (("none",), ())],
)
def test_reason_says_what_the_best_level_wants_besides(chosen: tuple[str, ...], missing: tuple[str, ...]) -> None:
    rule = practice("t/1", level(100, all_of("m", "x", "y")), level(0))
    pack = catalog(many("m", "x", "y", alone("none")), rule)
    (reason,) = build(pack, Audit(pack="pack 1.0.0", answers={"m": chosen}), "2026-11-22").lines[0].because
    assert reason.missing == missing


def test_reason_for_what_is_passed_wants_nothing_besides() -> None:
    both, one = all_of("channels", "facebook", "instagram"), has("channels", "facebook")
    (line,) = built({"channels": ("facebook",)}, practice("t/r", level(100, both), level(100, one), level(0))).lines
    assert line.finding.status == "pass"
    assert [reason.missing for reason in line.because] == [()]


def test_line_carries_its_updates_and_whether_its_claims_are_verified() -> None:
    rule = practice("t/a", part("a", POINTS), advises=advised_by("A-1", "A-2"))
    news = update("u", "holds", "A-1", seen=True, recheck="2026-11-22")
    (line,) = built({}, rule, *claim("A-1"), *claim("A-2"), news).lines
    assert [(one.update, one.due) for one in line.updates] == [(news, True)]
    assert [(one.id, one.verified) for one in line.claims] == [("A-1", True), ("A-2", False)]


def test_report_carries_its_date() -> None:
    assert built({}, A, as_of="2027-01-01").as_of == "2027-01-01"


def test_decision_on_a_rule_that_nobody_knows_about_is_still_open() -> None:
    report = built({}, A, decisions={"t/a": DECLINED})
    assert [(one.line.rule.id, one.is_open) for one in report.decided] == [("t/a", True)]


def test_duty_that_is_half_met_is_open() -> None:
    report = built({"a": "fair", "b": "good"}, duty("t/a", part("a", POINTS)), duty("t/b", part("b", POINTS)))
    assert ids(report.open_duties) == ["t/a"]


def test_line_says_what_to_do_where_its_rule_names_an_action() -> None:
    first, second = built({}, replace(A, action=Action("Do it", ("First",))), B).lines
    assert (first.action_title, second.action_title) == ("Do it", "t/b is done")


def test_client_reads_no_news_of_what_only_explains_a_rule() -> None:
    rule = about("a", advises=advised_by("A-1"), background=("A-2",), corrects=("A-3",), updates=("own",))
    names = {"A-1": "advised", "A-2": "explained", "A-3": "wrong", "A-4": "own"}
    news = [update(name, "changed", one, seen=True, client="So it is.") for one, name in names.items()]
    (line,) = built({}, rule, *(thing for one in names for thing in claim(one)), *news).lines
    assert [one.id for one in line.claims] == ["A-1"]
    assert [one.update.id for one in line.updates] == ["advised", "explained", "wrong", "own"]
    assert [one.update.id for one in line.client_updates] == ["advised", "wrong", "own"]


def test_duty_shows_a_client_no_claim() -> None:
    things = (*claim("A-1"), update("u", "holds", "A-1"))
    done, law = built(
        {}, about("a", advises=advised_by("A-1")), duty("t/b", part("b", POINTS), advises=advised_by("A-1")), *things
    ).lines
    assert ([one.id for one in done.client_claims], law.client_claims) == (["A-1"], ())


def test_update_without_a_sentence_for_clients_is_not_shown_to_them() -> None:
    said = update("u", "changed", "A-1", print=True, client="Now it is shorter.")
    (line,) = built(
        {}, about("a", advises=advised_by("A-1")), *claim("A-1"), said, replace(said, id="v", client=" ")
    ).lines
    assert [one.update.id for one in line.client_updates] == ["u"]


def test_open_question_names_the_things_that_it_is_open_for() -> None:
    rule = practice("t/posts", part("posts", {"good": 100, "bad": 0}))
    report = built({"channels": ("facebook", "instagram"), "posts": {"instagram": "good"}}, rule, A)
    assert [(stake.question, stake.rows) for stake in report.find_out_first] == [("a", ()), ("posts", ("FACEBOOK",))]
