"""The chapters of a document, each from the report and the choice of sections."""

from __future__ import annotations

from collections.abc import Callable, Collection

from trendaudit.core.report import Report
from trendaudit.render import Record, capacity_text, citations, sentences
from trendaudit.render.document import advice
from trendaudit.render.document.model import Chapter, Entry, EntryList, Text
from trendaudit.render.document.plan import intro, plan
from trendaudit.render.document.sections import SECTIONS, Section
from trendaudit.text.translation import _

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


def method(report: Report) -> list[str]:
    """Return how the score is made, in a few honest paragraphs."""
    paragraphs = [
        _(
            "Each practice has a weight, and each answer earns a share of it. The score is the share earned of all the "
            "weight that applies, rounded down; the score of each trend counts by the weight beside it. What does not "
            "apply is left out. What nobody knows does not count as zero: the score is then shown as a range, from the "
            "worst case to the best. Up to 25 is starting, up to 50 developing, up to 75 established, above that "
            "leading."
        ),
        _(
            "Actions come in the order of points × fit × confidence ÷ (hours of the quarter + 4). Fit is 1 for what "
            "serves a goal that was named, else ½. Confidence is 1 for advice that two of the documents give and that "
            "nothing newer speaks against, ¾ for advice that one of them gives or that was adjusted to what has changed, "
            "and ½ for advice of which nothing is known to hold. The hours of the quarter are the work done once and three "
            "months of upkeep; the 4 is only for sorting, so that tiny chores do not crowd out the work that matters. "
            "What an action needs comes before it. Legal rules and things to keep an eye on are never scored."
        ),
        _(
            "The weights, the points and the hours are judgements of those who wrote the rules; the hours are meant for "
            "a business of two to nine people. The answers are the business's own: nobody has looked at the accounts. "
            "The score compares the business with these practices, not with other businesses, and promises no turnover."
        ),
    ]
    return [*paragraphs, *([sentences.ignored(len(report.ignored))] if report.ignored else [])]


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
    said = (capacity_text.basis(report),) if "plan" not in choice.sections else ()
    return Chapter("start", "advice", _("Start here"), said, advice.start(report, choice.depth))


def _plan(report: Report, choice: Choice) -> Chapter | None:
    if not report.to_do:
        return None
    return Chapter("plan", "plan", _("The plan of the quarter"), tuple(intro(report)), plan(report, brief=choice.brief))


def _trends(report: Report, _choice: Choice) -> Chapter | None:
    from trendaudit.render.document.trends import trends

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
    from trendaudit.render.document import transcript

    body = transcript.answers(report)
    return Chapter("answers", "answers", _("What was answered"), (), body) if body.groups else None


def _notes(report: Report, _choice: Choice) -> Chapter | None:
    from trendaudit.render.document import transcript

    lines = transcript.notes(report)
    return Chapter("notes", "entries", _("Notes"), (), EntryList(lines)) if lines else None


def _method(report: Report, _choice: Choice) -> Chapter:
    return Chapter("method", "text", _("How the score works"), tuple(method(report)), Text())


def _sources(report: Report, choice: Choice) -> Chapter | None:
    from trendaudit.render.document import sources

    body = sources.sources(report, choice.sections)
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
