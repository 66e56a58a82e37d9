"""Open the front end that fits this terminal; everything is drawn on standard error or on the terminal itself."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from trendaudit.interview.choose import Input, choose
from trendaudit.interview.plain import Plain
from trendaudit.interview.replies import FrontEnd

CONTROLLING = Path("/dev/tty")


@contextmanager
def open_front_end(*, plain: bool) -> Iterator[FrontEnd]:
    """Yield the front end for this process and its environment.

    Raises TrendauditError where nobody can be asked.
    """
    device = _terminal()
    stdin = _standard_input()
    chosen = choose(plain=plain, environment=os.environ, stdin=stdin, has_terminal=device is not None)
    with ExitStack() as opened:
        reading: TextIO = sys.stdin
        if chosen.source == "terminal" and device is not None:
            reading = opened.enter_context(device.open(encoding=_encoding(), errors="replace"))
        drawing: TextIO = sys.stderr
        reads_pipe = chosen.source == "stdin" and stdin == "piped"
        if not _is_terminal(sys.stderr) and not reads_pipe and device is not None:
            drawing = opened.enter_context(device.open("w", encoding=_encoding(), errors="replace"))
        if chosen.front_end == "plain":
            yield Plain(_forgiving(reading), drawing)
        else:
            yield opened.enter_context(_prompts(reading, drawing))


@contextmanager
def _prompts(reading: TextIO, drawing: TextIO) -> Iterator[FrontEnd]:
    """Yield the prompts of an ordinary terminal; what they need is imported only here."""
    from prompt_toolkit.application import create_app_session  # noqa: PLC0415 - 0.2 s, and not for plain prompts
    from prompt_toolkit.input import create_input  # noqa: PLC0415
    from prompt_toolkit.output import create_output  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415

    from trendaudit.interview.prompts import Prompts  # noqa: PLC0415

    with create_app_session(input=create_input(reading), output=create_output(drawing)):
        yield Prompts(Console(file=drawing))


def _terminal() -> Path | None:
    """Return the terminal of this process, if it has one that can be read and written."""
    if sys.platform == "win32":
        return None  # a console is reached through standard input there
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if _is_terminal(stream):
            return Path(os.ttyname(stream.fileno()))  # macOS cannot wait for input on /dev/tty itself
    try:
        with CONTROLLING.open("rb"):
            return CONTROLLING
    except OSError:
        return None


def _standard_input() -> Input:
    if sys.stdin is None or sys.stdin.closed:
        return "closed"
    return "terminal" if _is_terminal(sys.stdin) else "piped"


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _encoding() -> str:
    return getattr(sys.stderr, "encoding", None) or "utf-8"


def _forgiving(reading: TextIO) -> TextIO:
    """Let bytes that are no text come in as question marks instead of an error."""
    if isinstance(reading, io.TextIOWrapper):
        reading.reconfigure(errors="replace")
    return reading
