"""The document for a client as Markdown (CommonMark, with GitHub's tables and task lists)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jinja2 import Environment, PackageLoader, StrictUndefined

from trendaudit.render.document.charts import Column, TrendBar
from trendaudit.render.document.model import CitedText, Document, Page

MARKS = re.compile(
    r"[\\`*_\[\]<|~$@]"  # emphasis, code, links, HTML, cells, strikethrough, formulas, mentions
    r"|&(?=#?\w+;)"  # entities such as &amp;
    r"|:(?=//)|(?<=[wW]{3})\."  # addresses, which GitHub makes links of
)
AT_AN_END = re.compile(r"^[-+=>#]|#\Z")
"""Headings, lists, quotations, rules: where a line begins, or a heading ends."""
NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|\Z)")
ENTITY = re.compile(r"&(?=#?\w+;)")


class Markdown(str):
    """Text that is Markdown already and must not be escaped."""

    __slots__ = ()


def report_markdown(document: Document) -> str:
    """Return a document as Markdown. The same document gives the same text, which ends with one newline."""
    template = _environment().get_template("report.md.j2")
    return _tidied(template.render(document=document, cover=document.cover, labels=document.labels))


def escape(value: object) -> Markdown:
    """Return a value as Markdown that shows it literally, on one line, wherever it stands; `Markdown` is left alone."""
    if isinstance(value, Markdown):
        return value
    return Markdown(NUMBERED.sub(r"\1\\\2", AT_AN_END.sub(r"\\\g<0>", _within(value))))


def row(cells: Iterable[object]) -> Markdown:
    """Return one row of a table, in which nothing can begin a line."""
    return Markdown(f"| {' | '.join(map(_within, cells))} |")


def pages(some: Iterable[Page]) -> Markdown:
    """Return pages as links with their dates, in brackets, with a blank before; nothing where there are none."""
    links = "; ".join(map(_link, some))
    return Markdown(f" ({links})" if links else "")


def cited(parts: Iterable[CitedText]) -> Markdown:
    """Return who says so, with the numbers of sources in square brackets that make no link."""
    return Markdown(" ".join(f"{escape(part.text)}{_numbers(part.numbers)}{part.mark}" for part in parts))


def values(bar: TrendBar, columns: Iterable[tuple[Column, str]]) -> list[str]:
    """Return what stands in the row of a trend."""
    return [bar.title, *(getattr(bar, name) for name, _heading in columns)]


def _numbers(sources: Iterable[int]) -> str:
    listed = ", ".join(map(str, sources))
    return rf" \[{listed}\]" if listed else ""


def _within(value: object) -> str:
    """Return a value escaped for the middle of a line."""
    return MARKS.sub(r"\\\g<0>", str(value))


def _link(page: Page) -> str:
    title = escape(page.title)
    linked = f"[{title}]({ENTITY.sub('&amp;', page.address)})" if page.address else title
    return ", ".join([linked, *map(escape, filter(None, (page.site, page.date)))])


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("trendaudit.render"),
        autoescape=False,  # noqa: S701 - this is no HTML: `finalize` escapes whatever a template prints
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"cited": cited, "pages": pages, "row": row, "values": values}
    return environment


def _tidied(text: str) -> str:
    """Return text without blanks at the ends of lines and with at most one empty line in a row."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"
