"""Every choice of what a brand file may leave out, in every format that shows it."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from tests.render.pdf_reading import read, squeezed
from tests.render.pdf_samples import BRAND, sample
from tests.render.sample_reports import report
from trendaudit.brand.brand import ACCENT, Brand
from trendaudit.render.document.compose import compose
from trendaudit.render.html import report_html
from trendaudit.render.markdown import report_markdown

FIELDS = ("name", "contact", "closing", "logo", "accent")
CHOICES = [chosen for number in range(len(FIELDS) + 1) for chosen in combinations(FIELDS, number)]


@pytest.mark.parametrize("chosen", CHOICES, ids=lambda chosen: "-".join(chosen) or "nothing")
def test_whatever_a_brand_leaves_out_a_document_is_made(chosen: tuple[str, ...]) -> None:
    said: dict[str, Any] = {field: getattr(BRAND, field) for field in chosen}
    document = replace(compose(report(), frozenset({"minute"}), Brand(**said)), chapters=())
    texts = (report_markdown(document), report_html(document), read(document).pages[0].extract_text())
    for field in {"name", "contact", "closing"}.intersection(chosen):
        assert all(squeezed(said[field]) in squeezed(text) for text in texts[1:])
    assert ('<img class="logo"' in texts[1]) == ("logo" in chosen)


@pytest.mark.parametrize("accent", ["", "red", "#12", "#000;}</style>", "#ABC"])
def test_colour_from_python_that_is_none_is_the_usual_one(accent: str) -> None:
    document = replace(compose(report(), frozenset({"minute"}), Brand(accent=accent)), chapters=())
    assert document.brand.accent == ("#aabbcc" if accent == "#ABC" else ACCENT)
    assert report_html(document)
    assert read(document)


def test_logo_without_a_name_is_called_one() -> None:
    document = replace(sample(), brand=replace(BRAND, name=""), chapters=())
    assert 'alt="Logo"' in report_html(document)
