"""A program that shows everything in a language of its own, to find words that no translator would ever see.

Every text of ours stands in « » there, and every text of a pack or a person is a number; so a letter outside of the marks is
a word of ours outside gettext. (⟦ ⟧ are usual, but no font of ours has them.) Prints JSON: what is seen, by where.

    python -m tests.pseudo_locale
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout, suppress
from functools import partial
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from trendaudit.text import translation

Read = Callable[[bytes], Iterator[str]]
"""Returns what somebody reads in a file."""
SEEN = {"alt", "aria-label", "content", "placeholder", "title"}
"""Attributes of HTML that somebody sees or hears."""


def main() -> None:
    """Replace what translates before anything else is imported, then print what is shown."""
    translation._ = lambda text: f"«{text}»"
    translation.ngettext = lambda one, many, number: f"«{one if number == 1 else many}»"
    shown = {**_report(), **_printed(), **_interview(), **_help()}
    sys.stdout.write(json.dumps({name: " ".join(words) for name, words in shown.items()}))


def _say(_text: str) -> str:
    return "777"


def _report() -> dict[str, list[str]]:
    """Return what a report says in each of its formats, with a lot of answers and with none."""
    from tests.render.sample_reports import report
    from trendaudit.brand.brand import Brand
    from trendaudit.render.document.compose import compose
    from trendaudit.render.document.sections import SECTIONS, SUMMARY
    from trendaudit.render.formats import Format, render

    documents: dict[Format, Read] = {"markdown": _text, "html": _page, "pdf": _paper}
    checklists: dict[Format, Read] = {"csv": _text, "xlsx": _workbook}
    brand = Brand("777", "777", closing="777")
    shown = {}
    for name, built in {"full": report(_say), "empty": report(_say, answers={})}.items():
        whole = partial(compose, built, frozenset(SECTIONS), brand)
        brief = partial(compose, built, SUMMARY, brand, brief=True)
        for form, read in (documents | checklists).items():
            shown[f"{form}, {name}"] = list(read(render(form, built, whole)))
        for form, read in documents.items():
            shown[f"{form}, {name}, summary"] = list(read(render(form, built, brief)))
    return shown


def _text(made: bytes) -> Iterator[str]:
    yield made.decode("utf-8-sig")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in {"style", "script"}
        self.seen += [value or "" for name, value in attrs if name in SEEN and tag != "meta"]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"style", "script"}

    def handle_data(self, data: str) -> None:
        self.seen += [] if self.silent else [data]


def _page(made: bytes) -> Iterator[str]:
    page = _Page()
    page.feed(made.decode())
    yield from page.seen


def _paper(made: bytes) -> Iterator[str]:
    from pypdf import PdfReader

    for page in PdfReader(io.BytesIO(made)).pages:
        yield page.extract_text()


def _workbook(made: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        yield from ET.fromstring(book.read("xl/sharedStrings.xml")).itertext()
        names = ET.fromstring(book.read("xl/workbook.xml")).iter("{*}sheet")
        yield from (sheet.attrib["name"] for sheet in names)


def _printed() -> dict[str, list[str]]:
    """Return what is printed on a terminal, and in a new answers file."""
    from rich.console import Console

    from tests.render.sample_reports import catalog as sample
    from tests.render.sample_reports import report
    from trendaudit.answers.template import template
    from trendaudit.pack.coverage import coverage
    from trendaudit.pack.rechecks import rechecks
    from trendaudit.render.coverage import print_coverage
    from trendaudit.render.explanation import print_explanation
    from trendaudit.render.listings import print_questions, print_rechecks, print_rules
    from trendaudit.render.terminal import print_report

    catalog, built = sample(_say), report(_say)
    printers: dict[str, Callable[[Console], None]] = {
        "terminal": partial(print_report, built),
        "terminal, empty": partial(print_report, report(_say, answers={})),
        "questions": partial(print_questions, catalog),
        "rules list": partial(print_rules, catalog),
        "rules coverage": partial(print_coverage, coverage(catalog), catalog),
        "rules stale": partial(print_rechecks, rechecks(catalog, "2026-11-22")),
    }
    for rule in catalog.rules.values():
        printers[f"explain {rule.id}"] = partial(print_explanation, rule, built, with_answers=True)
    shown = {"template": [template(catalog, "full")]}
    for name, show in printers.items():
        with io.StringIO() as stream:
            show(Console(file=stream, width=80, markup=False, emoji=False, highlight=False))
            shown[name] = [stream.getvalue()]
    return shown


def _interview() -> dict[str, list[str]]:
    """Return what an interview in plain lines shows to somebody who often mistypes."""
    from tests.render.sample_reports import catalog
    from trendaudit.core.audit import Audit
    from trendaudit.errors import TrendauditError
    from trendaudit.interview.loop import run
    from trendaudit.interview.plain import Plain

    reading, writing = io.StringIO("7\n7\n" + "!\n?\nn\n7\n1\n!\nl\nb\n1\n" * 12), io.StringIO()
    with suppress(TrendauditError, EOFError, KeyboardInterrupt):
        run(catalog(_say), Audit("pack 1.0.0", depth="full"), Plain(reading, writing), lambda _audit: None)
    return {"audit": [writing.getvalue()]}


def _help() -> dict[str, list[str]]:
    """Return the help of every command."""
    from trendaudit.cli import run
    from trendaudit.cli.app import COMMANDS

    shown = {}
    for command in (
        [],
        *([command] for command in COMMANDS),
        *(["rules", name] for name in ("check", "list", "schema")),
    ):
        with io.StringIO() as stream, redirect_stdout(stream):
            run([*command, "--help"])
            shown[" ".join([*command, "--help"])] = [stream.getvalue()]
    return shown


if __name__ == "__main__":
    main()
