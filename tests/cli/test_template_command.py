"""`trendaudit template --brand`, as a person runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from trendaudit.brand.brand import Brand
from trendaudit.brand.file import read
from trendaudit.cli import run


def test_brand_file_is_printed_that_reads_back(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["template", "--brand"]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    (tmp_path / "agency.yaml").write_text(out, encoding="utf-8")
    assert read(tmp_path / "agency.yaml") == Brand()


def test_brand_file_has_no_quick_form(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["template", "--brand", "--quick"]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "--brand and --quick make different files" in err


@pytest.mark.parametrize("arguments", [[], ["--quick"], ["--brand"]])
def test_new_file_holds_what_would_be_printed_and_is_never_written_over(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["template", *arguments, "-o", "new.yaml"]) == 0
    assert run(["template", *arguments]) == 0
    printed = capfd.readouterr().out
    assert Path("new.yaml").read_text("utf-8") == printed
    Path("new.yaml").write_text("filled in", "utf-8")
    assert run(["template", *arguments, "-o", "new.yaml"]) == 2
    assert "new.yaml" in capfd.readouterr().err
    assert Path("new.yaml").read_text("utf-8") == "filled in"
