"""What the files of a pack say, each by itself, before they are held against each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from trendaudit.errors import Problem, ProblemsError
from trendaudit.pack.files.evidence import SourceFile, UpdateFile
from trendaudit.pack.files.questions import PackFile, QuestionFile
from trendaudit.pack.files.rules import RuleFile
from trendaudit.pack.files.shared import Entry
from trendaudit.pack.folder import FileKind, PackFilePath, scan
from trendaudit.pack.misfits import misfits, rule_model
from trendaudit.strict_yaml import Document, Keys, read

E_co = TypeVar("E_co", bound=Entry, covariant=True)


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in a file, for problems to point to."""

    document: Document
    path: Keys = ()

    def at(self, *keys: str | int) -> Spot:
        """Return the spot of something inside."""
        return Spot(self.document, (*self.path, *keys))

    def problem(self, what: str) -> Problem:
        """Return a problem that points to the value."""
        return self.document.problem(self.path, what)

    def key_problem(self, what: str) -> Problem:
        """Return a problem that points to the key that the value stands under."""
        return self.document.key_problem(self.path, what)

    def __str__(self) -> str:
        return f"{self.document.file}:{self.document.key_place(self.path)[0]}"


@dataclass(frozen=True, slots=True)
class Read(Generic[E_co]):
    """A file whose shape is right; `id` is its path inside its folder without the ending."""

    id: str
    content: E_co
    spot: Spot


@dataclass(slots=True)
class Contents:
    """All files of a pack whose shape is right, and the problems of the others."""

    packs: list[Read[PackFile]] = field(default_factory=list)
    """One, or none where pack.yaml is broken."""
    questions: list[Read[QuestionFile]] = field(default_factory=list)
    rules: list[Read[RuleFile]] = field(default_factory=list)
    sources: list[Read[SourceFile]] = field(default_factory=list)
    updates: list[Read[UpdateFile]] = field(default_factory=list)
    rule_ids: list[str] = field(default_factory=list)
    """Broken rules included: their ids come from their paths."""
    broken: set[FileKind] = field(default_factory=set)
    """The kinds of which files are missing here, so that an unknown id may be in one of these."""
    all_rules: bool = True
    """Whether the id of every rule is known, be its file broken or not."""
    problems: list[Problem] = field(default_factory=list)


def read_contents(folder: Path) -> Contents:
    """Read all files of a pack. Raises `ProblemsError` where the folder is no pack at all."""
    files, problems = scan(folder)
    contents = Contents(problems=problems, all_rules=not problems)
    if problems:  # a file or folder that could not be told or read: any id may be in there
        contents.broken |= {"questions", "rule", "source", "updates"}
    for file in files:
        if file.kind == "rule":
            contents.rule_ids.append(file.id)
        faults = list(_read_into(contents, file))
        if faults:
            contents.broken.add(file.kind)
            contents.problems += faults
    return contents


def _read_into(contents: Contents, file: PackFilePath) -> Iterator[Problem]:
    try:
        document = read(file.path, file.name)
    except ProblemsError as error:
        yield from error.problems
        return
    try:
        match file.kind:
            case "pack":
                contents.packs.append(_fitted(PackFile, document, file))
            case "questions":
                contents.questions.append(_fitted(QuestionFile, document, file))
            case "rule":
                contents.rules.append(_fitted(rule_model(document), document, file))
            case "source":
                contents.sources.append(_fitted(SourceFile, document, file))
            case "updates":
                contents.updates.append(_fitted(UpdateFile, document, file))
    except ProblemsError as error:
        yield from error.problems


def _fitted(model: type[E_co], document: Document, file: PackFilePath) -> Read[E_co]:
    try:
        content = model.model_validate(document.data)
    except ValidationError as error:
        raise ProblemsError(misfits(error, model, document)) from None
    return Read(file.id, content, Spot(document))
