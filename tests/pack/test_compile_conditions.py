from __future__ import annotations

from pathlib import Path

import pytest

from tests.pack.tiny_pack import Pack
from trendaudit.core.catalog import Level
from trendaudit.core.conditions import ALWAYS, All, Any, Condition, Not
from trendaudit.core.conditions import Test as Statement
from trendaudit.pack import load

SERVICE = "questions/20-service.yaml"
LOOKING = "trends/service/looking.yaml"
CASES = [
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{chanels: {none_of: [nowhere]}}",
        ["questions/20-service.yaml:17:16: there is no question 'chanels'; did you mean 'channels'?"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{weather: sunny}",
        ["questions/20-service.yaml:17:16: there is no question 'weather'"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{channels: {none_of: [nowere]}}",
        ["questions/20-service.yaml:17:37: 'channels' has no option 'nowere'; did you mean 'nowhere'?"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{channels: {non_of: [nowhere]}}",
        ["questions/20-service.yaml:17:27: there is no operator 'non_of'; did you mean 'none_of'?"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{channels: {}}",
        ["questions/20-service.yaml:17:26: expected exactly one of none_of, all_of, at_least, at_most and every"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{channels: {none_of: [nowhere], all_of: [chat]}}",
        ["questions/20-service.yaml:17:26: expected exactly one of none_of, all_of, at_least, at_most and every"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{channels: {none_of: [nowhere], of: [chat]}}",
        ["questions/20-service.yaml:17:27: 'of' goes with at_least and at_most of a question of kind many only"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{channels: {none_of: []}}",
        ["questions/20-service.yaml:17:36: expected at least one option"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{channels: dont_know}",
        [
            "questions/20-service.yaml:17:26: 'dont_know' counts neither for nor against and cannot stand here; where not knowing matters, give 'channels' an option such as never_checked"
        ],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{channels: [chat, chat]}",
        ["questions/20-service.yaml:17:33: 'chat' stands here twice"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{channels: 3}",
        ["questions/20-service.yaml:17:26: expected an option, found 3"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{name: roos}",
        ["questions/20-service.yaml:17:16: 'name' is answered in text, which is never read"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{last_look: today}",
        [
            "questions/20-service.yaml:17:16: 'last_look' is not asked before 'reply_time'; only earlier questions can be named here"
        ],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{reply_time: later}",
        [
            "questions/20-service.yaml:17:16: 'reply_time' is not asked before 'reply_time'; only earlier questions can be named here"
        ],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{otherwise: true}",
        ["questions/20-service.yaml:17:16: 'otherwise' is a reserved word and no question"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{any: {channels: chat}}",
        ["questions/20-service.yaml:17:21: expected a list of conditions, found a mapping"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{any: []}",
        ["questions/20-service.yaml:17:21: expected at least one condition"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{not: [chat]}",
        ["questions/20-service.yaml:17:21: expected a condition such as {question: option}, found a list"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{any: [{channels: chat}, {not: {channels: fax}}]}",
        ["questions/20-service.yaml:17:57: 'channels' has no option 'fax'"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{channels.chat: today}",
        ["questions/20-service.yaml:17:16: 'channels' has no rows: it is not asked `each`; write 'channels' alone"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{channels: {at_least: two}}",
        ["questions/20-service.yaml:17:37: expected a number, found 'two'"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{channels: {at_least: 1}}",
        ["questions/20-service.yaml:17:37: the exclusive option nowhere counts too; write {none_of: [nowhere]}"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{channels: {at_least: 3}}",
        ["questions/20-service.yaml:17:37: this never holds: the answer is never as much as 3"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{channels: {at_least: 0}}",
        ["questions/20-service.yaml:17:37: this always holds: the answer is never less than 0"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{channels: {at_most: 2}}",
        ["questions/20-service.yaml:17:36: this always holds: the answer is never more than 2"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{channels: {at_least: 2, of: [chat]}}",
        ["questions/20-service.yaml:17:37: this never holds: the answer is never as much as 2"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{channels: {at_least: 1.5}}",
        ["questions/20-service.yaml:17:37: expected a whole number, found 1.5"],
    ),
    (
        SERVICE,
        "{channels: {none_of: [nowhere]}}",
        "{channels: {every: [chat]}}",
        ["questions/20-service.yaml:17:27: 'every' is for all rows of a question that is asked `each`"],
    ),
    (
        LOOKING,
        "staff: {at_least: 1}",
        "staff: 1",
        ["trends/service/looking.yaml:7:62: a number needs at_least or at_most, such as {at_least: 2}"],
    ),
    (
        LOOKING,
        "staff: {at_least: 1}",
        "staff: {at_least: 0}",
        ["trends/service/looking.yaml:7:73: this always holds: the answer is never less than 0"],
    ),
    (
        LOOKING,
        "staff: {at_least: 1}",
        "staff: {at_most: -1}",
        ["trends/service/looking.yaml:7:72: this never holds: the answer is never as little as -1"],
    ),
    (
        LOOKING,
        "staff: {at_least: 1}",
        "staff: {at_most: 100}",
        ["trends/service/looking.yaml:7:72: this always holds: the answer is never more than 100"],
    ),
    (
        LOOKING,
        "staff: {at_least: 1}",
        "staff: {at_least: 101}",
        ["trends/service/looking.yaml:7:73: this never holds: the answer is never as much as 101"],
    ),
    (
        LOOKING,
        "staff: {at_least: 1}",
        "staff: {none_of: [few]}",
        ["trends/service/looking.yaml:7:63: none_of does not go with 'staff', which is of kind number"],
    ),
    (
        LOOKING,
        "staff: {at_least: 1}",
        "reply_time: {all_of: [later]}",
        ["trends/service/looking.yaml:7:68: all_of does not go with 'reply_time', which is of kind one"],
    ),
    (
        LOOKING,
        "last_look: {every: [today]}",
        "last_look.fax: today",
        ["trends/service/looking.yaml:7:26: 'fax' is no row of 'last_look': its rows are the options of 'channels'"],
    ),
    (
        LOOKING,
        "last_look: {every: [today]}",
        "last_look.nowhere: today",
        [
            "trends/service/looking.yaml:7:26: 'nowhere' is no row of 'last_look': its rows are the options of 'channels'"
        ],
    ),
    (
        LOOKING,
        "last_look: {every: [today]}",
        "last_look.chat: {every: [today]}",
        ["trends/service/looking.yaml:7:43: 'every' is for all rows of a question that is asked `each`"],
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "problems"), CASES)
def test_wrong_condition_is_reported_once_with_its_place(
    pack: Pack, file: str, old: str, new: str, problems: list[str]
) -> None:
    pack.change(file, old, new)

    assert pack.problems() == problems


def ask_when(pack: Pack, condition: str) -> Condition:
    pack.change(SERVICE, "{channels: {none_of: [nowhere]}}", condition)
    return load(Path()).questions["reply_time"].ask_when


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{}", ALWAYS),
        ("{channels: chat}", Statement("channels", "any_of", frozenset({"chat"}))),
        ("{channels: [chat, email]}", Statement("channels", "any_of", frozenset({"chat", "email"}))),
        ("{channels: {none_of: [chat]}}", Statement("channels", "none_of", frozenset({"chat"}))),
        ("{channels: {all_of: [chat, email]}}", Statement("channels", "all_of", frozenset({"chat", "email"}))),
        ("{channels: {at_least: 2}}", Statement("channels", "at_least", number=2)),
        (
            "{channels: {at_most: 1, of: [chat, email]}}",
            Statement("channels", "at_most", frozenset({"chat", "email"}), 1),
        ),
        ("{not: {hours: few}}", Not(Statement("hours", "any_of", frozenset({"few"})))),
        (
            "{hours: few, any: [{goals: sell}, {goals: serve}]}",
            All(
                (
                    Statement("hours", "any_of", frozenset({"few"})),
                    Any(
                        (
                            Statement("goals", "any_of", frozenset({"sell"})),
                            Statement("goals", "any_of", frozenset({"serve"})),
                        )
                    ),
                )
            ),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_condition_becomes_what_the_core_evaluates(pack: Pack, written: str, meant: Condition) -> None:
    assert ask_when(pack, written) == meant


def test_rows_and_numbers_become_what_the_core_evaluates(pack: Pack) -> None:
    pack.change(LOOKING, "why:", "applies_when: {last_look.chat: today, staff: {at_most: 2.5}}\nwhy:")
    rule = load(Path()).rules["service/looking"]

    today = frozenset({"today"})
    assert rule.applies_when == All(
        (Statement("last_look", "any_of", today, row="chat"), Statement("staff", "at_most", number=2.5))
    )
    level = rule.score[0]
    assert isinstance(level, Level)
    assert level.when == All(
        (Statement("last_look", "any_of", today, every=True), Statement("staff", "at_least", number=1))
    )


def test_quick_question_cannot_wait_for_one_that_a_quick_audit_leaves_out(pack: Pack) -> None:
    pack.change(SERVICE, "    depth: quick\n    max: 2\n", "    max: 2\n")
    pack.change(SERVICE, "each: channels\n", "each: channels\n    depth: quick\n")

    assert pack.problems() == [
        (
            "questions/20-service.yaml:16:16: 'channels' is left out of a quick audit, which asks 'reply_time'; "
            "make both quick, or neither"
        ),
        (
            "questions/20-service.yaml:24:11: 'channels' is left out of a quick audit, which asks 'last_look'; "
            "make both quick, or neither"
        ),
    ]
