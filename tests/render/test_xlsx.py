"""The checklist as a workbook: read back from its own XML."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from typing import Any

import pytest

from tests.render.sample_reports import Say, audit, catalog, report
from trendaudit.core.audit import Decision
from trendaudit.core.catalog import Trend
from trendaudit.core.report import Report, build
from trendaudit.render.xlsx import COLUMNS, report_xlsx

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHECKLIST, OVERVIEW = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
HOSTILE = [
    "=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "\t=1", "{=1}", "https://e.vil", "mailto:a@e.vil", "internal:Sheet1!A1", "12", "[bold]",
    "\x1b[31m", "\u202eabc", "🥐", "面包店", "مخبز", "<script>", "&amp;", "]]>", "_x000D_", "\x00", "\ud800", "\ufffe", "&P&N", "\n\n",
]  # fmt: skip


def parts(built: Report) -> dict[str, str]:
    """Return the files of a workbook."""
    with zipfile.ZipFile(io.BytesIO(report_xlsx(built))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def sheet(built: Report, name: str = CHECKLIST) -> dict[str, Any]:
    """Return the cells of a sheet by their names, as a spreadsheet reads them."""
    files = parts(built)
    shared = [
        "".join(node.text or "" for node in text.iter(f"{MAIN}t"))
        for text in ET.fromstring(files["xl/sharedStrings.xml"]).iter(f"{MAIN}si")
    ]
    cells: dict[str, Any] = {}
    for node in ET.fromstring(files[name]).iter(f"{MAIN}c"):
        value = node.findtext(f"{MAIN}v")
        if value is None:
            continue
        kind = node.get("t", "n")
        kinds: dict[str, Any] = {
            "s": shared[int(float(value))] if kind == "s" else "",
            "b": value == "1",
            "n": float(value),
        }
        cells[str(node.get("r"))] = kinds[kind]
    return cells


def column(built: Report, name: str) -> list[Any]:
    """Return a column of the checklist, without its heading and the rows of the duties."""
    letter = chr(ord("A") + COLUMNS.index(name))
    cells, first = sheet(built), 2 + len(built.open_duties)
    return [cells.get(f"{letter}{row}") for row in range(first, first + len(built.checklist))]


def large(number: int) -> Report:
    """Return a report with many items."""
    pack = catalog()
    rules = {f"trend/a{index}": replace(pack.rules["trend/a"], id=f"trend/a{index}") for index in range(number)}
    return build(replace(pack, rules=rules), audit(), "2026-11-22")


def test_every_item_has_a_row_with_a_box_to_tick() -> None:
    built = report(decisions={"trend/a": Decision("done"), "trend/b": Decision("planned")})
    ticks = dict(zip(column(built, "rule"), column(built, "done"), strict=True))
    assert len(ticks) == 7
    assert [rule for rule, tick in ticks.items() if tick is True] == ["trend/a"]
    assert "xl/featurePropertyBag/featurePropertyBag.xml" in parts(built)  # makes them boxes


def test_what_was_declined_has_no_box_and_no_score() -> None:
    built = report(decisions={"trend/a": Decision("declined")})
    at = column(built, "rule").index("trend/a")
    assert [column(built, name)[at] for name in ("done", "points", "after")] == [None, None, None]
    assert column(built, "when")[at] == "declined"


def test_open_duties_come_first() -> None:
    cells = sheet(report())
    assert (cells["A2"], cells["C2"], cells["D2"]) == (False, "Legal rule to check", "Improve consent this week")
    assert "B2" not in cells


def test_texts_are_texts_and_numbers_are_numbers() -> None:
    built = report()
    assert column(built, "title")[0] == "Improve a this week"
    assert column(built, "steps")[0] == "1. Look at a.\n2. Improve a."
    assert column(built, "rank") == [1, 2, 3, 4, 5, 6, 7]
    assert (column(built, "once")[0], column(built, "monthly")[0]) == (2, 0.5)
    assert column(built, "after")[-1] == 100
    assert column(built, "decision")[-1] == "planned · Anna · by 1 April 2027 · after Easter"


def test_date_is_a_date() -> None:
    assert column(report(), "due")[-1] == 46478  # 1 April 2027, in days of a spreadsheet


def test_date_before_the_days_of_spreadsheets_stays_text() -> None:
    assert "1850-01-01" in column(report(decisions={"trend/a": Decision("planned", due="1850-01-01")}), "due")


def test_header_stays_in_sight_and_is_printed_on_every_page() -> None:
    files = parts(report())
    assert re.search(r'<pane [^>]*ySplit="1"[^>]*state="frozen"', files[CHECKLIST])
    assert "Checklist!$1:$1" in files["xl/workbook.xml"]
    assert 'orientation="landscape"' in files[CHECKLIST]
    assert 'fitToHeight="0"' in files[CHECKLIST]
    assert "Page &amp;P of &amp;N" in files[CHECKLIST]


def test_rows_can_be_filtered() -> None:
    table = ET.fromstring(parts(report())["xl/tables/table1.xml"])
    assert table.get("ref") == "A1:R9"
    assert table.find(f"{MAIN}autoFilter") is not None


def test_empty_checklist_is_a_workbook_that_says_so() -> None:
    built = report(answers={})
    assert "Nothing is open." in sheet(built).values()
    assert not [name for name in parts(built) if "table" in name]


@pytest.mark.parametrize("number", [1, 80])
def test_short_and_long_checklists_are_whole(number: int) -> None:
    assert column(large(number), "rank") == list(range(1, number + 1))


def test_overview_has_the_score_in_words_and_the_trends_in_numbers() -> None:
    cells = sheet(report(), OVERVIEW)
    values = list(cells.values())
    assert values[:2] == ["Bakkerij Roos", "25 of 100 · starting"]
    at = next(name for name, value in cells.items() if value == "Customers get an answer")[1:]
    assert [cells[f"{letter}{at}"] for letter in "BCD"] == [25, 22, 33]


def test_chart_of_the_trends_says_in_words_what_it_shows() -> None:
    files = parts(report())
    assert "<c:barChart>" in files["xl/charts/chart1.xml"]
    assert "Overview!$A$" in files["xl/charts/chart1.xml"]
    assert "of 100. Customers get an answer: 25." in files["xl/drawings/drawing1.xml"]


def test_trend_without_a_score_is_left_blank_and_said() -> None:
    pack = catalog()
    rules = dict(pack.rules) | {"trend/unsure": replace(pack.rules["trend/unsure"], trend="other")}
    both = replace(pack, rules=rules, trends={**pack.trends, "other": Trend("other", "Unknown", 1)})
    built = build(both, audit(), "2026-11-22")
    cells = sheet(built, OVERVIEW)
    at = next(name for name, value in cells.items() if value == "Unknown")[1:]
    assert f"B{at}" not in cells
    assert "Unknown: not known" in parts(built)["xl/drawings/drawing1.xml"]


def test_report_without_a_score_has_no_chart() -> None:
    assert not [name for name in parts(report(answers={})) if "chart" in name]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_a_link_or_a_number(text: str) -> None:
    say: Say = lambda said: text + said  # noqa: E731 - typed, so that it is one
    built = report(say)
    files = parts(built)
    for name, content in files.items():
        ET.fromstring(content)  # every part is well-formed
        assert "<f>" not in content or name.startswith(("xl/charts/", "xl/tables/")), name
    assert "<f>" not in files[CHECKLIST]
    assert not [content for content in files.values() if "hyperlink" in content.lower() and "Target=" in content]
    assert all(isinstance(value, str) for value in column(built, "title"))
    assert len(column(built, "title")) == 7


def test_title_at_the_foot_of_a_page_cannot_hold_commands() -> None:
    footer = ET.fromstring(parts(report(business="A & B &P 7"))[CHECKLIST]).findtext(f".//{MAIN}oddFooter")
    assert footer == "&L&8Checklist for A && B &&P 7&R&8Page &P of &N"


def test_texts_like_escapes_are_read_back_as_they_were() -> None:
    assert "_x005F_x000D_" in parts(report(lambda said: said + "_x000D_"))["xl/sharedStrings.xml"]


def test_long_text_is_cut_to_what_a_cell_holds() -> None:
    texts = [value for value in sheet(report(lambda said: said + "🥐" * 40_000)).values() if isinstance(value, str)]
    assert max(len(text.encode("utf-16-le")) // 2 for text in texts) == 32_767
    assert all(text.endswith("…") for text in texts if len(text) > 5000)


def test_long_names_do_not_break_the_workbook() -> None:
    files = parts(report(business="N" * 5000, auditor="A" * 5000))
    footer = ET.fromstring(files[CHECKLIST]).findtext(f".//{MAIN}oddFooter")
    assert footer is not None
    assert len(footer) <= 255
    assert "N" * 256 not in files["docProps/core.xml"]


def test_endless_name_is_cut_and_not_left_out_of_the_overview() -> None:
    name = sheet(report(business="x" * 40_000), OVERVIEW)["A1"]
    assert name == "x" * 32_766 + "…"


def test_document_has_a_title_a_subject_and_the_date_of_the_report() -> None:
    core = parts(report())["docProps/core.xml"]
    assert "<dc:title>Checklist for Bakkerij Roos</dc:title>" in core
    assert "<dc:subject>Trends for bakers</dc:subject>" in core
    assert ">2026-11-22T00:00:00Z<" in core


def test_same_report_gives_the_same_bytes() -> None:
    assert report_xlsx(report()) == report_xlsx(report())


def test_another_date_gives_another_file() -> None:
    assert report_xlsx(report(as_of="2026-11-23")) != report_xlsx(report())
