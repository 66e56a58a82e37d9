"""Audits from Python: load a pack, read answers, build the report, render it.

Everything here raises `trendaudit.errors.TrendauditError` for what a person can put right; its subclass
`ProblemsError` holds all problems of a file at once, each with its line and column.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from types import UnionType

from trendaudit.brand.brand import Brand
from trendaudit.core.audit import Audit
from trendaudit.core.catalog import Catalog
from trendaudit.core.report import Report, build
from trendaudit.errors import TrendauditError
from trendaudit.render.document.sections import DEFAULT, SUMMARY, Section, choose
from trendaudit.render.formats import FORMATS, Format, render
from trendaudit.text.dates import is_date
from trendaudit.text.translation import _

__all__ = ["build_report", "load_pack", "read_answers", "read_brand", "render_report"]


def load_pack(folder: Path | str | None = None) -> Catalog:
    """Return the pack in a folder, or the one that comes along. Loading takes longest: load it once."""
    from trendaudit import pack

    return pack.load(_path("folder", folder) if folder is not None else pack.shipped())


def read_answers(file: Path | str, catalog: Catalog) -> Audit:
    """Return what an answers file says. Nothing is asked, and nothing is written."""
    from trendaudit import answers

    _require("catalog", catalog, Catalog, _("what load_pack returns"))
    return answers.read(_path("file", file), str(file), catalog).audit


def read_brand(file: Path | str) -> Brand:
    """Return the looks of an agency, for `render_report`."""
    from trendaudit.brand.file import read

    return read(_path("file", file))


def build_report(catalog: Catalog, audit: Audit, as_of: str) -> Report:
    """Return the report on an audit: score, findings, checklist, plan. `as_of` is YYYY-MM-DD and changes no score.

    Raises `ProblemsError` for an audit that could not stand in an answers file, or belongs to other rules.
    """
    from trendaudit import answers

    _require("catalog", catalog, Catalog, _("what load_pack returns"))
    _require("audit", audit, Audit, _("what read_answers returns, or an Audit"))
    if not isinstance(as_of, str) or not is_date(as_of):
        raise TrendauditError(_("as_of: {value!r} is not a date; write YYYY-MM-DD").format(value=as_of))
    return build(catalog, answers.validated(audit, catalog), as_of)


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

    _require("report", report, Report, _("what build_report returns"))
    _require("brand", brand, Brand | None, _("what read_brand returns"))
    _require("summary", summary, bool, _("True or False"))
    if name not in FORMATS:
        known = ", ".join(FORMATS)
        raise TrendauditError(_("there is no format {name!r}; there are: {known}").format(name=name, known=known))
    usual = SUMMARY if summary else DEFAULT
    chosen = usual if sections is None else choose(_names(sections), usual=frozenset())
    return render(name, report, lambda: compose(report, chosen, brand, brief=summary))


def _names(sections: Collection[str]) -> Collection[str]:
    is_list = isinstance(sections, Collection) and not isinstance(sections, str | bytes)
    if not is_list or not all(isinstance(name, str) for name in sections):
        raise TrendauditError(_("sections: {value!r} is no list of names").format(value=sections))
    return sections


def _path(argument: str, value: object) -> Path:
    _require(argument, value, Path | str, _("a path"))
    if value == "":  # of which Path makes the current folder
        text = _("{argument}: an empty name is no path; . is the current folder")
        raise TrendauditError(text.format(argument=argument))
    return Path(str(value))


def _require(argument: str, value: object, kind: type | UnionType, what: str) -> None:
    if not isinstance(value, kind):
        text = _("{argument}: this must be {what}, not a {kind}")
        raise TrendauditError(text.format(argument=argument, what=what, kind=type(value).__name__))
