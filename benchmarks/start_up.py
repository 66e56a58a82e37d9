"""How long commands take, as multiples of starting Python itself, in one run.

    uv run python benchmarks/start_up.py

Absolute times wander with the machine; the ratios hardly do.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 15
EXAMPLE = str(Path(__file__).parents[1] / "examples" / "hairdresser.yaml")
COMMANDS = {
    "bare Python": ["-c", "pass"],
    "--version": ["-m", "trendaudit", "--version"],
    "score --help": ["-m", "trendaudit", "score", "--help"],
    "score --json": ["-m", "trendaudit", "score", EXAMPLE, "--json"],
    "score": ["-m", "trendaudit", "score", EXAMPLE],
    "report": ["-m", "trendaudit", "report", EXAMPLE],
    "rules check": ["-m", "trendaudit", "rules", "check"],
}


def seconds(arguments: list[str]) -> float:
    """Return the wall time of one run of Python with these arguments."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment)  # noqa: S603
    return time.perf_counter() - start


def main() -> None:
    """Print the median of each command, taken in turns so that all see the same machine."""
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _run in range(RUNS):
        for name, arguments in COMMANDS.items():
            taken[name].append(seconds(arguments))
    bare = statistics.median(taken["bare Python"])
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{name:14} {1000 * median:7.0f} ms {median / bare:6.1f} x")  # noqa: T201


if __name__ == "__main__":
    main()
