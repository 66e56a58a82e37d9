"""Put what was given into an audit. Each function returns a new audit; nothing else in it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from trendaudit.core.answer_state import Prompt
from trendaudit.core.audit import Audit, Scalar
from trendaudit.interview.agenda import AUDITOR, BUSINESS


def with_answer(audit: Audit, prompt: Prompt, answer: Scalar) -> Audit:
    """Return the audit with one answer; answers that are no longer asked for stay where they are."""
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
