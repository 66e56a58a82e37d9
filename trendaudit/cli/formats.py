"""The formats of a report: their names, the endings of their files, and who makes them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from trendaudit.errors import TrendauditError, did_you_mean
from trendaudit.i18n import _

if TYPE_CHECKING:
    from trendaudit.core.report import Report
    from trendaudit.render.document import Document

Format = Literal["markdown", "html", "pdf", "csv", "xlsx", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)
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
BINARY: frozenset[Format] = frozenset({"pdf", "xlsx"})
"""What means nothing on a terminal."""
STANDARD_OUTPUT = Path("-")
USUAL: Format = "markdown"


def named(name: str) -> Format:
    """Return the format of a name or an ending. Raises `TrendauditError` where there is none."""
    wanted = name.strip().lower().removeprefix(".")
    for known in FORMATS:
        if known == wanted:
            return known
    if f".{wanted}" in ENDINGS:
        return ENDINGS[f".{wanted}"]
    nearest = did_you_mean(wanted, FORMATS)
    raise TrendauditError(
        _("there is no format {name!r}{nearest}").format(name=name, nearest=nearest) + "\n" + _possible()
    )


def of_path(path: Path, chosen: Format | None) -> Format:
    """Return the format that the ending of a path says, or the chosen one where it says nothing.

    Raises:
        TrendauditError: the ending says no format and none was chosen, or the two differ.

    """
    if path == STANDARD_OUTPUT:
        return chosen or USUAL
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        if chosen:
            return chosen
        text = _("{path}: the ending {ending!r} says no format{nearest}")
        what = text.format(path=path, ending=ending, nearest=did_you_mean(ending, ENDINGS))
        raise TrendauditError(what + "\n" + _possible())
    if chosen and chosen != ENDINGS[ending]:
        text = _("{path} would be {ending}, and --format says {chosen}; drop one of the two")
        raise TrendauditError(text.format(path=path, ending=ENDINGS[ending], chosen=chosen))
    return ENDINGS[ending]


def made(name: Format, report: Report, document: Document) -> bytes:
    """Return a report in a format, ready to be written. Text is UTF-8."""
    match name:
        case "markdown":
            from trendaudit.render.markdown import report_markdown

            return report_markdown(document).encode()
        case "html":
            from trendaudit.render.html import report_html

            return report_html(document).encode()
        case "pdf":
            from trendaudit.render.pdf import report_pdf

            return report_pdf(document)
        case "csv":
            from trendaudit.render.csv import report_csv

            return report_csv(report)
        case "xlsx":
            from trendaudit.render.xlsx import report_xlsx

            return report_xlsx(report)
        case "json":
            from trendaudit.render.json import report_json

            return f"{report_json(report)}\n".encode()


def _possible() -> str:
    return _("A report can be: markdown (.md), html, pdf, csv, xlsx or json.")
