"""What the files of a pack say, each by itself, before they are held against each other."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from pydantic import ValidationError

from trendaudit.errors import Problem, ProblemsError
from trendaudit.pack.folder import FileKind, PackFilePath
from trendaudit.pack.models.evidence import SourceFile, UpdateFile
from trendaudit.pack.models.questions import ExtensionFile, PackFile, QuestionFile, is_extension
from trendaudit.pack.models.rules import RULE_FILES, RuleFile
from trendaudit.pack.models.shared import Entry
from trendaudit.pack.recovery import recover
from trendaudit.pack.validation_messages import one_of, type_wanted, unknown_key, validation_problems
from trendaudit.strict_yaml import Keys, YamlFile, read
from trendaudit.text.translation import _

_DISTINCTIVE_KEYS: Mapping[str, tuple[frozenset[str], str]] = {
    "rule": (frozenset({"kind", "why"}), "trends/TREND/RULE.yaml"),
    "questions": (frozenset({"section", "questions"}), "questions/NN-name.yaml"),
    "source": (frozenset({"publisher", "claims"}), "sources/DOCUMENT.yaml"),
    "updates": (frozenset({"updates"}), "updates/TOPIC.yaml"),
    "pack": (frozenset({"reviewed", "version"}), "pack.yaml"),
}
"""The keys by which a file of each kind is told, and where it belongs."""

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
        if message := _misplaced(document.data, file.kind):
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
                model, document, faults = _rule_model(document)
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


def _misplaced(data: object, kind: FileKind) -> str | None:
    """Say that a file is one of another kind than those that belong where it stands; None where it may be right."""
    if not isinstance(data, dict) or _DISTINCTIVE_KEYS[kind][0] & data.keys():
        return None
    belongs = next((place for keys, place in _DISTINCTIVE_KEYS.values() if keys <= data.keys()), None)
    return _("this file does not belong here; move it to {place}").format(place=belongs) if belongs else None


def _rule_model(document: YamlFile) -> tuple[type[RuleFile], YamlFile, list[Problem]]:
    """Return the model for the kind of rule that a file names, with the file as it should be and what is wrong there.

    Where it names none, the kind is taken that its other keys belong to. Raises `ProblemsError` where it has no keys.
    """
    data = document.data
    if not isinstance(data, dict):
        raise ProblemsError([document.problem((), type_wanted(_("a mapping of keys and values"), data))])
    kind = data.get("kind")
    if isinstance(kind, str) and kind in RULE_FILES:
        return RULE_FILES[kind], document, []
    near = difflib.get_close_matches("kind", sorted(data), 1)
    if "kind" in data:
        fault = document.problem(("kind",), "kind: " + one_of(kind, tuple(RULE_FILES)))
    elif near:
        fault = document.key_problem((near[0],), unknown_key(near[0], ["kind"]))
        data, kind = {key: value for key, value in data.items() if key != near[0]}, data[near[0]]
    else:
        fault = document.problem((), _("the key 'kind' is missing: practice, duty or watch"))
    meant = difflib.get_close_matches(str(kind), RULE_FILES, 1) or [_kind_of(data)]
    return RULE_FILES[meant[0]], replace(document, data={**data, "kind": meant[0]}), [fault]


def _kind_of(data: Mapping[str, object]) -> str:
    return "practice" if "impact" in data else "duty" if "score" in data else "watch"


def check_ids(ids: Sequence[str], location: Location, fault: Callable[[str], str | None]) -> Iterator[Problem]:
    """Yield the ids in a list at which something is wrong, and those that stand in it twice."""
    seen: set[str] = set()
    for index, word in enumerate(ids):
        if message := fault(word):
            yield location.at(index).problem(message)
        elif word in seen:
            yield location.at(index).problem(_("{word!r} stands here twice").format(word=word))
        seen.add(word)
