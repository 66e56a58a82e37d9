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
