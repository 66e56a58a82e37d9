from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from tiny_pack import Pack

from trendaudit.core.model import Answer, Example
from trendaudit.core.questions import Known
from trendaudit.core.scoring import judge
from trendaudit.pack import load
from trendaudit.pack.examples import check, comes_true

ANSWERS = "trends/service/answers.yaml"
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
            "trends/service/answers.yaml:18:1: no example has the lowest score, 0; add one",
        ),
        (
            ANSWERS,
            "  - {answers: {channels: [email], reply_time: same_day}, expect: pass}\n",
            "trends/service/answers.yaml:18:1: no example has the highest score, 100; add one",
        ),
        (
            ANSWERS,
            "  - {answers: {channels: [nowhere]}, expect: not_applicable}\n",
            "trends/service/answers.yaml:18:1: no example is not_applicable or unknown; add one",
        ),
        (
            ROBOTS,
            "  - {answers: {channels: [chat]}, expect: applies}\n",
            "trends/service/robots.yaml:9:1: no example applies; add one",
        ),
    ],
)
def test_outcome_that_no_example_shows_is_reported(pack: Pack, file: str, example: str, problem: str) -> None:
    pack.change(file, example, "")

    assert checked() == [problem]


@pytest.mark.parametrize(
    ("expect", "is_true"),
    [(33.3, True), (33.33, True), (33, True), (33.4, False), (34, False), ("partial", True), ("fail", False)],
)
def test_points_count_as_exactly_as_the_example_writes_them(pack: Pack, expect: float | str, is_true: bool) -> None:
    pack.change(ANSWERS, "next_day: 50", "next_day: 33.33333")
    catalog = load(Path())
    answers: dict[str, Answer] = {"channels": ("email",), "reply_time": "next_day"}
    finding = judge(catalog.rules["service/answers"], Known(catalog, answers))

    assert finding.score == Fraction(3_333_333, 10_000_000)
    assert comes_true(Example(answers, expect), finding) is is_true
