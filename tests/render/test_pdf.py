"""The PDF of a document: what it says, in which order, on which page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import typst
from pypdf import PageObject

from tests import EXAMPLE_FILES, TOP
from tests.render.pdf_reading import missing, read, squeezed
from tests.render.pdf_samples import BRAND, example, sample, with_actions
from tests.render.sample_reports import report
from trendaudit.brand.brand import Brand
from trendaudit.render import pdf
from trendaudit.render.document.charts import Figure, Plan
from trendaudit.render.document.compose import compose
from trendaudit.render.document.model import Summary
from trendaudit.render.document.sections import SECTIONS, SUMMARY
from trendaudit.render.pdf import breakable_texts, report_pdf

HOSTILE = '#read("/etc/passwd") ]#panic() $x$ *b* _i_ `c` <l> @ref \\ -- -> "q" // /* ='
LONG = ("500 letters and no blank " + "W" * 500)[:500]


@pytest.mark.parametrize("path", EXAMPLE_FILES, ids=lambda path: path.stem)
def test_summary_says_everything_on_exactly_two_pages(path: Path) -> None:
    document = example(path, summary=True)
    assert len(read(document).pages) == 2
    assert missing(document) == []


def test_every_kind_of_chapter_is_printed_with_all_its_words() -> None:
    document = sample()
    assert {chapter.kind for chapter in document.chapters} == {
        "summary", "advice", "plan", "trends", "picture", "entries", "answers", "text", "sources"
    }  # fmt: skip
    assert missing(document) == []


def test_first_page_holds_the_score_and_the_minute() -> None:
    document = sample()
    first = squeezed(read(document).pages[0].extract_text())
    minute = document.chapters[0].body
    for words in (document.cover.client, document.cover.headline, *document.cover.judged, *minute.sentences):  # type: ignore[union-attr]
        assert squeezed(words) in first


def test_pages_are_numbered_and_signed() -> None:
    pages = [squeezed(page.extract_text()) for page in read(sample()).pages]
    assert f"BakkerijRoosPage2of{len(pages)}" in pages[1]
    assert all("BureauLinde22November2026" in page for page in pages)


def test_fonts_are_inside() -> None:
    fonts = [font for page in read(sample()).pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert fonts
    for font in fonts:
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "Inter" in str(descriptor["/FontName"])
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_licence_of_the_font_lies_beside_it() -> None:
    fonts = Path(pdf.__file__).parent / "fonts"
    assert len(list(fonts.glob("*.ttf"))) == 3
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text()


def test_same_document_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import sys; from tests.render.sample_reports import report; from trendaudit.render.document.compose import compose;"
        "from trendaudit.render.pdf import breakable_texts, report_pdf; sys.stdout.buffer.write(report_pdf(compose(report())))"
    )
    made = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(TOP), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
        capture_output=True,
        check=True,
    )
    assert made.stdout == report_pdf(compose(report()))


@pytest.mark.parametrize("summary", [False, True])
def test_text_that_looks_like_code_is_shown_as_it_is(summary: bool) -> None:
    built = report(lambda text: f"{text} {HOSTILE}")
    document = compose(built, SUMMARY if summary else SECTIONS, Brand(HOSTILE, HOSTILE, closing=HOSTILE), brief=summary)
    assert missing(document) == []


@pytest.mark.parametrize("summary", [False, True])
def test_endless_names_and_answers_stay_on_the_page(summary: bool) -> None:
    built = report(lambda text: f"{text} {LONG[:90]}", business=LONG)
    document = compose(built, SUMMARY if summary else SECTIONS, Brand(LONG), brief=summary)
    texts = []
    for page in read(document).pages:
        text, starts = text_and_starts(page)
        texts.append(text)
        assert max(starts) < page.mediabox.width
    assert squeezed(LONG) in squeezed("".join(texts))


def text_and_starts(page: PageObject) -> tuple[str, list[float]]:
    """Return the text of a page, and how far from the left each piece of it begins."""
    starts: list[float] = []

    def note(_text: str, _user: object, matrix: list[float], _font: object, _size: float) -> None:
        starts.append(matrix[4])

    return page.extract_text(visitor_text=note), starts


@pytest.mark.parametrize("name", ["店", "שלום", "مخبز", "\U0001f600", "\u0378", "x\u200dy"])
def test_character_without_a_font_is_shown_in_another_or_as_its_code(name: str) -> None:
    text = squeezed(read(compose(report(business=f"Roos {name}!"))).pages[0].extract_text())
    codes = "".join(ascii(character)[1:-1] for character in name)
    shown = {f"Roos{some}!" for some in (name, name[::-1], codes, name.replace("\u200d", ""))}
    assert any(one in text for one in shown)


@pytest.mark.parametrize("name", ["", "\u0378", "\u0378\u0379 \u0378"])
def test_characters_whose_codes_are_printed_are_told(name: str) -> None:
    told: list[str] = []
    report_pdf(compose(report(business=f"Roos {name}")), told.extend)
    assert told == sorted(set(name) - {" "})


def test_letters_that_do_not_go_together_in_any_font_are_all_printed_as_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "without_font", lambda characters, fonts: set())
    told: list[str] = []
    report_pdf(compose(report(business="Roos \u0378\u0379")), told.extend)
    assert told == ["\u0378", "\u0379"]


@pytest.mark.parametrize(
    "name", ["a" + "\u0301" * 10_000, "\u200d" * 9_400, "x" * 900_000, "ab\u05d0 " * 300, "\u0591" * 10_000]
)
def test_no_name_takes_the_maker_of_pdfs_down(name: str) -> None:
    assert report_pdf(compose(report(business=name), {"minute"})).startswith(b"%PDF")


def test_panic_of_the_typesetter_is_an_error_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicError(BaseException):
        """What pyo3 raises for a panic is no `Exception` either."""

    def panic(*_given: object, **_named: object) -> None:
        raise PanicError("overflow")

    monkeypatch.setattr(typst, "Compiler", panic)
    with pytest.raises(RuntimeError, match="overflow"):
        report_pdf(sample())


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_who_stops_the_program_stops_the_typesetter(stop: type[BaseException], monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_given: object, **_named: object) -> None:
        raise stop

    monkeypatch.setattr(typst, "Compiler", stopped)
    with pytest.raises(stop):
        report_pdf(sample())


def test_only_what_is_longer_than_its_line_is_given_marks_to_break_at() -> None:
    site = "sustainablefutures.linklaters.com"
    values = breakable_texts({"site": site, "text": f"see {site}", "address": LONG, "some": ["short", LONG]})
    assert values["site"] == site
    assert values["text"] == f"see {pdf.ZERO_WIDTH_SPACE.join(re.findall('.{1,4}', site))}"
    assert values["address"] == LONG
    assert values["some"][0] == "short"
    assert pdf.ZERO_WIDTH_SPACE in values["some"][1]
    assert pdf.ZERO_WIDTH_SPACE in breakable_texts({"site": site * 2})["site"]


@pytest.mark.parametrize("number", [0, 1, 30])
def test_checklist_of_any_length_is_laid_out(number: int) -> None:
    assert missing(with_actions(sample(), number)) == []


def test_summary_of_a_full_plan_has_two_pages() -> None:
    document = with_actions(compose(report(), SUMMARY, BRAND, brief=True), 5)
    rows = tuple(
        row for chapter in document.chapters if isinstance(chapter.body, Plan) for row in chapter.body.groups[0].rows
    )
    assert len(rows) == 5
    assert len(read(document).pages) == 2


def test_minute_stays_on_the_first_page_under_a_logo() -> None:
    document = example(next(path for path in EXAMPLE_FILES if path.stem == "garden-centre"))
    first = squeezed(read(replace(document, brand=BRAND)).pages[0].extract_text())
    (minute,) = (chapter.body for chapter in document.chapters if isinstance(chapter.body, Summary))
    assert squeezed(minute.duties) in first
    assert squeezed(minute.steps[-1].label) in first


def test_nothing_answered_gives_a_document_without_a_score() -> None:
    document = compose(report(answers={}), SECTIONS)
    assert document.cover.figure.shown is None
    assert missing(document) == []


def test_ring_is_drawn_for_every_score() -> None:
    document = sample()
    for figure in (Figure(None, None, None), Figure(0, 0, 0), Figure(100, 100, 100), Figure(40, 40, 41)):
        for provisional in (False, True):
            cover = replace(document.cover, figure=figure, provisional=provisional)
            assert report_pdf(replace(document, cover=cover, chapters=()))


def test_provisional_score_shows_its_range_first() -> None:
    document = sample()
    cover = replace(document.cover, figure=Figure(40, 21, 63), provisional=True)
    text = squeezed(read(replace(document, cover=cover, chapters=())).pages[0].extract_text())
    assert "21–63of100" in text


def test_document_without_chapters_is_its_cover() -> None:
    assert len(read(replace(sample(), chapters=(), closing="")).pages) == 1


def test_warning_of_the_template_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "report.typ").write_text('#set document(title: "-")\n#set text(font: ("Inter", "Nowhere"))\nWords')
    monkeypatch.setattr(pdf, "TEMPLATES", tmp_path)
    with pytest.warns(typst.TypstWarning, match="nowhere"):
        report_pdf(sample())
