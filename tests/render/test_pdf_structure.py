"""The PDF of a document for those who cannot see it, and for the programs that keep it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.render.pdf_reading import addresses, metadata_of, notes, read, squeezed, tags
from tests.render.pdf_samples import sample
from tests.render.sample_reports import report
from trendaudit.render.document.charts import Picture, Plan
from trendaudit.render.document.compose import compose
from trendaudit.render.document.model import AdviceList, Sources


def test_file_says_its_title_author_language_and_standard() -> None:
    reader = read(sample())
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Trend audit: Bakkerij Roos", "Bureau Linde")
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata_of(reader)
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]


def test_without_a_brand_the_auditor_is_the_author() -> None:
    metadata = read(compose(report())).metadata
    assert metadata is not None
    assert metadata.author == "M. de Wit"


def test_structure_names_headings_lists_tables_figures_and_links() -> None:
    reader = read(sample())
    assert reader.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]
    kinds = {str(tag["/S"]) for tag in tags(reader)}
    assert kinds >= {"/H1", "/H2", "/H3", "/L", "/LI", "/LBody", "/Table", "/TH", "/TD", "/Figure", "/Link", "/TOC"}


def test_every_figure_is_told_in_words() -> None:
    document = sample()
    told = [str(tag.get("/Alt", "")) for tag in tags(read(document)) if str(tag["/S"]) == "/Figure"]
    (picture,) = [chapter.body for chapter in document.chapters if isinstance(chapter.body, Picture)]
    assert all(told)
    assert {document.cover.alt, picture.alt, document.labels["box"], document.brand.name} <= set(told)


def test_bookmarks_name_chapters_and_advice() -> None:
    document = sample()

    def titles(outline: Any) -> Iterator[str]:
        for one in outline:
            yield from titles(one) if isinstance(one, list) else [squeezed(one["/Title"])]

    named = set(titles(read(document).outline))
    for chapter in document.chapters:
        assert squeezed(chapter.title) in named
        if isinstance(chapter.body, AdviceList):
            some = [one for group in chapter.body.groups for one in group.advice]
            assert {squeezed(f"{one.rank or ''}{one.title}") for one in some} <= named


def test_plan_leads_to_the_advice_and_back_and_sources_to_the_web() -> None:
    document = sample()
    reader = read(document)
    (plan,) = [chapter.body for chapter in document.chapters if isinstance(chapter.body, Plan)]
    (sources,) = [chapter.body for chapter in document.chapters if isinstance(chapter.body, Sources)]
    rows = sum(len(group.rows) for group in plan.groups)
    inside = [note for note in notes(reader) if "/URI" not in note.get("/A", {})]
    assert len(inside) >= 3 * rows + len(document.chapters)
    assert addresses(reader) == {page.address for update in sources.updates for page in update.pages if page.address}
