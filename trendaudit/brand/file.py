"""A brand file: read one, or make one to fill in."""

from __future__ import annotations

import os
import re
from pathlib import Path

from trendaudit import strict_yaml
from trendaudit.brand.brand import ACCENT, Brand
from trendaudit.brand.colours import WHITE, contrast, for_white_text, normal
from trendaudit.brand.logo import find
from trendaudit.brand.problems import BrandCollector
from trendaudit.errors import ProblemsError, did_you_mean
from trendaudit.files.read import read_bytes
from trendaudit.text.quoting import listed, shown
from trendaudit.text.translation import _

FORMAT = 1
"""The format of brand files that this version reads."""
KEYS = ("trendaudit_brand", "name", "contact", "logo", "accent", "closing")
LONGEST_NAME, LONGEST_CONTACT, LONGEST_CLOSING = 80, 160, 600
REMARKS_AT = 24
"""The column of the remarks in a file to fill in."""

_BARE_COLOUR = re.compile("[0-9a-fA-F]{3}|[0-9a-fA-F]{6}")
_NO_QUOTES = re.compile(rb"^accent:[ \t]+(#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6})[ \t]*(?:#.*)?\r?$", re.MULTILINE)


def read(path: str | os.PathLike[str]) -> Brand:
    """Read a brand file and its logo. Raises `ProblemsError` with everything that is wrong with them."""
    file = os.fspath(path)
    raw = read_bytes(path, file)
    collector = BrandCollector(strict_yaml.parse(raw, file))
    _check_top(collector)
    brand = Brand(
        name=collector.line("name", LONGEST_NAME),
        contact=collector.line("contact", LONGEST_CONTACT),
        accent=_accent(collector, raw),
        closing=collector.paragraph("closing", LONGEST_CLOSING),
        logo=find(collector, Path(path).parent),
    )
    if collector.problems:
        raise ProblemsError(collector.problems)
    return brand


def _check_top(collector: BrandCollector) -> None:
    data = collector.yaml_file.data
    if not isinstance(data, dict):
        message = _(
            "this is no brand file; one begins with the line 'trendaudit_brand: 1' (see trendaudit template --brand)"
        )
        raise ProblemsError([collector.yaml_file.problem((), message)])
    if "trendaudit" in data and "trendaudit_brand" not in data:
        message = _("this is an answers file, no brand file (see trendaudit template --brand)")
        raise ProblemsError([collector.yaml_file.problem(("trendaudit",), message)])
    number = data.get("trendaudit_brand")
    if type(number) is int and number > FORMAT:
        message = _("this file has format {number}, and this version reads format {ours}; install a later version")
        raise ProblemsError(
            [collector.yaml_file.problem(("trendaudit_brand",), message.format(number=number, ours=FORMAT))]
        )
    if "trendaudit_brand" not in data:
        message = _("the line 'trendaudit_brand: 1' is missing; is this a brand file?")
        collector.refuse((), message)
    elif type(number) is not int or number != FORMAT:
        message = _("the format must be the number 1, not {number}; write trendaudit_brand: 1")
        collector.refuse(("trendaudit_brand",), message.format(number=shown(number)))
    for key in data:
        if key not in KEYS:
            known = did_you_mean(key, KEYS) or _("; there are: {known}").format(known=listed(KEYS))
            collector.refuse_key((key,), _("there is no key {key}").format(key=shown(key)) + known)


def _accent(collector: BrandCollector, raw: bytes) -> str:
    """Return the accent, or that of a document without a brand."""
    value = collector.yaml_file.as_text(("accent",), collector.value("accent"))
    if value is None or value == "":
        if found := _NO_QUOTES.search(raw):
            message = _('put the colour in quotes: "{colour}"; without them # begins a comment')
            collector.refuse_value("accent", message.format(colour=found[1].decode()))
        return ACCENT
    bare = str(value)
    accent = normal(bare.strip())
    if accent is None:
        said = f"#{bare}" if _BARE_COLOUR.fullmatch(bare) else ACCENT
        message = _('{value} is not a colour; write # and three or six of 0-9 and a-f, in quotes: "{colour}"')
        collector.refuse_value("accent", message.format(value=shown(value), colour=said))
        return ACCENT
    good = for_white_text(accent)
    if good != accent:
        message = _(
            "white text is hard to read on {colour} (contrast {contrast}, 4.5 is needed); the nearest that works: {good}"
        )
        ratio = int(contrast(accent, WHITE) * 10) / 10  # rounded down, so that it never reads as enough
        collector.refuse_value("accent", message.format(colour=f'"{accent}"', contrast=ratio, good=f'"{good}"'))
    return accent


def template() -> str:
    """Return a brand file in which everything may stay empty, with what each line is for."""
    head = (
        _("How an agency's reports look. Fill in what you want; what stays empty is left out."),
        _("Then: trendaudit report FILE -o report.pdf --brand THIS-FILE"),
    )
    rows = (
        (f"trendaudit_brand: {FORMAT}", _("format of this file")),
        ("name:", _("your agency, at most {most} characters").format(most=LONGEST_NAME)),
        (
            "contact:",
            _("one line, at most {most} characters: address, telephone, website").format(most=LONGEST_CONTACT),
        ),
        ("logo:", _("a PNG, JPEG or SVG picture in the folder of this file, such as logo.svg")),
        (f'accent: "{ACCENT}"', _("a colour in quotes; white text must be readable on it")),
        ("closing:", _("the last words of a report, at most {most} characters").format(most=LONGEST_CLOSING)),
    )
    lines = [*(f"# {line}" for line in head), *(f"{row.ljust(REMARKS_AT)}# {remark}" for row, remark in rows)]
    return "\n".join(lines) + "\n"
