"""The interview as a person holds it, on a real terminal."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from tests import EXAMPLES
from tests.cli.terminal import QUICK, Terminal
from trendaudit.cli.boundary import run

BEGUN = """\
trendaudit: 1
pack: social-trends 1.1.0
business: Roos
auditor: M
# mine
answers: {team_size: only_me}
"""


def without_terminal(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command whose input has ended."""
    command = [sys.executable, "-m", "trendaudit", *arguments]
    return subprocess.run(command, cwd=folder, input="", capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[list[Terminal]]:
    terminals: list[Terminal] = []
    yield terminals
    for terminal in terminals:
        terminal.process.close(force=True)


def test_enter_is_enough_after_a_quick_audit(tmp_path: Path, opened: list[Terminal]) -> None:
    example = (EXAMPLES / "hairdresser.yaml").read_text().splitlines()
    quick = ["depth: quick" if line.startswith("depth:") else line for line in example if "  account_list:" not in line]
    (tmp_path / "krul.yaml").write_text("\n".join(quick))
    terminal = Terminal(tmp_path, "audit", "krul.yaml", "--plain")
    opened.append(terminal)
    for invitation in ("Number: ", "Go on with the full audit now? 1 more question"):
        terminal.wait_for(invitation)
        terminal.press("enter")
    said = terminal.finish()
    assert "trendaudit report krul.yaml -o krul.pdf" in said
    assert "trendaudit audit krul.yaml --full" in said
    assert terminal.process.exitstatus == 0


def test_folder_that_is_missing_is_said_with_what_to_do(tmp_path: Path) -> None:
    ended = without_terminal(tmp_path, "audit", "clients/roos.yaml")
    said = "clients/roos.yaml cannot be written: there is no folder clients; make it, or name another place.\n"
    assert (ended.returncode, ended.stderr.removeprefix("trendaudit: ")) == (2, said)


def test_command_to_copy_means_the_file_whatever_its_name_is(tmp_path: Path) -> None:
    name = "d'\n\\e.yaml"
    command = [sys.executable, "-m", "trendaudit", "audit", name, "--plain"]
    said = subprocess.run(
        command, cwd=tmp_path, input="Roos\n", capture_output=True, encoding="utf-8", check=False
    ).stderr
    assert repr(name) in said
    assert said.splitlines()[-1] == r"  trendaudit audit $'d\u0027\u000a\u005ce.yaml' --plain"
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_breaking_off_keeps_what_was_answered_and_says_how_to_go_on(tmp_path: Path, opened: list[Terminal]) -> None:
    terminal = Terminal(tmp_path, "audit", "roos.yaml")
    opened.append(terminal)
    for question, *keys in QUICK[:3]:
        terminal.wait_for(question)
        terminal.press(*keys)
    terminal.wait_for("? Who do you mainly sell to?")
    terminal.press("ctrl-c")
    assert "trendaudit audit roos.yaml" in terminal.finish()
    assert terminal.process.exitstatus == 130
    assert "team_size: from_2_to_9" in (tmp_path / "roos.yaml").read_text()


def test_going_on_is_told_with_the_depth_and_the_front_end_that_were_asked_for(tmp_path: Path) -> None:
    (tmp_path / "roos.yaml").write_text(BEGUN)
    ended = without_terminal(tmp_path, "audit", "roos.yaml", "--full", "--plain")
    assert "trendaudit audit roos.yaml --full --plain" in ended.stderr


def test_second_audit_of_a_file_is_refused_and_a_killed_one_leaves_a_whole_file(
    tmp_path: Path, opened: list[Terminal]
) -> None:
    (tmp_path / "roos.yaml").write_text(BEGUN)
    (tmp_path / "link.yaml").symlink_to("roos.yaml")
    terminal = Terminal(tmp_path, "audit", "roos.yaml")
    opened.append(terminal)
    terminal.wait_for("? Who do you mainly sell to?")
    terminal.press("enter")
    terminal.wait_for("? Which ages")
    ended = without_terminal(tmp_path, "audit", "link.yaml", "--plain")
    assert ended.returncode == 2
    assert f"link.yaml is open in another audit (process {terminal.process.pid} on " in ended.stderr
    terminal.process.kill(signal.SIGKILL)
    terminal.finish()
    left = [".roos.yaml.lock", "link.yaml", "roos.yaml"]
    assert sorted(path.name for path in tmp_path.iterdir()) == left
    assert "sells_to: consumers" in (tmp_path / "roos.yaml").read_text()


def test_answer_that_cannot_be_saved_goes_into_a_file_beside(tmp_path: Path, opened: list[Terminal]) -> None:
    roos, second, third = (tmp_path / name for name in ("roos.yaml", "roos-2.yaml", "roos-2-2.yaml"))
    roos.write_text(BEGUN)
    terminal = Terminal(tmp_path, "audit", "roos.yaml")
    opened.append(terminal)
    terminal.wait_for("? Who do you mainly sell to?")
    roos.write_text("theirs")
    terminal.press("enter")
    terminal.wait_for("! roos.yaml was not written: it was changed by another program")
    terminal.press("down", "enter")  # go on in a new file
    terminal.wait_for("All answers are kept in roos-2.yaml now.")
    terminal.wait_for("? Which ages")
    second.write_text("theirs too")
    terminal.press(" ", "enter")
    terminal.wait_for("! roos-2.yaml was not written")
    terminal.press("down", "down", "enter")  # stop
    assert "trendaudit audit roos-2-2.yaml" in terminal.finish()
    assert terminal.process.exitstatus == 2
    assert (roos.read_text(), second.read_text()) == ("theirs", "theirs too")
    assert "audience_ages: [under_16]" in third.read_text()


def test_end_of_the_input_is_an_interrupt(tmp_path: Path) -> None:
    ended = without_terminal(tmp_path, "audit", "roos.yaml", "--plain")
    assert (ended.returncode, list(tmp_path.iterdir())) == (130, [])
    assert ended.stderr.endswith("Nothing was answered yet, so nothing was saved.\n")


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


def test_resuming_says_what_is_known_and_asks_only_what_is_open(tmp_path: Path, opened: list[Terminal]) -> None:
    (tmp_path / "roos.yaml").write_text(BEGUN)
    terminal = Terminal(tmp_path, "audit", "roos.yaml")
    opened.append(terminal)
    terminal.wait_for("1 of 7 questions are answered. 6 more may follow from the answers.")
    terminal.wait_for("? Who do you mainly sell to?")
    terminal.press("enter")
    terminal.wait_for("? Which ages")
    terminal.press("ctrl-x")
    assert "trendaudit audit roos.yaml\r\n" in terminal.finish()
    assert terminal.process.exitstatus == 0
    kept = (tmp_path / "roos.yaml").read_text()
    assert "# mine" in kept
    assert "sells_to: consumers" in kept
    assert "team_size: only_me" in kept


def test_from_asks_everything_again_and_leaves_the_old_audit_alone(tmp_path: Path, opened: list[Terminal]) -> None:
    old = (EXAMPLES / "hairdresser.yaml").read_text().replace("depth: full", "depth: quick")
    (tmp_path / "old.yaml").write_text(old)
    terminal = Terminal(tmp_path, "audit", "new.yaml", "--from", "old.yaml")
    opened.append(terminal)
    terminal.wait_for("? How many people work")
    terminal.press("enter")
    terminal.wait_for("? Who do you mainly sell to?")
    terminal.press("ctrl-c")
    assert "trendaudit audit new.yaml --from old.yaml" in terminal.finish()
    assert (tmp_path / "old.yaml").read_text() == old
    kept = (tmp_path / "new.yaml").read_text()
    assert "business: Kapsalon Krul & Co" in kept
    assert "team_size: from_2_to_9" in kept
    assert "sells_to" not in kept


@pytest.mark.parametrize("stream", ["-", "/dev/stdout", "/dev/fd/1"])
def test_stream_is_no_place_to_keep_answers(stream: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", stream]) == 2
    assert f"{stream} is none" in capsys.readouterr().err


def test_result_goes_to_a_redirected_standard_output(tmp_path: Path) -> None:
    (tmp_path / "run.sh").write_text(f"{sys.executable} -m trendaudit audit roos.yaml --plain > result.txt\n")
    answers = ["Roos", "M", "1", "1", "3", "2", "3", "1", "1", "1", "4", "1", "3", "2", "1"]
    process = pexpect.spawn("/bin/sh", ["run.sh"], cwd=str(tmp_path), encoding="utf-8", timeout=30)
    process.delaybeforesend = None
    for answer in answers:
        process.expect("q: ")
        process.sendline(answer)
    process.expect("Number: ")
    process.sendline("")
    assert "Go on with the full audit" not in process.read()
    process.close()
    assert "Start here" in (tmp_path / "result.txt").read_text()


def test_old_audit_is_not_asked_anew_in_its_own_file(tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "cafe.yaml", tmp_path / "cafe.yaml")
    finished = without_terminal(tmp_path, "audit", "cafe.yaml", "--from", "./cafe.yaml", "--plain")
    assert finished.returncode == 2
    assert "cafe.yaml is the old audit itself; give the new one a name of its own, such as cafe-2" in finished.stderr
