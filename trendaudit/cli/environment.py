"""What the environment asks of every command, brought into a form that all libraries understand alike."""

from __future__ import annotations

import os

WIDTHS = range(20, 1000)
"""Columns that something can be printed in; another number counts as the usual one."""
USUAL_WIDTH = 80


def prepare() -> None:
    """Put a usable width in the place of one that is not: none, a negative one, a word, one that nobody has."""
    if "COLUMNS" in os.environ:
        os.environ["COLUMNS"] = str(usable(os.environ["COLUMNS"]))
    if not _is_number(os.environ.get("LINES", "0")):
        del os.environ["LINES"]


def usable(width: str | int) -> int:
    """Return a width as it is, or the usual one where it cannot be used."""
    text = str(width).strip()
    return int(text) if _is_number(text) and int(text[:9]) in WIDTHS else USUAL_WIDTH


def is_without_colour() -> bool:
    """Tell whether colours are switched off, by `NO_COLOR` or by `--no-color`, which sets it."""
    return os.environ.get("NO_COLOR", "") != ""


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
