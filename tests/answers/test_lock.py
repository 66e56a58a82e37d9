"""Two programs do not work on one answers file at a time."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from trendaudit.answers.lock import locked
from trendaudit.errors import TrendauditError

HOLD = """
import sys, time
from pathlib import Path
from trendaudit.answers.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Yield another process that holds `roos.yaml`."""
    command = [sys.executable, "-c", HOLD, str(tmp_path / "roos.yaml")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process


def test_file_that_another_process_works_on_is_refused_and_the_process_named(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    text = rf"roos\.yaml is open in another audit \(process {holder.pid} on .*, since .*\)\. Finish or stop that one"
    for _attempt in range(2):
        with pytest.raises(TrendauditError, match=text), locked(tmp_path / "roos.yaml"):
            pass


def test_link_to_the_same_file_is_refused(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    (tmp_path / "link.yaml").symlink_to("roos.yaml")
    with pytest.raises(TrendauditError, match="is open in another audit"), locked(tmp_path / "link.yaml"):
        pass


def test_lock_of_a_killed_process_is_none(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with locked(tmp_path / "roos.yaml"):
        assert names(tmp_path) == [".roos.yaml.lock"]


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    with locked(tmp_path / "roos.yaml"):
        assert (tmp_path / ".roos.yaml.lock").stat().st_mode & 0o777 == 0o600
    with locked(tmp_path / "roos.yaml"):
        pass
    assert names(tmp_path) == []


def test_other_file_is_not_concerned(tmp_path: Path) -> None:
    with locked(tmp_path / "roos.yaml"), locked(tmp_path / "rosa.yaml"):
        assert len(names(tmp_path)) == 2


def test_folder_that_is_missing_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    with pytest.raises(TrendauditError, match="there is no folder"), locked(tmp_path / "none" / "roos.yaml"):
        pass


def test_file_in_the_place_of_the_folder_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "roos.yaml").write_text("")
    with pytest.raises(TrendauditError, match="there is no folder"), locked(tmp_path / "roos.yaml" / "x.yaml"):
        pytest.fail("locked")


@pytest.mark.parametrize("name", ["a" * 251 + ".yaml", "é" * 126 + ".yaml"])
def test_name_that_is_too_long_is_told_before_anything_is_asked(name: str, tmp_path: Path) -> None:
    with (
        pytest.raises(TrendauditError, match=f"{os.strerror(errno.ENAMETOOLONG)}; choose another name"),
        locked(tmp_path / name),
    ):
        pytest.fail("locked")
    assert names(tmp_path) == []


def test_longest_possible_name_is_locked(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 250 + ".yaml")
    with locked(path), pytest.raises(TrendauditError, match="open in another audit"), locked(path):
        pytest.fail("locked")
    assert names(tmp_path) == []


@pytest.mark.parametrize("there", ["folder", "pipe", "loop", "link to nowhere", "link to a folder"])
def test_what_is_no_file_is_told_before_anything_is_asked(there: str, tmp_path: Path) -> None:
    path = tmp_path / "roos.yaml"
    match there:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "loop":
            path.symlink_to(path)
        case "link to nowhere":
            path.symlink_to("none/roos.yaml")
        case _:
            path.symlink_to(tmp_path)
    with pytest.raises(TrendauditError, match="was not written"), locked(path):
        pytest.fail("locked")
    assert names(tmp_path) == ["roos.yaml"]


@pytest.mark.parametrize("how", ["file", "hard link", "link"])
def test_file_of_somebody_else_with_the_name_of_the_lock_stays_as_it_is(how: str, tmp_path: Path) -> None:
    theirs, lock = tmp_path / "theirs", tmp_path / ".roos.yaml.lock"
    theirs.write_text("trendaudit: theirs" if how == "hard link" else "theirs")
    content = theirs.read_text()
    match how:
        case "file":
            theirs.rename(lock)
            theirs = lock
        case "hard link":
            lock.hardlink_to(theirs)
        case _:
            lock.symlink_to("theirs")
    before = names(tmp_path)
    with locked(tmp_path / "roos.yaml"):
        assert theirs.read_text() == content
    assert (theirs.read_text(), names(tmp_path)) == (content, before)


def test_disk_that_knows_no_locks_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / ".roos.yaml.lock").mkdir()
    with locked(tmp_path / "roos.yaml"):
        assert names(tmp_path) == [".roos.yaml.lock"]


def test_what_a_killed_audit_has_left_is_removed_by_the_next_one(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    draft = tmp_path / ".roos.yaml.abcd1234.trendaudit.tmp"
    draft.touch()
    with pytest.raises(TrendauditError), locked(tmp_path / "roos.yaml"):
        pass
    assert draft.exists()  # it may be what the holder is writing
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with locked(tmp_path / "roos.yaml"):
        assert names(tmp_path) == [".roos.yaml.lock"]
