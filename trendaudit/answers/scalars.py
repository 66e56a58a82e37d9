"""Write single values so that every reader of YAML and JSON reads the same."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from trendaudit.text.dates import is_date

LONGEST_KEY = 500
"""Characters after which a key needs a `?` before it (YAML 1.2, section 7.4.2, allows 1024)."""

_HALF = re.compile("[\ud800-\udfff]")
_WORDS_OF_YAML = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_FLOW_MARKS = frozenset(",[]{}:?")
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def legible(text: str) -> str:
    r"""Return a text with its lone surrogates made visible, such as `\ud800`: no file can hold half a character."""
    return _HALF.sub(lambda found: ascii(found[0])[1:-1], text)


def quoted(text: str) -> str:
    """Return a text in double quotes, with everything escaped that is not plainly visible."""
    return '"' + "".join(_escaped(character) for character in legible(text)) + '"'


def _escaped(character: str) -> str:
    if character in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[character]
    if character.isprintable() or ord(character) > 0xFFFF:  # noqa: PLR2004 -- JSON can escape 16 bits only
        return character
    return f"\\u{ord(character):04x}"


def text(value: str, *, in_flow: bool = False) -> str:
    """Return a text as YAML: as it is where no version of YAML can mistake it, else in quotes."""
    seen = legible(value)
    return seen if _is_plain(seen, in_flow=in_flow) else quoted(seen)


def _is_plain(value: str, *, in_flow: bool) -> bool:
    if not value[:1].isalpha() or not value.isprintable() or value.casefold() in _WORDS_OF_YAML:
        return False
    if in_flow and not _FLOW_MARKS.isdisjoint(value):
        return False
    return not (": " in value or " #" in value or value.endswith((":", " ")))


def day(value: str) -> str:
    """Return a date without quotes: should a reader of YAML 1.1 make a date of it, then that is what it is."""
    return value if is_date(value) else text(value, in_flow=True)


def number(value: float) -> str:
    """Return a number as YAML, so that YAML 1.1 too reads it as a number."""
    if isinstance(value, int):
        return str(value)
    if not math.isfinite(value):
        return quoted(str(value))
    digits = repr(value)
    return digits.replace("e", ".0e") if "e" in digits and "." not in digits else digits


def flow(value: object) -> str:
    """Return any value on a single line."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return number(value)
        case str():
            return text(value, in_flow=True)
        case Mapping():
            return "{" + ", ".join(f"{key(word, in_flow=True)} {flow(part)}" for word, part in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(flow, value)) + "]"
    raise TypeError(type(value).__name__)


def key(word: str, *, in_flow: bool = False) -> str:
    """Return a key with its colon."""
    written = text(word, in_flow=in_flow)
    return f"? {written} :" if in_flow and len(written) > LONGEST_KEY else f"{written}:"
