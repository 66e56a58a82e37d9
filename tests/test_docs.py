"""What the documents in docs/ show is what happens."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import TOP

PROGRAM = re.compile(r"```python\n(.*?)```(?:\n\n```text\n(.*?)```)?", re.DOTALL)
PROGRAMS = [
    pytest.param(program, printed, id=f"{path.name}-{number}")
    for path in sorted((TOP / "docs").glob("*.md"))
    for number, (program, printed) in enumerate(PROGRAM.findall(path.read_text("utf-8")), start=1)
]
LESSON = re.compile(
    r"^`(?P<new>[\w/.-]+)`\n\n```yaml\n(?P<content>.*?)```"
    r"|^`(?P<longer>[\w/.-]+)`, at the end:\n\n```yaml\n(?P<more>.*?)```"
    r"|^`(?P<changed>[\w/.-]+)`, line \d+: `(?P<old>[^`]+)` becomes `(?P<fresh>[^`]+)`"
    r"|^```console\n(?P<commands>.*?)```",
    re.DOTALL | re.MULTILINE,
)


def run(command: list[str], folder: Path) -> str:
    """Return everything that a command prints, with the examples of the project at hand."""
    environment = {**os.environ, "PYTHONPATH": str(TOP), "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    if not (folder / "examples").exists():
        (folder / "examples").symlink_to(TOP / "examples")
    finished = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return finished.stdout.decode()


@pytest.mark.parametrize(("program", "printed"), PROGRAMS)
def test_python_in_the_documents_prints_what_it_shows(program: str, printed: str, tmp_path: Path) -> None:
    assert run([sys.executable, "-c", program], tmp_path) == printed


def test_lesson_on_rules_goes_as_it_is_told(tmp_path: Path) -> None:
    commands = 0
    for step in LESSON.finditer((TOP / "docs" / "writing-rules.md").read_text("utf-8")):
        if step["new"]:
            (tmp_path / step["new"]).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / step["new"]).write_text(step["content"], "utf-8")
        elif step["longer"]:
            with (tmp_path / step["longer"]).open("a", encoding="utf-8") as file:
                file.write(step["more"])
        elif step["changed"]:
            text = (tmp_path / step["changed"]).read_text("utf-8")
            (tmp_path / step["changed"]).write_text(text.replace(step["old"], step["fresh"]), "utf-8")
        else:
            for command, shown in re.findall(r"^\$ trendaudit (.*)\n((?:[^$].*\n)*)", step["commands"], re.MULTILINE):
                printed = run([sys.executable, "-m", "trendaudit", *command.split()], tmp_path)
                assert all(passage in printed for passage in shown.split("…\n")), printed
                commands += 1
    assert commands > 4


def test_reference_of_the_command_line_is_what_help_prints() -> None:
    made = run([sys.executable, str(TOP / "tools" / "command_line.py")], TOP)
    assert (TOP / "docs" / "command-line.md").read_text("utf-8") == made


def test_there_are_programs_to_run() -> None:
    assert len(PROGRAMS) > 2
