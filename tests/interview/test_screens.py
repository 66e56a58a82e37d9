"""Real terminals: what stands on the screen, and what gets through pipes and redirections."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pexpect
import pyte
import pytest

from tests import TOP
from tests.interview.interview_sample import CHANNELS

PROGRAM = [sys.executable, "-m", "tests.interview.interview_program"]
SECONDS = 10
COLOUR = re.compile(rb"\x1b\[[0-9;]*\b(?:3[0-7]|4[0-7]|38|48|9[0-7])\b[0-9;]*m")


class Terminal:
    """A program on a terminal of a size, and the screen it draws."""

    def __init__(self, command: str, columns: int, rows: int, environment: dict[str, str]) -> None:
        base = {key: value for key, value in os.environ.items() if key not in ("CI", "NO_COLOR", "ACCESSIBLE")}
        base |= {"TERM": "xterm-256color", "PYTHONPATH": str(TOP), **environment}
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.process: pexpect.spawn[bytes] = pexpect.spawn(
            "sh", ["-c", command], cwd=str(TOP), dimensions=(rows, columns), env=base, timeout=SECONDS
        )
        self.process.delaybeforesend = None
        self.process.delayafterclose = self.process.delayafterterminate = 0.01

    def press(self, *keys: str) -> None:
        for key in keys:
            self.process.send(key)

    def until(self, text: str) -> str:
        """Return the screen as soon as a text stands on it."""
        self._read_while(lambda: text not in self.text())
        assert text in self.text(), self.text()
        return self.text()

    def until_gone(self, text: str) -> str:
        """Return the screen as soon as a text stands on it no longer."""
        self._read_while(lambda: text in self.text())
        assert text not in self.text(), self.text()
        return self.text()

    def _read_while(self, is_awaited: Callable[[], bool]) -> None:
        end = time.monotonic() + SECONDS
        while is_awaited() and time.monotonic() < end:
            try:
                new = self.process.read_nonblocking(65536, 0.2)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                break
            self.raw += new
            self.stream.feed(new)

    def result(self) -> dict[str, Any]:
        """Return what the program printed at its end."""
        lines = [line for line in self.until("RESULT").splitlines() if line.startswith("RESULT")]
        found = json.loads(lines[-1].removeprefix("RESULT "))
        assert isinstance(found, dict)
        return found

    def exit_code(self) -> int | None:
        """Wait for the end of the program."""
        self.process.expect(pexpect.EOF)
        self.process.close()
        return self.process.exitstatus

    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display).strip("\n")


Start = Callable[..., Terminal]


@pytest.fixture
def start() -> Iterator[Start]:
    started: list[Terminal] = []

    def starting(
        flags: str = "--begun", columns: int = 80, rows: int = 24, shell: str = "exec {program}", **environment: str
    ) -> Terminal:
        program = f"{shlex.join(PROGRAM)} {flags}"
        started.append(Terminal(shell.format(program=program), columns, rows, environment))
        return started[-1]

    yield starting
    for terminal in started:
        terminal.process.close(force=True)


def test_prompt_is_calm_and_complete(start: Start) -> None:
    terminal = start()
    terminal.until("channels?")
    terminal.press("\x1b[B", " ")
    screen = terminal.until("[x] Instagram")
    assert (
        screen.splitlines()[-20:]
        == [
            "Which accounts exist.",
            "",
            "Channels · 1 of 1   ━━────────   about 1 minute left",
            "? What about channels?",
            "  Space ticks, Enter goes on; 13 options, type to find one.",
            "   [ ] Facebook",
            " > [x] Instagram",
            *(f"   [ ] {channel.capitalize()}" for channel in CHANNELS[2:]),
            "   [ ] None",
            "",
            "Shift-Tab back · Tab later · F1 hint · Ctrl-K don't know · Ctrl-N note",
            "Ctrl-X save and stop",
        ][-20:]
    )


@pytest.mark.parametrize("columns", [60, 140])
def test_long_list_and_keys_fit_the_window(start: Start, columns: int) -> None:
    terminal = start(columns=columns)
    screen = terminal.until("save and stop")
    assert [channel for channel in CHANNELS if f"[ ] {channel.capitalize()}\n" not in screen] == []
    assert "Ctrl-X save and stop" in screen


@pytest.mark.parametrize("columns", [46, 120])
def test_prompt_is_laid_out_anew_when_the_window_changes_its_width(start: Start, columns: int) -> None:
    terminal = start()
    terminal.until("channels?")
    terminal.press("\x1b[B", " ", "\x1bOP")
    terminal.until("Search the name")
    terminal.process.setwinsize(24, columns)
    terminal.screen.reset()
    terminal.screen.resize(24, columns)
    screen = terminal.until("[x] Instagram")
    assert "Ctrl-X save and stop" in terminal.until("save and stop")
    assert ("━" in screen) is (columns == 120)


def made_narrow(terminal: Terminal) -> None:
    """Change the width of the window, and see its screen only as it is drawn then."""
    terminal.process.setwinsize(24, 60)
    terminal.screen.reset()
    terminal.screen.resize(24, 60)


def pointed_at(screen: str) -> str:
    """Return the beginning of the line with the pointer."""
    return next(line for line in screen.splitlines() if line.startswith(" > "))[:30]


@pytest.mark.parametrize("flags", ["--begun", "--complete --review"])
def test_pointer_and_search_stay_when_the_window_changes_its_width(start: Start, flags: str) -> None:
    terminal = start(flags)
    terminal.until("save and stop")
    terminal.press("st")
    first = pointed_at(terminal.until("Found: st"))
    terminal.press("\x1b[B")
    pointed = pointed_at(terminal.until_gone(first))
    made_narrow(terminal)
    terminal.until("Found: st")
    assert terminal.until(pointed)


def test_answer_leaves_one_line_and_no_remains_of_the_prompt(start: Start) -> None:
    terminal = start()
    terminal.until("channels?")
    terminal.press(" ", "\r")
    screen = terminal.until("last_post")
    assert screen.count("Facebook") == 2
    assert "  What about channels?                            Facebook\n" in screen
    assert "Instagram" not in screen


def test_refusal_is_shown_and_the_ticks_stay(start: Start) -> None:
    terminal = start("--complete --review")
    terminal.until("All answers")
    terminal.press(*["\x1b[B"] * 4, "\r")
    terminal.until("at most 2")
    terminal.press("\x1b[B", " ", "\x1b[B", " ", "\r")
    assert "! Choose at most 2 options; this has 3." in terminal.until("! Choose")
    assert terminal.text().count("[x]") == 3


def test_list_that_is_longer_than_the_window_says_where_it_goes_on(start: Start) -> None:
    terminal = start(rows=14)
    terminal.until("   (more below)\n")
    terminal.press("\x1b[F")
    terminal.until("   (more above)\n")
    terminal.press("\x1b[H")
    terminal.until("   (more below)\n")
    terminal.press("in")
    terminal.until("Found: in")
    terminal.until_gone("(more")


def test_prompt_that_may_be_left_blank_says_so(start: Start) -> None:
    start("--new").until("? What is the business called?\n  Enter leaves it blank.\n>")


def test_tick_of_none_is_seen_to_take_the_other_ticks_away(start: Start) -> None:
    terminal = start()
    terminal.until("channels?")
    terminal.press(" ", "\x1b[B", " ")
    terminal.until("[x] Instagram")
    terminal.press("none", " ")
    assert terminal.until("[x] None").count("[x]") == 1


@pytest.mark.parametrize("key", [" ", "\x1b[B", "f", "\x7f"])
def test_refusal_goes_with_the_next_key(start: Start, key: str) -> None:
    terminal = start()
    terminal.until("channels?")
    terminal.press("\r")
    terminal.until("! Nothing is chosen yet")
    terminal.press(key)
    terminal.until_gone("! Nothing is chosen yet")
    assert "Ctrl-X save and stop" in terminal.text()


def test_refusal_comes_back_with_the_same_mistake(start: Start) -> None:
    terminal = start()
    terminal.until("channels?")
    terminal.press("\r")
    terminal.until("! Nothing is chosen yet")
    terminal.press("\x1b[B")
    terminal.until_gone("! Nothing is chosen yet")
    terminal.press("\r")
    terminal.until("! Nothing is chosen yet")


def test_refusal_of_a_text_goes_with_the_next_key(start: Start) -> None:
    terminal = start("--complete --review")
    terminal.until("All answers")
    terminal.press("\x1b[A", "\r")
    terminal.until("> Nice people")
    terminal.press("\x15", "\r")
    terminal.until("! Nothing was typed")
    terminal.press("x")
    terminal.until_gone("! Nothing was typed")


def test_refusal_stays_when_the_window_changes_its_width(start: Start) -> None:
    terminal = start()
    terminal.until("channels?")
    terminal.press("\r")
    terminal.until("! Nothing is chosen yet")
    terminal.process.setwinsize(24, 60)
    terminal.screen.reset()
    terminal.screen.resize(24, 60)
    assert "! Nothing is chosen yet" in terminal.until("don't know\nCtrl-N note")


def test_terminal_is_not_asked_where_its_cursor_stands(start: Start) -> None:
    terminal = start()
    terminal.until("channels?")
    assert b"\x1b[6n" not in terminal.raw


def test_prompt_that_is_gone_back_to_names_its_answer_and_leaves_no_second_line(start: Start) -> None:
    terminal = start()
    terminal.until("? What about channels?")
    terminal.press("\x1b[B", " ", "\r")
    terminal.until("? Instagram: What about last_post?")
    terminal.press("\x1b[Z")
    terminal.until("  Earlier answer: Instagram\n")
    terminal.press("\r")
    assert terminal.until("? Instagram: What about last_post?").count("What about channels?") == 1


def test_search_that_finds_nothing_says_so_until_it_is_cleared(start: Start) -> None:
    terminal = start()
    terminal.until("channels?")
    terminal.press("\x1b[B", "qx")
    screen = terminal.until("No option has this: qx (Esc clears it)")
    assert " > [ ]" not in screen
    terminal.press("\r", "\x1b")
    terminal.until_gone("No option has this")
    assert " > [ ] Instagram" in terminal.text()


def test_table_says_how_to_move_and_find_and_shows_what_is_found(start: Start) -> None:
    terminal = start("--complete --review", rows=14)
    terminal.until("Up, Down and the Page keys move · type to find a line · Enter picks")
    terminal.press("staff")
    terminal.until("Found: staff")
    terminal.until_gone("What about remark?")
    assert " > What about staff?" in terminal.text()


def test_escape_does_not_leave_a_question(start: Start) -> None:
    terminal = start()
    terminal.until("channels?")
    terminal.press("face", "\x1b")
    terminal.until_gone("Found: face")
    terminal.press("\x1b", "\x1b[B", " ")
    terminal.until("[x] Instagram")


def test_keys_that_mean_nothing_in_a_list_draw_nothing(start: Start) -> None:
    terminal = start()
    terminal.until("channels?")
    terminal.press("\x12", "\x13", "\x1a", "\x11", "\x16", "\x1b[B", " ")
    screen = terminal.until("[x] Instagram")
    assert "search" not in screen
    assert "^" not in screen
    assert "? What about channels?\n" in screen


def test_paste_of_several_lines_stays_out_of_the_question(start: Start) -> None:
    terminal = start()
    terminal.until("channels?")
    terminal.press("\x1b[200~tik\nface\x1b[201~")
    screen = terminal.until("Found: tik\n")
    assert "? What about channels?\n" in screen
    assert "face" not in screen


def test_dumb_terminal_gets_plain_prompts(start: Start) -> None:
    terminal = start("--new", TERM="dumb")
    terminal.until("b goes back")
    terminal.press("Roos\r")
    terminal.until("Who does")
    terminal.press("q\r")
    assert terminal.result()["business"] == "Roos"
    assert b"\x1b" not in terminal.raw


def test_plain_lines_are_broken_between_words(start: Start) -> None:
    screen = start("--new --plain", columns=60).until("Text, or")
    assert screen.splitlines()[:2] == [
        "At a question: b goes back, ? shows a hint, s is don't",
        "know, l answers later, n adds a note, q saves and stops.",
    ]


def test_plain_option_that_is_broken_goes_on_beneath_its_text(start: Start) -> None:
    terminal = start("--complete --review --plain", columns=30)
    screen = terminal.until("Number:")
    assert "  9. What about remark? Nice\n     people\n" in screen


def test_no_color_is_obeyed(start: Start) -> None:
    terminal = start(NO_COLOR="1")
    terminal.until("channels?")
    assert not COLOUR.search(terminal.raw)


def test_colours_are_of_the_sixteen_that_every_terminal_has(start: Start) -> None:
    terminal = start(COLORTERM="truecolor")
    terminal.until("channels?")
    assert COLOUR.search(terminal.raw)
    assert not re.search(rb"[34]8;[25];", terminal.raw)


def test_latin_1_terminal_gets_what_it_can_show(start: Start) -> None:
    terminal = start("--new", PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    terminal.until("called?")
    terminal.process.send("Søn 日本\r".encode("latin-1", "replace"))
    terminal.until("Who does")
    terminal.press("\t")
    terminal.until("sells_to")
    terminal.press("\x18")
    assert terminal.result()["business"] == "Søn ??"


def test_ascii_terminal_gets_plain_letters_and_no_question_marks(start: Start) -> None:
    terminal = start("--new", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    terminal.until("Tab later | Ctrl-X save and stop")
    terminal.press("\t", "\t")
    screen = terminal.until("Shift-Tab back | Tab later | F1 hint | Ctrl-N note")
    assert "The business | 1 of 1   ----------   about 2 minutes left" in screen
    assert screen.count("?") == screen.count("? What about sells_to?") * 2


def test_result_is_all_that_goes_to_standard_output(start: Start, tmp_path: Path) -> None:
    out = tmp_path / "out"
    terminal = start(shell=f"{{program}} > {out}; echo done")
    terminal.until("channels?")
    terminal.press("\x18")
    terminal.until("done")
    assert out.read_text() == 'RESULT {"business": "Roos", "answers": {"sells_to": "businesses"}}\n'


@pytest.mark.parametrize(
    "shell",
    ["echo junk | {program}", "{program} <&-"],
    ids=["piped", "closed"],
)
def test_terminal_is_asked_where_standard_input_is_none(start: Start, tmp_path: Path, shell: str) -> None:
    terminal = start(shell=f"cd {tmp_path}; {shell}")
    terminal.until("channels?")
    terminal.press("\x18")
    assert terminal.result() == {"business": "Roos", "answers": {"sells_to": "businesses"}}


def test_terminal_is_asked_where_all_streams_are_redirected(start: Start, tmp_path: Path) -> None:
    terminal = start(shell=f"cd {tmp_path}; echo junk | {{program}} > out 2> err; echo done")
    terminal.until("channels?")
    terminal.press("\x18")
    terminal.until("done")
    assert (tmp_path / "out").read_text().startswith("RESULT")
    assert (tmp_path / "err").read_text() == ""


@pytest.mark.parametrize(("flags", "key"), [("--new", "\x03"), ("--new --plain", "\x03"), ("--new --plain", "\x04")])
def test_breaking_off_keeps_what_was_answered(start: Start, flags: str, key: str) -> None:
    terminal = start(flags)
    terminal.until("called?")
    terminal.press("Roos\r")
    terminal.until("Who does")
    terminal.press(key)
    assert terminal.result()["business"] == "Roos"
    assert terminal.exit_code() == 130


def test_interrupt_from_outside_ends_a_list_and_keeps_what_was_answered(start: Start) -> None:
    terminal = start()
    terminal.until("channels?")
    terminal.process.kill(signal.SIGINT)
    assert terminal.result()["answers"] == {"sells_to": "businesses"}
    assert terminal.exit_code() == 130


def without_terminal(flags: list[str], **streams: Any) -> subprocess.CompletedProcess[str]:
    """Run the program in a session of its own, which has no terminal."""
    command = [*PROGRAM, *flags]
    return subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        cwd=TOP,
        start_new_session=True,
        timeout=SECONDS,
        check=False,
        **streams,
    )


def test_program_without_a_terminal_says_what_to_do() -> None:
    ended = without_terminal([], stdin=subprocess.DEVNULL)
    assert ended.returncode == 2
    assert ended.stderr.startswith("audit needs a terminal; use: trendaudit template > answers.yaml")


def test_plain_prompts_read_a_pipe_without_a_terminal() -> None:
    ended = without_terminal(["--plain"], input="Roos\n\n2\nq\n")
    assert ended.stdout == 'RESULT {"business": "Roos", "answers": {"sells_to": "businesses"}}\n'
    assert (ended.returncode, "What about sells_to?" in ended.stderr) == (0, True)


def test_bytes_that_are_no_text_do_not_stop_plain_prompts() -> None:
    command = [*PROGRAM, "--plain"]
    ended = subprocess.run(
        command,
        input=b"R\xff\xfes\n\nq\n",
        capture_output=True,
        cwd=TOP,
        start_new_session=True,
        timeout=SECONDS,
        check=False,
    )
    assert ended.returncode == 0
