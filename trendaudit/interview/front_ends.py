"""Choose the front end that fits this terminal, and open it; all is drawn on standard error or the terminal itself."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TextIO

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_input
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output

from trendaudit.errors import TrendauditError
from trendaudit.interview.messages import FrontEnd
from trendaudit.interview.prompts import Prompts
from trendaudit.text import transliterate
from trendaudit.text.translation import _

Input = Literal["terminal", "piped", "closed"]
"""What standard input is."""
NO = frozenset({"", "0", "false", "no"})
SIMPLE = frozenset({"dumb", "unknown"})
"""Values of TERM that promise no cursor movement."""
UNREADABLE = "surrogateescape"
"""What becomes of bytes that are no text in the encoding of the terminal, as prompt_toolkit does it, too."""
CONTROLLING = Path("/dev/tty")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A front end and the place it reads from: standard input, or the terminal behind a pipe."""

    front_end: Literal["prompts", "plain"]
    source: Literal["stdin", "terminal"]


def choose(*, plain: bool, environment: Mapping[str, str], stdin: Input, has_terminal: bool) -> Chosen:
    """Return what fits, from the flag, the environment and the terminal, in this order.

    `has_terminal` tells whether a terminal can be opened although standard input is none. Piped input is
    only read where `plain` asks for it, so that a pipe is never taken for answers by accident; and where CI is set
    only `plain` asks at all, since a build server may have a terminal, but nobody sits at it.
    Raises TrendauditError where nobody can be asked.
    """
    front_end: Literal["prompts", "plain"] = "plain" if plain or _wants_plain(environment) else "prompts"
    is_robot = _is_set(environment, "CI")
    if stdin == "terminal" and (plain or not is_robot):
        return Chosen(front_end, "stdin")
    if stdin == "piped" and plain:
        return Chosen("plain", "stdin")
    if has_terminal and not is_robot:
        return Chosen(front_end, "terminal")
    raise TrendauditError(
        _("audit needs a terminal; use: trendaudit template > answers.yaml, then trendaudit score answers.yaml")
        + "".join(f"\n{hint}" for hint in _hints(environment, stdin))
    )


def _hints(environment: Mapping[str, str], stdin: Input) -> Iterator[str]:
    """Yield what a person can do who does sit at a terminal."""
    if _is_set(environment, "CI"):
        yield _("The variable CI is set, so nobody is asked; unset it, or add --plain.")
    if stdin == "piped" and _is_set(environment, "MSYSTEM"):
        yield _("In Git Bash, begin the command with winpty, or add --plain.")


def _wants_plain(environment: Mapping[str, str]) -> bool:
    return environment.get("TERM", "") in SIMPLE or _is_set(environment, "ACCESSIBLE")


def _is_set(environment: Mapping[str, str], name: str) -> bool:
    return environment.get(name, "").strip().lower() not in NO


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
            drawing = opened.enter_context(device.open("w", encoding=_encoding(), errors=transliterate.HANDLER))
        output = output_for(drawing) if chosen.front_end == "prompts" else None
        if output is None:
            from trendaudit.interview.plain import Plain

            yield Plain(_forgiving(reading), drawing)
        else:
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
