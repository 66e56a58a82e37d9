"""The only place where errors are caught, printed and turned into exit codes."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from trendaudit.cli.output import prepare_environment, say_all
from trendaudit.errors import ProblemsError, TrendauditError
from trendaudit.text import transliterate
from trendaudit.text.translation import _

if TYPE_CHECKING:
    from typer.exceptions import TyperException

DONE, ANSWER_IS_NO, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
SIGNALLED = 128
"""Added to the number of the signal that ended the program."""


class Terminated(SystemExit):
    """A signal asked the program to end; like an interrupt, it is no error."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(number)


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; nothing is raised."""
    try:
        _install_signal_handlers()
        prepare_environment()
        _prepare_streams()
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()  # whoever read our output has seen enough
        return DONE
    except ProblemsError as error:
        say_all(map(str, error.problems))
        return USAGE
    except TrendauditError as error:
        _say(str(error))
        return USAGE
    except (KeyboardInterrupt, EOFError):
        return INTERRUPTED
    except Terminated as ended:
        return SIGNALLED + ended.number
    except OSError as error:
        _silence_stdout()
        what, reason = error.filename or _("the result"), error.strerror or error
        _say(_("{what} could not be read or written: {reason}").format(what=what, reason=reason))
        return USAGE
    except SystemExit:
        raise
    except BaseException:  # noqa: BLE001 - no bug may be shown as a traceback; a panic in compiled code is no `Exception`
        _say_bug(traceback.format_exc())
        return BUG
    return code


def _run(arguments: Sequence[str]) -> int:
    """Hand the arguments to typer; wrong usage is printed with the command's own usage line."""
    from typer import Abort
    from typer.exceptions import TyperException

    from trendaudit.cli import completion
    from trendaudit.cli.app import app

    if completion.REQUEST in os.environ:
        completion.listen()
    try:
        code = app(args=list(arguments), prog_name="trendaudit", standalone_mode=False)
    except TyperException as error:
        _say_usage(error)
        return USAGE
    except Abort:
        return INTERRUPTED
    except Terminated:
        raise
    except (
        SystemExit
    ) as error:  # typer's way of saying that standard output was closed early, or of ending a completion
        if isinstance(error.__context__, BrokenPipeError):
            raise error.__context__ from None
        return USAGE if error.code else DONE
    return code if isinstance(code, int) else DONE


def _prepare_streams() -> None:
    """Never fail on a character that the terminal's encoding does not have.

    Raises TrendauditError where standard output is closed.
    """
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open as long as the process
    if sys.stdout is None:
        raise TrendauditError(_("standard output is closed, so there is nowhere to print the result"))
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors=transliterate.HANDLER)  # type: ignore[union-attr]


def _install_signal_handlers() -> None:
    def end(number: int, _frame: FrameType | None) -> None:
        raise Terminated(number)

    for name in ("SIGTERM", "SIGHUP"):
        with suppress(AttributeError, ValueError):  # not every system has them, nor every thread
            signal.signal(getattr(signal, name), end)


def _silence_stdout() -> None:
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(message: str) -> None:
    say_all(f"trendaudit: {message}".splitlines())


def _say_usage(error: TyperException) -> None:
    context = getattr(error, "ctx", None)
    if context is not None:
        with suppress(OSError):
            print(context.get_usage(), file=sys.stderr)
            print(_("Try `{command} --help`.").format(command=context.command_path), file=sys.stderr)
    _say(error.format_message())


def _say_bug(trace: str) -> None:
    import tempfile

    message = _("something went wrong that is not your fault. This is a bug in trendaudit.")
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="trendaudit-", suffix=".log", delete=False, encoding="utf-8", errors="backslashreplace"
        ) as log:
            log.write(trace)
        where = _("What happened is written in {path}").format(path=log.name)
    except OSError:
        where = _("What happened could not be written to a file: {last}").format(last=trace.splitlines()[-1])
    _say(f"{message}\n{where}")
