"""The checklist as CSV: for task boards, which read it in, and for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from fractions import Fraction

from trendaudit.core.report import Report
from trendaudit.render import wording
from trendaudit.render.checklist import CheckRow, cell, numbered, rows
from trendaudit.text import numbers
from trendaudit.text.translation import _

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the encoding of the country."""

# What begins a formula in some spreadsheet, also after blanks and quotes. A spreadsheet that separates with ; (as
# Excel does in much of Europe) may begin a cell in the middle of ours, or at a line break.
_FORMULA = re.compile(r"(^|;)(?=[\s\"'`]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])", re.MULTILINE)


def report_csv(report: Report) -> bytes:
    """Return the checklist as CSV (RFC 4180) in UTF-8: one row for each legal rule to check and each item.

    The first columns have the order and the names that importers of task boards look for: Asana wants task,
    description, section and assignee in this order, others know the names. Scripts may rely on all names, so they are
    not translated.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(COLUMNS)
    for row in rows(report):
        writer.writerow([value(row) for value in COLUMNS.values()])
    return (BYTE_ORDER_MARK + stream.getvalue()).encode("utf-8")


def plain(*lines: str) -> str:
    """Return lines as the text of a cell that no spreadsheet takes for a formula: an apostrophe stands before it.

    As https://owasp.org/www-community/attacks/CSV_Injection advises.
    """
    return cell([_FORMULA.sub(r"\1'", cell(lines))])


def _description(row: CheckRow) -> str:
    """Return everything that a card of a board has to say."""
    labels = wording.labels()
    lines = [_("Open: {found}").format(found=row.found), *row.because, *numbered(row.steps)]
    if row.done_when:
        lines.append(f"{labels['done_when']} {row.done_when}")
    if row.cost:
        lines.append(f"{labels['money']} {row.cost}")
    return plain(*lines)


def _section(row: CheckRow) -> str:
    return plain(row.when[:1].upper() + row.when[1:])


def _number(value: Fraction | int | None) -> str:
    """Return a number with a point and at most two decimals: `2`, `0.5`; nothing where there is none."""
    return "" if value is None else numbers.decimal(value)


COLUMNS: dict[str, Callable[[CheckRow], str]] = {
    "Name": lambda row: plain(row.title),
    "Description": _description,
    "Section": _section,
    "Assignee": lambda row: plain(row.who),
    "Due Date": lambda row: row.due,
    "Done": lambda row: "TRUE" if row.is_done else "FALSE",
    "Rank": lambda row: _number(row.rank),
    "Trend": lambda row: plain(row.trend),
    "Hours once": lambda row: _number(row.hours_once),
    "Hours a month": lambda row: _number(row.hours_monthly),
    "Hours in the quarter": lambda row: _number(row.hours_quarter),
    "Effort": lambda row: plain(row.effort),
    "Points": lambda row: _number(row.points),
    "Score after": lambda row: _number(row.score_after),
    "Waits for": lambda row: ", ".join(map(str, row.waits_for)),
    "Steps": lambda row: plain(*numbered(row.steps)),
    "Done when": lambda row: plain(row.done_when),
    "Open": lambda row: plain(row.found),
    "Because": lambda row: plain(*row.because),
    "Cost": lambda row: plain(row.cost),
    "Decision": lambda row: plain(row.decision),
    "Rule": lambda row: plain(row.rule),
}
"""The columns by their names, and what stands in them."""
