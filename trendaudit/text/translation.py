"""Translate the program's own text.

Pack text (questions, rules) is never translated here: a pack carries its own languages.
"""

from __future__ import annotations


def _(text: str) -> str:
    """Return the program's sentence in the language of the reader; English is the only one so far."""
    return text


def ngettext(one: str, many: str, number: int) -> str:
    """Return the singular or the plural form for a number, as `gettext.ngettext` does."""
    return one if number == 1 else many
