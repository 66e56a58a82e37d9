"""The parts of a document that can be chosen, named once for every format and for the command line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from trendaudit.errors import TrendauditError, did_you_mean
from trendaudit.text.translation import _

Section = Literal[
    "minute",
    "duties",
    "start",
    "plan",
    "trends",
    "picture",
    "checklist",
    "in_order",
    "watch",
    "find_out",
    "decided",
    "answers",
    "notes",
    "evidence",
    "method",
    "sources",
]
"""In the order in which they are printed; `evidence` is who says so and what has become of it, item by item."""
SECTIONS: tuple[Section, ...] = get_args(Section)
ON_REQUEST: frozenset[Section] = frozenset({"notes"})
"""What a document holds only where it is asked for: the private notes."""
DEFAULT: frozenset[Section] = frozenset(SECTIONS) - ON_REQUEST
SUMMARY: frozenset[Section] = frozenset({"minute", "duties", "start", "plan"})
"""What fits on two pages."""


def choose(
    added: Iterable[str] = (), left_out: Iterable[str] = (), usual: frozenset[Section] = DEFAULT
) -> frozenset[Section]:
    """Return the usual sections with some added and some left out; what is named twice is left out.

    Hyphens may stand for underscores. Raises `TrendauditError` for a name that is none.
    """
    return (usual | {_named(name) for name in added}) - {_named(name) for name in left_out}


def _named(name: str) -> Section:
    wanted = name.strip().lower().replace("-", "_")
    for section in SECTIONS:
        if section == wanted:
            return section
    what = _("there is no section {name!r}{nearest}").format(name=name, nearest=did_you_mean(wanted, SECTIONS))
    raise TrendauditError(what + "\n" + _("The sections are: {sections}").format(sections=", ".join(SECTIONS)))
