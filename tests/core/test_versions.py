from __future__ import annotations

import pytest

from trendaudit.core.versions import is_within, number


def test_versions_are_ordered_by_their_numbers() -> None:
    assert sorted(["1.10.0", "1.9", "0.9.9", "1.9.1"], key=number) == ["0.9.9", "1.9", "1.9.1", "1.10.0"]


def test_zeros_at_the_end_make_no_difference() -> None:
    assert number("1") == number("1.0") == number("1.0.0")


@pytest.mark.parametrize(
    ("comparisons", "fits"),
    [
        (">=1.0,<2", True), (">=1.2.3", True), (">1.2.3", False), ("<=1.2.3", True), ("<1.2.3", False),
        ("==1.2.3", True), ("==1.2", False), ("> 1.2 , < 1.3", True), (">=1.10", False), (">=1,<2,<1.2", False),
    ],
)  # fmt: skip
def test_version_lies_in_a_range_where_all_comparisons_hold(comparisons: str, fits: bool) -> None:
    assert is_within("1.2.3", comparisons) is fits
