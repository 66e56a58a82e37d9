from __future__ import annotations

import pytest

from trendaudit.text import dates


@pytest.mark.parametrize(
    ("iso", "words"),
    [("2026", "2026"), ("2026-01", "January 2026"), ("2026-12-01", "1 December 2026")],
)
def test_date_is_as_exact_as_it_is_known(iso: str, words: str) -> None:
    assert dates.day(iso) == words


@pytest.mark.parametrize(
    ("iso", "words"), [("2026", "2026"), ("2026-01", "January 2026"), ("2026-01-31", "January 2026")]
)
def test_month_leaves_out_the_day(iso: str, words: str) -> None:
    assert dates.month(iso) == words


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
    assert dates.months_after(day, months) == end


@pytest.mark.parametrize(
    ("word", "truth"),
    [
        ("2026-11-22", True),
        ("2024-02-29", True),
        ("2026-02-29", False),
        ("20261122", False),
        ("2026-W47-7", False),
        ("", False),
    ],
)
def test_date_is_a_day_of_the_calendar(word: str, truth: bool) -> None:
    assert dates.is_date(word) is truth
