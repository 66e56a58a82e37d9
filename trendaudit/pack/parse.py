"""What the files of a pack say, each by itself, before they are held against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
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
class ParsedFile(Generic[E_co]):
    """A file whose shape is right, or what is right in it; `id` is its path inside its folder without the ending."""

    id: str
    content: E_co
    location: Location


@dataclass(slots=True)
class ParsedPack:
    """What the files of a pack say, each by itself; of files with faults, what is right in them."""

    pack: ParsedFile[PackFile] | None = None
    """None where pack.yaml is broken; of a pack that extends another, what the two say together."""
    extension: ParsedFile[ExtensionFile] | None = None
    """What pack.yaml says where it names another pack that this one extends."""
    questions: list[ParsedFile[QuestionFile]] = field(default_factory=list)
    rules: list[ParsedFile[RuleFile]] = field(default_factory=list)
    sources: list[ParsedFile[SourceFile]] = field(default_factory=list)
    updates: list[ParsedFile[UpdateFile]] = field(default_factory=list)
    rule_ids: list[str] = field(default_factory=list)
    """Broken rules included: their ids come from their paths."""
    incomplete: set[FileKind] = field(default_factory=set)
    """The kinds of files of which not every id is known, so that an unknown one may be right."""
    hidden: set[str] = field(default_factory=set)
    """The ids of questions, claims and updates that are there, but with faults of their own."""
    problems: list[Problem] = field(default_factory=list)

    def miss_files(self) -> None:
        """Note that there are files which cannot be told or read: any id may be in these."""
        self.incomplete |= {"questions", "rule", "source", "updates"}


def parse_files(files: Iterable[PackFilePath], parsed: ParsedPack) -> None:
    """Read files of a pack and add what they say."""
    for file in files:
        if file.kind == "rule":
            parsed.rule_ids.append(file.id)
        parsed.problems += dict.fromkeys(_parse(file, parsed))


def _parse(file: PackFilePath, parsed: ParsedPack) -> Iterator[Problem]:
    try:
        document = read(file.path, file.name)
        yield from document.cuts.values()
        if message := misplaced(document.data, file.kind):
            parsed.miss_files()
            yield document.problem((), message)
            return
        match file.kind:
            case "pack":
                packs: list[ParsedFile[PackFile]] = []
                extensions: list[ParsedFile[ExtensionFile]] = []
                if is_extension(document.data):
                    yield from _validate(ExtensionFile, document, file, extensions, parsed)
                else:
                    yield from _validate(PackFile, document, file, packs, parsed)
                parsed.pack, parsed.extension = next(iter(packs), None), next(iter(extensions), None)
            case "questions":
                yield from _validate(QuestionFile, document, file, parsed.questions, parsed)
            case "rule":
                model, document, faults = rule_model(document)
                yield from faults
                yield from _validate(model, document, file, parsed.rules, parsed)
            case "source":
                yield from _validate(SourceFile, document, file, parsed.sources, parsed)
            case "updates":
                yield from _validate(UpdateFile, document, file, parsed.updates, parsed)
    except ProblemsError as error:
        _miss(file, parsed)
        yield from error.problems


def _validate(
    model: type[E_co], document: YamlFile, file: PackFilePath, files: list[ParsedFile[E_co]], parsed: ParsedPack
) -> Iterator[Problem]:
    """Add what a file says, and yield what is wrong with its shape; what is right in it is added all the same."""
    try:
        files.append(ParsedFile(file.id, model.model_validate(document.data), Location(document)))
    except ValidationError as error:
        yield from validation_problems(error, model, document)
        recovered = recover(model, document, error, file.id)
        if recovered.content is None or recovered.incomplete:
            _miss(file, parsed)
        for fault, renamed in recovered.renamed_faults:
            yield from validation_problems(fault, model, renamed)
        parsed.hidden |= recovered.hidden
        if recovered.content is not None:
            files.append(ParsedFile(file.id, recovered.content, Location(recovered.document)))


def _miss(file: PackFilePath, parsed: ParsedPack) -> None:
    """Note that a file cannot be read as a whole; the id of a rule is its path, so that nothing is missing then."""
    if file.kind != "rule":
        parsed.incomplete.add(file.kind)


def check_ids(ids: Sequence[str], location: Location, fault: Callable[[str], str | None]) -> Iterator[Problem]:
    """Yield the ids in a list at which something is wrong, and those that stand in it twice."""
    seen: set[str] = set()
    for index, word in enumerate(ids):
        if message := fault(word):
            yield location.at(index).problem(message)
        elif word in seen:
            yield location.at(index).problem(_("{word!r} stands here twice").format(word=word))
        seen.add(word)
