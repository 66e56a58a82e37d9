"""Which updates somebody has to look at again, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trendaudit.core.catalog import Catalog, Rule, Update
from trendaudit.core.evidence import NEVER, is_due, updates_behind


@dataclass(frozen=True, slots=True)
class Recheck:
    """An update that has to be looked at again."""

    update: Update
    days: int
    """How many days are left; 0 on the day itself, negative where it is overdue."""
    rules: tuple[Rule, ...]
    """The rules that rest on it, or put right what it says has changed."""


@dataclass(frozen=True, slots=True)
class Rechecks:
    """All updates of a pack, as seen on a day (YYYY-MM-DD); both lists begin with the soonest."""

    as_of: str
    due: tuple[Recheck, ...]
    later: tuple[Recheck, ...]
    settled: int
    """How many are never to be looked at again."""


def rechecks(catalog: Catalog, as_of: str) -> Rechecks:
    """Return what is due for another look by a day (YYYY-MM-DD), and what comes after it."""
    behind: dict[str, list[Rule]] = {update: [] for update in catalog.updates}
    for rule in catalog.rules.values():
        for update in updates_behind(rule, catalog):
            behind[update.id].append(rule)
    some = [update for update in catalog.updates.values() if update.recheck != NEVER]
    today = date.fromisoformat(as_of)
    soonest_first = [
        Recheck(update, (date.fromisoformat(update.recheck) - today).days, tuple(behind[update.id]))
        for update in sorted(some, key=lambda update: (update.recheck, update.id))
    ]
    return Rechecks(
        as_of=as_of,
        due=tuple(recheck for recheck in soonest_first if is_due(recheck.update, as_of)),
        later=tuple(recheck for recheck in soonest_first if not is_due(recheck.update, as_of)),
        settled=len(catalog.updates) - len(some),
    )
