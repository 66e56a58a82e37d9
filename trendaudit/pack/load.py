"""The catalog of a pack: from the cache where it is known there, else from its files."""

from __future__ import annotations

import os
from pathlib import Path

from trendaudit.core.catalog import Catalog
from trendaudit.pack import cache
from trendaudit.pack.cache import fingerprint, is_program_unchanged


def load(folder: Path, base: Path | None = None) -> Catalog:
    """Return the catalog of a pack. Raises `ProblemsError` with all faults of all its files.

    `base` is the folder of the pack that this one may extend; the shipped one if left out.
    """
    place = cache.cache_folder(os.environ)
    before = fingerprint(folder, base) if place else None
    if place is None or before is None:
        return _read(folder, base)
    known = cache.find(place, before)
    if known is not None:
        return known
    catalog = _read(folder, base)
    if fingerprint(folder, base) == before and is_program_unchanged():  # else somebody edits them just now
        cache.keep(place, before, catalog)
    return catalog


def _read(folder: Path, base: Path | None) -> Catalog:
    from trendaudit.pack.compile import open_pack  # pydantic and yaml, which the cache is there to spare

    return open_pack(folder, base).catalog
