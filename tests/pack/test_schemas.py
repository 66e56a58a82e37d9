from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from trendaudit import strict_yaml
from trendaudit.pack import shipped
from trendaudit.pack.folder import FileKind, PackFilePath, scan
from trendaudit.pack.schemas import KINDS, schema

FILES: list[PackFilePath] = list(scan(shipped()).files.values())


def validator(kind: FileKind) -> Draft202012Validator:
    return Draft202012Validator(schema(kind))


def content(file: PackFilePath) -> Any:
    return strict_yaml.read(file.path, file.name).data


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_has_a_schema_that_refuses_unknown_keys(kind: FileKind) -> None:
    written = schema(kind)

    Draft202012Validator.check_schema(written)
    assert written["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(json.dumps(written)) == written
    models = [entry for entry in [written, *written["$defs"].values()] if entry.get("type") == "object"]
    assert models
    assert all(entry["additionalProperties"] is False for entry in models)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described(kind: FileKind) -> None:
    written = schema(kind)

    for entry in [written, *written["$defs"].values()]:
        for key, value in entry.get("properties", {}).items():
            assert "description" in value, key


def test_schema_of_rules_tells_the_kinds_apart() -> None:
    mapping = schema("rule")["discriminator"]["mapping"]

    assert sorted(mapping) == ["duty", "practice", "watch"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.inside))
def test_every_shipped_file_fits_the_schema_of_its_kind(file: PackFilePath) -> None:
    assert [error.message for error in validator(file.kind).iter_errors(content(file))] == []


@pytest.mark.parametrize("kind", KINDS)
def test_file_with_a_key_that_is_misspelt_or_missing_fits_no_schema(kind: FileKind) -> None:
    file = next(file for file in FILES if file.kind == kind)
    right = content(file)
    first = next(iter(right))

    assert not validator(kind).is_valid({**right, "titel": "A title"})
    assert not validator(kind).is_valid({key: value for key, value in right.items() if key != first})
    assert not validator(kind).is_valid([right])


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("kind", "practise"),
        ("impact", 4),
        ("title", ""),
        ("claims", "S1-35"),
        ("claims", ["s1-35"]),
        ("claims", {"advises": ["S1-35"]}),
        ("effort", {"once": -1, "monthly": 0}),
        ("score", [{"question": "reply_time", "points": {"same_day": 101}}]),
        ("score", [{"question": "reply_time", "points": {"same_day": "none"}}]),
        ("combine", "best"),
        ("applies_when", ["reply_time"]),
        ("applies_when", {"reply_time": {"noneof": ["same_day"]}}),
        ("applies_when", {"any": []}),
        ("action", {"title": "Answer", "steps": [], "done_when": "Done"}),
        ("examples", [{"answers": {}, "expect": "passed"}]),
    ],
)
def test_rule_with_a_wrong_value_fits_no_schema(key: str, wrong: object) -> None:
    right = content(next(file for file in FILES if file.id == "service/same-day-answers"))

    assert validator("rule").is_valid(right)
    assert not validator("rule").is_valid({**right, key: wrong})


def test_watch_has_no_points() -> None:
    watch = content(next(file for file in FILES if file.id == "plans/own-filters"))

    assert not validator("rule").is_valid({**watch, "impact": 3})


def test_every_shipped_file_begins_with_the_schema_that_editors_check_it_by() -> None:
    lines = {file.inside: file.path.read_text(encoding="utf-8").split("\n", maxsplit=1)[0] for file in FILES}

    assert lines == {file.inside: modeline(file) for file in FILES}


def modeline(file: PackFilePath) -> str:
    up = "../" * file.inside.count("/")
    return f"# yaml-language-server: $schema={up}schema/{file.kind}.json"


def test_schema_folder_is_no_part_of_a_pack() -> None:
    assert (Path(shipped()) / "schema" / "rule.json").is_file()
    assert [file.inside for file in FILES if file.inside.startswith("schema/")] == []


def test_schemas_are_the_same_where_python_leaves_docstrings_out() -> None:
    code = "import json; from trendaudit.pack.schemas import KINDS, schema; print(json.dumps([*map(schema, KINDS)]))"
    found = subprocess.run([sys.executable, "-OO", "-c", code], capture_output=True, check=True)

    assert json.loads(found.stdout) == [*map(schema, KINDS)]
