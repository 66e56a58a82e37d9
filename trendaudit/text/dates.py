"""Days of the calendar as they are typed: YYYY-MM-DD."""

from __future__ import annotations

import re
from datetime import date

_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def looks_like_date(value: str) -> bool:
    """Tell whether a text has the form YYYY-MM-DD, whether there is such a day or not."""
    return bool(_DATE.fullmatch(value))


def is_date(value: str) -> bool:
    """Tell whether a text is a day of the calendar as YYYY-MM-DD."""
    if not looks_like_date(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
