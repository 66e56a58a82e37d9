"""The checklist as an Excel workbook, to work with, and an overview of the scores."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from trendaudit.brand.brand import ACCENT
from trendaudit.core.report import Report
from trendaudit.core.scoring import shown
from trendaudit.core.workload import by_bucket
from trendaudit.render import sentences, wording
from trendaudit.render.checklist import CheckRow, cell, numbered, rows
from trendaudit.render.document.plan import capacity_text
from trendaudit.render.xlsx_style import CONSTANT_OPTIONS, QUIET, TEXT, Formats, formats, height, set_up_page
from trendaudit.text import dates
from trendaudit.text.sanitize import sanitize
from trendaudit.text.translation import _

COLUMNS = ("done", "rank", "when", "title", "steps", "done_when", "once", "monthly", "points", "after", "waits", "due",
           "found", "because", "cost", "trend", "decision", "rule")  # fmt: skip
WIDTHS = (6, 6, 15, 28, 56, 32, 8, 9, 8, 8, 8, 11, 30, 44, 24, 22, 24, 28)
NUMBERS = frozenset({"rank", "once", "monthly", "points", "after"})
PRINTED = 12
"""Columns that go on paper; the rest is there to look things up."""
FROZEN = 4
HEADING_HEIGHT = 30
FIRST_DATE = "1900-03-01"
"""Spreadsheets count days differently before it."""
LONGEST_PROPERTY = 255

Sheet = Any
"""A worksheet of xlsxwriter, which has no types."""


def report_xlsx(report: Report) -> bytes:
    """Return the checklist as an Excel workbook with two sheets. The same report gives the same bytes.

    No text in it can become a formula, a link or a number.
    """
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, CONSTANT_OPTIONS)
    business = report.audit.business or _("A business without a name")
    title = sanitize(_("Checklist for {business}").format(business=business))
    workbook.set_properties({
        "title": title[:LONGEST_PROPERTY],
        "subject": sanitize(report.catalog.title)[:LONGEST_PROPERTY],
        "author": sanitize(report.audit.auditor)[:LONGEST_PROPERTY],
        "created": datetime.fromisoformat(report.as_of).replace(tzinfo=UTC),
    })  # fmt: skip
    styles = formats(workbook)
    _write_checklist(workbook.add_worksheet(_("Checklist")), rows(report), styles, title)
    _write_overview(workbook, report, styles, title)
    workbook.close()
    return stream.getvalue()


def _headings() -> dict[str, str]:
    labels = wording.row_labels()
    return {
        "done": _("Done"),
        "rank": _("No."),
        "when": _("When"),
        "title": _("What to do"),
        "steps": _("Steps"),
        "done_when": labels["done_when"],
        "once": _("Hours once"),
        "monthly": _("Hours a month"),
        "points": _("Points"),
        "after": _("Score after"),
        "waits": _("Waits for"),
        "due": _("Due"),
        "found": _("What is open"),
        "because": _("Because"),
        "cost": labels["money"],
        "trend": _("Trend"),
        "decision": _("Decision"),
        "rule": _("Rule"),
    }


def _write_checklist(sheet: Sheet, items: tuple[CheckRow, ...], styles: Formats, title: str) -> None:
    headings = _headings()
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    set_up_page(sheet, title)
    sheet.set_landscape()
    sheet.set_row(0, HEADING_HEIGHT)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, FROZEN)
    sheet.print_area(0, 0, max(len(items), 1), PRINTED - 1)
    for column, name in enumerate(COLUMNS):
        sheet.write_string(0, column, headings[name], _heading_style(name, styles))
    for number, row in enumerate(items, start=1):
        _write_row(sheet, number, row, styles)
    if not items:
        sheet.write_string(1, COLUMNS.index("title"), _("Nothing is open."), styles.text)
        return
    _add_table(sheet, len(items), headings, styles)
    _add_colours(sheet, len(items), styles)


def _write_row(sheet: Sheet, at: int, row: CheckRow, styles: Formats) -> None:
    if not row.is_declined:
        sheet.insert_checkbox(at, COLUMNS.index("done"), row.is_done, styles.tick)
    numbers = {
        "rank": (row.rank, styles.number),
        "once": (round(float(row.hours_once), 2), styles.hours),
        "monthly": (round(float(row.hours_monthly), 2), styles.hours),
        "points": (row.points, styles.points),
        "after": (row.score_after, styles.number),
    }
    for name, (value, style) in numbers.items():
        if value is None:
            sheet.write_blank(at, COLUMNS.index(name), None, style)
        else:
            sheet.write_number(at, COLUMNS.index(name), value, style)
    texts = {
        "title": cell([row.title]),
        "steps": cell(numbered(row.steps)),
        "done_when": cell([row.done_when]),
        "waits": ", ".join(map(str, row.waits_for)),
        "found": cell([row.found]),
        "because": cell(row.because),
        "cost": cell([row.cost]),
        "trend": cell([row.trend]),
        "decision": cell([row.decision]),
        "rule": row.rule,
        "when": row.when,
    }
    looks = {"title": styles.title, "when": styles.when(row.bucket)}
    sheet.set_row(at, height((text, WIDTHS[COLUMNS.index(name)]) for name, text in texts.items()))
    for name, text in texts.items():
        sheet.write_string(at, COLUMNS.index(name), text, looks.get(name, styles.text))
    _write_date(sheet, at, row.due, styles)


def _write_date(sheet: Sheet, at: int, due: str, styles: Formats) -> None:
    column = COLUMNS.index("due")
    if due >= FIRST_DATE:
        sheet.write_datetime(at, column, datetime.fromisoformat(due), styles.date)
    else:
        sheet.write_string(at, column, due, styles.text)


def _heading_style(name: str, styles: Formats) -> object:
    return styles.over_numbers if name in NUMBERS else styles.heading


def _add_table(sheet: Sheet, number: int, headings: dict[str, str], styles: Formats) -> None:
    """Make a table of the rows, which brings filters and sorting, and which other programs can find."""
    columns = [{"header": headings[name], "header_format": _heading_style(name, styles)} for name in COLUMNS]
    options = {"name": "Checklist", "columns": columns, "style": "Table Style Light 1", "banded_rows": False}
    sheet.add_table(0, 0, number, len(COLUMNS) - 1, options)


def _add_colours(sheet: Sheet, number: int, styles: Formats) -> None:
    """Strike through what is ticked off, and draw a bar behind the points."""
    last = len(COLUMNS) - 1
    sheet.conditional_format(1, 1, number, last, {"type": "formula", "criteria": "=$A2=TRUE", "format": styles.struck})
    points = COLUMNS.index("points")
    sheet.conditional_format(1, points, number, points, styles.bar)


LABEL, VALUE, LOW, HIGH = range(4)
OVERVIEW_WIDTHS = (36, 14, 21, 14)
TALLEST = 40
"""Pixels of a bar with the space around it in the chart."""


def _write_overview(workbook: Any, report: Report, styles: Formats, title: str) -> None:
    """Add the overview to a workbook: the score in words, the plan in numbers, the trends as a table and a chart."""
    name = _("Overview")
    sheet = workbook.add_worksheet(name)
    for column, width in enumerate(OVERVIEW_WIDTHS):
        sheet.set_column(column, column, width)
    set_up_page(sheet, title)
    sheet.fit_to_pages(1, 1)
    at = _write_head(sheet, report, styles)
    at = _write_plan(sheet, at + 1, report, styles)
    first = _write_trends(sheet, at + 1, report, styles)
    if any(line.score.shown is not None for line in report.trends):
        chart = _chart(workbook, name, first, report)
        sheet.insert_chart(
            first + len(report.trends) + 1, LABEL, chart, {"description": _in_words(report), "object_position": 2}
        )


def _write_head(sheet: Any, report: Report, styles: Formats) -> int:
    """Write what the report is about and the score in words; return the next row."""
    audit, catalog = report.audit, report.catalog
    sheet.set_row(0, 28)
    sheet.set_row(1, 20)
    sheet.write_string(0, LABEL, cell([sanitize(audit.business)]) or _("A business without a name"), styles.large)
    sheet.write_string(1, LABEL, sentences.headline(report), styles.headline)
    facts = (
        (_("Range"), sentences.score_range(report.score)),
        (_("How sure"), sentences.certainty(report)),
        (_("Rests on"), sentences.judged(report)),
        (_("Plan"), capacity_text(report)),
        (_("Date"), dates.day(report.as_of)),
        (_("Auditor"), sanitize(audit.auditor)),
        (_("Depth"), wording.depth(audit.depth)),
        (_("Rules"), sanitize(sentences.edition(catalog))),
    )
    at = 3
    for label, value in facts:
        if value:
            sheet.write_string(at, LABEL, label, styles.label)
            sheet.merge_range(at, VALUE, at, HIGH, "", styles.line)
            sheet.write_string(at, VALUE, cell([value]), styles.line)
            sheet.set_row(at, height([(value, sum(OVERVIEW_WIDTHS[VALUE:]))]))  # merged cells do not grow by themselves
            at += 1
    return at


def _write_plan(sheet: Any, at: int, report: Report, styles: Formats) -> int:
    """Write how many items, hours and points each part of the quarter has; return the next row."""
    if not report.to_do:
        return at
    _write_headings(sheet, at, (_("When"), _("Items"), _("Hours in the quarter"), _("Points")), styles)
    for bucket, part in by_bucket(report).items():
        at += 1
        sheet.write_string(at, LABEL, wording.bucket(bucket), styles.when(bucket))
        sheet.write_number(at, VALUE, len(part.items), styles.number)
        sheet.write_number(at, LOW, round(float(part.quarter), 2), styles.hours)
        sheet.write_number(at, HIGH, part.points, styles.points)
    return at + 1


def _write_trends(sheet: Any, at: int, report: Report, styles: Formats) -> int:
    """Write the score of each trend; return the first row of them."""
    _write_headings(sheet, at, (_("Trend"), _("Score"), _("At least"), _("At most")), styles)
    for number, line in enumerate(report.trends, start=at + 1):
        title = cell([sanitize(line.trend.title)])
        sheet.set_row(number, height([(title, OVERVIEW_WIDTHS[LABEL])]))
        sheet.write_string(number, LABEL, title, styles.text)
        for column, value in ((VALUE, line.score.value), (LOW, line.score.low), (HIGH, line.score.high)):
            if value is None:
                sheet.write_blank(number, column, None, styles.number)
            else:
                sheet.write_number(number, column, shown(value), styles.number)
    return at + 1


def _write_headings(sheet: Any, at: int, words: Sequence[str], styles: Formats) -> None:
    for column, word in enumerate(words):
        sheet.write_string(at, column, word, styles.heading if column == LABEL else styles.over_numbers)


def _chart(workbook: Any, sheet: str, first: int, report: Report) -> Any:
    """Return a bar for each trend, the first on top."""
    last = first + len(report.trends) - 1
    chart = workbook.add_chart({"type": "bar"})
    font = {"name": "Calibri", "size": 9, "color": TEXT}
    chart.add_series({
        "name": _("Score by trend, of 100"),
        "categories": [sheet, first, LABEL, last, LABEL],
        "values": [sheet, first, VALUE, last, VALUE],
        "fill": {"color": ACCENT},
        "gap": 60,
        "data_labels": {"value": True, "font": font},
    })  # fmt: skip
    chart.set_title({"name": _("Score by trend, of 100"), "name_font": font | {"size": 12, "bold": True}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": font, "line": {"color": QUIET}})
    grid = {"visible": True, "line": {"color": "#e3e8ec"}}
    # the names begin at the top, and its numbers would follow them there
    chart.set_x_axis(
        {"min": 0, "max": 100, "major_unit": 25, "num_font": font, "label_position": "high", "major_gridlines": grid}
    )
    chart.set_size({"width": 620, "height": 90 + TALLEST * len(report.trends)})
    return chart


def _in_words(report: Report) -> str:
    """Return the chart for somebody who cannot see it."""
    bars = (
        f"{sanitize(line.trend.title)}: {_('not known') if line.score.shown is None else line.score.shown}"
        for line in report.trends
    )
    return _("Bar chart of the score of each trend, of 100. {bars}.").format(bars="; ".join(bars))
