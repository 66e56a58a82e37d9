"""Who says so, and what has become of it since: the claims behind a line of advice, put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote, urlsplit

from trendaudit.core.catalog import Reference, Source, Update, UpdateStatus
from trendaudit.core.results import CitedClaim, CitedUpdate, RuleResult
from trendaudit.render import Record, wording
from trendaudit.render.document.model import CitedText, Page
from trendaudit.text import dates
from trendaudit.text.translation import _


class Citation(Record):
    """A document with those of its claims that advise a rule."""

    source: Source
    claims: tuple[CitedClaim, ...]
    status: str
    """What has become of the claims, in words."""

    @property
    def advises(self) -> str:
        """Return in a few words what the document says to do."""
        return "; ".join(dict.fromkeys(claim.advises for claim in self.claims))


def citations_for(claims: Sequence[CitedClaim]) -> list[Citation]:
    """Return who says so, each document once."""
    by_source: dict[str, list[CitedClaim]] = {}
    for claim in claims:
        by_source.setdefault(claim.source.id, []).append(claim)
    return [Citation(some[0].source, tuple(some), claim_status(some)) for some in by_source.values()]


def who(source: Source) -> str:
    """Return the publisher of a document and its month."""
    return _("{publisher} ({published})").format(publisher=source.publisher, published=dates.month(source.published))


def legend() -> str:
    """Return what the words mean that say what has become of a statement."""
    return _(
        "“Still holds” and “truer today”: a later source that we can show bears it out. “No newer source to show”: we "
        "found no such source, and none against it. “Changed since”: later sources say otherwise, and the advice here "
        "takes that into account. “No longer so”: later sources say that it is over, and the advice here does not follow "
        "it. “With no source to show”: there is none for that which we can print. “Not checked since”: nobody has "
        "looked, or found a source. “Partly” and “not all”: that goes for some of the statements of a document. “Advice that does not "
        "age”: common sense, in our judgement."
    )


def unshown(claims: Sequence[CitedClaim]) -> str:
    """Return who says so where nothing of it may be printed: what has become of it has no source to show."""
    sources = {claim.source.id: claim.source for claim in claims}
    lapsed = _lapsed({claim.status for claim in claims if not claim.printable})
    text = _("{sources}: {status}, with no source to show")
    return text.format(sources=", ".join(map(who, sources.values())), status=lapsed)


def _lapsed(seen: Collection[UpdateStatus]) -> str:
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
    if "unchecked" in seen:
        return wording.claim_status("unchecked") if seen == {"unchecked"} else _("not all checked since")
    if not all(claim.verified for claim in aged):
        return _("no newer source to show")
    return wording.claim_status("strengthened" if seen == {"strengthened"} else "holds")


class SourceUse(Record):
    """A document that advice in this report was taken from."""

    source: Source
    claims: int
    """How many of its statements stand behind the lines of the report."""


class Numbers(Record):
    """The numbers under which a document lists what its advice rests on, by id."""

    sources: Mapping[str, int]
    updates: Mapping[str, int]


NONE = Numbers({}, {})
"""Of a document that does not list them."""


def numbered(lines: Iterable[RuleResult]) -> Numbers:
    """Return the numbers of everything behind some lines: the documents first, then what became of them."""
    lines = list(lines)
    sources = [use.source.id for use in used_sources(lines)]
    updates = [known.update.id for known in used_updates(lines)]
    return Numbers(
        {name: number for number, name in enumerate(sources, start=1)},
        {name: number for number, name in enumerate(updates, start=len(sources) + 1)},
    )


def says_who(line: RuleResult, numbers: Numbers = NONE) -> tuple[CitedText, ...]:
    """Return who says so and what they advise, or why the rule goes beyond the documents."""
    if cited := citations_for(line.client_claims):
        return tuple(text for citation in cited for text in _cited(citation, line, numbers))
    text = _instead(line)
    return (CitedText(text, (), ""),) if text else ()


def _cited(citation: Citation, line: RuleResult, numbers: Numbers) -> Iterator[CitedText]:
    claims = {claim.id for claim in citation.claims}
    became = [known.update.id for known in line.client_updates if not claims.isdisjoint(known.update.claims)]
    yield CitedText(who(citation.source), _of(numbers.sources, [citation.source.id]), ":")
    yield CitedText(citation.advises, (), "")
    yield CitedText(f"({citation.status}", _of(numbers.updates, became), ").")


def _of(numbers: Mapping[str, int], names: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted(numbers[name] for name in names if name in numbers))


def _instead(line: RuleResult) -> str:
    """Return what there is to say where no printable claim stands behind a line; a duty rests on its updates."""
    if line.rule.kind == "duty":
        return ""
    if not line.claims:
        return _("Our own advice. {why}").format(why=line.rule.beyond) if line.rule.beyond else ""
    return unshown(line.claims)


def news(known: CitedUpdate) -> str:
    """Return what has become of some claims, and whether that is due for another look."""
    client = known.update.client
    return _("{sentence} (Due for another look.)").format(sentence=client) if known.due else client


def used_sources(lines: Iterable[RuleResult]) -> list[SourceUse]:
    """Return the documents whose printable claims stand behind some lines, the newest first."""
    claims = {claim.id: claim.source for line in lines for claim in line.client_claims}
    used = Counter(source.id for source in claims.values())
    sources = {source.id: source for source in claims.values()}
    newest_first = sorted(sources.values(), key=lambda source: source.id)
    newest_first.sort(key=lambda source: source.published, reverse=True)
    return [SourceUse(source, used[source.id]) for source in newest_first]


def used_updates(lines: Iterable[RuleResult]) -> list[CitedUpdate]:
    """Return the printable updates behind some lines, each once; those that are due for another look come first."""
    found = {known.update.id: known for line in lines for known in line.client_updates}
    return sorted(found.values(), key=lambda known: (not known.due, known.update.id))


URL_CHARACTERS = "%/:?#[]@!$&'*+,;=-._~"
"""What may stand in an address as it is; brackets, quotes and blanks are encoded."""


def pages(update: Update) -> tuple[Page, ...]:
    """Return the pages behind an update that somebody has seen and that may be printed."""
    seen = (reference for reference in update.sources if reference.seen and reference.print)
    return tuple(_page(page) for page in seen)


def _page(page: Reference) -> Page:
    address = _address(page)
    site = urlsplit(address).hostname or "" if address else ""
    return Page(page.title, address, site.removeprefix("www."), page.date.strip())


def _address(page: Reference) -> str:
    """Return an address of the web with everything encoded that could end it early, or an empty string."""
    if not page.url.isprintable():
        return ""
    try:
        parts = urlsplit(page.url)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return ""
    return quote(page.url, safe=URL_CHARACTERS)
