"""Make a brand file to fill in."""

from __future__ import annotations

from trendaudit.brand.brand import ACCENT
from trendaudit.text.translation import _

REMARKS_AT = 24


def template() -> str:
    """Return a brand file in which everything may stay empty, with what each line is for."""
    head = (
        _("How an agency's reports look. Fill in what you want; what stays empty is left out."),
        _("Then: trendaudit report FILE -o report.pdf --brand THIS-FILE"),
    )
    rows = (
        ("trendaudit_brand: 1", _("format of this file")),
        ("name:", _("your agency, at most 80 characters")),
        ("contact:", _("one line, at most 160 characters: address, telephone, website")),
        ("logo:", _("a PNG, JPEG or SVG picture in the folder of this file, such as logo.svg")),
        (f'accent: "{ACCENT}"', _("a colour in quotes; white text must be readable on it")),
        ("closing:", _("the last words of a report, at most 600 characters")),
    )
    lines = [*(f"# {line}" for line in head), *(f"{row.ljust(REMARKS_AT)}# {remark}" for row, remark in rows)]
    return "\n".join(lines) + "\n"
