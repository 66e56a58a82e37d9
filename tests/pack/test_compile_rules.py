from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tests.pack.tiny_pack import FILES, Pack
from trendaudit.core.catalog import Action, Effort, Rule
from trendaudit.core.conditions import ALWAYS
from trendaudit.pack import load
from trendaudit.pack.compile import open_pack
from trendaudit.pack.examples import Example

ANSWERS = "trends/service/answers.yaml"
LOOKING = "trends/service/looking.yaml"
CONSENT = "trends/service/consent.yaml"
ROBOTS = "trends/service/robots.yaml"
CASES = [
    (
        ANSWERS,
        "S1-1:",
        "S1-3:",
        ["trends/service/answers.yaml:17:20: there is no claim 'S1-3'; did you mean 'S1-2'?"],
    ),
    (
        ANSWERS,
        "answer when people ask",
        "quickly",
        ["trends/service/answers.yaml:17:26: S1-1: say in 3 to 12 words what the claim advises"],
    ),
    (
        ANSWERS,
        "ask}}",
        "ask}, background: [S1-1]}",
        ["trends/service/answers.yaml:17:64: 'S1-1' has two relations to this rule; choose one"],
    ),
    (
        ANSWERS,
        "ask}}",
        "ask}}\ncorrects: [S1-1]",
        ["trends/service/answers.yaml:18:12: 'S1-1' has two relations to this rule; choose one"],
    ),
    (
        ANSWERS,
        "{advises: {S1-1: answer when people ask}}",
        "[S1-1]",
        ["trends/service/answers.yaml:17:1: no claim advises this practice: say why in 'beyond'"],
    ),
    (CONSENT, "[S1-2]", "[S1-2, S1-2]", ["trends/service/consent.yaml:10:16: 'S1-2' stands here twice"]),
    (
        CONSENT,
        "[S1-2]",
        "[]",
        ["trends/service/consent.yaml:10:1: the rule rests on no claim: say why in 'beyond'"],
    ),
    (
        ROBOTS,
        "corrects: [S1-2]",
        "corrects: [S9-2]",
        ["trends/service/robots.yaml:7:12: there is no claim 'S9-2'; did you mean 'S1-2'?"],
    ),
    (
        ROBOTS,
        "corrects: [S1-2]\n",
        "",
        ["trends/service/robots.yaml:6:1: the rule rests on no claim: say why in 'beyond'"],
    ),
    (
        "trends/service/consent.yaml",
        "updates: [robots-came]\n",
        "",
        [
            "trends/service/consent.yaml:3:1: a duty names its law: 'updates' needs one with 'print: true'; without, leave the duty out"
        ],
    ),
    (
        ANSWERS,
        "ask}}",
        "ask}}\nupdates: [robots-come]",
        ["trends/service/answers.yaml:18:11: there is no update 'robots-come'; did you mean 'robots-came'?"],
    ),
    (
        ANSWERS,
        "goals: [serve]",
        "goals: [serv]",
        ["trends/service/answers.yaml:12:9: there is no goal 'serv'; did you mean 'serve'?"],
    ),
    (ANSWERS, "goals: [serve]", "goals: [unsure]", ["trends/service/answers.yaml:12:9: there is no goal 'unsure'"]),
    (
        LOOKING,
        "[service/answers]",
        "[service/answer]",
        ["trends/service/looking.yaml:12:9: there is no rule 'service/answer'; did you mean 'service/answers'?"],
    ),
    (
        LOOKING,
        "[service/answers]",
        "[service/robots]",
        ["trends/service/looking.yaml:12:9: 'service/robots' is a watch: there is nothing to do first"],
    ),
    (
        LOOKING,
        "[service/answers]",
        "[service/looking]",
        ["trends/service/looking.yaml:12:9: these rules wait for each other: service/looking → service/looking"],
    ),
    (
        ANSWERS,
        "goals: [serve]",
        "goals: [serve]\nneeds: [service/looking]",
        [
            "trends/service/answers.yaml:13:9: these rules wait for each other: service/answers → service/looking → service/answers"
        ],
    ),
    (
        LOOKING,
        "title: Somebody looks every day",
        "title: Questions ARE answered",
        [
            "trends/service/looking.yaml:1:8: this title also stands in trends/service/answers.yaml:1; a report could not tell the two apart"
        ],
    ),
    (
        ANSWERS,
        "reply_time: later}",
        "reply_time: latr}",
        [
            "trends/service/answers.yaml:19:47: 'latr' is not an option; did you mean 'later'? The options are: same_day, next_day, later, dont_know"
        ],
    ),
    (
        ANSWERS,
        "{channels: [email], reply_time: later}",
        "{channels: email, reply_time: later}",
        ["trends/service/answers.yaml:19:26: this takes a list; write [email]"],
    ),
    (
        ANSWERS,
        "reply_time: later}",
        "replytime: later}",
        ["trends/service/answers.yaml:19:35: there is no question 'replytime'; did you mean 'reply_time'?"],
    ),
    (
        LOOKING,
        "{chat: today}",
        "today",
        [
            "trends/service/looking.yaml:17:45: this is asked for each option of 'channels'; write one line for each, such as email: today"
        ],
    ),
    (
        LOOKING,
        "{chat: today}",
        "{fax: today}",
        ["trends/service/looking.yaml:17:46: 'fax' is not a row of this question. The rows are: email, chat, phone"],
    ),
    (
        LOOKING,
        "{chat: today}",
        "{chat: tomorrow}",
        ["trends/service/looking.yaml:17:52: 'tomorrow' is not an option. The options are: today, earlier, dont_know"],
    ),
    (
        ROBOTS,
        "expect: applies",
        "expect: 100",
        ["trends/service/robots.yaml:10:43: a watch is not scored: expect applies, not_applicable or unknown"],
    ),
    (
        ANSWERS,
        "expect: pass",
        "expect: applies",
        [
            "trends/service/answers.yaml:20:66: expect points of 0-100, or pass, partial, fail, not_applicable or unknown"
        ],
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "problems"), CASES)
def test_wrong_rule_is_reported_once_with_its_place(
    pack: Pack, file: str, old: str, new: str, problems: list[str]
) -> None:
    pack.change(file, old, new)

    assert pack.problems() == problems


def test_claims_in_a_flat_list_only_explain_the_theme(pack: Pack) -> None:
    rule = load(Path()).rules["service/consent"]

    assert (dict(rule.advises), rule.background) == ({}, ("S1-2",))


def test_practice_keeps_all_that_its_file_says(pack: Pack) -> None:
    pack.change(ANSWERS, "why: People notice.", "why: >\n  People\n  notice.\ncost: Some.\ncombine: worst")
    rule = load(Path()).rules["service/answers"]

    assert replace(rule, score=(), applies_when=ALWAYS) == Rule(
        id="service/answers",
        trend="service",
        title="Questions are answered",
        kind="practice",
        open_title="Questions wait",
        why="People notice.",
        origin=("X1",),
        combine="worst",
        impact=5,
        effort=Effort(Fraction(3, 2), Fraction(2)),
        cost="Some.",
        goals=("serve",),
        action=Action("Answer", ("Choose a moment.",), "All are answered."),
        advises={"S1-1": "answer when people ask"},
    )


def test_watch_keeps_its_advice_and_has_no_score(pack: Pack) -> None:
    rule = load(Path()).rules["service/robots"]

    assert rule.action == Action("Read about it first.", ("Read.",))
    assert rule.score == ()
    assert rule.impact == 0


def test_rules_are_in_the_order_of_their_ids(pack: Pack) -> None:
    assert list(load(Path()).rules) == ["service/answers", "service/consent", "service/looking", "service/robots"]


def test_example_answers_have_the_form_that_the_core_reads(pack: Pack) -> None:
    pack.change(
        LOOKING, "{channels: [chat], last_look: {chat: today}", "{channels: [chat, email], last_look: {chat: today}"
    )
    example = open_pack(Path()).examples["service/looking"][0]

    assert example == Example({"channels": ("email", "chat"), "last_look": {"chat": "today"}, "staff": 2}, 100)


def test_circle_of_three_rules_is_one_problem_that_shows_the_way_round(pack: Pack) -> None:
    for name, need in (("a", "b"), ("b", "c"), ("c", "a")):
        text = FILES[LOOKING].replace("service/answers", f"service/{need}").replace("looks every day", f"does {name}")
        pack.write(f"trends/service/{name}.yaml", text)

    assert pack.problems() == [
        "trends/service/a.yaml:12:9: these rules wait for each other: service/a → service/b → service/c → service/a"
    ]
