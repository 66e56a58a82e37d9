"""Characters that look like those YAML is made of, and are not: blanks, colons, bullets and quotes of other programs."""

from __future__ import annotations

import unicodedata

BLANKS = (
    "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"  # spaces (Zs) besides the ordinary one
    "\xad\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u2800\u3164\ufeff\uffa0"  # seen as nothing
)
"""What is seen as a blank or not at all, as the inside of a character class of a regular expression."""
COLONS = "\uff1a\ufe55\ua789\u2236\ufe13"
"""What looks like a colon."""
DASHES = "\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
"""What looks like a hyphen, as the inside of a character class."""
BULLETS = "\u2022\u2023\u25e6\u2043\u25aa\u25ab\u25cf\u25cb\u25a0\u25a1\u2219\xb7*+\uf0b7\uf0a7\u27a2\u2713\u2714"
"""How other programs begin the item of a list."""
_KINDS_OF_QUOTES = (
    "\u201c\u201d\u201e\u201f\uff02",
    "\xab\xbb",
    "\u2018\u2019\u201a\u201b\uff07",
    "\u2039\u203a",
    "\xb4`",
    "\u300c\u300d",
)
QUOTES = {quote: kind for kind in _KINDS_OF_QUOTES for quote in kind}
"""What opens and closes quoted text elsewhere, each with those of its kind."""
_OWN_NAMES = {"\ufeff": "byte-order mark", "\r": "carriage return", "\x0c": "form feed", "\x85": "next line"}


def named(character: str) -> str:
    """Return what a character is called, such as `U+00A0 (no-break space)`."""
    name = _OWN_NAMES.get(character) or unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X} ({name})" if name else f"U+{ord(character):04X}"


def seen(character: str) -> str:
    """Return a character that can be seen with its code and name, any other by these alone."""
    return f"{character} {named(character)}" if character.isprintable() and character != "\u2800" else named(character)
