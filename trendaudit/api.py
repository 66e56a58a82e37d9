"""Audits from Python: load a pack, read answers, build the report, render it.

Everything here raises `trendaudit.errors.TrendauditError` for what a person can put right; its subclass
`ProblemsError` holds all problems of a file at once, each with its line and column.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from trendaudit.answers.scalars import is_date
from trendaudit.core.audit import Audit
from trendaudit.core.brand import Brand
from trendaudit.core.catalog import Catalog
from trendaudit.core.report import Report, build
from trendaudit.errors import TrendauditError
from trendaudit.i18n import _
from trendaudit.render.document.sections import DEFAULT, SUMMARY, Section, choose
from trendaudit.render.formats import FORMATS, Format, made

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
    if not is_date(as_of):
        raise TrendauditError(_("as_of: {value!r} is not a date; write YYYY-MM-DD").format(value=as_of))
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

    if name not in FORMATS:
        known = ", ".join(FORMATS)
        raise TrendauditError(_("there is no format {name!r}; there are: {known}").format(name=name, known=known))
    usual = SUMMARY if summary else DEFAULT
    chosen = usual if sections is None else choose(sections, usual=frozenset())
    return made(name, report, lambda: compose(report, chosen, brand, summary=summary))
