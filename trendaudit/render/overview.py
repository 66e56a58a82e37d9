"""Several businesses on a terminal, a line for each."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from trendaudit.core.report import Report
from trendaudit.render import sentences
from trendaudit.render.terminal_layout import QUIET, STRONG, Rows, plain, show
from trendaudit.text.translation import _

RANGE_WIDTH = 6
"""Columns; `10–100` is the widest range."""


class Overview:
    """A table of businesses with what to start with, printed line by line while they are scored."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._headings = (_("Score"), _("Range"), _("Business: start with"))
        self._is_begun = False

    def add(self, file: str, report: Report) -> None:
        """Print the line of one business; the first one brings the headings along."""
        if not self._is_begun:
            self._is_begun = True
            self._print(*(plain(word, QUIET) for word in self._headings))
        value = "?" if report.score.shown is None else str(report.score.shown)
        spread = "" if report.score.low == report.score.high else sentences.score_range(report.score)
        first = report.start_here[0].line.action_title if report.start_here else ""
        name = plain(report.audit.business or file, STRONG)
        self._print(
            plain(value, STRONG), plain(spread, QUIET), Text(": ").join([name, *([plain(first)] if first else [])])
        )

    def _print(self, score: Text, spread: Text, business: Text) -> None:
        widths = (len(self._headings[0]), max(RANGE_WIDTH, len(self._headings[1])))
        for cell, width in zip((score, spread), widths, strict=True):
            cell.align("right", width)
        show(self._console, Rows([[score, spread, business]], wrapped=2))
        self._console.file.flush()
