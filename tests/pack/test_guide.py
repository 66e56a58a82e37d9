"""What the authoring guide of the pack shows can be used as it stands."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from trendaudit.pack import load, shipped
from trendaudit.pack.lint import check

GUIDE = (shipped() / "README.md").read_text(encoding="utf-8")
RULE, EXTENSION = re.findall(r"```yaml\n(.*?)```", GUIDE, flags=re.DOTALL)
WATCH = """\
title: Something to try conditions with
kind: watch
origin: G1
why: The guide says how to write them.
claims: []
beyond: It is only for trying.
examples: []
applies_when:
  any:
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a copy of the shipped pack."""
    return Path(shutil.copytree(shipped(), tmp_path / "own"))


def conditions() -> Iterator[str]:
    """Yield the conditions of the guide's table; what only repeats the operator belongs to the same question."""
    table = GUIDE[GUIDE.index("| write |") : GUIDE.index("Several lines must all hold.")]
    for row in table.strip().splitlines()[2:]:
        for written in re.findall(r"`([^`]+)`", row.split("|")[1]):
            yield f"channels: {written}" if written.startswith("{") else written


def test_rule_that_the_guide_explains_is_that_of_the_pack_and_has_no_problems(own: Path) -> None:
    rule = own / "trends" / "service" / "answering-hours.yaml"
    original = rule.read_text(encoding="utf-8")
    lines = [re.sub(r"\s+#.*", "", line).strip() for line in RULE.splitlines()]
    assert [line for line in lines[:15] if line not in original] == []

    rule.write_text(RULE, encoding="utf-8")
    assert list(map(str, check(own))) == []


def test_conditions_of_the_guide_can_be_written_so(own: Path) -> None:
    written = list(conditions())
    assert len(written) == 11
    rule = own / "trends" / "service" / "tried.yaml"
    rule.write_text(WATCH + "".join(f"    - {{{condition}}}\n" for condition in written), encoding="utf-8")
    assert "service/tried" in load(own).rules


def test_pack_that_extends_the_shipped_one_as_the_guide_says_has_no_problems(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(EXTENSION, encoding="utf-8")
    assert list(map(str, check(tmp_path))) == []


def test_guide_names_every_command_for_rules() -> None:
    assert set(re.findall(r"^\$ trendaudit (rules \w+|explain|score)", GUIDE, flags=re.MULTILINE)) == {
        "rules check", "rules coverage", "rules stale", "rules list", "rules schema", "explain", "score",
    }  # fmt: skip
