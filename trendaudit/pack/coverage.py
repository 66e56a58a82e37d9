"""What the rules make of every claim of the documents, and which claims they pass over without a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from trendaudit.core.catalog import Catalog, Claim, Rule
from trendaudit.core.evidence import claim_status

Relation = Literal["advises", "corrects", "background"]
Treatment = Literal["advised", "corrected", "explained", "unused", "uncovered"]
"""What became of a claim: the most that any rule makes of it; `unused` on purpose, or `uncovered`."""
TREATMENTS: dict[Relation, Treatment] = {"advises": "advised", "corrects": "corrected", "background": "explained"}


@dataclass(frozen=True, slots=True)
class Use:
    """A rule that names a claim, and how the claim stands to it."""

    claim: str
    rule: Rule
    relation: Relation


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A claim that is obsolete by its worst update, and where it went."""

    claim: Claim
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How a pack's claims and rules hang together."""

    documents: int
    treated: dict[Treatment, tuple[Claim, ...]]
    """Every claim of the pack, once."""
    advised: tuple[Rule, ...]
    """The rules that claims advise."""
    explained: tuple[Rule, ...]
    """The rules that claims only explain, or that only put claims right, and that do not go beyond the documents."""
    beyond: tuple[Rule, ...]
    """The rules that no claim advises and that say so."""
    lapsed: tuple[Lapsed, ...]
    used_after_all: tuple[Use, ...]
    """The uses of claims that say why nothing uses them."""

    @property
    def claims(self) -> int:
        """Return how many claims there are."""
        return sum(map(len, self.treated.values()))

    @property
    def uncovered(self) -> tuple[Claim, ...]:
        """Return the claims that no rule names, and that do not say why."""
        return self.treated["uncovered"]

    @property
    def misleading(self) -> tuple[Use, ...]:
        """Return the obsolete claims that still advise a rule."""
        return tuple(use for lapsed in self.lapsed for use in lapsed.uses if use.relation == "advises")

    @property
    def missing(self) -> int:
        """Return how many things are missing or wrong; 0 where the coverage is complete."""
        return len(self.uncovered) + len(self.misleading) + len(self.used_after_all)


def coverage(catalog: Catalog) -> Coverage:
    """Return how the claims and rules of a pack hang together, in the order of the catalog."""
    uses = list(_uses(catalog))
    treated: dict[Treatment, list[Claim]] = {
        "advised": [], "corrected": [], "explained": [], "unused": [], "uncovered": [],
    }  # fmt: skip
    relations = {relation: {use.claim for use in uses if use.relation == relation} for relation in TREATMENTS}
    for claim in catalog.claims.values():
        found = next((TREATMENTS[relation] for relation in TREATMENTS if claim.id in relations[relation]), None)
        treated[found or ("unused" if claim.unused else "uncovered")].append(claim)
    rules = catalog.rules.values()
    others = [rule for rule in rules if not rule.advises]
    return Coverage(
        documents=len(catalog.sources),
        treated={treatment: tuple(claims) for treatment, claims in treated.items()},
        advised=tuple(rule for rule in rules if rule.advises),
        explained=tuple(rule for rule in others if not rule.beyond),
        beyond=tuple(rule for rule in others if rule.beyond),
        lapsed=tuple(
            Lapsed(claim, tuple(use for use in uses if use.claim == claim.id))
            for claim in catalog.claims.values()
            if claim_status(claim, catalog) == "obsolete"
        ),
        used_after_all=tuple(use for use in uses if catalog.claims[use.claim].unused),
    )


def _uses(catalog: Catalog) -> Iterator[Use]:
    for rule in catalog.rules.values():
        yield from (Use(claim, rule, "advises") for claim in rule.advises)
        yield from (Use(claim, rule, "corrects") for claim in rule.corrects)
        yield from (Use(claim, rule, "background") for claim in rule.background)
