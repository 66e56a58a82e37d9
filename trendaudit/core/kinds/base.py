"""What a kind of question has to say for itself."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from trendaudit.core.audit import DONT_KNOW, Scalar
from trendaudit.core.catalog import Option, Question
from trendaudit.core.conditions import Cell, Test
from trendaudit.text.quoting import listed, shown
from trendaudit.text.translation import _

FaultKind = Literal[
    "not_text", "not_an_option", "not_one", "not_a_list", "not_a_number", "not_rows", "not_a_row",
    "dont_know_refused", "twice", "not_together", "too_few", "too_many", "too_small", "too_large", "empty",
    "too_long", "too_many_marks",
]  # fmt: skip
Widget = Literal["menu", "checklist", "line"]
Schema = dict[str, object]
COUNTS = ("at_least", "at_most")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an answer; `value` is the offending piece, `limit` the bound that it breaks."""

    kind: FaultKind
    value: object = None
    limit: int | float | None = None
    row: str | None = None


class Kind(ABC):
    """Everything that differs from one kind of question to another.

    A new kind is one module beside this one, and one line in `core.kinds.KINDS`.
    """

    widget: ClassVar[Widget] = "line"
    """How a front end asks: one of a list, ticks on a list, or a line to type."""
    fewest_options: ClassVar[int] = 0
    """How many options the bank must offer at least; 0 where it has none to offer."""
    takes_several: ClassVar[bool] = False
    """Whether several options are chosen together: then some may be exclusive, and each can be a row elsewhere."""
    has_range: ClassVar[bool] = False
    """Whether the bank may name `min` and `max`."""
    has_points: ClassVar[bool] = False
    """Whether a rule can give points to each option."""
    is_free_text: ClassVar[bool] = False
    """Whether anything that is typed is an answer: then no rule reads it."""
    operators: ClassVar[tuple[str, ...]] = ()
    """What a condition may say of it."""
    not_asked: ClassVar[Cell] = frozenset()
    """What a cell of a question that is not asked holds."""

    @abstractmethod
    def title(self) -> str:
        """Name what an answer is, in two or three words."""

    @abstractmethod
    def fault(self, question: Question, value: object) -> Fault | None:
        """Return what is wrong with an answer other than `dont_know`, or None where it can stand."""

    @abstractmethod
    def wrong_type(self, question: Question, value: object) -> str:
        """Say that a value is not even of the right sort, and how to write it."""

    @abstractmethod
    def allowed(self, question: Question) -> str:
        """Say what can be answered, as a sentence that follows another."""

    @abstractmethod
    def instruction(self, question: Question) -> str:
        """Say how the question is answered in a file, above its options."""

    @abstractmethod
    def cell(self, value: Scalar) -> Cell:
        """Return what conditions read of an answer other than `dont_know`."""

    @abstractmethod
    def predicate(self, test: Test, question: Question) -> str:
        """Put into words what a test says of a question."""

    @abstractmethod
    def schema(self, question: Question) -> Schema:
        """Return the JSON Schema of an answer that is not blank."""

    @abstractmethod
    def candidates(self, question: Question, test: Test, now: Scalar | None) -> Iterator[Scalar]:
        """Yield answers of which one may make a test come out otherwise than with the answer that is there now."""

    def rule(self, _question: Question) -> str:
        """Say in a few words which answers fit; empty where the options say it."""
        return ""

    def normal(self, _question: Question, value: Scalar | list[str]) -> Scalar:
        """Return an answer without fault in its one form."""
        return tuple(value) if isinstance(value, list) else value

    def label(self, question: Question, pick: object) -> str:
        """Return an answer, or one pick of several, as a person reads it."""
        option = question.options.get(pick) if isinstance(pick, str) else None
        return option.label if option else str(pick)

    def from_argument(self, text: str) -> object:
        """Return the answer that an argument of the command line stands for."""
        return text

    def from_typed(self, text: str) -> object:
        """Return the answer that a line typed in an interview stands for."""
        return text

    def bounds(
        self, least: float | None, most: float | None, _options: int, _some: int
    ) -> tuple[float | None, float | None]:
        """Return the least and the greatest that a count in a condition can be held against.

        `least` and `most` are what the bank allows, `_options` how many there are and `_some` how many are named.
        """
        return least, most

    def unread_options(self, _question: Question, _left: Sequence[str]) -> list[str]:
        """Return the options that make no difference, of those `_left` that no condition names."""
        return []


def options_allowed(question: Question) -> str:
    """Say which options there are, as a sentence that follows another."""
    offered = [*question.options, DONT_KNOW] if question.dont_know else list(question.options)
    return _(" The options are: {options}").format(options=listed(offered))


_BETWEEN_PICKS = re.compile(r"\s*[,;/|+&\uff0c\uff1b\u3001\u060c]\s*|\s+")


def picks_in(value: object) -> list[str]:
    """Return the parts of a text between commas, or what is typed instead of them; none of anything else."""
    return _BETWEEN_PICKS.split(value.strip()) if isinstance(value, str) else []


def quotes_missing(value: object, options: Iterable[str]) -> str:
    """Say that YAML read an option such as `true` as something else; empty where that is not the fault."""
    if isinstance(value, bool) and shown(value) in options:
        return _("put this option in quotes: {quoted}").format(quoted=f'"{shown(value)}"')
    return ""


def first_known(value: Mapping[object, object], question: Question) -> str:
    """Return the first key that is an option, or `dont_know` where it may be said; empty where there is none."""
    known = {*question.options, DONT_KNOW} if question.dont_know else {*question.options}
    return next((key for key in value if isinstance(key, str) and key in known), "")


def option_labels(test: Test, question: Question) -> list[str]:
    """Return the labels of the options that a test names, in their order."""
    return [option.label for option in question.options.values() if option.id in test.options]


def joined(labels: Sequence[str], last: str) -> str:
    """Join labels, each in quotes, with `last` before the last one."""
    quoted = [f"“{label}”" for label in labels]
    return last.join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else "".join(quoted)


def choice_predicate(test: Test, question: Question, *, plain: bool) -> str:
    """Put into words that some options are chosen or not; `plain` where only one can be."""
    labels = option_labels(test, question)
    match test.operator:
        case "none_of":
            text = _("is not {options}") if plain else _("does not include {options}")
        case "all_of":
            return _("includes {options}").format(options=joined(labels, _(" and ")))
        case _:
            text = _("is {options}") if plain else _("includes {options}")
    return text.format(options=joined(labels, _(" or ")))


def one_of(options: Iterable[Option]) -> Schema:
    """Return the schema of an option id; editors show the descriptions beside the ids."""
    offered = list(options)
    return {"enum": [option.id for option in offered], "enumDescriptions": [option.label for option in offered]}


def dont_know(question: Question) -> list[Option]:
    """Return `dont_know` as an option, where it may be answered."""
    return [Option(DONT_KNOW, _("This was asked, and nobody knows."))] if question.dont_know else []


def limits(question: Question, least: str, most: str) -> Schema:
    """Return the range of a question under the names that a schema has for it."""
    named = {least: question.minimum, most: question.maximum}
    return {name: limit for name, limit in named.items() if limit is not None}
