"""Validate answers, and say what is wrong with them: the same for every front end and every reader of files."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from trendaudit.core.audit import DONT_KNOW, Scalar
from trendaudit.core.catalog import Question
from trendaudit.errors import did_you_mean
from trendaudit.text.quoting import listed, shown
from trendaudit.text.translation import _, ngettext
from trendaudit.text.typed_text import excess, text_expected, too_much

FaultKind = Literal[
    "not_text", "not_an_option", "not_one", "not_a_list", "not_a_number", "not_rows", "not_a_row",
    "dont_know_refused", "twice", "not_together", "too_few", "too_many", "too_small", "too_large", "empty",
    "too_long", "too_many_marks",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an answer; `value` is the offending piece, `limit` the bound that it breaks."""

    kind: FaultKind
    value: object = None
    limit: int | float | None = None
    row: str | None = None


def validate(question: Question, value: object) -> Fault | None:
    """Return what is wrong with one answer (one cell) to a question, or None where it can stand.

    Every front end asks here, so that none accepts what another refuses.
    """
    if value == DONT_KNOW:
        return None if question.dont_know else Fault("dont_know_refused", value)
    match question.kind:
        case "text":
            return _text_fault(value)
        case "number":
            return _number_fault(question, value)
        case "one":
            return _option_fault(question, value)
        case "many":
            return _picks_fault(question, value)


def _text_fault(value: object) -> Fault | None:
    if not isinstance(value, str):
        return Fault("not_text", value)
    if not value.strip():
        return Fault("empty", value)
    found = excess(value)
    return Fault(found.kind, value, found.limit) if found else None


def _number_fault(question: Question, value: object) -> Fault | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -math.inf < value < math.inf:
        return Fault("not_a_number", value)
    if question.minimum is not None and value < question.minimum:
        return Fault("too_small", value, question.minimum)
    if question.maximum is not None and value > question.maximum:
        return Fault("too_large", value, question.maximum)
    return None


def _option_fault(question: Question, value: object) -> Fault | None:
    if not isinstance(value, str):
        return Fault("not_one", value)
    return None if value in question.options else Fault("not_an_option", value)


def _picks_fault(question: Question, value: object) -> Fault | None:
    if not isinstance(value, list | tuple):
        return Fault("not_a_list", value)
    for position, pick in enumerate(value):
        if not isinstance(pick, str) or pick not in question.options:
            return Fault("not_an_option", pick)
        if pick in value[:position]:
            return Fault("twice", pick)
    alone = next((pick for pick in value if question.options[pick].exclusive), None)
    if alone is not None:
        return Fault("not_together", alone) if len(value) > 1 else None
    least = question.minimum if question.minimum is not None else 1
    if len(value) < least:
        return Fault("too_few", value, least)
    if question.maximum is not None and len(value) > question.maximum:
        return Fault("too_many", value, question.maximum)
    return None


def normal(question: Question, value: Scalar | list[str]) -> Scalar:
    """Return an answer without fault in its one form: picks as a tuple in the order of the options."""
    if isinstance(value, list | tuple):
        return tuple(option for option in question.options if option in value)
    return value


def fault_message(fault: Fault, question: Question, parent: Question | None = None) -> str:
    """Say what is wrong with an answer and how to mend it, in one sentence.

    `parent` is the question whose options are the rows; it is needed for `not_rows` and `not_a_row`.
    """
    match fault.kind:
        case "not_an_option":
            return _not_an_option(fault.value, question)
        case "not_one" | "not_a_list" | "not_a_number" | "not_text":
            return _wrong_type(fault.value, question)
        case "not_rows" | "not_a_row":
            return _wrong_row(fault, question, parent)
        case "dont_know_refused":
            return _("“don't know” is not accepted here.") + _allowed(question)
        case "too_long" | "too_many_marks":
            return too_much(fault.kind, str(fault.value), int(fault.limit or 0))
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
    if value == DONT_KNOW:
        return _("'dont_know' cannot stand in a list; make it the whole answer, or remove it")
    if text := _quotes_missing(value, question.options):
        return text
    picks = _picks(value)
    if question.kind == "one" and len(picks) > 1 and all(pick in question.options for pick in picks):
        return _("this takes one option, not {number}").format(number=len(picks)) + "." + _allowed(question)
    text = _("{value} is not an option").format(value=shown(value))
    return text + (_labelled(value, question) or _nearest(value, question.options)) + _allowed(question)


def _labelled(value: object, question: Question) -> str:
    """Return the option that a text is the label of, as a question; empty where it is none's."""
    words = value.strip().casefold() if isinstance(value, str) else ""
    named = next((option for option in question.options.values() if option.label.casefold() == words), None)
    return _("; did you mean {id!r} ({label})?").format(id=named.id, label=named.label) if named else ""


def _picks(value: object) -> list[str]:
    """Return the parts of a text between commas; none of anything else."""
    return [pick.strip() for pick in value.split(",")] if isinstance(value, str) else []


def _wrong_type(value: object, question: Question) -> str:
    match question.kind:
        case "text":
            return text_expected(value)
        case "number":
            return _("{value} is not a number; write it in digits and without quotes, such as 12 or 2.5").format(
                value=shown(value)
            )
        case "one":
            return _quotes_missing(value, question.options) or _not_one(value, question)
        case "many":
            return _not_a_list(value, question)


def _quotes_missing(value: object, options: Iterable[str]) -> str:
    """Say that YAML read an option such as `true` as something else; empty where that is not the fault."""
    if isinstance(value, bool) and shown(value) in options:
        return _("put this option in quotes: {quoted}").format(quoted=f'"{shown(value)}"')
    return ""


def _not_one(value: object, question: Question) -> str:
    if isinstance(value, list | tuple) and len(value) == 1 and value[0] in list(question.options):
        return _("this takes one option, not a list; write {option}").format(option=value[0])
    if isinstance(value, Mapping) and (named := _first_known(value, question)):
        return _("this takes one option; write {question}: {option}").format(question=question.id, option=named)
    text = _("this takes one option, not {value}").format(value=shown(value))
    return text + "." + _allowed(question)


def _not_a_list(value: object, question: Question) -> str:
    picks = _picks(value)
    if picks and all(pick in question.options for pick in picks):
        return _("this takes a list; write [{picks}]").format(picks=", ".join(picks))
    if isinstance(value, Mapping) and _first_known(value, question) == DONT_KNOW:
        return _("write {question}: {option}").format(question=question.id, option=DONT_KNOW)
    some = ", ".join(list(question.options)[:2])
    text = _("{value} is not a list; write the options in brackets, such as [{some}]")
    return text.format(value=shown(value), some=some) + "." + _allowed(question)


def _first_known(value: Mapping[object, object], question: Question) -> str:
    """Return the first key that is an option, or `dont_know` where it may be said; empty where there is none."""
    known = {*question.options, DONT_KNOW} if question.dont_know else {*question.options}
    return next((key for key in value if isinstance(key, str) and key in known), "")


def _wrong_row(fault: Fault, question: Question, parent: Question | None) -> str:
    rows = [option.id for option in parent.options.values() if not option.exclusive] if parent else []
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


def _allowed(question: Question) -> str:
    if question.kind in ("one", "many"):
        return _(" The options are: {options}").format(options=_options(question))
    return _(" Write a number") if question.kind == "number" else _(" Write some text")


def _options(question: Question) -> str:
    offered = [*question.options, DONT_KNOW] if question.dont_know else list(question.options)
    return listed(offered)
