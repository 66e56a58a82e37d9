"""`trendaudit rules coverage`: whether the rules say what the documents advise."""

from __future__ import annotations

from trendaudit.cli import inputs
from trendaudit.cli.boundary import ANSWER_IS_NO, DONE
from trendaudit.cli.options import Json, NoColor, Rules
from trendaudit.cli.output import console, write_document
from trendaudit.i18n import _

HELP = _("""\
Check that every claim has its rule. That is every claim a business can act on; no obsolete one may lead to advice.

Exits with 1 where something is missing.

\b
Examples:
  trendaudit rules coverage
  trendaudit rules coverage --rules my-rules""")


def coverage(*, rules: Rules = None, as_json: Json = False, no_color: NoColor = False) -> int:
    """Check that every claim has its rule."""
    from trendaudit.core.coverage import coverage as find
    from trendaudit.render.coverage import coverage_json, print_coverage

    catalog = inputs.load_pack(rules)
    found = find(catalog)
    if as_json:
        write_document(coverage_json(found, catalog))
    else:
        print_coverage(found, catalog, console())
    return ANSWER_IS_NO if found.missing else DONE
