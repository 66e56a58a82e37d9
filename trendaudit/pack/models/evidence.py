"""The source files and the update files."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from trendaudit.pack.models.shared import (
    LANGUAGE,
    MOST,
    RECHECK,
    ClaimId,
    Day,
    Entry,
    MaybeText,
    OneOrMore,
    Period,
    Slug,
    Text,
    Title,
)


class ClaimEntry(Entry):
    __doc__ = """One statement of a document, in our own words."""

    says: Text = Field(description="The statement.")
    type: Literal["trend", "advice", "figure", "caveat", "example"] = Field(description="What sort of statement it is.")
    section: MaybeText = Field(default="", description="Where it stands in the document.")
    concerns: MaybeText = Field(default="", description="Whom it concerns.")
    actionable: Literal["yes", "context", "no"] = Field(default="yes", description="Whether a business can act on it.")
    timeless: bool = Field(default=False, description="Nothing in it dates.")
    unused: MaybeText = Field(default="", description="Why no rule names it, where that is on purpose.")
    error: MaybeText = Field(default="", description="What is known to be wrong in the document.")


class SourceFile(Entry):
    __doc__ = """sources/<document>.yaml: a document and its claims."""

    title: Title = Field(description="Our own description of the document.")
    publisher: Title = Field(description="Who stands behind it.")
    published: Period = Field(description="When: YYYY, YYYY-MM or YYYY-MM-DD.")
    language: str = Field(pattern=LANGUAGE, description="The language it is in.")
    region: MaybeText = Field(default="", description="The part of the world it is about.")
    interest: MaybeText = Field(default="", description="What the author sells or is involved in.")
    caveats: MaybeText = Field(default="", description="Known weaknesses.")
    claims: dict[ClaimId, ClaimEntry] = Field(min_length=1, description="What it says, statement by statement.")


class ReferenceEntry(Entry):
    __doc__ = """A page that stands behind an update."""

    title: Title = Field(description="The name of the page.")
    url: MaybeText = Field(default="", description="Its address.")
    date: MaybeText = Field(default="", description="Its date, as exact as known.")
    seen: bool = Field(default=False, description="Whether we read it ourselves.")
    print: bool = Field(default=False, description="Whether a client may see it.")


class UpdateEntry(Entry):
    __doc__ = """What has become of some claims."""

    topic: Title = Field(description="What it is about.")
    origin: OneOrMore = Field(default=[], description="Where it came from in the research.")
    claims: list[ClaimId] = Field(max_length=MOST, default=[], description="The claims concerned.")
    status: Literal["holds", "strengthened", "changed", "obsolete", "unchecked"] = Field(
        description="What became of them; unchecked: nobody saw a source that bears on it."
    )
    since: Period | None = Field(default=None, description="When it became so.")
    checked: Day = Field(description="The day on which we looked.")
    recheck: str = Field(pattern=RECHECK, description="The day to look again, or never.")
    facts: MaybeText = Field(default="", description="What happened; internal.")
    client: MaybeText = Field(default="", description="One sentence for the client; only where `print` is true.")
    internal: MaybeText = Field(default="", description="What may not be printed, and why.")
    print: bool = Field(default=False, description="Whether a client may read it.")
    sources: list[ReferenceEntry] = Field(max_length=MOST, default=[], description="The pages that stand behind it.")


class UpdateFile(Entry):
    __doc__ = """updates/<topic>.yaml: what became of the claims on one topic."""

    updates: dict[Slug, UpdateEntry] = Field(min_length=1, description="The updates by their ids.")
