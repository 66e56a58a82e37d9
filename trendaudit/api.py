"""Audits from Python: load a pack, read answers, build the report, render it.

Everything here raises `trendaudit.errors.TrendauditError` for what a person can put right; its subclass
`ProblemsError` holds all problems of a file at once, each with its line and column.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from trendaudit.core.audit import Audit
from trendaudit.core.brand import Brand
from trendaudit.core.catalog import Catalog
from trendaudit.core.report import Report, build
from trendaudit.render.document.sections import DEFAULT, SUMMARY, Section
from trendaudit.render.formats import Format, made

__all__ = ["build_report", "load_pack", "read_answers", "read_brand", "render_report"]


def load_pack(folder: Path | str | None = None) -> Catalog:
    """Return the pack in a folder, or the one that comes along. Loading takes longest: load it once."""
    from trendaudit import pack

    return pack.load(Path(folder) if folder is not None else pack.shipped())


def read_answers(file: Path | str, catalog: Catalog) -> Audit:
    """Return what an answers file says. Nothing is asked, and nothing is written."""
    from trendaudit import answers

    return answers.read(Path(file), str(file), catalog).audit


def read_brand(file: Path | str) -> Brand:
    """Return the looks of an agency, for `render_report`."""
    from trendaudit import brand

    return brand.read(Path(file))


def build_report(catalog: Catalog, audit: Audit, as_of: str) -> Report:
    """Return the report on an audit: score, findings, checklist, plan. `as_of` is YYYY-MM-DD and changes no score."""
    return build(catalog, audit, as_of)


def render_report(
    report: Report,
    name: Format = "markdown",
    *,
    sections: Collection[Section] | None = None,
    brand: Brand | None = None,
    summary: bool = False,
) -> bytes:
    """Return a report as markdown, html, pdf, csv, xlsx or json, ready to be written to a file.

    `sections` are the parts of the document; without them it has the usual ones. Text is UTF-8.
    """
    from trendaudit.render.document.compose import compose

    usual = SUMMARY if summary else DEFAULT
    chosen = usual if sections is None else sections
    return made(name, report, lambda: compose(report, chosen, brand, summary=summary))
