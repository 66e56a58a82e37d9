"""An answers file is written whole or not at all, and never over somebody else's changes."""

from __future__ import annotations

import errno
import os
import resource
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from trendaudit.answers.save import fingerprint, save
from trendaudit.errors import TrendauditError


@pytest.fixture
def roos(tmp_path: Path) -> Path:
    """Return an answers file that is there already."""
    path = tmp_path / "roos.yaml"
    path.write_text("old", "utf-8")
    path.chmod(0o640)
    return path


OLD = fingerprint(b"old")


def refusal(path: Path, expected: str | None = None, text: str = "new") -> str:
    """Return the message with which a file is not written."""
    with pytest.raises(TrendauditError) as caught:
        save(path, text, expected)
    return str(caught.value)


def names(folder: Path) -> list[str]:
    """Return what is in a folder."""
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def nobody() -> Iterator[None]:
    """Do something without the rights of the administrator, whom no permission stops."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        if user == 0:
            os.seteuid(user)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return a folder that nobody may write to, with one file in it."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        (path / "roos.yaml").write_text("old", "utf-8")
        (path / "roos.yaml").chmod(0o444)
        path.chmod(0o555)
        yield path
        path.chmod(0o700)


def test_new_file_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "roos.yaml"
    save(path, "é\n")
    assert path.read_bytes() == b"\xc3\xa9\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert names(tmp_path) == ["roos.yaml"]


def test_old_file_is_for_those_whom_it_was_for(roos: Path) -> None:
    save(roos, "new", OLD)
    assert (roos.read_text("utf-8"), stat.S_IMODE(roos.stat().st_mode)) == ("new", 0o640)


def test_fingerprint_tells_two_contents_apart() -> None:
    assert fingerprint(b"roos") != fingerprint(b"roos\n")


def test_fingerprint_that_comes_back_is_good_for_the_next_save(roos: Path) -> None:
    save(roos, "newest", save(roos, "new", OLD))
    assert roos.read_text("utf-8") == "newest"


def test_symbolic_link_is_followed(roos: Path) -> None:
    link = roos.parent / "link.yaml"
    link.symlink_to("roos.yaml")
    save(link, "new", OLD)
    assert link.is_symlink()
    assert roos.read_text("utf-8") == "new"


def test_link_to_nothing_makes_the_file_that_it_names(tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to("roos.yaml")
    save(tmp_path / "link.yaml", "new")
    assert (tmp_path / "roos.yaml").read_text("utf-8") == "new"


def test_file_that_was_changed_meanwhile_is_not_overwritten(roos: Path) -> None:
    roos.write_text("changed", "utf-8")
    assert refusal(roos, OLD) == (
        f"{roos} was not written: it was changed by another program since it was read. Nothing in it was touched. "
        "Close the other program; when the audit is started again, the file is read as it is now."
    )
    assert (roos.read_text("utf-8"), names(roos.parent)) == ("changed", ["roos.yaml"])


def test_file_that_has_appeared_meanwhile_is_not_overwritten(roos: Path) -> None:
    assert refusal(roos) == (
        f"{roos} was not written: a file of this name has appeared meanwhile. Nothing in it was touched. "
        "Choose another name."
    )
    assert roos.read_text("utf-8") == "old"


def test_file_that_has_disappeared_meanwhile_is_written_again(roos: Path) -> None:
    roos.unlink()
    save(roos, "new", OLD)
    assert roos.read_text("utf-8") == "new"


def test_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == (
        f"{tmp_path} was not written: there is a folder of this name. What was there before is untouched; "
        "choose another name."
    )


def test_missing_folder_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "clients" / "roos.yaml") == (
        f"{tmp_path}/clients/roos.yaml cannot be written: there is no folder {tmp_path}/clients; "
        "make it, or name another place."
    )


def test_file_in_the_place_of_the_folder_is_refused(roos: Path) -> None:
    assert f"there is no folder {roos};" in refusal(roos / "roos.yaml")


def test_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "it is no ordinary file" in refusal(tmp_path / "pipe")


def test_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert "was not written: the system says: Too many levels of symbolic links" in refusal(tmp_path / "loop")


def test_name_that_is_too_long_or_impossible_is_refused(tmp_path: Path) -> None:
    assert f"the system says: {os.strerror(errno.ENAMETOOLONG)}" in refusal(tmp_path / ("a" * 300))
    assert "this cannot be the name of a file" in refusal(tmp_path / "a\0b")


def test_name_with_escapes_is_shown_without_them(tmp_path: Path) -> None:
    (tmp_path / "\x1b[31m").mkdir()
    assert "\\x1b[31m" in refusal(tmp_path / "\x1b[31m")
    assert "\x1b" not in refusal(tmp_path / "\x1b[31m")


def test_write_protected_file_is_not_replaced(folder: Path) -> None:
    with nobody():
        assert refusal(folder / "roos.yaml", OLD) == (
            f"{folder}/roos.yaml was not written: there is no permission to write there. "
            "What was there before is untouched; choose a folder that you can write to."
        )
    assert (folder / "roos.yaml").read_text("utf-8") == "old"


def test_folder_without_permission_is_refused(folder: Path) -> None:
    with nobody():
        assert "there is no permission to write there" in refusal(folder / "new.yaml")
    assert names(folder) == ["roos.yaml"]


@contextmanager
def no_room(most: int) -> Iterator[None]:
    """Let no file grow beyond some bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_write_that_breaks_off_leaves_the_old_file_and_nothing_else(roos: Path) -> None:
    with no_room(1000):
        message = refusal(roos, OLD, "x" * 5000)
    assert message == (
        f"{roos} was not written: the system says: File too large. What was there before is untouched; "
        "make room, or choose a folder on another disk."
    )
    assert (roos.read_text("utf-8"), names(roos.parent)) == ("old", ["roos.yaml"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_full_disk_is_called_that(tmp_path: Path) -> None:
    from trendaudit.answers.save import _advice, _reason  # noqa: PLC0415 -- no disk can be filled in a test

    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)) as caught:
        Path("/dev/full").write_text("x", "utf-8")
    assert (_reason(caught.value, tmp_path), _advice(caught.value)) == (
        "the disk is full",
        "make room, or choose a folder on another disk",
    )


def test_text_that_could_not_be_read_again_is_not_written(roos: Path) -> None:
    assert "it would be larger than 1 MiB" in refusal(roos, OLD, "x" * (1024 * 1024 + 1))
    assert roos.read_text("utf-8") == "old"
