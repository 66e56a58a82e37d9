"""How long a person waits within an interview: from Enter to the next prompt.

    uv run python benchmarks/interview.py

Everything is read off a real pseudo-terminal. A prompt counts as painted when the bytes that complete it on the
screen have arrived; what it takes to emulate that screen is not counted.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable

import pexpect
import pyte

AUDITS = 5
ROWS, COLUMNS = 40, 100
SECONDS = 30
"""Without a byte, after which a prompt that has not come is a fault."""
GOAL = 50
"""Milliseconds from Enter to the next prompt."""
AUDIT = ["-m", "trendaudit", "audit", "x.yaml"]
PAINTED = "Ctrl-X save and stop"
"""The last line of each of our prompts."""


class Terminal:
    """A Python program on a terminal of its own, and the screen that a person would see."""

    def __init__(self, arguments: list[str], folder: str) -> None:
        environment = {name: value for name, value in os.environ.items() if name not in ("CI", "NO_COLOR")}
        environment |= {"TERM": "xterm-256color", "COLUMNS": str(COLUMNS), "HOME": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)
        self.process: pexpect.spawn[bytes] = pexpect.spawn(
            sys.executable, arguments, dimensions=(ROWS, COLUMNS), cwd=folder, env=environment, timeout=SECONDS
        )
        self.process.delaybeforesend = None
        self.process.delayafterclose = self.process.delayafterterminate = 0.01

    def seconds_until(self, is_there: Callable[[str], bool], since: float) -> float:
        """Return the time until the screen is as it should be; up to the arrival of what made it so.

        Raises TimeoutError with what stands there instead where nothing more comes.
        """
        arrived = since
        while not is_there(self.text()):
            try:
                some = self.process.read_nonblocking(65536, timeout=SECONDS)
            except (pexpect.TIMEOUT, pexpect.EOF):
                raise TimeoutError(self.text()) from None
            arrived = time.perf_counter()
            self.stream.feed(some)
        return arrived - since

    def text(self) -> str:
        """Return what stands on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def end(self) -> None:
        """End the program, whatever it is doing."""
        self.process.close(force=True)


def prompt_on(screen: str) -> str:
    """Return the prompt that waits on a screen, from its question to its keys; empty while there is none."""
    lines = screen.splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("? ")]
    prompt = "\n".join(lines[starts[-1] :]) if starts else ""
    return prompt if PAINTED in prompt else ""


def question_of(prompt: str) -> str:
    """Return the first line of a prompt, which tells it from all others."""
    return prompt.partition("\n")[0]


def waits_in_an_audit() -> list[float]:
    """Hold a whole quick audit, with the first option everywhere, and return the wait after each Enter."""
    with tempfile.TemporaryDirectory() as folder:
        terminal = Terminal(AUDIT, folder)
        terminal.seconds_until(lambda screen: bool(prompt_on(screen)), time.perf_counter())
        waits = []
        while "All answers." not in prompt_on(terminal.text()):
            waits.append(wait_after_enter(terminal))
        terminal.end()
    return waits


def wait_after_enter(terminal: Terminal) -> float:
    """Answer the prompt that waits, and return the time from Enter until the next one is painted."""
    prompt = prompt_on(terminal.text())
    if "[ ]" in prompt:
        terminal.process.send(" ")
        terminal.seconds_until(lambda screen: "[x]" in prompt_on(screen), time.perf_counter())
    elif not any(line.startswith(" > ") for line in prompt.splitlines()):
        terminal.process.send("Roos")
        terminal.seconds_until(lambda screen: "> Roos" in prompt_on(screen), time.perf_counter())

    def is_another(screen: str) -> bool:
        following = prompt_on(screen)
        return bool(following) and question_of(following) != question_of(prompt)

    start = time.perf_counter()
    terminal.process.send("\r")
    return terminal.seconds_until(is_another, start)


def main() -> None:
    """Print the waits within some audits."""
    waits = [1000 * wait for _audit in range(AUDITS) for wait in waits_in_an_audit()]
    late = statistics.quantiles(waits, n=20)[-1]
    print(f"Enter to next prompt, {len(waits)} times (goal: under {GOAL} ms)")  # noqa: T201
    print(f"  median {statistics.median(waits):.0f} ms, 95th percentile {late:.0f} ms, most {max(waits):.0f} ms")  # noqa: T201


if __name__ == "__main__":
    main()
