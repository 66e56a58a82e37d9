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
from importlib import import_module
from typing import Any
from xml.etree import ElementTree as ET

from trendaudit.text import translation

SEEN = {"alt", "aria-label", "content", "placeholder", "title"}
"""Attributes of HTML that somebody sees or hears."""


def main() -> None:
    """Print what a report in each format and what the commands for authors show."""
    translation._ = lambda text: f"«{text}»"
    translation.ngettext = lambda one, many, number: f"«{one if number == 1 else many}»"
    shown = {**_report(), **_printed(), **_interview(), **_help()}
    sys.stdout.write(json.dumps({name: " ".join(words) for name, words in shown.items()}))


def _say(_text: str) -> str:
    return "777"


def _report() -> dict[str, list[str]]:
    reports, render = import_module("tests.render.sample_reports"), import_module("trendaudit.render.formats").render
    compose = import_module("trendaudit.render.document.compose").compose
    sections = import_module("trendaudit.render.document.sections")
    brand = import_module("trendaudit.brand.brand").Brand("777", "777", closing="777")
    shown = {}
    for name, built in {"full": reports.report(_say), "empty": reports.report(_say, answers={})}.items():
        whole = partial(compose, built, frozenset(sections.SECTIONS), brand)
        brief = partial(compose, built, sections.SUMMARY, brand, brief=True)
        for form, read in {"markdown": _text, "html": _page, "pdf": _paper}.items():
            shown[f"{form}, {name}"] = list(read(render(form, built, whole)))
            shown[f"{form}, {name}, summary"] = list(read(render(form, built, brief)))
        for form, read in {"csv": _text, "xlsx": _workbook}.items():
            shown[f"{form}, {name}"] = list(read(render(form, built, whole)))
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
    for page in import_module("pypdf").PdfReader(io.BytesIO(made)).pages:
        yield page.extract_text()


def _workbook(made: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        yield from ET.fromstring(book.read("xl/sharedStrings.xml")).itertext()
        names = ET.fromstring(book.read("xl/workbook.xml")).iter("{*}sheet")
        yield from (sheet.attrib["name"] for sheet in names)


def _printed() -> dict[str, list[str]]:
    """Return what is printed on a terminal."""
    reports, console = import_module("tests.render.sample_reports"), import_module("rich.console").Console
    render, pack = "trendaudit.render", "trendaudit.pack"
    catalog, built = reports.catalog(_say), reports.report(_say)
    coverage = import_module(f"{pack}.coverage").coverage(catalog)
    rechecks = import_module(f"{pack}.rechecks").rechecks(catalog, "2026-11-22")
    explain = import_module(f"{render}.explanation").print_explanation
    show_report = import_module(f"{render}.terminal").print_report
    printers: dict[str, Callable[[Any], None]] = {
        "terminal": partial(show_report, built),
        "terminal, empty": partial(show_report, reports.report(_say, answers={})),
        "questions": partial(import_module(f"{render}.questions").print_questions, catalog),
        "rules list": partial(import_module(f"{render}.rules").print_rules, catalog),
        "rules coverage": partial(import_module(f"{render}.coverage").print_coverage, coverage, catalog),
        "rules stale": partial(import_module(f"{render}.rechecks").print_rechecks, rechecks),
    }
    for rule in catalog.rules.values():
        printers[f"explain {rule.id}"] = partial(_explain, explain, rule, built)
    shown = {}
    for name, show in printers.items():
        with io.StringIO() as stream:
            show(console(file=stream, width=80, markup=False, emoji=False, highlight=False))
            shown[name] = [stream.getvalue()]
    return shown | {"template": [import_module("trendaudit.answers.template").template(catalog, "full")]}


def _explain(explain: Any, rule: object, report: object, console: object) -> None:
    explain(rule, report, console, with_answers=True)


def _interview() -> dict[str, list[str]]:
    """Return what an interview in plain lines shows to somebody who often mistypes."""
    reports, run = import_module("tests.render.sample_reports"), import_module("trendaudit.interview.loop").run
    reading, writing = io.StringIO("7\n7\n" + "!\n?\nn\n7\n1\n!\nl\nb\n1\n" * 12), io.StringIO()
    plain = import_module("trendaudit.interview.plain").Plain(reading, writing)
    audit = import_module("trendaudit.core.audit").Audit("pack 1.0.0", depth="full")
    with suppress(import_module("trendaudit.errors").TrendauditError, EOFError, KeyboardInterrupt):
        run(reports.catalog(_say), audit, plain, lambda _audit: None)
    return {"audit": [writing.getvalue()]}


def _help() -> dict[str, list[str]]:
    run, commands = import_module("trendaudit.cli").run, import_module("trendaudit.cli.app").COMMANDS
    shown = {}
    for command in (
        [],
        *([command] for command in commands),
        *(["rules", name] for name in ("check", "list", "schema")),
    ):
        with io.StringIO() as stream, redirect_stdout(stream):
            run([*command, "--help"])
            shown[" ".join([*command, "--help"])] = [stream.getvalue()]
    return shown


if __name__ == "__main__":
    main()
