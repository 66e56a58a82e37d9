"""What a person typed, before it is shown."""

from __future__ import annotations

import pytest

from trendaudit.text.sanitize import MOST_MARKS, bounded


@pytest.mark.parametrize("text", ["", "Bakkerij Roos", "e\u0301 ạ̈ กำ نَسِيَ 👩‍👩‍👧‍👦", "x" * 50])
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert bounded(text, 50) == text


def test_endless_text_is_cut_and_shows_it() -> None:
    assert bounded("x" * 51, 50) == "x" * 49 + "…"


@pytest.mark.parametrize("mark", ["\u0301", "\u200d", "\ufe0f", "\u20dd"])
def test_letter_carries_a_bounded_number_of_marks(mark: str) -> None:
    assert bounded(f"a{mark * 100}b{mark}", 200) == f"a{mark * MOST_MARKS}…b{mark}"
