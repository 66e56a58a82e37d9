"""Whether the parts of a pack fit each other: roles, trends, rules among themselves."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence

from trendaudit.errors import Problem, did_you_mean
from trendaudit.i18n import _
from trendaudit.pack.bank import Bank, BankQuestion
from trendaudit.pack.compile_evidence import date_fault
from trendaudit.pack.models.questions import PackFile
from trendaudit.pack.models.rules import PracticeFile, RuleFile
from trendaudit.pack.parse import Contents, Location, Read


def cross_check(contents: Contents, bank: Bank) -> Iterator[Problem]:
    """Yield what is wrong between the files of a pack, apart from ids that do not exist."""
    for pack in contents.packs:
        yield from _roles(pack, bank)
        if contents.all_rules:
            yield from _trends(contents, pack)
        if fault := date_fault(pack.content.reviewed):
            yield pack.location.at("reviewed").problem(fault)
    yield from _titles(contents.rules)
    yield from _circles(contents.rules)


def _roles(pack: Read[PackFile], bank: Bank) -> Iterator[Problem]:
    roles = pack.content.roles
    for role, question, kind in (("goals", roles.goals, "many"), ("capacity", roles.capacity, "one")):
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


def _trends(contents: Contents, pack: Read[PackFile]) -> Iterator[Problem]:
    """Yield the folders without trend and the trends without folder; a misspelled one is one problem."""
    trends, location = pack.content.trends, pack.location.at("trends")
    folders = {rule.partition("/")[0] for rule in contents.rule_ids}
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


def _titles(rules: Sequence[Read[RuleFile]]) -> Iterator[Problem]:
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


def _circles(rules: Sequence[Read[RuleFile]]) -> Iterator[Problem]:
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
