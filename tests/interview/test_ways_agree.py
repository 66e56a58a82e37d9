"""An interview on the shipped pack gives the same file and the same bytes of JSON, whichever way it is answered."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from tests.interview.test_front_ends_agree import Improvising, keys_for, line_for
from tests.interview.test_plain import typed
from tests.interview.test_prompts import DOWN, ENTER, pressed
from tests.shipped_audits import shipped
from trendaudit import answers
from trendaudit.answers.write import render
from trendaudit.core.audit import DONT_KNOW, Answer, Audit
from trendaudit.core.report import build
from trendaudit.interview.loop import run
from trendaudit.interview.messages import AnswerChange, Answered, Asked, Reply
from trendaudit.render.json import report_json

NEW = Audit(f"{shipped().id} {shipped().version}", depth="full")


class Straight(Improvising):
    """A front end that answers everything that it is asked, in one go and never wrong."""

    def ask(self, asked: Asked) -> Reply:
        reply = Answered(self.answer_to(asked))
        self.given.append((asked, reply))
        return reply

    def answered(self, asked: Asked, answer: str, change: AnswerChange) -> None:
        """Keep nothing: the audit says it."""

    def answer_to(self, asked: Asked) -> object:
        question = asked.question
        if question.dont_know and self.chance.random() < 0.1:
            return DONT_KNOW
        answer = self.answer(question)
        if not isinstance(answer, list):
            return answer
        alone = [option for option in answer if question.options[option].exclusive]
        return alone[:1] or answer[: int(question.maximum or len(answer))]


def straight_through(seed: int) -> tuple[Audit, Straight]:
    front_end = Straight([], seed=seed)
    return run(shipped(), NEW, front_end, lambda _audit: None).audit, front_end


def kept(audit: Audit) -> tuple[str, str]:
    """Return the file and the score that an audit gives."""
    return render(audit, shipped()), report_json(build(shipped(), audit, "2026-11-22"))


def settings_for(given: Mapping[str, Answer]) -> Iterator[str]:
    """Yield what `score --set` is told for some answers."""
    for question, answer in given.items():
        for row, cell in answer.items() if isinstance(answer, Mapping) else [("", answer)]:
            value = ",".join(cell) if isinstance(cell, tuple) else cell
            yield f"{question}.{row}={value}" if row else f"{question}={value}"


def test_interviews_that_go_straight_through_answer_everything_and_differ() -> None:
    audits = [straight_through(seed)[0] for seed in range(5)]
    assert all(build(shipped(), audit, "2026-11-22").progress.open == 0 for audit in audits)
    assert len({kept(audit)[1] for audit in audits}) == 5


@pytest.mark.parametrize("seed", range(5))
def test_typed_lines_set_answers_and_the_file_give_the_same_bytes(seed: int) -> None:
    audit, front_end = straight_through(seed)
    lines = [line_for(asked, reply) for asked, reply in front_end.given]
    plain = typed(NEW, *lines, *("" for _ in front_end.tables), catalog=shipped())[0].audit
    one_by_one = replace(audit, answers={})
    assignments = list(settings_for(audit.answers))
    for assignment in random.Random(seed).sample(assignments, len(assignments)):
        one_by_one = answers.assign(one_by_one, shipped(), assignment)
    file = answers.read(kept(audit)[0].encode(), "roos.yaml", shipped()).audit
    assert kept(plain) == kept(one_by_one) == kept(file) == kept(audit)


def test_pressed_keys_give_the_same_bytes() -> None:
    audit, front_end = straight_through(0)
    keys = [keys_for(asked, reply) for asked, reply in front_end.given]
    finish = (f"{DOWN if table.open else ''}{ENTER}" for table in front_end.tables)
    assert kept(pressed(NEW, *keys, *finish, catalog=shipped())[0].audit) == kept(audit)
