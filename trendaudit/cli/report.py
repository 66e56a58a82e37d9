"""`trendaudit report`: the document for a client."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trendaudit.cli import inputs
from trendaudit.cli.options import AnswersFile, AsOf, Rules
from trendaudit.cli.output import say, write_document
from trendaudit.cli.writing import is_same_file, write_file
from trendaudit.errors import TrendauditError, did_you_mean
from trendaudit.i18n import _

if TYPE_CHECKING:
    from trendaudit.core.report import Report
    from trendaudit.render.sections import Section

ENDINGS = {".md": "markdown", ".markdown": "markdown", ".json": "json"}
"""The formats that can be made, by the ending of the file."""
PLANNED = {".html": "html", ".htm": "html", ".pdf": "pdf", ".csv": "csv", ".xlsx": "xlsx"}
"""The formats that people ask for and that are still to come."""
USUAL = "markdown"
STANDARD_OUTPUT = Path("-")

Outputs = Annotated[
    list[Path] | None,
    typer.Option("--output", "-o", metavar="PATH", help=_("Write to PATH, in the format of its ending; repeatable.")),
]
Format = Annotated[
    str | None,
    typer.Option("--format", metavar="FORMAT", help=_("markdown or json, where no ending of a PATH says it.")),
]
With = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="SECTION,...", help=_("Add sections of the document: answers, notes.")),
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        metavar="SECTION,...",
        help=_("Leave out sections: in_order, watch, find_out, decided, evidence, method, sources."),
    ),
]


@dataclass(frozen=True, slots=True)
class Target:
    """A place to write to and the format to write."""

    path: Path
    format: str


def report(
    file: AnswersFile,
    *,
    outputs: Outputs = None,
    as_format: Format = None,
    added: With = None,
    left_out: Without = None,
    as_of: AsOf = None,
    rules: Rules = None,
) -> None:
    """Write the report on an audit, to be sent to the client. Without -o it goes to standard output.

    \b
    Examples:
      trendaudit report roos.yaml -o roos.md
      trendaudit report roos.yaml --with answers,notes --without sources
      trendaudit report roos.yaml -o roos.md -o roos.json
    """
    from trendaudit.core.report import build
    from trendaudit.render.sections import choose

    targets = _targets(outputs or [STANDARD_OUTPUT], as_format)
    sections = choose(_names(added), _names(left_out))
    _keep_answers(file, targets)
    catalog = inputs.load_pack(rules)
    audit = inputs.read_answers(file, catalog).audit
    built = build(catalog, audit, inputs.as_of(as_of, audit))
    texts = [_rendered(built, target.format, sections) for target in targets]
    for target, text in zip(targets, texts, strict=True):
        _write(target, text)


def _targets(paths: Sequence[Path], as_format: str | None) -> list[Target]:
    """Return where to write what; every format is known before anything is written."""
    chosen = _format(as_format) if as_format is not None else None
    return [Target(path, _format_of(path, chosen)) for path in paths]


def _format(name: str) -> str:
    wanted = name.strip().lower()
    if wanted in ENDINGS.values():
        return wanted
    ending = f".{wanted.removeprefix('.')}"
    if ending in ENDINGS:
        return ENDINGS[ending]
    if ending in PLANNED:
        raise TrendauditError(_still_to_come(PLANNED[ending]))
    nearest = did_you_mean(wanted, ENDINGS.values())
    raise TrendauditError(
        _("there is no format {name!r}{nearest}").format(name=name, nearest=nearest) + "\n" + _possible()
    )


def _format_of(path: Path, chosen: str | None) -> str:
    """Return the format that the ending of a path says, or the chosen one where it says nothing."""
    ending = path.suffix.lower()
    if path == STANDARD_OUTPUT:
        return chosen or USUAL
    if ending in PLANNED:
        raise TrendauditError(_still_to_come(PLANNED[ending]))
    if ending not in ENDINGS:
        if chosen:
            return chosen
        nearest = did_you_mean(ending, ENDINGS)
        text = _("{path}: the ending {ending!r} says no format{nearest}").format(
            path=path, ending=ending, nearest=nearest
        )
        raise TrendauditError(text + "\n" + _possible())
    if chosen and chosen != ENDINGS[ending]:
        text = _("{path} would be {ending}, and --format says {chosen}; drop one of the two")
        raise TrendauditError(text.format(path=path, ending=ENDINGS[ending], chosen=chosen))
    return ENDINGS[ending]


def _still_to_come(name: str) -> str:
    return _("a report cannot be made as {name} yet").format(name=name) + "\n" + _possible()


def _possible() -> str:
    return _("What can be made now: markdown (.md, .markdown) and json (.json).")


def _names(values: Sequence[str] | None) -> list[str]:
    return [name for value in values or () for name in value.split(",") if name.strip()]


def _keep_answers(file: Path, targets: Sequence[Target]) -> None:
    """Refuse to write over the answers file."""
    for target in targets:
        if STANDARD_OUTPUT not in {target.path, file} and is_same_file(target.path, file):
            text = _("{path} is the answers file itself; choose another name for the report")
            raise TrendauditError(text.format(path=target.path))


def _rendered(built: Report, name: str, sections: Collection[Section]) -> str:
    if name == "json":
        from trendaudit.render.json import report_json

        return report_json(built) + "\n"
    from trendaudit.render.markdown import report_markdown

    return report_markdown(built, sections)


def _write(target: Target, text: str) -> None:
    if target.path == STANDARD_OUTPUT:
        write_document(text)
        return
    write_file(target.path, text.encode("utf-8"))
    say(_("{path} is written.").format(path=target.path))
