"""Whole interviews on a real terminal, read off its screen: straight through, back and forth, and killed."""

import signal
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.terminal import QUICK, Terminal

BEGUN = "trendaudit: 1\npack: social-trends 1.1.0\ndate: 2026-11-22\nanswers: {}\n"
QUESTIONS, TABLE, OFFER = QUICK[:-3], QUICK[-3], QUICK[-2][0]
NUMBERS = ["Bakkerij Roos", "M. de Wit", "2", "1", "3", "2", "3", "1,2", "1", "2", "s", "4", "1", "3", "2", "1"]
"""QUICK as it is typed in plain mode."""


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[list[Terminal]]:
    terminals: list[Terminal] = []
    yield terminals
    for terminal in terminals:
        terminal.process.close(force=True)


@pytest.fixture
def undisturbed(tmp_path: Path, opened: list[Terminal]) -> str:
    """Hold the quick audit in one sitting and return the file that it leaves."""
    path = tmp_path / "undisturbed.yaml"
    path.write_text(BEGUN)
    opened.append(Terminal(tmp_path, "audit", path.name))
    answer(opened[-1], *QUESTIONS, TABLE, (OFFER, "enter"))
    opened[-1].finish()
    assert opened[-1].process.exitstatus == 0
    return path.read_text()


def answer(terminal: Terminal, *steps: tuple[str, ...]) -> None:
    """Wait for each question, then press its keys."""
    for question, *keys in steps:
        terminal.wait_for(question)
        terminal.press(*keys)


def test_a_quick_audit_from_the_first_question_into_the_full_one(tmp_path: Path, opened: list[Terminal]) -> None:
    terminal = Terminal(tmp_path, "audit", rows=24)
    opened.append(terminal)
    said = ""
    for question, *keys in QUICK:
        terminal.wait_for(question)
        said += terminal.text()
        terminal.press(*keys)
    assert "Find out first" in said
    assert "trendaudit audit bakkerij-roos.yaml\r\n" in terminal.finish()
    assert terminal.process.exitstatus == 0
    kept = tmp_path / "bakkerij-roos.yaml"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert "account_access: dont_know" in kept.read_text()
    assert "depth: full" in kept.read_text()
    assert [path.name for path in tmp_path.iterdir()] == ["bakkerij-roos.yaml"]


def test_audit_killed_at_every_prompt_ends_with_the_file_of_an_undisturbed_one(
    tmp_path: Path, opened: list[Terminal], undisturbed: str
) -> None:
    path = tmp_path / "killed.yaml"
    path.write_text(BEGUN)
    asked = [*QUESTIONS, TABLE]
    for step, following in pairwise(asked):
        terminal = Terminal(tmp_path, "audit", path.name)
        opened.append(terminal)
        answer(terminal, step, following[:1])
        terminal.process.kill(signal.SIGKILL)
        terminal.finish()
        assert terminal.process.signalstatus == signal.SIGKILL
    opened.append(Terminal(tmp_path, "audit", path.name))
    answer(opened[-1], TABLE, (OFFER, "enter"))
    opened[-1].finish()
    assert opened[-1].process.exitstatus == 0
    assert path.read_text() == undisturbed


def test_plain_audit_leaves_the_same_file(tmp_path: Path, opened: list[Terminal], undisturbed: str) -> None:
    path = tmp_path / "plain.yaml"
    path.write_text(BEGUN)
    terminal = Terminal(tmp_path, "audit", path.name, "--plain", TERM="dumb", rows=24)
    opened.append(terminal)
    steps = zip(QUESTIONS, NUMBERS, strict=True)
    answer(terminal, *((step[0].removeprefix("? "), number, "enter") for step, number in steps))
    answer(terminal, ("Number: ", "enter"), (OFFER, "enter"))
    assert "trendaudit report plain.yaml -o plain.pdf" in terminal.finish()
    assert terminal.process.exitstatus == 0
    assert path.read_text() == undisturbed


def test_branch_that_vanishes_and_comes_back_has_its_answers_still(tmp_path: Path, opened: list[Terminal]) -> None:
    (tmp_path / "roos.yaml").write_text(BEGUN)
    terminal = Terminal(tmp_path, "audit", "roos.yaml", rows=24)
    opened.append(terminal)
    answer(terminal, *QUESTIONS[:10])
    back = [("? If the person who runs", "shift-tab"), ("? Instagram: When", "shift-tab")]
    answer(terminal, *back, ("? Facebook: When", "shift-tab"), ("[x] Instagram", "down", " ", "enter"))
    answer(terminal, ("Channels · 3 of 3 ", "shift-tab"))  # Instagram is not asked any more
    answer(terminal, ("? Facebook: When", "shift-tab"))
    answer(terminal, ("[ ] Instagram", "down", " ", "enter"))
    answer(terminal, ("Channels · 4 of 4 ", "ctrl-x"))  # and not asked again
    terminal.finish()
    kept = (tmp_path / "roos.yaml").read_text()
    assert "channels: [facebook, instagram]" in kept
    assert "    facebook: this_week\n    instagram: this_month\n" in kept


def test_answers_changed_at_the_table_are_kept_and_stand_in_it(
    tmp_path: Path, opened: list[Terminal], undisturbed: str
) -> None:
    path = tmp_path / "undisturbed.yaml"
    terminal = Terminal(tmp_path, "audit", path.name, "--review", rows=24)
    opened.append(terminal)
    terminal.point_at("What is the business called?")
    answer(terminal, ("Bakkerij Roos", "enter"), ("> Bakkerij Roos", "ctrl-u", "Roos & Zoon", "enter"))
    terminal.wait_for("All answers.")
    terminal.point_at("How many people work")
    answer(terminal, ("2 to 9", "enter"), ("? How many people work", "down", "enter"))
    answer(terminal, ("All answers.", "ctrl-x"))
    terminal.finish()
    changed = undisturbed.replace("Bakkerij Roos", "Roos & Zoon").replace("from_2_to_9 ", "from_10_to_49 ")
    assert path.read_text().split() == changed.split()
