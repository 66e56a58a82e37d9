"""What the README shows is what the program prints."""

from __future__ import annotations

import re

import pytest

from tests import TOP
from trendaudit.cli import run

README = (TOP / "README.md").read_text("utf-8")
SHOWN: dict[tuple[str, ...], re.Match[str] | None] = {
    ("score", "examples/hairdresser.yaml"): re.search(r"```text\n(.*?)```", README, re.DOTALL),
    ("rules", "coverage"): re.search(r"```console\n\$ trendaudit rules coverage\n(Social.*?)```", README, re.DOTALL),
}


@pytest.mark.parametrize("command", list(SHOWN), ids=" ".join)
def test_output_in_the_readme_is_real(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(TOP)
    monkeypatch.setenv("COLUMNS", "80")
    assert run(command) == 0
    printed = capsys.readouterr().out
    shown = SHOWN[command]
    assert shown is not None
    for passage in shown[1].split("…\n"):
        assert passage.rstrip() in printed


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^\$ trendaudit ((?:rules )?\w+)", README, re.MULTILINE))))
def test_every_command_in_the_readme_exists(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command.split(), "--help"]) == 0
    assert "Usage: trendaudit" in capsys.readouterr().out
