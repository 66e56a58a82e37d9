"""`trendaudit audit`: the interview, and the result at its end."""

from __future__ import annotations

import gc
import os
import shlex
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trendaudit.cli import inputs
from trendaudit.cli.boundary import DONE, Terminated
from trendaudit.cli.options import NoColor, Rules, as_path
from trendaudit.cli.output import console, say
from trendaudit.cli.output_files import is_same_file, open_stream
from trendaudit.errors import TrendauditError
from trendaudit.text.quoting import bare
from trendaudit.text.translation import _

if TYPE_CHECKING:
    from trendaudit.cli.answers_store import AnswersStore
    from trendaudit.core.audit import Audit
    from trendaudit.core.catalog import Catalog
    from trendaudit.interview.loop import Outcome, Wanted

MaybeFile = Annotated[
    Path | None,
    typer.Argument(
        callback=as_path, metavar="FILE", help=_("Keeps the answers. If it exists, the interview goes on where it was.")
    ),
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
    typer.Option("--again", metavar="ID,...", help=_("Ask questions, rows (q.row) or whole sections once more.")),
]
From = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar="OLD",
        callback=as_path,
        help=_("Ask everything with the answers of an old audit filled in; OLD stays untouched."),
    ),
]

HELP = _("""\
Hold the interview and print the result. FILE keeps every answer at once.

\b
Examples:
  trendaudit audit roos.yaml
  trendaudit audit roos.yaml --full
  trendaudit audit roos-2027.yaml --from roos.yaml""")


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
    """Hold the interview and print the result."""
    from trendaudit.cli.answers_store import AnswersStore
    from trendaudit.interview.loop import Interrupted, Wanted

    if file is not None and (file == inputs.STANDARD_INPUT or open_stream(file) is not None):
        text = _("an interview needs a file to keep its answers in; {file} is none")
        raise TrendauditError(text.format(file=file))
    _refuse_reports(file)
    catalog = inputs.load_pack(rules)
    store = AnswersStore(catalog, file)
    flags = [*(["--full"] if full else []), *(["--plain"] if plain else [])]
    try:
        with store:
            earlier = _earlier(old, file, catalog)
            started = _start(store, catalog, earlier)
            if full is not None:
                started = replace(started, depth="full" if full else "quick")
            wanted = Wanted(again=tuple(_split(again)), earlier=earlier.answers if earlier else {}, review=review)
            outcome = _hold(catalog, started, store, wanted, plain=plain)
    except (KeyboardInterrupt, Terminated, Exception) as ended:  # a bug of ours, too, leaves the answers where they are
        still = ended.outcome.again if isinstance(ended, Interrupted) else ()
        is_explained = isinstance(ended, TrendauditError)  # by its own message
        if not is_explained:
            _say_where_it_went(store)
        if store.last_audit is not None or not is_explained:
            _say_how_to_go_on(store, [*_asked_for(still, old), *flags], rules)
        if (
            store.save_error is not None
            and store.kept_path is None
            and isinstance(ended, KeyboardInterrupt | Terminated)
        ):
            raise store.save_error from ended
        raise
    _say_where_it_went(store)
    if outcome.stopped:
        _say_how_to_go_on(store, [*_asked_for(outcome.again, old), *flags], rules)
    else:
        _say_what_is_next(store, outcome.audit, rules)
    if store.save_error is not None and store.kept_path is None:
        raise store.save_error
    return DONE


def _earlier(old: Path | None, file: Path | None, catalog: Catalog) -> Audit | None:
    """Return the audit that `--from` names; the new one needs a file of its own."""
    if old is None:
        return None
    if file is not None and is_same_file(file, old):
        text = _("{file} is the old audit itself; give the new one a name of its own, such as {new}")
        raise TrendauditError(text.format(file=file, new=file.with_stem(f"{file.stem}-{inputs.today()[:4]}")))
    return inputs.read_answers(old, catalog).audit


def _start(store: AnswersStore, catalog: Catalog, earlier: Audit | None) -> Audit:
    """Return the audit to go on with, or a new one: about the business of an earlier one, but without its answers."""
    from trendaudit.core.audit import Audit

    if store.path is None or not os.path.lexists(store.path):
        about = earlier or Audit(pack=catalog.edition)
        return replace(about, date=inputs.today(), answers={}, notes={}, decisions={}, retired={})
    found = inputs.read_answers(store.path, catalog)
    store.resume_from(found)
    return replace(found.audit, date=found.audit.date or inputs.today())


def _hold(catalog: Catalog, started: Audit, store: AnswersStore, wanted: Wanted, *, plain: bool) -> Outcome:
    """Ask, show the result, and go on with the full audit where that is wanted."""
    from trendaudit.interview.confirmations import wants_full, with_retries
    from trendaudit.interview.front_ends import open_front_end
    from trendaudit.interview.loop import run

    gc.freeze()  # the pack and the libraries stay; to search them for garbage would make a person wait at some prompts
    with open_front_end(plain=plain) as front_end:
        save = with_retries(store.save, store.save_elsewhere, front_end)
        outcome = run(catalog, started, front_end, save, wanted)
        if not outcome.stopped:
            _print_result(catalog, outcome.audit)
            if sys.stdout.isatty() and wants_full(catalog, outcome.audit, front_end):
                fuller = replace(outcome.audit, depth="full")
                save(fuller)
                outcome = run(catalog, fuller, front_end, save)
                if not outcome.stopped:
                    _print_result(catalog, outcome.audit)
    return outcome


def _print_result(catalog: Catalog, finished: Audit) -> None:
    from trendaudit.core.report import build
    from trendaudit.render.terminal import print_report

    print_report(build(catalog, finished, inputs.as_of(None, finished)), console())
    sys.stdout.flush()


def _say_what_is_next(store: AnswersStore, finished: Audit, rules: Path | None) -> None:
    kept = store.kept_path
    if kept is None:
        return
    say("")
    say(_("Kept in {path}. What you can do next:").format(path=bare(str(kept))))
    say("  " + _command("report", kept, rules, "-o", str(kept.with_suffix(".pdf"))))
    if finished.depth == "quick":
        say("  " + _command("audit", kept, rules, "--full"))


def _refuse_reports(file: Path | None) -> None:
    """Refuse a name that a report has: an easy slip, next to `report roos.yaml -o roos.pdf`."""
    from trendaudit.render.formats import ENDINGS

    if file is not None and ENDINGS.get(file.suffix.lower(), "json") != "json":  # answers may be JSON, too
        text = _("{file} is the name of a report; give the file of the answers, such as {answers}")
        raise TrendauditError(text.format(file=file, answers=file.with_suffix(".yaml")))


def _asked_for(still: Sequence[str], old: Path | None) -> list[str]:
    """Return the options that go on with what was under way."""
    return [*(["--again", ",".join(still)] if still else []), *(["--from", str(old)] if old else [])]


def _say_how_to_go_on(store: AnswersStore, more: Sequence[str], rules: Path | None) -> None:
    kept = store.kept_path
    if kept is not None:
        say("")
        say(_("Everything answered is kept in {path}.").format(path=bare(str(kept))))
        say(_("Go on with:"))
        say("  " + _command("audit", kept, rules, *more))
    elif store.last_audit is None:
        say("")
        say(_("Nothing was answered yet, so nothing was saved."))
    else:
        say(_("Not everything that was answered is kept in a file."))


def _say_where_it_went(store: AnswersStore) -> None:
    """Say why the answers are in another file than before, where that was decided at the end."""
    if store.save_error is not None and store.kept_path is not None:
        say("")
        say(str(store.save_error))
        say(_("The answers were saved to {path} instead.").format(path=bare(str(store.kept_path))))


def _command(verb: str, path: Path, rules: Path | None, *more: str) -> str:
    """Return a command to copy, quoted for the shell."""
    chosen = ["--rules", str(rules)] if rules else []
    return " ".join(map(_in_shell, ["trendaudit", verb, str(path), *more, *chosen]))


def _in_shell(word: str) -> str:
    """Return a word as a shell reads it; a line break in a file's name must not become a blank, which names another."""
    if word.isprintable():
        return shlex.quote(word)
    escaped = (letter if letter.isprintable() and letter not in "\\'" else f"\\u{ord(letter):04x}" for letter in word)
    return f"$'{''.join(escaped)}'"


def _split(again: list[str] | None) -> list[str]:
    return [name for some in again or [] for name in some.split(",") if name]
