"""Put what was given into an audit. Each function returns a new audit; nothing else in it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from trendaudit.core.audit import Audit, Scalar
from trendaudit.core.questions import Prompt
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


def with_note(audit: Audit, prompt: Prompt, note: str) -> Audit:
    """Return the audit with a private note on a question; an empty note removes it."""
    others = {question: text for question, text in audit.notes.items() if question != prompt.question}
    return replace(audit, notes={**others, prompt.question: note} if note else others)
