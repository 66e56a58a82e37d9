"""A pack of somebody else is data: it reads no file but its own, and is refused where it is none."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import PACKS
from trendaudit import pack
from trendaudit.errors import ProblemsError

RESTAURANT = PACKS / "restaurant"
EXTENSION = "id: own\ntitle: Own\nversion: 1.0.0\nlanguage: en\nreviewed: 2026-11-22\n"
OUTSIDE = "../../outside"
opened: list[str] | None = None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a pack, with a file outside that it has no business with."""
    shutil.copytree(RESTAURANT, tmp_path / "in" / "pack")
    shutil.copytree(RESTAURANT, tmp_path / "outside")
    (tmp_path / "secret.yaml").write_text("password: hunter2")
    return tmp_path / "in" / "pack"


@pytest.fixture
def files() -> Iterator[list[str]]:
    """Yield the files that are opened from now on, as Python tells them to its auditors."""
    global opened  # noqa: PLW0603 -- an auditor can never be taken away again, only be made deaf
    opened = []
    sys.addaudithook(_note)
    yield opened
    opened = None


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if opened is not None and event in {"open", "os.scandir", "os.listdir"}:
        opened.append(os.path.realpath(str(arguments[0])))


def problems(folder: Path) -> list[str]:
    """Return what is wrong with a pack."""
    with pytest.raises(ProblemsError) as caught:
        pack.load(folder)
    return [problem.message for problem in caught.value.problems]


@pytest.mark.parametrize(
    "line",
    [f"extends: {OUTSIDE} >=1.0", f"extends: '{OUTSIDE}'", "extends: /etc >=1", "extends: file:///etc >=1.0", "extends: ''",
     f"extends: social-trends >=1.0,<2\nretire: [{OUTSIDE}/trends/online/zelfde-dag-antwoord, /etc/passwd, ../secret]",
     f"extends: social-trends >=1.0,<2\ntrends: {{'{OUTSIDE}': {{title: A, weight: 1}}}}"],
    ids=ascii,
)  # fmt: skip
def test_no_word_in_a_pack_leads_to_a_file_outside(line: str, folder: Path, files: list[str]) -> None:
    (folder / "pack.yaml").write_text(f"{EXTENSION}{line}\n")
    assert problems(folder)
    outside = folder.parents[1]
    touched = [path for path in files if path.startswith(str(outside)) and not path.startswith(str(folder))]
    assert touched == []
    assert not {"/etc", "/etc/passwd"} & set(files)


def test_ids_of_rules_and_sources_are_looked_up_and_never_opened(folder: Path, files: list[str]) -> None:
    rule = folder / "trends" / "online" / "zelfde-dag-antwoord.yaml"
    rule.write_text(rule.read_text().replace("goals:", f"needs: [{OUTSIDE}/x, /etc/passwd]\nupdates: []\ngoals:"))
    assert len(problems(folder)) == 2
    assert "/etc/passwd" not in files


@pytest.mark.parametrize("name", ["pack.yaml", "questions/10-zaak.yaml", "updates/bezorging.yaml"])
@pytest.mark.parametrize("kind", ["pipe", "device", "endless link", "large"])
def test_what_is_no_ordinary_file_is_refused_without_waiting(name: str, kind: str, folder: Path) -> None:
    path = folder / name
    path.unlink(missing_ok=True)
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "endless link":
            path.symlink_to(path.name)
        case _:
            path.touch()
            os.truncate(path, 50_000_000)
    assert problems(folder)


def test_folder_in_the_place_of_pack_yaml_is_refused(folder: Path) -> None:
    (folder / "pack.yaml").unlink()
    (folder / "pack.yaml").mkdir()
    assert problems(folder)


def test_link_out_of_a_pack_is_refused_and_one_inside_it_is_not(folder: Path) -> None:
    (folder / "sources" / "inside.yaml").symlink_to(next((folder / "sources").glob("*.yaml")).name)
    (folder / "sources" / "outside.yaml").symlink_to(folder.parents[1] / "secret.yaml")
    (folder / "updates").mkdir(exist_ok=True)
    (folder / "updates" / "elsewhere").symlink_to(folder.parents[1])
    with pytest.raises(ProblemsError) as caught:
        pack.load(folder)
    out = [Path(found.file).name for found in caught.value.problems if "leads out of the pack" in found.message]
    assert sorted(out) == ["elsewhere", "outside.yaml"]
    assert "hunter2" not in str(caught.value)
