"""A new kind of question is one module and one line in the table: shown with a copy of the package that gets both."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import trendaudit
from tests.pack.tiny_pack import FILES
from trendaudit.pack import shipped

CHANGES = {
    "    kind: number\n    min: 0\n    max: 100\n": "    kind: scale\n    depth: quick\n",
    "How many people answer?": "How gladly do you answer?",
    "last_look: {every: [today]}, staff: {at_least: 1}": "staff: {at_least: 4}",
    "staff: 2}, expect: 100": "staff: 5}, expect: 100",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a copy of the package that knows scales, and a pack that asks on one."""
    folder = tmp_path_factory.mktemp("scale")
    package = Path(trendaudit.__file__).parent
    shutil.copytree(package, folder / "trendaudit", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "rules").symlink_to(shipped())
    add_scale(folder / "trendaudit/core/kinds")
    for name, text in FILES.items():
        for old, new in CHANGES.items():
            text = text.replace(old, new)  # noqa: PLW2901 -- one change after the other
        path = folder / "pack" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def add_scale(kinds: Path) -> None:
    """Add one module, and one line to the table with its import."""
    shutil.copy(Path(__file__).parent / "scale.py", kinds)
    table = kinds / "__init__.py"
    line, first = '    "text": Text(),\n', "from trendaudit.errors"
    added = table.read_text().replace(line, f'{line}    "scale": Scale(),\n')
    assert '"scale"' in added
    table.write_text(added.replace(first, f"from trendaudit.core.kinds.scale import Scale\n{first}"))


def call(folder: Path, *arguments: str, typed: str = "") -> str:
    command = [sys.executable, "-m", "trendaudit", *arguments, "--rules", "pack"]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(
        command, cwd=folder, env=environment, input=typed, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def test_pack_may_use_a_new_kind(folder: Path) -> None:
    assert "no problems" in call(folder, "rules", "check")
    assert "staff · a scale · quick" in call(folder, "questions")
    assert "# a number from 1 (not at all) to 5 (completely)" in call(folder, "template")


def test_new_kind_is_asked_kept_scored_explained_and_described(folder: Path) -> None:
    asked = call(folder, "audit", "roos.yaml", "--plain", typed="Roos\n\nRoos\n1\n1\n1\n1\n7\n5\n\n")
    assert "A number from 1 (not at all) to 5 (completely), or" in asked
    assert "7 is too large; the most is 5." in asked
    assert "Answer: 5 (completely)" in asked
    assert "staff: 5 " in (folder / "roos.yaml").read_text()
    (looking,) = (
        one
        for one in json.loads(call(folder, "score", "roos.yaml", "--json"))["findings"]
        if one["rule"] == "service/looking"
    )
    assert looking["status"] == "pass"
    assert "5 (completely)" in call(folder, "explain", "service/looking", "roos.yaml")
    call(folder, "rules", "schema", "-o", "schema")
    described = json.loads((folder / "schema/answers.json").read_text())["properties"]["answers"]["properties"]["staff"]
    assert {"type": "integer", "minimum": 1, "maximum": 5} in described["anyOf"][0]["anyOf"]
