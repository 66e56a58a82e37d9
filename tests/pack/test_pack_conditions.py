from __future__ import annotations

import pytest
from tiny_pack import Pack

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
