"""The Python interface: what scripts get wrong is said as on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import trendaudit
from trendaudit.core.report import Report
from trendaudit.errors import TrendauditError

EXAMPLE = Path(__file__).parents[1] / "examples" / "hairdresser.yaml"


@pytest.fixture(scope="module")
def report() -> Report:
    rules = trendaudit.load_pack()
    return trendaudit.build_report(rules, trendaudit.read_answers(EXAMPLE, rules), "2026-11-22")


def test_report_is_rendered_with_the_sections_that_are_named(report: Report) -> None:
    text = trendaudit.render_report(report, sections=["trends"]).decode()
    assert "## Score by trend" in text
    assert "## In one minute" not in text


@pytest.mark.parametrize("name", ["docx", "md", ""])
def test_unknown_format_is_refused_with_those_that_there_are(name: Any, report: Report) -> None:
    with pytest.raises(TrendauditError, match=f"there is no format '{name}'; there are: markdown, html, pdf"):
        trendaudit.render_report(report, name)


def test_unknown_section_is_refused(report: Report) -> None:
    wrong: Any = ["trend"]
    with pytest.raises(TrendauditError, match="there is no section 'trend'; did you mean 'trends'"):
        trendaudit.render_report(report, sections=wrong)


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "22-11-2026", ""])
def test_date_that_is_none_is_refused(day: str, report: Report) -> None:
    with pytest.raises(TrendauditError, match="is not a date; write YYYY-MM-DD"):
        trendaudit.build_report(report.catalog, report.audit, day)
