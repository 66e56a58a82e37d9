"""`trendaudit rules stale`: what somebody has to look at again."""

from __future__ import annotations

from typing import Annotated

import typer

from trendaudit.cli import inputs
from trendaudit.cli.options import Json, NoColor, Rules, iso_date
from trendaudit.cli.output import console, write_document
from trendaudit.i18n import _

Day = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", callback=iso_date, help=_("The day that counts (YYYY-MM-DD): today.")),
]

HELP = _("""\
List the updates that are due for another look. The soonest first, with the rules that rest on them.

\b
Examples:
  trendaudit rules stale
  trendaudit rules stale --as-of 2027-06-30""")


def stale(*, as_of: Day = None, rules: Rules = None, as_json: Json = False, no_color: NoColor = False) -> None:
    """List the updates that are due for another look."""
    from trendaudit.core.rechecks import rechecks
    from trendaudit.render.rechecks import print_rechecks, rechecks_json

    catalog = inputs.load_pack(rules)
    found = rechecks(catalog, as_of or inputs.today())
    if as_json:
        write_document(rechecks_json(found, catalog))
    else:
        print_rechecks(found, console())
