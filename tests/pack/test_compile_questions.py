from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from tests.pack.tiny_pack import Pack
from trendaudit.core.catalog import Option, Question, Section
from trendaudit.pack import load

BUSINESS = "questions/10-business.yaml"
SERVICE = "questions/20-service.yaml"
CASES = [
    (
        BUSINESS,
        "few: {",
        "every: {",
        ["questions/10-business.yaml:22:7: 'every' is a reserved word and cannot be an id"],
    ),
    (
        BUSINESS,
        "kind: text\n",
        "kind: text\n    options: {a: A, b: B}\n",
        ["questions/10-business.yaml:7:5: a question of kind text has no options"],
    ),
    (
        BUSINESS,
        "      some: {label: Four, value: 4}\n",
        "",
        ["questions/10-business.yaml:21:5: a question of kind one needs at least two options"],
    ),
    (
        BUSINESS,
        "{label: Four, value: 4}",
        "{label: One, value: 4}",
        ["questions/10-business.yaml:23:13: this label is also that of option 'few'"],
    ),
    (
        BUSINESS,
        "{label: Four, value: 4}",
        "{label: Four, value: 4, exclusive: true}",
        ["questions/10-business.yaml:23:37: 'exclusive' is only for questions of kind many"],
    ),
    (
        BUSINESS,
        "{label: Four, value: 4}",
        "{label: Four, value: 4, was: [few]}",
        ["questions/10-business.yaml:23:43: 'few' is an id that is in use"],
    ),
    (
        BUSINESS,
        "{label: One, value: 1}\n      some: {label: Four, value: 4}",
        "{label: One, value: 1, was: [less]}\n      some: {label: Four, value: 4, was: [less]}",
        ["questions/10-business.yaml:23:43: 'less' was already the id of 'few'"],
    ),
    (
        BUSINESS,
        "kind: one\n",
        "kind: one\n    was: [staff]\n",
        ["questions/10-business.yaml:20:11: 'staff' is an id that is in use"],
    ),
    (
        BUSINESS,
        "kind: one\n",
        "kind: one\n    min: 1\n",
        ["questions/10-business.yaml:20:5: 'min' is only for questions of kind many or number"],
    ),
    (
        SERVICE,
        "max: 2",
        "max: 4",
        [
            "questions/20-service.yaml:7:10: 'max' must be a whole number from 1 to 3, the options that can be chosen together"
        ],
    ),
    (
        SERVICE,
        "max: 2",
        "min: 1.5",
        [
            "questions/20-service.yaml:7:10: 'min' must be a whole number from 1 to 3, the options that can be chosen together"
        ],
    ),
    (SERVICE, "min: 0\n", "min: 200\n", ["questions/20-service.yaml:32:10: 'min' is greater than 'max'"]),
    (
        SERVICE,
        "each: channels",
        "each: chanels",
        ["questions/20-service.yaml:25:11: there is no question 'chanels'; did you mean 'channels'?"],
    ),
    (
        SERVICE,
        "each: channels",
        "each: reply_time",
        [
            "questions/20-service.yaml:25:11: 'each' needs a question of kind many that is itself asked once, and 'reply_time' is not"
        ],
    ),
    (
        BUSINESS,
        "    unread: For the cover of the report.\n",
        "",
        ["questions/10-business.yaml:4:3: text is never read by rules: say in 'unread' why it is asked"],
    ),
    (
        SERVICE,
        "depth: quick\n    max",
        "max",
        [
            "questions/20-service.yaml:16:16: 'channels' is left out of a quick audit, which asks 'reply_time'; make both quick, or neither"
        ],
    ),
    (
        SERVICE,
        "kind: number\n",
        "kind: number\n    options: {one: One}\n",
        ["questions/20-service.yaml:32:5: a question of kind number has no options"],
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "problems"), CASES)
def test_wrong_question_is_reported_once_with_its_place(
    pack: Pack, file: str, old: str, new: str, problems: list[str]
) -> None:
    pack.change(file, old, new)

    assert pack.problems() == problems


def test_question_keeps_all_that_its_file_says(pack: Pack) -> None:
    pack.change(SERVICE, "kind: many", "kind: many\n    note: Ask twice.\n    origin: [F4, N1]\n    was: [places]")
    pack.change(SERVICE, "chat: Chat", "chat: {label: Chat, was: [messenger]}")
    question = load(Path()).questions["channels"]

    assert question == Question(
        id="channels",
        section="service",
        ask="Where do you answer people?",
        kind="many",
        note="Ask twice.",
        depth="quick",
        options={
            "email": Option("email", "E-mail"),
            "chat": Option("chat", "Chat", was=("messenger",)),
            "phone": Option("phone", "Telephone"),
            "nowhere": Option("nowhere", "Nowhere", exclusive=True),
        },
        maximum=2,
        origin=("F4", "N1"),
        was=("places",),
    )


def test_questions_are_asked_in_the_order_of_files_and_lines(pack: Pack) -> None:
    catalog = load(Path())

    assert list(catalog.questions) == ["name", "goals", "hours", "channels", "reply_time", "last_look", "staff"]
    assert catalog.sections == {
        "business": Section("business", "The business", "Who you are."),
        "service": Section("service", "Service"),
    }


def test_value_of_an_option_is_exact(pack: Pack) -> None:
    pack.change(BUSINESS, "value: 1}", "value: 0.1}")

    assert load(Path()).questions["hours"].options["few"].value == Fraction(1, 10)


def test_question_that_is_in_two_files_is_reported_once_with_both_places(pack: Pack) -> None:
    pack.change(BUSINESS, "  hours:\n", "  staff:\n    {ask: Who?, kind: one, options: {a: A, b: B}}\n  hours:\n")

    assert pack.problems() == [
        (
            "questions/20-service.yaml:29:3: there is already a question 'staff' in questions/10-business.yaml:17; "
            "ids are unique in the pack"
        )
    ]


def test_two_files_of_one_section_are_refused(pack: Pack) -> None:
    pack.write("questions/30-service.yaml", "section: More\nquestions: {word: {ask: What?, kind: text, unread: So.}}\n")

    assert pack.problems() == [
        "questions/30-service.yaml:1:1: another file is called service but for its number; give this one another name"
    ]


def test_rows_cannot_have_rows(pack: Pack) -> None:
    pack.change(SERVICE, "kind: number\n    min: 0\n    max: 100\n", "kind: number\n    each: last_look\n")

    assert pack.problems() == [
        (
            "questions/20-service.yaml:32:11: 'each' needs a question of kind many that is itself asked once, "
            "and 'last_look' is not"
        )
    ]


ODD = "    max: 100\n    odd:\n      - {when: %s, say: Nobody?}\n"


def test_what_is_odd_about_an_answer_is_a_condition_over_any_questions(pack: Pack) -> None:
    pack.change(SERVICE, "    max: 100\n", ODD % "{staff: {at_most: 0}, reply_time: same_day}")

    (odd,) = load(Path()).questions["staff"].odd
    assert odd.say == "Nobody?"


def test_condition_of_something_odd_looks_at_the_question_that_it_stands_at(pack: Pack) -> None:
    pack.change(SERVICE, "    max: 100\n", ODD % "{reply_time: same_day}")

    assert pack.problems() == [
        "questions/20-service.yaml:35:10: this does not look at 'staff'; put it at a question whose answer is odd"
    ]


def test_condition_of_something_odd_is_checked_like_any_other(pack: Pack) -> None:
    pack.change(SERVICE, "    max: 100\n", ODD % "{staff: {at_most: 0}, reply_time: same_dy}")

    assert pack.problems() == [
        "questions/20-service.yaml:35:50: 'reply_time' has no option 'same_dy'; did you mean 'same_day'?"
    ]
