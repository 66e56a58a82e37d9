"""Keep catalogs in the user's cache folder, so that a pack without faults is read and checked only once.

What is found there is believed only where nobody else can have written it and nothing is damaged. Nothing in here is
ever an error: where a catalog cannot be found or kept, its pack is read.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from trendaudit.core.catalog import Catalog
from trendaudit.pack.codec import codec

SWITCH = "TRENDAUDIT_CACHE"
OFF = frozenset({"off", "0", "no", "false"})
FORMAT = 1
"""To be raised where entries come to be written in another way."""
MOST_BYTES = 32 * 1024 * 1024
MOST_ENTRIES = 8
_ENDING = ".pack"
_UNFINISHED = ".tmp"
"""The ending of what an interrupted write left behind."""


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Return where catalogs are kept, whether it exists or not; None where that is nowhere."""
    if environment.get(SWITCH, "").strip().lower() in OFF:
        return None
    home = Path(environment.get("HOME", ""))
    if sys.platform == "win32":
        caches = Path(environment.get("LOCALAPPDATA", ""))
    elif sys.platform == "darwin":
        caches = home / "Library" / "Caches"
    else:
        caches = home / ".cache"
    with suppress(KeyError):  # said outright, it counts everywhere
        caches = Path(environment["XDG_CACHE_HOME"] or caches)
    return caches / "trendaudit" if caches.is_absolute() else None


def find(folder: Path, fingerprint: str) -> Catalog | None:
    """Return the catalog that is kept under a fingerprint; None where there is none that can be believed."""
    try:
        if not _is_ours(folder.lstat(), stat.S_ISDIR):
            return None
        first, _end, payload = _read(folder / (fingerprint + _ENDING)).partition(b"\n")
        if first != _heading(fingerprint, payload):
            return None
        found: Catalog = codec(Catalog).decode(json.loads(payload))
    except (OSError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError):
        return None  # there is none, or it makes no sense
    return found


def keep(folder: Path, fingerprint: str, catalog: Catalog) -> None:
    """Keep a catalog under a fingerprint, and few of those that were kept before."""
    from trendaudit.files import atomic

    # There is no room, no permission, or something that cannot be written
    with suppress(OSError, RecursionError, TypeError, ValueError):
        payload = json.dumps(codec(Catalog).encode(catalog), ensure_ascii=False, separators=(",", ":")).encode()
        for made in (folder.parent, folder):
            made.mkdir(mode=0o700, exist_ok=True)
        if len(payload) < MOST_BYTES and _is_ours(folder.lstat(), stat.S_ISDIR):
            entry = folder / (fingerprint + _ENDING)
            atomic.replace(entry, _heading(fingerprint, payload) + b"\n" + payload, 0o600)
            _prune(folder, entry)


def _heading(fingerprint: str, payload: bytes) -> bytes:
    """Return the first line of an entry, which it must have to the letter."""
    return f"trendaudit pack {FORMAT} {fingerprint} {hashlib.sha256(payload).hexdigest()}".encode()


def _read(entry: Path) -> bytes:
    """Return what an entry holds. Raises OSError where it is none of ours; a link is never followed."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(entry, flags), "rb") as stream:
        found = os.fstat(stream.fileno())
        if not _is_ours(found, stat.S_ISREG) or found.st_size > MOST_BYTES:
            raise PermissionError(entry)
        return stream.read(MOST_BYTES)


def _is_ours(found: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    """Tell whether something is of a kind, belongs to this user and can be written by no other."""
    if not is_kind(found.st_mode):
        return False
    if sys.platform == "win32":  # a user's folders are closed to others there, and modes say nothing
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _prune(folder: Path, newest: Path) -> None:
    """Delete all but the newest entries, and what was left behind before them."""
    others = [path for path in folder.iterdir() if path.suffix in (_ENDING, _UNFINISHED) and path != newest]
    for path in sorted(others, key=lambda path: path.lstat().st_mtime_ns, reverse=True)[MOST_ENTRIES - 1 :]:
        path.unlink(missing_ok=True)
