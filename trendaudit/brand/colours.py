"""Colours that text can be read on, and colours made from one another. Every colour is `#rrggbb`.

Contrast is that of WCAG 2.2; lightness is changed in OKLCh, where a colour keeps its hue to the eye while it
gets darker (in HSL a darker yellow turns green and a darker blue turns violet).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

ENOUGH = 4.5
"""Contrast that text of any size needs: WCAG 2.2, success criterion 1.4.3, level AA."""
WHITE = "#ffffff"
DARK_PAGE = "#14181c"
"""The page that `for_dark` is made for."""
TINT_LIGHTNESS = 0.96
TINT_CHROMA = 0.02
"""Lightness and greatest chroma of a pale fill, in OKLCh."""

_SHORT = re.compile("#[0-9a-fA-F]{3}")
_LONG = re.compile("#[0-9a-fA-F]{6}")
_GREY = 1e-4  # the chroma that rounding gives to greys
_HALVINGS = 24  # far finer than the 256 steps of a channel

Triple = tuple[float, float, float]


def normal(text: str) -> str | None:
    """Return `#rgb` or `#rrggbb` as `#rrggbb` in small letters; None for anything else."""
    if _SHORT.fullmatch(text):
        return "#" + "".join(2 * digit for digit in text[1:].lower())
    return text.lower() if _LONG.fullmatch(text) else None


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 for black to 1 for white.

    The formula of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    """
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def for_white_text(colour: str) -> str:
    """Return the colour itself where white text can be read on it, else its hue, darkened as little as needed."""
    if _is_readable(colour, WHITE):
        return colour
    lightness, chroma, hue = _oklch(colour)
    return _nearest(lambda light: _hex(light, chroma, hue), lightness, 0.0, WHITE)


def for_dark(accent: str) -> str:
    """Return the colour itself where it can be read on `DARK_PAGE`, else its hue, lightened as little as needed."""
    if _is_readable(accent, DARK_PAGE):
        return accent
    lightness, chroma, hue = _oklch(accent)
    return _nearest(lambda light: _hex(light, chroma, hue), lightness, 1.0, DARK_PAGE)


def tint(accent: str) -> str:
    """Return a pale fill in the hue of a colour, for dark text on it; grey stays grey."""
    _lightness, chroma, hue = _oklch(accent)
    return _hex(TINT_LIGHTNESS, min(chroma, TINT_CHROMA), hue)


def _is_readable(colour: str, beside: str) -> bool:
    return contrast(colour, beside) >= ENOUGH


def _nearest(made: Callable[[float], str], bad: float, good: float, beside: str) -> str:
    """Return the colour between a lightness that is too near to `beside` and one that is not, nearest to the former."""
    for _step in range(_HALVINGS):
        middle = (bad + good) / 2
        if _is_readable(made(middle), beside):
            good = middle
        else:
            bad = middle
    return made(good)


def _hex(lightness: float, chroma: float, hue: float) -> str:
    """Return an OKLCh colour; one that no screen can show loses as much chroma as it has to."""
    channels = _srgb(lightness, chroma, hue)
    if not _is_shown(channels):
        least, most = 0.0, chroma
        for _step in range(_HALVINGS):
            middle = (least + most) / 2
            least, most = (middle, most) if _is_shown(_srgb(lightness, middle, hue)) else (least, middle)
        channels = _srgb(lightness, least, hue)
    return "#" + "".join(f"{round(255 * _encoded(min(max(channel, 0.0), 1.0))):02x}" for channel in channels)


def _is_shown(channels: Triple) -> bool:
    slack = 1e-4  # less than a step of a channel; white itself comes out a little above 1
    return all(-slack <= channel <= 1 + slack for channel in channels)


def _linear(colour: str) -> Triple:
    red, green, blue = (_decoded(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def _decoded(channel: float) -> float:
    """Return a channel of sRGB as an amount of light, both 0 to 1."""
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - sRGB


def _encoded(light: float) -> float:
    """Return an amount of light as a channel of sRGB, both 0 to 1."""
    return light * 12.92 if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)  # noqa: PLR2004 - sRGB


def _oklch(colour: str) -> Triple:
    """Return lightness (0 to 1), chroma and hue (radians): https://bottosson.github.io/posts/oklab/ ."""
    red, green, blue = _linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    green_red = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    blue_yellow = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    chroma = math.hypot(green_red, blue_yellow)
    return lightness, chroma if chroma > _GREY else 0.0, math.atan2(blue_yellow, green_red)


def _srgb(lightness: float, chroma: float, hue: float) -> Triple:
    """Return an OKLCh colour as amounts of light; outside of 0 to 1 where no screen can show it."""
    green_red, blue_yellow = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * green_red + 0.2158037573 * blue_yellow) ** 3
    medium = (lightness - 0.1055613458 * green_red - 0.0638541728 * blue_yellow) ** 3
    short = (lightness - 0.0894841775 * green_red - 1.2914855480 * blue_yellow) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
