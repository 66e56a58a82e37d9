"""The front end for screen readers, simple terminals and pipes: numbered lists, one line of input, no redraw."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TextIO

from trendaudit.core.answer_state import Prompt
from trendaudit.core.audit import DONT_KNOW
from trendaudit.core.catalog import Question, Section
from trendaudit.core.kinds import kind_of
from trendaudit.interview.columns import wrapped
from trendaudit.interview.messages import AnswerChange, Answered, Asked, Command, Reply, Review, ReviewAction
from trendaudit.interview.plain_lines import (
    DONT_KNOW_LETTER,
    IMPACT_LETTER,
    LETTERS,
    OPEN_LETTER,
    can_be_typed,
    invitation,
    is_given,
    misunderstood,
    prompt_lines,
    review_lines,
)
from trendaudit.text.sanitize import sanitize
from trendaudit.text.translation import _
from trendaudit.text.transliterate import encodable

LEAD = re.compile(r"^ +(?:\d+\. )?")
"""What a line of a list begins with; where it is broken, it goes on beneath its text."""
TAKEN_LITERALLY = re.compile(r"=+[b?lnqs]")
"""How a text answer that consists of such a letter is typed: `=b` is the text b."""


class Plain:
    """Ask by printing text and reading lines."""

    def __init__(self, reading: TextIO, writing: TextIO) -> None:
        self.reading = reading
        self.writing = writing
        self.explained = False
        self.asked_last: Asked | None = None

    def begin_section(self, section: Section, *, first: bool) -> None:
        """Print the title of a section, and what it is about."""
        self.say("")
        self.say(section.title)
        if first and section.intro:
            self.say(section.intro)

    def ask(self, asked: Asked) -> Reply:
        """Print one prompt and read lines until one can be understood."""
        self._explain_once()
        same = replace(asked, message="", draft=None)
        for line in [asked.message] if asked.message and same == self.asked_last else prompt_lines(asked):
            self.say(line)
        self.asked_last = same
        while True:
            typed = self._read(invitation(asked))
            letter = _letter(typed, asked.question)
            if letter in LETTERS:
                return Command(LETTERS[letter])
            if letter == DONT_KNOW_LETTER:
                return Answered(DONT_KNOW)
            reply = _understood(asked, typed)
            if isinstance(reply, Answered):
                return reply
            self.say(misunderstood(reply, can_be_typed(asked)))

    def answered(self, asked: Asked, answer: str, change: AnswerChange) -> None:
        """Print what was understood."""
        text = _("Answer for {row}: {answer}") if asked.row else _("Answer: {answer}")
        how = {AnswerChange.CHANGED: _(" (changed)"), AnswerChange.KEPT: _(" (as before)")}.get(change, "")
        self.say(text.format(row=asked.row, answer=answer) + how)

    def say(self, text: str) -> None:
        """Print one line; where it is too long for the terminal, it is broken between words."""
        lead = "".join(LEAD.findall(text))
        text, width = text.removeprefix(lead), self._width()
        self._write(lead + (wrapped(text, width - 1, len(lead)) if width else sanitize(text)) + "\n")

    def review(self, review: Review) -> Prompt | ReviewAction:
        """Print all answers with numbers and read which one to change."""
        rows, actions = review.rows, _review_actions(review)
        for text in review_lines(review):
            self.say(text)
        while True:
            typed = self._read(_("Number"))
            if typed.lower() in actions:
                return actions[typed.lower()]
            if _is_number_up_to(typed, len(rows)):
                return rows[int(typed) - 1].prompt
            letters = " ".join(filter(None, actions))
            text = _("Type a number from 1 to {n}, or {letters}; Enter finishes.")
            self.say(misunderstood(typed, text.format(n=len(rows), letters=letters)))

    def _read(self, invited: str) -> str:
        self._write(f"{invited}: ")
        try:
            line = self.reading.readline()
        except KeyboardInterrupt:
            self.say("")  # what comes next begins a line of its own
            raise
        if not line:
            self.say("")
            raise EOFError
        return line.strip()

    def _write(self, text: str) -> None:
        encoding = getattr(self.writing, "encoding", None) or "utf-8"
        self.writing.write(encodable(text, encoding))
        self.writing.flush()

    def _width(self) -> int:
        """Return how many columns the terminal has; 0 where there is none, or it does not tell."""
        try:
            return os.get_terminal_size(self.writing.fileno()).columns
        except (OSError, ValueError):
            return 0

    def _explain_once(self) -> None:
        if not self.explained:
            self.say(
                _(
                    "At a question: b goes back, ? shows a hint, s is don't know, l answers later, n adds a note,"
                    " q saves and stops. Put = before one of these letters to type it as text."
                )
            )
        self.explained = True


def _letter(typed: str, question: Question) -> str:
    """Return what may be one of the letters; where text is typed, a capital is text."""
    return typed if kind_of(question).is_free_text else typed.lower()


def _review_actions(review: Review) -> Mapping[str, ReviewAction]:
    """Return what can be typed at the table besides a number."""
    actions = {"": ReviewAction.FINISH}
    if review.open:
        actions[OPEN_LETTER] = ReviewAction.ASK_OPEN
    if review.highest_impact:
        actions[IMPACT_LETTER] = ReviewAction.ASK_HIGHEST_IMPACT
    return {**actions, "q": ReviewAction.STOP}


def _understood(asked: Asked, typed: str) -> Answered | str:
    """Return what a line stands for, or what on it fits no option."""
    if not typed and is_given(asked.earlier):
        return Answered(asked.earlier)
    if not typed and asked.default is not None:
        return Answered(asked.default)
    kind = kind_of(asked.question)
    match kind.widget:
        case "menu":
            option = _option(asked.question, typed)
            return typed if option is None else Answered(option)
        case "checklist":
            words = [word for word in re.split(r"[\s,;]+", typed) if word]
            picks = {word: _option(asked.question, word) for word in words}
            strange = [word for word in words if picks[word] is None]
            return ", ".join(strange) if strange else Answered([picks[word] for word in words])
        case "line":
            return Answered(typed[1:] if kind.is_free_text and TAKEN_LITERALLY.fullmatch(typed) else typed)


def _option(question: Question, word: str) -> str | None:
    """Return the option with a number in the list, or with this very id."""
    if _is_number_up_to(word, len(question.options)):
        return list(question.options)[int(word) - 1]
    return word if word in question.options else None


def _is_number_up_to(word: str, most: int) -> bool:
    return len(word) <= len(str(most)) and word.isdecimal() and 1 <= int(word) <= most
