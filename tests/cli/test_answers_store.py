"""What was answered is never lost, whatever happens to the file."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from trendaudit import answers, pack
from trendaudit.cli.answers_store import AnswersStore
from trendaudit.core.audit import Audit
from trendaudit.core.catalog import Catalog
from trendaudit.errors import TrendauditError


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return pack.load(pack.shipped())


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of its own, with a home beside it."""
    for name in ("home", "work"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


@pytest.fixture
def audit(catalog: Catalog) -> Audit:
    return Audit(f"{catalog.id} {catalog.version}", business="Bakkerij Roos", answers={"team_size": "only_me"})


def names() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def test_file_is_named_after_the_business_at_the_first_save(catalog: Catalog, audit: Audit) -> None:
    with AnswersStore(catalog) as store:
        store.save(audit)
        assert names() == [".bakkerij-roos.yaml.lock", "bakkerij-roos.yaml"]
        store.save(replace(audit, business="Rosa"))
    assert names() == ["bakkerij-roos.yaml"]


def interrupt(store: AnswersStore, audit: Audit) -> None:
    """Do what a save does that is interrupted right at its beginning."""
    with store:
        store.last_audit, store.is_saved = audit, False
        raise KeyboardInterrupt


def test_save_that_was_interrupted_is_made_up_for(catalog: Catalog, audit: Audit) -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupt(AnswersStore(catalog, Path("roos.yaml")), audit)
    assert answers.read(Path("roos.yaml"), "roos.yaml", catalog).audit == audit


def test_answers_go_beside_a_file_that_was_changed_meanwhile(catalog: Catalog, audit: Audit) -> None:
    with AnswersStore(catalog, Path("roos.yaml")) as store:
        store.save(audit)
        Path("roos.yaml").write_text("mine")
        with pytest.raises(TrendauditError, match="changed by another program"):
            store.save(replace(audit, auditor="M"))
    assert names() == ["roos-2.yaml", "roos.yaml"]
    assert (Path("roos.yaml").read_text(), store.kept_path) == ("mine", Path("roos-2.yaml"))
    assert "changed by another program" in str(store.save_error)
    assert "auditor: M" in Path("roos-2.yaml").read_text()


def test_interview_stays_with_the_file_that_it_went_to(catalog: Catalog, audit: Audit) -> None:
    Path("roos.yaml").write_text("theirs")
    with AnswersStore(catalog, Path("roos.yaml")) as store:
        assert store.save_elsewhere(audit) == "roos-2.yaml"
        store.save(replace(audit, auditor="M"))
        assert names() == [".roos-2.yaml.lock", "roos-2.yaml", "roos.yaml"]
    assert (store.kept_path, store.save_error) == (Path("roos-2.yaml"), None)


def test_answers_go_home_from_a_folder_that_is_gone(catalog: Catalog, audit: Audit, folder: Path) -> None:
    (folder / "usb").mkdir()
    with AnswersStore(catalog, Path("usb/roos.yaml")) as store:
        (folder / "usb" / ".roos.yaml.lock").unlink()
        (folder / "usb").rmdir()
        with pytest.raises(TrendauditError, match="there is no folder usb"):
            store.save(audit)
    assert store.path == folder.parent / "home" / "roos-2.yaml"
    assert store.path.exists()


def test_answers_that_can_be_kept_nowhere_are_printed(
    catalog: Catalog, audit: Audit, capsys: pytest.CaptureFixture[str]
) -> None:
    with AnswersStore(catalog, Path("roos.yaml")) as store:
        store.last_audit, store.is_saved = replace(audit, notes={"team_size": "x" * 2**20}), False
    said = capsys.readouterr().err
    assert "The answers could be kept nowhere. Copy them from here into a file:" in said
    assert "\n  team_size: only_me " in said
    assert (names(), store.kept_path) == ([], None)


def test_second_interview_on_a_file_is_refused(catalog: Catalog, audit: Audit) -> None:
    with AnswersStore(catalog, Path("roos.yaml")) as first:
        first.save(audit)
        with pytest.raises(TrendauditError, match="open in another audit"), AnswersStore(catalog, Path("roos.yaml")):
            pass
    with AnswersStore(catalog, Path("roos.yaml")):
        pass


def test_answers_of_a_user_whom_nobody_knows_go_beside_or_to_the_temporary_folder(
    catalog: Catalog, audit: Audit, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOME")
    monkeypatch.setattr(os, "getuid", lambda: 987_654_321)  # in a container, say: no home can be found
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    (folder / "usb").mkdir()
    with AnswersStore(catalog, Path("usb/roos.yaml")) as store:
        (folder / "usb" / ".roos.yaml.lock").unlink()
        (folder / "usb").rmdir()
        assert store.save_elsewhere(audit) == str(folder / "roos-2.yaml")
