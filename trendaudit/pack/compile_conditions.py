"""From a condition as it stands in a file to the condition that the core evaluates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from trendaudit.core.conditions import ALWAYS, All, Any, Condition, Not, Operator, Test
from trendaudit.core.kinds.base import COUNTS
from trendaudit.errors import Problem, did_you_mean
from trendaudit.pack.bank import OPERATORS, Bank, BankQuestion, unknown_option
from trendaudit.pack.limits import DEEPEST, MOST_LINES
from trendaudit.pack.parse import Location
from trendaudit.text.quoting import shown
from trendaudit.text.translation import _
from trendaudit.text.typed_text import decimal_comma


def compile_condition(
    data: Mapping[str, object], location: Location, bank: Bank, reader: BankQuestion | None = None
) -> tuple[Condition, list[Problem]]:
    """Return what a condition means, and what is wrong with it; where something is, the meaning is of no use.

    `reader` is the question whose `ask_when` it is: that may only name questions that were asked before it.
    """
    if fault := _too_large(data):
        return ALWAYS, [location.key_problem(fault)]
    compiler = _Compiler(bank, reader)
    return compiler.mapping(data, location), compiler.problems


def _too_large(data: object) -> str | None:
    """Say that a condition has too many lines or too many conditions inside of each other; None where it has not."""
    lines, level, depth = 0, [data], 0
    while level:
        lines += sum(len(one) for one in level if isinstance(one, Mapping))
        inside = [
            value for one in level if isinstance(one, Mapping) for key, value in one.items() if key in {"any", "not"}
        ]
        level = [part for one in inside for part in (one if isinstance(one, list) else [one])]
        depth += 1
        if lines > MOST_LINES:
            return _("a condition has at most {most} lines; this one has more").format(most=MOST_LINES)
        if depth > DEEPEST:
            return _("at most {most} conditions can stand inside of each other").format(most=DEEPEST)
    return None


def too_late(asked: BankQuestion, reader: BankQuestion) -> str | None:
    """Say why a question comes too late for another that depends on it; None where it does not."""
    if asked.position >= reader.position:
        message = _("{question!r} is not asked before {reader!r}; only earlier questions can be named here")
    elif reader.entry.depth == "quick" and asked.entry.depth != "quick":
        message = _("{question!r} is left out of a quick audit, which asks {reader!r}; make both quick, or neither")
    else:
        return None
    return message.format(question=asked.id, reader=reader.id)


@dataclass(slots=True)
class _Compiler:
    bank: Bank
    reader: BankQuestion | None
    problems: list[Problem] = field(default_factory=list)

    def mapping(self, data: object, location: Location) -> Condition:
        """Compile `line: value` pairs, which must all hold."""
        if not isinstance(data, Mapping):
            return self._wrong(location, _("expected a condition such as {{question: option}}, found {value}"), data)
        lines = [self._line(key, value, location.at(key)) for key, value in data.items()]
        return lines[0] if len(lines) == 1 else All(tuple(lines))

    def _wrong(self, location: Location, message: str, value: object = None) -> Condition:
        self.problems.append(location.problem(message.format(value=shown(value))))
        return ALWAYS

    def _line(self, key: str, value: object, location: Location) -> Condition:
        if key == "any":
            return self._any(value, location)
        if key == "not":
            return Not(self.mapping(value, location))
        question, dot, row = key.partition(".")
        asked = self.bank.find(question)
        if asked is None:
            fault = self.bank.unknown(question)
        else:
            fault = self._refused(asked) or (self.bank.unknown_row(asked, row) if dot else None)
        if fault:
            self.problems.append(location.key_problem(fault))
        if asked is None or fault:
            return ALWAYS
        return self._test(asked, row if dot else None, value, location)

    def _refused(self, asked: BankQuestion) -> str | None:
        if asked.kind.is_free_text:
            return _("{question!r} is answered in text, which is never read").format(question=asked.id)
        return too_late(asked, self.reader) if self.reader else None

    def _any(self, value: object, location: Location) -> Condition:
        if not isinstance(value, list):
            return self._wrong(location, _("expected a list of conditions, found {value}"), value)
        if not value:
            return self._wrong(location, _("expected at least one condition"))
        return Any(tuple(self.mapping(part, location.at(index)) for index, part in enumerate(value)))

    def _test(self, asked: BankQuestion, row: str | None, value: object, location: Location) -> Condition:
        if not isinstance(value, Mapping):
            if "any_of" not in asked.kind.operators:
                return self._wrong(location, _("a number needs at_least or at_most, such as {{at_least: 2}}"))
            return Test(asked.id, "any_of", self._options(asked, value, location), row=row)
        operator = self._operator(asked, row, value, location)
        if operator is None:
            return ALWAYS
        inside, within = value[operator], location.at(operator)
        if operator in COUNTS:
            return self._count(asked, row, value, location)
        options = self._options(asked, inside, within)
        match operator:
            case "every":
                return Test(asked.id, "any_of", options, every=True)
            case "none_of":
                return Test(asked.id, "none_of", options, row=row)
        return Test(asked.id, "all_of", options, row=row)

    def _operator(
        self, asked: BankQuestion, row: str | None, value: Mapping[str, object], location: Location
    ) -> str | None:
        """Return the one operator of a mapping, or report why there is none."""
        unknown = [key for key in value if key not in OPERATORS and key != "of"]
        for key in unknown:
            message = _("there is no operator {key!r}").format(key=key) + did_you_mean(key, (*OPERATORS, "of"))
            self.problems.append(location.at(key).key_problem(message))
        operators = [key for key in value if key in OPERATORS]
        if unknown:
            return None
        if len(operators) != 1:
            self._wrong(location, _("expected exactly one of none_of, all_of, at_least, at_most and every"))
            return None
        if fault := _misused(asked, row, operators[0], counts_some="of" in value):
            self.problems.append(location.at(operators[0]).key_problem(fault))
            return None
        return operators[0]

    def _options(self, asked: BankQuestion, value: object, location: Location) -> frozenset[str]:
        """Return the options that a value names, one or a list of them."""
        named = value if isinstance(value, list) else [value]
        if not named:
            self._wrong(location, _("expected at least one option"))
        seen: set[object] = set()
        for index, option in enumerate(named):
            place = location.at(index) if isinstance(value, list) else location
            if not isinstance(option, str):
                self._wrong(place, _("expected an option, found {value}"), option)
            elif option not in asked.options:
                self.problems.append(place.problem(unknown_option(asked, option)))
            elif option in seen:
                self._wrong(place, _("{value} stands here twice"), option)
            else:
                seen.add(option)
        return frozenset(option for option in named if isinstance(option, str))

    def _count(
        self, asked: BankQuestion, row: str | None, value: Mapping[str, object], location: Location
    ) -> Condition:
        operator: Operator = "at_least" if "at_least" in value else "at_most"
        number, place = value[operator], location.at(operator)
        if isinstance(number, bool) or not isinstance(number, int | float):
            return self._wrong(place, decimal_comma(number) or _("expected a number, found {value}"), number)
        options = self._options(asked, value["of"], location.at("of")) if "of" in value else frozenset()
        if asked.kind.takes_several and not isinstance(number, int):
            return self._wrong(place, _("expected a whole number, found {value}"), number)
        if fault := _pointless(asked, operator, number, len(options)):
            return self._wrong(place, fault, number)
        return Test(asked.id, operator, options, number, row)


def _misused(asked: BankQuestion, row: str | None, operator: str, *, counts_some: bool) -> str | None:
    """Say why an operator does not go with a question; None where it does."""
    if operator not in asked.kind.operators:
        message = _("{operator} does not go with {question!r}, which is of kind {kind}")
        return message.format(operator=operator, question=asked.id, kind=asked.entry.kind)
    if operator == "every" and (asked.entry.each is None or row is not None):
        return _("'every' is for all rows of a question that is asked `each`")
    if counts_some and not (operator in COUNTS and asked.kind.takes_several):
        return _("'of' goes with at_least and at_most of a question of kind many only")
    return None


def _pointless(asked: BankQuestion, operator: Operator, number: float, some: int) -> str | None:
    """Say why a count is always or never reached; None where it depends on the answer."""
    least, most = asked.kind.bounds(asked.entry.min, asked.entry.max, len(asked.options), some)
    if operator == "at_least":
        return _pointless_least(number, least, most) or _misleading(asked, number, some)
    return _pointless_most(number, least, most)


def _pointless_least(number: float, least: float | None, most: float | None) -> str | None:
    if least is not None and number <= least:
        return _("this always holds: the answer is never less than {value}")
    if most is not None and number > most:
        return _("this never holds: the answer is never as much as {value}")
    return None


def _pointless_most(number: float, least: float | None, most: float | None) -> str | None:
    if most is not None and number >= most:
        return _("this always holds: the answer is never more than {value}")
    if least is not None and number < least:
        return _("this never holds: the answer is never as little as {value}")
    return None


def _misleading(asked: BankQuestion, number: float, some: int) -> str | None:
    """Say that an exclusive option, such as "none of these", counts as one that was chosen."""
    alone = next((option for option, details in asked.options.items() if details.exclusive), None)
    if alone is None or some or number != 1 or not asked.kind.takes_several:
        return None
    return _("the exclusive option OPTION counts too; write {{none_of: [OPTION]}}").replace("OPTION", alone)
