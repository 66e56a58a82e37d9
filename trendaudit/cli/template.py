"""`trendaudit template`: an answers file to fill in by hand."""

from __future__ import annotations

from typing import Annotated

import typer

from trendaudit.cli import inputs
from trendaudit.cli.options import NoColor, Rules
from trendaudit.cli.output import write_document
from trendaudit.errors import TrendauditError
from trendaudit.i18n import _

Quick = Annotated[bool, typer.Option("--quick/--full", help=_("Only the questions of a quick audit, or all of them."))]
Brand = Annotated[bool, typer.Option("--brand", help=_("A brand file instead: how an agency's reports look."))]

HELP = _("""\
Print an answers file to fill in by hand. It has every question, with its options as comments.

\b
Examples:
  trendaudit template > roos.yaml
  trendaudit template --quick > roos.yaml
  trendaudit template --brand > agency.yaml""")


def template(*, quick: Quick = False, brand: Brand = False, rules: Rules = None, no_color: NoColor = False) -> None:
    """Print an answers file to fill in by hand."""
    if brand:
        _print_brand(quick=quick)
        return
    from trendaudit.answers import writing

    write_document(writing.template(inputs.load_pack(rules), "quick" if quick else "full"))


def _print_brand(*, quick: bool) -> None:
    if quick:
        raise TrendauditError(_("--brand and --quick make different files; drop one of the two"))
    from trendaudit.brand import template as brand_template

    write_document(brand_template())
