"""Days as ISO dates: whether there is such a day, which comes later, and how one is said."""

from __future__ import annotations

import re
from datetime import date, timedelta

from trendaudit.text.translation import _

_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(iso: str) -> str:
    """Return an ISO date (YYYY, YYYY-MM or YYYY-MM-DD) in words, such as `22 November 2026`."""
    year, *rest = iso.split("-")
    if not rest:
        return year
    month = _(MONTHS[int(rest[0]) - 1])
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def month(iso: str) -> str:
    """Return the month and year of an ISO date, or the year where no month is known."""
    return day(iso[: len("YYYY-MM")])


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


def is_on_calendar(value: str) -> bool:
    """Tell whether there is a day, month or year such as YYYY-MM-DD, YYYY-MM or YYYY; the form is known to be right."""
    return is_date(value + "-01-01"[len(value) - len("YYYY") :] if len(value) < len("YYYY-MM-DD") else value)


def months_after(day: str, months: int) -> str:
    """Return the same day (YYYY-MM-DD) some months later, or the last of its month where that is shorter."""
    start = date.fromisoformat(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year >= date.max.year:  # nothing is reckoned in the last year of the calendar
        return date.max.isoformat()
    last = (date(year, month + 1, 1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return last.replace(day=min(start.day, last.day)).isoformat()
