"""How the workbook looks: formats, colours, paper."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from unicodedata import east_asian_width

from trendaudit.brand.brand import ACCENT
from trendaudit.core.priority import Bucket
from trendaudit.text.translation import _

CONSTANT_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""No temporary files, and no text that becomes anything else."""

TEXT, QUIET, LINE = "#14181c", "#5b6670", "#c9d1d6"
FILLS: dict[Bucket | None, str] = {"now": "#cfe6c8", "next": "#fbe3b0", "later": "#e3e8ec", None: "#ffffff"}
"""Behind the word that says when; dark text has a contrast of more than 12 on each of them."""
BAR = "#9cc7d8"
A4 = 9
LINE_HEIGHT, TALLEST_ROW = 13.5, 409
"""Points of a line of text and of the tallest row there may be."""
FILLED = 1.1
"""Letters of a usual text to a digit, which widths are counted in, less what stays empty at the end of a line."""
LONGEST_HEADER = 120
"""Characters of a title at the foot of a page; all parts together may have 255."""

Format = Any
"""A format of xlsxwriter, which has no types."""


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats of cells."""

    heading: Format
    over_numbers: Format
    """A heading of numbers."""
    text: Format
    title: Format
    number: Format
    hours: Format
    points: Format
    date: Format
    tick: Format
    now: Format
    next: Format
    later: Format
    decided: Format
    struck: Format
    large: Format
    headline: Format
    label: Format
    line: Format

    def when(self, bucket: Bucket | None) -> Format:
        """Return the format of the word that says when to do something."""
        return self.decided if bucket is None else {"now": self.now, "next": self.next, "later": self.later}[bucket]

    @property
    def bar(self) -> dict[str, object]:
        """Return the bar that is drawn behind points."""
        return {
            "type": "data_bar", "bar_color": BAR, "bar_solid": True, "min_type": "num", "min_value": 0, "data_bar_2010": True,
        }  # fmt: skip


def formats(workbook: Any) -> Formats:
    """Return the formats, added to a workbook."""
    base = {"font_name": "Calibri", "font_size": 10, "font_color": TEXT, "valign": "top"}
    body = base | {"text_wrap": True, "bottom": 1, "bottom_color": LINE}

    def add(**more: object) -> Format:
        return workbook.add_format(body | more)

    centre = {"align": "center"}
    heading = {"bold": True, "font_color": "#ffffff", "bg_color": ACCENT, "valign": "vcenter"}
    fills = {bucket: add(bg_color=colour) for bucket, colour in FILLS.items()}
    return Formats(
        heading=add(**heading),
        over_numbers=add(**heading, **centre),
        text=add(),
        title=add(bold=True),
        number=add(num_format="0", **centre),
        hours=add(num_format='[=0]"–";General', **centre),
        points=add(num_format='+0;-0;"<1"', **centre),
        date=add(num_format="yyyy-mm-dd", align="left"),
        tick=add(**centre, num_format='[=1]"☑";[=0]"☐"'),  # for programs that know no check boxes
        now=fills["now"],
        next=fills["next"],
        later=fills["later"],
        decided=fills[None],
        struck=workbook.add_format({"font_color": QUIET, "font_strikeout": True}),
        large=workbook.add_format(base | {"font_size": 18, "bold": True, "font_color": ACCENT}),
        headline=workbook.add_format(base | {"font_size": 13, "bold": True}),
        label=workbook.add_format(base | {"font_color": QUIET}),
        line=workbook.add_format(base | {"text_wrap": True}),
    )


def height(cells: Iterable[tuple[str, float]]) -> float:
    """Return the height of a row, in points, for texts in columns of a width (in letters).

    Excel would find it out by itself; other programs do not.
    """
    lines = (_lines(text, width) for text, width in cells)
    return min(LINE_HEIGHT * max(lines, default=1) + 2, TALLEST_ROW)


def _lines(text: str, width: float) -> int:
    """Return how many lines a text takes; letters of some scripts are twice as wide."""
    total = 0
    for line in text.split("\n"):
        letters = sum(2 if east_asian_width(letter) in "FW" else 1 for letter in line)
        total += max(math.ceil(letters / (width * FILLED)), 1)
    return total


def set_up_page(sheet: Any, title: str) -> None:
    """Set a sheet up for A4, as wide as the page, with its title and the page number at the foot."""
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.hide_gridlines(2)
    page = _("Page {number} of {pages}").format(number="&P", pages="&N")
    said = title[:LONGEST_HEADER].replace("&", "&&")  # & begins a command there
    sheet.set_footer(f"&L&8{_separated(said)}&R&8{page}")


def _separated(title: str) -> str:
    """Return a title that the size of the letters before it cannot swallow: `&810 things` would be size 810."""
    return f" {title}" if title[:1].isdigit() else title
