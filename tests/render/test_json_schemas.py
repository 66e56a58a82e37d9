"""The JSON that scripts read has exactly the keys and types that its schemas promise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests import EXAMPLE_FILES
from tests.render.sample_reports import catalog, report
from trendaudit import answers, pack
from trendaudit.core.catalog import Catalog
from trendaudit.core.report import build
from trendaudit.errors import Problem, ProblemsError
from trendaudit.json_schema import Schema
from trendaudit.render.json import error_json, questions_json, report_json
from trendaudit.render.json_schemas import bank_schema, score_schema


def faults(text: str, schema: Schema) -> list[str]:
    return [
        f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(json.loads(text))
    ]


def spoilt(text: str, *path: str | int, value: object = None, drop: bool = False) -> str:
    """Return JSON with another value at a place, or without it."""
    data = json.loads(text)
    holder: Any = data
    for key in path[:-1]:
        holder = holder[key]
    if drop:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return json.dumps(data)


@pytest.fixture(scope="module")
def shipped() -> Catalog:
    return pack.load(pack.shipped())


@pytest.mark.parametrize("schema", [score_schema(), bank_schema()])
def test_schemas_are_schemas(schema: Schema) -> None:
    Draft202012Validator.check_schema(schema)


def test_report_in_which_everything_occurs_fits() -> None:
    assert faults(report_json(report()), score_schema()) == []


@pytest.mark.parametrize("depth", ["quick", "full"])
def test_report_without_answers_fits(depth: str) -> None:
    assert faults(report_json(report(answers={}, depth=depth)), score_schema()) == []


@pytest.mark.parametrize("example", EXAMPLE_FILES, ids=lambda path: str(path.stem))
def test_result_of_every_example_fits(example: Path, shipped: Catalog) -> None:
    audit = answers.read(example, example.name, shipped).audit
    assert faults(report_json(build(shipped, audit, "2026-11-22")), score_schema()) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), 2),
        (("score", "value"), 101),
        (("score", "band"), "great"),
        (("score", "shown"), 54.5),
        (("counts", "pass"), -1),
        (("findings", 0, "status"), "passed"),
        (("checklist", 0, "bucket"), "soon"),
        (("checklist", 0, "priority", "confidence"), 2),
        (("checklist", 0, "new"), "key"),
        (("answers", "goals"), None),
        (("counts", "passed"), 1),
        (("plan", "month", "ends"), "soon"),
    ],
)
def test_result_with_a_wrong_value_does_not_fit(path: tuple[str | int, ...], value: object) -> None:
    assert faults(spoilt(report_json(report()), *path, value=value), score_schema()) != []


@pytest.mark.parametrize(
    "path", [("score", "provisional"), ("checklist", 0, "gain"), ("counts", "pass"), ("findings", 0, "because")]
)
def test_result_in_which_a_key_is_missing_does_not_fit(path: tuple[str | int, ...]) -> None:
    assert faults(spoilt(report_json(report()), *path, drop=True), score_schema()) != []


def test_line_of_a_file_that_cannot_be_scored_fits() -> None:
    line = error_json("a.yaml", ProblemsError([Problem("a.yaml", 1, 2, "wrong")]))
    assert json.loads(line) == {"format": 1, "file": "a.yaml", "error": ["a.yaml:1:2: wrong"]}
    assert faults(line, score_schema()) == []
    assert faults(spoilt(line, "error", value="wrong"), score_schema()) != []


def test_question_banks_fit(shipped: Catalog) -> None:
    assert faults(questions_json(shipped), bank_schema()) == []
    assert faults(questions_json(catalog()), bank_schema()) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("questions", 0, "kind"), "some"),
        (("questions", 0, "each"), 1),
        (("sections", 0, "note"), ""),
        (("pack",), "x"),
    ],
)
def test_question_bank_with_a_wrong_value_does_not_fit(path: tuple[str | int, ...], value: object) -> None:
    assert faults(spoilt(questions_json(catalog()), *path, value=value), bank_schema()) != []
