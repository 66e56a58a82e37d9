"""Disks that are full or write-protected, and homes that are missing: nothing is lost, and it is said what to do."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.faults.process import BEGUN, BOUND, CAFE, HAIRDRESSER, environment, names, several, shell, trendaudit


def _fill(path: Path) -> None:
    with path.open("wb", buffering=0) as filler, suppress(OSError):
        while True:
            filler.write(b"x" * 4096)


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """Yield a folder on a disk of its own that has no room left, with an answers file and a report in it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = (
        os.geteuid() == 0
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], check=False, capture_output=True
        ).returncode
    )
    if not mounted:
        pytest.skip("only root can make a small disk, and not everywhere")
    try:
        (folder / "roos.yaml").write_text(BEGUN)
        (folder / "roos.md").write_text("old")
        _fill(folder / "filler")
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_report_that_finds_no_room_leaves_the_old_one(full_disk: Path) -> None:
    finished = trendaudit("report", HAIRDRESSER, "-o", "roos.md", cwd=full_disk)
    assert (finished.returncode, finished.stdout) == (2, "")
    assert (
        finished.stderr
        == f"trendaudit: roos.md was not written: {os.strerror(errno.ENOSPC)}. Choose another place for it.\n"
    )
    assert (full_disk / "roos.md").read_text() == "old"
    assert names(full_disk) == ["filler", "roos.md", "roos.yaml"]


def test_full_disk_is_told_before_anything_is_asked(full_disk: Path) -> None:
    for name, said in (("roos.yaml", "was not written"), ("new.yaml", "cannot be written")):
        finished = trendaudit("audit", name, "--plain", input="1\n", cwd=full_disk)
        assert (finished.returncode, finished.stdout) == (2, "")
        assert finished.stderr.startswith(f"trendaudit: {name} {said}: the disk is full")
    assert (full_disk / "roos.yaml").read_text() == BEGUN
    assert names(full_disk) == ["filler", "roos.md", "roos.yaml"]


def test_file_that_may_not_grow_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    finished = shell('ulimit -f 0; exec "$@"', "audit", "a.yaml", "--plain", cwd=tmp_path, input="1\n")
    assert (finished.returncode, finished.stdout, names(tmp_path)) == (2, "", [])
    assert finished.stderr == (
        "trendaudit: a.yaml cannot be written: the system says: File too large; make room, or choose a folder on another "
        "disk.\n"
    )


def test_report_that_breaks_off_leaves_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "roos.md").write_text("old")
    finished = shell('ulimit -f 1; exec "$@"', "report", HAIRDRESSER, "-o", "roos.md", cwd=tmp_path)
    assert finished.returncode == 2
    assert "roos.md was not written: File too large" in finished.stderr
    assert (names(tmp_path), (tmp_path / "roos.md").read_text()) == (["roos.md"], "old")


@pytest.mark.skipif(BOUND != [] and shutil.which(BOUND[0]) is None, reason="nothing is forbidden to root")
def test_what_is_forbidden_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    folder = tmp_path / "protected"
    folder.mkdir()
    (folder / "roos.yaml").write_text(BEGUN)
    (folder / "secret.yaml").touch(0)
    folder.chmod(0o555)
    commands = [["audit", "roos.yaml", "--plain"], ["report", CAFE, "-o", "cafe.md"], ["score", "secret.yaml"]]
    codes, said = several(commands, tmp_path, f'{" ".join(BOUND)} "$@"', cwd=folder, input="1\n")
    folder.chmod(0o755)
    assert codes == [2, 2, 2]
    assert [line.count("ermission") for line in said.splitlines()] == [1, 1, 1]
    assert names(folder) == ["roos.yaml", "secret.yaml"]


@pytest.mark.parametrize("home", [None, pytest.param("/nonexistent", marks=pytest.mark.slow)])
def test_no_home_is_needed(home: str | None, tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    surroundings = environment(HOME=home, XDG_CACHE_HOME=None, XDG_CONFIG_HOME=None)
    commands = [["score", CAFE], ["report", CAFE, "-o", "cafe.md"], ["rules", "list"]]
    assert several(commands, tmp_path, cwd=work, env=surroundings) == ([0, 0, 0], "cafe.md is written.\n")
    assert names(work) == ["cafe.md"]


def test_folder_that_is_gone_is_no_bug(tmp_path: Path) -> None:
    commands = [
        ["score", CAFE],
        ["score", "cafe.yaml"],
        ["audit", "roos.yaml", "--plain"],
        ["audit", "--plain"],
        ["report", CAFE, "-o", "a.md"],
    ]
    codes, said = several(commands, tmp_path, 'mkdir gone; cd gone; rmdir ../gone; "$@"', cwd=tmp_path)
    assert codes == [0, 2, 2, 2, 2]
    assert said.count("cannot be written: the current folder has been removed") == 2
    assert "What is the business called" not in said


@pytest.mark.parametrize("command", [["report", HAIRDRESSER, "-o", "x.md"], ["rules", "schema", "-o", "new"]])
def test_result_in_a_folder_that_is_gone_says_so(command: list[str], tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    finished = shell('rmdir ../gone; "$@"', *command, cwd=gone)
    assert (finished.returncode, finished.stdout) == (2, "")
    assert "the current folder has been removed" in finished.stderr
