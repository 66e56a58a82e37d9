"""Open the front end that fits this terminal; everything is drawn on standard error or on the terminal itself."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TextIO

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_input
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output

from trendaudit import plain_letters
from trendaudit.interview.choose import Input, choose
from trendaudit.interview.messages import FrontEnd
from trendaudit.interview.prompt_layout import share_default_keys
from trendaudit.interview.prompts import Prompts

UNREADABLE = "surrogateescape"
"""What becomes of bytes that are no text in the encoding of the terminal, as prompt_toolkit does it, too."""
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
            reading = opened.enter_context(device.open(encoding=_encoding(), errors=UNREADABLE))
        drawing: TextIO = sys.stderr
        reads_pipe = chosen.source == "stdin" and stdin == "piped"
        if not _is_terminal(sys.stderr) and not reads_pipe and device is not None:
            drawing = opened.enter_context(device.open("w", encoding=_encoding(), errors=plain_letters.HANDLER))
        output = output_for(drawing) if chosen.front_end == "prompts" else None
        if output is None:
            from trendaudit.interview.plain import Plain

            yield Plain(_forgiving(reading), drawing)
        else:
            share_default_keys()
            opened.enter_context(create_app_session(input=create_input(reading), output=output))
            yield Prompts(drawing)


def output_for(drawing: TextIO, create: Callable[[TextIO], Output] = create_output) -> Output | None:
    """Return what prompts are drawn on; None where that cannot be: mintty on Windows is no console."""
    try:
        output = create(drawing)
    except Exception as error:
        if type(error).__name__ != "NoConsoleScreenBufferError":  # a name that exists on Windows only
            raise
        return None
    if isinstance(output, Vt100_Output):
        output.enable_cpr = False  # nothing here needs the cursor's place, and not every terminal tells it
    return output


def _terminal() -> Path | None:
    """Return the terminal of this process, if it has one that can be read and written."""
    if sys.platform == "win32":
        return None  # a console is reached through standard input there
    return next(filter(_can_be_used, _terminals()), None)


def _terminals() -> Iterator[Path]:
    """Yield the names that the terminal may have; macOS cannot wait for input on the last one."""
    for stream in filter(_is_terminal, (sys.stdin, sys.stdout, sys.stderr)):
        with suppress(OSError):  # a container may know no name for a terminal from outside
            yield Path(os.ttyname(stream.fileno()))
    yield CONTROLLING


def _can_be_used(terminal: Path) -> bool:
    try:
        with terminal.open("rb+", buffering=0):
            return True
    except OSError:
        return False


def _standard_input() -> Input:
    if sys.stdin is None or sys.stdin.closed:
        return "closed"
    return "terminal" if _is_terminal(sys.stdin) else "piped"


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _encoding() -> str:
    return getattr(sys.stderr, "encoding", None) or "utf-8"


def _forgiving(reading: TextIO) -> TextIO:
    """Let bytes that are no text come in as such instead of an error: the interview asks again then."""
    if isinstance(reading, io.TextIOWrapper):
        reading.reconfigure(errors=UNREADABLE)
    return reading
