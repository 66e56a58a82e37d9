"""Lay a pack of one's own over the pack that it extends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

from trendaudit.core.versions import is_within
from trendaudit.errors import Problem, did_you_mean
from trendaudit.pack.folder import PackFilePath, scan
from trendaudit.pack.models.questions import ExtensionFile, PackFile, RolesEntry, TrendEntry
from trendaudit.pack.parse import Contents, Location, Read, check_ids, read_files
from trendaudit.text.translation import _

Files = Mapping[str, PackFilePath]
"""The files of a pack by their paths inside it."""


def extend(contents: Contents, own: Files, folder: Path) -> Files:
    """Return the files of a pack and of the one in a folder that it extends, without the rules that it retires.

    `contents` must hold what its pack.yaml says; afterwards they hold what the two say together.
    """
    base, there = _read_base(own, folder)
    extension = contents.extensions[0]
    faults = there.problems or list(_unfit(extension, there.packs[0].content))
    if faults:
        contents.problems += faults
        contents.miss_files()
        return own
    extended = there.packs[0]
    contents.problems += [*_retiring_in_vain(extension, own, base), *_half_trends(extension, extended.content)]
    contents.extends = _called(extended.content)
    contents.retired = {
        rule: extension.location.at("retire", index)
        for index, rule in enumerate(extension.content.retire)
        if _path(rule) in base and _path(rule) not in own
    }
    root = PurePath(own["pack.yaml"].name).parent
    contents.inherited = {file.name: str(root / inside) for inside, file in base.items()}
    contents.left_out = {
        question: own[f"questions/{file.id}.yaml"].name
        for file in there.questions
        for question in file.content.questions
    }
    files = _laid_over({inside: file for inside, file in base.items() if file.id not in contents.retired}, own)
    contents.packs = [_combined(extension, extended, files)]
    return files


def _read_base(own: Files, folder: Path) -> tuple[Files, Contents]:
    """Return the files of the extended pack, and what its pack.yaml says and those question files that are replaced."""
    found = scan(folder)
    files, contents = found.files, Contents(problems=found.problems)
    replaced = [file for inside, file in files.items() if file.kind == "questions" and inside in own]
    read_files([files["pack.yaml"], *replaced], contents)
    return files, contents


def _laid_over(base: Files, own: Files) -> Files:
    """Return the files of both, its own one where both have one at the same path.

    Questions come in the order of asking; of the rest its own come last, to be blamed for what is there twice.
    """
    files = {**base, **own}
    return dict(sorted(files.items(), key=lambda item: (item[0] in own and item[1].kind != "questions", item[0])))


def _called(pack: PackFile) -> str:
    return f"{pack.id} {pack.version}"


def _path(rule: str) -> str:
    return f"trends/{rule}.yaml"


def _unfit(extension: Read[ExtensionFile], base: PackFile) -> Iterator[Problem]:
    """Yield why a pack cannot extend the one that is there."""
    pack, _blank, versions = extension.content.extends.partition(" ")
    location = extension.location.at("extends")
    if pack != base.id:
        message = _("{pack!r} cannot be extended: only the pack that comes with trendaudit can, and that is {base}")
        yield location.problem(message.format(pack=pack, base=_called(base)))
    elif not is_within(base.version, versions):
        message = _("the version that comes with trendaudit is {base}, and that is not {versions}")
        yield location.problem(message.format(base=_called(base), versions=versions))
    if extension.content.id == base.id:
        message = _("this is the id of the pack that is extended; give this one an id of its own")
        yield extension.location.at("id").problem(message)


def _retiring_in_vain(extension: Read[ExtensionFile], own: Files, base: Files) -> Iterator[Problem]:
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


def _half_trends(extension: Read[ExtensionFile], base: PackFile) -> Iterator[Problem]:
    for trend, entry in extension.content.trends.items():
        if trend not in base.trends and (entry.title is None or entry.weight is None):
            message = _("there is no trend {trend!r} in {base}, so it needs a title and a weight")
            message = message.format(trend=trend, base=_called(base)) + did_you_mean(trend, base.trends)
            yield extension.location.at("trends", trend).key_problem(message)


def _combined(extension: Read[ExtensionFile], base: Read[PackFile], files: Files) -> Read[PackFile]:
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
    return Read(extension.id, content, Location(extension.location.document, base=base.location.document))
