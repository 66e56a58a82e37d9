"""Which files a pack folder holds, and what each of them is for."""

from __future__ import annotations

import difflib
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from trendaudit.errors import Problem, ProblemsError, TrendauditError
from trendaudit.pack.limits import MOST_FILES
from trendaudit.text.translation import _

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""How folders and files are named; a regular expression that means the same in JSON Schema."""
FileKind = Literal["pack", "questions", "rule", "source", "updates"]
_FOLDERS: dict[tuple[str, int], FileKind] = {
    ("questions", 2): "questions", ("trends", 3): "rule", ("sources", 2): "source", ("updates", 2): "updates",
}  # fmt: skip
"""What the files are that stand in a folder at a depth."""
_DEEPEST = 4
_MISNAMED_FOLDERS = {"rules": "trends", "claims": "sources", "documents": "sources"}
"""What people call the folders of a pack by mistake."""
_NO_PACK_FILES = (".md", ".rst", ".db", ".ini")
"""Endings of what may stand beside the files of a pack: notes, and what Windows keeps in its folders."""
_BACKUP = re.compile(r"(~|#|\.(bak|old|orig|rej|tmp|swp|save))$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PackFilePath:
    """One file of a pack; `name` is what messages call it, `id` its path inside its folder without the ending."""

    kind: FileKind
    id: str
    inside: str
    """Its path inside the pack, such as questions/20-channels.yaml."""
    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Scan:
    """The files of a pack by their paths inside it, in that order, and what else stands among them."""

    files: dict[str, PackFilePath]
    problems: list[Problem]
    """What is wrong with the names of others, so that something of the pack may be missing."""
    leftovers: list[Problem]
    """Copies that editors left behind: nothing is missing without them."""
    display_name: str
    """What messages call the folder."""


def scan(folder: Path) -> Scan:
    """Return the files of a pack. Raises `ProblemsError` where the folder is no pack at all.

    Hidden files and notes such as README.md are left alone.
    """
    shown = _shown(folder)
    _require_pack_folder(folder, str(shown))
    leftovers: list[Problem] = []
    files: dict[str, PackFilePath] = {}
    problems: list[Problem] = []
    for parts in sorted(_walk(folder, (), shown, problems)):
        name = str(shown.joinpath(*parts))
        kind: FileKind | None = "pack" if parts == ("pack.yaml",) else _FOLDERS.get((parts[0], len(parts)))
        if _BACKUP.search(parts[-1]):
            message = _("this is a copy that is not read; delete it, or move it out of the pack")
            leftovers.append(Problem(name, 0, 0, message))
        elif kind is None and (meant := _intended_folder(parts)):
            message = _("no folder of a pack has this name; name it {meant}").format(meant=meant)
            problems.append(Problem(str(shown / parts[0]), 0, 0, message))
        elif fault := _fault(parts, kind):
            problems.append(Problem(name, 0, 0, fault))
        elif kind is not None:
            within = "/".join(parts[1:] or parts).removesuffix(".yaml")
            inside = "/".join(parts)
            files[inside] = PackFilePath(kind, within, inside, folder.joinpath(*parts), name)
    if len(files) > MOST_FILES:
        message = _("this pack has {number} files; at most {most} are read")
        raise ProblemsError([Problem(str(shown), 0, 0, message.format(number=len(files), most=MOST_FILES))])
    return Scan(files, list(dict.fromkeys(problems)), leftovers, str(shown))


def shipped() -> Path:
    """Return the folder of the pack that comes with the program. Raises `TrendauditError` where it is missing."""
    package = Path(__file__).parents[1]
    for folder in (package / "rules", package.parent / "rules"):  # installed; run from a clone
        if (folder / "pack.yaml").is_file():
            return folder
    raise TrendauditError(
        _("The rules that come with trendaudit are missing: install it again, or name a folder with --rules.")
    )


def section_id(stem: str) -> str:
    """Return the id of a section: the name of its file without the number that puts it in order."""
    return re.sub(r"^\d+-", "", stem)


def _shown(folder: Path) -> Path:
    """Return the folder as messages call it: relative to where we are if it is below, else as it was given."""
    try:
        return folder.resolve().relative_to(Path.cwd())
    except (OSError, RuntimeError, ValueError):
        return folder


def _require_pack_folder(folder: Path, shown: str) -> None:
    try:
        if not folder.is_dir():
            message = _("this is not a folder") if folder.exists() else _("there is no such folder")
            raise ProblemsError([Problem(shown, 0, 0, message)])
        if not os.path.lexists(folder / "pack.yaml"):
            message = _("this folder is no pack: it holds no pack.yaml")
            others = sorted(
                one.name for one in folder.iterdir() if re.match(r"pack\.(ya?ml|json)", one.name, re.IGNORECASE)
            )
            message += _("; name {name} pack.yaml").format(name=others[0]) if others else ""
            raise ProblemsError([Problem(shown, 0, 0, message)])
        if (folder / "pack.yaml").is_dir():
            raise ProblemsError([Problem(shown, 0, 0, _("this folder is no pack: its pack.yaml is a folder"))])
    except (OSError, ValueError) as error:
        message = _("this folder cannot be read: {reason}").format(reason=getattr(error, "strerror", None) or error)
        raise ProblemsError([Problem(shown, 0, 0, message)]) from error


def _walk(top: Path, parts: tuple[str, ...], shown: Path, problems: list[Problem]) -> Iterator[tuple[str, ...]]:
    """Yield the files of a folder that are of the pack or may be meant to be. No deeper than a pack goes, so that circles of links come to an end."""
    folder = top.joinpath(*parts)
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        message = _("this folder cannot be read: {reason}").format(reason=error.strerror)
        problems.append(Problem(str(shown.joinpath(*parts)), 0, 0, message))
        return
    for entry in entries:
        inside = (*parts, entry.name)
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and _leads_out(folder / entry.name, top):
            message = _("this link leads out of the pack; put what it leads to in its place")
            problems.append(Problem(str(shown.joinpath(*inside)), 0, 0, message))
        elif _is_folder(entry):
            if len(inside) < _DEEPEST:
                yield from _walk(top, inside, shown, problems)
        elif _may_belong(inside):
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


def _may_belong(parts: tuple[str, ...]) -> bool:
    """Tell whether a file is one of the pack's, or would be one if its name were right."""
    name = parts[-1].lower()
    if len(parts) > 1 and parts[0] in {folder for folder, _depth in _FOLDERS}:
        return not name.endswith(_NO_PACK_FILES)
    return re.search(r"\.ya?ml\b", name) is not None


def _fault(parts: tuple[str, ...], kind: FileKind | None) -> str | None:
    stem = re.sub(r"(\.(ya?ml|json|txt|docx?|md))+$", "", parts[-1], flags=re.IGNORECASE)
    if kind is None:
        return _(
            "no pack file belongs here; these do: pack.yaml, questions/NN-name.yaml, trends/TREND/RULE.yaml, "
            "sources/DOCUMENT.yaml, updates/TOPIC.yaml"
        )
    if re.search(r"\s|\(\d+\)|^~\$", stem) and re.search(SLUG, _slug(stem)):
        message = _("name this with lower-case letters, digits and hyphens only: {name}; if it is a copy, delete it")
        return message.format(name=f"{_slug(stem)}.yaml")
    wrong = next((part for part in (*parts[1:-1], stem) if not re.match(SLUG, part)), None)
    if wrong is not None:
        message = _("name this with lower-case letters, digits and hyphens only: {name}")
        return message.format(name=_slug(wrong) or wrong)
    if parts[-1] != f"{stem}.yaml":
        return _("only files that end in .yaml are read; name this file {name}").format(name=f"{stem}.yaml")
    return None


def _intended_folder(parts: tuple[str, ...]) -> str:
    """Return the folder of a pack whose name somebody missed; empty where that cannot be told."""
    folders = [folder for folder, _depth in _FOLDERS]
    if len(parts) == 1 or parts[0] in folders:
        return ""
    near = difflib.get_close_matches(parts[0].lower(), folders, 1)
    return _MISNAMED_FOLDERS.get(parts[0].lower(), near[0] if near else "")


def _slug(text: str) -> str:
    """Return a name with only what may stand in one: accents fall away, all else becomes a hyphen."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")
