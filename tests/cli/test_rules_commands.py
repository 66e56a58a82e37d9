"""`trendaudit rules coverage`, `stale` and `schema` as a person runs them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from trendaudit.cli import run
from trendaudit.pack import shipped

KINDS = ("pack", "questions", "rule", "source", "updates", "answers", "score", "bank")
Result = tuple[int, str, str]
Call = Callable[..., Result]


@pytest.fixture
def rules(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Call:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> Result:
        code = run(["rules", *arguments])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return call


@pytest.fixture
def own_rules(tmp_path: Path) -> Path:
    """Return a copy of the shipped pack, to be spoilt."""
    return Path(shutil.copytree(shipped(), tmp_path / "own"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("command", ["coverage", "stale", "schema"])
def test_help_leads_with_examples(command: str, rules: Call) -> None:
    code, out, _ = rules(command, "--help")
    assert code == 0
    assert out.index("Examples:") < out.index("--help")
    assert f"  trendaudit rules {command}" in out


def test_shipped_rules_cover_everything(rules: Call) -> None:
    code, out, err = rules("coverage")
    assert (code, err) == (0, "")
    assert out.endswith("Nothing is missing.\n")


def test_coverage_with_something_missing_exits_with_1(own_rules: Path, rules: Call) -> None:
    change(own_rules / "trends/plans/own-filters.yaml", "corrects: [S0-19, S0-22]", "corrects: [S0-19]")
    code, out, err = rules("coverage", "--rules", "own")
    assert (code, err) == (1, "")
    assert " ! S0-22  no rule names it" in out


def test_coverage_as_json_has_the_same_exit_code(own_rules: Path, rules: Call) -> None:
    assert json.loads(rules("coverage", "--json")[1])["complete"] is True
    change(own_rules / "trends/plans/own-filters.yaml", "corrects: [S0-19, S0-22]", "corrects: [S0-19]")
    code, out, _ = rules("coverage", "--json", "--rules", "own")
    assert code == 1
    assert [claim["claim"] for claim in json.loads(out)["missing"]["uncovered"]] == ["S0-22"]


def test_nothing_is_due_on_the_day_of_the_review(rules: Call) -> None:
    code, out, err = rules("stale", "--as-of", "2026-11-30")
    assert (code, err) == (0, "")
    assert out.startswith("Nothing is due for another look on 30 November 2026.")
    assert "minimum-ages" in out


def test_being_due_is_no_error(rules: Call) -> None:
    code, out, err = rules("stale", "--as-of", "2031-01-01", "--json")
    data = json.loads(out)
    assert (code, err) == (0, "")
    assert data["counts"]["later"] == 0
    assert data["due"][0]["update"] == "minimum-ages"
    assert [recheck["recheck"] for recheck in data["due"]] == sorted(recheck["recheck"] for recheck in data["due"])


def test_stale_goes_by_today_where_no_day_is_named(rules: Call) -> None:
    code, out, _ = rules("stale")
    assert code == 0
    assert "settled for good." in out


def test_stale_refuses_a_day_that_is_none(rules: Call) -> None:
    code, _, err = rules("stale", "--as-of", "tomorrow")
    assert code == 2
    assert "write a date as YYYY-MM-DD" in err


def test_schema_without_a_kind_lists_them(rules: Call) -> None:
    code, out, err = rules("schema")
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()[: len(KINDS)]] == list(KINDS)


def test_unknown_kind_names_the_nearest(rules: Call) -> None:
    code, out, err = rules("schema", "rules")
    assert (code, out) == (2, "")
    assert "there is no schema 'rules'; did you mean 'rule'?" in err


@pytest.mark.parametrize("kind", KINDS)
def test_committed_schema_is_what_is_printed(kind: str, rules: Call) -> None:
    code, out, err = rules("schema", kind)
    assert (code, err) == (0, "")
    committed = (shipped() / "schema" / f"{kind}.json").read_text(encoding="utf-8")
    assert committed == out, "run: trendaudit rules schema -o rules/schema"


def test_no_other_schema_is_committed() -> None:
    assert sorted(path.name for path in (shipped() / "schema").iterdir()) == sorted(f"{kind}.json" for kind in KINDS)


def test_all_schemas_are_written_into_a_folder(tmp_path: Path, rules: Call) -> None:
    assert rules("schema", "-o", "new/schema") == (0, "", "8 schemas are written to new/schema.\n")
    written = {path.name: path.read_bytes() for path in (tmp_path / "new/schema").iterdir()}
    assert written == {path.name: path.read_bytes() for path in (shipped() / "schema").iterdir()}


def test_schema_replaces_a_schema_and_nothing_else(tmp_path: Path, rules: Call) -> None:
    assert rules("schema", "rule", "-o", "new")[0] == 0
    assert rules("schema", "rule", "-o", "new")[0] == 0
    (tmp_path / "new/rule.json").write_text('{"mine": 1}')
    code, out, err = rules("schema", "rule", "-o", "new")
    assert (code, out, (tmp_path / "new/rule.json").read_text()) == (2, "", '{"mine": 1}')
    assert "new/rule.json was not written: there is a file of this name that this command does not replace" in err


def test_dash_is_standard_output_and_takes_one_schema(tmp_path: Path, rules: Call) -> None:
    before = sorted(tmp_path.iterdir())
    assert rules("schema", "rule", "-o", "-") == rules("schema", "rule")
    code, out, err = rules("schema", "-o", "-")
    assert (code, out) == (2, "")
    assert "standard output takes one schema; name a kind, or a folder for all of them" in err
    assert sorted(tmp_path.iterdir()) == before


def test_empty_path_is_not_the_current_folder(tmp_path: Path, rules: Call) -> None:
    before = sorted(tmp_path.iterdir())
    for arguments in (["schema", "-o", ""], ["list", "--rules", ""], ["check", ""]):
        code, out, err = rules(*arguments)
        assert (code, out) == (2, "")
        assert "an empty name is no path" in err
    assert sorted(tmp_path.iterdir()) == before


def test_one_schema_is_written_where_a_kind_is_named(tmp_path: Path, rules: Call) -> None:
    assert rules("schema", "rule", "-o", "new") == (0, "", "1 schema is written to new.\n")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["rule.json"]


def test_schema_folder_that_is_a_file_is_one_message(tmp_path: Path, rules: Call) -> None:
    (tmp_path / "taken").write_text("")
    code, out, err = rules("schema", "-o", "taken")
    assert (code, out) == (2, "")
    assert "the folder taken was not made" in err


def test_answers_schema_is_that_of_the_rules_in_use(own_rules: Path, rules: Call) -> None:
    change(own_rules / "questions/10-business.yaml", "only_me: Only me", "only_me: Nobody but me")
    _, out, _ = rules("schema", "answers", "--rules", "own")
    assert "Nobody but me" in out
    assert "Nobody but me" not in rules("schema", "answers")[1]
