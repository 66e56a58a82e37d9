"""The document for a client as Markdown (CommonMark, with GitHub's tables and task lists)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from trendaudit.core.model import Reference, Update
from trendaudit.core.report import Report
from trendaudit.i18n import _
from trendaudit.render import backing, document, sentences, transcript
from trendaudit.render.sections import DEFAULT, Section
from trendaudit.untrusted import harmless

MARKS = re.compile(
    r"[\\`*_\[\]<|~$@]"  # emphasis, code, links, HTML, cells, strikethrough, formulas, mentions: anywhere
    r"|^[-+=>#]|#\Z"  # headings, lists, quotations, rules: where a line begins, or a heading ends
    r"|&(?=#?\w+;)"  # entities such as &amp;
    r"|:(?=//)|(?<=[wW]{3})\."  # addresses, which GitHub makes links of
)
NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|\Z)")
ENTITY = re.compile(r"&(?=#?\w+;)")
URL_CHARACTERS = "%/:?#[]@!$&'*+,;=-._~"
"""What may stand in an address as it is; brackets, quotes and blanks are encoded."""


class Markdown(str):
    """Text that is Markdown already and must not be escaped."""

    __slots__ = ()


def report_markdown(report: Report, sections: Collection[Section] = DEFAULT) -> str:
    """Return a report as a Markdown document. The same report gives the same text, which ends with one newline."""
    template = _environment().get_template("report.md.j2")
    return _tidied(template.render(report=report, sections=frozenset(sections)))


def escape(value: object) -> Markdown:
    """Return a value as Markdown that shows it literally, on one line, wherever it stands; `Markdown` is left alone."""
    if isinstance(value, Markdown):
        return value
    text = harmless(str(value)).strip()
    return Markdown(NUMBERED.sub(r"\1\\\2", MARKS.sub(r"\\\g<0>", text)))


def link(reference: Reference) -> Markdown:
    """Return a page as a link with its date; only its title where the address is none of the web."""
    title = escape(reference.title)
    address = _address(reference.url)
    page = f"[{title}]({address})" if address else title
    return Markdown(f"{page}, {escape(reference.date)}" if reference.date.strip() else page)


def row(cells: Iterable[str]) -> Markdown:
    """Return one row of a table."""
    return Markdown(f"| {' | '.join(map(escape, cells))} |")


def pages(update: Update) -> Markdown:
    """Return the printable pages behind an update in brackets, with a blank before; nothing where there are none."""
    links = "; ".join(map(link, backing.references(update)))
    return Markdown(f" ({links})" if links else "")


def _address(url: str) -> str:
    """Return an address of the web with everything encoded that could end it early, or an empty string."""
    if not url.isprintable():
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return ""
    return ENTITY.sub("&amp;", quote(url, safe=URL_CHARACTERS))


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("trendaudit.render"),
        autoescape=False,  # noqa: S701 - this is no HTML: `finalize` escapes whatever a template prints
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "_": _,
        "backing": backing,
        "document": document,
        "sentences": sentences,
        "transcript": transcript,
        "pages": pages,
        "row": row,
    }
    return environment


def _tidied(text: str) -> str:
    """Return text without blanks at the ends of lines and with at most one empty line in a row."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"
