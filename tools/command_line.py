"""Print docs/command-line.md: the help of every command. Run it as `python tools/command_line.py > docs/command-line.md`."""

from __future__ import annotations

import contextlib
import io
import os

from trendaudit.cli import run

COMMANDS = (
    "",
    "audit",
    "score",
    "report",
    "template",
    "check",
    "questions",
    "explain",
    "rules",
    "rules check",
    "rules list",
    "rules coverage",
    "rules stale",
    "rules schema",
)
INTRODUCTION = """\
# The command line

What `--help` prints, command by command. Results go to standard output, everything else to standard error.

| exit code | means |
|---|---|
| 0 | done |
| 1 | the run worked and the answer is no: `--fail-under`, `--require-complete`, or `check` found problems |
| 2 | wrong usage, or a file that cannot be read or written. Of several files the others are done all the same; 2 outranks 1 |
| 3 | a bug of ours: a short message, and where the details were written |
| 129, 130, 143 | hung up, interrupted, terminated; an audit's answers are saved |
"""


def reference() -> str:
    """Return the reference of the command line as Markdown."""
    os.environ["COLUMNS"] = "80"
    return INTRODUCTION + "".join(map(_section, COMMANDS))


def _section(command: str) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        run([*command.split(), "--help"])
    name = f"trendaudit {command}".strip()
    return f"\n## {name}\n\n```text\n{printed.getvalue().strip()}\n```\n"


if __name__ == "__main__":
    print(reference(), end="")  # noqa: T201 - what it is for
