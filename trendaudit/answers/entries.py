"""Read the answers, notes and decisions of an answers file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast, get_args

from trendaudit.answers.problems import KEYS, AnswersCollector, is_blank, unknown
from trendaudit.answers.versions import new_option, new_question, new_value, now_called, rows_of
from trendaudit.core.audit import Answer, Decision, DecisionStatus, Scalar
from trendaudit.core.catalog import Question
from trendaudit.core.kinds import Fault, fault_message, kind_of, normal, validate
from trendaudit.errors import did_you_mean
from trendaudit.strict_yaml import Keys
from trendaudit.text.dates import is_date, looks_like_date
from trendaudit.text.quoting import shown
from trendaudit.text.translation import _
from trendaudit.text.typed_text import LONGEST_NAME, decimal_comma

_EARLIEST = "1900"
"""The year 0206 is a slip of the finger; 1970 is what a computer says whose clock has stopped, and its file counts."""
_DECISION_KEYS = ("status", "why", "who", "due")


def answers(value: object, collector: AnswersCollector) -> dict[str, Answer]:
    """Return the answers that can stand, in the order of the questions."""
    given: dict[str, Answer] = {}
    entries = collector.mapping(("answers",), value, "{question: answer}")
    for name, entry in sorted(entries.items(), key=lambda item: item[0] not in collector.catalog.questions):
        question = _question(name, entries, collector)
        if question is None or is_blank(entry):
            continue
        if question.id in given:
            message = _("{name} is answered under its new name {new} too.").format(
                name=shown(name), new=shown(question.id)
            )
            collector.set_aside(("answers", name), name, entry, message)
            continue
        if name != question.id:
            collector.rename(("answers", name), ("answers", question.id), name, question.id)
        answer = (
            _rows(name, entry, question, collector) if question.each else _cell(name, None, entry, question, collector)
        )
        if answer is not None and answer != {}:
            given[question.id] = answer
    return {question: given[question] for question in collector.catalog.questions if question in given}


def _question(name: str, entries: Mapping[str, object], collector: AnswersCollector) -> Question | None:
    new = new_question(name, collector.catalog)
    if new is not None and (collector.older or new == name):
        return collector.catalog.questions[new]
    if collector.older:
        if not is_blank(entries[name]):
            collector.set_aside(
                ("answers", name), name, entries[name], _("{name} is no longer asked.").format(name=shown(name))
            )
    elif new is not None:
        collector.refuse_key(("answers", name), now_called(_("question"), name, new))
    elif misplaced := _misplaced(name, entries, collector):
        collector.refuse_key(("answers", name), misplaced)
    else:
        collector.unfamiliar |= not did_you_mean(name, collector.catalog.questions)
        collector.refuse_key(("answers", name), unknown(_("question"), name, collector.catalog.questions))
    return None


def _misplaced(name: str, entries: Mapping[str, object], collector: AnswersCollector) -> str:
    """Say where a key belongs that is no question, but would be right on another level; empty where it is not known."""
    if name in KEYS:
        return _("{name} is no question; it begins in column 1, as 'answers' does").format(name=shown(name))
    for question in collector.catalog.questions.values():
        is_open = question.id in entries and entries[question.id] is None
        if is_open and question.each and name in rows_of(question, collector.catalog):
            message = _("{name} is no question; as a row of {question} it is indented deeper than this")
            return message.format(name=shown(name), question=shown(question.id))
    return ""


def _cell(name: str, row: str | None, value: object, question: Question, collector: AnswersCollector) -> Scalar | None:
    """Return one answer, or None where it cannot stand; `name` and `row` as they are in the file."""
    path: Keys = ("answers", name) if row is None else ("answers", name, row)
    if kind_of(question).is_free_text:
        value = collector.yaml_file.as_text(path, value)
        if cut := collector.yaml_file.cuts.get(path):
            collector.note(cut)
    today = new_value(value, question) if collector.older else value
    wrong = validate(question, today)
    if wrong is None:
        return normal(question, cast("Scalar", today))
    label = name if row is None else f"{name}.{row}"
    if collector.older:
        collector.set_aside(path, label, value, f"{label}: {fault_message(wrong, question)}")
        return None
    for place, each in _places_of(wrong, path, value, question):
        new = new_option(each.value, question) if each.kind == "not_an_option" else each.value
        renamed = new is not each.value and now_called(_("option"), str(each.value), str(new))
        comma = decimal_comma(each.value) if each.kind == "not_a_number" else ""
        collector.refuse(place, f"{label}: {renamed or comma or fault_message(each, question)}")
    return None


def _places_of(wrong: Fault, path: Keys, value: object, question: Question) -> Iterator[tuple[Keys, Fault]]:
    """Yield the picks that are wrong, each with its path, or else the whole answer."""
    picks = value if isinstance(value, list) else []
    match wrong.kind:
        case "not_an_option" if picks:
            for position, pick in enumerate(picks):
                if not isinstance(pick, str) or pick not in question.options:
                    yield (*path, position), Fault("not_an_option", pick)
        case "twice":
            yield (*path, picks.index(wrong.value, picks.index(wrong.value) + 1)), wrong
        case "not_together":
            yield (*path, picks.index(wrong.value)), wrong
        case _:
            yield path, wrong


def _rows(name: str, value: object, question: Question, collector: AnswersCollector) -> dict[str, Scalar] | None:
    path: Keys = ("answers", name)
    if not isinstance(value, dict):
        parent = collector.catalog.questions[question.each or ""]
        message = f"{name}: {fault_message(Fault('not_rows', value), question, parent)}"
        if collector.older:
            collector.set_aside(path, name, value, message)
        else:
            collector.refuse(path, message)
        return None
    given: dict[str, Scalar] = {}
    for row, entry in value.items():
        new = _row(name, row, entry, question, collector)
        if new is None or is_blank(entry):
            continue
        cell = _cell(name, row, entry, question, collector)
        if cell is not None:
            given[new] = cell
            if new != row:
                collector.moves[(*path, row)] = ("answers", question.id, new)
    rows = rows_of(question, collector.catalog).values()
    return {row: given[row] for row in rows if row in given}


def _row(name: str, row: str, entry: object, question: Question, collector: AnswersCollector) -> str | None:
    """Return the id that a row has today, or None where there is none."""
    rows = rows_of(question, collector.catalog)
    new = rows.get(row)
    if new is not None and (new == row or collector.older):
        return new
    parent = collector.catalog.questions[question.each or ""]
    message = f"{name}: {fault_message(Fault('not_a_row', row), question, parent)}"
    if row in collector.catalog.questions:
        message = _("{row} is a question, and no row of {name}: indent it as {name} is")
        message = message.format(row=shown(row), name=shown(name))
    if new is not None and not collector.older:
        collector.refuse_key(("answers", name, row), f"{name}: {now_called(_('row'), row, new)}")
    elif not collector.older:
        collector.refuse_key(("answers", name, row), message)
    elif not is_blank(entry):
        collector.set_aside(("answers", name, row), f"{name}.{row}", entry, message)
    return None


def notes(value: object, collector: AnswersCollector) -> dict[str, str]:
    """Return the notes by question id, or by `question.row`."""
    given: dict[str, str] = {}
    for name, entry in collector.mapping(("notes",), value, "{question: text}").items():
        text = collector.limited_text(("notes", name), entry)
        new = _noted(name, collector)
        if new is not None and not is_blank(text) and new not in given:
            given[new] = text
        elif collector.older and not is_blank(text):
            message = _("these rules have no place for the note on {name}.").format(name=shown(name))
            collector.set_aside(("notes", name), f"notes.{name}", text, message)
        if new is not None and new != name:
            collector.moves["notes", name] = ("notes", new)
    return given


def _noted(name: str, collector: AnswersCollector) -> str | None:
    """Return what a note belongs to, or None where there is no such thing."""
    known, dot, row = name.partition(".")
    new = new_question(known, collector.catalog) if collector.older else known
    question = collector.catalog.questions.get(new or "")
    if question is not None and not dot:
        return question.id
    rows = rows_of(question, collector.catalog) if question is not None and question.each else {}
    if question is not None and row in rows and (collector.older or rows[row] == row):
        return f"{question.id}.{rows[row]}"
    if not collector.older:
        path: Keys = ("notes", name)
        if question is not None and not question.each:
            message = _("the question {name} has no rows; write the note under {name}").format(name=shown(question.id))
            collector.refuse_key(path, message)
        elif question is not None:
            collector.refuse_key(path, unknown(_("row"), row, set(rows.values())))
        else:
            collector.refuse_key(path, unknown(_("question"), known, collector.catalog.questions))
    return None


def decisions(value: object, collector: AnswersCollector) -> dict[str, Decision]:
    """Return what became of items of the checklist, by rule id."""
    given: dict[str, Decision] = {}
    for rule, entry in collector.mapping(("decisions",), value, "{rule: {status: done}}").items():
        path: Keys = ("decisions", rule)
        if rule not in collector.catalog.rules:
            if collector.older:
                message = _("there is no rule {rule} any more.").format(rule=shown(rule))
                collector.set_aside(path, f"decisions.{rule}", entry, message)
            else:
                collector.unfamiliar |= not did_you_mean(rule, collector.catalog.rules)
                collector.refuse_key(path, unknown(_("rule"), rule, collector.catalog.rules))
        elif (decision := _decision(path, entry, collector)) is not None:
            given[rule] = decision
    return given


def _decision(path: Keys, entry: object, collector: AnswersCollector) -> Decision | None:
    if is_blank(entry):
        return None
    fields = collector.mapping(path, entry, "{status: planned, due: 2027-01-31}")
    for key in fields:
        if key not in _DECISION_KEYS:
            collector.refuse_key((*path, key), unknown(_("key"), key, _DECISION_KEYS))
    if not isinstance(entry, dict):
        return None
    status = fields.get("status")
    why = collector.limited_text((*path, "why"), fields.get("why"))
    who = collector.limited_text((*path, "who"), fields.get("who"), LONGEST_NAME)
    due = date_in((*path, "due"), fields.get("due"), collector)
    if status in get_args(DecisionStatus):
        return Decision(cast("DecisionStatus", status), why, who, due)
    nearest = did_you_mean(status, get_args(DecisionStatus)) if isinstance(status, str) else ""
    message = _("the status must be done, planned or declined, not {status}{nearest}")
    collector.refuse((*path, "status"), message.format(status=shown(status), nearest=nearest))
    return None


def date_in(path: Keys, value: object, collector: AnswersCollector) -> str:
    """Return a day of the calendar (YYYY-MM-DD); nothing at all counts as an empty text."""
    if is_blank(value):
        return ""
    if isinstance(value, str) and is_date(value) and value >= _EARLIEST:
        return value
    message = _("{key}: {value} is not a date; write year-month-day, such as 2026-11-22")
    if isinstance(value, str) and looks_like_date(value):
        message = _("{key}: there is no day {value}; look at the year, the month and the day")
    collector.refuse(path, message.format(key=path[-1], value=shown(value)))
    return ""
