"""Whether the parts of a pack fit each other: roles, trends, rules among themselves, and questions that nothing uses."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from trendaudit.core.catalog import Level, Part, Question, Rule
from trendaudit.core.conditions import Condition, tests
from trendaudit.core.kinds import MANY, ONE, kind_of
from trendaudit.errors import Problem, did_you_mean
from trendaudit.pack.bank import Bank, BankQuestion
from trendaudit.pack.compile_evidence import date_fault
from trendaudit.pack.models.questions import PackFile
from trendaudit.pack.models.rules import PracticeFile, RuleFile
from trendaudit.pack.parse import Location, ParsedFile, ParsedPack
from trendaudit.text.translation import _, ngettext


def cross_check(parsed: ParsedPack, bank: Bank) -> Iterator[Problem]:
    """Yield what is wrong between the files of a pack, apart from ids that do not exist."""
    if pack := parsed.pack:
        yield from _roles(pack, bank)
        if not {"pack", "rule"} & parsed.incomplete:
            yield from _trends(parsed, pack)
        if fault := date_fault(pack.content.reviewed):
            yield pack.location.at("reviewed").problem(fault)
    yield from _titles(parsed.rules)
    yield from _circles(parsed.rules)


def _roles(pack: ParsedFile[PackFile], bank: Bank) -> Iterator[Problem]:
    roles = pack.content.roles
    for role, question, kind in (("goals", roles.goals, MANY), ("capacity", roles.capacity, ONE)):
        location = pack.location.at("roles", role)
        asked = bank.find(question)
        if asked is None:
            if fault := bank.unknown(question):
                yield location.problem(fault)
        elif asked.entry.kind != kind or asked.entry.each is not None:
            message = _("the role {role} needs a question of kind {kind} that is asked once")
            yield location.problem(message.format(role=role, kind=kind))
        elif role == "capacity":
            yield from _values(asked)


def _values(asked: BankQuestion) -> Iterator[Problem]:
    bare = [option for option, entry in asked.options.items() if entry.value is None]
    if bare:
        message = _("for the role capacity each option needs a 'value', its hours a week; without are: {options}")
        location = asked.location.at("options", bare[0])
        yield location.key_problem(message.format(options=", ".join(map(repr, bare))))


def _trends(parsed: ParsedPack, pack: ParsedFile[PackFile]) -> Iterator[Problem]:
    """Yield the folders without trend and the trends without folder; a misspelled one is one problem."""
    trends, location = pack.content.trends, pack.location.at("trends")
    folders = {rule.partition("/")[0] for rule in parsed.rule_ids}
    strays = sorted(folders - trends.keys())
    for trend in trends:
        if trend not in folders:
            message = _("there are no rules in trends/{trend}/").format(trend=trend)
            yield location.at(trend).key_problem(message + did_you_mean(trend, strays))
            for meant in difflib.get_close_matches(trend, strays, 1):
                strays.remove(meant)
    for folder in strays:
        message = _("there is no trend {trend!r} here, but there are rules in trends/{trend}/")
        yield location.key_problem(message.format(trend=folder) + did_you_mean(folder, trends))


def _titles(rules: Sequence[ParsedFile[RuleFile]]) -> Iterator[Problem]:
    """Yield the rules that a reader of a report could not tell apart."""
    places: dict[str, Location] = {}
    for file in rules:
        for key in ("title", "open_title"):
            title = getattr(file.content, key, None)
            if title is None:
                continue
            location = file.location.at(key)
            if title.casefold() in places:
                message = _("this title also stands in {first}; a report could not tell the two apart")
                yield location.problem(message.format(first=places[title.casefold()]))
            places.setdefault(title.casefold(), location)


def _circles(rules: Sequence[ParsedFile[RuleFile]]) -> Iterator[Problem]:
    """Yield one problem for each circle of rules that wait for each other."""
    files = {file.id: file for file in rules}
    needs = {file.id: file.content.needs for file in rules if isinstance(file.content, PracticeFile)}
    settled: set[str] = set()
    for start in sorted(needs):
        circle = _circle_from(start, needs, settled)
        if circle:
            first, second = circle[0], circle[1]
            location = files[first].location.at("needs", needs[first].index(second))
            yield location.problem(_("these rules wait for each other: {circle}").format(circle=" → ".join(circle)))


def _circle_from(start: str, needs: Mapping[str, Sequence[str]], settled: set[str]) -> list[str]:
    """Return a circle that can be reached from a rule, from its first id round to the same id; else nothing.

    What was walked through is added to `settled` and not walked through again.
    """
    way: list[str] = []
    waiting = [iter([start])]
    while waiting:
        rule = next(waiting[-1], None)
        if rule is None:
            waiting.pop()
            settled.update(way[len(waiting) - 1 :])
            del way[max(len(waiting) - 1, 0) :]
        elif rule in way:
            settled.update(way)
            circle = way[way.index(rule) :]
            first = circle.index(min(circle))
            return [*circle[first:], *circle[:first], min(circle)]
        elif rule not in settled:
            way.append(rule)
            waiting.append(iter(needs.get(rule, ())))
    return []


def unused(
    bank: Bank, questions: Mapping[str, Question], rules: Mapping[str, Rule], roles: Iterable[str]
) -> Iterator[Problem]:
    """Yield the questions and options that no rule, condition or role reads, and reasons for that without need.

    Of a question of kind one, a single option that nothing names is read all the same: it is the rest.
    """
    whole, some = _usage(questions, rules, roles)
    for question in questions.values():
        location = bank.questions[question.id].location
        is_read = question.id in whole or question.id in some
        named = question.options if question.id in whole else some.get(question.id, ())
        left = [option for option in question.options if option not in named]
        if question.unread:
            if is_read and not left:
                yield location.at("unread").key_problem(_("all of this question is read: remove 'unread'"))
        elif not is_read:
            message = _("nothing reads {question!r}: remove it, or say in 'unread' why it is asked")
            yield location.key_problem(message.format(question=question.id))
        elif left := kind_of(question).unread_options(question, left):
            message = ngettext(
                "nothing reads option {options}: remove it, or say in 'unread' why it is there",
                "nothing reads the options {options}: remove them, or say in 'unread' why they are there",
                len(left),
            )
            yield location.at("options", left[0]).key_problem(message.format(options=", ".join(map(repr, left))))


def still_used(
    questions: Mapping[str, Question], rules: Mapping[str, Rule], roles: Collection[str]
) -> dict[str, Question]:
    """Return the questions that something reads, or that have a reason: what only retired rules read is not asked.

    From the last to the first, since a question is read by later ones only.
    """
    whole, some = _usage({}, rules, roles)
    read = whole | some.keys()
    left: set[str] = set()
    for question in reversed(list(questions.values())):
        if question.unread or question.id in read:
            left.add(question.id)
            read |= {test.question for test in tests(question.ask_when)}
            read |= {question.each} if question.each else set()
    return {name: question for name, question in questions.items() if name in left}


def _usage(
    questions: Mapping[str, Question], rules: Mapping[str, Rule], roles: Iterable[str]
) -> tuple[set[str], dict[str, set[str]]]:
    """Return the questions of which everything is read, and the options of others that conditions name."""
    whole = set(roles)
    some: dict[str, set[str]] = defaultdict(set)
    for question in questions.values():
        if question.each:
            whole.add(question.each)
    for rule in rules.values():
        whole.update(part.question for part in rule.score if isinstance(part, Part))
    for condition in _conditions(questions, rules):
        for test in tests(condition):
            some[test.question] |= test.options
            if not test.options:
                whole.add(test.question)
    return whole, some


def _conditions(questions: Mapping[str, Question], rules: Mapping[str, Rule]) -> Iterator[Condition]:
    yield from (question.ask_when for question in questions.values())
    for rule in rules.values():
        yield rule.applies_when
        yield from (level.when for level in rule.score if isinstance(level, Level))
