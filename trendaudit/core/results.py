"""The lines of a report: what one rule says, because of which answers, and what it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from trendaudit.core.answer_state import AnswerState, Prompt
from trendaudit.core.audit import Scalar
from trendaudit.core.catalog import Catalog, Level, Rule, Source, Update, UpdateStatus
from trendaudit.core.conditions import tests
from trendaudit.core.evidence import claim_status, evidence, is_due, is_verified
from trendaudit.core.kinds import kind_of
from trendaudit.core.scoring import Finding, weight


@dataclass(frozen=True, slots=True)
class Reason:
    """An answer that decided something, with the words of the pack."""

    question: str
    row: str | None
    ask: str
    answer: Scalar
    label: str
    row_label: str = ""
    missing: tuple[str, ...] = ()
    """The labels of what would have had to be chosen too, where several picks are allowed."""


@dataclass(frozen=True, slots=True)
class CitedClaim:
    """A claim that stands behind a line of advice."""

    id: str
    says: str
    source: Source
    status: UpdateStatus
    verified: bool
    """Whether somebody saw a source that bears it out and that can be shown."""
    timeless: bool
    """Whether it is taken to hold at any time, with nothing known to have become of it."""
    printable: bool
    """Whether a client may read it: nothing has become of it that we could not show the source of."""
    advises: str = ""
    """What it advises in a few words; empty where it only explains, or turned out wrong."""


@dataclass(frozen=True, slots=True)
class CitedUpdate:
    """What has become of some of the claims."""

    update: Update
    due: bool
    """Whether it should have been looked at again by the date of the report."""


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What one rule says about this business, with its reasons and what it rests on."""

    finding: Finding
    title: str
    """The open title where something is open, else the title. A duty is open until it is known to be met."""
    weight: int | None
    gain: Fraction | None
    because: tuple[Reason, ...]
    claims: tuple[CitedClaim, ...]
    """The claims that advise it: who says so."""
    updates: tuple[CitedUpdate, ...]
    confidence: Fraction

    @property
    def rule(self) -> Rule:
        """Return the rule itself."""
        return self.finding.rule

    @property
    def action_title(self) -> str:
        """Return what to do, or what is open where the rule names no action."""
        return self.rule.action.title if self.rule.action else self.title

    @property
    def client_claims(self) -> tuple[CitedClaim, ...]:
        """Return the claims that a client may read. A legal duty rests on the law, never on somebody's article."""
        return () if self.rule.kind == "duty" else tuple(claim for claim in self.claims if claim.printable)

    @property
    def client_updates(self) -> tuple[CitedUpdate, ...]:
        """Return the updates that a client may read; of a duty, those that the rule itself names as its source.

        What has become of claims that only explain the theme is none of the client's business.
        """
        rule = self.rule
        claims = frozenset[str]() if rule.kind == "duty" else {*rule.advises, *rule.corrects}
        return tuple(
            line
            for line in self.updates
            if line.update.print and line.update.client.strip()
            if line.update.id in rule.updates or not claims.isdisjoint(line.update.claims)
        )


def reason(prompt: Prompt, known: AnswerState, named: Collection[str] = (), wanted: Collection[str] = ()) -> Reason:
    """Return an answer with the words of the pack. The prompt must have an answer.

    Of several picks only those among `named` are put into words, where there are any: what a rule does not
    speak of is no reason. What is `wanted` and was not picked is said as well.
    """
    question = known.catalog.questions[prompt.question]
    answer = known.given(prompt.question, prompt.row)
    assert answer is not None
    given = [str(pick) for pick in answer] if isinstance(answer, tuple) else [str(answer)]
    picks = [pick for pick in given if pick in named] or given
    is_none = any(question.options[pick].exclusive for pick in given if pick in question.options)  # says it already
    missing = [option for option in question.options if option in wanted and option not in given and not is_none]
    row_label = ""
    if prompt.row is not None and question.each is not None:
        row_label = known.catalog.questions[question.each].options[prompt.row].label
    return Reason(
        question=prompt.question,
        row=prompt.row,
        ask=question.ask,
        answer=answer,
        label="; ".join(kind_of(question).label(question, pick) for pick in picks),
        row_label=row_label,
        missing=tuple(question.options[option].label for option in missing),
    )


def cited_claims(claims: Iterable[str], catalog: Catalog, rule: Rule) -> tuple[CitedClaim, ...]:
    """Return claims that a rule names, with their documents and what has become of them."""
    return tuple(
        CitedClaim(
            id=claim.id,
            says=claim.says,
            source=catalog.sources[claim.source],
            status=claim_status(claim, catalog),
            verified=is_verified(claim, catalog),
            timeless=claim.timeless and all(one.status == "unchecked" for one in catalog.updates_of(claim.id)),
            advises=rule.advises.get(claim.id, ""),
            printable=all(
                update.print or update.status not in {"changed", "obsolete"} for update in catalog.updates_of(claim.id)
            ),
        )
        for claim in map(catalog.claims.__getitem__, claims)
    )


def rule_result(finding: Finding, gained: Mapping[str, Fraction], known: AnswerState, as_of: str) -> RuleResult:
    """Return what a finding looks like in a report. `gained` holds the points that finishing each rule adds."""
    rule, catalog = finding.rule, known.catalog
    backing = evidence(rule, catalog)
    is_open = finding.status in {"partial", "fail"} or (finding.status == "unknown" and not finding.is_practice)
    named = _named_options(rule)
    wanted = _wanted_options(rule) if is_open else frozenset()
    return RuleResult(
        finding=finding,
        title=rule.open_title if is_open and rule.open_title else rule.title,
        weight=weight(rule, catalog) if finding.is_practice else None,
        gain=gained.get(rule.id),
        because=tuple(reason(prompt, known, named, wanted) for prompt in finding.because),
        claims=cited_claims(rule.advises, catalog, rule),
        updates=tuple(CitedUpdate(update, is_due(update, as_of)) for update in backing.updates),
        confidence=backing.confidence,
    )


def _named_options(rule: Rule) -> frozenset[str]:
    """Return the options that a rule's conditions name."""
    conditions = [rule.applies_when, *(level.when for level in rule.score if isinstance(level, Level))]
    return frozenset().union(*(test.options for condition in conditions for test in tests(condition)))


def _wanted_options(rule: Rule) -> frozenset[str]:
    """Return the options that the best level of a rule wants all of."""
    levels = [level for level in rule.score if isinstance(level, Level)]
    if not levels:
        return frozenset()
    best = max(levels, key=lambda level: level.points)
    return frozenset().union(*(test.options for test in tests(best.when) if test.operator == "all_of"))
