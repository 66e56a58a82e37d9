"""A text in somebody's own words, which no rule reads."""

from __future__ import annotations

from collections.abc import Iterator

from trendaudit.core.audit import DONT_KNOW, Scalar
from trendaudit.core.catalog import Question
from trendaudit.core.conditions import Cell, Test
from trendaudit.core.kinds.base import Fault, Kind, Schema
from trendaudit.text.translation import _
from trendaudit.text.typed_text import LONGEST_TEXT, excess, text_expected


class Text(Kind):
    """The answer is a text of bounded length."""

    is_free_text = True

    def title(self) -> str:
        return _("text")

    def fault(self, question: Question, value: object) -> Fault | None:
        if not isinstance(value, str):
            return Fault("not_text", value)
        if not value.strip():
            return Fault("empty", value)
        found = excess(value, LONGEST_TEXT if question.maximum is None else int(question.maximum))
        return Fault(found.kind, value, found.limit) if found else None

    def wrong_type(self, _question: Question, value: object) -> str:
        return text_expected(value)

    def allowed(self, _question: Question) -> str:
        return _(" Write some text")

    def rule(self, _question: Question) -> str:
        return _("text")

    def instruction(self, _question: Question) -> str:
        return _("text")

    def cell(self, value: Scalar) -> Cell:
        return frozenset({str(value)})

    def predicate(self, test: Test, question: Question) -> str:
        raise NotImplementedError  # the pack refuses conditions on text

    def schema(self, question: Question) -> Schema:
        return {"type": "string", **({} if question.dont_know else {"not": {"const": DONT_KNOW}})}

    def candidates(self, _question: Question, _test: Test, _now: Scalar | None) -> Iterator[Scalar]:
        return iter(())
