"""All answers and notes of an audit by section, for a document that is asked to hold them."""

from __future__ import annotations

from dataclasses import dataclass

from trendaudit.core.lines import Reason, reason
from trendaudit.core.questions import Known
from trendaudit.core.report import Report


@dataclass(frozen=True, slots=True)
class Said:
    """A question with everything that was answered to it; one answer for each row."""

    ask: str
    answers: tuple[Reason, ...]

    @property
    def has_rows(self) -> bool:
        """Tell whether the question was asked for each of several things."""
        return any(answer.row_label for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Note:
    """A private note with the question that it belongs to."""

    ask: str
    text: str


def answers_by_section(report: Report) -> list[tuple[str, list[Said]]]:
    """Return the answers that count, by the title of the section, in the order of the questions."""
    catalog = report.catalog
    known = Known(catalog, report.audit.answers)
    by_question: dict[str, list[Reason]] = {}
    for prompt in known.prompts():
        if known.given(prompt.question, prompt.row) is not None:
            by_question.setdefault(prompt.question, []).append(reason(prompt, known))
    by_section: dict[str, list[Said]] = {}
    for question, given in by_question.items():
        asked = catalog.questions[question]
        by_section.setdefault(asked.section, []).append(Said(asked.ask, tuple(given)))
    return [(catalog.sections[section].title, said) for section, said in by_section.items()]


def notes(report: Report) -> list[Note]:
    """Return the notes in the order of the questions; a note belongs to a question or to one row of it."""
    order = list(report.catalog.questions)
    found = [(*_place(name, report), text) for name, text in report.audit.notes.items() if text.strip()]
    found.sort(key=lambda place: order.index(place[0]) if place[0] in order else len(order))
    return [Note(ask, text) for _question, ask, text in found]


def _place(name: str, report: Report) -> tuple[str, str]:
    """Return the question that a note belongs to, and what to print for it."""
    question_id, _dot, row = name.partition(".")
    question = report.catalog.questions.get(question_id)
    if question is None:
        return question_id, name
    parent = report.catalog.questions[question.each] if question.each else None
    if parent and row in parent.options:
        return question_id, f"{question.ask} {parent.options[row].label}"
    return question_id, question.ask
