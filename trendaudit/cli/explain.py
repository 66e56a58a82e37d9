"""`trendaudit explain`: one rule, what stands behind it, and what it says about a business."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trendaudit.cli import inputs
from trendaudit.cli.options import AsOf, NoColor, Rules, as_path
from trendaudit.cli.output import console
from trendaudit.text.translation import _

RuleName = Annotated[str, typer.Argument(metavar="RULE", help=_("A rule's id, such as service/same-day-answers."))]
MaybeFile = Annotated[
    Path | None, typer.Argument(callback=as_path, metavar="FILE", help=_("An answers file; - reads standard input."))
]

HELP = _("""\
Explain a rule: why, who says so, how it is scored. With FILE, what this business scored, and why.

Without FILE it is for you alone: it prints remarks, too, that rest on no source and are marked INTERNAL.

\b
Examples:
  trendaudit explain service/same-day-answers
  trendaudit explain same-day-answers roos.yaml""")


def explain(
    rule: RuleName,
    file: MaybeFile = None,
    *,
    as_of: AsOf = None,
    rules: Rules = None,
    no_color: NoColor = False,
) -> None:
    """Explain a rule."""
    from trendaudit.core.audit import Audit
    from trendaudit.core.report import build
    from trendaudit.render.explanation import print_explanation

    catalog = inputs.load_pack(rules)
    inputs.warn_of_early_date(as_of, catalog)
    chosen = inputs.find_rule(catalog, rule)
    audit = inputs.read_answers(file, catalog).audit if file else Audit(pack=catalog.edition)
    report = build(catalog, audit, inputs.as_of(as_of, audit))
    print_explanation(chosen, report, console(), with_answers=file is not None)
