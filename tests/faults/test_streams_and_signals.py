"""Streams that close, terminals that vanish, signals, odd locales and odd clocks."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pexpect
import pytest

from tests import PACKS
from tests.faults.process import (
    BEGUN,
    CAFE,
    COMMAND,
    HAIRDRESSER,
    checked,
    environment,
    names,
    several,
    shell,
    trendaudit,
)
from trendaudit.cli import run

SIGNALS = [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
LOCALES = [
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    pytest.param({"LC_ALL": None, "LANG": None, "PYTHONIOENCODING": "ascii"}, marks=pytest.mark.slow),
    pytest.param({"LC_ALL": "C"}, marks=pytest.mark.slow),
    pytest.param({"LC_ALL": "xx_XX.nothing"}, marks=pytest.mark.slow),
]


@pytest.fixture
def broken(tmp_path: Path) -> str:
    path = tmp_path / "broken.yaml"
    path.write_text("trendaudit: 1\npack: social-trends 1.1.0\nanswers: {reply_tme: same_day}\n")
    return str(path)


@pytest.mark.parametrize("unbuffered", [None, pytest.param("1", marks=pytest.mark.slow)])
def test_reader_who_has_seen_enough_of_a_large_result_is_no_error(unbuffered: str | None) -> None:
    files = [HAIRDRESSER] * 6  # more than a pipe holds
    finished = shell('"$@" | head -n 1', "score", "--json", *files, env=environment(PYTHONUNBUFFERED=unbuffered))
    assert (finished.returncode, finished.stderr) == (0, "")
    assert finished.stdout.count("\n") == 1


@pytest.mark.parametrize("silenced", ["2>&-", "2> >(exec true)", pytest.param("2>/dev/full", marks=pytest.mark.slow)])
def test_exit_code_is_the_same_where_nobody_reads_the_messages(silenced: str, broken: str, tmp_path: Path) -> None:
    report = tmp_path / "cafe.md"
    commands = [
        ["check", broken],
        ["score", broken],
        ["score", "--tpo"],
        ["score"],
        ["report", CAFE, "-o", str(report)],
    ]
    assert several(commands, tmp_path, f'"$@" {silenced}')[0] == [1, 2, 2, 2, 0]
    assert report.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_signals_end_a_command_without_a_word(number: signal.Signals, code: int) -> None:
    process = subprocess.Popen(
        [*COMMAND, "score", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with process:
        assert process.stdin
        process.stdin.write(b"#" * 100_000)  # more than a pipe holds: once it is written, the program is reading
        process.stdin.flush()
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (code, b"", b"")


@pytest.mark.parametrize(("number", "code"), SIGNALS[:2])
@pytest.mark.parametrize("options", [["--json"], []], ids=str)
def test_each_result_is_printed_when_it_is_there_and_kept_by_an_interrupted_run(
    options: list[str], number: signal.Signals, code: int
) -> None:
    process = subprocess.Popen(
        [*COMMAND, "score", CAFE, HAIRDRESSER, "-", *options],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    with process:
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(2)]  # while the program waits for the third file
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (code, b"")
    assert all(line.endswith(b"\n") for line in lines)
    if options:
        assert ([json.loads(line)["file"] for line in lines], out) == ([CAFE, HAIRDRESSER], b"")


@pytest.mark.parametrize("plain", [["--plain"], []], ids=str)
def test_terminal_that_vanishes_is_a_hang_up_and_every_answer_is_kept(plain: list[str], tmp_path: Path) -> None:
    (tmp_path / "roos.yaml").write_text(BEGUN)
    process: Any = pexpect.spawn(
        COMMAND[0], [*COMMAND[1:], "audit", "roos.yaml", *plain], cwd=str(tmp_path), encoding="utf-8", timeout=30,
        env=environment(TERM="xterm-256color", CI=""), dimensions=(30, 80),
    )  # fmt: skip
    process.delaybeforesend = None
    process.expect("Who do you mainly sell to")
    process.send("1\n" if plain else "\r")
    process.expect("Which ages")
    process.ptyproc.fileobj.close()  # the terminal is gone; pexpect must not close its number once more
    process.child_fd, process.closed, process.ptyproc.fd, process.ptyproc.closed = -1, True, -1, True
    status = os.waitpid(process.pid, 0)[1]
    process.terminated = process.ptyproc.terminated = True
    assert os.waitstatus_to_exitcode(status) == 129
    assert names(tmp_path) == ["roos.yaml"]
    assert "sells_to: consumers" in (tmp_path / "roos.yaml").read_text()


@pytest.mark.parametrize("locale", LOCALES, ids=str)
def test_everything_can_be_typed_and_printed_in_any_locale(locale: dict[str, str | None], tmp_path: Path) -> None:
    cafe = tmp_path / "Kafé.yaml"
    cafe.write_bytes(Path(CAFE).read_bytes())
    commands = [["audit", "new.yaml", "--plain"], ["score", str(cafe)], ["check", str(cafe)], ["questions"],
                ["explain", "service/same-day-answers"], ["report", str(cafe)], ["template"], ["rules", "list"],
                ["score", str(cafe), "--json"]]  # fmt: skip
    codes, said = several(commands, tmp_path, cwd=tmp_path, input="Kafé Ærø\nM\n", env=environment(**locale))
    assert codes == [130, *[0] * 8], said
    assert "\nbusiness: " in (tmp_path / "new.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "locale"),
    [
        (b"Caf\xe9\nCaf\xc3\xa9\n", {"LC_ALL": "C.UTF-8"}),
        pytest.param(b"Caf\xc3\xa9\nCaf\xe9\nCaf\n", LOCALES[0], marks=pytest.mark.slow),
    ],
    ids=["UTF-8", "ASCII"],
)
def test_what_the_terminal_cannot_read_is_never_saved(
    typed: bytes, locale: dict[str, str | None], tmp_path: Path
) -> None:
    command = [*COMMAND, "audit", "a.yaml", "--plain"]
    surroundings = environment(**locale)
    subprocess.run(command, input=typed, cwd=tmp_path, env=surroundings, capture_output=True, check=False)
    business = re.search("business: (.*)", (tmp_path / "a.yaml").read_text(encoding="utf-8"))
    assert business
    assert business[1] == typed.splitlines()[-1].decode()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", pytest.param("1970-01-01", marks=pytest.mark.slow)])
def test_no_clock_changes_a_score(day: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    def result(*arguments: str) -> bytes:
        assert run(arguments) == 0
        return capfdbinary.readouterr().out

    usual, other = (
        json.loads(result("score", CAFE, "--json")),
        json.loads(result("score", CAFE, "--json", "--as-of", day)),
    )
    assert other["as_of"] == day
    for dated in (usual, other):
        del dated["as_of"], dated["plan"]["month"]["ends"], dated["plan"]["quarter"]["ends"]
    assert other == usual
    assert str(int(day[:4])).encode() in result("report", CAFE, "--as-of", day)
    assert result("rules", "stale", "--as-of", day)


@pytest.mark.parametrize("zone", ["ABC-24", pytest.param("nonsense/nowhere", marks=pytest.mark.slow)])
def test_no_time_zone_stops_an_audit(zone: str, tmp_path: Path) -> None:
    finished = trendaudit("audit", "roos.yaml", "--plain", input="Roos\n", cwd=tmp_path, env=environment(TZ=zone))
    assert finished.returncode == 130
    assert "\ndate: 2" in (tmp_path / "roos.yaml").read_text()


def test_file_from_the_future_is_gone_on_with(tmp_path: Path) -> None:
    (tmp_path / "roos.yaml").write_text(BEGUN + "date: 9999-12-31\n")
    finished = trendaudit("audit", "roos.yaml", "--plain", input="1\n", cwd=tmp_path)
    assert finished.returncode == 130
    assert "date: 9999-12-31" in (tmp_path / "roos.yaml").read_text()
    assert "sells_to: consumers" in (tmp_path / "roos.yaml").read_text()


def test_several_reports_at_once_into_one_file_leave_a_whole_one(tmp_path: Path) -> None:
    outputs = ["same.md", "same.md", "alone.md"]
    commands = [[*COMMAND, "report", HAIRDRESSER, "-o", name] for name in outputs]
    running = [subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE) for command in commands]
    assert [process.communicate(timeout=60)[1].decode() for process in running] == [
        f"{name} is written.\n" for name in outputs
    ]
    assert (tmp_path / "same.md").read_bytes() == (tmp_path / "alone.md").read_bytes()
    assert names(tmp_path) == ["alone.md", "same.md"]


CHANGED = """
import os, sys
from pathlib import Path
from trendaudit.cli import run
target, command = Path(sys.argv[1]).resolve(), sys.argv[2:]
content, change = target.read_bytes(), ""
def become(event, arguments):
    global change
    if event != "open" or not change or not isinstance(arguments[0], (str, os.PathLike)):
        return
    if os.path.realpath(arguments[0]) != str(target):
        return
    wanted, change = change, ""
    target.unlink()
    match wanted:
        case "folder": target.mkdir()
        case "pipe": os.mkfifo(target)
        case "device": target.symlink_to("/dev/zero")
        case "large":
            target.touch()
            os.truncate(target, 50_000_000)
        case "other": target.write_text("theirs")
sys.addaudithook(become)
for wanted in ("gone", "folder", "pipe", "device", "large", "other"):
    target.write_bytes(content)
    change = wanted
    print(wanted, run(command), change)
    if target.is_dir() and not target.is_symlink():
        target.rmdir()
    else:
        target.unlink(missing_ok=True)
"""


@pytest.mark.parametrize(
    ("target", "command"),
    [("roos.yaml", ["score", "roos.yaml"]), ("pack/questions/20-gasten.yaml", ["template", "--rules", "pack"])],
)
def test_file_that_changes_just_before_it_is_read_is_a_clear_problem(
    target: str, command: list[str], tmp_path: Path
) -> None:
    (tmp_path / "roos.yaml").write_text(BEGUN)
    shutil.copytree(PACKS / "restaurant", tmp_path / "pack")
    finished = checked([sys.executable, "-c", CHANGED, target, *command], cwd=tmp_path)
    assert finished.stdout == "gone 2 \nfolder 2 \npipe 2 \ndevice 2 \nlarge 2 \nother 2 \n"
    messages = finished.stderr.splitlines()
    assert any(line.startswith(f"{target}:") for line in messages)
    assert {line.partition("/")[0].partition(":")[0] for line in messages} == {target.partition("/")[0]}
    assert any("larger than 1 MiB" in line for line in messages)
