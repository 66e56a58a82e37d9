"""Who says so, and what has become of it since: the claims behind a line of advice, put together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from trendaudit.core.catalog import Source
from trendaudit.core.evidence import ClaimStatus
from trendaudit.core.results import CitedClaim
from trendaudit.render import sentences, wording
from trendaudit.text.translation import _


@dataclass(frozen=True, slots=True)
class Citation:
    """Documents whose claims have fared alike."""

    sources: tuple[Source, ...]
    claims: tuple[CitedClaim, ...]
    status: str
    """What has become of the claims, in words."""


def citations_for(claims: Sequence[CitedClaim]) -> list[Citation]:
    """Return who says so, by what has become of it; each document once."""
    by_source: dict[str, list[CitedClaim]] = {}
    for claim in claims:
        by_source.setdefault(claim.source.id, []).append(claim)
    by_status: dict[str, list[CitedClaim]] = {}
    for some in by_source.values():
        by_status.setdefault(claim_status(some), []).extend(some)
    return [
        Citation(tuple({claim.source.id: claim.source for claim in some}.values()), tuple(some), words)
        for words, some in by_status.items()
    ]


def says_who(claims: Sequence[CitedClaim]) -> str:
    """Return who says so and when, by what has become of it: `publisher (January 2023): still holds`."""
    return "; ".join(f"{', '.join(map(who, one.sources))}: {one.status}" for one in citations_for(claims))


def who(source: Source) -> str:
    """Return the publisher of a document and its month."""
    return _("{publisher} ({published})").format(
        publisher=source.publisher, published=sentences.month(source.published)
    )


def legend() -> str:
    """Return what the words mean that say what has become of a statement."""
    return _(
        "“Still holds” and “truer today”: a later source that we can show bears it out. “No newer source to show”: we "
        "found no such source, and none against it. “Changed since”: later sources say otherwise, and the advice here "
        "takes that into account. “No longer so”: later sources say that it is over, and the advice here does not follow "
        "it. “With no source to show”: there is none for that which we can print. “Not checked since”: nobody has "
        "looked. “Partly” and “not all”: that goes for some of the statements of a document. “Advice that does not "
        "age”: common sense, in our judgement."
    )


def unshown(claims: Sequence[CitedClaim]) -> str:
    """Return who says so where nothing of it may be printed: what has become of it has no source to show."""
    sources = {claim.source.id: claim.source for claim in claims}
    lapsed = _lapsed({claim.status for claim in claims if not claim.printable})
    text = _("{sources}: {status}, with no source to show")
    return text.format(sources=", ".join(map(who, sources.values())), status=lapsed)


def _lapsed(seen: Collection[ClaimStatus]) -> str:
    """Return what has become of claims of which some have changed or are no longer so."""
    lapsed = {"changed", "obsolete"}.intersection(seen)
    if lapsed == {"obsolete"}:
        return wording.claim_status("obsolete") if lapsed == set(seen) else _("partly no longer so")
    return wording.claim_status("changed") if lapsed == set(seen) else _("partly changed since")


def claim_status(claims: Sequence[CitedClaim]) -> str:
    """Return in words what has become of claims of one document, taken together; never better than it is."""
    aged = [claim for claim in claims if not claim.timeless]
    if not aged:
        return _("advice that does not age")
    seen = {claim.status for claim in aged}
    if seen & {"changed", "obsolete"}:
        return _lapsed(seen)
    if "undated" in seen:
        return wording.claim_status("undated") if seen == {"undated"} else _("not all checked since")
    if not all(claim.verified for claim in aged):
        return _("no newer source to show")
    return wording.claim_status("strengthened" if seen == {"strengthened"} else "holds")
