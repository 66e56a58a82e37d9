"""Letters and signs for terminals whose encoding has few: `2½ h → 40` becomes `2.5 h -> 40`."""

from __future__ import annotations

import codecs
import unicodedata

HANDLER = "transliterate"
"""The name of the error handler, for `errors=` wherever text is encoded; known once this module is imported."""
SIGNS = {"½": ".5", "¼": ".25", "¾": ".75", "→": "->", "·": "|", "–": "-", "×": "x", "÷": "/", "…": "...", "≤": "<="}
SIGNS |= {"━": "=", "─": "-"}
WHOLE_LETTERS = {"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ß": "ss", "ð": "d", "Ð": "D"}
WHOLE_LETTERS |= {"þ": "th", "Þ": "Th", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L"}
"""Letters from which no accent can be taken."""
QUOTES = dict.fromkeys("“”„", '"') | dict.fromkeys("‘’", "'")


def encodable(text: str, encoding: str) -> str:
    """Return a text with plain letters for what an encoding lacks."""
    return text.encode(encoding, HANDLER).decode(encoding)


def _handle(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(letter: str) -> str:
    """Return what stands for a letter in ASCII: a sign, the letter without its accents, or a question mark."""
    bare = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    return SIGNS.get(letter) or QUOTES.get(letter) or WHOLE_LETTERS.get(letter) or bare or "?"


codecs.register_error(HANDLER, _handle)
