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
