"""However a program is killed while it saves: the old file or the new one is there, whole."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests import TOP


def kill(how: str, folder: Path) -> list[Any]:
    finished = subprocess.run(
        [sys.executable, "-m", "tests.faults.killing", how, str(folder)],
        cwd=TOP, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert finished.returncode == 0, finished.stderr
    said: list[Any] = json.loads(finished.stdout)
    return said


def test_save_that_is_killed_at_any_step_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    left = kill("steps", tmp_path)
    states = [state for state, _drafts in left]
    assert len(states) > 15  # else the steps were not counted
    assert (states[0], states[-1]) == ("old", "new")
    assert [pair for pair in pairwise(states) if pair not in {("old", "old"), ("old", "new"), ("new", "new")}] == []
    assert {mode for _state, drafts in left for mode in drafts} == {
        "0o600",
        "0o644",
    }  # nobody else reads a draft but who reads the file
    assert left[-1][1] == []


def test_interview_that_is_killed_at_any_moment_has_kept_every_answer_it_told_of(tmp_path: Path) -> None:
    told = kill("moments", tmp_path)
    assert [(said, kept) for said, kept in told if not said <= kept <= said + 1] == []
