"""Put a report into words, once for every format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from trendaudit.brand import colours
from trendaudit.brand.brand import ACCENT, Brand, Logo
from trendaudit.core.report import Report
from trendaudit.render import Record, citations, sentences
from trendaudit.render.document import advice
from trendaudit.render.document.cover import cover, title
from trendaudit.render.document.model import Chapter, Document, Entry, EntryList, Text
from trendaudit.render.document.plan import capacity_text, intro, plan
from trendaudit.render.document.sections import DEFAULT, SECTIONS, Section
from trendaudit.render.document.two_pages import on_two_pages
from trendaudit.render.wording import labels
from trendaudit.text.sanitize import bounded, sanitize
from trendaudit.text.translation import _

ID_DIGITS = 16
LONGEST_TEXT = 10_000
"""Characters of a text that a document shows: whoever made the report, laying it out takes bounded time and memory."""
LANGUAGE = "en-GB"
"""Of the program's own words."""


def compose(
    report: Report, sections: Collection[Section] = DEFAULT, brand: Brand | None = None, *, brief: bool = False
) -> Document:
    """Return the document on a report with the given sections; a summary says less about each action, and no more than two pages hold.

    The same report gives the same document. Chapters with nothing in them are left out.
    """
    brand = brand or Brand()
    brand = replace(brand, accent=colours.normal(brand.accent) or ACCENT)
    document: Document = _harmless(
        Document(
            language=LANGUAGE,
            title=title(report),
            date=report.as_of,
            audit_id=audit_id(report),
            brief=brief,
            cover=cover(report, brand),
            chapters=advice.without_repeats(chapters(report, sections, brief=brief)),
            labels=labels(),
            closing=brand.closing,
            brand=brand,
        )
    )
    return on_two_pages(document) if brief else document


def audit_id(report: Report) -> str:
    """Return what tells an audit from every other one: a digest of whom it is about, when it was held, what was answered.

    What may be written later, such as notes and decisions, leaves it as it is, and so do the looks and the parts of a
    document and a new version of the rules.
    """
    audit = report.audit
    answers = sorted(
        (question, sorted(answer.items()) if isinstance(answer, Mapping) else answer)
        for question, answer in audit.answers.items()
    )
    told = (report.catalog.id, audit.business, audit.auditor, audit.date, answers)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:ID_DIGITS]


def _harmless(value: Any) -> Any:
    """Return values with every text in them on one line, not endless, and without characters that anything obeys."""
    if isinstance(value, str):
        return bounded(sanitize(value).strip(), LONGEST_TEXT)
    if isinstance(value, tuple):
        return tuple(map(_harmless, value))
    if isinstance(value, dict):
        return {name: _harmless(one) for name, one in value.items()}
    if is_dataclass(value) and not isinstance(value, (type, Logo)):
        return type(value)(**{field.name: _harmless(getattr(value, field.name)) for field in fields(value)})
    return value


MOST_QUESTIONS = 10
"""Open questions that a document names before it says how many more there are."""


class Choice(Record):
    """What of a report a document holds."""

    sections: frozenset[Section]
    brief: bool
    depth: advice.Depth
    """How much it says about each piece of advice."""


Writer = Callable[[Report, Choice], Chapter | None]


def chapters(report: Report, sections: Collection[Section], *, brief: bool) -> tuple[Chapter, ...]:
    """Return the chosen chapters in order, without those that have nothing to say."""
    numbers = citations.numbered(advice.shown_lines(report, sections)) if "sources" in sections else None
    choice = Choice(frozenset(sections), brief, advice.Depth("evidence" in sections, numbers, brief=brief))
    written = (WRITERS[name](report, choice) for name in SECTIONS if name in sections and name in WRITERS)
    return tuple(chapter for chapter in written if chapter is not None)


def _summary(report: Report, choice: Choice) -> Chapter:
    from trendaudit.render.document.summary import summary

    return Chapter("minute", "summary", _("In one minute"), (), summary(report, brief=choice.brief))


def _duties(report: Report, choice: Choice) -> Chapter | None:
    if not report.duties:
        return None
    said = _("Rules that may apply to you. They stand outside the score: a reminder to check, not legal advice.")
    return Chapter("duties", "advice", _("First check these"), (said,), advice.duties(report, choice.depth))


def _start(report: Report, choice: Choice) -> Chapter | None:
    if not report.start_here:
        return None
    said = (capacity_text(report),) if "plan" not in choice.sections else ()
    return Chapter("start", "advice", _("Start here"), said, advice.start(report, choice.depth))


def _plan(report: Report, _choice: Choice) -> Chapter | None:
    if not report.to_do:
        return None
    return Chapter("plan", "plan", _("The plan of the quarter"), tuple(intro(report)), plan(report))


def _trends(report: Report, _choice: Choice) -> Chapter | None:
    from trendaudit.render.document.charts import trends

    if not report.trends:
        return None
    return Chapter("trends", "trends", _("Score by trend"), (), trends(report))


def _picture(report: Report, _choice: Choice) -> Chapter | None:
    from trendaudit.render.document.picture import picture

    if len(report.to_do) < 2:  # noqa: PLR2004 - one dot compares nothing
        return None
    return Chapter("picture", "picture", _("Effort against gain"), (), picture(report))


def _checklist(report: Report, choice: Choice) -> Chapter | None:
    body = advice.rest(report, choice.depth)
    if not body.groups:
        return None
    said = _("Everything after the first actions, with its steps to tick off.")
    return Chapter("checklist", "advice", _("The rest of the checklist"), (said,), body)


def _in_order(report: Report, _choice: Choice) -> Chapter | None:
    lines = tuple(Entry(line.title) for line in report.in_order)
    return Chapter("in_order", "entries", _("In order, by the answers"), (), EntryList(lines)) if lines else None


def _watch(report: Report, choice: Choice) -> Chapter | None:
    if not report.watch:
        return None
    body = advice.watch(report, choice.depth)
    return Chapter("watch", "advice", _("Keep an eye on, or stay out of"), (), body)


def _find_out(report: Report, _choice: Choice) -> Chapter | None:
    if not report.find_out_first:
        return None
    said = _("What is not known yet, the most telling first. An answer narrows the range of the score.")
    more = max(len(report.find_out_first) - MOST_QUESTIONS, 0)
    lines = tuple(
        Entry(sentences.question_at_stake(stake), sentences.at_stake(stake))
        for stake in report.find_out_first[:MOST_QUESTIONS]
    )
    return Chapter(
        "find_out", "entries", _("Find out first"), (said,), EntryList(lines, sentences.more_questions(more), more)
    )


def _decided(report: Report, _choice: Choice) -> Chapter | None:
    if not report.decided:
        return None
    said = _("What became of some actions. The score changes when the answers do, not before.")
    lines = tuple(Entry(taken.line.action_title, sentences.decision(taken)) for taken in report.decided)
    return Chapter("decided", "entries", _("Decided"), (said,), EntryList(lines))


def _answers(report: Report, _choice: Choice) -> Chapter | None:
    from trendaudit.render.document import appendix

    body = appendix.answers(report)
    return Chapter("answers", "answers", _("What was answered"), (), body) if body.groups else None


def _notes(report: Report, _choice: Choice) -> Chapter | None:
    from trendaudit.render.document import appendix

    lines = appendix.notes(report)
    return Chapter("notes", "entries", _("Notes"), (), EntryList(lines)) if lines else None


def _method(report: Report, _choice: Choice) -> Chapter:
    from trendaudit.render.document import appendix

    return Chapter("method", "text", _("How the score works"), tuple(appendix.method(report)), Text())


def _sources(report: Report, choice: Choice) -> Chapter | None:
    from trendaudit.render.document import appendix

    body = appendix.sources(report, choice.sections)
    return Chapter("sources", "sources", _("Sources"), (), body) if body.documents or body.updates else None


WRITERS: dict[Section, Writer] = {
    "minute": _summary,
    "duties": _duties,
    "start": _start,
    "plan": _plan,
    "trends": _trends,
    "picture": _picture,
    "checklist": _checklist,
    "in_order": _in_order,
    "watch": _watch,
    "find_out": _find_out,
    "decided": _decided,
    "answers": _answers,
    "notes": _notes,
    "method": _method,
    "sources": _sources,
}
"""Who writes which chapter; `evidence` is no chapter of its own."""
