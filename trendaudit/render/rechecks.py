"""Which updates are due for another look, for a terminal and for a script."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, Group, RenderableType

from trendaudit.core.catalog import Catalog
from trendaudit.pack.rechecks import Recheck, Rechecks
from trendaudit.render import sentences, wording
from trendaudit.render.json import FORMAT, dumps, pack_data
from trendaudit.render.terminal_layout import QUIET, STRONG, bullet, indented, plain, section, show
from trendaudit.text.translation import _, ngettext

NEXT = 5
"""Updates that come up next which are printed; JSON holds them all."""


def print_rechecks(found: Rechecks, console: Console) -> None:
    """Print what is due by the day, how much there is, and what comes next."""
    show(console, _due(found), _counts(found), _later(found))


def rechecks_json(found: Rechecks, catalog: Catalog) -> str:
    """Return all of it as one line of JSON, the soonest first."""
    data = {
        "format": FORMAT,
        "pack": pack_data(catalog),
        "as_of": found.as_of,
        "counts": {"due": len(found.due), "later": len(found.later), "never": found.settled},
        "due": [_recheck(recheck) for recheck in found.due],
        "later": [_recheck(recheck) for recheck in found.later],
    }
    return dumps(data)


def _recheck(recheck: Recheck) -> dict[str, object]:
    update = recheck.update
    return {
        "update": update.id,
        "topic": update.topic,
        "status": update.status,
        "checked": update.checked,
        "recheck": update.recheck,
        "days": recheck.days,
        "rules": [rule.id for rule in recheck.rules],
    }


def _due(found: Rechecks) -> RenderableType:
    day = sentences.day(found.as_of)
    if not found.due:
        return plain(_("Nothing is due for another look on {day}.").format(day=day), STRONG)
    return section(_("Due for another look on {day}").format(day=day), *_lines(found.due))


def _counts(found: Rechecks) -> RenderableType:
    text = ngettext(
        "{updates} update: {due} due, {later} to be looked at again later, {settled} settled for good.",
        "{updates} updates: {due} due, {later} to be looked at again later, {settled} settled for good.",
        updates := len(found.due) + len(found.later) + found.settled,
    )
    numbers = {"updates": updates, "due": len(found.due), "later": len(found.later), "settled": found.settled}
    return plain(text.format(**numbers))


def _later(found: Rechecks) -> RenderableType | None:
    if not found.later:
        return None
    more = len(found.later) - NEXT
    aside = _("and {number} more after these").format(number=more) if more > 0 else ""
    return section(_("Coming up next"), *_lines(found.later[:NEXT]), aside=aside)


def _lines(some: Sequence[Recheck]) -> list[RenderableType]:
    return [_line(recheck) for recheck in some]


def _line(recheck: Recheck) -> RenderableType:
    update = recheck.update
    about = [
        _days(recheck.days),
        _("look again: {day}").format(day=sentences.day(update.recheck)),
        _("checked {day}").format(day=sentences.day(update.checked)),
        wording.claim_status(update.status),
    ]
    rules = ", ".join(rule.id for rule in recheck.rules) or _("no rule")
    return Group(
        bullet("!" if recheck.days <= 0 else "-", plain(f"{update.id}  {update.topic}")),
        indented(plain(" · ".join(about), QUIET)),
        indented(plain(_("behind {rules}").format(rules=rules), QUIET)),
    )


def _days(days: int) -> str:
    if not days:
        return _("today")
    if days < 0:
        return ngettext("{number} day over", "{number} days over", -days).format(number=-days)
    return ngettext("{number} day left", "{number} days left", days).format(number=days)
