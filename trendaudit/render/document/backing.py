"""What stands behind the lines of a document, as far as a client may read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from trendaudit.core.evidence import NEVER
from trendaudit.core.lines import RuleLine, UpdateLine
from trendaudit.core.model import Reference, Source, Update
from trendaudit.core.report import Report
from trendaudit.i18n import _, ngettext
from trendaudit.render import sentences
from trendaudit.render.document.model import Page, SourceEntry, Sources, UpdateEntry
from trendaudit.render.document.sections import Section

URL_CHARACTERS = "%/:?#[]@!$&'*+,;=-._~"
"""What may stand in an address as it is; brackets, quotes and blanks are encoded."""


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A document that advice in this report was taken from."""

    source: Source
    claims: int
    """How many of its statements stand behind the lines of the report."""


def says_who(line: RuleLine) -> str:
    """Return who says so, or why the rule goes beyond the documents; of a duty, whether a source was checked."""
    if line.rule.kind == "duty":
        return _source_of_duty(line)
    if not line.claims:
        return line.rule.beyond
    months = sorted({claim.source.published[: len("YYYY-MM")] for claim in line.claims})
    unprinted = _("A document of {months}; what we know of it since has no source that we could show.")
    return sentences.says_who(line.client_claims) or unprinted.format(months=", ".join(map(sentences.day, months)))


def _source_of_duty(line: RuleLine) -> str:
    if not line.rule.updates:
        return _("A reminder of our own; no legal source was checked, so look up your country's rules.")
    if not line.client_updates:
        return _("The law named above; we have read about it and not checked it for your country.")
    return ""


def legend() -> str:
    """Return what the words mean that say what has become of a statement."""
    return _(
        "“Still holds” and “truer today”: a later source bears it out. “Nothing found against it”: we looked and found "
        "no better source. “Changed since”: the advice here takes that into account. “Not checked since”: nobody has "
        "looked."
    )


def sources(lines: Iterable[RuleLine], numbers: Mapping[str, int]) -> Sources:
    """Return the documents and updates behind some lines; `numbers` holds the number of each document by its id."""
    lines = list(lines)
    documents = (
        SourceEntry(numbers[use.source.id], use.source.title, source_facts(use), use.source.interest)
        for use in used_sources(lines)
    )
    updates = (
        UpdateEntry(known.update.topic, known.update.client, looked_at(known), pages(known.update))
        for known in used_updates(lines)
    )
    return Sources(
        documents_title=_("Documents that the advice was taken from"),
        documents=tuple(documents),
        updates_title=_("What has become of it since"),
        legend=legend(),
        updates=tuple(updates),
    )


def pages(update: Update) -> tuple[Page, ...]:
    """Return the pages behind an update that somebody has seen and that may be printed."""
    seen = (reference for reference in update.sources if reference.seen and reference.print)
    return tuple(Page(page.title, _address(page), page.date.strip()) for page in seen)


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


def news(known: UpdateLine) -> str:
    """Return what has become of some claims, and whether that is due for another look."""
    client = known.update.client
    return _("{sentence} (Due for another look.)").format(sentence=client) if known.due else client


def shown_lines(report: Report, sections: Collection[Section]) -> list[RuleLine]:
    """Return every line of advice in the document: what its sources stand behind."""
    first = len(report.start_here)
    start, rest = report.to_do[:first], report.to_do[first:]
    return [
        *(report.open_duties if "duties" in sections else ()),
        *(item.line for item in (start if "start" in sections else ())),
        *(item.line for item in (rest if "checklist" in sections else ())),
        *(report.watch if "watch" in sections else ()),
    ]


def used_sources(lines: Iterable[RuleLine]) -> list[SourceUse]:
    """Return the documents whose printable claims stand behind some lines, the newest first."""
    claims = {claim.id: claim.source for line in lines for claim in line.client_claims}
    used = Counter(source.id for source in claims.values())
    sources = {source.id: source for source in claims.values()}
    newest_first = sorted(sources.values(), key=lambda source: source.id)
    newest_first.sort(key=lambda source: source.published, reverse=True)
    return [SourceUse(source, used[source.id]) for source in newest_first]


def used_updates(lines: Iterable[RuleLine]) -> list[UpdateLine]:
    """Return the printable updates behind some lines, each once; those that are due for another look come first."""
    found = {known.update.id: known for line in lines for known in line.client_updates}
    return sorted(found.values(), key=lambda known: (not known.due, known.update.id))


def looked_at(known: UpdateLine) -> str:
    """Return what has become of what the documents said, and when that was and will be looked at."""
    update = known.update
    became = {
        "strengthened": _("What the documents said is truer today"),
        "holds": _("What the documents said still holds"),
        "changed": _("What the documents said has changed"),
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
