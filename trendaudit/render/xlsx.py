"""The checklist as an Excel workbook, to work with, and an overview of the scores."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from trendaudit.core.report import Report
from trendaudit.render.checklist import CheckRow, cell, numbered, rows
from trendaudit.render.xlsx_overview import write_overview
from trendaudit.render.xlsx_style import CONSTANT_OPTIONS, Formats, formats, height, set_up_page
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
    write_overview(workbook, report, styles, title)
    workbook.close()
    return stream.getvalue()


def _headings() -> dict[str, str]:
    return {
        "done": _("Done"),
        "rank": _("No."),
        "when": _("When"),
        "title": _("What to do"),
        "steps": _("Steps"),
        "done_when": _("Done when"),
        "once": _("Hours once"),
        "monthly": _("Hours a month"),
        "points": _("Points"),
        "after": _("Score after"),
        "waits": _("Waits for"),
        "due": _("Due"),
        "found": _("What is open"),
        "because": _("Because"),
        "cost": _("Money"),
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
