"""From question files to the questions of the core, and whether each makes sense by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from trendaudit.core.catalog import ConsistencyWarning, Option, Question, Section
from trendaudit.core.conditions import tests
from trendaudit.core.kinds import KINDS
from trendaudit.errors import Problem
from trendaudit.pack.bank import RESERVED, Bank, BankQuestion
from trendaudit.pack.compile_conditions import compile_condition, too_late
from trendaudit.pack.extend import Base
from trendaudit.pack.folder import section_id
from trendaudit.pack.models.shared import listed, plain
from trendaudit.pack.parse import Location, ParsedPack
from trendaudit.text.translation import _

Check = Callable[[BankQuestion, Bank], Iterator[Problem]]


def check_questions(bank: Bank) -> tuple[Bank, list[Problem]]:
    """Return what is wrong with each question by itself, and the bank with these questions marked as faulty."""
    checks: tuple[Check, ...] = (_reserved, _options, _range, _rows, _text)
    problems: list[Problem] = []
    faulty = set(bank.faulty)
    for asked in bank.questions.values():
        faults = [fault for check in checks for fault in check(asked, bank)]
        problems += faults
        if faults:
            faulty.add(asked.id)
    problems += _old_ids(
        {asked.id: (asked.entry.was, asked.location) for asked in bank.questions.values()}, bank.questions
    )
    return replace(bank, faulty=frozenset(faulty)), problems


def build_questions(bank: Bank) -> tuple[dict[str, Question], list[Problem]]:
    """Return the questions in the order of asking, and what is wrong with their conditions."""
    problems: list[Problem] = []
    questions: dict[str, Question] = {}
    for asked in bank.questions.values():
        location = asked.location.at("ask_when")
        ask_when, faults = compile_condition(asked.entry.ask_when, location, bank, asked)
        problems += faults
        odd, faults = _consistency_warnings(asked, bank)
        problems += faults
        entry = asked.entry
        questions[asked.id] = Question(
            id=asked.id,
            section=asked.section,
            ask=entry.ask,
            kind=entry.kind,
            note=entry.note,
            depth=entry.depth,
            options={option: _option(option, asked) for option in asked.options},
            ask_when=ask_when,
            each=entry.each,
            minimum=plain(entry.min),
            maximum=plain(entry.max),
            dont_know=entry.dont_know,
            origin=listed(entry.origin),
            was=tuple(entry.was),
            odd=odd,
            unread=entry.unread,
        )
    return questions, problems


def _consistency_warnings(asked: BankQuestion, bank: Bank) -> tuple[tuple[ConsistencyWarning, ...], list[Problem]]:
    """Return what would be odd about a question's answer, and what is wrong with the conditions that say so."""
    found: list[ConsistencyWarning] = []
    problems: list[Problem] = []
    for index, entry in enumerate(asked.entry.odd):
        location = asked.location.at("odd", index, "when")
        when, faults = compile_condition(entry.when, location, bank)
        problems += faults
        if not faults and asked.id not in {test.question for test in tests(when)}:
            message = _("this does not look at {question!r}; put it at a question whose answer is odd")
            problems.append(location.key_problem(message.format(question=asked.id)))
        found.append(ConsistencyWarning(when, entry.say))
    return tuple(found), problems


def build_sections(parsed: ParsedPack, base: Base) -> tuple[dict[str, Section], list[Problem]]:
    """Return the sections, and a problem for each that has the name of another."""
    sections: dict[str, Section] = {}
    places: dict[str, Location] = {}
    problems: list[Problem] = []
    for file in parsed.questions:
        section = section_id(file.id)
        if section in places:
            message = _("another file is called {name} but for its number; give this one another name")
            location, _other = base.to_change(places[section], file.location)
            problems.append(location.problem(message.format(name=section)))
        places[section] = file.location
        sections[section] = Section(section, file.content.section, file.content.intro)
    return sections, problems


def _option(option: str, asked: BankQuestion) -> Option:
    entry = asked.options[option]
    value = None if entry.value is None else Fraction(repr(entry.value))
    return Option(option, entry.label, entry.exclusive, value, tuple(entry.was))


def _reserved(asked: BankQuestion, _bank: Bank) -> Iterator[Problem]:
    message = _("{word!r} is a reserved word and cannot be an id")
    if asked.id in RESERVED:
        yield asked.location.key_problem(message.format(word=asked.id))
    for option in asked.options:
        if option in RESERVED:
            yield asked.location.at("options", option).key_problem(message.format(word=option))


def _options(asked: BankQuestion, _bank: Bank) -> Iterator[Problem]:
    kind, location = asked.entry.kind, asked.location.at("options")
    if not asked.kind.fewest_options:
        if asked.options:
            yield location.key_problem(_("a question of kind {kind} has no options").format(kind=kind))
        return
    if len(asked.options) < asked.kind.fewest_options:
        yield location.key_problem(_("a question of kind {kind} needs at least two options").format(kind=kind))
    labels: dict[str, str] = {}
    for option, entry in asked.options.items():
        if entry.label in labels:
            message = _("this label is also that of option {first!r}").format(first=labels[entry.label])
            yield location.at(option).problem(message)
        labels.setdefault(entry.label, option)
        if entry.exclusive and not asked.kind.takes_several:
            yield location.at(option, "exclusive").key_problem(_("'exclusive' is only for questions of kind many"))
    yield from _old_ids(
        {option: (asked.options[option].was, location.at(option)) for option in asked.options}, asked.options
    )


def _range(asked: BankQuestion, _bank: Bank) -> Iterator[Problem]:
    entry, location = asked.entry, asked.location
    bounds = {key: bound for key, bound in (("min", entry.min), ("max", entry.max)) if bound is not None}
    if bounds and not asked.kind.has_range:
        message = _("{key!r} is only for questions of kind {kinds}")
        kinds = _(" or ").join(name for name, kind in KINDS.items() if kind.has_range)
        yield from (location.at(key).key_problem(message.format(key=key, kinds=kinds)) for key in bounds)
        return
    if entry.min is not None and entry.max is not None and entry.min > entry.max:
        yield location.at("min").problem(_("'min' is greater than 'max'"))
    elif asked.kind.takes_several:
        most = len(asked.rows)
        for key, bound in bounds.items():
            if bound != int(bound) or not 1 <= bound <= most:
                message = _("{key!r} must be a whole number from 1 to {most}, the options that can be chosen together")
                yield location.at(key).problem(message.format(key=key, most=most))


def _rows(asked: BankQuestion, bank: Bank) -> Iterator[Problem]:
    if asked.entry.each is None:
        return
    location, parent = asked.location.at("each"), bank.parent(asked)
    if parent is None:
        if fault := bank.unknown(asked.entry.each):
            yield location.problem(fault)
    elif not parent.kind.takes_several or parent.entry.each is not None:
        message = _("'each' needs a question of kind many that is itself asked once, and {question!r} is not")
        yield location.problem(message.format(question=parent.id))
    elif fault := too_late(parent, asked):
        yield location.problem(fault)


def _text(asked: BankQuestion, _bank: Bank) -> Iterator[Problem]:
    if asked.kind.is_free_text and not asked.entry.unread:
        yield asked.location.key_problem(_("text is never read by rules: say in 'unread' why it is asked"))


def _old_ids(entries: Mapping[str, tuple[list[str], Location]], now: Iterable[str]) -> Iterator[Problem]:
    """Yield the old ids that could be taken for another question or option."""
    current, taken = set(now), dict[str, str]()
    for new, (old_ids, location) in entries.items():
        for index, old in enumerate(old_ids):
            place = location.at("was", index)
            if old in current:
                yield place.problem(_("{old!r} is an id that is in use").format(old=old))
            elif old in taken:
                yield place.problem(_("{old!r} was already the id of {other!r}").format(old=old, other=taken[old]))
            taken.setdefault(old, new)
