"""Contrast as WCAG reckons it, and colours made readable."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trendaudit.brand.brand import ACCENT
from trendaudit.brand.colours import (
    DARK_PAGE,
    ENOUGH,
    WHITE,
    contrast,
    for_dark,
    for_white_text,
    luminance,
    normal,
)

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def hue(colour: str) -> float:
    """Return the hue of HSV, 0 to 1."""
    return colorsys.rgb_to_hsv(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))[0]


@pytest.mark.parametrize(
    ("text", "colour"),
    [("#abc", "#aabbcc"), ("#0B5C7A", "#0b5c7a"), ("#0b5c7a", "#0b5c7a")],
)
def test_short_and_long_colours_become_six_small_digits(text: str, colour: str) -> None:
    assert normal(text) == colour


@pytest.mark.parametrize(
    "text", ["", "#", "0b5c7a", "#0b5c7", "#0b5c7a0", "#0b5c7g", "red", "#0b5c7a\n", "#\u0660\u0660\u0660"]
)
def test_anything_else_is_no_colour(text: str) -> None:
    assert normal(text) is None


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert luminance("#000000") == 0
    assert luminance(WHITE) == pytest.approx(1)


@pytest.mark.parametrize(
    ("colour", "expected"),  # the figures that published WCAG checkers give
    [("#767676", 4.54), ("#777777", 4.48), ("#0000ff", 8.59), ("#ff0000", 4.00), ("#008000", 5.14)],
)
def test_contrast_with_white_is_that_of_published_checkers(colour: str, expected: float) -> None:
    assert contrast(colour, WHITE) == pytest.approx(expected, abs=0.005)
    assert contrast(WHITE, colour) == contrast(colour, WHITE)


def test_accent_of_a_document_without_a_brand_carries_white_text() -> None:
    assert for_white_text(ACCENT) == ACCENT


@given(COLOURS)
def test_colour_for_white_text_is_readable_and_a_good_one_stays(colour: str) -> None:
    made = for_white_text(colour)
    assert contrast(made, WHITE) >= ENOUGH
    assert (made == colour) == (contrast(colour, WHITE) >= ENOUGH)


@given(COLOURS)
def test_colour_for_white_text_is_darkened_no_more_than_needed(colour: str) -> None:
    if contrast(colour, WHITE) < ENOUGH:
        assert contrast(for_white_text(colour), WHITE) < ENOUGH + 0.1


@pytest.mark.parametrize("colour", ["#ffb000", "#ff8800", "#66bb22", "#33aaff", "#ff66aa", "#ff3333"])
def test_darkened_colour_keeps_its_hue(colour: str) -> None:
    away = abs(hue(for_white_text(colour)) - hue(colour))
    assert min(away, 1 - away) < 0.04


def test_grey_stays_grey() -> None:
    for made in (for_white_text("#aaaaaa"), for_white_text(WHITE), for_dark("#333333")):
        assert len({made[1:3], made[3:5], made[5:7]}) == 1


@given(COLOURS)
def test_colour_for_a_dark_page_is_readable_on_it(colour: str) -> None:
    made = for_dark(colour)
    assert contrast(made, DARK_PAGE) >= ENOUGH
    assert (made == colour) == (contrast(colour, DARK_PAGE) >= ENOUGH)


@given(COLOURS)
def test_colours_that_are_made_are_colours(colour: str) -> None:
    for made in (for_white_text(colour), for_dark(colour)):
        assert normal(made) == made
