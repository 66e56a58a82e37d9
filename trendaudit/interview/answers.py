"""From a reply to an answer that can stand, and from an answer to words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from trendaudit.core.audit import DONT_KNOW, Scalar
from trendaudit.core.catalog import Question
from trendaudit.core.kinds import Fault, fault_message, normal, validate
from trendaudit.text.translation import _, ngettext
from trendaudit.text.typed_text import LONGEST_TEXT, excess_message

NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,2})?", re.ASCII)
"""Digits with at most two decimals after a point or a comma: 1.000 could be one or a thousand, so it is refused."""


class RefusedError(Exception):
    """A reply that cannot stand; the message is for the person who gave it."""


def answer_from(question: Question, raw: object, longest: int = LONGEST_TEXT) -> Scalar:
    """Return the answer that a raw reply stands for.

    Raises RefusedError with what to do where it cannot stand.
    """
    value = _number(raw) if question.kind == "number" and isinstance(raw, str) else raw
    value = typed_text(value, longest) if isinstance(value, str) else value
    wrong = validate(question, value)
    if wrong is not None:
        raise RefusedError(_sentence(wrong, question))
    return normal(question, cast("Scalar", value))


def typed_text(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return typed or pasted text without line breaks and outer blanks.

    Raises RefusedError where it is longer than that, or some of it is no text in the encoding of the terminal.
    """
    text = " ".join(_joined(text).splitlines()).strip()
    if readable(text) != text:
        said = _(
            "Some of what was typed cannot be read in this terminal's encoding. Type it with other letters, or use a "
            "terminal with UTF-8."
        )
        raise RefusedError(said)
    if wrong := excess_message(text, longest):
        raise RefusedError(f"{wrong[:1].upper()}{wrong[1:]}.")
    return text


def readable(text: str) -> str:
    """Return typed text without what the terminal's encoding does not hold."""
    return "".join(letter for letter in _joined(text) if not "\ud800" <= letter <= "\udfff")


def _joined(text: str) -> str:
    """Return text in which the two halves are one character, in which Windows may give it."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def in_words(question: Question, value: object) -> str:
    """Return an answer as a person reads it: labels for ids; empty where there is none."""
    if value is None:
        return ""
    if value == DONT_KNOW:
        return _("don't know")
    if isinstance(value, list | tuple):
        return ", ".join(_label(question, pick) for pick in value)
    return _label(question, value)


def picks_rule(question: Question) -> str:
    """Say how many options a `many` question takes; empty where any number will do."""
    least = int(question.minimum) if question.minimum is not None else 1
    if question.maximum is None:
        return "" if least <= 1 else ngettext("at least {n}", "at least {n}", least).format(n=least)
    most = int(question.maximum)
    if least == most:
        return _("exactly {n}").format(n=most)
    if least <= 1:
        return _("at most {n}").format(n=most)
    return _("{least} to {most}").format(least=least, most=most)


def number_rule(question: Question) -> str:
    """Say which numbers a `number` question takes."""
    least, most = question.minimum, question.maximum
    if least is None and most is None:
        return _("a number")
    if least is None:
        return _("a number of at most {most}").format(most=most)
    if most is None:
        return _("a number of at least {least}").format(least=least)
    return _("a number from {least} to {most}").format(least=least, most=most)


def _label(question: Question, value: object) -> str:
    option = question.options.get(value) if isinstance(value, str) else None
    return option.label if option else str(value)


def _number(raw: str) -> object:
    text = raw.strip()
    if text == DONT_KNOW or not NUMBER.fullmatch(text):
        return text
    if text.lstrip("+-").isdigit():
        return int(text)
    return float(text.replace(",", "."))


def _sentence(wrong: Fault, question: Question) -> str:
    """Say what is wrong in the words of an interview, where people see labels and no ids."""
    match wrong.kind:
        case "empty":
            return _("Nothing was typed. Type an answer, or choose to answer later.")
        case "dont_know_refused":
            return _("This one needs an answer; it can also be answered later.")
        case "not_a_number":
            return _("Type {number} in digits, such as 12 or 2.5.").format(number=number_rule(question))
        case "too_few" if not wrong.value:
            picks = picks_rule(question) if (question.minimum or 1) > 1 else _("at least one")
            return _("Nothing is chosen yet; choose {picks}.").format(picks=picks)
        case "not_together" | "twice":
            sentence = fault_message(replace(wrong, value=_label(question, wrong.value)), question)
        case _:
            sentence = fault_message(wrong, question)
    return sentence[:1].upper() + sentence[1:] + ("" if sentence.endswith(".") else ".")
