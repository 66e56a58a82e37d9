"""Where a report goes, and in which format: by the name of one, or by the ending of a file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trendaudit.cli.output_files import is_same_file, leads_to_standard_output
from trendaudit.errors import TrendauditError, did_you_mean
from trendaudit.render.formats import BINARY, ENDINGS, FORMATS, Format
from trendaudit.text.translation import _

STANDARD_OUTPUT = Path("-")
DEFAULT: Format = "markdown"


@dataclass(frozen=True, slots=True)
class Target:
    """A place to write to and the format to write."""

    path: Path
    format: Format


def find(paths: Sequence[Path], as_format: str | None, inputs: Sequence[Path]) -> list[Target]:
    """Return where to write what; every format is known before anything is written.

    Raises:
        TrendauditError: a format is not known, a path is named twice, is one of the inputs, or is a terminal that could
            only show nonsense.

    """
    keep_inputs(inputs, paths)
    chosen = _named(as_format) if as_format is not None else None
    targets = [
        Target(STANDARD_OUTPUT if leads_to_standard_output(path) else path, _of_path(path, chosen)) for path in paths
    ]
    for target in targets:
        if target.path == STANDARD_OUTPUT and target.format in BINARY and sys.stdout.isatty():
            text = _(
                "a {format} file is nothing to look at on a terminal; name a file with -o, such as -o report.{format}"
            )
            raise TrendauditError(text.format(format=target.format))
    _refuse_twice([target.path for target in targets])
    return targets


def keep_inputs(files: Sequence[Path], outputs: Sequence[Path]) -> None:
    """Refuse to write over a file that is read. Raises `TrendauditError`."""
    for path in outputs:
        for file in files:
            if STANDARD_OUTPUT not in {path, file} and is_same_file(path, file):
                text = _("{path} is what the report is made from; choose another name for the report")
                raise TrendauditError(text.format(path=path))


def _refuse_twice(paths: Sequence[Path]) -> None:
    for number, path in enumerate(paths):
        if any(path == other or is_same_file(path, other) for other in paths[:number]):
            text = _("{path} is named twice; give each format a name of its own")
            raise TrendauditError(text.format(path=path))


def _named(name: str) -> Format:
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


def _of_path(path: Path, chosen: Format | None) -> Format:
    """Return the format that the ending of a path says, or the chosen one where it says nothing.

    Raises:
        TrendauditError: the ending says no format and none was chosen, or the two differ.

    """
    if path == STANDARD_OUTPUT or (not path.suffix and leads_to_standard_output(path)):
        return chosen or DEFAULT
    ending = path.suffix.lower()
    if path.is_dir():
        text = _("{path} is a folder; name a file in it, such as {file}")
        raise TrendauditError(text.format(path=path, file=path / f"report{_ending_of(chosen or 'pdf')}"))
    if ending not in ENDINGS:
        if chosen:
            return chosen
        text = (
            _("{path}: the ending {ending!r} says no format{nearest}")
            if ending
            else _("{path} has no ending that says its format")
        )
        message = text.format(path=path, ending=ending, nearest=did_you_mean(ending, ENDINGS))
        raise TrendauditError(message + "\n" + _possible())
    if chosen and chosen != ENDINGS[ending]:
        text = _("{path} would be {ending}, and --format says {chosen}; drop one of the two")
        raise TrendauditError(text.format(path=path, ending=ENDINGS[ending], chosen=chosen))
    return ENDINGS[ending]


def _ending_of(chosen: Format) -> str:
    """Return the usual ending of a format's files."""
    return next(ending for ending, known in ENDINGS.items() if known == chosen)


def _possible() -> str:
    return _("A report can be: markdown (.md), html, pdf, csv, xlsx or json.")
