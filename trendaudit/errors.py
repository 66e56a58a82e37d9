"""What can go wrong outside our own code, in words that say what to do.

Wrong *data* is collected as `Problem` values and reported all at once; wrong *use* raises a
`TrendauditError`. Only the command line catches and prints them.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from trendaudit.text.quoting import seen
from trendaudit.text.translation import _


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in a file. `line` and `column` count from 1; 0 means that the fault has no place."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.file}{place}: {self.message}"


class TrendauditError(Exception):
    """Something a person can mend; the message says what happened and what to do."""


class ProblemsError(TrendauditError):
    """Files that cannot be used as they are, with every fault that was found in them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


LONGEST_MISTYPED = 80
"""Characters of a word beyond which no other is looked for that may be meant: what that takes grows with their square."""


MOST_COMPARED = 100
"""Words that are compared letter by letter with a mistyped one: those that begin and end most like it."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean 'x'?` for the only word that begins so, or the nearest one; else an empty string."""
    if len(word) > LONGEST_MISTYPED:
        return ""
    import difflib  # only whoever mistyped something waits for it

    words = sorted(other for other in known if len(other) <= 2 * LONGEST_MISTYPED)
    if len(words) > MOST_COMPARED:
        words = sorted(heapq.nlargest(MOST_COMPARED, words, key=lambda other: _alike(word, other)))
    longer = [other for other in words if word and other.startswith(word)]
    nearest = longer if len(longer) == 1 else difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    if not nearest:
        return ""
    if foreign := next((letter for letter in word if not letter.isascii() and letter not in nearest[0]), None):
        message = _("; did you mean {word!r}, without {character}?")
        return message.format(word=nearest[0], character=seen(foreign))  # it may look like the right letter
    return _("; did you mean {word!r}?").format(word=nearest[0])


def _alike(one: str, other: str) -> int:
    """Return how many letters two words begin and end with alike."""
    pairs = zip(one, other, strict=False), zip(reversed(one), reversed(other), strict=False)
    return sum(1 for some in pairs for _pair in takewhile(lambda pair: pair[0] == pair[1], some))
