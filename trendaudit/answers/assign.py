"""Change single answers as the command line asks for it: `reply_time=same_day`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

from trendaudit.answers.problems import unknown
from trendaudit.core.audit import Answer, Audit, Scalar
from trendaudit.core.catalog import Catalog, Question
from trendaudit.core.kinds import Fault, fault_message, kind_of, normal, validate
from trendaudit.errors import TrendauditError
from trendaudit.text.quoting import bare, shown
from trendaudit.text.translation import _
from trendaudit.text.typed_text import decimal_comma


def assign(audit: Audit, catalog: Catalog, assignment: str) -> Audit:
    """Return the audit with one answer set: `q=x`, `q.row=x`, `q=a,b` for several picks, `q=` for no answer.

    Raises `TrendauditError` where there is no such question, row or option.
    """
    target, equals, value = assignment.partition("=")
    if not equals:
        message = _("this sets nothing; write question=answer, or question= for no answer")
        raise TrendauditError(f"--set {bare(target)}: {message}")
    try:
        return _assigned(audit, catalog, target.strip(), value.strip())
    except TrendauditError as error:
        raise TrendauditError(f"--set {bare(target.strip())}: {error}") from None


def targets(assignments: Iterable[str]) -> frozenset[str]:
    """Return what is set: questions, and rows as `q.row`. Raises `TrendauditError` where one is set twice."""
    found: set[str] = set()
    for assignment in assignments:
        target = assignment.partition("=")[0].strip()
        if target in found:  # one of the two would be lost: most likely a pick of several
            message = _("this is set twice; set it once, several picks as {target}=a,b")
            raise TrendauditError(f"--set {bare(target)}: {message.format(target=bare(target))}")
        found.add(target)
    return frozenset(found)


def _assigned(audit: Audit, catalog: Catalog, target: str, value: str) -> Audit:
    name, dot, row = target.partition(".")
    if name not in catalog.questions:
        raise TrendauditError(unknown(_("question"), name, catalog.questions))
    question = catalog.questions[name]
    answer: Answer | None
    if question.each is not None:
        parent = catalog.questions[question.each]
        answer = _rows(question, parent, audit.answers.get(name), row if dot else None, value)
    elif dot:
        text = _("this question is not asked for several things; write {name}=...")
        raise TrendauditError(text.format(name=name))
    else:
        answer = _cell(question, value)
    answers = dict(audit.answers)
    answers.pop(name, None)
    if answer is not None and answer != {}:
        answers[name] = answer
    ordered = {other: answers[other] for other in catalog.questions if other in answers}
    return replace(audit, answers=ordered | answers)


def _rows(
    question: Question, parent: Question, before: Answer | None, row: str | None, value: str
) -> dict[str, Scalar]:
    """Return the rows of a question after one of them was set, or all of them cleared."""
    rows = [*parent.combinable]
    if row is None and value:
        text = _("this is asked for each option of {each}; write {name}.{row}=...")
        raise TrendauditError(text.format(each=parent.id, name=question.id, row=rows[0] if rows else "..."))
    if row is None:
        return {}
    if row not in rows:
        raise TrendauditError(fault_message(Fault("not_a_row", row), question, parent))
    cells = dict(before) if isinstance(before, Mapping) else {}
    cell = _cell(question, value)
    cells.pop(row, None)
    if cell is not None:
        cells[row] = cell
    return {known: cells[known] for known in rows if known in cells}


def _cell(question: Question, value: str) -> Scalar | None:
    if not value:
        return None
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise TrendauditError(_("{value} cannot be read in this terminal's encoding").format(value=shown(value)))
    typed = kind_of(question).from_argument(value)
    wrong = validate(question, typed)
    if wrong is None:
        return normal(question, cast("Scalar", typed))
    if wrong.kind == "not_a_number":
        text = _("{value} is not a number; write it in digits, such as 12 or 2.5")
        raise TrendauditError(decimal_comma(value) or text.format(value=shown(value)))
    raise TrendauditError(fault_message(wrong, question))
