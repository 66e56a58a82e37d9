"""A program that runs commands and tells what they do besides reading and writing files; see `test_nothing_is_run.py`.

    python tests/security/watched.py COMMANDS    a JSON list of commands, each a list of words
    python tests/security/watched.py guilty      do all that is forbidden, to show that it is seen

Python tells its auditors of every connection, process and piece of code. What it says stands in seen.json afterwards.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sys
import sysconfig
from pathlib import Path
from types import CodeType

import trendaudit
from trendaudit.cli import run

FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.fork", "os.startfile",
             "pty.", "ftplib.", "http.", "imaplib.", "poplib.", "smtplib.", "telnetlib.", "urllib.", "webbrowser.",
             "pickle.find_class")  # fmt: skip
HARMLESS = "socket.gethostname"
"""Asks this computer for its own name, which stands in the lock of an interview."""
OURS = (str(Path(trendaudit.__file__).parent), __file__)
INSTALLED = (*OURS[:1], *(sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")))
"""Where code may come from."""
MARKER = "pit_canary"
"""Stands in all data: what is compiled must not hold it."""


class Watch:
    """Listens, as nothing can be taken away again, for as long as the process lives."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []
        sys.addaudithook(self.hear)

    def hear(self, event: str, arguments: tuple[object, ...]) -> None:
        """Note what is forbidden."""
        if self.on and event in {"compile", "exec"}:
            if origin := _origin(arguments, sys._getframe(1).f_code.co_filename):
                self.seen.append(f"{event} of {origin}")
        elif self.on and event.startswith(FORBIDDEN) and event != HARMLESS:
            self.seen.append(event)


def _origin(arguments: tuple[object, ...], caller: str) -> str:
    """Return where code comes from that may not be run; empty for what was installed, and what libraries make themselves."""
    source = arguments[0]
    if isinstance(source, CodeType):
        origin, text = source.co_filename, f"{source.co_consts} {source.co_names}"
    else:
        origin = str(arguments[1]) if len(arguments) > 1 else ""
        text = source.decode("utf-8", "replace") if isinstance(source, bytes) else str(source)
    if MARKER in text and origin != __file__:
        return "data"
    return origin if caller.startswith(OURS) and not origin.startswith(INSTALLED) else ""


def main(commands: list[list[str]]) -> None:
    """Run the commands and write down their exit codes and what was seen."""
    watch = Watch()
    watch.on = True
    codes = [run(command) for command in commands]
    watch.on = False
    Path("seen.json").write_text(json.dumps({"codes": codes, "seen": watch.seen}))


def guilty() -> None:
    """Do what is forbidden."""
    watch = Watch()
    watch.on = True
    socket.socket().close()
    os.system("true")
    with contextlib.suppress(NameError):
        exec("pit_canary")
    eval(compile("1 + 1", "elsewhere", "eval"))
    watch.on = False
    Path("seen.json").write_text(json.dumps({"codes": [], "seen": watch.seen}))


if __name__ == "__main__":
    if sys.argv[1] == "guilty":
        guilty()
    else:
        main(json.loads(sys.argv[1]))
