"""How long a person waits: from Enter to the next prompt, and from the command to the first prompt.

    uv run --with copier --with cookiecutter python benchmarks/interview.py

Everything is read off a real pseudo-terminal. copier and cookiecutter, which ask one question each here, are for
comparison only: trendaudit does not need them. A prompt counts as painted when the bytes that complete it on the
screen have arrived; what it takes to emulate that screen is not counted.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte

AUDITS = 5
STARTS = 15
ROWS, COLUMNS = 40, 100
SECONDS = 30
"""Without a byte, after which a prompt that has not come is a fault."""
GOAL = 50
"""Milliseconds from Enter to the next prompt."""
AUDIT = ["-m", "trendaudit", "audit", "x.yaml"]
PAINTED = "Ctrl-X save and stop"
"""The last line of each of our prompts."""
STARTED = {
    "trendaudit": (AUDIT, PAINTED),
    "copier": (["-m", "copier", "copy", "copier-template", "out"], "What is the business called?"),
    "cookiecutter": (["-m", "cookiecutter", "cookiecutter-template"], "business (Roos):"),
}


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


def wait_for_first_prompt(name: str) -> float:
    """Return the time from starting a program until it asks its first question."""
    arguments, text = STARTED[name]
    with tempfile.TemporaryDirectory() as folder:
        write_templates(Path(folder))
        start = time.perf_counter()
        terminal = Terminal(arguments, folder)
        waited = terminal.seconds_until(lambda screen: text in screen, start)
        terminal.end()
    return waited


def write_templates(folder: Path) -> None:
    """Write a template with one question and one file for each of the two programs to compare with."""
    for name, content in {
        "copier-template/copier.yml": "business:\n  type: str\n  help: What is the business called?\n  default: Roos\n",
        "copier-template/name.txt.jinja": "{{ business }}\n",
        "cookiecutter-template/cookiecutter.json": '{"business": "Roos"}\n',
        "cookiecutter-template/{{ cookiecutter.business }}/name.txt": "{{ cookiecutter.business }}\n",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def main() -> None:
    """Print the waits within an audit, then those for the first prompt, taken in turns on the same machine."""
    waits = [1000 * wait for _audit in range(AUDITS) for wait in waits_in_an_audit()]
    late = statistics.quantiles(waits, n=20)[-1]
    print(f"Enter to next prompt, {len(waits)} times (goal: under {GOAL} ms)")  # noqa: T201
    print(f"  median {statistics.median(waits):.0f} ms, 95th percentile {late:.0f} ms, most {max(waits):.0f} ms")  # noqa: T201
    taken: dict[str, list[float]] = {name: [] for name in STARTED}
    for _run in range(STARTS):
        for name, times in taken.items():
            times.append(wait_for_first_prompt(name))
    ours = statistics.median(taken["trendaudit"])
    print("Command to first prompt, median (goal: faster than both others)")  # noqa: T201
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"  {name:12} {1000 * median:5.0f} ms {median / ours:5.2f} x trendaudit")  # noqa: T201


if __name__ == "__main__":
    main()
