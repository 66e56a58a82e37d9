"""`trendaudit report`: the document for a client."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trendaudit.cli import inputs, report_targets
from trendaudit.cli.options import AnswersFile, AsOf, NoColor, Rules, as_path, as_paths
from trendaudit.cli.output import say, write_bytes, write_document
from trendaudit.cli.output_files import write_file
from trendaudit.cli.report_targets import STANDARD_OUTPUT, Target
from trendaudit.render.formats import BINARY, DOCUMENTS, render
from trendaudit.text.translation import _, ngettext

if TYPE_CHECKING:
    from trendaudit.brand.brand import Brand
    from trendaudit.render.document.model import Document

MOST_NAMED = 12
"""Characters without a font that are named; of more, only the number is said."""

Outputs = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        callback=as_paths,
        help=_("Write to PATH, in the format of its ending; repeatable."),
    ),
]
FormatName = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="FORMAT", help=_("markdown, html, pdf, csv, xlsx or json, where no PATH says it.")
    ),
]
BrandFile = Annotated[
    Path | None,
    typer.Option(
        "--brand",
        metavar="FILE",
        callback=as_path,
        help=_("The looks of an agency; `trendaudit template --brand` prints one."),
    ),
]
Summary = Annotated[
    bool, typer.Option("--summary", help=_("Two pages (pdf, html, markdown): the minute, the first actions, the plan."))
]
With = Annotated[
    list[str] | None,
    typer.Option(
        "--with", metavar="SECTION,...", help=_("Add sections to pdf, html and markdown: notes, which are private.")
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        metavar="SECTION,...",
        help=_(
            "Leave out sections: minute, duties, start, plan, trends, picture, checklist, in_order, watch, find_out, "
            "decided, answers, evidence, method, sources."
        ),
    ),
]


HELP = _("""\
Write the report on an audit, to be sent to the client. Without -o it goes to standard output.

\b
Examples:
  trendaudit report roos.yaml -o roos.pdf
  trendaudit report roos.yaml -o roos.html -o roos.xlsx --brand agency.yaml
  trendaudit report roos.yaml -o two-pages.pdf --summary
  trendaudit report roos.yaml --with notes --without sources""")


def report(
    file: AnswersFile,
    *,
    outputs: Outputs = None,
    as_format: FormatName = None,
    brand: BrandFile = None,
    summary: Summary = False,
    added: With = None,
    left_out: Without = None,
    as_of: AsOf = None,
    rules: Rules = None,
    no_color: NoColor = False,
) -> None:
    """Write the report on an audit, to be sent to the client."""
    from trendaudit.core.report import build
    from trendaudit.render.document.sections import DEFAULT, SUMMARY, choose

    targets = report_targets.find(outputs or [STANDARD_OUTPUT], as_format, [file, *([brand] if brand else [])])
    sections = choose(_names(added), _names(left_out), SUMMARY if summary else DEFAULT)
    looks = _brand(brand)
    if looks and looks.logo and looks.logo.file:
        report_targets.keep_inputs([looks.logo.file], outputs or [])
    catalog = inputs.load_pack(rules)
    inputs.warn_of_early_date(as_of, catalog)
    audit = inputs.read_answers(file, catalog).audit
    built = build(catalog, audit, inputs.as_of(as_of, audit))

    @cache
    def document() -> Document:
        from trendaudit.render.document.compose import compose

        return compose(built, sections, looks, brief=summary)

    _tell_of_no_use({"--brand": brand, "--summary": summary, "--with": added, "--without": left_out}, targets)
    coded: list[str] = []
    contents = [render(target.format, built, document, coded.extend) for target in targets]
    for target, content in zip(targets, contents, strict=True):
        _write(target, content)
        if target.format == "pdf" and coded:
            say(_codes(target, sorted(set(coded))))


def _brand(file: Path | None) -> Brand | None:
    if file is None:
        return None
    from trendaudit.brand.file import read

    return read(file)


def _tell_of_no_use(options: Mapping[str, object], targets: Iterable[Target]) -> None:
    """Say which options were given for nothing: they are about the document, and no target is one."""
    given = [option for option, value in options.items() if value]
    written = list(dict.fromkeys(target.format for target in targets))
    if given and not DOCUMENTS.intersection(written):
        text = ngettext("{options} changes nothing in {formats}", "{options} change nothing in {formats}", len(given))
        say(text.format(options=", ".join(given), formats=", ".join(written)))


def _codes(target: Target, characters: Sequence[str]) -> str:
    """Return which characters of a PDF stand there as codes."""
    name = _("the PDF") if target.path == STANDARD_OUTPUT else str(target.path)
    more = len(characters) - MOST_NAMED
    listed = ", ".join(characters[:MOST_NAMED]) + (_(" and {number} more").format(number=more) if more > 0 else "")
    text = ngettext(
        "{name}: no font for {characters}, so its code is printed",
        "{name}: no font for {characters}, so their codes are printed",
        len(characters),
    )
    return text.format(name=name, characters=listed)


def _names(values: Sequence[str] | None) -> list[str]:
    return [name for value in values or () for name in value.split(",") if name.strip()]


def _write(target: Target, content: bytes) -> None:
    if target.path != STANDARD_OUTPUT:
        write_file(target.path, content)
        say(_("{path} is written.").format(path=target.path))
    elif target.format in BINARY:
        write_bytes(content)
    else:
        write_document(content.decode())
