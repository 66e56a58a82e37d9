"""The front end for screen readers, simple terminals and pipes: numbered lists, one line of input, no redraw."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TextIO

from trendaudit.core.model import DONT_KNOW, Question, Section
from trendaudit.core.questions import Prompt
from trendaudit.i18n import _, ngettext
from trendaudit.interview.answers import in_words, number_rule, picks_rule
from trendaudit.interview.places import left, position
from trendaudit.interview.replies import Asked, Given, Reply, Review, Signal, Taken, Verdict, Wish
from trendaudit.untrusted import harmless

LETTERS = {"b": Signal.BACK, "?": Signal.HINT, "l": Signal.LATER, "n": Signal.NOTE, "q": Signal.STOP}
DONT_KNOW_LETTER = "s"
OPEN_LETTER = "o"
TELLING_LETTER = "t"
LONGEST = 40
"""Characters of a misunderstood line that are repeated."""
TAKEN_LITERALLY = re.compile(r"=+[b?lnqs]")
"""How a text answer that consists of such a letter is typed: `=b` is the text b."""


class Plain:
    """Ask by printing text and reading lines."""

    def __init__(self, reading: TextIO, writing: TextIO) -> None:
        self.reading = reading
        self.writing = writing
        self.explained = False

    def begin_section(self, section: Section, *, first: bool) -> None:
        """Print the title of a section, and what it is about."""
        self.say("")
        self.say(section.title)
        if first and section.intro:
            self.say(section.intro)

    def ask(self, asked: Asked) -> Reply:
        """Print one prompt and read lines until one can be understood."""
        self._explain_once()
        for line in _lines(asked):
            self.say(line)
        while True:
            typed = self._read(_invitation(asked))
            letter = _letter(typed, asked.question)
            if letter in LETTERS:
                return Wish(LETTERS[letter])
            if letter == DONT_KNOW_LETTER:
                return Given(DONT_KNOW)
            reply = _understood(asked, typed)
            if isinstance(reply, Given):
                return reply
            self.say(_misunderstood(reply, _can_be_typed(asked)))

    def answered(self, asked: Asked, answer: str, taken: Taken) -> None:
        """Print what was understood."""
        text = _("Answer for {row}: {answer}") if asked.row else _("Answer: {answer}")
        how = {Taken.CHANGED: _(" (changed)"), Taken.KEPT: _(" (as before)")}.get(taken, "")
        self.say(text.format(row=asked.row, answer=answer) + how)

    def say(self, text: str) -> None:
        """Print one line."""
        self._write(harmless(text) + "\n")

    def review(self, review: Review) -> Prompt | Verdict:
        """Print all answers with numbers and read which one to change."""
        lines, verdicts = review.lines, _verdicts(review)
        for text in _review_lines(review):
            self.say(text)
        while True:
            typed = self._read(_("Number"))
            if typed.lower() in verdicts:
                return verdicts[typed.lower()]
            if _is_number_up_to(typed, len(lines)):
                return lines[int(typed) - 1].prompt
            letters = " ".join(filter(None, verdicts))
            can_be_typed = _("Type a number from 1 to {n}, or {letters}; Enter finishes.")
            self.say(_misunderstood(typed, can_be_typed.format(n=len(lines), letters=letters)))

    def _read(self, invitation: str) -> str:
        self._write(f"{invitation}: ")
        try:
            line = self.reading.readline()
        except KeyboardInterrupt:
            self.say("")  # what comes next shall not stand on the line of the prompt
            raise
        if not line:
            self.say("")
            raise EOFError
        return line.strip()

    def _write(self, text: str) -> None:
        encoding = getattr(self.writing, "encoding", None) or "utf-8"
        self.writing.write(text.encode(encoding, "replace").decode(encoding))
        self.writing.flush()

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
    return typed if question.kind == "text" else typed.lower()


def _verdicts(review: Review) -> Mapping[str, Verdict]:
    """Return what can be typed at the table besides a number."""
    verdicts = {"": Verdict.FINISH}
    if review.open:
        verdicts[OPEN_LETTER] = Verdict.ASK_OPEN
    if review.telling:
        verdicts[TELLING_LETTER] = Verdict.ASK_TELLING
    return {**verdicts, "q": Verdict.STOP}


def _misunderstood(typed: str, can_be_typed: str) -> str:
    typed = typed if len(typed) <= LONGEST else f"{typed[:LONGEST]}..."
    what = _("Not understood: {typed}.").format(typed=typed) if typed else _("Nothing was typed.")
    return f"{what} {can_be_typed}"


def _can_be_typed(asked: Asked) -> str:
    """Say what a list takes, which is the only thing that can be misunderstood."""
    options, rule = len(asked.question.options), picks_rule(asked.question)
    if asked.question.kind == "one":
        text = _("Type a number from 1 to {n}, or {letters}.")
    elif rule:
        text = _("Type numbers from 1 to {n} ({rule}), such as 1,2, or {letters}.")
    else:
        text = _("Type numbers from 1 to {n}, such as 1,2, or {letters}.")
    return text.format(n=options, rule=rule, letters=_letters(asked))


def _letters(asked: Asked) -> str:
    dont_know = [DONT_KNOW_LETTER] if asked.question.dont_know else []
    return " ".join([*dont_know, *(letter for letter, signal in LETTERS.items() if signal in asked.signals)])


def _invitation(asked: Asked) -> str:
    """Say in a few words what can be typed."""
    return _("{answer}, or {letters}").format(answer=_expected(asked.question), letters=_letters(asked))


def _expected(question: Question) -> str:
    match question.kind:
        case "one":
            return _("1 to {n}").format(n=len(question.options))
        case "many":
            rule = picks_rule(question)
            return _("Numbers such as 1,2 ({rule})").format(rule=rule) if rule else _("Numbers such as 1,2")
        case "number":
            rule = number_rule(question)
            return rule[:1].upper() + rule[1:]
        case "text":
            return _("Text")


def _lines(asked: Asked) -> Iterator[str]:
    """Yield what is read before the answer is typed."""
    yield ""
    if asked.message:
        yield asked.message
    if asked.place is not None:
        yield ", ".join(part for part in (asked.place.section, position(asked.place), left(asked.place)) if part)
    yield asked.text
    if asked.hint:
        yield _("Hint: {hint}").format(hint=asked.question.note)
    for number, option in enumerate(asked.question.options.values(), start=1):
        yield f"  {number}. {option.label}"
    if asked.note:
        yield _("Note: {note}").format(note=asked.note)
    if _is_given(asked.earlier):
        earlier = in_words(asked.question, asked.earlier)
        yield _("Earlier answer: {answer}. Enter keeps it.").format(answer=earlier)
    elif asked.earlier == "":
        yield _("Enter leaves it blank.")
    elif asked.usual is not None:
        yield _("Enter: {answer}.").format(answer=in_words(asked.question, asked.usual))


def _is_given(earlier: object) -> bool:
    return earlier is not None and earlier != ""


def _understood(asked: Asked, typed: str) -> Given | str:
    """Return what a line stands for, or what on it fits no option."""
    if not typed and _is_given(asked.earlier):
        return Given(asked.earlier)
    if not typed and asked.usual is not None:
        return Given(asked.usual)
    match asked.question.kind:
        case "one":
            option = _option(asked.question, typed)
            return typed if option is None else Given(option)
        case "many":
            words = [word for word in re.split(r"[\s,;]+", typed) if word]
            picks = {word: _option(asked.question, word) for word in words}
            strange = [word for word in words if picks[word] is None]
            return ", ".join(strange) if strange else Given([picks[word] for word in words])
        case "text":
            return Given(typed[1:] if TAKEN_LITERALLY.fullmatch(typed) else typed)
        case "number":
            return Given(typed)


def _option(question: Question, word: str) -> str | None:
    """Return the option with a number in the list, or with this very id."""
    if _is_number_up_to(word, len(question.options)):
        return list(question.options)[int(word) - 1]
    return word if word in question.options else None


def _is_number_up_to(word: str, most: int) -> bool:
    return len(word) <= len(str(most)) and word.isdecimal() and 1 <= int(word) <= most


def _review_lines(review: Review) -> Iterator[str]:
    """Yield the table of answers as numbered lines."""
    number = 0
    for group in review.groups:
        yield ""
        yield group.title
        for line in group.lines:
            number += 1
            yield f"  {number}. {line.ask} {line.answer or _('(open)')}"
    yield ""
    if review.open:
        text = ngettext("{n} question is open; o asks it.", "{n} questions are open; o asks them.", review.open)
        yield text.format(n=review.open)
    if review.telling:
        yield _("t asks what decides the most: {points}.").format(points=review.at_stake)
    yield _("Enter finishes, a number changes that answer, q saves and stops.")
