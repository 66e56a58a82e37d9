"""What an unquoted word means: the core schema of YAML 1.2 (section 10.3.2), within sane limits."""

from __future__ import annotations

import math
import re

from trendaudit.text.translation import _

MAX_DIGITS = 18
MAX_FLOAT = 40

_WORDS = dict.fromkeys(("", "~", "null", "Null", "NULL")) | {
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_FIRST = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_BASES = {"0o": 8, "0x": 16}


class NumberError(ValueError):
    """A number that no answer or rule can mean; the message says what to do."""


def scalar(word: str) -> str | float | bool | None:
    """Return the value of an unquoted word. Raises `NumberError` for endless and endlessly long numbers."""
    if word in _WORDS:
        return _WORDS[word]
    if word[0] not in _FIRST:
        return word
    if _INTEGER.fullmatch(word):
        return _integer(word)
    if _FLOAT.fullmatch(word):
        return _float(word)
    if _NOT_FINITE.fullmatch(word):
        raise NumberError(_("{word} is not a number that can be used here").format(word=word))
    return word


def _integer(word: str) -> int:
    base = _BASES.get(word[:2])
    digits = word[2:] if base else word.lstrip("+-")
    if len(digits) > MAX_DIGITS:
        message = _("a number may have {most} digits at most; put it in quotes if it is text")
        raise NumberError(message.format(most=MAX_DIGITS))
    return int(digits, base) if base else int(word)


def _float(word: str) -> float:
    number = float(word) if len(word) <= MAX_FLOAT else math.inf
    if math.isinf(number):
        raise NumberError(_("this number is too long or too large; put it in quotes if it is text"))
    return number
