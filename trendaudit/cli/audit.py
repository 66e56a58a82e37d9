"""`trendaudit audit`: the interview, and the result at its end."""

from __future__ import annotations

import os
import shlex
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trendaudit.cli import inputs
from trendaudit.cli.boundary import DONE, Ended
from trendaudit.cli.options import NoColor, Rules
from trendaudit.cli.output import console, say
from trendaudit.core.model import Audit, Catalog
from trendaudit.errors import TrendauditError
from trendaudit.i18n import _

if TYPE_CHECKING:
    from trendaudit.cli.keeping import Keeper
    from trendaudit.interview.loop import Outcome

MaybeFile = Annotated[
    Path | None,
    typer.Argument(metavar="[FILE]", help=_("Keeps the answers. If it exists, the interview goes on where it was.")),
]
Full = Annotated[
    bool | None,
    typer.Option("--full/--quick", help=_("Every question, or only the most telling ones (default for a new file).")),
]
Plain = Annotated[
    bool, typer.Option("--plain", help=_("Numbered lists and typed answers: for screen readers and simple terminals."))
]
Review = Annotated[bool, typer.Option("--review", help=_("Begin with the table of all answers."))]
Again = Annotated[
    list[str] | None,
    typer.Option("--again", metavar="ID", help=_("Ask a question, a row (q.row) or a whole section once more.")),
]
From = Annotated[
    Path | None,
    typer.Option("--from", metavar="OLD", help=_("Start from the answers of an old audit, which stays untouched.")),
]


def audit(
    file: MaybeFile = None,
    *,
    full: Full = None,
    plain: Plain = False,
    review: Review = False,
    again: Again = None,
    old: From = None,
    rules: Rules = None,
    no_color: NoColor = False,
) -> int:
    """Hold the interview, keep every answer in FILE at once, and print the result.

    \b
    Examples:
      trendaudit audit roos.yaml
      trendaudit audit roos.yaml --full
      trendaudit audit roos-2027.yaml --from roos.yaml
    """
    catalog = inputs.load_pack(rules)
    started, keeper = _start(file, catalog, old)
    if full is not None:
        started = replace(started, depth="full" if full else "quick")
    renewed = [*_split(again), *(catalog.sections if old else ())]
    try:
        outcome = _interview(catalog, started, keeper, plain=plain, review=review, again=renewed)
    except (KeyboardInterrupt, Ended):
        _say_how_to_go_on(keeper.path, rules)
        raise
    if outcome.stopped:
        _say_how_to_go_on(keeper.path, rules)
        return DONE
    _print_result(catalog, outcome.audit, keeper.path, rules)
    return DONE


def _start(file: Path | None, catalog: Catalog, old: Path | None) -> tuple[Audit, Keeper]:
    """Return the audit to go on with and where it is kept."""
    from trendaudit.cli.keeping import Keeper

    exists = file is not None and os.path.lexists(file)
    if old is not None:
        if exists:
            text = _("{file} exists already; --from starts a new audit, so choose a new name")
            raise TrendauditError(text.format(file=file))
        earlier = inputs.read_answers(old, catalog).audit
        return replace(earlier, date=inputs.today()), Keeper(catalog, file)
    if file is None or not exists:
        return Audit(pack=f"{catalog.id} {catalog.version}", date=inputs.today()), Keeper(catalog, file)
    if file == inputs.STANDARD_INPUT:
        raise TrendauditError(_("an interview needs a file to keep its answers in; - is none"))
    found = inputs.read_answers(file, catalog)
    resumed = replace(found.audit, date=found.audit.date or inputs.today())
    return resumed, Keeper(catalog, file, found.comments, found.fingerprint)


def _interview(
    catalog: Catalog, started: Audit, keeper: Keeper, *, plain: bool, review: bool, again: list[str]
) -> Outcome:
    from trendaudit.interview.loop import Wanted, run
    from trendaudit.interview.opening import open_front_end

    with open_front_end(plain=plain) as front_end:
        return run(catalog, started, front_end, keeper.save, Wanted(again=tuple(again), review=review))


def _print_result(catalog: Catalog, finished: Audit, path: Path | None, rules: Path | None) -> None:
    from trendaudit.core.report import build
    from trendaudit.render.terminal import print_report

    print_report(build(catalog, finished, inputs.as_of(None, finished)), console())
    if path is None:
        return
    say("")
    say(_("Kept in {path}. What you can do next:").format(path=path))
    say("  " + _command("report", path, rules, "-o", str(path.with_suffix(".md"))))
    if finished.depth == "quick":
        say("  " + _command("audit", path, rules, "--full"))


def _say_how_to_go_on(path: Path | None, rules: Path | None) -> None:
    say("")
    if path is None or not path.exists():
        say(_("Nothing was answered yet, so nothing was saved."))
        return
    say(_("Everything answered is kept in {path}. Go on with:").format(path=path))
    say("  " + _command("audit", path, rules))


def _command(verb: str, path: Path, rules: Path | None, *more: str) -> str:
    """Return a command to copy, quoted for the shell."""
    chosen = ["--rules", str(rules)] if rules else []
    return shlex.join(["trendaudit", verb, str(path), *more, *chosen])


def _split(again: list[str] | None) -> list[str]:
    return [name for some in again or [] for name in some.split(",") if name]
