"""The same replies give the same file and the same score, whichever way they are given."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pytest

from tests.interview.interview_sample import BACK, FINISH, HINT, LATER, NEW, NOTE, SCORED, STOP, Scripted
from tests.interview.test_plain import typed
from tests.interview.test_prompts import (
    CTRL_K,
    CTRL_N,
    CTRL_U,
    CTRL_X,
    DOWN,
    ENTER,
    F1,
    HOME,
    SHIFT_TAB,
    SPACE,
    TAB,
    pressed,
)
from trendaudit import answers
from trendaudit.answers.write import render
from trendaudit.core.answer_state import Prompt
from trendaudit.core.audit import DONT_KNOW, Audit
from trendaudit.core.catalog import Question
from trendaudit.core.report import build
from trendaudit.interview.loop import run
from trendaudit.interview.messages import (
    AnswerChange,
    Answered,
    Asked,
    Command,
    PromptAction,
    Reply,
    Review,
    ReviewAction,
)
from trendaudit.interview.plain import TAKEN_LITERALLY
from trendaudit.render.json import report_json

MOST_REPLIES = 30
TEXTS = ["Nice people", "b", "=q", "?", "[bold]Ærø & Søn", "501", "1,5", "-3", "many", "12"]
LETTERS = {"back": "b", "later": "l", "hint": "?", "note": "n", "stop": "q"}
KEYS = {"back": SHIFT_TAB, "later": TAB, "hint": F1, "note": CTRL_N, "stop": CTRL_X}


@dataclass
class Improvising(Scripted):
    """A front end that makes up its replies from a seed, wrong ones among them, and remembers them."""

    seed: int = 0
    ticks: bool = False
    """Whether it gives only lists that can be ticked: a tick takes those away that cannot stand beside it."""
    given: list[tuple[Asked, Reply]] = field(default_factory=list)
    tables: list[Review] = field(default_factory=list)
    accepted: dict[tuple[str, str], object] = field(default_factory=dict)
    """The replies that were taken, as they were given, by question and row."""
    notes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    def ask(self, asked: Asked) -> Reply:
        reply = self.improvise(asked) if len(self.given) < MOST_REPLIES else STOP
        if asked.question.id == "@note" and isinstance(reply, Answered):
            noted = self.given[-1][0]
            self.notes[".".join(filter(None, (noted.question.id, noted.row.lower())))] = str(reply.value)
        self.given.append((asked, reply))
        return reply

    def answered(self, asked: Asked, answer: str, change: AnswerChange) -> None:
        reply = self.given[-1][1]
        assert isinstance(reply, Answered)
        self.accepted[asked.question.id, asked.row.lower()] = reply.value

    def review(self, review: Review) -> Prompt | ReviewAction:
        self.tables.append(review)
        return FINISH

    def improvise(self, asked: Asked) -> Reply:
        commands = [command for command in (BACK, LATER, HINT, NOTE) if command.action in asked.actions]
        if self.chance.random() < 0.02:
            return STOP
        if commands and self.chance.random() < 0.3:
            return self.chance.choice(commands)
        if asked.question.dont_know and self.chance.random() < 0.1:
            return Answered(DONT_KNOW)
        return Answered(self.answer(asked.question))

    def answer(self, question: Question) -> object:
        options = list(question.options)
        if question.kind == "one":
            return self.chance.choice(options)
        if question.kind == "many":
            picks = [option for option in options if self.chance.random() < 0.4] or options[:1]
            alone = [option for option in picks if self.ticks and question.options[option].exclusive]
            return alone[:1] or picks
        return self.chance.choice(TEXTS)


def improvised(seed: int, *, ticks: bool = False) -> tuple[Audit, Improvising]:
    front_end = Improvising([], seed=seed, ticks=ticks)
    return run(SCORED, NEW, front_end, lambda _audit: None).audit, front_end


def kept(audit: Audit) -> tuple[str, str]:
    """Return the file and the score that an audit gives."""
    return render(audit, SCORED), report_json(build(SCORED, audit, "2026-11-22"))


def line_for(asked: Asked, reply: Reply) -> str:
    if isinstance(reply, Command):
        return LETTERS[reply.action.value]
    if reply.value == DONT_KNOW:
        return "s"
    options = list(asked.question.options)
    if isinstance(reply.value, list):
        return ", ".join(str(options.index(option) + 1) for option in reply.value)
    if options:
        return str(options.index(str(reply.value)) + 1)
    text = str(reply.value)
    return f"={text}" if TAKEN_LITERALLY.fullmatch(f"={text}") else text


def keys_for(asked: Asked, reply: Reply) -> str:
    if isinstance(reply, Command):
        return KEYS[reply.action.value]
    if reply.value == DONT_KNOW:
        return CTRL_K
    options = list(asked.question.options)
    if isinstance(reply.value, list):
        ticked = asked.start if isinstance(asked.start, list | tuple) else ()
        if any(not asked.question.options[option].exclusive for option in reply.value):
            ticked = [option for option in ticked if not asked.question.options[option].exclusive]  # goes by itself
        toggles = (SPACE if (option in ticked) is not (option in reply.value) else "" for option in options)
        return HOME + DOWN.join(toggles) + ENTER
    if options:
        options += [DONT_KNOW] if asked.earlier == DONT_KNOW else []
        pointed_at = options.index(str(asked.start)) if asked.start in options else 0
        return DOWN * ((options.index(str(reply.value)) - pointed_at) % len(options)) + ENTER
    return CTRL_U + str(reply.value) + ENTER


def file_for(front_end: Improvising) -> str:
    """Write the replies that were taken into a file, as somebody might by hand: in any order, rows and all."""
    lines = ["trendaudit: 1", f"pack: {NEW.pack}"]
    replies = list(front_end.accepted.items())
    front_end.chance.shuffle(replies)
    for (question, _row), value in replies:
        if question.startswith("@"):
            lines.append(f"{question[1:]}: {by_hand(value)}")
    lines += ["answers:", *(f"  {line}" for line in answer_lines(dict(replies)))]
    lines += ["notes:", *(f"  {question}: {by_hand(note)}" for question, note in front_end.notes.items())]
    return "\n".join(lines)


def answer_lines(replies: Mapping[tuple[str, str], object]) -> Iterator[str]:
    for id_, question in SCORED.questions.items():
        rows = {row: value for (answered, row), value in replies.items() if answered == id_}
        if question.each and rows:
            yield f"{id_}: {{{', '.join(f'{row}: {by_hand(value)}' for row, value in rows.items())}}}"
        elif rows:
            value = rows[""]
            yield f"{id_}: {str(value).replace(',', '.') if question.kind == 'number' else by_hand(value)}"


def by_hand(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(reversed(value))}]"
    return str(value) if str(value).isidentifier() else json.dumps(value)


def test_improvised_interviews_use_everything_there_is() -> None:
    replies = [reply for seed in range(20) for _asked, reply in improvised(seed)[1].given]
    assert {reply.action for reply in replies if isinstance(reply, Command)} == set(PromptAction)
    assert Answered(DONT_KNOW) in replies


def test_improvised_interviews_are_worth_a_score() -> None:
    values = {json.loads(kept(improvised(seed)[0])[1])["score"]["value"] for seed in range(20)}
    assert len(values) > 3


@pytest.mark.parametrize("seed", [*range(12), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(12, 40))])
def test_typed_lines_give_the_same_file_and_score(seed: int) -> None:
    audit, front_end = improvised(seed)
    lines = [line_for(asked, reply) for asked, reply in front_end.given]
    assert kept(typed(NEW, *lines, *("" for _ in front_end.tables), catalog=SCORED)[0].audit) == kept(audit)


@pytest.mark.parametrize("seed", [*range(12), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(12, 40))])
def test_file_written_by_hand_gives_the_same_file_and_score(seed: int) -> None:
    audit, front_end = improvised(seed)
    written = file_for(front_end)
    assert kept(answers.read(written.encode(), "roos.yaml", SCORED).audit) == kept(audit), written


@pytest.mark.parametrize("seed", range(8))
def test_pressed_keys_give_the_same_file_and_score(seed: int) -> None:
    audit, front_end = improvised(seed, ticks=True)
    keys = [keys_for(asked, reply) for asked, reply in front_end.given]
    finish = (f"{DOWN if table.open else ''}{ENTER}" for table in front_end.tables)
    assert kept(pressed(NEW, *keys, *finish, catalog=SCORED)[0].audit) == kept(audit)
