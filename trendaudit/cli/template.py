"""`trendaudit template`: an answers file to fill in by hand."""

from __future__ import annotations

from typing import Annotated

import typer

from trendaudit.cli import inputs
from trendaudit.cli.options import Rules
from trendaudit.cli.output import write_document
from trendaudit.i18n import _

Quick = Annotated[bool, typer.Option("--quick/--full", help=_("Only the questions of a quick audit, or all of them."))]


def template(*, quick: Quick = False, rules: Rules = None) -> None:
    """Print an answers file to fill in by hand: every question, with its options as comments.

    \b
    Examples:
      trendaudit template > roos.yaml
      trendaudit template --quick > roos.yaml
    """
    from trendaudit import answers

    write_document(answers.template(inputs.load_pack(rules), "quick" if quick else "full"))
