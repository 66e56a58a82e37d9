"""How long a text may be that a person types, and how many marks may stand upon one letter.

Every front end and every reader of files asks here, so that none accepts what another refuses.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

LONGEST_NAME = 200
"""Characters of a name: of a business, of whoever asked, of whoever does something."""
LONGEST_TEXT = 5000
"""Characters of a note, a reason or an answer in words."""
MOST_MARKS = 12
"""Accents and joiners behind one letter; some scripts use four, the flags of regions seven."""

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
