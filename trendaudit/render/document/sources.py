"""What stands behind the lines of a document, as far as a client may read it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from trendaudit.core.catalog import Update
from trendaudit.core.evidence import NEVER
from trendaudit.core.report import Report
from trendaudit.core.results import CitedUpdate, RuleResult
from trendaudit.render import citations, sentences
from trendaudit.render.citations import SourceUse, numbered, used_sources, used_updates
from trendaudit.render.document import advice
from trendaudit.render.document.model import SourceEntry, Sources, UpdateEntry
from trendaudit.render.document.sections import Section
from trendaudit.text.translation import _, ngettext


def sources(report: Report, sections: Collection[Section]) -> Sources:
    """Return the documents and updates behind the lines of a document, under their numbers."""
    lines = advice.shown_lines(report, sections)
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
            pages=citations.pages(known.update),
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
