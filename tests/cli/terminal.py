"""The program on a terminal of its own, and a quick audit as a person holds it there."""

import os
import sys
import time
from pathlib import Path

import pexpect
import pyte

ROWS, COLUMNS = 30, 80
KEYS = {
    "down": "\x1b[B",
    "enter": "\r",
    "shift-tab": "\x1b[Z",
    "ctrl-c": "\x03",
    "ctrl-d": "\x04",
    "ctrl-k": "\x0b",
    "ctrl-u": "\x15",
    "ctrl-x": "\x18",
}
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
    ("Go on with the full audit now?", "down", "enter"),
    ("? In which countries", "ctrl-x"),
]


class Terminal:
    """A process on a terminal of its own, with the screen that a person would see."""

    def __init__(self, folder: Path, *arguments: str, rows: int = ROWS, **environment: str) -> None:
        self.screen = pyte.Screen(COLUMNS, rows)
        self.stream = pyte.Stream(self.screen)
        self.seen = ""
        self.process = pexpect.spawn(
            sys.executable,
            ["-m", "trendaudit", *arguments],
            dimensions=(rows, COLUMNS),
            cwd=str(folder),
            env={**os.environ, "CI": "", "TERM": "xterm-256color", "COLUMNS": str(COLUMNS), **environment},
            encoding="utf-8",
            timeout=30,
        )
        self.process.delaybeforesend = None
        self.process.delayafterclose = self.process.delayafterterminate = 0.01

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

    def point_at(self, text: str) -> None:
        """Go down a list until its pointer stands at a line."""
        passed = {""}
        while text not in self.pointed():
            deadline = time.monotonic() + 30
            while self.pointed() in passed:
                assert time.monotonic() < deadline, f"{text!r} cannot be pointed at:\n{self.text()}"
                self.read()
            if text not in self.pointed():
                passed.add(self.pointed())
                self.press("down")

    def pointed(self) -> str:
        return next((line for line in self.text().splitlines() if line.startswith(" > ")), "")

    def finish(self) -> str:
        rest = self.process.read()
        self.stream.feed(rest)
        self.process.close()
        return self.seen + rest
