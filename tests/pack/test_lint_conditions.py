from __future__ import annotations

from pathlib import Path

import pytest

from tests.pack.tiny_pack import Pack
from trendaudit.pack import shipped
from trendaudit.pack.compile import open_pack
from trendaudit.pack.lint import check
from trendaudit.pack.lint_conditions import lint_conditions

SERVICE = "questions/20-service.yaml"
ANSWERS = "trends/service/answers.yaml"
LOOKING = "trends/service/looking.yaml"
CONSENT = "trends/service/consent.yaml"
ROBOTS = "trends/service/robots.yaml"
APPLIES = "{channels: {none_of: [nowhere]}}"
MANY = """\
  {name}:
    ask: Which, {name}?
    kind: many
    options:
"""
LEVELS = """\
  - {points: 100, when: {last_look: {every: [today]}, staff: {at_least: 1}}}
  - {points: 0, otherwise: true}
"""


def found() -> list[str]:
    """Return what cannot be reached in the pack that stands in the current folder."""
    opened = open_pack(Path())
    return [str(problem) for problem in lint_conditions(opened.catalog, opened.parsed)]


def applying_when(pack: Pack, condition: str) -> list[str]:
    """Return what cannot be reached where a watch has this condition, without the file's name."""
    pack.change(ROBOTS, "applies_when: {channels: chat}", f"applies_when: {condition}")
    return [problem.removeprefix(f"{ROBOTS}:") for problem in found()]


def with_levels(pack: Pack, *levels: str, applies_when: str = "{}") -> list[str]:
    """Return what cannot be reached where a practice has these levels, without the file's name."""
    text = f"applies_when: {applies_when}\nscore:\n" + "".join(f"  - {{{level}}}\n" for level in levels)
    pack.change(LOOKING, f"score:\n{LEVELS}", text)
    pack.change(ROBOTS, "{channels: chat}", "{channels: chat, staff: {at_least: 2}}")  # so that something reads it
    return [problem.removeprefix(f"{LOOKING}:") for problem in found()]


def test_everything_in_a_sound_pack_can_be_reached(pack: Pack) -> None:
    assert found() == []


def test_everything_in_the_shipped_pack_can_be_reached() -> None:
    opened = open_pack(shipped())

    assert list(lint_conditions(opened.catalog, opened.parsed)) == []


@pytest.mark.parametrize(
    ("condition", "place"),
    [
        ("{channels: {all_of: [email, nowhere]}}", "5:16"),
        ("{channels: {all_of: [email, chat, phone]}}", "5:16"),
        ("{not: {channels: [email, chat, phone, nowhere]}}", "5:15"),
        ("{channels: {none_of: [email, chat, phone, nowhere]}}", "5:16"),
        ("{channels: chat, not: {channels: chat}}", "5:16"),
    ],
)
def test_what_no_answer_can_be_is_reported(pack: Pack, condition: str, place: str) -> None:
    assert applying_when(pack, condition) == [
        (
            f"{place}: this rule never applies: no answer to 'channels' is all that is demanded of it; "
            "change that, or remove it"
        )
    ]


@pytest.mark.parametrize(
    ("condition", "place", "question"),
    [
        ("{channels: nowhere, reply_time: later}", "5:35", "reply_time"),
        ("{channels: nowhere, last_look: today}", "5:35", "last_look"),
        ("{last_look.email: today, channels: {none_of: [email]}}", "5:16", "last_look"),
    ],
)
def test_question_that_is_not_asked_where_the_rest_holds_is_reported(
    pack: Pack, condition: str, place: str, question: str
) -> None:
    assert applying_when(pack, condition) == [
        (
            f"{place}: this rule never applies: {question!r} is not asked where 'channels' is answered as it "
            "demands; change one of the two, or remove it"
        )
    ]


@pytest.mark.parametrize(
    "condition",
    [
        "{channels: nowhere, reply_time: {none_of: [later]}}",
        "{channels: nowhere, any: [{hours: few}, {staff: {at_least: 2}}]}",
        "{hours: few, not: {channels: {at_least: 2}}}",
        "{not: {channels: chat, hours: few}}",
    ],
)
def test_condition_that_can_hold_is_not_reported(pack: Pack, condition: str) -> None:
    assert applying_when(pack, condition) == []


def test_parts_of_any_that_never_hold_are_reported_each(pack: Pack) -> None:
    condition = "{hours: few, any: [{reply_time: later, channels: nowhere}, {hours: some}, {staff: {at_least: 2}}]}"

    assert applying_when(pack, condition) == [
        (
            "5:35: this part of 'any' never holds: 'reply_time' is not asked where 'channels' is answered as it "
            "demands; change one of the two, or remove it"
        ),
        (
            "5:75: this part of 'any' never holds: no answer to 'hours' is all that is demanded of it; "
            "change that, or remove it"
        ),
    ]


def test_question_that_is_never_asked_is_reported(pack: Pack) -> None:
    pack.change(SERVICE, f"ask_when: {APPLIES}", "ask_when: {channels: nowhere, goals: sell, not: {channels: nowhere}}")

    assert found() == [
        (
            "questions/20-service.yaml:17:16: this question is never asked: no answer to 'channels' is all that is demanded "
            "of it; change that, or remove it"
        )
    ]


def test_level_that_contradicts_itself_is_reported(pack: Pack) -> None:
    levels = ("points: 100, when: {channels: nowhere, last_look: today}", "points: 0, otherwise: true")

    assert with_levels(pack, *levels) == [
        (
            "8:45: this level never holds: 'last_look' is not asked where 'channels' is answered as it demands; "
            "change one of the two, or remove it"
        )
    ]


def test_level_that_never_holds_where_the_rule_applies_is_reported(pack: Pack) -> None:
    levels = ("points: 100, when: {channels: nowhere}", "points: 0, otherwise: true")

    assert with_levels(pack, *levels, applies_when=APPLIES) == [
        (
            "8:26: this level never holds: no answer to 'channels' is all that is demanded of it; "
            "change that, or remove it"
        )
    ]


def test_level_that_a_level_above_it_always_beats_is_reported(pack: Pack) -> None:
    levels = (
        "points: 100, when: {hours: some}",
        "points: 50, when: {channels: [chat, email]}",
        "points: 75, when: {channels: {all_of: [chat, email]}}",
        "points: 0, otherwise: true",
    )

    assert with_levels(pack, *levels) == [
        (
            "10:18: this level is never reached: where it holds, level 2 above it does too; "
            "put it above that one, or remove it"
        )
    ]


def test_check_tells_what_cannot_be_reached_with_all_else(pack: Pack) -> None:
    pack.change(ROBOTS, "{channels: chat}", "{channels: {all_of: [chat, nowhere]}}")

    assert list(map(str, check(Path()))) == [
        (
            "trends/service/robots.yaml:5:16: this rule never applies: no answer to 'channels' is all that is "
            "demanded of it; change that, or remove it"
        ),
        "trends/service/robots.yaml:10:43: the example expects applies, but the rule makes not_applicable of it",
    ]
