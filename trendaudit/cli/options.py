"""Options that several commands share."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.models import TyperPath

from trendaudit.i18n import _


def _without_colour(*, value: bool) -> bool:
    if value:
        os.environ["NO_COLOR"] = "1"  # what rich and prompt_toolkit look at, so that one switch serves both
    return value


def iso_date(value: str | None) -> str | None:
    """Return a day as YYYY-MM-DD. Raises `typer.BadParameter` where it is none."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise typer.BadParameter(_("write a date as YYYY-MM-DD, such as 2026-11-22")) from None


def items(value: str) -> int:
    """Return a number of items. Raises `typer.BadParameter` where it is none."""
    if value.isascii() and value.isdigit() and int(value[:9]) > 0:
        return int(value[:9])
    raise typer.BadParameter(_("write a whole number from 1, such as 5"))


def points(value: str) -> float:
    """Return a score of 0-100. Raises `typer.BadParameter` where it is none."""
    try:
        score = float(value)
    except ValueError:
        score = -1.0
    if 0 <= score <= 100:  # noqa: PLR2004 - the scale of every score
        return score
    raise typer.BadParameter(_("write a number from 0 to 100, such as 60"))


class NamedPath(TyperPath):
    """A path that was named: an empty one, such as an unset variable leaves, is not the current folder."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return the path. Raises a usage error where it is empty."""
        if value in ("", b""):
            self.fail(_("an empty name is no path; . is the current folder"), param, ctx)
        return super().convert(value, param, ctx)


def with_named_paths(command: Any) -> Any:
    """Let a command, and those below it, refuse empty paths."""
    for parameter in command.params:
        if isinstance(parameter.type, TyperPath):
            parameter.type = NamedPath(readable=False)  # whoever reads or writes it says best what is wrong with it
    for below in getattr(command, "commands", {}).values():
        with_named_paths(below)
    return command


Rules = Annotated[
    Path | None,
    typer.Option("--rules", metavar="DIR", help=_("A pack of your own instead of the one that comes along.")),
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
    Path, typer.Argument(readable=False, metavar="FILE", help=_("An answers file; - reads standard input."))
]
AnswersFiles = Annotated[
    list[Path], typer.Argument(readable=False, metavar="FILE...", help=_("Answers files; - reads standard input."))
]
