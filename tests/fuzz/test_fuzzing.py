"""Spoiled files by the thousand: nothing crashes, nothing hangs, nothing takes much memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import TOP
from tests.fuzz.nasty_files import LARGE

FEW = {"yaml": 400, "answers": 80, "packs": 100, "assignments": 1000}
MANY = {"yaml": 55_000, "answers": 20_000, "packs": 15_000, "assignments": 10_000}
"""A hundred thousand in all."""
PORTION = 5_000


def fuzz(reader: str, seed: int, first: int, count: int, folder: Path) -> dict[str, float]:
    """Run cases in a process of its own, which a crash of libyaml would end, and return what it says of them."""
    at = folder / "at"
    at.touch()
    command = [sys.executable, "-m", "tests.fuzz.fuzzing", reader, str(seed), str(first), str(count)]
    environment = {**os.environ, "FUZZ_AT": str(at)}
    finished = subprocess.run(
        command, cwd=TOP, capture_output=True, text=True, timeout=600, check=False, env=environment
    )
    case = f"fuzzing.py {reader} {seed} {at.read_text().strip()} 1 ended with {finished.returncode}"
    assert finished.returncode == 0, f"{case}\n{finished.stderr[-3000:]}"
    said: dict[str, float] = json.loads(finished.stdout.splitlines()[-1])
    return said


@pytest.mark.parametrize("reader", FEW)
def test_spoiled_files_are_read_or_refused(reader: str, tmp_path: Path) -> None:
    said = fuzz(reader, 1, 0, FEW[reader], tmp_path)
    assert said["cases"] / 5 < said["refused"] < said["cases"]  # else the changes would prove nothing


def test_files_as_large_as_can_be_take_little_time_and_memory(tmp_path: Path) -> None:
    assert fuzz("large", 0, 0, len(LARGE), tmp_path)["cases"] == len(LARGE)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("reader", "first"), [(reader, first) for reader, cases in MANY.items() for first in range(0, cases, PORTION)]
)
def test_a_hundred_thousand_spoiled_files_are_read_or_refused(reader: str, first: int, tmp_path: Path) -> None:
    said = fuzz(reader, 2, first, PORTION, tmp_path)
    assert said["cases"] == PORTION
    sys.stdout.write(f"{reader} {first} {said}\n")  # shown by pytest -m slow -rP
