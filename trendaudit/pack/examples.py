"""Hold the rules of a pack against their own examples."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from trendaudit.core.questions import Known
from trendaudit.core.scoring import Finding, judge
from trendaudit.errors import Problem, ProblemsError
from trendaudit.i18n import _
from trendaudit.pack.compile import Opened, open_pack
from trendaudit.pack.example_answers import Example
from trendaudit.pack.limits import first_problems
from trendaudit.pack.lint_conditions import lint_conditions
from trendaudit.pack.lint_examples import lint_examples
from trendaudit.pack.uncovered import uncovered


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
    found = first_problems(_failing(opened), opened.contents.called)
    return tuple(sorted(map(opened.contents.explained, found)))


def _failing(opened: Opened) -> Iterator[Problem]:
    yield from opened.contents.leftovers
    yield from uncovered(opened.catalog, opened.contents)
    yield from lint_conditions(opened.catalog, opened.contents)
    for file in opened.contents.rules:
        rule = opened.catalog.rules[file.id]
        location = file.location.at("examples")
        examples = opened.examples[rule.id]
        known = [Known(opened.catalog, example.answers) for example in examples]
        for index, example in enumerate(examples):
            finding = judge(rule, known[index])
            if not comes_true(example, finding):
                yield location.at(index, "expect").problem(_unexpected(example, finding))
        yield from lint_examples(rule, known, opened.catalog, file.location)


def comes_true(example: Example, finding: Finding) -> bool:
    """Tell whether a finding is what an example expects; points count as exactly as the example writes them."""
    if isinstance(example.expect, str):
        return example.expect == (finding.status or "applies")
    if finding.score is None:
        return False
    exponent = Decimal(repr(example.expect)).normalize().as_tuple().exponent
    unit = Fraction(10) ** min(int(exponent), 0)
    return abs(100 * finding.score - Fraction(repr(example.expect))) <= unit / 2


def _unexpected(example: Example, finding: Finding) -> str:
    result = str(finding.status or "applies")
    if finding.score is not None:
        result = f"{float(100 * finding.score):.4g} ({result})"
    message = _("the example expects {expect}, but the rule makes {result} of it")
    if finding.waits_for:
        message += _("; it waits for {questions}")
    return message.format(expect=example.expect, result=result, questions=", ".join(sorted(finding.waits_for)))
