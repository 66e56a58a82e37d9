"""Advice in a document: the duties, the first actions, the rest of the checklist, what to keep an eye on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from trendaudit.core.priority import BUCKETS
from trendaudit.core.report import ChecklistItem, Report
from trendaudit.core.results import CitedUpdate, Reason, RuleResult
from trendaudit.render import Record, citations, sentences, wording
from trendaudit.render.document.model import Advice, AdviceGroup, AdviceList, Chapter, News
from trendaudit.render.document.sections import Section
from trendaudit.text.translation import _, ngettext


class Depth(Record):
    """How much a document says about each piece of advice."""

    evidence: bool
    """Who says so and what has become of it."""
    numbers: citations.Numbers | None
    """The numbers of what advice rests on; None where the document does not list that."""
    brief: bool = False
    """Without the reasons behind the advice: a summary."""


def duties(report: Report, depth: Depth) -> AdviceList:
    """Return the legal rules that need a look, and sentences on the others."""
    open_ones = tuple(_duty(line, depth) for line in report.open_duties)
    return AdviceList((AdviceGroup("", open_ones),), tuple(sentences.other_duties(report)))


def start(report: Report, depth: Depth) -> AdviceList:
    """Return the first three to five actions with everything there is to say about them."""
    return AdviceList((AdviceGroup("", tuple(_action(item, report, depth) for item in report.start_here)),))


def rest(report: Report, depth: Depth) -> AdviceList:
    """Return the actions after those to start with, by when they are planned, with less around them."""
    items = report.after_that
    groups = [
        AdviceGroup(
            wording.bucket(bucket),
            tuple(_shorter(_action(item, report, depth)) for item in items if item.bucket == bucket),
        )
        for bucket in BUCKETS
    ]
    return AdviceList(tuple(group for group in groups if group.advice))


def watch(report: Report, depth: Depth) -> AdviceList:
    """Return what to keep an eye on or stay out of."""
    return AdviceList((AdviceGroup("", tuple(_duty(line, depth) for line in report.watch)),))


def anchor(line: RuleResult) -> str:
    """Return the name of a line of advice within the document, such as `service-same-day-answers`."""
    return line.rule.id.replace("/", "-")


def worth(item: ChecklistItem) -> str:
    """Return what finishing an item adds to the printed score."""
    if not item.points:
        return _("worth less than a point")
    return ngettext("worth {points} point", "worth {points} points", item.points).format(points=item.points)


def waits_for(item: ChecklistItem, report: Report) -> str:
    """Return which actions come before this one, for a table: `3 and 5`; empty where it waits for none."""
    ranks = report.needed(item)
    return _listed(ranks) if ranks else ""


def _first(item: ChecklistItem, report: Report) -> str:
    """Return which actions come before this one, as a sentence."""
    ranks = report.needed(item)
    text = ngettext("do action {ranks} first", "do actions {ranks} first", len(ranks))
    return text.format(ranks=_listed(ranks)) if ranks else ""


def _listed(ranks: Sequence[int]) -> str:
    *others, last = map(str, ranks)
    return _("{some} and {last}").format(some=", ".join(others), last=last) if others else last


def answers(reasons: Sequence[Reason]) -> list[str]:
    """Return answers with their questions, the rows of one question together: `Question? Row: “answer”`."""
    by_question: dict[str, list[Reason]] = {}
    for reason in reasons:
        by_question.setdefault(reason.question, []).append(reason)
    return [f"{some[0].ask} {'; '.join(map(_row, some))}" for some in by_question.values()]


def _row(reason: Reason) -> str:
    said = sentences.said(reason)
    return f"{reason.row_label}: {said}" if reason.row_label else said


def _action(item: ChecklistItem, report: Report, depth: Depth) -> Advice:
    when = wording.bucket(item.bucket) if item.bucket else ""
    facts = (when, sentences.effort(item.rule), worth(item), _first(item, report))
    said = _said(item.line, depth)
    return replace(
        said,
        rank=item.rank,
        title=item.line.action_title,
        facts=tuple(filter(None, facts)),
        found=item.line.title if item.rule.action and not depth.brief else "",
    )


def _duty(line: RuleResult, depth: Depth) -> Advice:
    said = replace(_said(line, depth), facts=_hours(line, depth))
    said = replace(said, task=line.rule.action.title) if line.rule.action else said
    return replace(said, steps=(), done_when="", money="") if depth.brief else said


def _hours(line: RuleResult, depth: Depth) -> tuple[str, ...]:
    """Return what the work on a duty takes; what is only watched takes none."""
    if line.rule.kind != "duty" or not line.rule.effort.hours:
        return ()
    return (sentences.short_effort(line.rule) if depth.brief else sentences.effort(line.rule),)


def _said(line: RuleResult, depth: Depth) -> Advice:
    """Return what holds for every kind of advice."""
    action = line.rule.action
    said = Advice(
        anchor=anchor(line),
        rank=None,
        title=line.title,
        answers=tuple(answers(line.because)),
        steps=action.steps if action else (),
        done_when=action.done_when if action else "",
        money=line.rule.cost,
    )
    if depth.brief:
        return replace(said, answers=())
    said = replace(said, why=line.rule.why)
    if not depth.evidence:
        return said
    numbers = depth.numbers
    return replace(
        said,
        says_who=citations.says_who(line, numbers or citations.NONE),
        since=tuple(_news(known, with_pages=numbers is None) for known in line.client_updates),
    )


def _news(known: CitedUpdate, *, with_pages: bool) -> News:
    """Return what has become of some claims; its pages stand with the sources, where these are listed."""
    return News(citations.news(known), citations.pages(known.update) if with_pages else ())


def _shorter(advice: Advice) -> Advice:
    """Return advice without what only the first actions have room for, and without what its group says."""
    return replace(advice, why="", since=(), facts=advice.facts[1:])


def shown_lines(report: Report, sections: Collection[Section]) -> list[RuleResult]:
    """Return every line of advice in the document: what its sources stand behind."""
    return [
        *(report.open_duties if "duties" in sections else ()),
        *(item.line for item in (report.start_here if "start" in sections else ())),
        *(item.line for item in (report.after_that if "checklist" in sections else ())),
        *(report.watch if "watch" in sections else ()),
    ]


def without_repeats(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """Return chapters in which only the first advice that something known today bears on says it; others name that one."""
    told: dict[str, Advice] = {}

    def shortened(one: Advice) -> Advice:
        since = (_or_where(news, told.setdefault(news.text, one), one) for news in one.since)
        return replace(one, since=tuple({news.text: news for news in since}.values()))

    return tuple(
        replace(chapter, body=replace(chapter.body, groups=tuple(
            replace(group, advice=tuple(map(shortened, group.advice))) for group in chapter.body.groups
        )))
        if isinstance(chapter.body, AdviceList)
        else chapter
        for chapter in chapters
    )  # fmt: skip


def _or_where(news: News, first: Advice, here: Advice) -> News:
    return news if first.anchor == here.anchor else News(_("See under “{title}”.").format(title=first.title), ())
