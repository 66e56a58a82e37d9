"""Whatever an audit on the shipped pack holds, its file says the same, and written again it stays the same file."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from hypothesis import strategies as st

from tests.answers.test_rendering import dates, filled, names, saved, texts
from tests.proving import for_all
from tests.shipped_audits import shipped, shipped_audits
from trendaudit import answers, strict_yaml
from trendaudit.answers.comments import Comment
from trendaudit.answers.write import comments_to_keep, form_of, render
from trendaudit.answers.yaml_lines import quoted
from trendaudit.core.audit import Answer, Audit, Decision
from trendaudit.core.report import build
from trendaudit.render.json import report_json

V = TypeVar("V")
AS_OF = "2026-11-22"
STATUSES = st.sampled_from(["done", "planned", "declined"])
CHANCE = st.integers(0, 999).map(random.Random)


@st.composite
def anything(draw: st.DrawFn) -> Audit:
    """Draw an audit on the shipped pack with names, notes and decisions of any text."""
    audit = draw(shipped_audits())
    noted = [*shipped().questions, *(f"last_post.{row}" for row in ("facebook", "instagram"))]
    return replace(
        audit,
        date=draw(dates),
        business=draw(names),
        auditor=draw(names),
        notes=draw(st.dictionaries(st.sampled_from(noted), filled, max_size=3)),
        decisions=draw(
            st.dictionaries(
                st.sampled_from(list(shipped().rules)), st.builds(Decision, STATUSES, texts, texts, dates), max_size=3
            )
        ),
    )


ANYTHING = anything()


def reread(text: str, name: str = "roos.yaml") -> answers.AnswersFile:
    return answers.read(text.encode(), name, shipped())


@for_all(ANYTHING, quick=8, slow=200)
def test_what_was_written_reads_back_as_it_was(audit: Audit) -> None:
    for form, name in (("yaml", "roos.yaml"), ("json", "roos.json")):
        text = render(audit, shipped(), form=form_of(name))
        found = reread(text, name)
        assert found.audit == saved(audit), form
        assert list(found.audit.answers) == [name for name in shipped().questions if name in audit.answers]
        assert render(found.audit, shipped(), comments_to_keep(found, shipped()), form=form_of(name)) == text


@for_all(ANYTHING, CHANCE, quick=8, slow=200)
def test_comments_order_and_blank_lines_of_a_person_change_nothing(audit: Audit, chance: random.Random) -> None:
    text, mine = _by_hand(audit, chance)
    found = reread(text)
    assert found.audit == saved(audit)
    again = render(found.audit, shipped(), comments_to_keep(found, shipped()))
    assert sorted(re.findall(r"# mine \d+\.", again)) == sorted(mine)
    assert reread(again).audit == found.audit
    assert render(found.audit, shipped(), comments_to_keep(reread(again), shipped())) == again
    assert strict_yaml.parse(again, "again").data == strict_yaml.parse(render(audit, shipped()), "first").data
    kept = [entry.text for entry in comments_to_keep(reread(again), shipped()) if isinstance(entry, Comment)]
    assert sorted(kept) == sorted(mine)


@for_all(ANYTHING, CHANCE, quick=8, slow=200)
def test_answers_in_any_order_give_the_same_bytes_of_json(audit: Audit, chance: random.Random) -> None:
    text, _mine = _by_hand(audit, chance)
    expected = report_json(build(shipped(), reread(render(audit, shipped())).audit, AS_OF))
    assert report_json(build(shipped(), reread(text).audit, AS_OF)) == expected


@for_all(shipped_audits(), CHANCE, quick=8, slow=200)
def test_answers_set_one_by_one_in_any_order_give_the_same_bytes(audit: Audit, chance: random.Random) -> None:
    assigned = replace(audit, answers={})
    for assignment in _shuffled(_assignments(audit.answers), chance):
        assigned = answers.assign(assigned, shipped(), assignment)
    assert assigned == audit
    assert render(assigned, shipped()) == render(audit, shipped())
    assert report_json(build(shipped(), assigned, AS_OF)) == report_json(build(shipped(), audit, AS_OF))


@for_all(shipped_audits(), CHANCE, quick=8, slow=200)
def test_answers_cleared_one_by_one_leave_none(audit: Audit, chance: random.Random) -> None:
    for assignment in _shuffled(_assignments(audit.answers), chance):
        audit = answers.assign(audit, shipped(), assignment.partition("=")[0] + "=")
    assert audit.answers == {}


def _assignments(given: Mapping[str, Answer]) -> dict[str, None]:
    """Return what `--set` is told for some answers."""
    found: list[str] = []
    for question, answer in given.items():
        cells = answer.items() if isinstance(answer, Mapping) else [("", answer)]
        for row, cell in cells:
            value = ",".join(cell) if isinstance(cell, tuple) else cell
            found.append(f"{question}.{row}={value}" if row else f"{question}={value}")
    return dict.fromkeys(found)


def _by_hand(audit: Audit, chance: random.Random) -> tuple[str, list[str]]:
    """Write a file as somebody might by hand: keys in any order, with comments of their own."""
    data = strict_yaml.parse(render(audit, shipped(), form="json"), "data").data
    assert isinstance(data, dict)
    mine: list[str] = []
    lines: list[str] = []
    for key, value in _shuffled(data, chance).items():
        lines += _block(key, value, chance, mine)
    return "\n".join(lines), mine


def _block(key: str, value: object, chance: random.Random, mine: list[str]) -> list[str]:
    """Return the lines of one key; a mapping that is not empty gets a line for each of its own keys."""
    if not isinstance(value, dict) or not value:
        return [*_remark(chance, mine), f"{key}: {_flow(value)}"]
    inner = (line for name, part in _shuffled(value, chance).items() for line in _block(name, part, chance, mine))
    return [*_remark(chance, mine), f"{key}:", *(f"  {line}" for line in inner)]


def _remark(chance: random.Random, mine: list[str]) -> list[str]:
    if chance.random() > 0.2:
        return []
    mine.append(f"# mine {len(mine) + 1}.")
    return ["", mine[-1]]


def _flow(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return "{}" if value == {} else quoted(value) if isinstance(value, str) else str(value)


def _shuffled(things: Mapping[str, V], chance: random.Random) -> dict[str, V]:
    return dict(chance.sample(list(things.items()), len(things)))
