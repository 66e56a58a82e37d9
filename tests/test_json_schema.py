"""Every pattern in every schema means to a validator in JavaScript what it means here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import PACKS
from trendaudit.cli import run

EXTENDING = PACKS / "extending"
ESCAPE = r"\\[sSwWbB^$\\.*+?()\[\]{}|/]"
ITEM = rf"[^\\\[\](){{}}*+?|^$]|{ESCAPE}|\[\^?(?:[^\\\[\]]|{ESCAPE}|\\-)+\]|\((?:\?[:=!])?(?![*+?{{])|\)"
PORTABLE = re.compile(rf"(?:[|^$]|(?:{ITEM})(?:(?:[*+?]|\{{[0-9]+(?:,[0-9]*)?\}})\??)?)*")
"""What ECMA-262 allows with the flag `u`, and Python reads alike: `\\d` is any digit of any script here."""


def patterns(schema: object) -> Iterator[str]:
    """Yield all patterns in a schema, those for keys included."""
    if isinstance(schema, list):
        for part in schema:
            yield from patterns(part)
    elif isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        if isinstance(schema.get("patternProperties"), dict):
            yield from schema["patternProperties"]
        for part in schema.values():
            yield from patterns(part)


def test_every_pattern_is_one_for_every_validator(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, options in (("own", ["--rules", str(EXTENDING)]), ("shipped", [])):
        assert run(["rules", "schema", "-o", str(tmp_path / name), *options]) == 0
    found = {pattern for file in tmp_path.rglob("*.json") for pattern in patterns(json.loads(file.read_text("utf-8")))}
    capsys.readouterr()
    assert len(found) > 10
    assert [pattern for pattern in found if not PORTABLE.fullmatch(pattern)] == []
    assert all(re.compile(pattern) for pattern in found)  # brackets come in pairs


@pytest.mark.parametrize(
    "pattern", [r"social\-trends", r"\Aa\Z", "(?P<name>a)", "(?i)a", "a*+", "{", "a}", r"\d", r"[\p]"]
)
def test_pattern_that_another_validator_refuses_or_reads_differently_is_noticed(pattern: str) -> None:
    assert not PORTABLE.fullmatch(pattern)
