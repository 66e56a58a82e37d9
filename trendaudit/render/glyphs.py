"""Characters that fonts can show. What none of them can is spelled out as its code: nothing vanishes from a PDF.

The fonts of the program hold the Latin, Greek and Cyrillic letters, so that a document in these is the same on every
computer. Only for other characters (a name in Chinese, an emoji) are the fonts of the computer looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Final

import typst

FONTS = Path(__file__).parent / "fonts"
PROBE = b'#set document(title: "-")\n#set text(font: "Inter")\n#sys.inputs.text'
BREAK = "\u200b"
STANDARD: Final = "ua-1"
"""PDF/UA: it allows no character without a glyph, so that making one is the test for it."""

CanShow = Callable[[str], bool]
Spell = Callable[[str], str]


def fonts_for(characters: Iterable[str], on_code: Callable[[str], None]) -> tuple[typst.Fonts, Spell]:
    """Return fonts for a text of some characters, and what turns each text into one that these fonts can show.

    `on_code` is told each character that is turned into its code.
    """
    shipped = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    beyond = lacking(characters, partial(can_show, fonts=shipped))
    if not beyond:
        return shipped, str
    every = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[FONTS])
    return every, partial(spelled, beyond=beyond, can_show=partial(can_show, fonts=every), on_code=on_code)


def can_show(text: str, fonts: typst.Fonts) -> bool:
    """Tell whether fonts have a glyph for everything in a text."""
    try:
        typst.Compiler(
            PROBE, root=FONTS, font_paths=fonts, ignore_system_fonts=True, sys_inputs={"text": text}
        ).compile(format="pdf", pdf_standards=[STANDARD])
    except typst.TypstError:
        return False
    return True


def lacking(characters: Iterable[str], can_show: CanShow) -> frozenset[str]:
    """Return those characters that cannot be shown, found by halving: mostly by one look at all of them."""
    some = sorted(characters)
    if not some or can_show(" ".join(some)):
        return frozenset()
    if len(some) == 1:
        return frozenset(some)
    middle = len(some) // 2
    return lacking(some[:middle], can_show) | lacking(some[middle:], can_show)


def spelled(text: str, beyond: frozenset[str], can_show: CanShow, on_code: Callable[[str], None]) -> str:
    r"""Return a text in which a character that cannot be shown stands as its code, such as `\u5e97`.

    Characters in `beyond` are looked at alone and then with their neighbours, for a mark may need its letter.
    """
    if beyond.isdisjoint(text):
        return text
    return " ".join(_spelled_word(word, beyond, can_show, on_code) for word in text.split(" "))


def _spelled_word(word: str, beyond: frozenset[str], can_show: CanShow, on_code: Callable[[str], None]) -> str:
    inside = beyond.intersection(word)
    if not inside or can_show(word):
        return word
    missing = lacking(inside, can_show)
    if not can_show(_with_codes(word, missing)):
        missing = inside
    for character in sorted(missing):
        on_code(character)
    return _with_codes(word, missing)


def _with_codes(word: str, some: frozenset[str]) -> str:
    return "".join(_code(character) if character in some else character for character in word)


def _code(character: str) -> str:
    """Return the code of a character, after which a line may break: several in a row are long."""
    return ascii(character)[1:-1] + BREAK
