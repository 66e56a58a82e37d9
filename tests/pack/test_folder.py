from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tests.pack.tiny_pack import FILES, Pack
from trendaudit.errors import ProblemsError
from trendaudit.pack import load
from trendaudit.pack.lint import check

ROBOTS = FILES["trends/service/robots.yaml"]


def refused(folder: Path) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        load(folder)
    return list(map(str, caught.value.problems))


def test_files_of_other_types_and_hidden_ones_are_left_alone(pack: Pack) -> None:
    pack.write("README.md", "[")
    pack.write("trends/service/notes.md", "[")
    pack.write("notes.txt", "[")
    pack.write("trends/.DS_Store", b"\0\1")
    pack.write("trends/service/._answers.yaml", b"\0\5")
    pack.write("trends/service/Thumbs.db", b"\0\1")
    pack.write("schema/rule.json", "{}")
    pack.write(".git/config.yaml", "[")
    pack.write("questions/.10-business.yaml.swp", "[")

    assert pack.problems() == []


@pytest.mark.parametrize(
    "name", ["more.yaml", "other/10-more.yaml", "questions/more/a.yaml", "trends/a.yaml", "trends/a/b/c.yaml"]
)
def test_file_in_the_wrong_place_is_reported(pack: Pack, name: str) -> None:
    pack.write(name, ROBOTS)

    assert pack.problems() == [
        (
            f"{name}: no pack file belongs here; these do: pack.yaml, questions/NN-name.yaml, trends/TREND/RULE.yaml, "
            "sources/DOCUMENT.yaml, updates/TOPIC.yaml"
        )
    ]


@pytest.mark.parametrize("ending", [".yml", ".YAML", ".yaml.txt", ".json", ".docx", ".txt"])
def test_other_ending_is_reported_rather_than_overlooked(pack: Pack, ending: str) -> None:
    pack.write(f"trends/service/more{ending}", ROBOTS)

    assert pack.problems() == [
        f"trends/service/more{ending}: only files that end in .yaml are read; name this file more.yaml"
    ]


@pytest.mark.parametrize("ending", ["yaml~", "yaml.bak", "yaml.orig"])
def test_backup_is_named_but_the_pack_can_be_used(pack: Pack, ending: str) -> None:
    pack.write(f"trends/service/answers.{ending}", ROBOTS)

    assert pack.problems() == []
    assert list(map(str, check(Path()))) == [
        f"trends/service/answers.{ending}: this is a copy that is not read; delete it, or move it out of the pack"
    ]


def test_copy_of_a_file_is_named_as_one(pack: Pack) -> None:
    pack.write("trends/service/Copy of robots (2).yaml", ROBOTS)

    assert pack.problems() == [
        (
            "trends/service/Copy of robots (2).yaml: name this with lower-case letters, digits and hyphens only: "
            "copy-of-robots-2.yaml; if it is a copy, delete it"
        )
    ]


@pytest.mark.parametrize(("wrong", "right"), [("rules", "trends"), ("Trends", "trends"), ("question", "questions")])
def test_folder_with_a_name_near_the_right_one_is_reported_once(pack: Pack, wrong: str, right: str) -> None:
    Path(right).rename(wrong)

    assert f"{wrong}: no folder of a pack has this name; name it {right}" in pack.problems()
    assert sum(problem.startswith(wrong) for problem in pack.problems()) == 1


def test_pack_file_with_another_ending_is_named(pack: Pack) -> None:
    Path("pack.yaml").rename("pack.yml")

    assert pack.problems() == [".: this folder is no pack: it holds no pack.yaml; name pack.yml pack.yaml"]


@pytest.mark.parametrize("name", [name for name in FILES if name != "pack.yaml"])
def test_ids_in_a_file_that_is_not_read_for_its_name_are_not_reported_as_unknown(pack: Pack, name: str) -> None:
    Path(name).rename(Path(name).with_suffix(".yml"))

    assert pack.problems() == [
        f"{name.removesuffix('.yaml')}.yml: only files that end in .yaml are read; name this file {Path(name).name}"
    ]


def test_name_that_makes_no_id_is_reported(pack: Pack) -> None:
    pack.write("trends/service/My_Rule.yaml", ROBOTS)

    assert pack.problems() == [
        "trends/service/My_Rule.yaml: name this with lower-case letters, digits and hyphens only: my-rule"
    ]


def test_folder_that_is_no_pack_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert refused(tmp_path) == [f"{tmp_path}: this folder is no pack: it holds no pack.yaml"]
    assert refused(tmp_path / "none") == [f"{tmp_path}/none: there is no such folder"]
    assert refused(tmp_path / "file") == [f"{tmp_path}/file: this is not a folder"]


def test_circles_of_links_come_to_an_end(pack: Pack) -> None:
    Path("trends/service/again").symlink_to(Path.cwd())
    Path("trends/service/circle.yaml").symlink_to("circle.yaml")

    assert "trends/service/circle.yaml: this is a symbolic link that leads back to itself" in pack.problems()


def test_pipe_among_the_files_is_reported(pack: Pack) -> None:
    os.mkfifo("updates/pipe.yaml")

    assert pack.problems() == ["updates/pipe.yaml: this is not an ordinary file; use '-' to read standard input"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_folder_without_permission_is_reported(pack: Pack) -> None:
    Path("questions").chmod(0)

    assert pack.problems() == [f"questions: this folder cannot be read: {os.strerror(errno.EACCES)}"]


def test_files_are_called_relative_to_where_we_are(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    pack.write("updates/news.yaml", "[")
    folder = Path.cwd()
    message = "the file ends before what it opens is closed"

    assert refused(folder) == [f"updates/news.yaml:1:2: {message}"]
    monkeypatch.chdir(folder.parent)
    assert refused(folder) == [f"{folder.name}/updates/news.yaml:1:2: {message}"]
    monkeypatch.chdir(folder / "questions")
    assert refused(Path("..")) == [f"../updates/news.yaml:1:2: {message}"]
    assert refused(folder) == [f"{folder}/updates/news.yaml:1:2: {message}"]
