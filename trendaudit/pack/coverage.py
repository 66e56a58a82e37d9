"""Whether the rules say everything that the documents advise, and nothing that has lapsed since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from trendaudit.core.catalog import Catalog, Claim, Rule
from trendaudit.core.evidence import claim_status

Key = Literal["claims", "corrects"]


@dataclass(frozen=True, slots=True)
class Use:
    """A rule that names a claim, and under which key it does."""

    claim: str
    rule: Rule
    under: Key

    @property
    def is_advice(self) -> bool:
        """Tell whether the rule asks for something because of the claim; a watch and a correction do not."""
        return self.under == "claims" and self.rule.kind != "watch"


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A claim that is obsolete by its worst update, and where it went."""

    claim: Claim
    uses: tuple[Use, ...]

    @property
    def advice(self) -> tuple[Use, ...]:
        """Return the uses that must not be: the practices and duties that rest on it."""
        return tuple(use for use in self.uses if use.is_advice)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How a pack's claims and rules hang together. Every claim is actionable, context or neither."""

    documents: int
    claims: int
    actionable: tuple[Claim, ...]
    uncovered: tuple[Claim, ...]
    """The actionable claims that no rule names and that do not say why."""
    unused: tuple[Claim, ...]
    """The claims that no rule names on purpose: each says why."""
    used_after_all: tuple[Use, ...]
    """The uses of claims that say why nothing uses them."""
    context: tuple[Claim, ...]
    context_used: tuple[Claim, ...]
    with_claims: tuple[Rule, ...]
    """The rules that rest on claims."""
    correcting: tuple[Rule, ...]
    """The rules that only put claims right."""
    beyond: tuple[Rule, ...]
    """The rules that name no claim at all and say why."""
    groundless: tuple[Rule, ...]
    """The rules that rest on nothing and do not say why. A watch may rest on what it puts right."""
    lapsed: tuple[Lapsed, ...]

    @property
    def misleading(self) -> tuple[Use, ...]:
        """Return every practice and duty that rests on an obsolete claim."""
        return tuple(use for lapsed in self.lapsed for use in lapsed.advice)

    @property
    def missing(self) -> int:
        """Return how many things are missing or wrong; 0 where the coverage is complete."""
        return len(self.uncovered) + len(self.groundless) + len(self.misleading) + len(self.used_after_all)


def coverage(catalog: Catalog) -> Coverage:
    """Return how the claims and rules of a pack hang together, in the order of the catalog."""
    uses = list(_uses(catalog))
    used = {use.claim for use in uses}
    actionable = tuple(claim for claim in catalog.claims.values() if claim.actionable == "yes")
    context = tuple(claim for claim in catalog.claims.values() if claim.actionable == "context")
    rules = catalog.rules.values()
    resting = [rule for rule in rules if rule.claims]
    groundless = [rule for rule in rules if not rule.claims and not _has_other_grounds(rule)]
    others = [rule for rule in rules if not rule.claims and _has_other_grounds(rule)]
    return Coverage(
        documents=len(catalog.sources),
        claims=len(catalog.claims),
        actionable=actionable,
        uncovered=tuple(claim for claim in actionable if claim.id not in used and not claim.unused),
        unused=tuple(claim for claim in catalog.claims.values() if claim.unused and claim.id not in used),
        used_after_all=tuple(use for use in uses if catalog.claims[use.claim].unused),
        context=context,
        context_used=tuple(claim for claim in context if claim.id in used),
        with_claims=tuple(resting),
        correcting=tuple(rule for rule in others if rule.corrects),
        beyond=tuple(rule for rule in others if not rule.corrects),
        groundless=tuple(groundless),
        lapsed=tuple(
            Lapsed(claim, tuple(use for use in uses if use.claim == claim.id))
            for claim in catalog.claims.values()
            if claim_status(claim, catalog) == "obsolete"
        ),
    )


def _has_other_grounds(rule: Rule) -> bool:
    return bool(rule.beyond) or (rule.kind == "watch" and bool(rule.corrects))


def _uses(catalog: Catalog) -> Iterator[Use]:
    for rule in catalog.rules.values():
        yield from (Use(claim, rule, "claims") for claim in rule.claims)
        yield from (Use(claim, rule, "corrects") for claim in rule.corrects)
