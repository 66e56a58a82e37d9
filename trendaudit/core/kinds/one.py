"""One option of several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from trendaudit.core.audit import Scalar
from trendaudit.core.catalog import Question
from trendaudit.core.conditions import Cell, Test
from trendaudit.core.kinds.base import (
    Fault,
    Kind,
    Schema,
    choice_predicate,
    dont_know,
    first_known,
    one_of,
    options_allowed,
    quotes_missing,
)
from trendaudit.text.quoting import shown
from trendaudit.text.translation import _


class One(Kind):
    """The answer is the id of an option."""

    widget = "menu"
    fewest_options = 2
    has_points = True
    operators = ("any_of", "none_of", "every")

    def title(self) -> str:
        return _("one option")

    def fault(self, question: Question, value: object) -> Fault | None:
        if not isinstance(value, str):
            return Fault("not_one", value)
        return None if value in question.options else Fault("not_an_option", value)

    def wrong_type(self, question: Question, value: object) -> str:
        if text := quotes_missing(value, question.options):
            return text
        if isinstance(value, list | tuple) and len(value) == 1 and value[0] in list(question.options):
            return _("this takes one option, not a list; write {option}").format(option=value[0])
        if isinstance(value, Mapping) and (named := first_known(value, question)):
            return _("this takes one option; write {question}: {option}").format(question=question.id, option=named)
        text = _("this takes one option, not {value}").format(value=shown(value))
        return text + "." + self.allowed(question)

    def allowed(self, question: Question) -> str:
        return options_allowed(question)

    def instruction(self, _question: Question) -> str:
        return _("one of these")

    def cell(self, value: Scalar) -> Cell:
        return frozenset({str(value)})

    def predicate(self, test: Test, question: Question) -> str:
        return choice_predicate(test, question, plain=True)

    def schema(self, question: Question) -> Schema:
        return one_of([*question.options.values(), *dont_know(question)])

    def candidates(self, question: Question, _test: Test, _now: Scalar | None) -> Iterator[Scalar]:
        yield from question.options

    def unread_options(self, _question: Question, left: Sequence[str]) -> list[str]:
        """Return them where they are several: a single one is told from the others by not being them."""
        return list(left) if len(left) > 1 else []
