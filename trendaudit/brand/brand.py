"""The looks of an agency: what a document carries besides its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

ACCENT = "#0b5c7a"
"""The colour of a document without a brand."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture, checked and safe to embed."""

    content: bytes
    kind: Literal["png", "svg"]
    width: float
    """In the picture's own units, as is `height`; both are above 0."""
    height: float
    file: Path | None = field(default=None, compare=False)
    """What it was read from."""


@dataclass(frozen=True, slots=True)
class Brand:
    """What an agency puts on its documents; the default is none."""

    name: str = ""
    contact: str = ""
    """One line: address, telephone, website."""
    accent: str = ACCENT
    """`#rrggbb`, dark enough for white text on it."""
    closing: str = ""
    """The last words of a document."""
    logo: Logo | None = None
