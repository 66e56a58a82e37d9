"""Make what a person typed harmless before it is shown."""

from __future__ import annotations

import unicodedata

HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
"""Unicode categories of characters that a terminal obeys, that reorder text, or that cannot be encoded."""
JOINERS = {"\u200c", "\u200d"}
"""Format characters that belong to ordinary words of some scripts and to emoji."""
NONCHARACTERS = {"\ufffe", "\uffff"}
"""What cannot stand in XML, and so in no workbook or page."""


def harmless(text: str) -> str:
    r"""Return a text on one line with every control character made visible: ESC becomes `\x1b`."""
    if text.isprintable():  # nearly every text is, and nothing in such a one has to be made visible
        return text
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if character in "\n\t\r":
        return " "
    is_hidden = unicodedata.category(character) in HIDDEN or character in NONCHARACTERS
    if is_hidden and character not in JOINERS:
        return ascii(character)[1:-1]
    return character
