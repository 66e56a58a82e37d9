"""Lay a pack of one's own over the pack that it extends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from trendaudit.core.versions import is_within
from trendaudit.errors import Problem, did_you_mean
from trendaudit.pack.folder import PackFilePath, scan
from trendaudit.pack.models.questions import ExtensionFile, PackFile, RolesEntry, TrendEntry
from trendaudit.pack.parse import Location, ParsedFile, ParsedPack, check_ids, parse_files
from trendaudit.text.translation import _

Files = Mapping[str, PackFilePath]
"""The files of a pack by their paths inside it."""


@dataclass(frozen=True, slots=True)
class Base:
    """What a pack takes from the one that it extends; nothing where it stands alone."""

    edition: str = ""
    """Id and version."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Its files, each with the file that would take its place."""
    retired: Mapping[str, Location] = field(default_factory=dict)
    """Its rules that do not count here, each with the place that says so."""
    left_out: Mapping[str, str] = field(default_factory=dict)
    """Its questions that stood in replaced files, each with the file that replaces its own."""

    def to_change(self, one: Location, other: Location) -> tuple[Location, Location]:
        """Return two places that clash, first the one to change: the pack's own, or of two such the other."""
        return (one, other) if other.document.file in self.files else (other, one)

    def explained(self, problem: Problem) -> Problem:
        """Return a problem with what to do about it where it is in a file of the pack that is extended."""
        if problem.file not in self.files:
            return problem
        text = _("{message} (this comes from {base}; what you write in {own} goes before it)")
        own = self.files[problem.file]
        return replace(problem, message=text.format(message=problem.message, base=self.edition, own=own))

    def deduplicated(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Yield problems, explained; what is wrong several times in a file of the extended pack only where it is first.

        Such a file is not the one to mend, so that its places matter less than that it needs what is missing.
        """
        told: set[tuple[str, str]] = set()
        for problem in sorted(problems):
            if problem.file not in self.files or (problem.file, problem.message) not in told:
                told.add((problem.file, problem.message))
                yield self.explained(problem)


def extend(extension: ParsedFile[ExtensionFile], own: Files, parsed: ParsedPack, folder: Path) -> tuple[Files, Base]:
    """Return the files of a pack and of the one in a folder that it extends, without the rules that it retires.

    What the pack.yaml of both say together is added to `parsed`, with what is wrong between the two.
    """
    base, there = _parse_base(own, folder)
    extended = there.pack
    faults = there.problems or (extended and list(_refusals(extension, extended.content)))
    if extended is None or faults:
        parsed.problems += faults or []
        parsed.miss_files()
        return own, Base()
    parsed.problems += [*_unknown_retired_rules(extension, own, base), *_incomplete_trends(extension, extended.content)]
    retired = {
        rule: extension.location.at("retire", index)
        for index, rule in enumerate(extension.content.retire)
        if _path(rule) in base and _path(rule) not in own
    }
    root = PurePath(own["pack.yaml"].name).parent
    left_out = {
        question: own[f"questions/{file.id}.yaml"].name
        for file in there.questions
        for question in file.content.questions
    }
    files = _overlay({inside: file for inside, file in base.items() if file.id not in retired}, own)
    parsed.pack = _combined(extension, extended, files)
    replacements = {file.name: str(root / inside) for inside, file in base.items()}
    return files, Base(_edition(extended.content), replacements, retired, left_out)


def _parse_base(own: Files, folder: Path) -> tuple[Files, ParsedPack]:
    """Return the files of the extended pack, and what its pack.yaml says and those question files that are replaced."""
    found = scan(folder)
    files, parsed = found.files, ParsedPack(problems=found.problems)
    replaced = [file for inside, file in files.items() if file.kind == "questions" and inside in own]
    parse_files([files["pack.yaml"], *replaced], parsed)
    return files, parsed


def _overlay(base: Files, own: Files) -> Files:
    """Return the files of both, its own one where both have one at the same path.

    Questions come in the order of asking; of the rest its own come last, to be blamed for what is there twice.
    """
    files = {**base, **own}
    return dict(sorted(files.items(), key=lambda item: (item[0] in own and item[1].kind != "questions", item[0])))


def _edition(pack: PackFile) -> str:
    return f"{pack.id} {pack.version}"


def _path(rule: str) -> str:
    return f"trends/{rule}.yaml"


def _refusals(extension: ParsedFile[ExtensionFile], base: PackFile) -> Iterator[Problem]:
    """Yield why a pack cannot extend the one that is there."""
    pack, _blank, versions = extension.content.extends.partition(" ")
    location = extension.location.at("extends")
    if pack != base.id:
        message = _("{pack!r} cannot be extended: only the pack that comes with trendaudit can, and that is {base}")
        yield location.problem(message.format(pack=pack, base=_edition(base)))
    elif not is_within(base.version, versions):
        message = _("the version that comes with trendaudit is {base}, and that is not {versions}")
        yield location.problem(message.format(base=_edition(base), versions=versions))
    if extension.content.id == base.id:
        message = _("this is the id of the pack that is extended; give this one an id of its own")
        yield extension.location.at("id").problem(message)


def _unknown_retired_rules(extension: ParsedFile[ExtensionFile], own: Files, base: Files) -> Iterator[Problem]:
    """Yield the retired rules that are no rules of the extended pack, or are its own."""

    def fault(rule: str) -> str | None:
        if _path(rule) in own:
            message = _("{rule!r} is a rule of this pack itself, in {file}; delete one of the two")
            return message.format(rule=rule, file=own[_path(rule)].name)
        if _path(rule) in base:
            return None
        rules = [file.id for file in base.values() if file.kind == "rule"]
        return _("there is no rule {rule!r} to retire").format(rule=rule) + did_you_mean(rule, rules)

    return check_ids(extension.content.retire, extension.location.at("retire"), fault)


def _incomplete_trends(extension: ParsedFile[ExtensionFile], base: PackFile) -> Iterator[Problem]:
    for trend, entry in extension.content.trends.items():
        if trend not in base.trends and (entry.title is None or entry.weight is None):
            message = _("there is no trend {trend!r} in {base}, so it needs a title and a weight")
            message = message.format(trend=trend, base=_edition(base)) + did_you_mean(trend, base.trends)
            yield extension.location.at("trends", trend).key_problem(message)


def _combined(extension: ParsedFile[ExtensionFile], base: ParsedFile[PackFile], files: Files) -> ParsedFile[PackFile]:
    """Return what the pack.yaml of both say. Trends that have lost all their rules go with them."""
    own, extended = extension.content, base.content
    folders = {file.id.partition("/")[0] for file in files.values() if file.kind == "rule"}
    trends = {trend: entry for trend, entry in extended.trends.items() if trend in folders or trend in own.trends}
    for trend, entry in own.trends.items():
        there = trends.get(trend, TrendEntry(title=trend, weight=1))
        trends[trend] = TrendEntry(title=entry.title or there.title, weight=entry.weight or there.weight)
    roles = RolesEntry(
        goals=own.roles.goals or extended.roles.goals, capacity=own.roles.capacity or extended.roles.capacity
    )
    content = PackFile(
        id=own.id, title=own.title, version=own.version, language=own.language, reviewed=own.reviewed,
        roles=roles, trends=trends,
    )  # fmt: skip
    return ParsedFile(extension.id, content, Location(extension.location.document, base=base.location.document))
