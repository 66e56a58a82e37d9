"""The commands and their order."""

from __future__ import annotations

from typing import Annotated

import typer

from trendaudit import __version__
from trendaudit.cli import audit, check, explain, questions, report, rules, score, template
from trendaudit.cli.options import NoColor
from trendaudit.i18n import _

WELCOME = _("""\
trendaudit: a trend audit of a small business's social media

  trendaudit audit roos.yaml            ask the questions, keep the answers, print the checklist
  trendaudit score roos.yaml            print the result of an answers file again
  trendaudit report roos.yaml           write it down for a client

Commands: audit, score, report, template, check, questions, explain, rules
Try `trendaudit COMMAND --help`.""")

app = typer.Typer(
    name="trendaudit", rich_markup_mode=None, no_args_is_help=False, context_settings={"max_content_width": 100}
)
app.command()(audit.audit)
app.command()(score.score)
app.command()(report.report)
app.command()(template.template)
app.command()(check.check)
app.command()(questions.questions)
app.command()(explain.explain)
app.add_typer(rules.app, name="rules")


def _print_version(*, value: bool) -> None:
    if value:
        typer.echo(f"trendaudit {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def trendaudit(
    context: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=lambda value: _print_version(value=value), is_eager=True)
    ] = False,
    no_color: NoColor = False,
) -> None:
    """Hold a trend audit of a small business's social media, score it, and print a checklist.

    \b
    Examples:
      trendaudit audit roos.yaml
      trendaudit score roos.yaml
      trendaudit report roos.yaml -o roos.md
    """
    if context.invoked_subcommand is None:
        typer.echo(WELCOME)
