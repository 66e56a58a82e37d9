"""Faults hide each other as little as can be: what is right in a file is held against the others all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pack.tiny_pack import FILES, Pack

ANSWERS = "trends/service/answers.yaml"
ROBOTS = "trends/service/robots.yaml"
SERVICE = "questions/20-service.yaml"
NO_CLAIM = "there is no claim 'S1-9'; did you mean 'S1-2'?"


def test_five_slips_in_one_file_are_told_together(pack: Pack) -> None:
    pack.change(ANSWERS, "open_title", "opentitle")
    pack.change(ANSWERS, "impact: 5", "impact: 4")
    pack.change(
        ANSWERS, "applies_when: {channels: {none_of: [nowhere]}}", "applies_when: {channels: {none_of: [nowher]}}"
    )
    pack.change(ANSWERS, "later: 0}", "latter: 0}")
    pack.change(ANSWERS, "S1-1:", "S1-9:")

    assert pack.problems() == [
        f"{ANSWERS}:2:1: unknown key 'opentitle'; did you mean 'open_title'?",
        f"{ANSWERS}:6:37: 'channels' has no option 'nowher'; did you mean 'nowhere'?",
        f"{ANSWERS}:9:43: 'reply_time' has no option 'latter'; did you mean 'later'?",
        f"{ANSWERS}:10:9: impact: expected 1, 2, 3, 5 or 8, found 4",
        f"{ANSWERS}:17:20: {NO_CLAIM}",
    ]


def test_two_slips_in_one_entry_of_a_list_are_told_together(pack: Pack) -> None:
    head, last = FILES[ANSWERS].rsplit("{answers: ", 1)
    pack.write(ANSWERS, f"{head}{{rs: {last}")

    said = [problem.split(": ", 1)[1] for problem in pack.problems()]
    assert said == ["the key 'answers' is missing", "unknown key 'rs'"]


@pytest.mark.parametrize(
    ("new", "problem"),
    [
        ("{advises: {S1-1: quickly}}", "17:26: S1-1: say in 3 to 12 words what the claim advises"),
        ("{advises: [S1-1]}", "17:19: advises: expected a mapping of keys and values, found a list"),
        ("{advice: {S1-1: answer them now}}", "17:10: unknown key 'advice'; did you mean 'advises'?"),
        ("S1-1", "17:9: claims: expected a list, in [brackets] or with a '- ' before each entry, found 'S1-1'"),
    ],
)
def test_slip_in_a_relation_does_not_hide_what_else_is_wrong(pack: Pack, new: str, problem: str) -> None:
    pack.change(ANSWERS, "{advises: {S1-1: answer when people ask}}", new)
    pack.change(ANSWERS, "later: 0}", "latter: 0}")

    assert pack.problems() == [
        f"{ANSWERS}:9:43: 'reply_time' has no option 'latter'; did you mean 'later'?",
        f"{ANSWERS}:{problem}",
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("kind: practice", "kind: practise", "3:7: kind: expected practice, duty or watch, found 'practise'; did you mean 'practice'?"),
        ("kind: practice", "kidn: practice", "3:1: unknown key 'kidn'; did you mean 'kind'?"),
        ("kind: practice\n", "", "1:1: the key 'kind' is missing: practice, duty or watch"),
        ("impact: 5", "impact: 5\ncolour: red", "11:1: unknown key 'colour'"),
        ("effort: {once: 1.5, monthly: 2}", "effort: 3", "11:9: effort: expected hours such as {once: 2, monthly: 1}, found 3"),
        ("steps: [Choose a moment.]", "steps: Choose", "15:10: steps: expected a list, in [brackets] or with a '- ' before each entry, found 'Choose'"),
    ],
)  # fmt: skip
def test_slip_in_one_key_does_not_hide_an_unknown_claim(pack: Pack, old: str, new: str, problem: str) -> None:
    pack.change(ANSWERS, old, new)
    pack.change(ANSWERS, "S1-1:", "S1-9:")
    problems = pack.problems()

    assert len(problems) == 2
    assert f"{ANSWERS}:{problem}" in problems
    assert any(NO_CLAIM in one for one in problems)


def test_what_stands_under_a_misspelled_key_is_checked_at_its_place(pack: Pack) -> None:
    pack.change(ROBOTS, "applies_when: {channels: chat}", "applieswhen: {channels: chatt}")
    pack.change(ANSWERS, "examples:", "exmaples:")
    pack.change(ANSWERS, "reply_time: later}, expect: 0", "reply_time: latr}, expect: 0")

    assert pack.problems() == [
        f"{ANSWERS}:18:1: unknown key 'exmaples'; did you mean 'examples'?",
        f"{ANSWERS}:19:47: 'latr' is not an option; did you mean 'later'? The options are: same_day, next_day, later, dont_know",
        f"{ROBOTS}:5:1: unknown key 'applieswhen'; did you mean 'applies_when'?",
    ]  # fmt: skip


def test_question_with_a_fault_is_neither_unknown_nor_hides_the_others(pack: Pack) -> None:
    pack.change(SERVICE, "ask: How soon do people get an answer?\n    kind: one", "ask: How soon?\n    kind: once")
    pack.change(ROBOTS, "{channels: chat}", "{channel: chat}")

    assert pack.problems() == [
        f"{SERVICE}:15:11: kind: expected one, many, number or text, found 'once'; did you mean 'one'?",
        f"{ROBOTS}:5:16: there is no question 'channel'; did you mean 'channels'?",
    ]


def test_file_of_another_kind_is_told_where_it_belongs(pack: Pack) -> None:
    pack.write("questions/robots.yaml", FILES[ROBOTS])
    Path(ROBOTS).unlink()

    assert pack.problems() == [
        "questions/robots.yaml:1:1: this file does not belong here; move it to trends/TREND/RULE.yaml"
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("{channels: {none_of: [nowhere]}}", "channels", "6:15: applies_when: expected a condition such as {question: option}, found 'channels'"),
        ("later: 0}", "later: none}", "9:50: later: expected a number of 0-100 or not_applicable, found 'none'"),
        ("later}, expect: 0", "later}, expect: 0%", "19:63: expect: expected a number of 0-100, pass, partial, fail, not_applicable, unknown or applies, found '0%'"),
    ],
)  # fmt: skip
def test_what_may_stand_in_a_place_is_named(pack: Pack, old: str, new: str, problem: str) -> None:
    pack.change(ANSWERS, old, new)

    assert f"{ANSWERS}:{problem}" in pack.problems()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("version: 1.0.0", "version: 1.0", "3:10: version: 1.0 is no version, such as 1.0.0"),
        ("reviewed: 2026-11-22\n", "", "1:1: the key 'reviewed' is missing"),
        ("goals: goals", "goals: Goals", "6:16: goals: 'Goals' is no id: it begins with a lower-case letter and has only these, digits and _"),
        ("{title: Service, weight: 2}", "{title: Service, weight: much}", "8:37: weight: expected a whole number, found 'much'"),
        ("service: {title: Service, weight: 2}", "service:", "8:11: service: expected a mapping of keys and values, found nothing"),
        ("{title: Service, weight: 2}", "{titel: Service, weight: 2}", "8:13: unknown key 'titel'; did you mean 'title'?"),
    ],
)  # fmt: skip
def test_slip_in_pack_yaml_does_not_hide_its_roles_and_trends(pack: Pack, old: str, new: str, problem: str) -> None:
    pack.change("pack.yaml", "capacity: hours", "capacity: hour")
    pack.change("pack.yaml", "trends:\n", "trends:\n  empty: {title: Nothing, weight: 1}\n")
    pack.change("pack.yaml", old, new)

    line = 1 if problem.startswith("8:") else 0
    problems = pack.problems()
    assert len(problems) == 3
    assert f"pack.yaml:{int(problem[0]) + line}{problem[1:]}" in problems
    assert any("there is no question 'hour'; did you mean 'hours'?" in one for one in problems)
    assert any("there are no rules in trends/empty/" in one for one in problems)


def test_trends_that_are_missing_are_one_problem(pack: Pack) -> None:
    pack.change("pack.yaml", "trends:\n  service: {title: Service, weight: 2}\n", "")

    assert pack.problems() == ["pack.yaml:1:1: the key 'trends' is missing"]


def test_trend_whose_id_is_wrong_is_not_missing_too(pack: Pack) -> None:
    pack.change("pack.yaml", "  service:", "  Service:")

    assert pack.problems() == [
        "pack.yaml:8:3: 'Service' must have only lower-case letters and digits, with single hyphens between them"
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SERVICE, "  reply_time:\n", "  goals:\n"),
        ("sources/blog.yaml", "S1-2:", "S1-1:"),
    ],
)
def test_id_that_stands_twice_does_not_make_the_one_it_was_meant_for_unknown(
    pack: Pack, file: str, old: str, new: str
) -> None:
    pack.change(file, old, new)

    assert [problem for problem in pack.problems() if "there is no" in problem] == []
