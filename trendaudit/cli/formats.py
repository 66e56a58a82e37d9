"""Which format somebody means: by its name, or by the ending of a file."""

from __future__ import annotations

from pathlib import Path

from trendaudit.cli.writing import leads_to_standard_output
from trendaudit.errors import TrendauditError, did_you_mean
from trendaudit.i18n import _
from trendaudit.render.formats import FORMATS, Format

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
    if path == STANDARD_OUTPUT or (not path.suffix and leads_to_standard_output(path)):
        return chosen or USUAL
    ending = path.suffix.lower()
    if path.is_dir():
        text = _("{path} is a folder; name a file in it, such as {file}")
        raise TrendauditError(text.format(path=path, file=path / f"report{ending_of(chosen or 'pdf')}"))
    if ending not in ENDINGS:
        if chosen:
            return chosen
        text = (
            _("{path}: the ending {ending!r} says no format{nearest}")
            if ending
            else _("{path} has no ending that says its format")
        )
        what = text.format(path=path, ending=ending, nearest=did_you_mean(ending, ENDINGS))
        raise TrendauditError(what + "\n" + _possible())
    if chosen and chosen != ENDINGS[ending]:
        text = _("{path} would be {ending}, and --format says {chosen}; drop one of the two")
        raise TrendauditError(text.format(path=path, ending=ENDINGS[ending], chosen=chosen))
    return ENDINGS[ending]


def ending_of(chosen: Format) -> str:
    """Return the usual ending of a format's files."""
    return next(ending for ending, known in ENDINGS.items() if known == chosen)


def _possible() -> str:
    return _("A report can be: markdown (.md), html, pdf, csv, xlsx or json.")
