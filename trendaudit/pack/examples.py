"""The examples of rules: answers that the core can judge, and what the rule must make of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from trendaudit.core.audit import Answer
from trendaudit.core.catalog import Question, RuleKind
from trendaudit.core.kinds import Fault, fault_message, normal, validate
from trendaudit.core.scoring import Finding
from trendaudit.errors import Problem
from trendaudit.pack.bank import Bank
from trendaudit.pack.limits import MOST_PROBLEMS
from trendaudit.pack.models.rules import ExampleEntry
from trendaudit.pack.models.shared import plain
from trendaudit.pack.parse import Location, ParsedPack
from trendaudit.text.translation import _

_OUTCOMES = ("applies", "not_applicable", "unknown")


@dataclass(frozen=True, slots=True)
class Example:
    """Answers and what the rule must make of them: points 0-100 or a status."""

    answers: Mapping[str, Answer]
    expect: str | int | float


def build_examples(
    parsed: ParsedPack, bank: Bank, questions: Mapping[str, Question]
) -> tuple[dict[str, tuple[Example, ...]], list[Problem]]:
    """Return the examples of each rule by its id, and what is wrong with their answers."""
    examples: dict[str, tuple[Example, ...]] = {}
    problems: list[Problem] = []
    for file in parsed.rules:
        entry, location = file.content, file.location.at("examples")
        examples[file.id], faults = _of_rule(entry.examples, entry.kind, location, bank, questions)
        problems += faults
        if len(problems) > MOST_PROBLEMS:
            break
    return examples, problems


def _of_rule(
    entries: Sequence[ExampleEntry], kind: RuleKind, location: Location, bank: Bank, questions: Mapping[str, Question]
) -> tuple[tuple[Example, ...], list[Problem]]:
    examples: list[Example] = []
    problems: list[Problem] = []
    for index, entry in enumerate(entries):
        place = location.at(index)
        answers: dict[str, Answer] = {}
        for question, value in entry.answers.items():
            faults = list(_faults(question, value, place.at("answers", question), bank, questions))
            problems += faults
            if not faults and question in questions:
                answers[question] = _normal(questions[question], value)
        expect = entry.expect if isinstance(entry.expect, str) else plain(entry.expect)
        assert expect is not None
        examples.append(Example(answers, expect))
        if message := _invalid_outcome(expect, kind):
            problems.append(place.at("expect").problem(message))
    return tuple(examples), problems


def _faults(
    question: str, value: object, location: Location, bank: Bank, questions: Mapping[str, Question]
) -> Iterator[Problem]:
    """Yield what is wrong with one answer; nothing where its question may stand in a file that is broken."""
    if bank.find(question) is None:
        if message := bank.unknown(question):
            yield location.key_problem(message)
        return
    asked = questions[question]
    if asked.each is None:
        if found := validate(asked, value):
            yield location.problem(fault_message(found, asked))
        return
    if bank.find(asked.each) is None:
        return
    parent, rows = questions[asked.each], bank.questions[asked.each].rows
    if not isinstance(value, Mapping):
        yield location.problem(fault_message(Fault("not_rows", value), asked, parent))
        return
    for row, cell in value.items():
        if row not in rows:
            yield location.at(row).key_problem(fault_message(Fault("not_a_row", row), asked, parent))
        elif found := validate(asked, cell):
            yield location.at(row).problem(fault_message(found, asked, parent))


def _normal(question: Question, value: object) -> Answer:
    if isinstance(value, Mapping):
        return {row: normal(question, cell) for row, cell in value.items()}
    assert isinstance(value, str | int | float | list)
    return normal(question, value)


def _invalid_outcome(expect: str | float, kind: RuleKind) -> str | None:
    if kind == "watch" and expect not in _OUTCOMES:
        return _("a watch is not scored: expect applies, not_applicable or unknown")
    if kind != "watch" and expect == "applies":
        return _("expect points of 0-100, or pass, partial, fail, not_applicable or unknown")
    return None


def comes_true(example: Example, finding: Finding) -> bool:
    """Tell whether a finding is what an example expects; points count as exactly as the example writes them."""
    if isinstance(example.expect, str):
        return example.expect == (finding.status or "applies")
    if finding.score is None:
        return False
    exponent = Decimal(repr(example.expect)).normalize().as_tuple().exponent
    unit = Fraction(10) ** min(int(exponent), 0)
    return abs(100 * finding.score - Fraction(repr(example.expect))) <= unit / 2


def unexpected(example: Example, finding: Finding) -> str:
    """Say what a rule makes of an example that expects something else."""
    result = str(finding.status or "applies")
    if finding.score is not None:
        result = f"{float(100 * finding.score):.4g} ({result})"
    message = _("the example expects {expect}, but the rule makes {result} of it")
    if finding.waits_for:
        message += _("; it waits for {questions}")
    return message.format(expect=example.expect, result=result, questions=", ".join(sorted(finding.waits_for)))
