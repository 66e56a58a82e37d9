"""What is wrong with a pack that can be used: what its rules cannot mean, and what nobody has tried or covered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from trendaudit.core.answer_state import AnswerState
from trendaudit.core.scoring import judge
from trendaudit.errors import Problem, ProblemsError
from trendaudit.pack.compile import Opened, open_pack
from trendaudit.pack.coverage import coverage
from trendaudit.pack.examples import comes_true, unexpected
from trendaudit.pack.limits import first_problems
from trendaudit.pack.lint_conditions import lint_conditions
from trendaudit.pack.lint_examples import lint_examples
from trendaudit.pack.parse import Location
from trendaudit.text.translation import _


def check(folder: Path, base: Path | None = None) -> tuple[Problem, ...]:
    """Return all that is wrong with a pack: its faults, or where it has none, what its rules cannot mean or nobody has tried.

    `base` is the folder of the pack that this one may extend; the shipped one if left out.
    """
    try:
        opened = open_pack(folder, base)
    except ProblemsError as error:
        return error.problems
    return lint(opened)


def lint(opened: Opened) -> tuple[Problem, ...]:
    """Return conditions that contradict themselves, examples that do not come true, and what no example reaches."""
    found = first_problems(_findings(opened), opened.scan.display_name)
    return tuple(sorted(map(opened.base.explained, found)))


def _findings(opened: Opened) -> Iterator[Problem]:
    yield from opened.scan.leftovers
    yield from _uncovered(opened)
    yield from lint_conditions(opened.catalog, opened.parsed)
    for file in opened.parsed.rules:
        rule = opened.catalog.rules[file.id]
        location = file.location.at("examples")
        examples = opened.examples[rule.id]
        known = [AnswerState(opened.catalog, example.answers) for example in examples]
        for index, example in enumerate(examples):
            finding = judge(rule, known[index])
            if not comes_true(example, finding):
                yield location.at(index, "expect").problem(unexpected(example, finding))
        yield from lint_examples(rule, known, opened.catalog, file.location)


def _uncovered(opened: Opened) -> Iterator[Problem]:
    """Yield the claims that no rule names, those that advise although they are obsolete, and those named against their word.

    Of a pack that extends another, only what its own files say: it is free to leave claims of the other unused.
    """
    found = coverage(opened.catalog)
    claims: dict[str, Location] = {}
    for source in opened.parsed.sources:
        if source.location.document.file not in opened.base.files:
            claims |= {claim: source.location.at("claims", claim) for claim in source.content.claims}
    rules = {file.id: file for file in opened.parsed.rules if file.location.document.file not in opened.base.files}
    for claim in found.uncovered:
        if claim.id in claims:
            message = _(
                "no rule names {claim} under 'claims' or 'corrects'; name it, or say in 'unused' why it is left out"
            )
            yield claims[claim.id].key_problem(message.format(claim=claim.id))
    for use in found.misleading:
        if use.rule.id in rules:
            location = rules[use.rule.id].location.at("claims", "advises", use.claim)
            message = _("{claim} is obsolete; move it to 'corrects' or 'background', or leave it out")
            yield location.key_problem(message.format(claim=use.claim))
    for use in found.used_after_all:
        if use.claim in claims:
            message = _("{rule} names this claim after all: remove 'unused', or the claim there")
            yield claims[use.claim].at("unused").key_problem(message.format(rule=use.rule.id))
