"""The program as a process of its own, in surroundings that are not as they should be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests import EXAMPLES

CAFE, HAIRDRESSER = str(EXAMPLES / "cafe.yaml"), str(EXAMPLES / "hairdresser.yaml")
COMMAND = [sys.executable, "-m", "trendaudit"]
BOUND = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
"""What lets root, too, be stopped by permissions."""
BEGUN = "trendaudit: 1\npack: social-trends 1.1.0\nbusiness: Roos\nauditor: M\nanswers: {team_size: only_me}\n"
Finished = subprocess.CompletedProcess[str]


def trendaudit(*arguments: str, **options: Any) -> Finished:
    """Run a command to its end; whatever happens, no traceback may be shown."""
    return checked([*COMMAND, *arguments], **options)


def shell(line: str, *arguments: str, **options: Any) -> Finished:
    """Run a line of bash in which "$@" is a command of the program."""
    return checked(["/bin/bash", "-o", "pipefail", "-c", line, "bash", *COMMAND, *arguments], **options)


def checked(command: list[str], **options: Any) -> Finished:
    """Run a process whose input has ended unless something is given."""
    settings: dict[str, Any] = {"capture_output": True, "encoding": "utf-8", "errors": "replace", "timeout": 60}
    if "stdin" not in options:
        settings["input"] = ""
    finished = subprocess.run(command, check=False, **settings | options)
    assert "Traceback" not in (finished.stderr or "") + (finished.stdout or ""), finished.stderr
    return finished


SEVERAL = """
import json, os, sys
from trendaudit.cli import run
commands = json.loads(sys.argv[1])
codes = [run([os.fsdecode(word.encode()) for word in command]) for command in commands]
with open(sys.argv[2], "w") as file:
    json.dump(codes, file)
"""


def several(commands: list[list[str]], folder: Path, line: str = '"$@"', **options: Any) -> tuple[list[int], str]:
    """Run commands in one process, which is a line of bash, and return their exit codes and all that they said."""
    codes = folder / "codes"
    finished = checked(
        ["/bin/bash", "-c", line, "bash", sys.executable, "-c", SEVERAL, json.dumps(commands), str(codes)], **options
    )
    assert finished.returncode == 0, finished.stderr
    said: list[int] = json.loads(codes.read_text())
    codes.unlink()
    return said, finished.stderr


def environment(**changes: str | None) -> dict[str, str]:
    """Return our surroundings with other variables; None takes one away."""
    return {name: value for name, value in {**os.environ, **changes}.items() if value is not None}


def names(folder: Path) -> list[str]:
    """Return what is in a folder."""
    return sorted(path.name for path in folder.iterdir())
