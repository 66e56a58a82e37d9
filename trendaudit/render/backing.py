"""What stands behind the lines of a document, as far as a client may read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from trendaudit.core.evidence import NEVER
from trendaudit.core.lines import RuleLine, UpdateLine
from trendaudit.core.model import Reference, Source, Update
from trendaudit.core.report import Report
from trendaudit.i18n import _, ngettext
from trendaudit.render import sentences
from trendaudit.render.sections import Section


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


def references(update: Update) -> list[Reference]:
    """Return the pages behind an update that somebody has seen and that may be printed."""
    return [reference for reference in update.sources if reference.seen and reference.print]


def news(known: UpdateLine) -> str:
    """Return what has become of some claims, and whether that is due for another look."""
    client = known.update.client
    return _("{sentence} (Due for another look.)").format(sentence=client) if known.due else client


def shown_lines(report: Report, sections: Collection[Section]) -> list[RuleLine]:
    """Return every line of advice in the document: what its sources stand behind."""
    items = [item.line for item in report.to_do]
    return [*report.open_duties, *items, *(report.watch if "watch" in sections else ())]


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
