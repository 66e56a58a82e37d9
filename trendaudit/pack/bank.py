"""The questions of a pack as the other files refer to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from trendaudit.core.audit import DONT_KNOW
from trendaudit.core.kinds import KINDS, Kind
from trendaudit.errors import Problem, did_you_mean
from trendaudit.pack.extend import Base
from trendaudit.pack.folder import section_id
from trendaudit.pack.models.questions import OptionEntry, QuestionEntry
from trendaudit.pack.parse import Location, ParsedPack
from trendaudit.text.translation import _

OPERATORS = ("none_of", "all_of", "at_least", "at_most", "every")
RESERVED = frozenset({"any", "not", "otherwise", DONT_KNOW, "of", *OPERATORS})
"""Words that conditions and answers use for themselves, and that are therefore no ids."""


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """One question of the bank, with its place in the interview and in its file."""

    id: str
    entry: QuestionEntry
    section: str
    position: int
    location: Location
    options: Mapping[str, OptionEntry]

    @property
    def kind(self) -> Kind:
        """Return what the kind of question has to say."""
        return KINDS[self.entry.kind]

    @property
    def rows(self) -> list[str]:
        """Return the options that make rows of a question asked `each` of them."""
        return [option for option, entry in self.options.items() if not entry.exclusive]


@dataclass(frozen=True, slots=True)
class Bank:
    """All questions whose files are right; `complete` where these are all there are."""

    questions: Mapping[str, BankQuestion]
    complete: bool
    faulty: frozenset[str] = frozenset()
    """Questions with a fault of their own, against which nothing else can be checked."""
    hidden: frozenset[str] = frozenset()
    """Questions whose entries have faults, of which no more than their ids is known."""
    left_out: Mapping[str, str] = field(default_factory=dict)
    """Questions of an extended pack that were in files which are replaced, each with the file that has it no more."""
    has_duplicates: bool = False
    """Whether an id is given twice, so that one that is nowhere may be what the other was meant to be."""

    def find(self, question: str) -> BankQuestion | None:
        """Return a question without fault; None where there is none."""
        return None if question in self.faulty else self.questions.get(question)

    def unknown(self, question: str) -> str | None:
        """Say that there is no such question; None where there is one, or where that cannot be told."""
        if question in RESERVED:
            return _("{word!r} is a reserved word and no question").format(word=question)
        if question in self.questions or question in self.hidden or not self.complete:
            return None
        if question in self.left_out:
            message = _("there is no question {question!r} any more: {file} leaves it out")
            return message.format(question=question, file=self.left_out[question])
        nearest = did_you_mean(question, self.questions)
        if self.has_duplicates and not nearest:
            return None
        return _("there is no question {question!r}").format(question=question) + nearest

    def parent(self, asked: BankQuestion) -> BankQuestion | None:
        """Return the question whose options are the rows of one that is asked `each`."""
        return self.find(asked.entry.each) if asked.entry.each else None

    def unknown_row(self, asked: BankQuestion, row: str) -> str | None:
        """Say why something is no row of a question; None where it is one, or where that cannot be told."""
        if asked.entry.each is None:
            message = _("{question!r} has no rows: it is not asked `each`; write {question!r} alone")
            return message.format(question=asked.id)
        parent = self.parent(asked)
        if parent is None or row in parent.rows:
            return None
        message = _("{row!r} is no row of {question!r}: its rows are the options of {parent!r}")
        return message.format(row=row, question=asked.id, parent=parent.id) + did_you_mean(row, parent.rows)


def unknown_option(asked: BankQuestion, option: str) -> str:
    """Say that a question has no such option."""
    if option == DONT_KNOW:
        message = _(
            "'dont_know' counts neither for nor against and cannot stand here; where not knowing matters, "
            "give {question!r} an option such as never_checked"
        )
        return message.format(question=asked.id)
    message = _("{question!r} has no option {option!r}").format(question=asked.id, option=option)
    return message + did_you_mean(option, asked.options)


def build_bank(parsed: ParsedPack, base: Base) -> tuple[Bank, list[Problem]]:
    """Return the bank, and a problem for each id that is given twice."""
    problems: list[Problem] = []
    questions: dict[str, BankQuestion] = {}
    twice: set[str] = set()
    for asked in _in_order(parsed):
        if asked.id in questions:
            message = _("there is already a question {question!r} in {first}; ids are unique in the pack")
            location, first = base.to_change(questions[asked.id].location, asked.location)
            problems.append(location.key_problem(message.format(question=asked.id, first=first)))
            twice.add(asked.id)
        else:
            questions[asked.id] = asked
    complete = "questions" not in parsed.incomplete
    return Bank(questions, complete, frozenset(twice), frozenset(parsed.hidden), base.left_out, bool(twice)), problems


def _in_order(parsed: ParsedPack) -> Iterable[BankQuestion]:
    position = 0
    for file in parsed.questions:
        section = section_id(file.id)
        for question, entry in file.content.questions.items():
            options = {
                option: OptionEntry(label=data) if isinstance(data, str) else data
                for option, data in entry.options.items()
            }
            yield BankQuestion(question, entry, section, position, file.location.at("questions", question), options)
            position += 1
