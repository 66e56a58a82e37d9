from __future__ import annotations

import pytest

from tests.pack.tiny_pack import FILES, Pack

BUSINESS = "questions/10-business.yaml"
LOOKING = "trends/service/looking.yaml"
CONSENT = "trends/service/consent.yaml"
CONSENT = "trends/service/consent.yaml"
ROBOTS = "trends/service/robots.yaml"
SERVICE = "questions/20-service.yaml"
CASES = [
    (
        LOOKING,
        ", staff: {at_least: 1}",
        "",
        ["questions/20-service.yaml:29:3: nothing reads 'staff': remove it, or say in 'unread' why it is asked"],
    ),
    (
        BUSINESS,
        "kind: one\n",
        "kind: one\n    unread: For nothing.\n",
        ["questions/10-business.yaml:20:5: all of this question is read: remove 'unread'"],
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "problems"), CASES)
def test_what_nothing_reads_is_reported_once_with_its_place(
    pack: Pack, file: str, old: str, new: str, problems: list[str]
) -> None:
    pack.change(file, old, new)

    assert pack.problems() == problems


def test_question_of_which_no_option_is_read_is_reported_as_a_whole(pack: Pack) -> None:
    pack.change(
        BUSINESS, "  hours:\n", "  country: {ask: Where is it?, kind: one, options: {near: Near, far: Far}}\n  hours:\n"
    )

    assert pack.problems() == [
        "questions/10-business.yaml:17:3: nothing reads 'country': remove it, or say in 'unread' why it is asked"
    ]


def test_options_that_nothing_tells_apart_are_reported(pack: Pack) -> None:
    pack.change(
        BUSINESS,
        "  hours:\n",
        """\
  country:
    ask: Where is it?
    kind: one
    options: {home: At home, near: Nearby, far: Far away}
  hours:
""",
    )
    pack.change(ROBOTS, "{channels: chat}", "{channels: chat, country: home}")

    assert pack.problems() == [
        (
            "questions/10-business.yaml:20:30: nothing reads the options 'near', 'far': remove them, "
            "or say in 'unread' why they are there"
        )
    ]


def test_single_option_of_one_that_nothing_names_is_the_rest(pack: Pack) -> None:
    pack.change(ROBOTS, "{channels: chat}", "{channels: chat, staff: {at_least: 2}}")
    pack.change(
        CONSENT,
        "{question: last_look.email, points: {today: 100, earlier: not_applicable}}",
        "{points: 100, when: {last_look.email: today}}\n  - {points: 0, otherwise: true}",
    )

    assert pack.problems() == []


def test_option_of_many_that_nothing_names_is_reported_unless_it_is_exclusive(pack: Pack) -> None:
    pack.change(SERVICE, "    each: channels\n", "")
    pack.write(
        LOOKING,
        FILES[LOOKING]
        .replace("{every: [today]}", "today")
        .replace("{chat: today}", "today")
        .replace("{chat: earlier}", "earlier"),
    )
    pack.write(
        CONSENT,
        FILES[CONSENT]
        .replace("last_look.email", "last_look")
        .replace("{email: today}", "today")
        .replace("{channels: [chat]}", "{last_look: earlier}"),
    )

    assert pack.problems() == [
        (
            "questions/20-service.yaml:9:7: nothing reads the options 'email', 'phone': remove them, "
            "or say in 'unread' why they are there"
        )
    ]


def test_reason_why_something_is_not_read_silences_the_report(pack: Pack) -> None:
    pack.change(LOOKING, ", staff: {at_least: 1}", "")
    pack.change(SERVICE, "kind: number\n", "kind: number\n    unread: For the interviewer.\n")

    assert pack.problems() == []
