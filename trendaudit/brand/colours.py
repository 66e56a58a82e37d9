"""Colours that text can be read on. Every colour is `#rrggbb`; contrast is that of WCAG 2.2."""

from __future__ import annotations

import re

ENOUGH = 4.5
"""Contrast that text of any size needs: WCAG 2.2, success criterion 1.4.3, level AA."""
WHITE = "#ffffff"
BLACK = "#000000"
DARK_PAGE = "#14181c"
"""The page that `for_dark` is made for."""
STEPS = 256
"""How finely colours are mixed: as finely as a channel is."""

_SHORT = re.compile("#[0-9a-fA-F]{3}")
_LONG = re.compile("#[0-9a-fA-F]{6}")


def normal(text: str) -> str | None:
    """Return `#rgb` or `#rrggbb` as `#rrggbb` in small letters; None for anything else."""
    if _SHORT.fullmatch(text):
        return "#" + "".join(2 * digit for digit in text[1:].lower())
    return text.lower() if _LONG.fullmatch(text) else None


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 for black to 1 for white.

    The formula of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    """
    red, green, blue = (_light(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def for_white_text(colour: str) -> str:
    """Return the colour itself where white text can be read on it, else mixed with as little black as needed."""
    return _readable(colour, BLACK, WHITE)


def for_dark(accent: str) -> str:
    """Return the colour itself where it can be read on `DARK_PAGE`, else mixed with as little white as needed."""
    return _readable(accent, WHITE, DARK_PAGE)


def _readable(colour: str, other: str, beside: str) -> str:
    mixed = (_mixed(colour, other, step / STEPS) for step in range(STEPS + 1))
    return next(one for one in mixed if contrast(one, beside) >= ENOUGH)


def _mixed(colour: str, other: str, share: float) -> str:
    """Return a colour with a share of another one, 0 to 1, which keeps its hue where the other one is grey."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (another - one) * share):02x}" for one, another in pairs)


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _light(channel: float) -> float:
    """Return a channel of sRGB as an amount of light, both 0 to 1."""
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - sRGB
