"""The document for a client as plain values: all words chosen, all numbers rounded, everything in order.

A renderer only lays it out. Every text is on one line and free of control characters, and holds no markup;
escaping it for a format is the renderer's task.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from trendaudit.brand.brand import Brand
from trendaudit.render import Record
from trendaudit.render.document.charts import Figure, Picture, Plan, Trends
from trendaudit.render.document.sections import Section

Kind = Literal["summary", "advice", "plan", "trends", "picture", "entries", "answers", "text", "sources"]


class Cover(Record):
    """What stands at the head of the document."""

    kind: str
    """What it is: `Trend audit`."""
    client: str
    day: str
    """When it was held, in words."""
    scope: str
    """How deep it went and how many answers there are."""
    rules: str
    """By which rules, with their version."""
    about: tuple[tuple[str, str], ...]
    """Labels and values: date, auditor, depth, rules."""
    figure: Figure
    provisional: bool
    """Whether the range is to be shown first and larger than the score."""
    headline: str
    """The score in words: `34 of 100 · developing`."""
    band: str
    """The band alone; empty where there is none."""
    certainty: tuple[str, ...]
    """How sure the score is and what the band means."""
    judged: tuple[str, ...]
    """What the score rests on and what it does not measure."""
    ignored: str
    """How many answers do not count; empty where all do."""
    alt: str
    """The score for somebody who cannot see it drawn."""


class Step(Record):
    """A number to tick off: the label of a figure and its value in words."""

    label: str
    value: str


class ToDo(Record):
    """An action by its number."""

    rank: int
    title: str
    anchor: str
    """The advice it leads to."""


class Summary(Record):
    """The document in one minute."""

    sentences: tuple[str, ...]
    """What is strong, what costs most, what the first month brings."""
    steps: tuple[Step, ...]
    """The score now, after the month and after the quarter."""
    month: tuple[ToDo, ...]
    """What to do this month; at most five actions."""
    more: str
    """How many more there are this month; empty where none is."""
    duties: str
    """How many rules need a look first; empty where none does."""


class Page(Record):
    """A page of the web that stands behind an update. The address is empty where it is none of the web."""

    title: str
    address: str
    site: str
    """The name of the website, such as `tweakers.net`; empty without an address."""
    date: str


class News(Record):
    """What has become of something that a document said."""

    text: str
    pages: tuple[Page, ...]


class CitedText(Record):
    """Words of a sentence on who says so, with the numbers of the sources they rest on."""

    text: str
    numbers: tuple[int, ...]
    """Empty where the document lists no sources."""
    mark: str
    """What follows without a blank: a comma, a colon, a semicolon or nothing."""


class Advice(Record):
    """One thing to do, to check or to keep an eye on. What is empty is not printed."""

    anchor: str
    """Unique in the document; letters, digits and hyphens."""
    rank: int | None
    """The place in the order of the checklist; None for what is not on it."""
    title: str
    facts: tuple[str, ...] = ()
    """When, how many hours, how many points, and after which other actions."""
    why: str = ""
    found: str = ""
    """What is open, where the title says what to do."""
    answers: tuple[str, ...] = ()
    """The answers that caused it."""
    task: str = ""
    """What to do, where the title says what is open."""
    steps: tuple[str, ...] = ()
    done_when: str = ""
    money: str = ""
    says_who: tuple[CitedText, ...] = ()
    since: tuple[News, ...] = ()


class AdviceGroup(Record):
    """Advice under a heading of its own, or under none."""

    title: str
    advice: tuple[Advice, ...]


class AdviceList(Record):
    """Advice in groups, and what there is to say after it."""

    groups: tuple[AdviceGroup, ...]
    closing: tuple[str, ...] = ()


class Entry(Record):
    """A short entry with what belongs to it."""

    text: str
    detail: str = ""


class EntryList(Record):
    """Short entries, and what there is to say after them."""

    entries: tuple[Entry, ...]
    closing: str = ""
    left_out: int = 0
    """How many more there are, which the closing says, too."""


class AnsweredQuestion(Record):
    """A question with its answers: a label for each row where it was asked for several things."""

    ask: str
    answers: tuple[tuple[str, str], ...]
    """The row (empty where there is none) and the answer."""


class Answers(Record):
    """All answers by section of the questionnaire."""

    groups: tuple[tuple[str, tuple[AnsweredQuestion, ...]], ...]


class Text(Record):
    """Nothing but the introduction."""


class SourceEntry(Record):
    """A document that advice was taken from."""

    number: int
    title: str
    facts: str
    interest: str


class UpdateEntry(Record):
    """What has become of what documents said."""

    number: int
    topic: str
    text: str
    looked_at: str
    concerns: str
    """The actions that it bears on, or that put right what it is about; empty where there is none."""
    pages: tuple[Page, ...]


class Sources(Record):
    """What the advice rests on."""

    documents_title: str
    documents_note: str
    """By what the documents are named."""
    documents: tuple[SourceEntry, ...]
    updates_title: str
    legend: str
    updates: tuple[UpdateEntry, ...]


Body = Summary | AdviceList | Plan | Trends | Picture | EntryList | Answers | Text | Sources


class Chapter(Record):
    """A part of the document under a heading."""

    id: Section
    kind: Kind
    """Which body it has, for templates that cannot ask for types."""
    title: str
    intro: tuple[str, ...]
    body: Body


class Document(Record):
    """Everything that a document for a client says, in order."""

    language: str
    """Of the program's own words, as in BCP 47."""
    title: str
    date: str
    """YYYY-MM-DD."""
    audit_id: str
    """Tells this audit from every other one, however its business is called: letters and digits."""
    brief: bool
    """Whether it is the short one, meant for two pages."""
    cover: Cover
    chapters: tuple[Chapter, ...]
    labels: Mapping[str, str]
    """The fixed words, such as `Done when:`, by a short name."""
    closing: str
    """The last words of the agency; empty where it has none."""
    brand: Brand
