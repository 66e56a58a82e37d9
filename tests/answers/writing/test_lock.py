"""Two programs do not work on one answers file at a time."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from trendaudit.answers import writing
from trendaudit.errors import TrendauditError

HOLD = """
import sys, time
from pathlib import Path
from trendaudit.answers import writing
with writing.locked(Path(sys.argv[1])):
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
        with pytest.raises(TrendauditError, match=text), writing.locked(tmp_path / "roos.yaml"):
            pass


def test_link_to_the_same_file_is_refused(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    (tmp_path / "link.yaml").symlink_to("roos.yaml")
    with pytest.raises(TrendauditError, match="is open in another audit"), writing.locked(tmp_path / "link.yaml"):
        pass


def test_lock_of_a_killed_process_is_none(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with writing.locked(tmp_path / "roos.yaml"):
        assert names(tmp_path) == [".roos.yaml.lock"]


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    with writing.locked(tmp_path / "roos.yaml"):
        assert (tmp_path / ".roos.yaml.lock").stat().st_mode & 0o777 == 0o600
    with writing.locked(tmp_path / "roos.yaml"):
        pass
    assert names(tmp_path) == []


def test_other_file_is_not_concerned(tmp_path: Path) -> None:
    with writing.locked(tmp_path / "roos.yaml"), writing.locked(tmp_path / "rosa.yaml"):
        assert len(names(tmp_path)) == 2


def test_folder_that_is_missing_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    with pytest.raises(TrendauditError, match="there is no folder"), writing.locked(tmp_path / "none" / "roos.yaml"):
        pass


def test_file_in_the_place_of_the_folder_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "roos.yaml").write_text("")
    with pytest.raises(TrendauditError, match="there is no folder"), writing.locked(tmp_path / "roos.yaml" / "x.yaml"):
        pytest.fail("locked")


def test_disk_that_knows_no_locks_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / ".roos.yaml.lock").mkdir()
    with writing.locked(tmp_path / "roos.yaml"):
        assert names(tmp_path) == [".roos.yaml.lock"]


def test_what_a_killed_audit_has_left_is_removed_by_the_next_one(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    draft = tmp_path / ".roos.yaml.abcd1234.tmp"
    draft.touch()
    with pytest.raises(TrendauditError), writing.locked(tmp_path / "roos.yaml"):
        pass
    assert draft.exists()  # it may be what the holder is writing
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with writing.locked(tmp_path / "roos.yaml"):
        assert names(tmp_path) == [".roos.yaml.lock"]
