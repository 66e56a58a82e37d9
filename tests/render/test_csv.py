"""The checklist as CSV: columns that importers know, and no formulas."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.render.sample_reports import Say, report
from trendaudit.core.audit import Decision
from trendaudit.render.csv import COLUMNS, plain, report_csv

HOSTILE = [
    "=cmd|' /C calc'!A0", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "'=1", '"=1', "\"' =1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20A",
    "a;=1+1", 'a;"=1', "a\n=1", "a; @x", "[bold]", "\x1b[31m", "\u202eabc", "🥐", "面包店", '","', "\r\n", "\x00", "\ud800",
]  # fmt: skip
STARTS = re.compile(r"[\s\"]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]")


def table(say: Say = str, **changes: Any) -> list[dict[str, str]]:
    """Return the rows as a reader of CSV sees them."""
    text = report_csv(report(say, **changes)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_file_begins_with_the_mark_that_excel_needs_and_ends_its_lines_as_the_standard_says() -> None:
    content = report_csv(report())
    assert content.startswith(b"\xef\xbb\xbfName,Description,Section,Assignee,Due Date,Done,Rank,")
    assert content.endswith(b"\r\n")
    assert len(table()) == 8


def test_columns_have_what_their_names_say() -> None:
    duty, first, *_others, last = table()
    assert (duty["Section"], duty["Rank"], duty["Points"], duty["Score after"]) == ("Legal rule to check", "", "", "")
    assert (first["Name"], first["Section"], first["Done"], first["Rank"]) == (
        "Improve a this week",
        "Now, this month",
        "FALSE",
        "1",
    )
    assert (first["Hours once"], first["Hours a month"], first["Hours in the quarter"]) == ("2", "0.5", "3.5")
    assert first["Steps"] == "1. Look at a.\n2. Improve a."
    assert first["Description"].splitlines() == [
        "Open: a is open",
        "How is a? “It is bad”",
        "1. Look at a.",
        "2. Improve a.",
        "Done when: Somebody else finds a in order.",
        "Money: A printed card",
    ]
    assert (last["Section"], last["Assignee"], last["Due Date"]) == ("Planned", "Anna", "2027-04-01")


def test_what_is_done_is_true() -> None:
    done = {row["Rule"]: row["Done"] for row in table(decisions={"trend/a": Decision("done")})}
    assert done["trend/a"] == "TRUE"
    assert set(done.values()) == {"TRUE", "FALSE"}


def test_what_was_declined_has_no_score_after_it() -> None:
    (row,) = (row for row in table(decisions={"trend/a": Decision("declined")}) if row["Rule"] == "trend/a")
    assert (row["Section"], row["Done"], row["Points"], row["Score after"]) == ("Declined", "FALSE", "", "")


def test_numbers_are_plain_numbers() -> None:
    duty, *others = table()
    assert duty["Hours once"] == "2"
    for row in others:
        for name in ("Rank", "Hours once", "Hours a month", "Hours in the quarter", "Points", "Score after"):
            assert re.fullmatch(r"\d+(\.\d+)?", row[name])


def test_empty_checklist_is_a_file_with_headings_alone() -> None:
    assert report_csv(report(answers={})).decode("utf-8-sig") == ",".join(COLUMNS) + "\r\n"


@pytest.mark.parametrize("text", ["=1", " =1", "\"'=1", "+31 6 12", "-x", "@x", "\uff1d1"])
def test_text_that_could_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert plain(text) == f"'{text}"


@pytest.mark.parametrize("text", ["a=1", "1-2", "x @ y", "Open: =1", "", "'quoted'", "–5", "a, =b"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


def test_cell_cannot_begin_in_the_middle_where_semicolons_separate() -> None:
    assert plain('a;=1; "@x; b', "=2") == "a;'=1;' \"@x; b\n'=2"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_pack_or_a_person_becomes_a_formula_or_a_cell_of_its_own(text: str) -> None:
    for say in (lambda said: text + said, lambda said: said + text):
        found = table(say)
        assert len(found) == 8
        assert all(None not in row and None not in row.values() for row in found)
        cells = [cell for row in found for cell in row.values()]
        assert not [part for cell in cells for part in re.split(r"[;\n]", cell) if STARTS.match(part)]
        assert not [cell for cell in cells if re.search(r"[\x00-\x09\x0b-\x1f\u202e]", cell)]


@given(st.text(max_size=30))
@settings(max_examples=50)
def test_whatever_is_said_is_read_back_as_one_table(text: str) -> None:
    found = table(lambda said: said + text)
    assert [row["Rule"] for row in found] == [row["Rule"] for row in table()]


def test_long_text_is_cut_to_what_a_cell_holds() -> None:
    found = table(lambda said: "=" + said + "x" * 40_000)
    assert max(len(cell) for row in found for cell in row.values()) == 32_767


def test_same_report_gives_the_same_bytes() -> None:
    assert report_csv(report()) == report_csv(report())
