"""Question kinds: what differs between one choice, many, a number and a text stands in one module each.

Every front end and every reader of files asks here, so that none accepts what another refuses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from trendaudit.core.audit import DONT_KNOW, Scalar
from trendaudit.core.catalog import Question
from trendaudit.core.kinds.base import Fault, FaultKind, Kind, picks_in, quotes_missing
from trendaudit.core.kinds.many import Many
from trendaudit.core.kinds.number import Number
from trendaudit.core.kinds.one import One
from trendaudit.core.kinds.text import Text
from trendaudit.errors import did_you_mean
from trendaudit.text.quoting import listed, shown
from trendaudit.text.translation import _, ngettext
from trendaudit.text.typed_text import too_much

__all__ = [
    "KINDS",
    "MANY",
    "ONE",
    "TEXT",
    "Fault",
    "FaultKind",
    "Kind",
    "KindName",
    "fault_message",
    "kind_of",
    "normal",
    "validate",
]

ONE, MANY, TEXT = "one", "many", "text"
"""The kinds that the program names itself: of confirmations and notes, and of the questions that have a role."""
KINDS: Mapping[str, Kind] = {
    "one": One(),
    "many": Many(),
    "number": Number(),
    "text": Text(),
}
"""All kinds by the names that the bank gives them."""
if TYPE_CHECKING:
    KindName = str
else:  # read by pydantic, for messages and schemas
    KindName = Literal[tuple(KINDS)]


def kind_of(question: Question) -> Kind:
    """Return what a question's kind has to say."""
    return KINDS[question.kind]


def validate(question: Question, value: object) -> Fault | None:
    """Return what is wrong with one answer (one cell) to a question, or None where it can stand."""
    if value == DONT_KNOW:
        return None if question.dont_know else Fault("dont_know_refused", value)
    return KINDS[question.kind].fault(question, value)


def normal(question: Question, value: Scalar | list[str]) -> Scalar:
    """Return an answer without fault in its one form: picks as a tuple in the order of the options."""
    return KINDS[question.kind].normal(question, value)


def fault_message(fault: Fault, question: Question, parent: Question | None = None) -> str:
    """Say what is wrong with an answer and how to mend it, in one sentence.

    `parent` is the question whose options are the rows; it is needed for `not_rows` and `not_a_row`.
    """
    kind = kind_of(question)
    match fault.kind:
        case "not_an_option":
            return _not_an_option(fault.value, question)
        case "not_one" | "not_a_list" | "not_a_number" | "not_text":
            return kind.wrong_type(question, fault.value)
        case "not_rows" | "not_a_row":
            return _wrong_row(fault, question, parent)
        case "dont_know_refused":
            return _("“don't know” is not accepted here.") + kind.allowed(question)
        case "too_long" | "too_many_marks":
            text = fault.value if isinstance(fault.value, str) else ""
            return too_much(fault.kind, text, int(fault.limit or 0))
        case "too_few" | "too_many":
            return _wrong_count(fault)
        case _:
            return _unfit(fault)


def _unfit(fault: Fault) -> str:
    texts = {
        "empty": _("the answer is blank; write some text, or nothing at all"),
        "twice": _("{value} is chosen twice; remove one of the two"),
        "not_together": _("{value} cannot be chosen together with other options; keep it alone or remove it"),
        "too_small": _("{value} is too small; the least is {limit}"),
        "too_large": _("{value} is too large; the most is {limit}"),
    }
    return texts[fault.kind].format(value=shown(fault.value), limit=fault.limit)


def _not_an_option(value: object, question: Question) -> str:
    kind = kind_of(question)
    if value == DONT_KNOW:
        return _("'dont_know' cannot stand in a list; make it the whole answer, or remove it")
    if text := quotes_missing(value, question.options):
        return text
    picks = picks_in(value)
    if len(picks) > 1 and all(pick in question.options for pick in picks):
        if kind.takes_several:
            text = _("{value} is not one option; a comma must part two options: {picks}")
            return text.format(value=shown(value), picks=", ".join(picks))
        return _("this takes one option, not {number}").format(number=len(picks)) + "." + kind.allowed(question)
    text = _("{value} is not an option").format(value=shown(value))
    return text + (_labelled(value, question) or _nearest(value, question.options)) + kind.allowed(question)


def _labelled(value: object, question: Question) -> str:
    """Return the option that a text is the label of, as a question; empty where it is none's."""
    words = value.strip().casefold() if isinstance(value, str) else ""
    named = next((option for option in question.options.values() if option.label.casefold() == words), None)
    return _("; did you mean {id!r} ({label})?").format(id=named.id, label=named.label) if named else ""


def _wrong_row(fault: Fault, question: Question, parent: Question | None) -> str:
    rows = [*parent.combinable] if parent else []
    if fault.kind == "not_rows":
        answer = next(iter(question.options), "…")
        text = _("this is asked for each option of '{parent}'; write one line for each, such as {row}: {answer}")
        return text.format(parent=question.each, row=rows[0] if rows else "…", answer=answer)
    text = _("{value} is not a row of this question").format(value=shown(fault.value))
    return text + _nearest(fault.value, rows) + _(" The rows are: {rows}").format(rows=listed(rows))


def _nearest(value: object, known: Iterable[str]) -> str:
    """Return the nearest known word as a question, or a full stop."""
    return (did_you_mean(value, known) if isinstance(value, str) else "") or "."


def _wrong_count(fault: Fault) -> str:
    picks = len(fault.value) if isinstance(fault.value, list | tuple) else 0
    limit = int(fault.limit or 0)
    if fault.kind == "too_few":
        text = ngettext("choose at least {limit} option", "choose at least {limit} options", limit)
    else:
        text = ngettext("choose at most {limit} option", "choose at most {limit} options", limit)
    return _("{text}; this has {picks}").format(text=text.format(limit=limit), picks=picks)
