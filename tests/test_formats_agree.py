"""The same numbers, order and words in every format: each is read back and compared with the report."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from fractions import Fraction
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

import trendaudit
from tests import EXAMPLE_FILES
from trendaudit.core.audit import Decision
from trendaudit.core.report import ChecklistItem, Report, build
from trendaudit.core.scoring import shown
from trendaudit.core.summary import summarise
from trendaudit.render.document.charts import Plan, Trends
from trendaudit.render.document.compose import compose
from trendaudit.render.document.model import AdviceList, Document, Sources, Summary
from trendaudit.render.document.sections import SUMMARY
from trendaudit.render.formats import Format

FEW_AND_RARELY_ALL = [
    pytest.param(path, id=path.stem, marks=[] if path.stem in {"cafe", "garden-centre"} else [pytest.mark.slow])
    for path in EXAMPLE_FILES
]
DOCUMENTS: tuple[Format, ...] = ("markdown", "html", "pdf")
CELL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@cache
def report_on(example: Path) -> Report:
    pack = trendaudit.load_pack()
    return trendaudit.build_report(pack, trendaudit.read_answers(example, pack), as_of="2026-11-22")


class Words(HTMLParser):
    """Collects what a reader of the page sees."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.hidden += tag in {"style", "script", "title", "desc"}

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"style", "script", "title", "desc"}

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.seen.append(data)


def squeezed(text: str) -> str:
    """Return a text without blanks, hyphens and ligatures, which a page may break or join as it likes."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text.replace("\ufb01", "fi").replace("\ufb02", "fl"))


def read_back(name: Format, report: Report, *, summary: bool = False) -> str:
    """Return the text of a document as its reader gets it, squeezed."""
    made = trendaudit.render_report(report, name, summary=summary)
    if name == "html":
        parser = Words()
        parser.feed(made.decode())
        return squeezed(" ".join(parser.seen))
    if name == "pdf":
        return squeezed(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages))
    tokens = MarkdownIt("commonmark").enable("table").parse(made.decode())
    words = (child.content for token in tokens for child in token.children or ())
    return squeezed(" ".join(words))


def said(document: Document) -> list[str]:
    """Return what a document must say, in order, without what its cover and drawings say."""
    told: list[str] = []
    for chapter in document.chapters:
        if chapter.kind == "picture":
            continue
        told += [chapter.title, *chapter.intro]
        match chapter.body:
            case Summary(sentences=sentences):
                told += sentences
            case AdviceList(groups=groups, closing=closing):
                for one in (advice for group in groups for advice in group.advice):
                    told += [one.title, *one.facts, *one.answers, *one.steps, one.done_when]
                told += closing
            case Plan(groups=parts):
                for part in parts:
                    told += [part.title, part.hours]
                    told += [f"{row.title} {row.effort}" for row in part.rows]
            case Trends(bars=bars):
                told += [bar.title for bar in bars]
            case Sources(documents=documents, updates=updates):
                told += [document.title for document in documents]
                told += [update.text for update in updates]
            case _:
                pass
    return [text for text in told if text]


@pytest.mark.parametrize("example", FEW_AND_RARELY_ALL)
@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("summary", [False, True], ids=["whole", "summary"])
def test_document_says_everything_in_order(name: Format, example: Path, summary: bool) -> None:
    report = report_on(example)
    document = compose(report, SUMMARY, brief=True) if summary else compose(report)
    text, at = read_back(name, report, summary=summary), 0
    assert squeezed(document.cover.headline) in text
    for sentence in said(document):
        found = text.find(squeezed(sentence), at)
        assert found >= 0, f"{sentence!r} is missing or out of order"
        at = found


@pytest.mark.parametrize("example", EXAMPLE_FILES, ids=lambda path: path.stem)
def test_checklists_agree_with_the_report(example: Path) -> None:
    report = report_on(example)
    duties = [("", line.action_title, "", "") for line in report.open_duties]
    items = [(str(item.rank), item.line.action_title, *points_of(item)) for item in report.checklist]
    assert from_csv(report) == [*duties, *items]
    assert from_workbook(report) == [*duties, *items]


def test_scores_agree_in_every_format_once_decisions_are_taken() -> None:
    built = report_on(EXAMPLE_FILES[-2])
    done, planned, declined, *_rest = (item.rule.id for item in built.checklist)
    decisions = {
        done: Decision("done"),
        planned: Decision("planned", who="Anna", due="2027-03-15"),
        declined: Decision("declined", why="no time"),
    }
    report = build(built.catalog, replace(built.audit, decisions=decisions), built.as_of)
    items = json.loads(trendaudit.render_report(report, "json"))["checklist"]
    told = [item["score_after"] for item in items]
    assert [("" if score is None else str(int(score))) for score in told] == [after for *_row, after in ranked(report)]
    assert from_csv(report) == from_workbook(report)
    assert [item["decision"] and item["decision"]["status"] for item in items[-3:]].count("declined") == 1
    assert [item["score_after"] for item in items if item["decision"] and item["decision"]["why"] == "no time"] == [
        None
    ]
    declined_line = next(item for item in report.checklist if item.rule.id == declined)
    assert (declined_line.points, declined_line.score_after) == (None, None)
    assert max(score for score in told if score is not None) == 100 - float(round(declined_line.item.gain, 4))
    after = summarise(report)
    for name in DOCUMENTS:
        text = read_back(name, report)
        assert f"thescoreisthen{shown(after.after_month or Fraction(0))}" in text
        assert f"thescoreisthen{shown(after.after_quarter or Fraction(0))}" in text


def ranked(report: Report) -> list[tuple[str, str, str, str]]:
    """Return the rows of the spreadsheet that have a number."""
    return [row for row in from_csv(report) if row[0]]


def points_of(item: ChecklistItem) -> tuple[str, str]:
    return ("", "") if item.score_after is None else (str(item.points), str(shown(item.score_after)))


def from_csv(report: Report) -> list[tuple[str, str, str, str]]:
    text = trendaudit.render_report(report, "csv").decode("utf-8-sig")
    return [
        (row["Rank"], row["Name"].removeprefix("'"), row["Points"], row["Score after"])
        for row in csv.DictReader(io.StringIO(text, newline=""))
    ]


def from_workbook(report: Report) -> list[tuple[str, str, str, str]]:
    with zipfile.ZipFile(io.BytesIO(trendaudit.render_report(report, "xlsx"))) as book:
        texts = ["".join(one.itertext()) for one in ET.fromstring(book.read("xl/sharedStrings.xml"))]
        cells = ET.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{CELL}c")
    rows: dict[str, dict[str, str]] = {}
    for cell in cells:
        column, row = re.fullmatch(r"([A-Z]+)(\d+)", cell.attrib["r"]).groups()  # type: ignore[union-attr]  # it matches
        value = cell.findtext(f"{CELL}v") or ""
        rows.setdefault(row, {})[column] = texts[int(value)] if cell.get("t") == "s" else value
    headings, *listed = rows.values()
    column_of = {heading: column for column, heading in headings.items()}
    return [
        (
            row.get(column_of["No."], ""),
            row[column_of["What to do"]],
            row.get(column_of["Points"], ""),
            row.get(column_of["Score after"], ""),
        )
        for row in listed
    ]
