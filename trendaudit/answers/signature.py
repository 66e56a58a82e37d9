"""Tell the comments that we wrote from those of a person, also when the words of a pack have changed since.

The last lines of a file name each of our comments by a short hash of its text. So one that a person has changed, or
wrote in the same form, is that person's.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from trendaudit.answers.comments import Comment, Comments

LEAD = "# comments by trendaudit:"
DIGITS = 6
PER_LINE = 12
_LINE = re.compile(rf"{LEAD}((?: [0-9a-f]{{{DIGITS}}})+)")


def signature(ours: Iterable[str]) -> Iterator[str]:
    """Yield the lines that name our comments, in their order."""
    names = list(dict.fromkeys(map(_name, ours)))
    for first in range(0, len(names), PER_LINE):
        yield f"{LEAD} {' '.join(names[first : first + PER_LINE])}"


def unsigned(comments: Comments) -> Comments:
    """Return the comments that a file does not name as ours; the lines with the names are left out, too."""
    lines = {entry: _LINE.fullmatch(entry.text) for entry in comments if isinstance(entry, Comment)}
    named = {name for found in lines.values() if found for name in found[1].split()}
    return tuple(
        entry for entry in comments if not (isinstance(entry, Comment) and (lines[entry] or _name(entry.text) in named))
    )


def _name(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]
