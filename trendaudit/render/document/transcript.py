"""All answers and notes of an audit by section, for a document that is asked to hold them."""

from __future__ import annotations

from trendaudit.core.audit import DONT_KNOW
from trendaudit.core.lines import Reason, reason
from trendaudit.core.questions import Known
from trendaudit.core.report import Report
from trendaudit.i18n import _
from trendaudit.render.document.model import Answers, Asked, Line


def answers(report: Report) -> Answers:
    """Return the answers that count, by the title of the section, in the order of the questions."""
    catalog = report.catalog
    known = Known(catalog, report.audit.answers)
    given: dict[str, list[Reason]] = {}
    for prompt in known.prompts():
        if known.given(prompt.question, prompt.row) is not None:
            given.setdefault(prompt.question, []).append(reason(prompt, known))
    by_section: dict[str, list[Asked]] = {}
    for question, reasons in given.items():
        asked = catalog.questions[question]
        said = tuple((one.row_label, answer_label(one)) for one in reasons)
        by_section.setdefault(asked.section, []).append(Asked(asked.ask, said))
    return Answers(tuple((catalog.sections[section].title, tuple(asked)) for section, asked in by_section.items()))


def answer_label(reason: Reason) -> str:
    """Return an answer in words."""
    return _("Don't know") if reason.answer == DONT_KNOW else reason.label


def notes(report: Report) -> tuple[Line, ...]:
    """Return the notes in the order of the questions; a note belongs to a question or to one row of it."""
    order = list(report.catalog.questions)
    found = [(*_place(name, report), text) for name, text in report.audit.notes.items() if text.strip()]
    found.sort(key=lambda place: order.index(place[0]) if place[0] in order else len(order))
    return tuple(Line(ask, text) for _question, ask, text in found)


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
