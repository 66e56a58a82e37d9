from __future__ import annotations

from pathlib import Path

import pytest

from tests.pack.tiny_pack import Pack
from trendaudit.pack.limits import DEEPEST, MOST_LINES, MOST_PROBLEMS, MOST_QUESTIONS

ANSWERS = "trends/service/answers.yaml"
ROBOTS = "trends/service/robots.yaml"


def applies_when(pack: Pack, condition: str) -> list[str]:
    pack.change(ROBOTS, "applies_when: {channels: chat}", f"applies_when: {condition}")
    return pack.problems()


def test_condition_with_very_many_lines_is_refused(pack: Pack) -> None:
    lines = ", ".join("{channels: chat}" for _ in range(MOST_LINES))

    assert applies_when(pack, f"{{any: [{lines}]}}") == [
        f"{ROBOTS}:5:1: a condition has at most 200 lines; this one has more"
    ]


def test_conditions_deep_inside_of_each_other_are_refused(pack: Pack) -> None:
    assert applies_when(pack, "{not: " * DEEPEST + "{channels: chat}" + "}" * DEEPEST) == [
        f"{ROBOTS}:5:1: at most 12 conditions can stand inside of each other"
    ]


def test_pack_with_very_many_questions_is_refused(pack: Pack) -> None:
    text = "".join(f"  q{number}: {{ask: Q?, kind: text, unread: X}}\n" for number in range(MOST_QUESTIONS))
    pack.write("questions/30-more.yaml", f"section: More\nquestions:\n{text}")

    assert pack.problems() == [".: this pack has 1007 questions; at most 1000 can be asked"]


def test_of_very_many_problems_the_first_are_told_and_that_there_are_more(pack: Pack) -> None:
    for number in range(3):
        lines = ", ".join(f"{{channel: c{line}}}" for line in range(60))
        text = Path(ROBOTS).read_text(encoding="utf-8").replace("{channels: chat}", f"{{any: [{lines}]}}")
        pack.write(f"trends/service/robots-{number}.yaml", text.replace("that answer", f"number {number}"))
    problems = pack.problems()

    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[0] == ".: there are more problems than these 100; mend these first"


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (ANSWERS, "title: Questions are", "title: " + "x" * 300, "title: this text is too long: at most 300 characters"),
        (ANSWERS, "why: People", "why: " + "x" * 2000, "why: this text is too long: at most 2000 characters"),
        (ANSWERS, "{advises: {S1-1: answer when people ask}}", f"[{'S1-1, ' * 101}]", "claims: these are too many: at most 100, found 101"),
        (
            "questions/20-service.yaml", "  staff:\n", f"  {'s' * 61}:\n", "this text is too long: at most 60 characters",
        ),
    ],
)  # fmt: skip
def test_text_or_list_that_is_too_long_is_refused(pack: Pack, file: str, old: str, new: str, message: str) -> None:
    pack.change(file, old, new)

    assert any(message in problem for problem in pack.problems())
