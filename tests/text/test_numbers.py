from __future__ import annotations

from fractions import Fraction

import pytest

from trendaudit.text import numbers


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Fraction(0), "0 h"),
        (Fraction(1, 100), "15 min"),
        (Fraction(1, 2), "30 min"),
        (Fraction(1), "1 h"),
        (Fraction(3, 2), "1½ h"),
        (Fraction(9, 4), "2¼ h"),
        (Fraction(19, 8), "2½ h"),
        (Fraction(40), "40 h"),
    ],
)
def test_hours_are_rounded_to_quarters_and_never_to_nothing(amount: Fraction, words: str) -> None:
    assert numbers.hours(amount) == words
