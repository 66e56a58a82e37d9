"""`trendaudit score`: the result of answers files, without asking anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trendaudit.cli import inputs
from trendaudit.cli.boundary import ANSWER_IS_NO, DONE, USAGE
from trendaudit.cli.options import AnswersFiles, AsOf, NoColor, Rules, items, points
from trendaudit.cli.output import console, say, say_all, write_document
from trendaudit.errors import ProblemsError
from trendaudit.text.quoting import bare
from trendaudit.text.translation import _, ngettext

if TYPE_CHECKING:
    from trendaudit.core.audit import Audit
    from trendaudit.core.catalog import Catalog
    from trendaudit.core.report import Report

Json = Annotated[bool, typer.Option("--json", help=_("Print JSON, one line for each file."))]
Assignments = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="ID=VALUE", help=_("Change an answer first: q=a, q.row=a, q=a,b; q= clears it.")),
]
Top = Annotated[
    int | None, typer.Option(callback=items, metavar="N", help=_("Only the first N items of the checklist."))
]
FailUnder = Annotated[
    float | None,
    typer.Option(callback=points, metavar="N", help=_("Exit with 1 where the exact score is below N, or is none.")),
]
RequireComplete = Annotated[
    bool, typer.Option("--require-complete", help=_("Exit with 1 where a question of the audit's depth is open."))
]

HELP = _("""\
Score answers files and print the checklist. Never asks anything.

\b
Examples:
  trendaudit score roos.yaml
  trendaudit score roos.yaml --set reply_time=same_day --top 5
  trendaudit score clients/*.yaml --json > results.jsonl
  trendaudit score roos.yaml --fail-under 60 --require-complete""")


def score(
    files: AnswersFiles,
    *,
    as_json: Json = False,
    assignments: Assignments = None,
    top: Top = None,
    fail_under: FailUnder = None,
    require_complete: RequireComplete = False,
    as_of: AsOf = None,
    rules: Rules = None,
    no_color: NoColor = False,
) -> int:
    """Score answers files and print the checklist."""
    inputs.refuse_stdin_twice(files)
    catalog = inputs.load_pack(rules)
    changes = Changes(assignments or [], catalog)
    inputs.warn_of_early_date(as_of, catalog)
    show = _printer(top, as_json=as_json, several=len(files) > 1)
    code = DONE
    for file in files:
        try:
            audit = changes.made_to(inputs.read_answers(file, catalog).audit)
        except ProblemsError as error:  # one broken file does not keep the others from being scored
            say_all(map(str, error.problems))
            show(file, error)
            code = USAGE
            continue
        report = _report(catalog, audit, as_of)
        show(file, report)
        changes.tell_of_no_use(file, report)
        refused = _refusal(file, report, fail_under, require_complete=require_complete)
        if refused:
            say(refused)
            code = max(code, ANSWER_IS_NO)
    return code


class Changes:
    """What `--set` changes in each audit. Raises `TrendauditError` where it could not be an answer of any."""

    def __init__(self, assignments: Sequence[str], catalog: Catalog) -> None:
        from trendaudit import answers
        from trendaudit.core.audit import Audit

        self._assignments, self._catalog = assignments, catalog
        self._targets = answers.targets(assignments)
        self.made_to(Audit(catalog.edition))

    def made_to(self, audit: Audit) -> Audit:
        """Return an audit with the answers that were set."""
        from trendaudit import answers

        for assignment in self._assignments:
            audit = answers.assign(audit, self._catalog, assignment)
        return audit

    def tell_of_no_use(self, file: Path, report: Report) -> None:
        """Say which of these answers do not count, since the business is not asked."""
        for prompt in report.ignored:
            name = prompt.question if prompt.row is None else f"{prompt.question}.{prompt.row}"
            if name in self._targets:
                say(
                    _("{file}: --set {name}: not asked here, so it does not count").format(
                        file=bare(str(file)), name=name
                    )
                )


def _report(catalog: Catalog, audit: Audit, as_of: str | None) -> Report:
    from trendaudit.core.report import build

    return build(catalog, audit, inputs.as_of(as_of, audit))


def _refusal(file: Path, report: Report, fail_under: float | None, *, require_complete: bool) -> str:
    """Return why the answer is no, or an empty string."""
    value = report.score.value
    if require_complete and report.progress.open:
        text = ngettext(
            "{file}: {open} question is unanswered", "{file}: {open} questions are unanswered", report.progress.open
        )
        return text.format(file=bare(str(file)), open=report.progress.open)
    if fail_under is None or (value is not None and value >= Fraction(str(fail_under))):
        return ""
    shown = _("none") if value is None else f"{float(value):.4f}".rstrip("0").rstrip(".")
    return _("{file}: the score, {score}, is under {limit:g}").format(
        file=bare(str(file)), score=shown, limit=fail_under
    )


def _printer(top: int | None, *, as_json: bool, several: bool) -> Callable[[Path, Report | ProblemsError], None]:
    """Return what prints the result of one file at once, so that an interrupted run keeps what it has printed."""
    if as_json:
        from trendaudit.render.json import error_json, report_json

        def show_json(file: Path, result: Report | ProblemsError) -> None:
            if isinstance(result, ProblemsError):
                write_document(error_json(str(file), result))
            else:
                write_document(report_json(result, str(file), top))

        return show_json
    if several:
        from trendaudit.render.listings import Overview

        overview = Overview(console())
        return lambda file, result: None if isinstance(result, ProblemsError) else overview.add(str(file), result)
    from trendaudit.render.terminal import print_report

    return lambda _file, result: None if isinstance(result, ProblemsError) else print_report(result, console(), top)
