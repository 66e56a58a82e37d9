from __future__ import annotations

import errno
import fcntl
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from trendaudit.files import atomic

LEFT = ".a.yaml.b_c8d9e0.trendaudit.tmp"
"""The draft of a writer of `a.yaml` that was killed."""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def failing(number: int) -> Callable[..., NoReturn]:
    """Return a call of the system that always fails."""

    def fail(*_arguments: Any, **_options: Any) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return fail


def test_new_file_gets_the_mode_that_is_asked_for(tmp_path: Path) -> None:
    atomic.replace(tmp_path / "a.txt", b"new", 0o640)
    assert ((tmp_path / "a.txt").read_bytes(), mode_of(tmp_path / "a.txt")) == (b"new", 0o640)
    assert names(tmp_path) == ["a.txt"]


def test_file_that_is_replaced_keeps_its_mode_owner_and_attributes(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")
    target.chmod(0o664)
    if os.geteuid() == 0:
        os.chown(target, 1234, 2345)
    attributes = True
    try:
        os.setxattr(target, "user.note", b"mine")
    except OSError:
        attributes = False
    before = target.stat()
    atomic.replace(target, b"new", 0o600)
    after = target.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert not attributes or os.getxattr(target, "user.note") == b"mine"
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(os.geteuid() != 0, reason="nobody else can give a file away")
def test_group_that_cannot_be_kept_gets_no_more_than_everybody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.txt"
    target.touch()
    os.chown(target, -1, 2345)
    target.chmod(0o664)
    monkeypatch.setattr(os, "chown", failing(errno.EPERM))
    atomic.replace(target, b"new", 0o600)
    assert (mode_of(target), target.stat().st_gid) == (0o644, os.getegid())


@pytest.mark.parametrize("there", [False, True], ids=["new", "old"])
def test_what_a_disk_does_not_know_keeps_no_file_from_being_written(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.txt"
    if there:
        target.write_text("old")
    for call in ("chmod", "chown", "fsync", "link", "listxattr", "setxattr"):
        monkeypatch.setattr(os, call, failing(errno.ENOTSUP))
    monkeypatch.setattr(fcntl, "flock", failing(errno.ENOLCK))
    atomic.replace(target, b"new", 0o640, lambda: there)
    assert (target.read_bytes(), names(tmp_path)) == (b"new", ["a.txt"])


def test_content_that_may_not_have_reached_the_disk_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.EIO))
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        atomic.replace(tmp_path / "a.txt", b"new", 0o600)
    assert names(tmp_path) == []


@pytest.mark.parametrize("linking", [os.link, failing(errno.EPERM)], ids=["links", "no links"])
def test_new_file_never_replaces_another(
    linking: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("theirs")
    monkeypatch.setattr(os, "link", linking)
    with pytest.raises(FileExistsError):
        atomic.replace(tmp_path / "a.txt", b"new", 0o600, lambda: False)
    assert ((tmp_path / "a.txt").read_text(), names(tmp_path)) == ("theirs", ["a.txt"])


def test_failure_leaves_the_target_as_it_was_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    (target / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="folder"):
        atomic.replace(target, b"new", 0o600)
    assert list(tmp_path.iterdir()) == [target]
    assert (target / "inside").is_dir()


def test_rehearsal_leaves_nothing(tmp_path: Path) -> None:
    atomic.rehearse(tmp_path / "a.txt", b"x")
    assert names(tmp_path) == []
    with pytest.raises(FileNotFoundError):
        atomic.rehearse(tmp_path / "none" / "a.txt", b"x")


def test_drafts_of_killed_writers_are_removed_and_nothing_else(tmp_path: Path) -> None:
    others = [
        ".a.yaml.b_c8d9e0.tmp",
        ".a.yaml.lock",
        f".a.yaml.more{LEFT[7:]}",
        LEFT.replace("a.yaml", "b.yaml"),
        "a.yaml",
    ]
    for name in [LEFT, *others]:
        (tmp_path / name).touch()
    atomic.remove_drafts(tmp_path / "a.yaml")
    assert names(tmp_path) == sorted(others)
    atomic.remove_drafts(tmp_path / "none" / "a.yaml")


def test_draft_that_somebody_writes_stays(tmp_path: Path) -> None:
    seen = []

    def look() -> bool:
        atomic.remove_drafts(tmp_path / "a.yaml")  # as another process would
        seen.extend(names(tmp_path))
        return False

    atomic.replace(tmp_path / "a.yaml", b"new", 0o600, look)
    assert ([len(name) for name in seen], names(tmp_path)) == ([len(LEFT)], ["a.yaml"])


def test_links_and_folders_with_the_name_of_a_draft_stay(tmp_path: Path) -> None:
    (tmp_path / LEFT).symlink_to("a.yaml")
    (tmp_path / LEFT.replace("b_c8", "00_0")).mkdir()
    before = names(tmp_path)
    atomic.remove_drafts(tmp_path / "a.yaml")
    assert names(tmp_path) == before
