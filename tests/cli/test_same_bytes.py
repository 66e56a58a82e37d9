"""The program prints the same bytes for the same answers: set one by one, from a file, typed, and in any process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests import EXAMPLE_FILES
from trendaudit import answers, pack
from trendaudit.core.answer_state import AnswerState, Prompt
from trendaudit.core.audit import DONT_KNOW, Audit

CAFE = next(path for path in EXAMPLE_FILES if path.stem == "cafe")
CATALOG = pack.load(pack.shipped())
DATE = ["--as-of", "2026-11-22"]


def output_of(*arguments: str, typed: str = "", folder: Path | None = None, seed: str = "0") -> str:
    ended = subprocess.run(
        [sys.executable, "-m", "trendaudit", *arguments],
        input=typed,
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def said(audit: Audit, prompt: Prompt) -> str:
    """Return an answer as it is typed, or set on the command line."""
    answer = AnswerState(CATALOG, audit.answers).given(prompt.question, prompt.row)
    return ",".join(answer) if isinstance(answer, tuple) else str(answer)


def test_every_example_gives_the_same_bytes_in_every_process() -> None:
    files = [str(path) for path in EXAMPLE_FILES]
    first, *others = (output_of("score", "--json", *files, seed=seed) for seed in ("1", "2"))
    assert first.count("\n") == len(files)
    assert all(other == first for other in others)


def test_typed_answers_and_answers_set_one_by_one_give_the_bytes_of_the_file(tmp_path: Path) -> None:
    audit = answers.read(CAFE, "cafe.yaml", CATALOG).audit
    head = (
        f"trendaudit: 1\npack: {audit.pack}\ndate: {audit.date}\nbusiness: {audit.business}\nauditor: {audit.auditor}\n"
    )
    for name in ("typed.yaml", "empty.yaml"):
        (tmp_path / name).write_text(f"{head}answers: {{}}\n", encoding="utf-8")
    said_to = {prompt: said(audit, prompt) for prompt in AnswerState(CATALOG, audit.answers).prompts("quick")}
    lines = ["s" if value == DONT_KNOW else value for value in said_to.values()]
    output_of("audit", "typed.yaml", "--plain", typed="\n".join([*lines, "", "2", ""]), folder=tmp_path)
    targets = {
        f"{prompt.question}.{prompt.row}" if prompt.row else prompt.question: said_to[prompt] for prompt in said_to
    }
    assignments = [f"--set={target}={value}" for target, value in reversed(targets.items())]

    def scored(name: str, *options: str) -> str:
        return output_of("score", name, "--json", *DATE, *options, folder=tmp_path).replace(json.dumps(name), "")

    assert scored("typed.yaml") == scored("empty.yaml", *assignments) == scored(str(CAFE))
