"""Make the name of an answers file from the name of a business."""

from __future__ import annotations

import os
import re
import unicodedata
from itertools import count
from pathlib import Path

LONGEST = 60
"""Characters of a name, without its ending."""
LONG = 240
"""Bytes of a whole name; disks allow 255."""
NAMELESS = "audit"

_LETTERS = str.maketrans(
    {"Ø": "O", "ø": "o", "ß": "ss", "Æ": "Ae", "æ": "ae", "Œ": "Oe", "œ": "oe", "Ł": "L", "ł": "l", "Đ": "D", "đ": "d",
     "Ð": "D", "ð": "d", "Þ": "Th", "þ": "th", "\u0131": "i", "&": " and "}
)  # fmt: skip
_RESERVED = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]")  # names that Windows keeps for itself


def file_name(business: str) -> str:
    """Return the file name for a business: `Bakkerij Roos` makes `bakkerij-roos.yaml`."""
    return f"{_stem(business)}.yaml"


def new_path(business: str, folder: Path) -> Path:
    """Return a path in a folder at which nothing exists yet: `-2`, `-3`, ... are tried in turn."""
    first = folder / file_name(business)
    return first if not os.path.lexists(first) else next_name(first)


def next_name(path: Path) -> Path:
    """Return the first of `roos-2.yaml`, `roos-3.yaml`, ... beside `roos.yaml` at which nothing exists yet.

    Of a name to which nothing can be added, only the beginning is left.
    """
    stem = path.stem if len(os.fsencode(path.name)) < LONG else path.stem[:LONGEST]
    names = (path.with_name(f"{stem}-{number}{path.suffix}") for number in count(2))
    return next(name for name in names if not os.path.lexists(name))


def _stem(business: str) -> str:
    letters = unicodedata.normalize("NFKD", business.translate(_LETTERS).replace("'", "").replace("\u2019", ""))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).lower()
    stem = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-")
    if not stem:
        return NAMELESS
    return f"{NAMELESS}-{stem}" if _RESERVED.fullmatch(stem) else stem
