"""When a month and a quarter of the plan end."""

from __future__ import annotations

import pytest

from trendaudit.core.workload import months_after


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        ("2026-11-22", 1, "2026-12-22"),
        ("2026-11-22", 3, "2027-02-22"),
        ("2026-01-31", 1, "2026-02-28"),  # the last day of a shorter month
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-12-31", 1, "2027-01-31"),
        ("0001-01-01", 3, "0001-04-01"),
        ("9999-12-01", 1, "9999-12-31"),  # nothing is reckoned in the last year of the calendar
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_its_month(day: str, months: int, end: str) -> None:
    assert months_after(day, months) == end
