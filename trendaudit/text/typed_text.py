"""How long a text may be that a person types, and how many marks may stand upon one letter.

Every front end and every reader of files asks here, so that none accepts what another refuses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from trendaudit.text.quoting import shown
from trendaudit.text.translation import _

LONGEST_NAME = 200
"""Characters of a name: of a business, of whoever asked, of whoever does something."""
LONGEST_TEXT = 5000
"""Characters of a note, a reason or an answer in words."""
MOST_MARKS = 12
"""Accents and joiners behind one letter; some scripts use four, the flags of regions seven."""

_DECIMAL_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+")
_MARKS = re.compile(
    rf"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31-\u0e4e\u0eb1-\u0ece\u0f71-\u0f84"
    rf"\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060-\u2064\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    rf"\U000e0000-\U000e01ef]{{{MOST_MARKS + 1}}}"
)


class Excess(NamedTuple):
    """What a text has too much of: more characters than `limit`, or marks upon one letter."""

    kind: Literal["too_long", "too_many_marks"]
    limit: int


def excess(text: str, longest: int = LONGEST_TEXT) -> Excess | None:
    """Return what a typed text has too much of to be kept and printed; None where it is fine."""
    if len(text) > longest:
        return Excess("too_long", longest)
    return Excess("too_many_marks", MOST_MARKS) if not text.isascii() and _MARKS.search(text) else None


def excess_message(text: str, longest: int = LONGEST_TEXT) -> str:
    """Say why a text that a person typed cannot be kept, or an empty text where it can."""
    found = excess(text, longest)
    return too_much(found.kind, text, found.limit) if found else ""


def too_much(kind: str, text: str, limit: int) -> str:
    """Say what a text has too much of: an `Excess` in words."""
    if kind == "too_long":
        message = _("this has {number} characters; at most {limit} have room")
    else:
        message = _("more than {limit} accents or joiners stand upon one letter here; delete some")
    return message.format(number=len(text), limit=limit)


def text_expected(value: object) -> str:
    """Say that a value must be text, and how to make text of it."""
    if isinstance(value, bool | int | float):
        return _("this must be text; put {value} in quotes").format(value=shown(value))
    if isinstance(value, Mapping) and value:
        message = _("this must be text, and the ': ' behind {key} makes a mapping of it; put the text in quotes")
        return message.format(key=shown(next(iter(value))))
    return _("this must be text, not {value}").format(value=shown(value))


def decimal_comma(value: object) -> str:
    """Say how a number is written that stands there with a decimal comma; empty where it is no such number."""
    if not isinstance(value, str) or not _DECIMAL_COMMA.fullmatch(value.strip()):
        return ""
    message = _("{value} has a decimal comma; a number is written with a point: {number}")
    return message.format(value=shown(value), number=value.strip().replace(",", "."))
