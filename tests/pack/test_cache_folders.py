from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pack.kept import kept_catalog, kept_entry
from tests.pack.tiny_pack import Pack
from trendaudit.pack import cache, load
from trendaudit.pack.compile import open_pack

HERE = Path()
RULE = "trends/service/answers.yaml"


def test_only_the_user_can_read_what_is_kept(kept: Path) -> None:
    assert (kept.stat().st_mode & 0o777, kept_entry(kept).stat().st_mode & 0o777) == (0o700, 0o600)


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_entry_that_others_can_write_is_not_believed(kept: Path, mode: int) -> None:
    kept_entry(kept).chmod(mode)
    assert kept_catalog(kept) is None


@pytest.mark.parametrize("mode", [0o720, 0o702, 0o777])
def test_folder_that_others_can_write_is_not_used(kept: Path, mode: int) -> None:
    kept_entry(kept).unlink()
    kept.chmod(mode)
    load(HERE)
    assert list(kept.iterdir()) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
@pytest.mark.parametrize("part", ["folder", "entry"])
def test_what_belongs_to_somebody_else_is_not_believed(kept: Path, part: str) -> None:
    os.chown(kept if part == "folder" else kept_entry(kept), 65534, 65534)
    assert kept_catalog(kept) is None


def test_linked_folder_is_not_used(kept: Path) -> None:
    kept.rename(kept.with_name("elsewhere"))
    kept.symlink_to(kept.with_name("elsewhere"))
    assert kept_catalog(kept) is None


def test_linked_entry_is_not_read_but_replaced(kept: Path) -> None:
    entry = kept_entry(kept)
    elsewhere = entry.rename(kept.with_name("elsewhere"))
    entry.symlink_to(elsewhere)
    assert kept_catalog(kept) is None
    load(HERE)
    assert not entry.is_symlink()


def test_entry_that_is_a_pipe_or_a_socket_is_not_waited_for(kept: Path) -> None:
    entry = kept_entry(kept)
    entry.unlink()
    os.mkfifo(entry)
    assert load(HERE).id == "tiny"
    entry.unlink()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(entry) if len(str(entry)) > 100 else str(entry))
        assert load(HERE).id == "tiny"


def test_entry_that_is_a_folder_is_left_alone(kept: Path) -> None:
    entry = kept_entry(kept)
    entry.unlink()
    entry.mkdir()
    assert load(HERE).id == "tiny"


@pytest.mark.parametrize("place", ["/dev/null", "/dev/null/deeper", "/no/such/folder", "relative"])
def test_place_that_cannot_be_written_is_no_error(
    kept: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], place: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", place)
    assert load(HERE).id == "tiny"
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_folder_that_cannot_be_written_is_no_error(kept: Path, pack: Pack) -> None:
    kept.chmod(0o500)
    pack.change(RULE, "Questions are", "At last questions are")
    assert load(HERE).rules["service/answers"].title.startswith("At last")


def test_full_disk_is_no_error(kept: Path) -> None:
    kept_entry(kept).unlink()
    program = (
        "import resource, pathlib; from trendaudit import pack;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)); print(pack.load(pathlib.Path()).id)"
    )
    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert (finished.stdout, finished.stderr, list(kept.iterdir())) == ("tiny\n", "", [])


def test_without_a_home_there_is_no_cache() -> None:
    assert cache.cache_folder({}) is None


def test_cache_is_where_the_system_keeps_caches() -> None:
    home = {"linux": ".cache", "darwin": "Library/Caches"}.get(sys.platform)
    assert home is not None
    assert cache.cache_folder({"HOME": "/users/roos"}) == Path("/users/roos", home, "trendaudit")


def test_place_that_is_said_goes_before_that_of_the_system() -> None:
    assert cache.cache_folder({"HOME": "/users/roos", "XDG_CACHE_HOME": "/fast"}) == Path("/fast/trendaudit")
    assert cache.cache_folder({"HOME": "/users/roos", "XDG_CACHE_HOME": ""}) == cache.cache_folder(
        {"HOME": "/users/roos"}
    )


def test_only_the_newest_entries_stay_and_what_is_none(kept: Path) -> None:
    kept_entry(kept).unlink()
    catalog = open_pack(HERE).catalog
    (kept / "README").write_text("not ours")
    for number in range(cache.MOST_ENTRIES + 3):
        cache.keep(kept, f"{number:064}", catalog)
        os.utime(kept / f"{number:064}.pack", (1e9 + number, 1e9 + number))
    left = sorted(path.name for path in kept.iterdir())
    assert left == [*(f"{number:064}.pack" for number in range(3, cache.MOST_ENTRIES + 3)), "README"]


def test_new_entry_stays_whatever_the_clock_says(kept: Path) -> None:
    for number in range(cache.MOST_ENTRIES + 3):
        (kept / f"{number}.pack").touch()
        os.utime(kept / f"{number}.pack", (4e9, 4e9))
    cache.keep(kept, "a" * 64, open_pack(HERE).catalog)
    assert (kept / f"{'a' * 64}.pack").exists()
    assert len(list(kept.iterdir())) == cache.MOST_ENTRIES
