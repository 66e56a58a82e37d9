"""Make what a person typed harmless before it is shown."""

from __future__ import annotations

import unicodedata

HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
"""Unicode categories of characters that a terminal obeys, that reorder text, or that cannot be encoded."""
JOINERS = {"\u200c", "\u200d"}
"""Format characters that belong to ordinary words of some scripts and to emoji."""
NONCHARACTERS = {"\ufffe", "\uffff"}
"""What cannot stand in XML, and so in no workbook or page."""

MARKS = {"Mn", "Me", "Cf"}
"""Unicode categories of what is drawn on the letter before it, or joins it to the next."""
MOST_MARKS = 12
"""Marks on one letter; no word of any language has as many, and the work grows with their square."""
CUT = "…"


def sanitize(text: str) -> str:
    r"""Return a text on one line with every control character made visible: ESC becomes `\x1b`."""
    if text.isprintable():  # nearly every text is, and nothing in such a one has to be made visible
        return text
    return "".join(_visible(character) for character in text)


def bounded(text: str, most: int) -> str:
    """Return a text that takes bounded work to lay out: cut after so many characters, and with few marks on each letter."""
    text = text if len(text) <= most else text[: most - len(CUT)] + CUT
    if text.isascii():
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in MARKS else 0
        if marks <= MOST_MARKS:
            kept.append(character)
        elif marks == MOST_MARKS + 1:
            kept.append(CUT)
    return "".join(kept)


def _visible(character: str) -> str:
    if character in "\n\t\r":
        return " "
    is_hidden = unicodedata.category(character) in HIDDEN or character in NONCHARACTERS
    if is_hidden and character not in JOINERS:
        return ascii(character)[1:-1]
    return character
