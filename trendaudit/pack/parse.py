"""What the files of a pack say, each by itself, before they are held against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from pydantic import ValidationError

from trendaudit.errors import Problem, ProblemsError
from trendaudit.pack.folder import FileKind, PackFilePath
from trendaudit.pack.models.evidence import SourceFile, UpdateFile
from trendaudit.pack.models.questions import ExtensionFile, PackFile, QuestionFile, is_extension
from trendaudit.pack.models.rules import RuleFile
from trendaudit.pack.models.shared import Entry
from trendaudit.pack.recovery import recover
from trendaudit.pack.validation_messages import misplaced, rule_model, validation_problems
from trendaudit.strict_yaml import Keys, YamlFile, read
from trendaudit.text.translation import _

E_co = TypeVar("E_co", bound=Entry, covariant=True)


@dataclass(frozen=True, slots=True)
class Location:
    """A value in a file, for problems to point to."""

    document: YamlFile
    path: Keys = ()
    base: YamlFile | None = None
    """The file of the extended pack in which a value stands that the document does not set anew."""

    def at(self, *keys: str | int) -> Location:
        """Return the location of something inside."""
        return Location(self.document, (*self.path, *keys), self.base)

    def problem(self, message: str) -> Problem:
        """Return a problem that points to the value."""
        return self._holder().problem(self.path, message)

    def key_problem(self, message: str) -> Problem:
        """Return a problem that points to the key that the value stands under."""
        return self._holder().key_problem(self.path, message)

    def _holder(self) -> YamlFile:
        if self.base is None or self.path in self.document.places or self.path not in self.base.places:
            return self.document
        return self.base

    def __str__(self) -> str:
        return f"{self.document.file}:{self.document.key_place(self.path)[0]}"


@dataclass(frozen=True, slots=True)
class Read(Generic[E_co]):
    """A file whose shape is right; `id` is its path inside its folder without the ending."""

    id: str
    content: E_co
    location: Location


@dataclass(slots=True)
class Contents:
    """All files of a pack whose shape is right, and the problems of the others."""

    called: str = ""
    """What messages call the folder of the pack."""
    packs: list[Read[PackFile]] = field(default_factory=list)
    """One, or none where pack.yaml is broken; of a pack that extends another, what the two say together."""
    alone: bool = False
    """Whether pack.yaml can be read and names no other pack that this one extends."""
    extensions: list[Read[ExtensionFile]] = field(default_factory=list)
    """One where pack.yaml says which other pack this one extends."""
    extends: str = ""
    """Id and version of the pack that is extended."""
    inherited: Mapping[str, str] = field(default_factory=dict)
    """The files of the pack that is extended, each with the file that would take its place."""
    retired: Mapping[str, Location] = field(default_factory=dict)
    """The rules of the extended pack that do not count here, each with the place that says so."""
    left_out: Mapping[str, str] = field(default_factory=dict)
    """The questions of the extended pack that stood in replaced files, each with the file that replaces its own."""
    questions: list[Read[QuestionFile]] = field(default_factory=list)
    rules: list[Read[RuleFile]] = field(default_factory=list)
    sources: list[Read[SourceFile]] = field(default_factory=list)
    updates: list[Read[UpdateFile]] = field(default_factory=list)
    rule_ids: list[str] = field(default_factory=list)
    """Broken rules included: their ids come from their paths."""
    broken: set[FileKind] = field(default_factory=set)
    """The kinds of which files are missing here, so that an unknown id may be in one of these."""
    hidden: set[str] = field(default_factory=set)
    """The ids of questions, claims and updates that are there, but with faults of their own."""
    all_rules: bool = True
    """Whether the id of every rule is known, be its file broken or not."""
    problems: list[Problem] = field(default_factory=list)
    leftovers: list[Problem] = field(default_factory=list)
    """Copies that editors left among the files: told, but no reason not to use the pack."""

    def miss_files(self) -> None:
        """Note that there are files which cannot be told or read: any id may be in these."""
        self.broken |= {"questions", "rule", "source", "updates"}
        self.all_rules = False

    def to_change(self, one: Location, other: Location) -> tuple[Location, Location]:
        """Return two places that clash, first the one to change: the pack's own, or of two such the other."""
        return (one, other) if other.document.file in self.inherited else (other, one)

    def deduplicated(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Yield problems, explained; what is wrong several times in a file of the extended pack only where it is first.

        Such a file is not the one to mend, so that its places matter less than that it needs what is missing.
        """
        told: set[tuple[str, str]] = set()
        for problem in sorted(problems):
            if problem.file not in self.inherited or (problem.file, problem.message) not in told:
                told.add((problem.file, problem.message))
                yield self.explained(problem)

    def explained(self, problem: Problem) -> Problem:
        """Return a problem with what to do about it where it is in a file of the pack that is extended."""
        if problem.file not in self.inherited:
            return problem
        text = _("{message} (this comes from {base}; what you write in {own} goes before it)")
        own = self.inherited[problem.file]
        return replace(problem, message=text.format(message=problem.message, base=self.extends, own=own))


def read_files(files: Iterable[PackFilePath], contents: Contents) -> None:
    """Read files of a pack and add them to its contents."""
    for file in files:
        if file.kind == "rule":
            contents.rule_ids.append(file.id)
        contents.problems += dict.fromkeys(_read_into(contents, file))


def _read_into(contents: Contents, file: PackFilePath) -> Iterator[Problem]:
    try:
        document = read(file.path, file.name)
        yield from document.cuts.values()
        if message := misplaced(document.data, file.kind):
            contents.miss_files()
            yield document.problem((), message)
            return
        match file.kind:
            case "pack":
                contents.alone = not is_extension(document.data)
                if contents.alone:
                    yield from _fit(PackFile, document, file, contents.packs, contents)
                else:
                    yield from _fit(ExtensionFile, document, file, contents.extensions, contents)
            case "questions":
                yield from _fit(QuestionFile, document, file, contents.questions, contents)
            case "rule":
                model, document, faults = rule_model(document)
                yield from faults
                yield from _fit(model, document, file, contents.rules, contents)
            case "source":
                yield from _fit(SourceFile, document, file, contents.sources, contents)
            case "updates":
                yield from _fit(UpdateFile, document, file, contents.updates, contents)
    except ProblemsError as error:
        contents.broken.add(file.kind)
        yield from error.problems


def _fit(
    model: type[E_co], document: YamlFile, file: PackFilePath, files: list[Read[E_co]], contents: Contents
) -> Iterator[Problem]:
    """Add what a file says, and yield what is wrong with its shape; what is right in it is added all the same."""
    try:
        files.append(Read(file.id, model.model_validate(document.data), Location(document)))
    except ValidationError as error:
        yield from validation_problems(error, model, document)
        if file.kind == "pack" or not isinstance(document.data, dict):
            contents.broken.add(file.kind)
            return
        recovered = recover(model, document, error, file.id)
        if recovered.content is None or recovered.incomplete:
            contents.broken.add(file.kind)
        for fault, renamed in recovered.renamed_faults:
            yield from validation_problems(fault, model, renamed)
        contents.hidden |= recovered.hidden
        if recovered.content is not None:
            files.append(Read(file.id, recovered.content, Location(recovered.document)))


def check_ids(ids: Sequence[str], location: Location, fault: Callable[[str], str | None]) -> Iterator[Problem]:
    """Yield the ids in a list at which something is wrong, and those that stand in it twice."""
    seen: set[str] = set()
    for index, word in enumerate(ids):
        if message := fault(word):
            yield location.at(index).problem(message)
        elif word in seen:
            yield location.at(index).problem(_("{word!r} stands here twice").format(word=word))
        seen.add(word)
