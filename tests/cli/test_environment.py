"""Widths, colours, packs and Python's own options, as the environment asks for them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests import TOP
from trendaudit.cli import run

HAIRDRESSER = str(TOP / "examples" / "hairdresser.yaml")
PRINTING = (
    ["score", HAIRDRESSER],
    ["score", HAIRDRESSER, HAIRDRESSER],
    ["questions"],
    ["explain", "same-day-answers"],
    ["rules", "list"],
    ["rules", "coverage"],
    ["rules", "stale"],
)
COMMANDS = ("audit", "score", "report", "template", "check", "questions", "explain", "rules")
OF_RULES = ("check", "list", "coverage", "stale", "schema")


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TRENDAUDIT_RULES"):
        monkeypatch.setenv(name, "")  # so that it is put back, whatever a command does to it
        monkeypatch.delenv(name)
    monkeypatch.setenv("TERM", "xterm-256color")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    run(arguments)
    return capsys.readouterr().out


@pytest.mark.parametrize("width", ["0", "1", "-5", "²", "wide", "", "99999999999", "1e3"])
def test_width_that_cannot_be_used_counts_as_80(
    width: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    usual = printed(capsys, "rules", "stale")
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.setenv("LINES", width)
    assert printed(capsys, "rules", "stale") == usual


@pytest.mark.parametrize("command", PRINTING, ids=" ".join)
def test_every_command_prints_at_every_width(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "0")
    usual = printed(capsys, *command).splitlines()
    assert usual
    monkeypatch.setenv("COLUMNS", "24")
    narrow = printed(capsys, *command).splitlines()
    assert max(map(len, narrow)) <= 24
    assert len(narrow) < 6 * len(usual)  # no text is broken after each letter


@pytest.mark.parametrize("command", PRINTING, ids=" ".join)
def test_in_a_pipe_no_colour_means_no_escapes_at_all(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in printed(capsys, *command)
    assert "\x1b" not in printed(capsys, *command, "--no-color")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in printed(capsys, *command)


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "0"}, True),  # any value, as rich has it
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ({"FORCE_COLOR": "1", "TTY_COMPATIBLE": "0"}, False),
        ({"TTY_COMPATIBLE": "1"}, True),
        ({"TTY_COMPATIBLE": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colours_in_a_pipe_are_asked_for_as_rich_has_it(
    variables: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in printed(capsys, "rules", "stale")) is coloured


@pytest.mark.parametrize("command", [*([name] for name in COMMANDS), *(["rules", name] for name in OF_RULES)])
def test_every_command_can_be_without_colour(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert "--no-color" in printed(capsys, *command, "--help")


def test_rules_of_the_environment_are_used_unless_others_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = printed(capsys, "questions")
    restaurant = str(TOP / "tests" / "packs" / "restaurant")
    other = printed(capsys, "questions", "--rules", restaurant)
    monkeypatch.setenv("TRENDAUDIT_RULES", restaurant)
    assert printed(capsys, "questions") == other != shipped
    assert printed(capsys, "questions", "--rules", str(TOP / "rules")) == shipped
    monkeypatch.setenv("TRENDAUDIT_RULES", "")
    assert printed(capsys, "questions") == shipped


def test_rules_of_the_environment_that_are_not_there_are_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRENDAUDIT_RULES", "no-such-folder")
    assert run(["rules", "list"]) == 2
    assert "no-such-folder" in capsys.readouterr().err


def test_help_is_the_same_without_docstrings() -> None:
    usual, without = (
        subprocess.run(
            [sys.executable, *options, "-m", "trendaudit", "audit", "--help"], stdout=subprocess.PIPE, check=True
        ).stdout
        for options in ([], ["-OO"])
    )
    assert usual == without
    assert b"Hold the interview" in usual


def test_command_line_itself_imports_neither_pydantic_nor_yaml() -> None:
    program = "import sys; from trendaudit.cli import run; run(sys.argv[1:]); print(*sys.modules)"
    command = [sys.executable, "-c", program, "rules", "schema"]
    modules = set(subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout.split())
    assert "typer" in modules
    assert not modules & {"pydantic", "yaml"}
