"""The interview as a person holds it, on a real terminal."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

ROWS, COLUMNS = 30, 80
KEYS = {"down": "\x1b[B", "enter": "\r", "ctrl-c": "\x03", "ctrl-d": "\x04", "ctrl-k": "\x0b", "ctrl-x": "\x18"}
QUICK = [
    ("What is the business called?", "Bakkerij Roos", "enter"),
    ("Who does the audit?", "M. de Wit", "enter"),
    ("? How many people work", "down", "enter"),
    ("? Who do you mainly sell to?", "enter"),
    ("? Which ages", "down", "down", " ", "enter"),
    ("? What should social media mainly do", "down", " ", "enter"),
    ("? How many hours a week", "down", "down", "enter"),
    ("? On which of these", " ", "down", " ", "enter"),
    ("? Facebook: When did you last post", "enter"),
    ("? Instagram: When did you last post", "down", "enter"),
    ("? If the person who runs", "ctrl-k"),
    ("? How do you know which networks", "down", "down", "down", "enter"),
    ("? Where do customers ask", " ", "enter"),
    ("? How soon do people usually", "down", "down", "enter"),
    ("? Who answers comments", "down", "enter"),
    ("? Do you answer online reviews?", "enter"),
    ("All answers.", "enter"),
]


class Terminal:
    """A process on a terminal of its own, with the screen that a person would see."""

    def __init__(self, folder: Path, *arguments: str, **environment: str) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.Stream(self.screen)
        self.seen = ""
        self.process = pexpect.spawn(
            sys.executable,
            ["-m", "trendaudit", *arguments],
            dimensions=(ROWS, COLUMNS),
            cwd=str(folder),
            env={**os.environ, "TERM": "xterm-256color", "COLUMNS": str(COLUMNS), **environment},
            encoding="utf-8",
            timeout=30,
        )

    def wait_for(self, text: str) -> None:
        deadline = time.monotonic() + 30
        while text not in self.text() and text not in self.seen:
            assert time.monotonic() < deadline, f"{text!r} never came:\n{self.text()}"
            self.read()
        self.seen = ""

    def read(self) -> None:
        try:
            some = self.process.read_nonblocking(4096, timeout=0.2)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            some = ""
            self.process.wait()
        self.seen += some
        self.stream.feed(some)

    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.process.send(KEYS.get(key, key))

    def finish(self) -> str:
        rest = self.process.read()
        self.stream.feed(rest)
        self.process.close()
        return self.seen + rest


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[list[Terminal]]:
    terminals: list[Terminal] = []
    yield terminals
    for terminal in terminals:
        terminal.process.close(force=True)


def test_a_quick_audit_from_the_first_question_to_the_next_command(tmp_path: Path, opened: list[Terminal]) -> None:
    terminal = Terminal(tmp_path, "audit")
    opened.append(terminal)
    for question, *keys in QUICK:
        terminal.wait_for(question)
        terminal.press(*keys)
    said = terminal.finish()
    assert "Start here" in said
    assert "trendaudit report bakkerij-roos.yaml -o bakkerij-roos.md" in said
    assert terminal.process.exitstatus == 0
    kept = tmp_path / "bakkerij-roos.yaml"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert "account_access: dont_know" in kept.read_text()


@pytest.mark.parametrize(("key", "code"), [("ctrl-c", 130), ("ctrl-x", 0)])
def test_breaking_off_keeps_what_was_answered_and_says_how_to_go_on(
    key: str, code: int, tmp_path: Path, opened: list[Terminal]
) -> None:
    terminal = Terminal(tmp_path, "audit", "roos.yaml")
    opened.append(terminal)
    for question, *keys in QUICK[:3]:
        terminal.wait_for(question)
        terminal.press(*keys)
    terminal.wait_for("? Who do you mainly sell to?")
    terminal.press(key)
    said = terminal.finish()
    assert "trendaudit audit roos.yaml" in said
    assert terminal.process.exitstatus == code
    assert "team_size: from_2_to_9" in (tmp_path / "roos.yaml").read_text()


def test_ctrl_d_at_a_text_prompt_is_an_interrupt(tmp_path: Path, opened: list[Terminal]) -> None:
    terminal = Terminal(tmp_path, "audit", "roos.yaml")
    opened.append(terminal)
    terminal.wait_for("What is the business called?")
    terminal.press("ctrl-d")
    assert "Nothing was answered yet" in terminal.finish()
    assert terminal.process.exitstatus == 130
    assert not (tmp_path / "roos.yaml").exists()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_signals_keep_what_was_answered(
    number: signal.Signals, code: int, tmp_path: Path, opened: list[Terminal]
) -> None:
    terminal = Terminal(tmp_path, "audit", "roos.yaml")
    opened.append(terminal)
    for question, *keys in QUICK[:2]:
        terminal.wait_for(question)
        terminal.press(*keys)
    terminal.wait_for("? How many people work")
    terminal.process.kill(number)
    terminal.finish()
    assert terminal.process.exitstatus == code
    assert "business: Bakkerij Roos" in (tmp_path / "roos.yaml").read_text()


def test_an_interview_that_is_killed_leaves_a_whole_file(tmp_path: Path, opened: list[Terminal]) -> None:
    terminal = Terminal(tmp_path, "audit", "roos.yaml")
    opened.append(terminal)
    for question, *keys in QUICK[:4]:
        terminal.wait_for(question)
        terminal.press(*keys)
    terminal.wait_for("? Which ages")
    terminal.process.kill(signal.SIGKILL)
    terminal.finish()
    assert [path.name for path in tmp_path.iterdir()] == ["roos.yaml"]
    assert "sells_to: consumers" in (tmp_path / "roos.yaml").read_text()


def test_resuming_asks_only_what_is_open(tmp_path: Path, opened: list[Terminal]) -> None:
    (tmp_path / "roos.yaml").write_text(
        "trendaudit: 1\npack: social-trends 1.0.0\nbusiness: Roos\nauditor: M\n# mine\nanswers: {team_size: only_me}\n"
    )
    terminal = Terminal(tmp_path, "audit", "roos.yaml")
    opened.append(terminal)
    terminal.wait_for("? Who do you mainly sell to?")
    terminal.press("enter")
    terminal.wait_for("? Which ages")
    terminal.press("ctrl-x")
    terminal.finish()
    kept = (tmp_path / "roos.yaml").read_text()
    assert "# mine" in kept
    assert "sells_to: consumers" in kept
    assert "team_size: only_me" in kept


def test_from_starts_a_new_audit_and_leaves_the_old_one_alone(tmp_path: Path, opened: list[Terminal]) -> None:
    old = tmp_path / "old.yaml"
    old.write_text(
        "trendaudit: 1\npack: social-trends 1.0.0\nbusiness: Roos\nauditor: M\nanswers: {team_size: only_me}\n"
    )
    before = old.read_bytes()
    terminal = Terminal(tmp_path, "audit", "new.yaml", "--from", "old.yaml")
    opened.append(terminal)
    terminal.wait_for("? How many people work")
    terminal.press("enter")
    terminal.wait_for("? Who do you mainly sell to?")
    terminal.press("ctrl-x")
    terminal.finish()
    assert old.read_bytes() == before
    assert "team_size: only_me" in (tmp_path / "new.yaml").read_text()


def test_result_goes_to_a_redirected_standard_output(tmp_path: Path) -> None:
    (tmp_path / "run.sh").write_text(f"{sys.executable} -m trendaudit audit roos.yaml --plain > result.txt\n")
    answers = ["Roos", "M", "1", "1", "3", "2", "3", "1", "1", "1", "4", "1", "3", "2", "1"]
    process = pexpect.spawn("/bin/sh", ["run.sh"], cwd=str(tmp_path), encoding="utf-8", timeout=30)
    for answer in answers:
        process.expect("q: ")
        process.sendline(answer)
    process.expect("Number: ")
    process.sendline("")
    process.read()
    process.close()
    assert "Start here" in (tmp_path / "result.txt").read_text()
