"""Put faults into plain sentences, the same for every front end and every reader of files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from trendaudit.core.audit import DONT_KNOW
from trendaudit.core.catalog import Question
from trendaudit.core.questions import Fault
from trendaudit.core.typed_text import LONGEST_TEXT, excess
from trendaudit.errors import did_you_mean
from trendaudit.i18n import _, ngettext

LONGEST_SHOWN = 60
"""Characters of what somebody typed that a message repeats."""
MOST_OPTIONS = 12
"""Options that a message lists before it says how many more there are."""


def shown(value: object) -> str:
    """Return what somebody typed so that a terminal can print it: quoted, escaped and not too long."""
    match value:
        case str():
            return repr(value if len(value) <= LONGEST_SHOWN else value[:LONGEST_SHOWN] + "…")
        case None:
            return _("nothing")
        case bool():
            return "true" if value else "false"
        case int() if value.bit_length() > 64:  # noqa: PLR2004 - Python refuses to print the longest ones
            return _("a very large number")
        case int() | float():
            return str(value)
        case Mapping():
            return _("a mapping")
        case _:
            return _("a list")


def bare(text: str) -> str:
    """Return a name as it was typed where a terminal can print it, else quoted and escaped."""
    return text if text.isprintable() else repr(text)


def listed(words: Sequence[str], most: int = MOST_OPTIONS) -> str:
    """Join words with commas; after `most` of them only say how many more there are."""
    rest = len(words) - most
    if rest <= 1:
        return ", ".join(words)
    return _("{words} and {rest} more").format(words=", ".join(words[:most]), rest=rest)


def fault(fault: Fault, question: Question, parent: Question | None = None) -> str:
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
            return _too_much(fault.kind, str(fault.value), int(fault.limit or 0))
        case "too_few" | "too_many":
            return _wrong_count(fault)
        case _:
            return _unfit(fault)


def typed_text_fault(text: str, longest: int = LONGEST_TEXT) -> str:
    """Say why a text that a person typed cannot be kept, or an empty text where it can."""
    found = excess(text, longest)
    return _too_much(found.kind, text, found.limit) if found else ""


def _too_much(kind: str, text: str, limit: int) -> str:
    if kind == "too_long":
        what = _("this has {number} characters; at most {limit} have room")
    else:
        what = _("more than {limit} accents or joiners stand upon one letter here; delete some")
    return what.format(number=len(text), limit=limit)


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


def text_expected(value: object) -> str:
    """Say that a value must be text, and how to make text of it."""
    if isinstance(value, bool | int | float):
        return _("this must be text; put {value} in quotes").format(value=shown(value))
    if isinstance(value, Mapping) and value:
        what = _("this must be text, and the ': ' behind {key} makes a mapping of it; put the text in quotes")
        return what.format(key=shown(next(iter(value))))
    return _("this must be text, not {value}").format(value=shown(value))


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
