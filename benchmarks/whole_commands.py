"""What whole commands take, from the command line to the end or to the first prompt, and how much memory.

Prints the table of docs/performance.md.

    uv run --with copier --with cookiecutter python benchmarks/whole_commands.py [ROUNDS]

Absolute times wander with the machine; ratios hardly do, since all commands take turns. copier and cookiecutter are
for comparison only: trendaudit does not need them. Rules come from the cache except where it says otherwise.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from interview import PAINTED, Terminal

ROUNDS = 15
WARMING = 2
"""Rounds that are not counted: they compile modules and fill the cache."""
EXAMPLE = str(Path(__file__).parents[1] / "examples" / "hairdresser.yaml")
FORMATS = ("md", "html", "pdf", "csv", "xlsx", "json")
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "trendaudit --version": ["-m", "trendaudit", "--version"],
    "trendaudit --help": ["-m", "trendaudit", "--help"],
    "trendaudit score": ["-m", "trendaudit", "score", EXAMPLE],
    "trendaudit score --json": ["-m", "trendaudit", "score", EXAMPLE, "--json"],
    "trendaudit score, no cache": ["-m", "trendaudit", "score", EXAMPLE],
    **{
        f"trendaudit report, {name}": ["-m", "trendaudit", "report", EXAMPLE, "-o", f"report.{name}"]
        for name in FORMATS
    },
    "trendaudit report, all six": [
        *("-m", "trendaudit", "report", EXAMPLE),
        *(part for name in FORMATS for part in ("-o", f"report.{name}")),
    ],
    "trendaudit rules check": ["-m", "trendaudit", "rules", "check"],
    "copier --version": ["-m", "copier", "--version"],
    "cookiecutter --version": ["-m", "cookiecutter", "--version"],
    "copier copy --defaults": ["-m", "copier", "copy", "--defaults", "--quiet", "copier-template", "out"],
}
PROMPTS = {
    "trendaudit audit, first prompt": (["-m", "trendaudit", "audit", "new.yaml"], PAINTED),
    "copier copy, first prompt": (["-m", "copier", "copy", "copier-template", "out"], "What is the business called?"),
    "cookiecutter, first prompt": (["-m", "cookiecutter", "cookiecutter-template"], "business (Roos):"),
}
MIB_IN_KIB = 1024 * (1024 if sys.platform == "darwin" else 1)  # what the system counts peak memory in


def run(name: str, folder: Path) -> tuple[float, float]:
    """Return the seconds and the MiB at most that one run of a command takes."""
    environment = {variable: value for variable, value in os.environ.items() if variable != "PYTHONDONTWRITEBYTECODE"}
    if name.endswith("no cache"):
        environment["TRENDAUDIT_CACHE"] = "off"
    start = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - the commands above
        [sys.executable, *COMMANDS[name]],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _pid, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, COMMANDS[name])
    return seconds, used.ru_maxrss / MIB_IN_KIB


def wait_for_prompt(name: str, folder: Path) -> float:
    """Return the seconds from starting a program on a terminal until it asks its first question."""
    arguments, text = PROMPTS[name]
    start = time.perf_counter()
    terminal = Terminal(arguments, str(folder))
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
    """Print a table: the median of each command, as a multiple of starting Python, and the most memory it took."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    taken: dict[str, list[float]] = {name: [] for name in [*COMMANDS, *PROMPTS]}
    most: dict[str, float] = dict.fromkeys(COMMANDS, 0)
    with tempfile.TemporaryDirectory() as caches:
        os.environ["XDG_CACHE_HOME"] = caches
        for turn in range(WARMING + rounds):
            for name, times in taken.items():
                with tempfile.TemporaryDirectory() as folder:
                    write_templates(Path(folder))
                    if name in COMMANDS:
                        seconds, memory = run(name, Path(folder))
                        most[name] = max(most[name], memory)
                    else:
                        seconds = wait_for_prompt(name, Path(folder))
                if turn >= WARMING:
                    times.append(seconds)
    print_table({name: statistics.median(times) for name, times in taken.items()}, most)


def print_table(medians: Mapping[str, float], most: Mapping[str, float]) -> None:
    """Print what was measured as Markdown: milliseconds, two ratios, and memory at its peak."""
    programs = ", ".join(f"{name} {version(name)}" for name in ("trendaudit", "copier", "cookiecutter"))
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    lines = [
        f"Python {platform.python_version()}, {machine}; {programs}.",
        "",
        "| command | median | x `python -c pass` | x `copier --version` | peak memory |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, median in medians.items():
        bare, copier = median / medians["python -c pass"], median / medians["copier --version"]
        memory = f"{most[name]:.0f} MiB" if name in most else ""
        lines.append(f"| {name} | {1000 * median:.0f} ms | {bare:.1f} | {copier:.2f} | {memory} |")
    print("\n".join(lines))  # noqa: T201 - what it is for


if __name__ == "__main__":
    main()
