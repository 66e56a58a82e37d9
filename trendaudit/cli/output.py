"""Where output goes: results to standard output, everything else to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from trendaudit.cli.environment import is_without_colour, usable
from trendaudit.untrusted import harmless

if TYPE_CHECKING:
    from rich.console import Console


def console(stream: TextIO | None = None) -> Console:
    """Return a console on standard output (or another stream) that interprets neither markup nor emoji codes."""
    from rich.console import Console

    file = stream or sys.stdout
    piped_plain = is_without_colour() and not file.isatty()  # without colour rich would still print bold and dim
    made = Console(file=file, markup=False, emoji=False, highlight=False, force_terminal=False if piped_plain else None)
    width, height = made.size  # asked once; else each piece of a table asks the terminal again
    made.size = usable(width), height
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
        print(harmless(line), file=sys.stderr)


def say_all(lines: Iterable[str]) -> None:
    """Print several such lines."""
    for line in lines:
        say(line)
