r"""Characters that fonts can show. What none of them can is spelled out as its code: nothing vanishes from a PDF.

The fonts of the program hold the Latin, Greek and Cyrillic letters, so that a document in these is the same on every
computer. Only for other characters (a name in Chinese, an emoji) are the fonts of the computer looked at.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

FONTS = Path(__file__).parent / "fonts"
COMMON = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u0148\u014a-\u01c3\u01c5-\u024f\u02b0-\u0304\u0384-\u038a\u038e-\u03a1\u03a3-\u03d7"
    "\u03fc-\u0479\u04a0-\u04ff\u1e00-\u1e9b\u200b\u2010-\u2027\u202f-\u2055\u20a0-\u20af\u2190-\u2199\u2212\u2264\u2265]*"
)
"""Texts for which no font has to be opened: every font of the program has these characters."""
IGNORED = re.compile("[\u034f\u180b-\u180f\u200c\u200d\u2060\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Characters that choose or join the glyphs of others and need none of their own."""
BREAK = "\u200b"


def uncommon(texts: Iterable[str]) -> set[str]:
    """Return the characters of some texts that the fonts of the program do not have."""
    characters = {character for text in texts if not COMMON.fullmatch(text) for character in text}
    characters = {character for character in characters if not COMMON.fullmatch(character)}
    return characters - _letters(FONTS / "Inter-Regular.ttf", 0) if characters else set()


def without_font(characters: Iterable[str], fonts: typst.Fonts) -> set[str]:
    """Return those characters that no font has."""
    lacking = {character for character in characters if not IGNORED.fullmatch(character)}
    files = sorted({(font.path, font.index) for font in fonts.fonts() if font.path})
    for path, index in files:
        if not lacking:
            break
        lacking -= _letters(Path(path), index)
    return lacking


def spelling(characters: Iterable[str]) -> Callable[[str], str]:
    r"""Return what turns a text into one in which some characters stand as their codes, such as `\u5e97`.

    A line may break after a code: several in a row are long.
    """
    table = str.maketrans({character: ascii(character)[1:-1] + BREAK for character in characters})
    return lambda text: text.translate(table)


@lru_cache(maxsize=256)
def _letters(path: Path, index: int) -> frozenset[str]:
    """Return the characters that a font file has; none where it cannot be read."""
    from fontTools.ttLib import TTFont

    logging.getLogger("fontTools").addHandler(
        logging.NullHandler()
    )  # what it finds odd in a font is no concern of ours
    try:
        with path.open("rb") as file, TTFont(file, fontNumber=index, lazy=True) as font:
            return frozenset(map(chr, font.getBestCmap() or ()))
    except Exception:  # noqa: BLE001 - whatever is wrong with a font of the computer, another one may do
        return frozenset()
