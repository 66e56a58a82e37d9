"""Repeat in messages what somebody typed: quoted, escaped and not too long."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from trendaudit.text.translation import _

LONGEST_SHOWN = 60
"""Characters of what somebody typed that a message repeats."""
MOST_OPTIONS = 12
"""Options that a message lists before it says how many more there are."""
_OWN_NAMES = {"\ufeff": "byte-order mark", "\r": "carriage return", "\x0c": "form feed", "\x85": "next line"}


def shown(value: object) -> str:
    """Return what somebody typed so that a terminal can print it: quoted, escaped and not too long."""
    match value:
        case str():
            return repr(value if len(value) <= LONGEST_SHOWN else value[:LONGEST_SHOWN] + "…")
        case None:
            return _("nothing")
        case bool():
            return "true" if value else "false"
        case int() if value.bit_length() > 64:  # noqa: PLR2004 - Python refuses to print the longest ones
            return _("a very large number")
        case int() | float():
            return str(value)
        case Mapping():
            return _("a mapping")
        case _:
            return _("a list")


def bare(text: str) -> str:
    """Return a name as it was typed where a terminal can print it, else quoted and escaped."""
    return text if text.isprintable() else repr(text)


def listed(words: Sequence[str], most: int = MOST_OPTIONS) -> str:
    """Join words with commas; after `most` of them only say how many more there are."""
    rest = len(words) - most
    if rest <= 1:
        return ", ".join(words)
    return _("{words} and {rest} more").format(words=", ".join(words[:most]), rest=rest)


def named(character: str) -> str:
    """Return what a character is called, such as `U+00A0 (no-break space)`."""
    name = _OWN_NAMES.get(character) or unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X} ({name})" if name else f"U+{ord(character):04X}"


def seen(character: str) -> str:
    """Return a character that can be seen with its code and name, any other by these alone."""
    return f"{character} {named(character)}" if character.isprintable() and character != "\u2800" else named(character)
