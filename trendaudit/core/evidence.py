"""What stands behind a rule, and how far it can be relied on.

Confidence is derived from dated claims and their updates, never from anybody's opinion of a rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from trendaudit.core.catalog import Catalog, Claim, Rule, Update, UpdateStatus

WORST_LAST: tuple[UpdateStatus, ...] = ("strengthened", "holds", "changed", "obsolete")
FULL, GOOD, WEAK = Fraction(1), Fraction(3, 4), Fraction(1, 2)
Grounds = Literal["two_publishers", "one_publisher", "changed", "seen_update", "little"]
CONFIDENCE: Mapping[Grounds, Fraction] = {
    "two_publishers": FULL, "one_publisher": GOOD, "changed": GOOD, "seen_update": GOOD, "little": WEAK,
}  # fmt: skip
"""How far a rule can be relied on, by what that follows from."""
NEVER = "never"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The claims and updates behind a rule, and the confidence that follows from them."""

    claims: tuple[Claim, ...]
    """Those that advise it; what only explains it lends it no weight."""
    updates: tuple[Update, ...]
    publishers: tuple[str, ...]
    """Who says so, among the claims that still hold."""
    grounds: Grounds
    """What the confidence follows from."""

    @property
    def confidence(self) -> Fraction:
        """Return how far the rule can be relied on: 1, 3/4 or 1/2."""
        return CONFIDENCE[self.grounds]


def evidence(rule: Rule, catalog: Catalog) -> Evidence:
    """Return what stands behind a rule.

    Confidence is 1 where claims of two publishers that advise it still hold; 3/4 where one publisher's do, or these
    have changed, or where none advises it but the rule names an update with a source that was seen; 1/2 otherwise.
    """
    claims = tuple(catalog.claims[claim] for claim in rule.advises)
    statuses = {claim.id: claim_status(claim, catalog) for claim in claims}
    publishers = {
        catalog.sources[claim.source].publisher for claim in claims if statuses[claim.id] in {"holds", "strengthened"}
    }
    own_updates = [catalog.updates[update] for update in rule.updates]
    grounds: Grounds = "little"
    if publishers:
        grounds = "two_publishers" if len(publishers) > 1 else "one_publisher"
    elif "changed" in statuses.values():
        grounds = "changed"
    elif not claims and _is_any_seen(own_updates):
        grounds = "seen_update"
    return Evidence(claims, updates_behind(rule, catalog), tuple(sorted(publishers)), grounds)


def claim_status(claim: Claim, catalog: Catalog) -> UpdateStatus:
    """Return what has become of a claim: its worst update; without any that was checked, a timeless claim holds.

    An unchecked update says no more than no update: it neither lifts a claim nor lowers it.
    """
    statuses = [update.status for update in catalog.updates_of(claim.id) if update.status != "unchecked"]
    if statuses:
        return max(statuses, key=WORST_LAST.index)
    return "holds" if claim.timeless else "unchecked"


def is_verified(claim: Claim, catalog: Catalog) -> bool:
    """Tell whether somebody saw a source that bears a claim out and that can be shown; a timeless claim needs none."""
    return claim.timeless or any(
        update.status in {"holds", "strengthened"}
        and update.print
        and any(reference.seen and reference.print for reference in update.sources)
        for update in catalog.updates_of(claim.id)
    )


def updates_behind(rule: Rule, catalog: Catalog) -> tuple[Update, ...]:
    """Return the updates of all claims that a rule names, and those that it names itself."""
    used = {*rule.advises, *rule.background, *rule.corrects}
    behind = {*rule.updates, *(update.id for claim in used for update in catalog.updates_of(claim))}
    return tuple(update for update in catalog.updates.values() if update.id in behind)


def is_due(update: Update, as_of: str) -> bool:
    """Tell whether an update should have been looked at again by a date (YYYY-MM-DD)."""
    return update.recheck != NEVER and update.recheck <= as_of


def _is_any_seen(updates: Iterable[Update]) -> bool:
    seen = (update for update in updates if update.status != "unchecked")
    return any(reference.seen for update in seen for reference in update.sources)
