"""Several businesses on a terminal, a line for each."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from trendaudit.core.report import Report
from trendaudit.i18n import _
from trendaudit.render import sentences
from trendaudit.render.layout import QUIET, STRONG, plain, show


def print_overview(reports: Sequence[tuple[str, Report]], console: Console) -> None:
    """Print one line for each of several businesses, with what to start with."""
    table = Table.grid(padding=(0, 2))
    for justify in ("left", "right", "right", "left"):
        table.add_column(justify=justify)
    heading = (_("Business"), _("Score"), _("Range"), _("Start with"))
    table.add_row(*(plain(word, QUIET) for word in heading))
    for file, report in reports:
        value = "?" if report.score.shown is None else str(report.score.shown)
        first = report.start_here[0].line.action_title if report.start_here else ""
        spread = "" if report.score.low == report.score.high else sentences.score_range(report.score)
        table.add_row(plain(report.audit.business or file), plain(value, STRONG), plain(spread, QUIET), plain(first))
    show(console, table)
