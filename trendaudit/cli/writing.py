"""Put a finished document into a file: all of it or nothing."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from trendaudit import atomic
from trendaudit.errors import TrendauditError
from trendaudit.i18n import _

PERMISSIONS = 0o666
"""Of a new file, as far as the user's mask allows it."""


def write_file(path: Path, content: bytes) -> None:
    """Write a file in one step; what had this name is replaced, its permissions and symbolic links are kept.

    What is no ordinary file, such as a pipe, is written to directly. Raises `TrendauditError` where that cannot
    be done; an ordinary file is then as it was.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            target = Path(os.path.realpath(path))
            atomic.replace(target, content, _permissions(target))
    except (FileNotFoundError, NotADirectoryError) as error:
        if path.parent.is_dir():
            raise TrendauditError(_refused(path, error)) from error
        text = _("{path} was not written: there is no folder {folder}. Make it first, or choose another one.")
        raise TrendauditError(text.format(path=path, folder=path.parent)) from error
    except OSError as error:
        raise TrendauditError(_refused(path, error)) from error


def _refused(path: Path, error: OSError) -> str:
    text = _("{path} was not written: {reason}. Choose another place for it.")
    return text.format(path=path, reason=error.strerror or error)


def make_folder(path: Path) -> None:
    """Make a folder, and those that it is in, where they are missing. Raises `TrendauditError` where it cannot."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = _("the folder {path} was not made: {reason}. Choose another place for it.")
        raise TrendauditError(text.format(path=path, reason=error.strerror or error)) from error


def is_same_file(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to the same file, over links as well."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


def _permissions(target: Path) -> int:
    """Return the permissions that the file has to have. Raises `PermissionError` where it may not be written."""
    if not target.exists():
        return PERMISSIONS & ~_mask()
    with target.open("ab"):  # replacing would get round a file that was made read-only on purpose
        return stat.S_IMODE(target.stat().st_mode)


def _mask() -> int:
    mask = os.umask(0)  # there is no way to read it without setting it
    os.umask(mask)
    return mask
