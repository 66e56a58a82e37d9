"""Options that several commands share."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from trendaudit.text.translation import _


def _without_colour(*, value: bool) -> bool:
    if value:
        os.environ["NO_COLOR"] = "1"  # what rich and prompt_toolkit look at, so that one switch serves both
    return value


def as_path(value: str | None) -> Path | None:
    """Return a path, `-` for a standard stream, and `./-` in full for the file of that name.

    Raises `typer.BadParameter` where it is empty, as a variable that was never set leaves it.
    """
    if value is None:
        return None
    if value == "":
        raise typer.BadParameter(_("an empty name is no path; . is the current folder"))
    path = Path(value)  # which takes the ./ away
    return path.absolute() if value != "-" and str(path) == "-" else path


def as_paths(values: list[str] | None) -> list[Path] | None:
    """Return paths. Raises `typer.BadParameter` where one is empty."""
    return None if values is None else [found for value in values if (found := as_path(value))]


def iso_date(value: str | None) -> str | None:
    """Return a day as YYYY-MM-DD. Raises `typer.BadParameter` where it is none."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise typer.BadParameter(_("write a date as YYYY-MM-DD, such as 2026-11-22")) from None


def items(value: str | None) -> int | None:
    """Return a number of items. Raises `typer.BadParameter` where it is none."""
    if value is None:
        return None
    if value.isascii() and value.isdigit() and int(value[:9]) > 0:
        return int(value[:9])
    raise typer.BadParameter(_("write a whole number from 1, such as 5"))


def points(value: str | None) -> float | None:
    """Return a score of 0-100. Raises `typer.BadParameter` where it is none."""
    if value is None:
        return None
    try:
        score = float(value)
    except ValueError:
        score = -1.0
    if 0 <= score <= 100:  # noqa: PLR2004 - the scale of every score
        return score
    raise typer.BadParameter(_("write a number from 0 to 100, such as 60"))


Rules = Annotated[
    Path | None,
    typer.Option(
        "--rules",
        metavar="DIR",
        envvar="TRENDAUDIT_RULES",
        callback=as_path,
        help=_("A pack of your own instead of the one that comes along."),
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        callback=iso_date,
        help=_("The date of the report (YYYY-MM-DD): the file's date, or today. Never changes a score."),
    ),
]
NoColor = Annotated[
    bool,
    typer.Option("--no-color", callback=lambda value: _without_colour(value=value), help=_("Print without colours.")),
]
Json = Annotated[bool, typer.Option("--json", help=_("Print JSON."))]
AnswersFile = Annotated[
    Path, typer.Argument(callback=as_path, metavar="FILE", help=_("An answers file; - reads standard input."))
]
AnswersFiles = Annotated[
    list[Path], typer.Argument(callback=as_paths, metavar="FILE", help=_("Answers files; - reads standard input."))
]
