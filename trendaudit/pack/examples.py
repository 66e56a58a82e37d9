"""Hold the rules of a pack against their own examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from trendaudit.core.estimates import estimate
from trendaudit.core.model import Catalog, Example, Rule
from trendaudit.core.questions import Known
from trendaudit.core.scoring import Finding, judge
from trendaudit.errors import Problem, ProblemsError
from trendaudit.i18n import _
from trendaudit.pack.contents import Spot
from trendaudit.pack.load import Opened, open_pack


def check(folder: Path) -> tuple[Problem, ...]:
    """Return all that is wrong with a pack: its faults, or where it has none, the examples that do not come true.

    Every rule needs examples of its lowest and its highest score and of one that is not applicable or unknown.
    """
    try:
        opened = open_pack(folder)
    except ProblemsError as error:
        return error.problems
    return tuple(sorted(_failing(opened)))


def _failing(opened: Opened) -> Iterator[Problem]:
    for file in opened.contents.rules:
        rule = opened.catalog.rules[file.id]
        spot = file.spot.at("examples")
        findings = [judge(rule, Known(opened.catalog, example.answers)) for example in rule.examples]
        for index, (example, finding) in enumerate(zip(rule.examples, findings, strict=True)):
            if not comes_true(example, finding):
                yield spot.at(index, "expect").problem(_disappointed(example, finding))
        yield from _incomplete(rule, findings, opened.catalog, spot)


def comes_true(example: Example, finding: Finding) -> bool:
    """Tell whether a finding is what an example expects; points count as exactly as the example writes them."""
    if isinstance(example.expect, str):
        return example.expect == (finding.status or "applies")
    if finding.score is None:
        return False
    exponent = Decimal(repr(example.expect)).normalize().as_tuple().exponent
    unit = Fraction(10) ** min(int(exponent), 0)
    return abs(100 * finding.score - Fraction(repr(example.expect))) <= unit / 2


def _disappointed(example: Example, finding: Finding) -> str:
    result = str(finding.status or "applies")
    if finding.score is not None:
        result = f"{float(100 * finding.score):.4g} ({result})"
    what = _("the example expects {expect}, but the rule makes {result} of it")
    if finding.waits_for:
        what += _("; it waits for {questions}")
    return what.format(expect=example.expect, result=result, questions=", ".join(sorted(finding.waits_for)))


def _incomplete(rule: Rule, findings: Sequence[Finding], catalog: Catalog, spot: Spot) -> Iterator[Problem]:
    """Yield the kinds of outcome that no example shows."""
    if not any(finding.status in ("not_applicable", "unknown") for finding in findings):
        yield spot.key_problem(_("no example is not_applicable or unknown; add one"))
    if rule.kind == "watch":
        if not any(finding.applies and finding.status is None for finding in findings):
            yield spot.key_problem(_("no example applies; add one"))
        return
    bounds = estimate(rule, Known(catalog, {}))
    assert bounds is not None
    scores = {finding.score for finding in findings}
    for bound, what in (
        (bounds.low, _("no example has the lowest score, {score:g}; add one")),
        (bounds.high, _("no example has the highest score, {score:g}; add one")),
    ):
        if bound not in scores:
            yield spot.key_problem(what.format(score=float(100 * bound)))
