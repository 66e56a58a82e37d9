"""Whether the parts of a pack fit each other: roles, trends, rules among themselves."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence

from trendaudit.errors import Problem, did_you_mean
from trendaudit.i18n import _
from trendaudit.pack.bank import Asked, Bank
from trendaudit.pack.contents import Contents, Read, Spot
from trendaudit.pack.evidence import date_fault
from trendaudit.pack.files.questions import PackFile
from trendaudit.pack.files.rules import PracticeFile, RuleFile


def cross_check(contents: Contents, bank: Bank) -> Iterator[Problem]:
    """Yield what is wrong between the files of a pack, apart from ids that do not exist."""
    for pack in contents.packs:
        yield from _roles(pack, bank)
        if contents.all_rules:
            yield from _trends(contents, pack)
        if fault := date_fault(pack.content.reviewed):
            yield pack.spot.at("reviewed").problem(fault)
    yield from _titles(contents.rules)
    yield from _circles(contents.rules)


def _roles(pack: Read[PackFile], bank: Bank) -> Iterator[Problem]:
    roles = pack.content.roles
    for role, question, kind in (("goals", roles.goals, "many"), ("capacity", roles.capacity, "one")):
        spot = pack.spot.at("roles", role)
        asked = bank.find(question)
        if asked is None:
            if fault := bank.unknown(question):
                yield spot.problem(fault)
        elif asked.entry.kind != kind or asked.entry.each is not None:
            what = _("the role {role} needs a question of kind {kind} that is asked once")
            yield spot.problem(what.format(role=role, kind=kind))
        elif role == "capacity":
            yield from _values(asked)


def _values(asked: Asked) -> Iterator[Problem]:
    bare = [option for option, entry in asked.options.items() if entry.value is None]
    if bare:
        what = _("for the role capacity each option needs a 'value', its hours a week; without are: {options}")
        spot = asked.spot.at("options", bare[0])
        yield spot.key_problem(what.format(options=", ".join(map(repr, bare))))


def _trends(contents: Contents, pack: Read[PackFile]) -> Iterator[Problem]:
    """Yield the folders without trend and the trends without folder; a misspelled one is one problem."""
    trends, spot = pack.content.trends, pack.spot.at("trends")
    folders = {rule.partition("/")[0] for rule in contents.rule_ids}
    strays = sorted(folders - trends.keys())
    for trend in trends:
        if trend not in folders:
            what = _("there are no rules in trends/{trend}/").format(trend=trend)
            yield spot.at(trend).key_problem(what + did_you_mean(trend, strays))
            for meant in difflib.get_close_matches(trend, strays, 1):
                strays.remove(meant)
    for folder in strays:
        what = _("there is no trend {trend!r} here, but there are rules in trends/{trend}/")
        yield spot.key_problem(what.format(trend=folder) + did_you_mean(folder, trends))


def _titles(rules: Sequence[Read[RuleFile]]) -> Iterator[Problem]:
    """Yield the rules that a reader of a report could not tell apart."""
    places: dict[str, Spot] = {}
    for file in rules:
        for key in ("title", "open_title"):
            title = getattr(file.content, key, None)
            if title is None:
                continue
            spot = file.spot.at(key)
            if title.casefold() in places:
                what = _("this title also stands in {first}; a report could not tell the two apart")
                yield spot.problem(what.format(first=places[title.casefold()]))
            places.setdefault(title.casefold(), spot)


def _circles(rules: Sequence[Read[RuleFile]]) -> Iterator[Problem]:
    """Yield one problem for each circle of rules that wait for each other."""
    files = {file.id: file for file in rules}
    needs = {file.id: file.content.needs for file in rules if isinstance(file.content, PracticeFile)}
    settled: set[str] = set()
    for start in sorted(needs):
        circle = _circle_from(start, needs, settled)
        if circle:
            first, second = circle[0], circle[1]
            spot = files[first].spot.at("needs", needs[first].index(second))
            yield spot.problem(_("these rules wait for each other: {circle}").format(circle=" → ".join(circle)))


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
