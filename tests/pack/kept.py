"""What the cache holds for the pack that is the current folder."""

from __future__ import annotations

from pathlib import Path

from trendaudit.core.catalog import Catalog
from trendaudit.pack import cache
from trendaudit.pack.cache import fingerprint


def kept_entry(folder: Path) -> Path:
    [entry] = folder.iterdir()
    return entry


def kept_catalog(folder: Path) -> Catalog | None:
    known_as = fingerprint(Path())
    assert known_as is not None
    return cache.find(folder, known_as)
