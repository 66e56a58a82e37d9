from __future__ import annotations

import stat
from pathlib import Path

import pytest

from trendaudit import atomic


def test_content_and_permissions_are_there_at_once(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")
    atomic.replace(target, b"new", 0o640)
    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode)) == (b"new", 0o640)
    assert list(tmp_path.iterdir()) == [target]


def test_failure_leaves_the_target_as_it_was_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    (target / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="folder"):
        atomic.replace(target, b"new", 0o600)
    assert list(tmp_path.iterdir()) == [target]
    assert (target / "inside").is_dir()


def test_drafts_of_killed_writers_are_removed_and_nothing_else(tmp_path: Path) -> None:
    left = [".a.yaml.b_c8d9e0.tmp", ".a.yaml.lock", ".a.yaml.more.b_c8d9e0.tmp", ".b.yaml.b_c8d9e0.tmp", "a.yaml"]
    for name in left:
        (tmp_path / name).touch()
    atomic.remove_drafts(tmp_path / "a.yaml")
    assert sorted(path.name for path in tmp_path.iterdir()) == left[1:]
    atomic.remove_drafts(tmp_path / "none" / "a.yaml")
