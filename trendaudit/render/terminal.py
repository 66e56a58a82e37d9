"""The result on a terminal: calm, readable at 80 columns, in 16 colours, without colour and in a file.

It is laid out from the same document as the other formats, with less about each action.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from rich.console import Console, Group, RenderableType
from rich.text import Text

from trendaudit.render import sentences
from trendaudit.render.document.compose import compose
from trendaudit.render.terminal_layout import (
    ACCENT,
    QUIET,
    STRONG,
    Glyphs,
    Rows,
    bullet,
    glyphs_for,
    indented,
    plain,
    score_bar,
    section,
    show,
)
from trendaudit.text.translation import _

if TYPE_CHECKING:
    from trendaudit.core.report import Report
    from trendaudit.render.document.charts import Plan, PlanGroup, PlanRow, TrendBar, Trends
    from trendaudit.render.document.model import Advice, AdviceList, Chapter, Cover, Document, EntryList
    from trendaudit.render.document.sections import Section

Planned = Mapping[int, "tuple[PlanRow, PlanGroup]"]
"""The rows of the plan by their numbers, each with its part of the quarter."""
Labels = Mapping[str, str]
SHOWN: frozenset[Section] = frozenset({"duties", "start", "plan", "trends", "watch", "find_out", "decided", "evidence"})
"""The sections of the document that are laid out here; the plan stands for the rest of the checklist."""
BAR_WIDTH = 24
MOST_QUESTIONS = 5
MOST_ANSWERS = 2


def print_report(report: Report, console: Console, top: int | None = None) -> None:
    """Print the whole result; `top` cuts the checklist to its first items."""
    document = compose(report, SHOWN)
    show(console, *_blocks(document, glyphs_for(console), top))


def _blocks(document: Document, glyphs: Glyphs, top: int | None) -> Iterator[RenderableType | None]:
    by_id = {chapter.id: chapter for chapter in document.chapters}
    yield _title(document.cover)
    yield _score(document.cover, glyphs)
    yield _trends(by_id.get("trends"), glyphs)
    yield _duties(by_id.get("duties"), document.labels)
    yield from _actions(by_id, document.labels, top)
    yield _watch(by_id.get("watch"), document.labels)
    yield _find_out_first(by_id.get("find_out"))
    yield _decided(by_id.get("decided"))
    yield plain(document.cover.ignored, QUIET) if document.cover.ignored else None


def _title(cover: Cover) -> RenderableType:
    about = plain(f"{cover.scope} · {cover.day}", QUIET)
    return Group(Rows([[plain(cover.client, STRONG), about]], wrapped=0, fills=True), plain(cover.rules, QUIET))


def _score(cover: Cover, glyphs: Glyphs) -> RenderableType:
    lines = [plain(cover.headline, f"{STRONG} {ACCENT}")]
    if cover.figure.low is not None and cover.figure.high is not None:
        lines.append(score_bar(cover.figure.low, cover.figure.high, glyphs, width=2 * BAR_WIDTH))
    return Group(*lines, plain(cover.certainty[0]), plain(cover.judged[0], QUIET))


def _trends(chapter: Chapter | None, glyphs: Glyphs) -> RenderableType | None:
    if chapter is None:
        return None
    rows = [_trend(bar, glyphs) for bar in cast("Trends", chapter.body).bars]
    return section(chapter.title, Rows(rows, wrapped=0, right=frozenset({2, 3})))


def _trend(bar: TrendBar, glyphs: Glyphs) -> list[Text]:
    low, high = bar.figure.low, bar.figure.high
    if low is None or high is None:
        return [plain(bar.title, QUIET), plain(bar.score, QUIET), Text(), Text()]
    value = "?" if bar.figure.shown is None else str(bar.figure.shown)
    spread = "" if low == high else bar.range
    return [plain(bar.title), score_bar(low, high, glyphs, BAR_WIDTH), plain(value, STRONG), plain(spread, QUIET)]


def _duties(chapter: Chapter | None, labels: Labels) -> RenderableType | None:
    if chapter is None:
        return None
    body = cast("AdviceList", chapter.body)
    lines: list[RenderableType] = []
    for advice in _all(chapter):
        lines.append(bullet("!", plain(advice.title, STRONG)))
        lines.extend(indented(plain(fact, ACCENT)) for fact in advice.facts)
        lines.extend(map(indented, [*_first_step(advice, labels), *_answers(advice, labels)]))
    lines.extend(bullet("-", plain(sentence)) for sentence in body.closing)
    return _section(chapter, lines)


def _actions(by_id: Mapping[Section, Chapter], labels: Labels, top: int | None) -> Iterator[RenderableType | None]:
    """Yield the actions to start with and, from the plan, those after them; `top` cuts both."""
    if "plan" not in by_id:
        return
    plan = by_id["plan"]
    planned = {row.rank: (row, group) for group in cast("Plan", plan.body).groups for row in group.rows}
    most = top or len(planned)
    start = by_id["start"]
    first = [advice for advice in _all(start) if advice.rank is not None]
    ranks = {advice.rank for advice in first}
    yield _start_here(
        start.title, [one for one in first if one.rank in planned and one.rank <= most], planned, plan.intro[0], labels
    )
    rest = {rank: one for rank, one in planned.items() if rank <= most and rank not in ranks}
    yield _rest(rest, len(planned) - most)


def _start_here(
    title: str, first: Sequence[Advice], planned: Planned, basis: str, labels: Labels
) -> RenderableType | None:
    lines: list[RenderableType] = []
    for number, advice in enumerate(first):
        row, group = planned[advice.rank or 0]
        about = " · ".join((_gain(row), row.effort, group.title))
        details = [*_labelled(labels["money"], advice.money), *_first_step(advice, labels), *_answers(advice, labels)]
        lines += [Text()] if number else []
        lines.append(bullet(f"{advice.rank}", plain(advice.title, STRONG)))
        lines.extend(map(indented, [plain(about, ACCENT), *details, *_says_who(advice, labels)]))
    if [advice.rank for advice in first] != list(range(1, len(first) + 1)):
        lines += [Text(), indented(plain(_gaps(), QUIET))]
    return section(title, *lines, aside=basis) if lines else None


def _gaps() -> str:
    """Return why numbers are missing among the first actions."""
    return _(
        "The numbers give the order in which the work pays off; what is missing between them takes more time than there "
        "is now."
    )


def _rest(rest: Planned, left_out: int) -> RenderableType | None:
    more = [indented(plain(_left_out(left_out), QUIET))] if left_out > 0 else []
    if not rest:
        return Group(*more) if more else None
    rows: list[list[Text]] = []
    title = ""
    for row, group in rest.values():
        if group.title != title:
            title = group.title
            rows.append([Text(), plain(title, QUIET), Text(), Text()])
        rows.append(
            [plain(str(row.rank), QUIET), plain(row.title), plain(_gain(row), ACCENT), plain(row.effort, QUIET)]
        )
    is_promised = any(row.score_after for row, _group in rest.values())
    aside = _("each score assumes that everything with a lower number is done") if is_promised else ""
    return section(_("After that"), Rows(rows, wrapped=1, right=frozenset({0, 2, 3})), *more, aside=aside)


def _left_out(number: int) -> str:
    return _("and {number} more, left out by --top").format(number=number)


def _watch(chapter: Chapter | None, labels: Labels) -> RenderableType | None:
    if chapter is None:
        return None
    lines: list[RenderableType] = []
    for advice in _all(chapter):
        lines.append(bullet("-", plain(advice.title, STRONG)))
        lines.extend(map(indented, [plain(advice.why), *_first_step(advice, labels)]))
    return _section(chapter, lines)


def _find_out_first(chapter: Chapter | None) -> RenderableType | None:
    if chapter is None:
        return None
    body = cast("EntryList", chapter.body)
    shown = body.entries[:MOST_QUESTIONS]
    lines = [bullet("?", Text.assemble(plain(one.text), " ", plain(f"({one.detail})", QUIET))) for one in shown]
    more = sentences.more_questions(len(body.entries) - len(shown) + body.left_out)
    return _section(chapter, [*lines, *([indented(plain(more, QUIET))] if more else [])])


def _decided(chapter: Chapter | None) -> RenderableType | None:
    if chapter is None:
        return None
    lines: list[RenderableType] = []
    for one in cast("EntryList", chapter.body).entries:
        lines += [bullet("-", plain(one.text)), indented(plain(one.detail, QUIET))]
    return _section(chapter, lines)


def _section(chapter: Chapter, lines: Iterable[RenderableType]) -> RenderableType:
    return section(chapter.title, *lines, aside=" ".join(chapter.intro))


def _all(chapter: Chapter) -> list[Advice]:
    return [advice for group in cast("AdviceList", chapter.body).groups for advice in group.advice]


def _answers(advice: Advice, labels: Labels) -> list[Text]:
    return _labelled(labels["answered"], " · ".join(advice.answers[:MOST_ANSWERS]))


def _says_who(advice: Advice, labels: Labels) -> list[Text]:
    return _labelled(labels["says_who"], " ".join(f"{part.text}{part.mark}" for part in advice.says_who), QUIET)


def _first_step(advice: Advice, labels: Labels) -> list[Text]:
    return _labelled(labels["first_step"], advice.steps[0]) if advice.steps else []


def _labelled(label: str, words: str, style: str = "") -> list[Text]:
    return [Text.assemble(plain(f"{label} ", QUIET), plain(words, style))] if words else []


def _gain(row: PlanRow) -> str:
    """Return the points of an action and the score after it; of a provisional score, nothing is promised."""
    if not row.score_after:
        return row.points
    return _("{points} → {after}").format(points=row.points, after=row.score_after)
