"""Documents to make PDFs of: the bakery with a brand, the examples, any number of actions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.render.sample_reports import report
from tests.shipped_audits import shipped
from trendaudit import answers
from trendaudit.brand.brand import Brand, Logo
from trendaudit.core.report import build
from trendaudit.render.document.charts import Picture, Plan
from trendaudit.render.document.compose import compose
from trendaudit.render.document.model import AdviceGroup, AdviceList, Chapter, Document
from trendaudit.render.document.sections import DEFAULT, SECTIONS, SUMMARY

DATE = "2026-11-22"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10"><rect width="30" height="10"/></svg>'
BRAND = Brand("Bureau Linde", "linde.example", "#7a2e0b", "Until next time.", Logo(SVG, "svg", 30, 10))


def sample(**changes: Any) -> Document:
    return compose(report(**changes), SECTIONS, BRAND)


def example(path: Path, *, summary: bool = False) -> Document:
    built = build(shipped(), answers.read(path, str(path), shipped()).audit, DATE)
    return compose(built, SUMMARY if summary else DEFAULT, brief=summary)


def with_actions(document: Document, number: int) -> Document:
    """Return the document with so many actions in the plan, the picture and the advice; none leaves their chapters."""

    def grown(chapter: Chapter) -> Chapter:
        body = chapter.body
        if isinstance(body, Plan):
            row = body.groups[0].rows[0]
            rows = tuple(replace(row, rank=rank, anchor=f"a-{rank}") for rank in range(1, number + 1))
            return replace(chapter, body=replace(body, groups=(replace(body.groups[0], rows=rows),)))
        if isinstance(body, AdviceList) and chapter.id == "start":
            one = body.groups[0].advice[0]
            more = tuple(replace(one, rank=rank, anchor=f"a-{rank}") for rank in range(1, number + 1))
            return replace(chapter, body=AdviceList((AdviceGroup("", more),)))
        if isinstance(body, Picture):
            dots = tuple(replace(body.dots[0], rank=rank, x=rank / number) for rank in range(1, number + 1))
            return replace(chapter, body=replace(body, dots=dots))
        return replace(chapter, body=AdviceList(())) if isinstance(body, AdviceList) else chapter

    return replace(document, chapters=tuple(map(grown, document.chapters)))
