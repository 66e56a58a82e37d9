from __future__ import annotations

from pathlib import Path

import pytest
from tiny_pack import FILES, Pack

from trendaudit.pack import shipped
from trendaudit.pack.examples import check
from trendaudit.pack.opening import open_pack
from trendaudit.pack.reach import unreachable

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
    return [str(problem) for problem in unreachable(opened.catalog, opened.contents)]


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

    assert list(unreachable(opened.catalog, opened.contents)) == []


@pytest.mark.parametrize(
    ("condition", "problem"),
    [
        (
            "{channels: {all_of: [email, nowhere]}}",
            "5:16: this rule never applies: 'nowhere' cannot be chosen together with others; leave it out",
        ),
        (
            "{channels: {all_of: [email, chat, phone]}}",
            "5:16: this rule never applies: at most 2 options of 'channels' can be chosen; ask for fewer",
        ),
        (
            "{channels: {at_least: 2, of: [email, nowhere]}}",
            "5:16: this rule never applies: 'nowhere' cannot be chosen together with others; leave it out",
        ),
        (
            "{not: {channels: [email, chat, phone, nowhere]}}",
            "5:16: this rule never applies: what stands under 'not' always holds; change it, or remove it",
        ),
        (
            "{channels: {none_of: [email, chat, phone, nowhere]}}",
            ("5:16: this rule never applies: no answer to 'channels' makes it true; change it, or remove it"),
        ),
        (
            "{reply_time: later, not: {reply_time: later}}",
            (
                "5:35: this rule never applies: 'reply_time' and 'not' never hold together; "
                "change one of them, or remove it"
            ),
        ),
        (
            "{hours: few, channels: {all_of: [email, chat]}, staff: {at_least: 2}, any: [{channels: nowhere}]}",
            (
                "5:85: this rule never applies: 'channels' and 'any' never hold together; "
                "change one of them, or remove it"
            ),
        ),
        (
            "{staff: {at_least: 5}, not: {staff: {at_least: 3}}}",
            ("5:38: this rule never applies: 'staff' and 'not' never hold together; change one of them, or remove it"),
        ),
        (
            "{channels: nowhere, reply_time: later}",
            (
                "5:35: this rule never applies: 'reply_time' is not asked where the line 'channels' holds; "
                "change one of the two, or remove it"
            ),
        ),
        (
            "{last_look.email: today, channels: {none_of: [email]}}",
            (
                "5:16: this rule never applies: 'last_look.email' is not asked where the line 'channels' holds; "
                "change one of the two, or remove it"
            ),
        ),
    ],
)
def test_rule_that_never_applies_is_reported_with_the_lines_to_blame(pack: Pack, condition: str, problem: str) -> None:
    assert applying_when(pack, condition) == [problem]


def test_parts_of_any_that_never_hold_are_reported_each(pack: Pack) -> None:
    condition = "{any: [{reply_time: later, channels: nowhere}, {channels: {all_of: [chat, nowhere]}}, {hours: few}]}"

    assert applying_when(pack, condition) == [
        (
            "5:23: this part of 'any' never holds: 'reply_time' is not asked where the line 'channels' holds; "
            "change one of the two, or remove it"
        ),
        ("5:63: this part of 'any' never holds: 'nowhere' cannot be chosen together with others; leave it out"),
    ]


def test_any_of_which_no_part_ever_holds_is_reported_part_by_part(pack: Pack) -> None:
    assert applying_when(pack, "{any: [{channels: nowhere, reply_time: later}]}") == [
        (
            "5:42: this part of 'any' never holds: 'reply_time' is not asked where the line 'channels' holds; "
            "change one of the two, or remove it"
        )
    ]


def test_part_of_any_that_never_holds_with_the_lines_around_it_is_reported(pack: Pack) -> None:
    assert applying_when(pack, "{channels: nowhere, any: [{reply_time: later}, {hours: few}]}") == [
        (
            "5:42: this part of 'any' never holds: 'reply_time' is not asked where the line 'channels' holds; "
            "change one of the two, or remove it"
        )
    ]


def test_what_never_holds_under_not_is_reported(pack: Pack) -> None:
    assert applying_when(pack, "{hours: few, not: {reply_time: later, channels: nowhere}}") == [
        (
            "5:34: what stands under 'not' never holds: 'reply_time' is not asked where the line 'channels' holds; "
            "change one of the two, or remove it"
        )
    ]


def test_option_that_cannot_count_with_the_other_lines_is_reported(pack: Pack) -> None:
    assert applying_when(pack, "{channels: [chat, nowhere], reply_time: later}") == [
        "5:33: 'nowhere' never counts here: it does not go together with 'reply_time'; remove it"
    ]


def test_question_that_is_never_asked_is_reported_once_and_not_by_all_who_read_it(pack: Pack) -> None:
    pack.change(SERVICE, f"ask_when: {APPLIES}", "ask_when: {channels: nowhere, goals: sell, not: {channels: nowhere}}")

    assert found() == [
        (
            "questions/20-service.yaml:17:48: this question is never asked: 'channels' and 'not' never hold together; "
            "change one of them, or remove it"
        )
    ]


def test_question_for_each_of_something_that_is_never_chosen_is_reported(pack: Pack) -> None:
    pack.change(SERVICE, "    each: channels\n", "    each: channels\n    ask_when: {channels: nowhere}\n")

    assert found() == [
        (
            "questions/20-service.yaml:26:16: this question is never asked: 'each' and 'channels' never hold together; "
            "change one of them, or remove it"
        )
    ]


def test_level_that_contradicts_itself_is_reported(pack: Pack) -> None:
    levels = ("points: 100, when: {channels: nowhere, last_look: today}", "points: 0, otherwise: true")

    assert with_levels(pack, *levels) == [
        (
            "8:45: this level never holds: 'last_look' is not asked where the line 'channels' holds; "
            "change one of the two, or remove it"
        )
    ]


def test_level_that_never_holds_where_the_rule_applies_is_reported(pack: Pack) -> None:
    levels = ("points: 100, when: {channels: nowhere}", "points: 0, otherwise: true")

    assert with_levels(pack, *levels, applies_when=APPLIES) == [
        (
            "8:26: this level never holds: 'applies_when' and 'channels' never hold together; "
            "change one of them, or remove it"
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


def test_level_that_several_levels_above_it_beat_between_them_is_reported(pack: Pack) -> None:
    levels = (
        "points: 100, when: {channels: chat}",
        "points: 50, when: {channels: email}",
        "points: 75, when: {channels: [chat, email]}",
        "points: 0, otherwise: true",
    )

    assert with_levels(pack, *levels) == [
        (
            "10:18: this level is never reached: where it holds, one of the levels 1, 2 above it does too; "
            "put it above these, or remove it"
        )
    ]


def test_otherwise_for_which_nobody_is_left_is_reported(pack: Pack) -> None:
    levels = (
        "points: 100, when: {reply_time: same_day}",
        "points: 50, when: {reply_time: [next_day, later]}",
        "points: 0, otherwise: true",
    )

    assert with_levels(pack, *levels, applies_when=APPLIES) == [
        (
            "10:17: 'otherwise' is never reached: the levels above it leave nobody over; "
            "in the last of them, write 'otherwise: true' instead of 'when', and remove this one"
        )
    ]


def test_part_whose_question_is_not_asked_where_the_rule_applies_is_reported(pack: Pack) -> None:
    pack.change(ANSWERS, f"applies_when: {APPLIES}", "applies_when: {channels: nowhere}")

    assert found() == [
        (
            "trends/service/answers.yaml:8:15: this part never counts: where the rule applies, 'reply_time' is not "
            "asked; remove it, or change 'applies_when'"
        )
    ]


def test_part_without_an_answer_that_has_points_is_reported(pack: Pack) -> None:
    pack.change(CONSENT, "score:\n", "applies_when: {last_look.email: earlier}\nscore:\n")

    assert found() == [
        (
            "trends/service/consent.yaml:8:16: this part never counts: where the rule applies, no answer to "
            "'last_look' is left that has points; remove it, or change 'applies_when'"
        )
    ]


def test_what_cannot_be_told_in_time_is_not_reported(pack: Pack) -> None:
    names = [f"o{number}" for number in range(12)]
    options = "".join(f"      {name}: Number {name}\n" for name in names)
    pack.write(SERVICE, FILES[SERVICE] + "".join(MANY.format(name=name) + options for name in ("first", "second")))
    same = (
        f"{{first: {one}, second: {one}}}, {{first: {{none_of: [{one}]}}, second: {{none_of: [{one}]}}}}"
        for one in names
    )
    counts = "first: {at_least: 7}, second: {at_least: 7}"

    # each of the 12 options is chosen in just one of the two, so that 7 in both is impossible
    assert applying_when(pack, f"{{channels: chat, {counts}, not: {{any: [{', '.join(same)}]}}}}") == []


def test_check_tells_what_cannot_be_reached_with_all_else(pack: Pack) -> None:
    pack.change(ROBOTS, "{channels: chat}", "{channels: {all_of: [chat, nowhere]}}")

    assert list(map(str, check(Path()))) == [
        (
            "trends/service/robots.yaml:5:16: this rule never applies: 'nowhere' cannot be chosen together with "
            "others; leave it out"
        ),
        "trends/service/robots.yaml:10:43: the example expects applies, but the rule makes not_applicable of it",
    ]
