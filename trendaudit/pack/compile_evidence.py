"""From source and update files to the sources, claims and updates of the core."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from trendaudit.core.catalog import Claim, Reference, Source, Update
from trendaudit.errors import Problem, did_you_mean
from trendaudit.pack.extend import Base
from trendaudit.pack.models.evidence import SourceFile, UpdateEntry
from trendaudit.pack.models.shared import listed
from trendaudit.pack.parse import Location, ParsedPack, check_ids
from trendaudit.text.dates import is_on_calendar
from trendaudit.text.translation import _

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ISO_MONTH = re.compile(r"\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])\b")


@dataclass(slots=True)
class Evidence:
    """What the rules can rest on."""

    sources: dict[str, Source] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    updates: dict[str, Update] = field(default_factory=dict)
    all_claims: bool = True
    """Whether no source file is broken, so that a claim which is not here does not exist."""
    all_updates: bool = True
    hidden: set[str] = field(default_factory=set)
    """Claims and updates with faults, of which no more than their ids is known."""

    def unknown_claim(self, claim: str) -> str | None:
        """Say that there is no such claim; None where there is one, or where that cannot be told."""
        if claim in self.claims or claim in self.hidden or not self.all_claims:
            return None
        return _("there is no claim {claim!r}").format(claim=claim) + did_you_mean(claim, self.claims)

    def unknown_update(self, update: str) -> str | None:
        """Say that there is no such update; None where there is one, or where that cannot be told."""
        if update in self.updates or update in self.hidden or not self.all_updates:
            return None
        return _("there is no update {update!r}").format(update=update) + did_you_mean(update, self.updates)


def build_evidence(parsed: ParsedPack, extended: Base) -> tuple[Evidence, list[Problem]]:
    """Return sources, claims and updates by their ids, and what is wrong with them."""
    evidence = Evidence(
        all_claims="source" not in parsed.incomplete,
        all_updates="updates" not in parsed.incomplete,
        hidden=parsed.hidden,
    )
    problems = [*_add_sources(parsed, evidence), *_add_updates(parsed, extended, evidence)]
    return evidence, problems


def date_fault(text: str) -> str | None:
    """Say that a date, of which month and day may be missing, is on no calendar."""
    return None if is_on_calendar(text) else _("{text} is on no calendar").format(text=text)


def _add_sources(parsed: ParsedPack, evidence: Evidence) -> Iterator[Problem]:
    places: dict[str, Location] = {}
    for file in parsed.sources:
        evidence.sources[file.id] = _source(file.id, file.content)
        if fault := date_fault(file.content.published):
            yield file.location.at("published").problem(fault)
        for claim, entry in file.content.claims.items():
            location = file.location.at("claims", claim)
            if claim in places:
                yield location.key_problem(_already(claim, places[claim]))
                evidence.all_claims = False  # the other may be meant where no claim of a name is found
                continue
            places[claim] = location
            evidence.claims[claim] = Claim(
                claim, file.id, entry.says, entry.type, entry.section, entry.concerns, entry.actionable,
                entry.timeless, entry.error, entry.unused,
            )  # fmt: skip


def _source(source: str, entry: SourceFile) -> Source:
    return Source(
        source, entry.title, entry.publisher, entry.published, entry.language, entry.region, entry.interest,
        entry.caveats,
    )  # fmt: skip


def _add_updates(parsed: ParsedPack, extended: Base, evidence: Evidence) -> Iterator[Problem]:
    places: dict[str, Location] = {}
    for file in parsed.updates:
        is_own = file.location.document.file not in extended.files
        reviewed = parsed.pack.content.reviewed if is_own and parsed.pack else ""
        for update, entry in file.content.updates.items():
            location = file.location.at("updates", update)
            if update in places:
                yield location.key_problem(_already(update, places[update]))
                evidence.all_updates = False
                continue
            places[update] = location
            evidence.updates[update] = _update(update, entry)
            yield from check_ids(entry.claims, location.at("claims"), evidence.unknown_claim)
            yield from _dates(entry, location)
            yield from _support(entry, location)
            yield from _printing(entry, location)
            yield from _age(entry, location, max(entry.checked, reviewed))


def _already(word: str, first: Location) -> str:
    return _("there is already a {word!r} in {first}; ids are unique in the pack").format(word=word, first=first)


def _update(update: str, entry: UpdateEntry) -> Update:
    return Update(
        id=update,
        topic=entry.topic,
        claims=tuple(entry.claims),
        status=entry.status,
        checked=entry.checked,
        recheck=entry.recheck,
        since=entry.since or "",
        facts=entry.facts,
        client=entry.client,
        internal=entry.internal,
        print=entry.print,
        sources=tuple(
            Reference(source.title, source.url, source.date, source.seen, source.print) for source in entry.sources
        ),
        origin=listed(entry.origin),
    )


def _dates(entry: UpdateEntry, location: Location) -> Iterator[Problem]:
    dates = {"since": entry.since, "checked": entry.checked, "recheck": entry.recheck}
    faults = {key: fault for key, text in dates.items() if text and text != "never" and (fault := date_fault(text))}
    yield from (location.at(key).problem(fault) for key, fault in faults.items())
    if faults:
        return
    if entry.since and entry.since > entry.checked:
        yield location.at("since").problem(_("'since' is later than 'checked'"))
    if entry.recheck <= entry.checked:  # 'never' sorts after every date
        yield location.at("recheck").problem(_("'recheck' must be later than 'checked'"))


def _support(entry: UpdateEntry, location: Location) -> Iterator[Problem]:
    """Yield a status that says more than anybody saw, and a sentence for a client where nobody saw anything."""
    if entry.status == "unchecked":
        if entry.print:
            message = _("an unchecked update is never printed: nobody saw a source")
            yield location.at("print").key_problem(message)
    elif not any(source.seen and source.url for source in entry.sources):
        message = _("'{status}' needs a source with 'seen: true' and its address; else the status is 'unchecked'")
        yield location.at("status").problem(message.format(status=entry.status))


def _printing(entry: UpdateEntry, location: Location) -> Iterator[Problem]:
    if not entry.print:
        if entry.client:
            yield location.at("client").key_problem(_("'client' is never printed without 'print: true'"))
        return
    if not entry.client:
        yield location.at("print").key_problem(_("'print: true' needs 'client', the sentence to print"))
    if not any(source.seen and source.print for source in entry.sources):
        message = _("'print: true' needs a source with 'seen: true' and 'print: true'")
        yield location.at("print").key_problem(message)


def _age(entry: UpdateEntry, location: Location, day: str) -> Iterator[Problem]:
    """Yield a sentence for a client that is older than twelve months on a day, or is never looked at again, and says no year."""
    dates = [entry.since or "", *(source.date for source in entry.sources if source.seen and source.print)]
    newest = max(map(_month, dates)) or entry.checked[:7]
    is_old = newest < f"{int(day[:4]) - 1}{day[4:7]}"
    if entry.client and (is_old or entry.recheck == "never") and not _YEAR.search(entry.client):
        message = _("what is older than twelve months, or is never looked at again, says its year")
        yield location.at("client").problem(message)


def _month(text: str) -> str:
    """Return the latest month (YYYY-MM) that a date can mean; empty where it names no year."""
    if not (years := _YEAR.findall(text)):
        return ""
    if iso := _ISO_MONTH.search(text):
        return iso[0]
    named = [number for number, name in enumerate(_MONTHS, start=1) if name in text]
    return f"{years[-1]}-{named[-1] if named else 12:02}"
