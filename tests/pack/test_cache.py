from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import subprocess
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from tests import PACKS
from tests.pack.kept import kept_catalog, kept_entry
from tests.pack.tiny_pack import FILES, Pack
from trendaudit.errors import ProblemsError
from trendaudit.pack import cache, load, shipped
from trendaudit.pack.compile import open_pack

RULE = "trends/service/answers.yaml"
SHIPPED_AND_TESTS = [shipped(), *(PACKS / name for name in ("restaurant", "extending"))]
HERE = Path()
AGAIN = FILES[RULE].replace("Questions", "Other questions").replace("title: Answer", "title: Answer these")


def write_payload(entry: Path, payload: bytes) -> None:
    """Put something else into an entry, with a heading that vouches for it."""
    *heading, _checksum = entry.read_bytes().partition(b"\n")[0].split()
    first = b" ".join([*heading, hashlib.sha256(payload).hexdigest().encode()])
    entry.write_bytes(first + b"\n" + payload)


@pytest.mark.parametrize("folder", SHIPPED_AND_TESTS, ids=lambda folder: folder.name)
def test_cached_catalog_is_what_the_files_say_in_their_order(folder: Path, tmp_path: Path) -> None:
    read = open_pack(folder).catalog
    cache.keep(tmp_path / "cache", "0" * 64, read)
    found = cache.find(tmp_path / "cache", "0" * 64)
    assert found == read
    assert in_order(found) == in_order(read)


def in_order(value: object) -> str:
    """Return a value as text in which the order of mappings counts, and that of sets does not."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {in_order(item)}' for key, item in value.items())}}}"
    if isinstance(value, frozenset):
        return f"{{{', '.join(sorted(value))}}}"
    if isinstance(value, tuple):
        return f"({', '.join(map(in_order, value))})"
    if is_dataclass(value):
        return f"{type(value).__name__}({', '.join(in_order(getattr(value, one.name)) for one in fields(value))})"
    return repr(value)


def test_second_load_comes_from_the_cache(kept: Path) -> None:
    assert kept_catalog(kept) == open_pack(HERE).catalog == load(HERE)


def test_second_load_imports_neither_pydantic_nor_yaml(kept: Path) -> None:
    program = "import pathlib, sys; from trendaudit import pack; pack.load(pathlib.Path()); print(*sys.modules)"
    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert {"pydantic", "yaml", "trendaudit.pack.codec"} & {*finished.stdout.split()} == {"trendaudit.pack.codec"}


def test_edited_rule_is_read_anew(kept: Path, pack: Pack) -> None:
    pack.change(RULE, "Questions are", "At last questions are")
    assert load(HERE).rules["service/answers"].title.startswith("At last")


def test_rule_edited_without_a_new_size_or_time_is_read_anew(kept: Path) -> None:
    before = Path(RULE).stat()
    Path(RULE).write_text(Path(RULE).read_text().replace("impact: 5", "impact: 8"))
    os.utime(RULE, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert Path(RULE).stat().st_size == before.st_size
    assert load(HERE).rules["service/answers"].impact == 8


def test_fault_that_comes_in_later_is_reported(kept: Path) -> None:
    Path(RULE).write_text("title: [")
    with pytest.raises(ProblemsError):
        load(HERE)


def test_added_file_counts(kept: Path, pack: Pack) -> None:
    pack.write("trends/service/again.yaml", AGAIN)
    assert "service/again" in load(HERE).rules


def test_deleted_file_no_longer_counts(kept: Path, pack: Pack) -> None:
    pack.write("trends/service/again.yaml", AGAIN)
    load(HERE)
    Path("trends/service/again.yaml").unlink()
    assert "service/again" not in load(HERE).rules


def test_renamed_file_has_its_new_name(kept: Path, pack: Pack) -> None:
    pack.write("trends/service/again.yaml", AGAIN)
    load(HERE)
    Path("trends/service/again.yaml").rename("trends/service/later.yaml")
    assert {"service/again", "service/later"} & {*load(HERE).rules} == {"service/later"}


def test_pack_that_extends_is_read_anew_when_its_base_changes(
    kept: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = tmp_path_factory.mktemp("own")
    head = "id: own\ntitle: Own\nversion: 1.0.0\nlanguage: en-GB\nreviewed: 2026-11-22\nextends: tiny >=1.0,<2\n"
    (own / "pack.yaml").write_text(head)
    load(own, HERE)
    Path(RULE).write_text(Path(RULE).read_text().replace("impact: 5", "impact: 8"))
    assert load(own, HERE).rules["service/answers"].impact == 8


def test_pack_with_faults_is_not_kept(kept: Path) -> None:
    Path(RULE).write_text("title: [")
    with pytest.raises(ProblemsError):
        load(HERE)
    assert len(list(kept.iterdir())) == 1


@pytest.mark.parametrize(
    "damage", [b"", b"trendaudit", b"\0" * 1000, b"\xff\n" * 9], ids=["empty", "short", "zeros", "bytes"]
)
def test_damaged_entry_is_replaced(kept: Path, damage: bytes) -> None:
    entry = kept_entry(kept)
    whole = entry.read_bytes()
    entry.write_bytes(damage)
    assert kept_catalog(kept) is None
    assert load(HERE) == open_pack(HERE).catalog
    assert entry.read_bytes() == whole


def test_entry_with_one_other_byte_is_not_believed(kept: Path) -> None:
    entry = kept_entry(kept)
    entry.write_bytes(entry.read_bytes().replace(b"A tiny pack", b"A tiny hack"))
    assert kept_catalog(kept) is None


def test_entry_cut_off_anywhere_is_not_believed(kept: Path) -> None:
    entry = kept_entry(kept)
    whole = entry.read_bytes()
    for length in range(0, len(whole), 101):
        entry.write_bytes(whole[:length])
        assert kept_catalog(kept) is None


def test_entry_of_another_pack_is_not_believed(kept: Path, pack: Pack) -> None:
    first = kept_entry(kept)
    content = first.read_bytes()
    pack.change(RULE, "Questions are", "At last questions are")
    load(HERE)
    [second] = [path for path in kept.iterdir() if path != first]
    second.write_bytes(content)
    assert kept_catalog(kept) is None


def test_entry_in_another_format_is_not_believed(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "FORMAT", cache.FORMAT + 1)
    assert kept_catalog(kept) is None


@pytest.mark.parametrize(
    "payload",
    [
        b"null",
        b"[]",
        b'"x"',
        b"{",
        b"[" * 100_000,
        b'{"id": 1}',
        b'{"id": "x"}',
        b'{"unknown": 1}',
        b'{"__class__": "os.system"}',
        b'{"trends": {"a": {"id": "a", "title": "A", "weight": true}}}',
        b'{"trends": {"a": {"id": "a", "title": "A", "weight": ' + b"9" * 5000 + b"}}}",
        b'{"rules": {"a": {"kind": "other"}}}',
        b'{"rules": {"a": {"score": [2, []]}}}',
        b'{"rules": {"a": {"score": [-1, []]}}}',
        b'{"rules": {"a": {"effort": {"once": [1, 0], "monthly": [0, 1]}}}}',
        b'{"rules": {"a": {"effort": {"once": [1], "monthly": [0, 1]}}}}',
        b'{"questions": {"a": {"ask_when": [2, {"parts": [[0]]}]}}}',
        b"\xff",
    ],
    ids=range(18),
)
def test_hostile_payload_with_a_right_checksum_is_ignored(kept: Path, payload: bytes) -> None:
    write_payload(kept_entry(kept), payload)
    assert kept_catalog(kept) is None
    assert load(HERE) == open_pack(HERE).catalog


def test_conditions_nested_too_deeply_are_ignored(kept: Path) -> None:
    condition = b'[3, {"part": ' * 5000 + b"[1, {}]" + b"}]" * 5000
    write_payload(kept_entry(kept), b'{"questions": {"a": {"ask_when": ' + condition + b"}}}")
    assert kept_catalog(kept) is None


def test_entry_that_is_too_big_is_not_read(kept: Path) -> None:
    os.truncate(kept_entry(kept), cache.MOST_BYTES + 1)
    assert kept_catalog(kept) is None


@pytest.mark.parametrize("switch", ["off", "OFF", "0", "no", "false"])
def test_switch_turns_the_cache_off(kept: Path, monkeypatch: pytest.MonkeyPatch, switch: str) -> None:
    write_payload(
        kept_entry(kept), kept_entry(kept).read_bytes().partition(b"\n")[2].replace(b"A tiny pack", b"Another")
    )
    assert load(HERE).title == "Another"
    monkeypatch.setenv("TRENDAUDIT_CACHE", switch)
    assert load(HERE).title == "A tiny pack"


def test_processes_that_write_at_once_leave_one_whole_entry(kept: Path) -> None:
    kept_entry(kept).unlink()
    with multiprocessing.get_context("spawn").Pool(4) as processes:
        titles = processes.map(title_of, [str(HERE.absolute())] * 8)
    assert titles == ["A tiny pack"] * 8
    assert kept_catalog(kept) == open_pack(HERE).catalog


def title_of(folder: str) -> str:
    return load(Path(folder)).title


def test_pack_edited_while_it_is_read_is_not_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept_entry(kept).unlink()
    prints = iter(["a" * 64, "b" * 64])
    monkeypatch.setattr(sys.modules["trendaudit.pack.load"], "fingerprint", lambda *_folders: next(prints))
    load(HERE)
    assert list(kept.iterdir()) == []


def test_hostile_folder_is_refused_as_without_a_cache(kept: Path) -> None:
    Path("trends/service/UPPER.yaml").write_text("x")
    with pytest.raises(ProblemsError, match="lower-case"):
        load(HERE)


def test_payload_is_json_and_nothing_else(kept: Path) -> None:
    first, _end, payload = kept_entry(kept).read_bytes().partition(b"\n")
    assert first.startswith(b"trendaudit pack ")
    assert json.loads(payload)["title"] == "A tiny pack"
