"""What tells a pack as this program reads it from every other one: a hash over all that its catalog comes from."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import trendaudit
from trendaudit.errors import TrendauditError
from trendaudit.files.read import read_bytes
from trendaudit.pack.folder import scan
from trendaudit.pack.shipped import shipped

READERS = ("core", "pack", "strict_yaml")
"""The parts of the program that make a catalog of files; in a clone they change without the version."""


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
            _add(digest, _pack_files(each))
    except (OSError, ValueError, TrendauditError):
        return None
    return digest.hexdigest()


def is_program_as_it_was() -> bool:
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
    package = Path(trendaudit.__file__).parent
    sources = sorted(
        path for part in READERS for depth in ("*.py", "*/*.py") for path in package.glob(f"{part}/{depth}")
    )
    if not sources:  # a program without sources is not known well enough
        raise FileNotFoundError(package)
    digest = hashlib.sha256(f"{trendaudit.__version__} {sys.version}".encode())
    _add(digest, ((str(path.relative_to(package)), path.read_bytes()) for path in sources))
    return digest.digest()


def _add(digest: hashlib._Hash, files: Iterable[tuple[str, bytes]]) -> None:
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
