"""The result on a terminal: calm, readable at 80 columns, in 16 colours, without colour and in a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.text import Text

from trendaudit.core.priority import BUCKETS
from trendaudit.core.report import ChecklistItem, Decided, Report, TrendResult
from trendaudit.core.results import RuleResult
from trendaudit.core.scoring import shown
from trendaudit.render import capacity_text, citations, sentences, wording
from trendaudit.render.terminal_layout import (
    ACCENT,
    QUIET,
    STRONG,
    Glyphs,
    Rows,
    bullet,
    glyphs_for,
    indented,
    labelled,
    plain,
    score_bar,
    section,
    show,
)
from trendaudit.text.translation import _, ngettext

BAR_WIDTH = 24
MOST_QUESTIONS = 5


def print_report(report: Report, console: Console, top: int | None = None) -> None:
    """Print the whole result; `top` cuts the checklist to its first items."""
    show(console, *_blocks(report, glyphs_for(console), top))


def _blocks(report: Report, glyphs: Glyphs, top: int | None) -> Iterator[RenderableType | None]:
    yield _title(report)
    yield _score(report, glyphs)
    yield _trends(report.trends, glyphs)
    yield _duties(report)
    most = top or len(report.to_do)
    yield _start_here([item for item in report.start_here if item.rank <= most], report)
    yield _rest([item for item in report.after_that if item.rank <= most], len(report.to_do[most:]), report)
    yield _watch(report.watch)
    yield _find_out_first(report)
    yield _decided(report.decided)
    yield _footnotes(report)


def _title(report: Report) -> RenderableType:
    name = plain(report.audit.business or _("A business without a name"), STRONG)
    about = plain(f"{wording.depth(report.audit.depth)} · {sentences.day(report.as_of)}", QUIET)
    return Group(Rows([[name, about]], wrapped=0, fills=True), plain(sentences.edition(report.catalog), QUIET))


def _score(report: Report, glyphs: Glyphs) -> RenderableType:
    lines = [Text.assemble(plain(sentences.headline(report), f"{STRONG} {ACCENT}"))]
    score = report.score
    if score.low is not None and score.high is not None:
        lines.append(score_bar(score.low, score.high, glyphs, width=2 * BAR_WIDTH))
    lines.append(plain(sentences.certainty(report)))
    lines.append(plain(sentences.judged(report), QUIET))
    return Group(*lines)


def _trends(trends: Sequence[TrendResult], glyphs: Glyphs) -> RenderableType | None:
    if not trends:
        return None
    rows = [_trend(line, glyphs) for line in trends]
    return section(_("Trends"), Rows(rows, wrapped=0, right=frozenset({2, 3})))


def _trend(line: TrendResult, glyphs: Glyphs) -> list[Text]:
    score = line.score
    if score.low is None or score.high is None:
        return [plain(line.trend.title, QUIET), plain(_("does not apply here"), QUIET), Text(), Text()]
    value = "?" if score.shown is None else str(score.shown)
    spread = "" if score.low == score.high else sentences.score_range(score)
    bar = score_bar(score.low, score.high, glyphs, BAR_WIDTH)
    return [plain(line.trend.title), bar, plain(value, STRONG), plain(spread, QUIET)]


def _duties(report: Report) -> RenderableType | None:
    if not report.duties:
        return None
    lines: list[RenderableType] = []
    for line in report.open_duties:
        lines.append(bullet("!", plain(line.title, STRONG)))
        lines.extend(map(indented, [*_duty_effort(line), *_first_step(line), *_because(line)]))
    lines.extend(bullet("-", plain(sentence)) for sentence in sentences.other_duties(report))
    return section(
        _("First check these"), *lines, aside=_("rules that may apply to you; outside the score, not legal advice")
    )


def _start_here(items: Sequence[ChecklistItem], report: Report) -> RenderableType | None:
    if not items:
        return None
    lines: list[RenderableType] = []
    for item in items:
        if lines:
            lines.append(Text())
        lines.append(bullet(f"{item.rank}", plain(item.line.action_title, STRONG)))
        worth = " · ".join(filter(None, [_worth(item, report), sentences.effort(item.rule), _when(item)]))
        details = [*_cost(item), *_first_step(item.line), *_because(item.line), *_says_who(item.line)]
        lines.extend(map(indented, [plain(worth, ACCENT), *details]))
    if [item.rank for item in items] != list(range(1, len(items) + 1)):
        lines += [Text(), indented(plain(_gaps(), QUIET))]
    return section(_("Start here"), *lines, aside=capacity_text.basis(report))


def _gaps() -> str:
    """Return why numbers are missing among the first actions."""
    return _(
        "The numbers give the order in which the work pays off; what is missing between them takes more time than there "
        "is now."
    )


def _rest(rest: Sequence[ChecklistItem], left_out: int, report: Report) -> RenderableType | None:
    more = _("and {number} more, left out by --top").format(number=left_out) if left_out else ""
    if not rest:
        return indented(plain(more, QUIET)) if more else None
    rows: list[list[Text]] = []
    for bucket in BUCKETS:
        items = [item for item in rest if item.bucket == bucket]
        if items:
            rows.append([Text(), plain(wording.bucket(bucket), QUIET), Text(), Text()])
        rows.extend(_short(item, report) for item in items)
    aside = "" if report.provisional else _("each score assumes that everything with a lower number is done")
    lines = [Rows(rows, wrapped=1, right=frozenset({0, 2, 3})), *([indented(plain(more, QUIET))] if more else [])]
    return section(_("After that"), *lines, aside=aside)


def _short(item: ChecklistItem, report: Report) -> list[Text]:
    return [
        plain(str(item.rank), QUIET),
        plain(item.line.action_title),
        plain(_worth(item, report), ACCENT),
        plain(sentences.short_effort(item.rule), QUIET),
    ]


def _watch(watch: Sequence[RuleResult]) -> RenderableType | None:
    if not watch:
        return None
    lines: list[RenderableType] = []
    for line in watch:
        lines.append(bullet("-", plain(line.title, STRONG)))
        lines.append(indented(plain(line.rule.why)))
        lines.extend(map(indented, _first_step(line)))
    return section(_("Keep an eye on"), *lines)


def _find_out_first(report: Report) -> RenderableType | None:
    stakes = report.find_out_first
    if not stakes:
        return None
    lines: list[RenderableType] = []
    for stake in stakes[:MOST_QUESTIONS]:
        ask = sentences.question_at_stake(stake)
        lines.append(bullet("?", Text.assemble(plain(ask), " ", plain(f"({sentences.at_stake(stake)})", QUIET))))
    more = len(stakes) - MOST_QUESTIONS
    if more > 0:
        text = ngettext("and {number} more question", "and {number} more questions", more).format(number=more)
        lines.append(indented(plain(text, QUIET)))
    return section(_("Find out first"), *lines, aside=_("what is not known yet, the most telling first"))


def _decided(taken: Sequence[Decided]) -> RenderableType | None:
    if not taken:
        return None
    lines: list[RenderableType] = []
    for one in taken:
        lines.append(bullet("-", plain(one.line.action_title)))
        lines.append(indented(plain(sentences.decision(one), QUIET)))
    return section(_("Decided"), *lines, aside=_("the score changes when the answers do"))


def _footnotes(report: Report) -> RenderableType | None:
    notes = []
    if report.progress.open:
        text = ngettext(
            "{number} question of this {depth} is unanswered.",
            "{number} questions of this {depth} are unanswered.",
            report.progress.open,
        )
        notes.append(text.format(number=report.progress.open, depth=wording.depth(report.audit.depth)))
    if report.ignored:
        notes.append(sentences.ignored(len(report.ignored)))
    return Group(*(plain(note, QUIET) for note in notes)) if notes else None


def _because(line: RuleResult) -> list[Text]:
    return [labelled(_("Because"), sentences.because(line.because))] if line.because else []


def _says_who(line: RuleResult) -> list[Text]:
    said = citations.says_who(line.client_claims)
    if not said and not line.rule.beyond:
        return []
    return [labelled(_("Says who"), said, QUIET) if said else labelled(_("Our own"), line.rule.beyond, QUIET)]


def _first_step(line: RuleResult) -> list[Text]:
    action = line.rule.action
    return [labelled(_("First step"), action.steps[0])] if action and action.steps else []


def _duty_effort(line: RuleResult) -> list[Text]:
    return [plain(sentences.effort(line.rule), ACCENT)] if line.rule.effort.hours else []


def _cost(item: ChecklistItem) -> list[Text]:
    return [labelled(_("Money"), item.rule.cost)] if item.rule.cost else []


def _worth(item: ChecklistItem, report: Report) -> str:
    """Return the points of an item and the score after it; of a provisional score, nothing is promised."""
    if report.provisional or item.score_after is None:
        return sentences.points(item)
    return _("{points} → {after}").format(points=sentences.points(item), after=shown(item.score_after))


def _when(item: ChecklistItem) -> str:
    return wording.bucket_word(item.bucket) if item.bucket else ""
