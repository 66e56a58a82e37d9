"""All answers and notes of an audit by section, for a document that is asked to hold them."""

from __future__ import annotations

from trendaudit.core.answer_state import AnswerState
from trendaudit.core.audit import DONT_KNOW
from trendaudit.core.report import Report
from trendaudit.core.results import Reason, reason
from trendaudit.render.document.model import AnsweredQuestion, Answers, Entry
from trendaudit.text.translation import _


def answers(report: Report) -> Answers:
    """Return the answers that count, by the title of the section, in the order of the questions."""
    catalog = report.catalog
    known = AnswerState(catalog, report.audit.answers)
    given: dict[str, list[Reason]] = {}
    for prompt in known.prompts():
        if known.given(prompt.question, prompt.row) is not None:
            given.setdefault(prompt.question, []).append(reason(prompt, known))
    by_section: dict[str, list[AnsweredQuestion]] = {}
    for question, reasons in given.items():
        asked = catalog.questions[question]
        said = tuple((one.row_label, answer_label(one)) for one in reasons)
        by_section.setdefault(asked.section, []).append(AnsweredQuestion(asked.ask, said))
    return Answers(tuple((catalog.sections[section].title, tuple(asked)) for section, asked in by_section.items()))


def answer_label(reason: Reason) -> str:
    """Return an answer in words."""
    return _("Don't know") if reason.answer == DONT_KNOW else reason.label


def notes(report: Report) -> tuple[Entry, ...]:
    """Return the notes in the order of the questions; a note belongs to a question or to one row of it."""
    found = sorted((_position(name, report), name) for name, text in report.audit.notes.items() if text.strip())
    return tuple(Entry(_place(name, report), report.audit.notes[name]) for _order, name in found)


def _position(name: str, report: Report) -> tuple[int, int]:
    """Return where a note comes: in the order of the questions and their rows, others behind all of them."""
    questions = report.catalog.questions
    question, _dot, row = name.partition(".")
    if question not in questions:
        return len(questions), 0
    parent = questions.get(questions[question].each or "")
    rows = list(parent.options) if parent else []
    return list(questions).index(question), rows.index(row) + 1 if row in rows else 0


def _place(name: str, report: Report) -> str:
    """Return what to print for the question or the row that a note belongs to."""
    question_id, _dot, row = name.partition(".")
    question = report.catalog.questions.get(question_id)
    if question is None:
        return name
    parent = report.catalog.questions[question.each] if question.each else None
    if parent and row in parent.options:
        return f"{question.ask} {parent.options[row].label}"
    return question.ask
