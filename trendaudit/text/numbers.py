"""Numbers as they are printed: hours, decimals, and how they are rounded."""

from __future__ import annotations

import math
from fractions import Fraction

from trendaudit.text.translation import _, ngettext


def rounded(value: Fraction) -> int:
    """Return the nearest whole number; half is rounded up."""
    return math.floor(value + Fraction(1, 2))


def hours(amount: Fraction) -> str:
    """Return hours as people say them: `30 min`, `2 h`, `1½ h`; quarters of an hour are kept, the rest is rounded."""
    quarters = rounded(amount * 4)
    if quarters == 0 and amount > 0:
        quarters = 1
    whole, rest = divmod(quarters, 4)
    if not whole and rest:
        return _("{minutes} min").format(minutes=rest * 15)
    fraction = ("", "¼", "½", "¾")[rest]
    return _("{hours} h").format(hours=f"{whole}{fraction}")


def long_hours(amount: Fraction) -> str:
    """Return hours within a sentence: `30 minutes`, `1 hour`, `8½ hours`; rounded as `hours` does."""
    quarters = max(rounded(amount * 4), 1 if amount > 0 else 0)
    if 0 < quarters < 4:  # noqa: PLR2004 - an hour has four quarters
        return _("{minutes} minutes").format(minutes=quarters * 15)
    whole = hours(amount).removesuffix(" h")
    return ngettext("{hours} hour", "{hours} hours", 1 if quarters == 4 else 2).format(hours=whole)  # noqa: PLR2004


def decimal(value: Fraction | int) -> str:
    """Return a number with a point and at most two decimals: `2`, `0.5`."""
    return f"{float(value):.2f}".rstrip("0").rstrip(".")
