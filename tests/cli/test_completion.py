"""Completion in the user's shell: printed, installed, or refused with one clear message."""

from __future__ import annotations

from pathlib import Path

import pytest
import shellingham

from trendaudit.cli import run


@pytest.fixture(autouse=True)
def bash(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shellingham, "detect_shell", lambda: ("bash", "/bin/bash"))
    monkeypatch.setenv("HOME", str(tmp_path))


def test_completion_is_installed_at_home(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["--install-completion"]) == 0
    script = tmp_path / ".bash_completions" / "trendaudit.sh"
    assert "_TRENDAUDIT_COMPLETE=complete_bash" in script.read_text()
    assert str(script) in capsys.readouterr().out


def test_completion_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--show-completion"]) == 0
    assert "complete -o default" in capsys.readouterr().out


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
@pytest.mark.parametrize("found", ["sh", None])
def test_shell_without_completion_is_wrong_usage(
    option: str, found: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def detect() -> tuple[str, str]:
        if found is None:
            raise shellingham.ShellDetectionFailure
        return found, found

    monkeypatch.setattr(shellingham, "detect_shell", detect)
    assert run([option]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[-1] == "Call it from one of these: bash, zsh, fish, powershell, pwsh."


@pytest.mark.parametrize("home", ["", "no-such-home", "/dev/null"])
def test_without_a_home_nothing_is_installed(
    home: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", home)
    assert run(["--install-completion"]) == 2
    assert capsys.readouterr().err == (
        "trendaudit: completion is not installed: there is no home folder; set HOME to yours\n"
    )


def test_account_without_a_home_is_no_bug(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def home() -> Path:
        raise RuntimeError

    monkeypatch.delenv("HOME")
    monkeypatch.setattr(Path, "home", home)
    assert run(["--install-completion"]) == 2
    assert "there is no home folder" in capsys.readouterr().err


@pytest.mark.parametrize("spoilt", ["folder", "letters"])
def test_settings_that_cannot_be_changed_are_left_as_they_are(
    spoilt: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    settings = tmp_path / ".bashrc"
    if spoilt == "folder":
        settings.mkdir()
    else:
        settings.write_bytes(b"# caf\xe9\n")
    assert run(["--install-completion"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("trendaudit: completion is not installed: ")
    assert settings.is_dir() or settings.read_bytes() == b"# caf\xe9\n"


def test_shell_that_asks_is_answered(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("_TRENDAUDIT_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "trendaudit sc")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert run([]) == 0
    assert capsys.readouterr().out.split() == ["score"]


def test_shell_that_asks_nonsense_is_wrong_usage(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_TRENDAUDIT_COMPLETE", "nonsense")
    assert run([]) == 2
