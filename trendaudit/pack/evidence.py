"""From source and update files to the sources, claims and updates of the core."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from trendaudit.core.catalog import Claim, Reference, Source, Update
from trendaudit.errors import Problem, did_you_mean
from trendaudit.i18n import _
from trendaudit.pack.contents import Contents, Spot
from trendaudit.pack.files.evidence import SourceFile, UpdateEntry
from trendaudit.pack.named import named
from trendaudit.pack.questions import listed


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


def build_evidence(contents: Contents) -> tuple[Evidence, list[Problem]]:
    """Return sources, claims and updates by their ids, and what is wrong with them."""
    evidence = Evidence(
        all_claims="source" not in contents.broken, all_updates="updates" not in contents.broken, hidden=contents.hidden
    )
    problems = [*_add_sources(contents, evidence), *_add_updates(contents, evidence)]
    return evidence, problems


def date_fault(text: str) -> str | None:
    """Say that a date, of which month and day may be missing, is on no calendar."""
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)  # noqa: PLR2004 -- 2026-11-22
    except ValueError:
        return _("{text} is on no calendar").format(text=text)
    return None


def _add_sources(contents: Contents, evidence: Evidence) -> Iterator[Problem]:
    places: dict[str, Spot] = {}
    for file in contents.sources:
        evidence.sources[file.id] = _source(file.id, file.content)
        if fault := date_fault(file.content.published):
            yield file.spot.at("published").problem(fault)
        for claim, entry in file.content.claims.items():
            spot = file.spot.at("claims", claim)
            if claim in places:
                yield spot.key_problem(_already(claim, places[claim]))
                continue
            places[claim] = spot
            evidence.claims[claim] = Claim(
                claim, file.id, entry.says, entry.type, entry.section, entry.concerns, entry.actionable,
                entry.timeless, entry.error, entry.unused,
            )  # fmt: skip


def _source(source: str, entry: SourceFile) -> Source:
    return Source(
        source, entry.title, entry.publisher, entry.published, entry.language, entry.region, entry.interest,
        entry.caveats,
    )  # fmt: skip


def _add_updates(contents: Contents, evidence: Evidence) -> Iterator[Problem]:
    places: dict[str, Spot] = {}
    for file in contents.updates:
        for update, entry in file.content.updates.items():
            spot = file.spot.at("updates", update)
            if update in places:
                yield spot.key_problem(_already(update, places[update]))
                continue
            places[update] = spot
            evidence.updates[update] = _update(update, entry)
            yield from named(entry.claims, spot.at("claims"), evidence.unknown_claim)
            yield from _dates(entry, spot)
            yield from _printing(entry, spot)


def _already(word: str, first: Spot) -> str:
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


def _dates(entry: UpdateEntry, spot: Spot) -> Iterator[Problem]:
    dates = {"since": entry.since, "checked": entry.checked, "recheck": entry.recheck}
    faults = {key: fault for key, text in dates.items() if text and text != "never" and (fault := date_fault(text))}
    yield from (spot.at(key).problem(fault) for key, fault in faults.items())
    if faults:
        return
    if entry.since and entry.since > entry.checked:
        yield spot.at("since").problem(_("'since' is later than 'checked'"))
    if entry.recheck <= entry.checked:  # 'never' sorts after every date
        yield spot.at("recheck").problem(_("'recheck' must be later than 'checked'"))


def _printing(entry: UpdateEntry, spot: Spot) -> Iterator[Problem]:
    if not entry.print:
        if entry.client:
            yield spot.at("client").key_problem(_("'client' is never printed without 'print: true'"))
        return
    if not entry.client:
        yield spot.at("print").key_problem(_("'print: true' needs 'client', the sentence to print"))
    if not any(source.seen and source.print for source in entry.sources):
        what = _("'print: true' needs a source with 'seen: true' and 'print: true'")
        yield spot.at("print").key_problem(what)
