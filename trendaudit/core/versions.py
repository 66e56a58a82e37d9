"""Versions such as 1.4.0: which is the later one, and which lie in a range."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable

_COMPARISONS: dict[str, Callable[[tuple[int, ...], tuple[int, ...]], bool]] = {
    ">=": operator.ge, "<=": operator.le, "==": operator.eq, ">": operator.gt, "<": operator.lt,
}  # fmt: skip


def number(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, to be compared; 1.0 and 1.0.0 are the same version."""
    parts = [int(part) for part in re.findall(r"[0-9]{1,9}", version)]
    while parts and not parts[-1]:
        parts.pop()
    return tuple(parts)


def is_within(version: str, comparisons: str) -> bool:
    """Tell whether a version meets all comparisons, such as `>=1.0,<2`."""
    return all(_meets(version, comparison.strip()) for comparison in comparisons.split(","))


def _meets(version: str, comparison: str) -> bool:
    sign = comparison.rstrip("0123456789. ")
    return _COMPARISONS[sign](number(version), number(comparison.removeprefix(sign)))
