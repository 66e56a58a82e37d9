from __future__ import annotations

import pytest

from trendaudit.text.dates import is_date


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
    assert is_date(word) is truth
