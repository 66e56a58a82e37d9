"""Which files a pack folder holds, and what each of them is for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from trendaudit.errors import Problem, ProblemsError
from trendaudit.i18n import _
from trendaudit.pack.patterns import SLUG

FileKind = Literal["pack", "questions", "rule", "source", "updates"]
_FOLDERS: dict[tuple[str, int], FileKind] = {
    ("questions", 2): "questions", ("trends", 3): "rule", ("sources", 2): "source", ("updates", 2): "updates",
}  # fmt: skip
"""What the files are that stand in a folder at a depth."""
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class PackFilePath:
    """One file of a pack; `name` is what messages call it, `id` its path inside its folder without the ending."""

    kind: FileKind
    id: str
    inside: str
    """Its path inside the pack, such as questions/20-channels.yaml."""
    path: Path
    name: str


def scan(folder: Path) -> tuple[dict[str, PackFilePath], list[Problem]]:
    """Return the files of a pack by their paths inside it, in that order, and what stands in the wrong place.

    Files of other types, such as README.md, and hidden ones are left alone. Raises `ProblemsError` where the folder
    is no pack at all.
    """
    shown = _shown(folder)
    _refuse_other_folders(folder, str(shown))
    files: dict[str, PackFilePath] = {}
    problems: list[Problem] = []
    for parts in sorted(_walk(folder, (), shown, problems)):
        name = str(shown.joinpath(*parts))
        kind: FileKind | None = "pack" if parts == ("pack.yaml",) else _FOLDERS.get((parts[0], len(parts)))
        if fault := _fault(parts, kind):
            problems.append(Problem(name, 0, 0, fault))
        elif kind is not None:
            within = "/".join(parts[1:] or parts).removesuffix(".yaml")
            inside = "/".join(parts)
            files[inside] = PackFilePath(kind, within, inside, folder.joinpath(*parts), name)
    return files, problems


def section_id(stem: str) -> str:
    """Return the id of a section: the name of its file without the number that puts it in order."""
    return re.sub(r"^\d+-", "", stem)


def _shown(folder: Path) -> Path:
    """Return the folder as messages call it: relative to where we are if it is below, else as it was given."""
    try:
        return folder.resolve().relative_to(Path.cwd())
    except (OSError, RuntimeError, ValueError):
        return folder


def _refuse_other_folders(folder: Path, shown: str) -> None:
    try:
        if not folder.is_dir():
            what = _("this is not a folder") if folder.exists() else _("there is no such folder")
            raise ProblemsError([Problem(shown, 0, 0, what)])
        if not os.path.lexists(folder / "pack.yaml"):
            raise ProblemsError([Problem(shown, 0, 0, _("this folder is no pack: it holds no pack.yaml"))])
        if (folder / "pack.yaml").is_dir():
            raise ProblemsError([Problem(shown, 0, 0, _("this folder is no pack: its pack.yaml is a folder"))])
    except (OSError, ValueError) as error:
        what = _("this folder cannot be read: {reason}").format(reason=getattr(error, "strerror", None) or error)
        raise ProblemsError([Problem(shown, 0, 0, what)]) from error


def _walk(top: Path, parts: tuple[str, ...], shown: Path, problems: list[Problem]) -> Iterator[tuple[str, ...]]:
    """Yield the YAML files of a folder. No deeper than a pack goes, so that circles of links come to an end."""
    folder = top.joinpath(*parts)
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        what = _("this folder cannot be read: {reason}").format(reason=error.strerror)
        problems.append(Problem(str(shown.joinpath(*parts)), 0, 0, what))
        return
    for entry in entries:
        inside = (*parts, entry.name)
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and _leads_out(folder / entry.name, top):
            what = _("this link leads out of the pack; put what it leads to in its place")
            problems.append(Problem(str(shown.joinpath(*inside)), 0, 0, what))
        elif _is_folder(entry):
            if len(inside) < _DEEPEST:
                yield from _walk(top, inside, shown, problems)
        elif entry.name.lower().endswith((".yaml", ".yml")):
            yield inside


def _leads_out(link: Path, top: Path) -> bool:
    """Tell whether a link leads to something that a pack of others has no business to show."""
    try:
        return not link.resolve().is_relative_to(top.resolve())
    except (OSError, RuntimeError):  # it leads back to itself; reading it will say so
        return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads back to itself; reading it will say so
        return False


def _fault(parts: tuple[str, ...], kind: FileKind | None) -> str | None:
    stem, ending = os.path.splitext(parts[-1])  # noqa: PTH122 -- a name, not a path
    if kind is None:
        return _(
            "no pack file belongs here; these do: pack.yaml, questions/NN-name.yaml, trends/TREND/RULE.yaml, "
            "sources/DOCUMENT.yaml, updates/TOPIC.yaml"
        )
    if ending != ".yaml":
        return _("name this file {name}").format(name=f"{stem}.yaml")
    wrong = next((part for part in (*parts[1:-1], stem) if not re.match(SLUG, part)), None)
    if wrong is not None:
        return _("name this with lower-case letters, digits and hyphens only: {name}").format(name=wrong)
    return None
