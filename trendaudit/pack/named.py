"""Lists of ids that a file names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from trendaudit.errors import Problem
from trendaudit.i18n import _
from trendaudit.pack.contents import Spot


def named(ids: Sequence[str], spot: Spot, fault: Callable[[str], str | None]) -> Iterator[Problem]:
    """Yield the ids in a list at which something is wrong, and those that stand in it twice."""
    seen: set[str] = set()
    for index, word in enumerate(ids):
        if what := fault(word):
            yield spot.at(index).problem(what)
        elif word in seen:
            yield spot.at(index).problem(_("{word!r} stands here twice").format(word=word))
        seen.add(word)
