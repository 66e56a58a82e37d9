"""Turn a reply into an answer that is accepted, put it into an audit, and say it in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from trendaudit.core.answer_state import Prompt
from trendaudit.core.audit import DONT_KNOW, Audit, Scalar
from trendaudit.core.catalog import Question
from trendaudit.core.kinds import Fault, fault_message, kind_of, normal, validate
from trendaudit.interview.agenda import AUDITOR, BUSINESS
from trendaudit.text.translation import _
from trendaudit.text.typed_text import excess_message


class RefusedError(Exception):
    """A reply that is refused; the message is for the person who gave it."""


def answer_from(question: Question, raw: object) -> Scalar:
    """Return the answer that a raw reply stands for.

    Raises RefusedError with what to do where it is none.
    """
    value = kind_of(question).from_typed(raw) if isinstance(raw, str) else raw
    value = _one_line(value) if isinstance(value, str) else value
    wrong = validate(question, value)
    if wrong is not None:
        raise RefusedError(_sentence(wrong, question))
    return normal(question, cast("Scalar", value))


def typed_text(text: str) -> str:
    """Return typed or pasted text, such as a note, without line breaks and outer blanks.

    Raises RefusedError where it is too long, or some of it is no text in the encoding of the terminal.
    """
    text = _one_line(text)
    if wrong := excess_message(text):
        raise RefusedError(f"{wrong[:1].upper()}{wrong[1:]}.")
    return text


def _one_line(text: str) -> str:
    """Return typed text without line breaks and outer blanks. Raises RefusedError where some of it is no text."""
    text = " ".join(_joined(text).splitlines()).strip()
    if readable(text) != text:
        message = _(
            "Some of what was typed cannot be read in this terminal's encoding. Type it with other letters, or use a "
            "terminal with UTF-8."
        )
        raise RefusedError(message)
    return text


def readable(text: str) -> str:
    """Return typed text without what the terminal's encoding does not hold."""
    return "".join(letter for letter in _joined(text) if not "\ud800" <= letter <= "\udfff")


def _joined(text: str) -> str:
    """Return text in which the two halves are one character, in which Windows may give it."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def in_words(question: Question, value: object) -> str:
    """Return an answer as a person reads it: labels for ids; empty where there is none."""
    if value is None:
        return ""
    if value == DONT_KNOW:
        return _("don't know")
    if isinstance(value, list | tuple):
        return ", ".join(kind_of(question).label(question, pick) for pick in value)
    return kind_of(question).label(question, value)


def with_answer(audit: Audit, prompt: Prompt, answer: Scalar) -> Audit:
    """Return a new audit with one answer; answers that are no longer asked for stay where they are."""
    if prompt == BUSINESS:
        return replace(audit, business=str(answer))
    if prompt == AUDITOR:
        return replace(audit, auditor=str(answer))
    if prompt.row is None:
        return replace(audit, answers={**audit.answers, prompt.question: answer})
    rows = audit.answers.get(prompt.question)
    rows = rows if isinstance(rows, Mapping) else {}
    return replace(audit, answers={**audit.answers, prompt.question: {**rows, prompt.row: answer}})


def note_of(audit: Audit, prompt: Prompt) -> str:
    """Return the private note on what is asked; on a row without one, the note on its question as a whole."""
    return audit.notes.get(_note_key(audit, prompt), "")


def with_note(audit: Audit, prompt: Prompt, note: str) -> Audit:
    """Return the audit with a private note on a question, or on one row of it; an empty note removes the one shown."""
    if note == note_of(audit, prompt):
        return audit
    key = _own_note_key(prompt) if note else _note_key(audit, prompt)
    others = {name: text for name, text in audit.notes.items() if name != key}
    return replace(audit, notes={**others, key: note} if note else others)


def _note_key(audit: Audit, prompt: Prompt) -> str:
    """Return the name under which the note stands that is shown."""
    own = _own_note_key(prompt)
    return own if own in audit.notes else prompt.question


def _own_note_key(prompt: Prompt) -> str:
    return prompt.question if prompt.row is None else f"{prompt.question}.{prompt.row}"


def _sentence(wrong: Fault, question: Question) -> str:
    """Say what is wrong in the words of an interview, where people see labels and no ids."""
    match wrong.kind:
        case "empty":
            return _("Nothing was typed. Type an answer, or choose to answer later.")
        case "dont_know_refused":
            return _("This one needs an answer; it can also be answered later.")
        case "not_a_number":
            return _("Type {number} in digits, such as 12 or 2.5.").format(number=kind_of(question).rule(question))
        case "too_few" if not wrong.value:
            picks = kind_of(question).rule(question) if (question.minimum or 1) > 1 else _("at least one")
            return _("Nothing is chosen yet; choose {picks}.").format(picks=picks)
        case "not_together" | "twice":
            sentence = fault_message(replace(wrong, value=kind_of(question).label(question, wrong.value)), question)
        case _:
            sentence = fault_message(wrong, question)
    return sentence[:1].upper() + sentence[1:] + ("" if sentence.endswith(".") else ".")
