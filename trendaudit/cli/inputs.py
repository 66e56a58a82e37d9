"""What the commands start from: a pack, answers files, a date."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from trendaudit.cli.output import say, say_all
from trendaudit.errors import Problem, ProblemsError, TrendauditError
from trendaudit.text.translation import _

if TYPE_CHECKING:
    from trendaudit.answers import AnswersFile
    from trendaudit.core.audit import Audit
    from trendaudit.core.catalog import Catalog, Rule

STANDARD_INPUT = Path("-")


def load_pack(folder: Path | None) -> Catalog:
    """Return the pack in a folder, or the shipped one.

    Raises:
        ProblemsError: every fault in the pack.

    """
    from trendaudit import pack

    return pack.load(folder or pack.shipped())


def read_answers(path: Path, catalog: Catalog) -> AnswersFile:
    """Read an answers file, or standard input for `-`; says on standard error what was set aside.

    Raises:
        ProblemsError: every fault in the file.

    """
    from trendaudit import answers

    if path == STANDARD_INPUT:
        found = answers.read(_standard_input(), "-", catalog)
    else:
        found = answers.read(path, str(path), catalog)
    say_all(map(str, found.notices))
    return found


def refuse_stdin_twice(files: Sequence[Path]) -> None:
    """Raise `TrendauditError` where several files are to be read from standard input."""
    if files.count(STANDARD_INPUT) > 1:
        raise TrendauditError(_("standard input can be read only once; name - only once"))


def as_of(given: str | None, audit: Audit) -> str:
    """Return the date of a report (YYYY-MM-DD): what was asked for, else the file's date, else today."""
    return given or audit.date or today()


def warn_of_early_date(given: str | None, catalog: Catalog) -> None:
    """Say where a report is dated before its rules were reviewed: what it tells was not known then."""
    if given is not None and given < catalog.reviewed:
        text = _("--as-of {date}: these rules were reviewed on {reviewed} and tell what was known then.")
        say(text.format(date=given, reviewed=catalog.reviewed))


def today() -> str:
    """Return today's date as YYYY-MM-DD, in the computer's own time zone."""
    return time.strftime("%Y-%m-%d")  # datetime refuses some time zones that the system knows


def find_rule(catalog: Catalog, name: str) -> Rule:
    """Return a rule by its id (`service/same-day-answers`) or by the last part of it, where that is enough.

    Raises:
        TrendauditError: no rule, or more than one, has that name.

    """
    from trendaudit.errors import did_you_mean

    wanted = name.strip().lower()
    found = [rule for rule in catalog.rules.values() if wanted in (rule.id, rule.id.rpartition("/")[2])]
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(rule.id for rule in found)
        raise TrendauditError(_("several rules are called {name!r}: {several}").format(name=name, several=several))
    nearest = did_you_mean(wanted, catalog.rules) or did_you_mean(
        wanted, [rule.rpartition("/")[2] for rule in catalog.rules]
    )
    message = _("there is no rule {name!r}{nearest}").format(name=name, nearest=nearest)
    raise TrendauditError(message + "\n" + _("`trendaudit rules list` prints them all."))


def _standard_input() -> bytes:
    from trendaudit.strict_yaml import MAX_BYTES

    if sys.stdin is None or sys.stdin.closed:
        message = _("standard input is closed; name an answers file instead of -")
        raise ProblemsError([Problem(str(STANDARD_INPUT), 0, 0, message)])
    return sys.stdin.buffer.read(MAX_BYTES + 1)  # one byte too many is enough to refuse it, and input may never end
