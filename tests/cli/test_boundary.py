"""What becomes of an error that nobody expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from trendaudit.cli import boundary


class PanicError(BaseException):
    """What compiled code raises for a panic of its own is no `Exception` either."""


@pytest.mark.parametrize("error", [PanicError("index out of bounds"), RuntimeError("index out of bounds")])
def test_bug_of_ours_or_of_compiled_code_is_no_traceback(
    error: BaseException, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def panic(_arguments: object) -> int:
        raise error

    monkeypatch.setattr(boundary, "_run", panic)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert boundary.run([]) == boundary.BUG
    said = capfd.readouterr().err
    assert "This is a bug in trendaudit" in said
    assert "Traceback" not in said
    (log,) = tmp_path.glob("trendaudit-*.log")
    assert "index out of bounds" in log.read_text("utf-8")
