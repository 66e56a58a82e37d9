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
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from trendaudit.core.catalog import Catalog
from trendaudit.errors import TrendauditError
from trendaudit.files.read import read_bytes
from trendaudit.pack.codec import codec
from trendaudit.pack.folder import scan, shipped
from trendaudit.version import __version__

SWITCH = "TRENDAUDIT_CACHE"
OFF = frozenset({"off", "0", "no", "false"})
FORMAT = 1
"""To be raised where entries come to be written in another way."""
MOST_BYTES = 32 * 1024 * 1024
MOST_ENTRIES = 8
_ENDING = ".pack"
_UNFINISHED = ".tmp"
"""The ending of what an interrupted write left behind."""

READERS = ("core", "pack", "strict_yaml")
"""The parts of the program that make a catalog of files; in a clone they change without the version."""


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


def fingerprint(folder: Path, base: Path | None = None) -> str | None:
    """Return a hash (64 hexadecimal digits) over the files of a pack, of its base, and over the program.

    `base` as for `load`; it always counts, since which pack extends it is only known once pack.yaml is read.
    None where something cannot be read, or does not belong there: whoever reads the pack will say what.
    """
    try:
        beneath = base or shipped()
        folders = [folder] if beneath.samefile(folder) else [folder, beneath]
        digest = hashlib.sha256(_running_program())
        for each in folders:
            _add_to(digest, _pack_files(each))
    except (OSError, ValueError, TrendauditError):
        return None
    return digest.hexdigest()


def is_program_unchanged() -> bool:
    """Tell whether the sources on the disk are still those of the program that runs."""
    try:
        return _program() == _running_program()
    except OSError:
        return False


@cache
def _running_program() -> bytes:
    """Return what identifies the program as it was at first: what is edited later is not what runs here."""
    return _program()


def _program() -> bytes:
    """Return a hash over the program's version, Python's, and the sources that decide what a catalog is."""
    package = Path(__file__).parents[1]
    sources = sorted(
        path for part in READERS for depth in ("*.py", "*/*.py") for path in package.glob(f"{part}/{depth}")
    )
    if not sources:  # a program without sources is not known well enough
        raise FileNotFoundError(package)
    digest = hashlib.sha256(f"{__version__} {sys.version}".encode())
    _add_to(digest, ((str(path.relative_to(package)), path.read_bytes()) for path in sources))
    return digest.digest()


def _add_to(digest: hashlib._Hash, files: Iterable[tuple[str, bytes]]) -> None:
    """Add names and contents so that no two sets of files give the same bytes."""
    for name, content in files:
        digest.update(f"{len(name)} {name} {len(content)} ".encode("utf-8", "surrogateescape"))
        digest.update(content)
    digest.update(b"end")


def _pack_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a pack by their paths inside it. Raises `ProblemsError` where a folder is not in order."""
    found = scan(folder)
    if found.problems:
        raise TrendauditError(str(folder))
    for inside, file in found.files.items():
        yield inside, read_bytes(file.path, file.name)


def find(folder: Path, key: str) -> Catalog | None:
    """Return the catalog that is kept under a key, the fingerprint of its pack; None where there is none that can be believed."""
    try:
        if not _is_ours(folder.lstat(), stat.S_ISDIR):
            return None
        first, _end, payload = _read(folder / (key + _ENDING)).partition(b"\n")
        if first != _heading(key, payload):
            return None
        found: Catalog = codec(Catalog).decode(json.loads(payload))
    except (OSError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError):
        return None  # there is none, or it makes no sense
    return found


def keep(folder: Path, key: str, catalog: Catalog) -> None:
    """Keep a catalog under a key, the fingerprint of its pack, and few of those that were kept before."""
    from trendaudit.files import atomic

    # There is no room, no permission, or something that cannot be written
    with suppress(OSError, RecursionError, TypeError, ValueError):
        payload = json.dumps(codec(Catalog).encode(catalog), ensure_ascii=False, separators=(",", ":")).encode()
        for made in (folder.parent, folder):
            made.mkdir(mode=0o700, exist_ok=True)
        if len(payload) < MOST_BYTES and _is_ours(folder.lstat(), stat.S_ISDIR):
            entry = folder / (key + _ENDING)
            atomic.replace(entry, _heading(key, payload) + b"\n" + payload, 0o600)
            _prune(folder, entry)


def _heading(key: str, payload: bytes) -> bytes:
    """Return the first line of an entry, which it must have to the letter."""
    return f"trendaudit pack {FORMAT} {key} {hashlib.sha256(payload).hexdigest()}".encode()


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
