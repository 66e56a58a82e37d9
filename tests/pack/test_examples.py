from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from tests.pack.tiny_pack import Pack
from trendaudit.core.answer_state import AnswerState
from trendaudit.core.audit import Answer
from trendaudit.core.catalog import Catalog, Rule
from trendaudit.core.scoring import judge
from trendaudit.pack import load, shipped
from trendaudit.pack.compile import open_pack
from trendaudit.pack.examples import Example, comes_true
from trendaudit.pack.lint import check
from trendaudit.pack.lint_examples import lint_examples
from trendaudit.strict_yaml import parse

ANSWERS = "trends/service/answers.yaml"
CONSENT = "trends/service/consent.yaml"
LOOKING = "trends/service/looking.yaml"
ROBOTS = "trends/service/robots.yaml"


def checked() -> list[str]:
    return list(map(str, check(Path())))


def test_pack_whose_examples_come_true_has_no_problems(pack: Pack) -> None:
    assert checked() == []


def test_pack_that_does_not_load_reports_why(pack: Pack) -> None:
    pack.change(ANSWERS, "impact: 5", "impact: 4")

    assert checked() == ["trends/service/answers.yaml:10:9: impact: expected 1, 2, 3, 5 or 8, found 4"]


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            ANSWERS,
            "later}, expect: 0",
            "later}, expect: 50",
            "trends/service/answers.yaml:19:63: the example expects 50, but the rule makes 0 (fail) of it",
        ),
        (
            ANSWERS,
            "expect: pass",
            "expect: partial",
            "trends/service/answers.yaml:20:66: the example expects partial, but the rule makes 100 (pass) of it",
        ),
        (
            LOOKING,
            "{answers: {}, expect: unknown}",
            "{answers: {}, expect: 0}\n  - {answers: {channels: [nowhere]}, expect: unknown}",
            (
                "trends/service/looking.yaml:19:27: the example expects 0, but the rule makes unknown of it; "
                "it waits for channels, staff"
            ),
        ),
        (
            ROBOTS,
            "{channels: [chat]}, expect: applies",
            "{channels: [chat]}, expect: not_applicable",
            "trends/service/robots.yaml:10:43: the example expects not_applicable, but the rule makes applies of it",
        ),
    ],
)
def test_example_that_does_not_come_true_is_reported_with_what_came_out(
    pack: Pack, file: str, old: str, new: str, problem: str
) -> None:
    pack.change(file, old, new)

    assert problem in checked()


@pytest.mark.parametrize(
    ("file", "example", "problem"),
    [
        (
            ANSWERS,
            "  - {answers: {channels: [email], reply_time: later}, expect: 0}\n",
            (
                "trends/service/answers.yaml:9:43: no example answers 'reply_time' with 'later'; add one to 'examples', "
                "such as - {answers: {channels: [email], reply_time: later}, expect: 0}"
            ),
        ),
        (
            LOOKING,
            "  - {answers: {channels: [chat], last_look: {chat: today}, staff: 2}, expect: 100}\n",
            (
                "trends/service/looking.yaml:7:6: no example reaches this level; add one to 'examples', such as "
                "- {answers: {channels: [email], last_look: {email: today}, staff: 1}, expect: 100}"
            ),
        ),
        (
            CONSENT,
            "  - {answers: {channels: [email], last_look: {email: today}}, expect: pass}\n",
            (
                "trends/service/consent.yaml:7:6: no example reaches this part; add one to 'examples', such as "
                "- {answers: {channels: [email], last_look: {email: today}}, expect: 100}"
            ),
        ),
        (
            ANSWERS,
            "  - {answers: {channels: [nowhere]}, expect: not_applicable}\n",
            (
                "trends/service/answers.yaml:18:1: no example is not_applicable; add one to 'examples', such as "
                "- {answers: {channels: [nowhere]}, expect: not_applicable}"
            ),
        ),
        (
            ANSWERS,
            "  - {answers: {channels: [phone]}, expect: unknown}\n",
            (
                "trends/service/answers.yaml:18:1: no example is unknown; add one to 'examples', such as "
                "- {answers: {channels: [email]}, expect: unknown}"
            ),
        ),
        (
            LOOKING,
            "  - {answers: {}, expect: unknown}\n",
            (
                "trends/service/looking.yaml:16:1: no example is unknown; add one to 'examples', such as "
                "- {answers: {}, expect: unknown}"
            ),
        ),
        (
            ROBOTS,
            "  - {answers: {channels: [chat]}, expect: applies}\n",
            (
                "trends/service/robots.yaml:9:1: no example applies; add one to 'examples', such as "
                "- {answers: {channels: [chat]}, expect: applies}"
            ),
        ),
    ],
)
def test_what_no_example_reaches_is_reported(pack: Pack, file: str, example: str, problem: str) -> None:
    pack.change(file, example, "")

    assert checked() == [problem]


def test_option_with_which_the_rule_does_not_apply_needs_no_example(pack: Pack) -> None:
    pack.change(
        ANSWERS, "applies_when: {channels: {none_of: [nowhere]}}", "applies_when: {reply_time: [next_day, later]}"
    )
    pack.change(ANSWERS, "reply_time: same_day}, expect: pass}", "reply_time: same_day}, expect: not_applicable}")

    assert checked() == []


def test_level_that_no_answers_were_found_for_is_reported_all_the_same(pack: Pack) -> None:
    pack.change(
        LOOKING,
        "  - {points: 0, o",
        "  - {points: 50, when: {staff: {at_least: 1}, not: {staff: {at_least: 1}}}}\n  - {points: 0, o",
    )

    assert checked() == [
        (
            "trends/service/looking.yaml:8:6: no example reaches this level, and no answers were found that do: "
            "add an example, or remove what cannot be reached"
        )
    ]


def test_rule_that_always_applies_needs_no_example_that_is_not_applicable(pack: Pack) -> None:
    pack.change(LOOKING, "{last_look: {every: [today]}, staff: {at_least: 1}}", "{last_look: {every: [today]}}")
    pack.change(ROBOTS, "{channels: chat}", "{channels: chat, staff: {at_least: 1}}")
    pack.change(ROBOTS, "{channels: [chat]}, expect: applies", "{channels: [chat], staff: 1}, expect: applies")

    assert checked() == []


def test_rule_of_which_nothing_may_be_asked_needs_an_example_that_is_not_applicable(pack: Pack) -> None:
    pack.change(ANSWERS, "applies_when: {channels: {none_of: [nowhere]}}\n", "")
    pack.change(ANSWERS, "  - {answers: {channels: [nowhere]}, expect: not_applicable}\n", "")

    assert checked() == [
        (
            "trends/service/answers.yaml:17:1: no example is not_applicable; add one to 'examples', such as "
            "- {answers: {channels: [nowhere]}, expect: not_applicable}"
        )
    ]


def test_examples_that_are_suggested_for_the_shipped_rules_come_true() -> None:
    opened = open_pack(shipped())
    for file in opened.parsed.rules:
        rule = opened.catalog.rules[file.id]
        problems = [one for one in lint_examples(rule, [], opened.catalog, file.location) if "such as" in one.message]
        assert problems
        for problem in problems:
            assert_comes_true(problem.message.partition("such as - ")[2], rule, opened.catalog)


def assert_comes_true(suggestion: str, rule: Rule, catalog: Catalog) -> None:
    """Check an example as it would stand in a file, where a list of options is a list."""
    entry = parse(suggestion, "suggestion").data
    assert isinstance(entry, dict)
    answers = {name: tuple(value) if isinstance(value, list) else value for name, value in entry["answers"].items()}
    finding = judge(rule, AnswerState(catalog, answers))
    assert comes_true(Example(answers, entry["expect"]), finding), (rule.id, suggestion)


@pytest.mark.parametrize(
    ("expect", "is_true"),
    [(33.3, True), (33.33, True), (33, True), (33.4, False), (34, False), ("partial", True), ("fail", False)],
)
def test_points_count_as_exactly_as_the_example_writes_them(pack: Pack, expect: float | str, is_true: bool) -> None:
    pack.change(ANSWERS, "next_day: 50", "next_day: 33.33333")
    catalog = load(Path())
    answers: dict[str, Answer] = {"channels": ("email",), "reply_time": "next_day"}
    finding = judge(catalog.rules["service/answers"], AnswerState(catalog, answers))

    assert finding.score == Fraction(3_333_333, 10_000_000)
    assert comes_true(Example(answers, expect), finding) is is_true
