"""`trendaudit template`: an answers file to fill in by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trendaudit.cli import inputs
from trendaudit.cli.options import NoColor, Rules, as_path
from trendaudit.cli.output import write_document
from trendaudit.errors import TrendauditError
from trendaudit.text.translation import _

Quick = Annotated[bool, typer.Option("--quick/--full", help=_("Only the questions of a quick audit, or all of them."))]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", callback=as_path, help=_("A new file to write it to."))
]
Brand = Annotated[bool, typer.Option("--brand", help=_("A brand file instead: how an agency's reports look."))]

HELP = _("""\
Print an answers file to fill in by hand. It has every question, with its options as comments.

\b
Examples:
  trendaudit template -o roos.yaml
  trendaudit template --quick > roos.yaml
  trendaudit template --brand -o agency.yaml""")


def template(
    *, quick: Quick = False, brand: Brand = False, output: Output = None, rules: Rules = None, no_color: NoColor = False
) -> None:
    """Print an answers file to fill in by hand."""
    if brand:
        _give(_brand(quick=quick), output)
        return
    from trendaudit.answers.template import template

    _give(template(inputs.load_pack(rules), "quick" if quick else "full"), output)


def _give(text: str, output: Path | None) -> None:
    """Print a document, or write it into a new file."""
    if output is None or str(output) == "-":
        write_document(text)
        return
    from trendaudit.cli.output_files import never, write_file

    write_file(output, text.encode(), never)


def _brand(*, quick: bool) -> str:
    if quick:
        raise TrendauditError(_("--brand and --quick make different files; drop one of the two"))
    from trendaudit.brand.file import template as brand_template

    return brand_template()
