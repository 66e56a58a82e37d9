"""`trendaudit questions`: the question bank."""

from __future__ import annotations

from trendaudit.cli import inputs
from trendaudit.cli.options import Json, NoColor, Rules
from trendaudit.cli.output import console, write_document
from trendaudit.text.translation import _

HELP = _("""\
Print all questions, their options, and when they are asked.

\b
Examples:
  trendaudit questions
  trendaudit questions --json""")


def questions(*, as_json: Json = False, rules: Rules = None, no_color: NoColor = False) -> None:
    """Print all questions, their options, and when they are asked."""
    catalog = inputs.load_pack(rules)
    if as_json:
        from trendaudit.render.json import questions_json

        write_document(questions_json(catalog))
        return
    from trendaudit.render.listings import print_questions

    print_questions(catalog, console())
