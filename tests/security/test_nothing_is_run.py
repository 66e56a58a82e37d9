"""The program connects to nothing, starts nothing, and runs no code that stands in data."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import EXAMPLES
from tests.security.hostile import hostile_answers, hostile_pack

PROGRAM = Path(__file__).with_name("watched.py")
LEPEL = """\
trendaudit: 1
pack: restaurant-check 0.3.0
answers: {doelen: [volle_tafels], uren: drie_uur, wegen: [website], antwoord: {website: later}, allergenen: nergens}
"""
FORMATS = ["markdown", "html", "pdf", "csv", "xlsx", "json"]
"""Of `report --format`; add each new one."""


def watched(argument: str, folder: Path, **options: Any) -> tuple[list[int], list[str]]:
    """Return the exit codes of commands and what they did that is forbidden."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    finished = subprocess.run(
        [sys.executable, str(PROGRAM), argument],
        cwd=folder, capture_output=True, text=True, timeout=120, check=False, env=environment, **options,
    )  # fmt: skip
    assert finished.returncode == 0, finished.stderr
    said = json.loads((folder / "seen.json").read_text())
    return said["codes"], said["seen"]


@pytest.mark.parametrize("own", [True, False], ids=["a pack of others", "the shipped pack"])
def test_no_command_connects_or_starts_anything_or_runs_data(own: bool, tmp_path: Path) -> None:
    rules: list[str] = []
    (tmp_path / "lepel.yaml").write_text(LEPEL)
    if own:
        rules = ["--rules", str(hostile_pack(tmp_path / "pack"))]
        hostile_answers(tmp_path / "roos.yaml", tmp_path / "lepel.yaml", "restaurant-check 0.3.0")
    else:
        hostile_answers(tmp_path / "roos.yaml", EXAMPLES / "cafe.yaml", "social-trends 1.1.0")
    commands = [["audit", "new.yaml", "--plain"], ["score", "roos.yaml"], ["check", "roos.yaml"]]
    if own:
        commands += [["score", "roos.yaml", "--json"], ["questions"], ["template"], ["rules", "list"], ["rules", "coverage"],
                     ["rules", "stale"], ["explain", "zelfde-dag-antwoord", "roos.yaml"],
                     *(["report", "roos.yaml", "--with", "answers,notes", "--format", name, "-o", f"report.{name}"]
                       for name in FORMATS)]  # fmt: skip
    codes, seen = watched(json.dumps([command + rules for command in commands]), tmp_path, input="Roos\nM\n")
    assert set(codes) <= {0, 1, 130}
    assert seen == []


def test_a_connection_a_process_and_code_in_data_would_be_seen(tmp_path: Path) -> None:
    assert watched("guilty", tmp_path)[1] == [
        "socket.__new__", "os.system", "compile of data", "exec of data", "compile of elsewhere", "exec of elsewhere",
    ]  # fmt: skip
