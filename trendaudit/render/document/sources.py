"""What stands behind the lines of a document, as far as a client may read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from trendaudit.core.catalog import Reference, Source, Update
from trendaudit.core.evidence import NEVER
from trendaudit.core.report import Report
from trendaudit.core.results import CitedUpdate, RuleResult
from trendaudit.render import citations, sentences
from trendaudit.render.citations import Citation, citations_for, who
from trendaudit.render.document.model import CitedText, Page, SourceEntry, Sources, UpdateEntry
from trendaudit.render.document.sections import Section
from trendaudit.text.translation import _, ngettext

URL_CHARACTERS = "%/:?#[]@!$&'*+,;=-._~"
"""What may stand in an address as it is; brackets, quotes and blanks are encoded."""


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A document that advice in this report was taken from."""

    source: Source
    claims: int
    """How many of its statements stand behind the lines of the report."""


@dataclass(frozen=True, slots=True)
class Numbers:
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
    """Return who says so, or why the rule goes beyond the documents; of a duty, whether a source was checked."""
    if cited := citations_for(line.client_claims):
        return tuple(_cited(cited, line, numbers))
    text = _instead(line)
    return (CitedText(text, (), ""),) if text else ()


def _cited(cited: Sequence[Citation], line: RuleResult, numbers: Numbers) -> Iterator[CitedText]:
    for citation in cited:
        *others, last = citation.sources
        for source in others:
            yield CitedText(who(source), _of(numbers.sources, [source.id]), ",")
        yield CitedText(who(last), _of(numbers.sources, [last.id]), ":")
        claims = {claim.id for claim in citation.claims}
        became = [known.update.id for known in line.client_updates if not claims.isdisjoint(known.update.claims)]
        yield CitedText(citation.status, _of(numbers.updates, became), ";" if citation is not cited[-1] else "")


def _of(numbers: Mapping[str, int], names: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted(numbers[name] for name in names if name in numbers))


def _instead(line: RuleResult) -> str:
    """Return what there is to say where no printable claim stands behind a line."""
    if line.rule.kind == "duty":
        return _source_of_duty(line)
    if not line.claims:
        return _("Our own advice. {why}").format(why=line.rule.beyond) if line.rule.beyond else ""
    return citations.unshown(line.claims)


def _source_of_duty(line: RuleResult) -> str:
    if not line.rule.updates:
        return _("A reminder of our own; no legal source was checked, so look up your country's rules.")
    if not line.client_updates:
        return _("The law named above; we have read about it and not checked it for your country.")
    return ""


def sources(report: Report, sections: Collection[Section]) -> Sources:
    """Return the documents and updates behind the lines of a document, under their numbers."""
    lines = shown_lines(report, sections)
    numbers = numbered(lines)
    documents = (
        SourceEntry(numbers.sources[use.source.id], use.source.title, source_facts(use), use.source.interest)
        for use in used_sources(lines)
    )
    updates = (
        UpdateEntry(
            number=numbers.updates[known.update.id],
            topic=known.update.topic,
            text=known.update.client,
            looked_at=looked_at(known),
            concerns=_concerns(known.update, report, lines),
            pages=pages(known.update),
        )
        for known in used_updates(lines)
    )
    return Sources(
        documents_title=_("Documents that the advice was taken from"),
        documents_note=_(
            "Each is named by its publisher, or the kind of publisher, its region and its date: the rules hold no author "
            "and no link of a document."
        ),
        documents=tuple(documents),
        updates_title=_("What has become of it since"),
        legend=citations.legend(),
        updates=tuple(updates),
    )


def pages(update: Update) -> tuple[Page, ...]:
    """Return the pages behind an update that somebody has seen and that may be printed."""
    seen = (reference for reference in update.sources if reference.seen and reference.print)
    return tuple(_page(page) for page in seen)


def _concerns(update: Update, report: Report, lines: Iterable[RuleResult]) -> str:
    """Return which actions of the checklist an update bears on, and which put right what it is about."""
    shown = {line.rule.id: line for line in lines if update.id in {known.update.id for known in line.client_updates}}
    ranks: dict[bool, list[str]] = {True: [], False: []}
    for item in report.to_do:
        if line := shown.get(item.rule.id):
            claims = {claim.id for claim in line.client_claims}
            ranks[update.id in line.rule.updates or not claims.isdisjoint(update.claims)].append(str(item.rank))
    bears = ngettext("Stands behind action {ranks}.", "Stands behind actions {ranks}.", len(ranks[True]))
    right = ngettext(
        "Taken into account in action {ranks}.", "Taken into account in actions {ranks}.", len(ranks[False])
    )
    texts = ((bears, ranks[True]), (right, ranks[False]))
    return " ".join(text.format(ranks=", ".join(some)) for text, some in texts if some)


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


def news(known: CitedUpdate) -> str:
    """Return what has become of some claims, and whether that is due for another look."""
    client = known.update.client
    return _("{sentence} (Due for another look.)").format(sentence=client) if known.due else client


def shown_lines(report: Report, sections: Collection[Section]) -> list[RuleResult]:
    """Return every line of advice in the document: what its sources stand behind."""
    return [
        *(report.open_duties if "duties" in sections else ()),
        *(item.line for item in (report.start_here if "start" in sections else ())),
        *(item.line for item in (report.after_that if "checklist" in sections else ())),
        *(report.watch if "watch" in sections else ()),
    ]


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


def looked_at(known: CitedUpdate) -> str:
    """Return what has become of what the documents said, and when that was and will be looked at."""
    update = known.update
    became = {
        "strengthened": _("What the documents said is truer today"),
        "holds": _("What the documents said still holds"),
        "changed": _("What the documents said has changed since"),
        "obsolete": _("What the documents said is no longer so"),
    }[update.status]
    checked = _("checked on {day}").format(day=sentences.day(update.checked))
    if known.due:
        again = _("due for another look")
    elif update.recheck == NEVER:
        again = ""
    else:
        again = _("to be looked at again by {day}").format(day=sentences.day(update.recheck))
    return "; ".join(part for part in (became, checked, again) if part) + "."


def source_facts(use: SourceUse) -> str:
    """Return who published a document, when, about where, and how much was taken from it."""
    source = use.source
    taken = ngettext("{number} statement used", "{number} statements used", use.claims).format(number=use.claims)
    facts = (source.publisher, sentences.day(source.published), source.region, taken)
    return "; ".join(fact for fact in facts if fact)
