"""Where output goes: results to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from trendaudit.text.sanitize import sanitize

if TYPE_CHECKING:
    from rich.console import Console


WIDTHS = range(20, 1000)
"""Columns that something can be printed in; another number counts as the usual one."""
USUAL_WIDTH = 80


def prepare_environment() -> None:
    """Put a usable width in the place of one that is not: none, a negative one, a word, one that nobody has."""
    if "COLUMNS" in os.environ:
        os.environ["COLUMNS"] = str(_usable(os.environ["COLUMNS"]))
    if not _is_number(os.environ.get("LINES", "0")):
        del os.environ["LINES"]


def console(stream: TextIO | None = None) -> Console:
    """Return a console on standard output (or another stream) that interprets neither markup nor emoji codes."""
    from rich.console import Console

    file = stream or sys.stdout
    piped_plain = _is_without_colour() and not file.isatty()  # without colour rich would still print bold and dim
    made = Console(file=file, markup=False, emoji=False, highlight=False, force_terminal=False if piped_plain else None)
    width, height = made.size  # asked once; else each piece of a table asks the terminal again
    made.size = _usable(width), height
    return made


def write_document(text: str) -> None:
    """Write a document to standard output at once: as UTF-8, whatever the locale, unless a person is looking at it."""
    if not text.endswith("\n"):
        text += "\n"
    buffer = getattr(sys.stdout, "buffer", None)
    if sys.stdout.isatty() or buffer is None:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    buffer.write(text.encode("utf-8", errors="replace"))
    buffer.flush()


def write_bytes(content: bytes) -> None:
    """Write a file's bytes to standard output as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def say(line: str) -> None:
    """Print a line of progress or advice to standard error; where nobody can read it, nothing else changes."""
    with suppress(OSError):
        print(sanitize(line), file=sys.stderr)


def say_all(lines: Iterable[str]) -> None:
    """Print several such lines."""
    for line in lines:
        say(line)


def _usable(width: str | int) -> int:
    """Return a width as it is, or the usual one where it cannot be used."""
    text = str(width).strip()
    return int(text) if _is_number(text) and int(text[:9]) in WIDTHS else USUAL_WIDTH


def _is_without_colour() -> bool:
    """Tell whether colours are switched off, by `NO_COLOR` or by `--no-color`, which sets it."""
    return os.environ.get("NO_COLOR", "") != ""


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
