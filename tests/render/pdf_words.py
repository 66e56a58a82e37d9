"""The words of a document in the order in which its PDF says them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from trendaudit.render.document.charts import Picture, Plan, Trends
from trendaudit.render.document.model import (
    Advice,
    AdviceList,
    Answers,
    Chapter,
    Document,
    EntryList,
    Page,
    Sources,
    Summary,
)


def words_of(document: Document) -> Iterator[str]:
    """Yield every word of a document that is not empty, in order."""
    said = (words for part in (_cover(document), *map(_chapter, document.chapters)) for words in part)
    yield from (words for words in (*said, document.closing) if words)


def _cover(document: Document) -> Iterator[str]:
    cover = document.cover
    yield from (cover.kind, cover.client)
    for name, value in cover.about:
        yield from (name, value)
    yield from (cover.headline, *cover.certainty, *cover.judged)


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield chapter.title
    yield from chapter.intro
    yield from BODIES[chapter.kind](chapter.body)


def _summary(body: Summary) -> Iterator[str]:
    yield from body.sentences
    for todo in body.month:
        yield from (str(todo.rank), todo.title)
    yield from (body.more, body.duties)
    for step in body.steps:
        yield from (step.value, step.label)


def _advice_list(body: AdviceList) -> Iterator[str]:
    for group in body.groups:
        yield group.title
        for one in group.advice:
            yield from _advice(one)
    yield from body.closing


def _trends(body: Trends) -> Iterator[str]:
    yield from (body.heading, *(heading for _column, heading in body.columns))
    for bar in body.bars:
        yield from (bar.title, *(getattr(bar, column) for column, _heading in body.columns))


def _picture(body: Picture) -> Iterator[str]:
    yield from (body.up, body.across, *(name for _bucket, name in body.legend), body.caption)


def _entries(body: EntryList) -> Iterator[str]:
    for entry in body.entries:
        yield from (entry.text, entry.detail)
    yield body.closing


def _advice(one: Advice) -> Iterator[str]:
    yield from (str(one.rank or ""), one.title, *one.facts, one.why, one.found, *one.answers)
    yield from (one.task, *one.steps, one.done_when, one.money)
    for part in one.says_who:
        listed = f" [{', '.join(map(str, part.numbers))}]" if part.numbers else ""
        yield f"{part.text}{listed}{part.mark}"
    for news in one.since:
        yield from (news.text, *_pages(news.pages))


def _plan(body: Plan) -> Iterator[str]:
    yield from body.headings
    for group in body.groups:
        yield from (group.title, group.hours)
        for row in group.rows:
            yield from (str(row.rank), row.title, row.effort, row.points, row.waits_for)
        yield group.more


def _answers(body: Answers) -> Iterator[str]:
    for title, asked in body.groups:
        yield title
        for one in asked:
            yield one.ask
            for row, answer in one.answers:
                yield from (row, answer)


def _sources(body: Sources) -> Iterator[str]:
    if body.documents:
        yield from (body.documents_title, body.documents_note)
    for entry in body.documents:
        yield from (str(entry.number), entry.title, entry.facts, entry.interest)
    if body.updates:
        yield from (body.updates_title, body.legend)
    for update in body.updates:
        yield from (str(update.number), update.topic, update.text, update.looked_at, update.concerns)
        yield from _pages(update.pages)


def _pages(pages: tuple[Page, ...]) -> Iterator[str]:
    for page in pages:
        yield from (page.title, page.site, page.date)


BODIES: dict[str, Callable[[Any], Iterator[str]]] = {
    "summary": _summary,
    "advice": _advice_list,
    "plan": _plan,
    "trends": _trends,
    "picture": _picture,
    "entries": _entries,
    "answers": _answers,
    "text": lambda _body: iter(()),
    "sources": _sources,
}
