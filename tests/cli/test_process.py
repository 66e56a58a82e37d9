"""What only a process of its own can show: streams that close, disks that are full, signals, locales."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import EXAMPLES

CAFE = str(EXAMPLES / "cafe.yaml")
COMMAND = [sys.executable, "-m", "trendaudit"]


def trendaudit(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    settings: dict[str, Any] = {"capture_output": True, "timeout": 60, **options}
    return subprocess.run([*COMMAND, *arguments], check=False, **settings)


def test_version_is_printed() -> None:
    assert trendaudit("--version").stdout.startswith(b"trendaudit ")


def test_standard_input_is_read_for_a_dash() -> None:
    finished = trendaudit("score", "-", "--json", input=Path(CAFE).read_bytes())
    assert finished.returncode == 0
    assert "Kafé Lillehjørnet".encode() in finished.stdout


def test_closed_standard_input_is_wrong_usage() -> None:
    finished = subprocess.run(
        ["/bin/sh", "-c", '"$@" <&-', "sh", *COMMAND, "score", "-"], capture_output=True, check=False, timeout=60
    )
    assert finished.returncode == 2
    assert b"standard input" in finished.stderr
    assert b"Traceback" not in finished.stderr


@pytest.mark.parametrize(
    "arguments", ["questions", f"score {CAFE}", f"score {CAFE} --json", "score --help", "--version"]
)
@pytest.mark.parametrize("reader", ["head -c 1", "true"])
def test_output_closed_early_is_no_error(arguments: str, reader: str) -> None:
    line = " ".join([*COMMAND, arguments]) + f" | {reader}"
    finished = subprocess.run(["/bin/bash", "-o", "pipefail", "-c", line], capture_output=True, check=False, timeout=60)
    assert finished.returncode == 0
    assert finished.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("command", [("score", CAFE), ("score", CAFE, "--json"), ("template",), ("--version",)])
def test_full_disk_under_standard_output_is_one_message(command: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        finished = trendaudit(*command, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert finished.returncode == 2
    assert len(finished.stderr.splitlines()) == 1
    assert os.strerror(errno.ENOSPC).encode() in finished.stderr


def test_closed_standard_output_is_wrong_usage() -> None:
    finished = subprocess.run(
        ["/bin/sh", "-c", '"$@" >&-', "sh", *COMMAND, "score", CAFE], capture_output=True, check=False, timeout=60
    )
    assert finished.returncode == 2
    assert finished.stderr == b"trendaudit: standard output is closed, so there is nowhere to print the result\n"


def test_input_that_never_ends_is_refused() -> None:
    with Path("/dev/zero").open("rb") as endless:
        finished = trendaudit("check", "-", stdin=endless)
    assert finished.returncode == 2
    assert len(finished.stderr.splitlines()) == 1


def test_documents_are_utf8_whatever_the_locale() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}
    finished = trendaudit("report", CAFE, env=environment)
    assert finished.returncode == 0
    assert "Kafé Lillehjørnet" in finished.stdout.decode("utf-8")


def test_result_reads_in_a_locale_without_box_characters() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}
    finished = trendaudit("score", CAFE, env=environment)
    assert finished.returncode == 0
    assert "Kafé Lillehjørnet" in finished.stdout.decode("latin-1")
    assert b"######" in finished.stdout


def test_result_in_a_file_has_neither_colour_nor_spaces_at_line_ends() -> None:
    lines = trendaudit("score", CAFE).stdout.decode().splitlines()
    assert not any("\x1b" in line for line in lines)
    assert [line for line in lines if line != line.rstrip()] == []
    assert max(map(len, lines)) <= 80


def test_audit_without_a_terminal_says_what_to_do_instead() -> None:
    finished = trendaudit("audit", "nowhere.yaml", stdin=subprocess.DEVNULL, start_new_session=True)
    assert finished.returncode == 2
    assert b"trendaudit template" in finished.stderr
    assert not Path("nowhere.yaml").exists()


def test_a_bug_of_ours_is_no_traceback_but_a_file(tmp_path: Path) -> None:
    # a module that fails on import stands in for a bug
    (tmp_path / "typer").mkdir()
    (tmp_path / "typer" / "__init__.py").write_text("raise RuntimeError('broken on purpose')\n")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "TMPDIR": str(tmp_path)}
    finished = trendaudit("score", CAFE, env=environment)
    assert finished.returncode == 3
    assert b"Traceback" not in finished.stderr
    (log,) = tmp_path.glob("trendaudit-*.log")
    assert "broken on purpose" in log.read_text()
