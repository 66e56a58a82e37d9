"""A number."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from trendaudit.core.audit import Scalar
from trendaudit.core.catalog import Question
from trendaudit.core.conditions import NO_NUMBER, Cell, Test
from trendaudit.core.kinds.base import COUNTS, Fault, Kind, Schema, dont_know, limits, one_of
from trendaudit.text.quoting import shown
from trendaudit.text.translation import _

_INTEGER = re.compile("[-+]?[0-9]{1,18}")
_DECIMAL = re.compile(r"[-+]?[0-9]{0,18}\.[0-9]{1,18}")
_TYPED = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,2})?", re.ASCII)
"""Digits with at most two decimals after a point or a comma: 1.000 could be one or a thousand, so it is refused."""


class Number(Kind):
    """The answer is a whole number or a decimal."""

    has_range = True
    operators = COUNTS
    not_asked = NO_NUMBER

    def title(self) -> str:
        return _("a number")

    def fault(self, question: Question, value: object) -> Fault | None:
        if isinstance(value, bool) or not isinstance(value, int | float) or not -math.inf < value < math.inf:
            return Fault("not_a_number", value)
        if question.minimum is not None and value < question.minimum:
            return Fault("too_small", value, question.minimum)
        if question.maximum is not None and value > question.maximum:
            return Fault("too_large", value, question.maximum)
        return None

    def wrong_type(self, _question: Question, value: object) -> str:
        text = _("{value} is not a number; write it in digits and without quotes, such as 12 or 2.5")
        return text.format(value=shown(value))

    def allowed(self, _question: Question) -> str:
        return _(" Write a number")

    def rule(self, question: Question) -> str:
        """Say which numbers fit."""
        least, most = question.minimum, question.maximum
        if least is None and most is None:
            return _("a number")
        if least is None:
            return _("a number of at most {most}").format(most=most)
        if most is None:
            return _("a number of at least {least}").format(least=least)
        return _("a number from {least} to {most}").format(least=least, most=most)

    def instruction(self, question: Question) -> str:
        if question.minimum is None or question.maximum is None:
            return _("a number")
        return self.rule(question)

    def cell(self, value: Scalar) -> Cell:
        assert isinstance(value, int | float)
        return value

    def predicate(self, test: Test, _question: Question) -> str:
        text = _("is {number} or more") if test.operator == "at_least" else _("is {number} or less")
        return text.format(number=test.number)

    def schema(self, question: Question) -> Schema:
        number: Schema = {"type": "number", **limits(question, "minimum", "maximum")}
        return {"anyOf": [number, one_of(dont_know(question))]} if question.dont_know else number

    def candidates(self, question: Question, test: Test, _now: Scalar | None) -> Iterator[Scalar]:
        bounds = (test.number, test.number - 1, test.number + 1, question.minimum, question.maximum)
        yield from (bound for bound in bounds if bound is not None)

    def from_argument(self, text: str) -> object:
        if _INTEGER.fullmatch(text):
            return int(text)
        return float(text) if _DECIMAL.fullmatch(text) else text

    def from_typed(self, text: str) -> object:
        text = text.strip()
        if not _TYPED.fullmatch(text):
            return text
        return int(text) if text.lstrip("+-").isdigit() else float(text.replace(",", "."))
