"""`trendaudit score`: the result of answers files, without asking anything."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trendaudit.cli import inputs
from trendaudit.cli.boundary import ANSWER_IS_NO, DONE, USAGE
from trendaudit.cli.options import AsOf, NoColor, Rules, items, points
from trendaudit.cli.output import console, say, say_all, write_document
from trendaudit.errors import ProblemsError, TrendauditError
from trendaudit.i18n import _, ngettext

if TYPE_CHECKING:
    from trendaudit.core.audit import Audit
    from trendaudit.core.catalog import Catalog
    from trendaudit.core.report import Report

Files = Annotated[
    list[Path], typer.Argument(readable=False, metavar="FILE...", help=_("Answers files; - reads standard input."))
]
Json = Annotated[bool, typer.Option("--json", help=_("Print JSON, one line for each file."))]
Assignments = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="ID=VALUE", help=_("Change an answer first: q=a, q.row=a, q=a,b; q= clears it.")),
]
Top = Annotated[int | None, typer.Option(parser=items, metavar="N", help=_("Only the first N items of the checklist."))]
FailUnder = Annotated[
    float | None,
    typer.Option(parser=points, metavar="N", help=_("Exit with 1 where the exact score is below N, or is none.")),
]
RequireComplete = Annotated[
    bool, typer.Option("--require-complete", help=_("Exit with 1 where a question of the audit's depth is open."))
]


def score(
    files: Files,
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
    """Score answers files and print the checklist. Never asks anything.

    \b
    Examples:
      trendaudit score roos.yaml
      trendaudit score roos.yaml --set reply_time=same_day --top 5
      trendaudit score clients/*.yaml --json > results.jsonl
      trendaudit score roos.yaml --fail-under 60 --require-complete
    """
    if files.count(inputs.STANDARD_INPUT) > 1:
        raise TrendauditError(_("standard input can be read only once; name - only once"))
    catalog = inputs.load_pack(rules)
    inputs.warn_of_early_date(as_of, catalog)
    reports, code = [], DONE
    for file in files:
        try:
            audit = _read(file, assignments or [], catalog)
        except ProblemsError as error:  # one broken file does not keep the others from being scored
            say_all(map(str, error.problems))
            code = USAGE
            continue
        report = _report(catalog, audit, as_of)
        reports.append((file, report))
        refused = _refusal(file, report, fail_under, require_complete=require_complete)
        if refused:
            say(refused)
            code = max(code, ANSWER_IS_NO)
    _print(reports, len(files), top, as_json=as_json)
    return code


def _read(file: Path, assignments: Sequence[str], catalog: Catalog) -> Audit:
    from trendaudit import answers

    audit = inputs.read_answers(file, catalog).audit
    for assignment in assignments:
        audit = answers.assign(audit, catalog, assignment)
    return audit


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
        return text.format(file=file, open=report.progress.open)
    if fail_under is None or (value is not None and value >= Fraction(str(fail_under))):
        return ""
    shown = _("none") if value is None else f"{float(value):.4f}".rstrip("0").rstrip(".")
    return _("{file}: the score, {score}, is under {limit:g}").format(file=file, score=shown, limit=fail_under)


def _print(reports: Sequence[tuple[Path, Report]], files: int, top: int | None, *, as_json: bool) -> None:
    if as_json:
        from trendaudit.render.json import report_json

        for _file, report in reports:
            write_document(report_json(report, top))
        return
    if files > 1:
        from trendaudit.render.overview import print_overview

        print_overview([(str(file), report) for file, report in reports], console())
        return
    from trendaudit.render.terminal import print_report

    for _file, report in reports:
        print_report(report, console(), top)
