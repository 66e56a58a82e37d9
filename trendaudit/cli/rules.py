"""`trendaudit rules`: for people who write rules."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trendaudit.cli import inputs, rules_schema
from trendaudit.cli.app import Command, Group
from trendaudit.cli.boundary import ANSWER_IS_NO, DONE
from trendaudit.cli.options import Json, NoColor, Rules, as_path, iso_date
from trendaudit.cli.output import console, say_all, write_document
from trendaudit.errors import ProblemsError, TrendauditError
from trendaudit.text.sanitize import sanitize
from trendaudit.text.translation import _, ngettext

Folder = Annotated[
    Path | None,
    typer.Argument(callback=as_path, metavar="DIR", help=_("The folder of a pack; the shipped one if left out.")),
]
Day = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", callback=iso_date, help=_("The day that counts (YYYY-MM-DD): today.")),
]

HELP = _("""\
Check and list the rules of a pack.

\b
Examples:
  trendaudit rules check my-rules
  trendaudit rules list
  trendaudit rules coverage --rules my-rules""")

CHECK_HELP = _("""\
Check a pack and run its examples. All problems of all its files at once.

\b
Examples:
  trendaudit rules check
  trendaudit rules check my-rules""")

LIST_HELP = _("""\
List every rule by trend, with each trend's share of the weight.

\b
Examples:
  trendaudit rules list""")

COVERAGE_HELP = _("""\
Check what the rules make of every claim. It advises a rule, is put right, explains, or says why it is left out.

Exits with 1 where a claim is passed over, or an obsolete one still advises.

\b
Examples:
  trendaudit rules coverage
  trendaudit rules coverage --rules my-rules""")

STALE_HELP = _("""\
List the updates that are due for another look. The soonest first, with the rules that rest on them.

\b
Examples:
  trendaudit rules stale
  trendaudit rules stale --as-of 2027-06-30""")

app = typer.Typer(
    name="rules",
    cls=Group,
    help=HELP,
    add_completion=False,
    rich_markup_mode=None,
    invoke_without_command=True,
)


@app.callback()
def rules(context: typer.Context, *, no_color: NoColor = False) -> None:
    """Print what there is, where no command is given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command(cls=Command, help=CHECK_HELP)
def check(folder: Folder = None, *, rules: Rules = None, no_color: NoColor = False) -> int:
    """Check a pack and run its examples."""
    from trendaudit import pack
    from trendaudit.pack.compile import open_pack
    from trendaudit.pack.lint import lint

    chosen = folder or rules or pack.shipped()
    if not chosen.is_dir():
        raise TrendauditError(
            _("{folder} is no folder that can be read; name the folder of a pack").format(folder=chosen)
        )
    try:
        opened = open_pack(chosen)
        problems = lint(opened)
    except ProblemsError as error:
        problems = error.problems
    if problems:
        say_all(map(str, problems))
        say_all([ngettext("{number} problem.", "{number} problems.", len(problems)).format(number=len(problems))])
        return ANSWER_IS_NO
    catalog = opened.catalog
    text = _(
        "{title} {version}: {rules} rules in {trends} trends, {questions} questions, {claims} claims, "
        "{updates} updates, {examples} examples; no problems."
    )
    counts = {
        "rules": len(catalog.rules),
        "trends": len(catalog.trends),
        "questions": len(catalog.questions),
        "claims": len(catalog.claims),
        "updates": len(catalog.updates),
        "examples": sum(map(len, opened.examples.values())),
    }
    write_document(sanitize(text.format(title=catalog.title, version=catalog.version, **counts)))
    return DONE


@app.command("list", cls=Command, help=LIST_HELP)
def list_rules(*, rules: Rules = None, no_color: NoColor = False) -> None:
    """List every rule by trend."""
    from trendaudit.render.listings import print_rules

    print_rules(inputs.load_pack(rules), console())


@app.command(cls=Command, help=COVERAGE_HELP)
def coverage(*, rules: Rules = None, as_json: Json = False, no_color: NoColor = False) -> int:
    """Check what the rules make of every claim."""
    from trendaudit.pack.coverage import coverage as find
    from trendaudit.render.coverage import coverage_json, print_coverage

    catalog = inputs.load_pack(rules)
    found = find(catalog)
    if as_json:
        write_document(coverage_json(found, catalog))
    else:
        print_coverage(found, catalog, console())
    return ANSWER_IS_NO if found.missing else DONE


@app.command(cls=Command, help=STALE_HELP)
def stale(*, as_of: Day = None, rules: Rules = None, as_json: Json = False, no_color: NoColor = False) -> None:
    """List the updates that are due for another look."""
    from trendaudit.pack.rechecks import rechecks
    from trendaudit.render.listings import print_rechecks, rechecks_json

    catalog = inputs.load_pack(rules)
    found = rechecks(catalog, as_of or inputs.today())
    if as_json:
        write_document(rechecks_json(found, catalog))
    else:
        print_rechecks(found, console())


app.command(cls=Command, help=rules_schema.HELP)(rules_schema.schema)
