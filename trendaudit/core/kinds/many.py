"""Several options together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from trendaudit.core.audit import DONT_KNOW, Scalar
from trendaudit.core.catalog import Question
from trendaudit.core.conditions import Cell, Test
from trendaudit.core.kinds.base import (
    COUNTS,
    Fault,
    Kind,
    Schema,
    choice_predicate,
    dont_know,
    first_known,
    joined,
    limits,
    one_of,
    option_labels,
    options_allowed,
    picks_in,
)
from trendaudit.text.quoting import shown
from trendaudit.text.translation import _, ngettext


class Many(Kind):
    """The answer is a list of option ids, in the order of the options."""

    widget = "checklist"
    fewest_options = 2
    takes_several = True
    has_range = True
    operators = ("any_of", "none_of", "all_of", "at_least", "at_most", "every")

    def title(self) -> str:
        return _("several options")

    def fault(self, question: Question, value: object) -> Fault | None:
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

    def wrong_type(self, question: Question, value: object) -> str:
        picks = picks_in(value)
        if picks and all(pick in question.options for pick in picks):
            return _("this takes a list; write [{picks}]").format(picks=", ".join(picks))
        if isinstance(value, Mapping) and first_known(value, question) == DONT_KNOW:
            return _("write {question}: {option}").format(question=question.id, option=DONT_KNOW)
        some = ", ".join(list(question.options)[:2])
        text = _("{value} is not a list; write the options in brackets, such as [{some}]")
        return text.format(value=shown(value), some=some) + "." + self.allowed(question)

    def allowed(self, question: Question) -> str:
        return options_allowed(question)

    def rule(self, question: Question) -> str:
        """Say how many options are taken; empty where any number will do."""
        least = int(question.minimum) if question.minimum is not None else 1
        if question.maximum is None:
            return "" if least <= 1 else ngettext("at least {n}", "at least {n}", least).format(n=least)
        most = int(question.maximum)
        if least == most:
            return _("exactly {n}").format(n=most)
        if least <= 1:
            return _("at most {n}").format(n=most)
        return _("{least} to {most}").format(least=least, most=most)

    def instruction(self, question: Question) -> str:
        alone = [option.id for option in question.options.values() if option.exclusive]
        least, most = question.minimum, question.maximum
        if most is not None and least is not None:
            picks = _("{least} to {most} of these").format(least=least, most=most)
        elif most is not None:
            picks = _("at most {most} of these").format(most=most)
        elif least is not None:
            picks = _("at least {least} of these").format(least=least)
        else:
            picks = _("one or more of these")
        return _("{picks} ({alone}: alone)").format(picks=picks, alone=", ".join(alone)) if alone else picks

    def normal(self, question: Question, value: Scalar | list[str]) -> Scalar:
        """Return the picks as a tuple in the order of the options."""
        if isinstance(value, list | tuple):
            return tuple(option for option in question.options if option in value)
        return value

    def cell(self, value: Scalar) -> Cell:
        return frozenset(value) if isinstance(value, tuple) else frozenset({str(value)})

    def predicate(self, test: Test, question: Question) -> str:
        if test.operator not in COUNTS:
            alone = all(question.options[option].exclusive for option in test.options)
            return choice_predicate(test, question, plain=alone)
        least = test.operator == "at_least"
        picks = (_("at least {number}") if least else _("at most {number}")).format(number=test.number)
        if labels := option_labels(test, question):
            return _("includes {picks} of {options}").format(picks=picks, options=joined(labels, _(" and ")))
        text = ngettext("includes {picks} option", "includes {picks} options", int(test.number))
        return text.format(picks=picks)

    def schema(self, question: Question) -> Schema:
        """Return the lists that can be an answer: some options together, or one that stands alone."""
        together = [*question.combinable.values()]
        alone = [option for option in question.options.values() if option.exclusive]
        some = {"minItems": 1, **limits(question, "minItems", "maxItems"), "uniqueItems": True}
        lists: list[Schema] = [{"type": "array", "items": one_of(together), **some}] if together else []
        if alone:
            lists.append({"type": "array", "items": one_of(alone), "minItems": 1, "maxItems": 1})
        return {"anyOf": [*lists, *([one_of(dont_know(question))] if question.dont_know else [])]}

    def candidates(self, question: Question, test: Test, now: Scalar | None) -> Iterator[Scalar]:
        together = [*question.combinable]
        chosen = list(now) if isinstance(now, tuple) else []
        first = [option for option in together if option in test.options]
        others = [option for option in together if option not in test.options]
        yield from ((*chosen, option) for option in _new([*first, *others], chosen))
        yield from _growing([*chosen, *_new(first, chosen)])
        yield from _growing([option for option in chosen if option not in test.options])
        yield from _growing([*first, *others])
        yield from _growing([*others, *first])
        yield from ((option.id,) for option in question.options.values() if option.exclusive)

    def from_argument(self, text: str) -> object:
        return text if text == DONT_KNOW else [pick.strip() for pick in text.split(",")]

    def bounds(
        self, _least: float | None, most: float | None, options: int, some: int
    ) -> tuple[float | None, float | None]:
        """Return how few and how many options of those that are named can be chosen."""
        picks = most if most is not None else options
        return 0, min(some or picks, picks)

    def unread_options(self, question: Question, left: Sequence[str]) -> list[str]:
        return [option for option in left if not question.options[option].exclusive]


def _new(options: Iterable[str], chosen: Sequence[str]) -> list[str]:
    return [option for option in options if option not in chosen]


def _growing(options: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the first of some options, the first two, and so on."""
    yield from (tuple(options[:count]) for count in range(1, len(options) + 1))
