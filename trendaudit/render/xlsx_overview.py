"""The second sheet of the workbook: what the score is, and how it comes about by trend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from trendaudit.brand.brand import ACCENT
from trendaudit.core.report import Report
from trendaudit.core.scoring import shown
from trendaudit.core.workload import by_bucket
from trendaudit.render import capacity_text, sentences, wording
from trendaudit.render.checklist import cell
from trendaudit.render.xlsx_style import QUIET, TEXT, Formats, height, set_up_page
from trendaudit.text.sanitize import sanitize
from trendaudit.text.translation import _

LABEL, VALUE, LOW, HIGH = range(4)
WIDTHS = (36, 14, 21, 14)
TALLEST = 40
"""Pixels of a bar with the space around it in the chart."""


def write_overview(workbook: Any, report: Report, styles: Formats, title: str) -> None:
    """Add the overview to a workbook: the score in words, the plan in numbers, the trends as a table and a chart."""
    name = _("Overview")
    sheet = workbook.add_worksheet(name)
    for column, width in enumerate(WIDTHS):
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
        (_("Plan"), capacity_text.basis(report)),
        (_("Date"), sentences.day(report.as_of)),
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
            sheet.set_row(at, height([(value, sum(WIDTHS[VALUE:]))]))  # merged cells do not grow by themselves
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
        sheet.set_row(number, height([(title, WIDTHS[LABEL])]))
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
