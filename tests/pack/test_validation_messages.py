from __future__ import annotations

import pytest
from pydantic import ValidationError
from pydantic_core import InitErrorDetails
from pydantic_core._pydantic_core import list_all_errors

from tests.pack.tiny_pack import Pack
from trendaudit.pack.folder import SLUG
from trendaudit.pack.models.rules import WatchFile
from trendaudit.pack.validation_messages import validation_problems
from trendaudit.strict_yaml import parse

PACK = "pack.yaml"
BUSINESS = "questions/10-business.yaml"
ANSWERS = "trends/service/answers.yaml"
CONSENT = "trends/service/consent.yaml"
ROBOTS = "trends/service/robots.yaml"
BLOG = "sources/blog.yaml"
NEWS = "updates/news.yaml"
SERVICE = "questions/20-service.yaml"
LOWER_CASE = "it begins with a lower-case letter and has only these, digits and _"
CASES = [
    (
        ANSWERS,
        "origin: X1",
        "origin: Let op #kookvideo",
        ["trends/service/answers.yaml:4:16: put this text in quotes: without them, '#kookvideo' is a comment"],
    ),
    (
        ANSWERS,
        "origin: X1",
        "origin: {Let op: x}",
        [
            "trends/service/answers.yaml:4:9: origin: expected text, and the ': ' behind 'Let op' makes a mapping of it; put the text in quotes"
        ],
    ),
    (
        ANSWERS,
        "impact: 5",
        "impact:\u00a05",
        [
            "trends/service/answers.yaml:10:8: U+00A0 (no-break space) stands behind the ':' of 'impact'; write an ordinary space instead"
        ],
    ),
    (ANSWERS, "title: Questions are answered\n", "", ["trends/service/answers.yaml:1:1: the key 'title' is missing"]),
    (
        ANSWERS,
        "open_title:",
        "opentitle:",
        ["trends/service/answers.yaml:2:1: unknown key 'opentitle'; did you mean 'open_title'?"],
    ),
    (
        ANSWERS,
        "impact: 5",
        "impact: 4",
        ["trends/service/answers.yaml:10:9: impact: expected 1, 2, 3, 5 or 8, found 4"],
    ),
    (
        ANSWERS,
        "impact: 5",
        "impact: true",
        ["trends/service/answers.yaml:10:9: impact: expected a whole number, found true"],
    ),
    (
        ANSWERS,
        "impact: 5",
        "impct: 5",
        ["trends/service/answers.yaml:10:1: unknown key 'impct'; did you mean 'impact'?"],
    ),
    (ANSWERS, "impact: 5", "impact: 5\ncolour: red", ["trends/service/answers.yaml:11:1: unknown key 'colour'"]),
    (
        ANSWERS,
        "impact: 5",
        'impact: "5"',
        [
            "trends/service/answers.yaml:10:9: impact: expected a whole number, found text; take away the quotes around 5"
        ],
    ),
    (
        ANSWERS,
        "origin: X1",
        "origin: 5",
        ["trends/service/answers.yaml:4:9: origin: expected text, found 5; put it in quotes"],
    ),
    (
        ANSWERS,
        "origin: X1",
        "origin: [X1, 5]",
        ["trends/service/answers.yaml:4:14: origin[2]: expected text, found 5; put it in quotes"],
    ),
    (
        ANSWERS,
        "goals: [serve]",
        "goals: serve",
        [
            "trends/service/answers.yaml:12:8: goals: expected a list, in [brackets] or with a '- ' before each entry, found 'serve'"
        ],
    ),
    (ANSWERS, "why: People notice.", "why:", ["trends/service/answers.yaml:5:5: why: expected text, found nothing"]),
    (ANSWERS, "why: People notice.", 'why: "  "', ["trends/service/answers.yaml:5:6: why: this may not be empty"]),
    (
        ANSWERS,
        "{once: 1.5, monthly: 2}",
        "3",
        ["trends/service/answers.yaml:11:9: effort: expected hours such as {once: 2, monthly: 1}, found 3"],
    ),
    (
        ANSWERS,
        "{once: 1.5, monthly: 2}",
        "{once: -1, month: 2}",
        [
            "trends/service/answers.yaml:11:16: once: -1 is too small; the least is 0",
            "trends/service/answers.yaml:11:20: unknown key 'month'; did you mean 'monthly'?",
        ],
    ),
    (
        ANSWERS,
        "{once: 1.5, monthly: 2}",
        "{}",
        ["trends/service/answers.yaml:11:1: the keys 'once', 'monthly' are missing"],
    ),
    (
        ANSWERS,
        "kind: practice",
        "kind: practise",
        [
            "trends/service/answers.yaml:3:7: kind: expected practice, duty or watch, found 'practise'; did you mean 'practice'?"
        ],
    ),
    (
        ANSWERS,
        "kind: practice\n",
        "",
        ["trends/service/answers.yaml:1:1: the key 'kind' is missing: practice, duty or watch"],
    ),
    (
        ANSWERS,
        "kind: practice",
        "knd: practice",
        ["trends/service/answers.yaml:3:1: unknown key 'knd'; did you mean 'kind'?"],
    ),
    (
        ROBOTS,
        "kind: watch",
        "kind: watch\nimpact: 5",
        ["trends/service/robots.yaml:3:1: a watch has no key 'impact'; remove it"],
    ),
    (
        CONSENT,
        "kind: duty",
        "kind: duty\ngoals: []",
        ["trends/service/consent.yaml:4:1: a duty has no key 'goals'; remove it"],
    ),
    (
        ROBOTS,
        "{title: Read about it first., steps: [Read.]}",
        "{titel: Read about it first., steps: [Read.]}",
        ["trends/service/robots.yaml:8:10: unknown key 'titel'; did you mean 'title'?"],
    ),
    (
        ANSWERS,
        "later: 0}",
        "later: 101}",
        ["trends/service/answers.yaml:9:50: later: 101 is too large; the most is 100"],
    ),
    (
        ANSWERS,
        "later: 0}",
        "later: none}",
        ["trends/service/answers.yaml:9:50: later: expected a number of 0-100 or not_applicable, found 'none'"],
    ),
    (
        ANSWERS,
        "later: 0}",
        "later: 0, Late: 1}",
        [
            "trends/service/answers.yaml:9:53: 'Late' is no id: it begins with a lower-case letter and has only these, digits and _"
        ],
    ),
    (
        ANSWERS,
        "{same_day: 100, next_day: 50, later: 0}\n",
        "{same_day: 100, next_day: 50, later: 0}\n    row: best\n",
        ["trends/service/answers.yaml:10:5: unknown key 'row'; did you mean 'rows'?"],
    ),
    (
        BUSINESS,
        "sell: Selling",
        "sell: 5",
        ["questions/10-business.yaml:14:13: sell: expected text, found 5; put it in quotes"],
    ),
    (
        BUSINESS,
        "sell: Selling",
        "sell: 1.10",
        ["questions/10-business.yaml:14:13: sell: expected text, found 1.10; put it in quotes"],
    ),
    (PACK, "version: 1.0.0", "version: 1.10", ["pack.yaml:3:10: version: 1.10 is no version, such as 1.0.0"]),
    (
        PACK,
        "{title: Service, weight: 2}",
        "\n    title: Service\n    weight: 2,5",
        [
            "pack.yaml:10:13: weight: expected a whole number; '2,5' has a decimal comma; a number is written with a point: 2.5"
        ],
    ),
    (
        ANSWERS,
        "{once: 1.5, monthly: 2}",
        "\n  once: 1,5\n  monthly: 2",
        [
            "trends/service/answers.yaml:12:9: once: expected a number; '1,5' has a decimal comma; a number is written with a point: 1.5"
        ],
    ),
    *(
        (BUSINESS, "      sell:", f"      {key}:", [f"questions/10-business.yaml:14:7: '{key}' is no id: {LOWER_CASE}"])
        for key in ("<x>", "<text>", "=")
    ),
    *(
        (
            BUSINESS,
            "    kind: many",
            f"    {key}: 1\n    kind: many",
            [f"questions/10-business.yaml:11:5: unknown key '{key}'"],
        )
        for key in ("<x>", "<text>", "=")
    ),
    (
        BUSINESS,
        "sell: Selling",
        "sell: {lable: Selling}",
        ["questions/10-business.yaml:14:14: unknown key 'lable'; did you mean 'label'?"],
    ),
    (
        BUSINESS,
        "sell: Selling",
        "Sell: Selling",
        [
            "questions/10-business.yaml:14:7: 'Sell' is no id: it begins with a lower-case letter and has only these, digits and _"
        ],
    ),
    (
        BUSINESS,
        "kind: text",
        "kind: txt",
        [
            "questions/10-business.yaml:6:11: kind: expected one, many, number or text, found 'txt'; did you mean 'text'?"
        ],
    ),
    (
        BUSINESS,
        "label: Not sure, exclusive: true",
        "label: Not sure, exclusive: yes",
        ["questions/10-business.yaml:16:44: exclusive: expected true or false, without quotes, found 'yes'"],
    ),
    (BUSINESS, "section: The business\n", "", ["questions/10-business.yaml:1:1: the key 'section' is missing"]),
    (PACK, "version: 1.0.0", "version: 1.0", ["pack.yaml:3:10: version: 1.0 is no version, such as 1.0.0"]),
    (PACK, "version: 1.0.0", "version: one", ["pack.yaml:3:10: version: 'one' is no version, such as 1.0.0"]),
    (
        PACK,
        "id: tiny",
        "id: Tiny Pack",
        [
            "pack.yaml:1:5: id: 'Tiny Pack' must have only lower-case letters and digits, with single hyphens between them"
        ],
    ),
    (PACK, "weight: 2", "weight: 0", ["pack.yaml:8:37: weight: 0 is too small; the least is 1"]),
    (PACK, "weight: 2", "weight: 2.5", ["pack.yaml:8:37: weight: expected a whole number, found 2.5"]),
    (PACK, "2026-11-22", "today", ["pack.yaml:5:11: reviewed: 'today' is no date, such as 2026-11-22"]),
    (PACK, "en-GB", "English", ["pack.yaml:4:11: language: 'English' is no language, such as en or en-GB"]),
    (BLOG, '"2022-11"', "2022", ["sources/blog.yaml:3:12: published: expected text, found 2022; put it in quotes"]),
    (
        BLOG,
        '"2022-11"',
        '"Nov 2022"',
        ["sources/blog.yaml:3:12: published: 'Nov 2022' is no date: write 2026, 2026-11 or 2026-11-22"],
    ),
    (
        BLOG,
        "  S1-1:",
        "  s1_1:",
        [
            "sources/blog.yaml:6:3: 's1_1' is no id of a claim: capital letters and digits, a hyphen, a number, such as S2-33"
        ],
    ),
    (
        BLOG,
        "type: advice",
        "type: advise",
        [
            "sources/blog.yaml:6:31: type: expected trend, advice, figure, caveat or example, found 'advise'; did you mean 'advice'?"
        ],
    ),
    (
        NEWS,
        "recheck: never",
        "recheck: later",
        ["updates/news.yaml:8:14: recheck: 'later' is neither a date, such as 2026-11-22, nor 'never'"],
    ),
    (
        NEWS,
        "  robots-came:",
        "  robots_came:",
        [
            "updates/news.yaml:2:3: 'robots_came' must have only lower-case letters and digits, with single hyphens between them"
        ],
    ),
    (NEWS, "updates:\n", "update:\n", ["updates/news.yaml:1:1: unknown key 'update'; did you mean 'updates'?"]),
]


@pytest.mark.parametrize(("file", "old", "new", "problems"), CASES)
def test_wrong_shape_is_reported_once_with_its_place(
    pack: Pack, file: str, old: str, new: str, problems: list[str]
) -> None:
    pack.change(file, old, new)

    assert pack.problems() == problems


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (SERVICE, "ask: How soon do people get an answer?\n    kind: one", "ask: How soon?", "13:3: the key 'kind' is missing; 'kind' is one, many, number or text"),
        ("sources/blog.yaml", ", type: advice", "", "the key 'type' is missing; 'type' is trend, advice, figure, caveat or example"),
        ("updates/news.yaml", "status: ", "origin: ", "the key 'status' is missing; 'status' is holds, strengthened, changed, obsolete or unchecked"),
    ],
)  # fmt: skip
def test_missing_key_that_allows_a_few_words_names_them(
    pack: Pack, file: str, old: str, new: str, problem: str
) -> None:
    pack.change(file, old, new)

    assert any(problem in one for one in pack.problems())


def test_no_fault_is_told_in_the_words_of_pydantic() -> None:
    rule = parse("title: [so]", "rule.yaml")
    for known in list_all_errors():
        if known["type"] == "literal_error":  # this needs a place with words to choose from
            continue
        context = {"pattern": SLUG} if known["type"] == "string_pattern_mismatch" else known["example_context"]
        fault: InitErrorDetails = {"type": known["type"], "loc": ("title",), "input": ["so"], "ctx": context or {}}
        found = ValidationError.from_exception_data("", [fault])

        [problem] = validation_problems(found, WatchFile, rule)
        assert known["example_message_python"] not in problem.message
