"""The formats of a report, and who makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:  # the command line names the formats before it needs any of this
    from trendaudit.core.report import Report
    from trendaudit.render.document.model import Document

Format = Literal["markdown", "html", "pdf", "csv", "xlsx", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)
BINARY: frozenset[Format] = frozenset({"pdf", "xlsx"})
"""What means nothing on a terminal."""
DOCUMENTS: frozenset[Format] = frozenset({"markdown", "html", "pdf"})
"""What is made from the report in words, with its sections and the looks of an agency."""
ENDINGS: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".json": "json",
}
"""The format of a file by the ending of its name; the first of a format is the usual one."""


def render(
    name: Format,
    report: Report,
    document: Callable[[], Document],
    on_codes: Callable[[Iterable[str]], None] | None = None,
) -> bytes:
    """Return a report in a format, ready to be written; text is UTF-8.

    `on_codes` is told the characters of a PDF that no font has and whose codes are printed. `document` returns the report in words. The checklists (csv, xlsx) and json are made from the report itself.
    """
    match name:
        case "markdown":
            from trendaudit.render.markdown import report_markdown

            return report_markdown(document()).encode()
        case "html":
            from trendaudit.render.html import report_html

            return report_html(document()).encode()
        case "pdf":
            from trendaudit.render.pdf import report_pdf

            return report_pdf(document(), on_codes)
        case "csv":
            from trendaudit.render.csv import report_csv

            return report_csv(report)
        case "xlsx":
            from trendaudit.render.xlsx import report_xlsx

            return report_xlsx(report)
        case "json":
            from trendaudit.render.json import report_json

            return f"{report_json(report)}\n".encode()
