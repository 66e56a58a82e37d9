"""What two pages of paper hold of a summary: the last of each kind is left out, and said to stand in the full report.

Heights are counted in lines of the small print of `paper.css`, widths in letters, both on the safe side; the PDF is denser.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from trendaudit.render.document.charts import Plan, PlanGroup
from trendaudit.render.document.model import Advice, AdviceList, Body, Chapter, Cover, Document, Summary
from trendaudit.render.document.sections import Section
from trendaudit.text.translation import ngettext

PAGES = 2
PAGE = 73
"""Lines on a page."""
WIDTH = 118
"""Letters in a line."""
ROW = 136
"""Letters beside each other in the smaller print of the head."""
LEAST: tuple[tuple[Section, int], ...] = (("plan", 6), ("start", 1), ("plan", 0), ("start", 0), ("duties", 0))
"""What is left out first, and how many of it are kept while something else can go."""


def on_two_pages(document: Document) -> Document:
    """Return a summary without what two pages do not hold."""
    kept = {chapter.id: _count(chapter.body) for chapter in document.chapters}
    fitting = document
    for chapter, least in LEAST:
        while kept.get(chapter, 0) > least and not _fits(fitting):
            kept[chapter] -= 1
            fitting = replace(document, chapters=tuple(_first(one, kept[one.id]) for one in document.chapters))
    return fitting


def _count(body: Body) -> int:
    if isinstance(body, AdviceList):
        return sum(len(group.advice) for group in body.groups)
    return sum(len(group.rows) for group in body.groups) if isinstance(body, Plan) else 0


def _first(chapter: Chapter, number: int) -> Chapter:
    """Return a chapter with its first pieces of advice or rows alone."""
    more = _count(chapter.body) - number
    if isinstance(chapter.body, Plan) and more:
        return replace(chapter, body=replace(chapter.body, groups=tuple(_rows(chapter.body.groups, number))))
    if isinstance(chapter.body, AdviceList) and more:
        (group,) = chapter.body.groups
        closing = (_more_duties(more),) if chapter.id == "duties" else ()  # the plan names the actions
        groups = (replace(group, advice=group.advice[:number]),)
        return replace(chapter, body=AdviceList(groups, (*closing, *chapter.body.closing)))
    return chapter


def _rows(groups: Sequence[PlanGroup], number: int) -> Iterator[PlanGroup]:
    """Yield the parts of a plan up to its last row; the last of them says how much is left out."""
    more = sum(len(group.rows) for group in groups) - number
    for at, group in enumerate(groups):
        rows, number = group.rows[:number], max(number - len(group.rows), 0)
        if number and at + 1 < len(groups):
            yield group
        else:
            yield replace(group, rows=rows, more=_more_actions(more))
            return


def _more_actions(number: int) -> str:
    text = ngettext(
        "{number} more action stands in the full report.", "{number} more actions stand in the full report.", number
    )
    return text.format(number=number)


def _more_duties(number: int) -> str:
    text = ngettext(
        "{number} more rule to check stands in the full report.",
        "{number} more rules to check stand in the full report.",
        number,
    )
    return text.format(number=number)


def _fits(document: Document) -> bool:
    """Tell whether a summary has room, where nothing is split between pages."""
    page, used = 1, 0.0
    for height in _heights(document):
        if used + height > PAGE:
            page, used = page + 1, 0.0
        used += height
    return page <= PAGES


def _heights(document: Document) -> Iterator[float]:
    """Yield the heights of what stays together, from top to bottom."""
    summary = next((one.body for one in document.chapters if isinstance(one.body, Summary)), None)
    yield _head(document.cover) + _opening(document.cover, summary)
    for chapter in document.chapters:
        heading = 3 + _lines(chapter.intro)
        if isinstance(chapter.body, AdviceList):
            cards = [one for group in chapter.body.groups for one in group.advice]
            pairs = (cards[at : at + 2] for at in range(0, len(cards), 2))
            heights = [max(map(_duty, pair)) for pair in pairs] if chapter.id == "duties" else list(map(_action, cards))
            first, *others = heights or [0]
            yield heading + first
            yield from others
            yield from (1 + _lines([sentence]) for sentence in chapter.body.closing)
        elif isinstance(chapter.body, Plan):
            yield heading + 2
            for group in chapter.body.groups:
                yield 1.8 + _lines([f"{group.title} {group.hours}"]) - 1
                yield from (0.3 + _lines([row.title], 72) for row in group.rows)
                yield 1.4 if group.more else 0
    yield 1 + _lines([document.closing])


def _head(cover: Cover) -> float:
    """Return the height of the name and the facts, which stand beside each other as far as they fit."""
    rows, left = [0.0], ROW
    for label, value in cover.about:
        width = min(max(len(label), len(value)), 48) + 6
        if width > left:
            rows, left = [*rows, 0.0], ROW
        left -= width
        rows[-1] = max(rows[-1], 1.6 + _lines([value], 48))
    return 3.5 + 1.8 * _lines([cover.client], 50) + sum(rows)


def _opening(cover: Cover, summary: Summary | None) -> float:
    """Return the height of the score and the minute, which stand beside each other."""
    score = max(8.5, 1.5 * _lines([cover.headline], 26) + 1.2 * _lines(cover.certainty, 34)) + _lines(cover.judged, 62)
    minute = 0.0
    if summary:
        minute = _lines(summary.sentences, 60) + (4.5 if summary.steps else 0) + 1 + _lines([summary.duties], 58)
    return 3.2 + max(score, minute + 1.5)


def _duty(duty: Advice) -> float:
    return 1.5 + _lines([duty.title], 38) + max(_lines([duty.task], 36), _lines(duty.facts, 18))


def _action(action: Advice) -> float:
    said = (action.task, *action.steps, action.done_when, action.money)
    return 2.5 + _lines([action.title], 85) + _lines([" · ".join(action.facts)]) + 1.1 * _lines(said, 110)


def _lines(texts: Sequence[str], width: int = WIDTH) -> int:
    """Return how many lines texts take, each of them from a new one."""
    return sum(ceil(len(text) / width) for text in texts)
