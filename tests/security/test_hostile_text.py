"""Text of others is shown, and never obeyed: by a terminal, a file system or a template."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.security.hostile import hostile_answers, hostile_pack
from trendaudit.answers.naming import file_name
from trendaudit.cli import run
from trendaudit.text.sanitize import HIDDEN, JOINERS

LEPEL = """\
trendaudit: 1
pack: restaurant-check 0.3.0
depth: full
answers: {doelen: [volle_tafels], uren: drie_uur, wegen: [website], antwoord: {website: later}, allergenen: nergens}
"""
FOR_PEOPLE = [
    ["score", "roos.yaml"], ["score", "roos.yaml", "roos.yaml"], ["check", "roos.yaml"], ["report", "roos.yaml"],
    ["report", "roos.yaml", "--with", "answers,notes"], ["report", "roos.yaml", "--format", "html", "--with", "notes"],
    ["questions"], ["template"], ["rules", "check", "pack"],
    ["rules", "list"], ["rules", "coverage"], ["rules", "stale"], ["explain", "zelfde-dag-antwoord"],
    ["explain", "online/zelfde-dag-antwoord", "roos.yaml"], ["score", "\x1b[31m\u202e.yaml"], ["check", "\x9b31m.yaml"],
    ["score", "roos.yaml", "--set", "\x1b[31m=\x1b[31m"], ["score", "roos.yaml", "--\x1b[31m"], ["\x1b[31m"],
    ["explain", "\x1b[31m"], ["report", "roos.yaml", "-o", "\x1b[31m"], ["report", "roos.yaml", "-o", "\x1b[31m.md"],
    ["report", "roos.yaml", "--with", "\x1b[31m"], ["score", "roos.yaml", "--as-of", "\x1b[31m"],
    ["rules", "schema", "\x1b[31m"], ["rules", "check", "\x1b[31m"],
]  # fmt: skip
FOR_MACHINES = [["score", "roos.yaml", "--json"], ["questions", "--json"], ["report", "roos.yaml", "--format", "json"],
                ["rules", "schema", "answers"], ["rules", "coverage", "--json"], ["rules", "stale", "--json"]]  # fmt: skip
Shown = Callable[[list[str]], str]


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Shown:
    """Return a function that runs a command with a pack and answers that attack, and returns all that is printed."""
    monkeypatch.chdir(tmp_path)
    hostile_pack(tmp_path / "pack")
    Path("lepel.yaml").write_text(LEPEL)
    hostile_answers(Path("roos.yaml"), Path("lepel.yaml"), "restaurant-check 0.3.0")
    Path("\x9b31m.yaml").write_bytes(Path("roos.yaml").read_bytes())

    def call(command: list[str]) -> str:
        rules = [] if command[:2] == ["rules", "check"] or command == ["\x1b[31m"] else ["--rules", "pack"]
        assert run([*command, *rules]) in {0, 1, 2}
        out, err = capfdbinary.readouterr()
        assert out + err
        return (out + err).decode()

    return call


@pytest.mark.parametrize("command", FOR_PEOPLE, ids=ascii)
def test_nothing_that_a_terminal_obeys_is_printed(command: list[str], shown: Shown) -> None:
    text = shown(command)
    obeyed = {sign for sign in text if unicodedata.category(sign) in HIDDEN and sign not in JOINERS and sign != "\n"}
    assert {ascii(sign) for sign in obeyed} == set()


@pytest.mark.parametrize("command", FOR_MACHINES, ids=ascii)
def test_nothing_in_json_ends_a_line_or_controls_a_terminal(command: list[str], shown: Shown) -> None:
    text = shown(command)
    assert [ascii(sign) for sign in text if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} and sign != "\n"] == []


def test_templates_in_data_are_only_text(shown: Shown) -> None:
    text = shown(["report", "roos.yaml", "--with", "answers,notes"])
    assert "7\\*7" in text
    assert "49" not in text


@pytest.mark.parametrize(
    ("business", "name"),
    [("../../etc/passwd", "etc-passwd.yaml"), ("/etc/ssh/id_rsa", "etc-ssh-id-rsa.yaml"), ("..", "audit.yaml"),
     ("C:\\Windows\\x", "c-windows-x.yaml"), ("a\0b\n", "a-b.yaml"), ("-rf *", "rf.yaml"), ("~/x", "x.yaml"),
     (".bashrc", "bashrc.yaml"), ("x" * 5000, "x" * 60 + ".yaml")],
    ids=ascii,
)  # fmt: skip
def test_name_of_a_business_leads_to_no_other_folder(business: str, name: str) -> None:
    assert file_name(business) == name
