"""Which updates somebody has to look at again, and when."""

from __future__ import annotations

from datetime import date

import pytest

from tests.core.building import advised_by, catalog, claim, practice, update, watch
from trendaudit.core.conditions import ALWAYS
from trendaudit.pack.rechecks import Rechecks, rechecks

TODAY = "2026-11-22"


def seen(*dates: str, as_of: str = TODAY) -> Rechecks:
    updates = [update(f"u{position}", "holds", "A-1", recheck=day) for position, day in enumerate(dates)]
    return rechecks(catalog(claim("A-1"), *updates), as_of)


def test_update_is_due_on_its_day_and_after_it() -> None:
    found = seen("2026-11-21", "2026-11-22", "2026-11-23")
    assert [(recheck.update.id, recheck.days) for recheck in found.due] == [("u0", -1), ("u1", 0)]
    assert [(recheck.update.id, recheck.days) for recheck in found.later] == [("u2", 1)]


def test_day_that_is_counted_from_is_named() -> None:
    assert seen(as_of="2027-01-01").as_of == "2027-01-01"


def test_soonest_comes_first_and_the_id_decides_among_equals() -> None:
    found = seen("2027-01-01", "2026-12-01", "2026-12-01")
    assert [recheck.update.id for recheck in found.later] == ["u1", "u2", "u0"]


def test_update_that_is_settled_is_only_counted() -> None:
    found = seen("never", "2026-12-01")
    assert (found.settled, len(found.due), len(found.later)) == (1, 0, 1)


@pytest.mark.parametrize(
    "day", ["2024-02-28", "2024-02-29", "2024-03-01", "2025-03-01", "2026-11-22", "2000-12-31", "2100-03-01"]
)
@pytest.mark.parametrize("as_of", ["2026-11-22", "2024-02-29", "1999-01-31", "2099-12-31"])
def test_days_are_those_of_the_calendar(day: str, as_of: str) -> None:
    found = seen(day, as_of=as_of)
    (recheck,) = [*found.due, *found.later]
    assert recheck.days == (date.fromisoformat(day) - date.fromisoformat(as_of)).days


def test_rules_that_rest_on_a_claim_of_the_update_or_correct_it_or_name_it_are_shown() -> None:
    found = rechecks(
        catalog(
            claim("A-1"),
            claim("A-2"),
            update("news", "changed", "A-1"),
            practice("t/rests", advises=advised_by("A-1")),
            practice("t/names", updates=("news",)),
            practice("t/other", advises=advised_by("A-2")),
            watch("t/corrects", ALWAYS, corrects=("A-1",)),
        ),
        TODAY,
    )
    assert [rule.id for rule in found.later[0].rules] == ["t/corrects", "t/names", "t/rests"]
