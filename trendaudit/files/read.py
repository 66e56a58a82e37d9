"""Read an ordinary file, and never much of it."""

from __future__ import annotations

import errno
import os
import stat
from typing import NoReturn

from trendaudit.errors import Problem, ProblemsError
from trendaudit.text.translation import _

MAX_BYTES = 1024 * 1024
"""What a file that a person writes may hold."""


def read_bytes(path: str | os.PathLike[str], file: str) -> bytes:
    """Return what an ordinary file holds, a byte more than `MAX_BYTES` at most. Raises `ProblemsError`."""
    try:
        found = os.stat(path)  # noqa: PTH116 - each pack file is read so
        if stat.S_ISDIR(found.st_mode):
            _refuse(file, _("this is a folder; a file is needed"))
        if not stat.S_ISREG(found.st_mode):
            _refuse(file, _("this is not an ordinary file; use '-' to read standard input"))
        with os.fdopen(_open_without_waiting(path), "rb") as stream:
            content = stream.read(min(found.st_size, MAX_BYTES) + 1)  # to ask for a MiB at once would take room for one
            return content + stream.read(MAX_BYTES + 1 - len(content)) if len(content) > found.st_size else content
    except (OSError, ValueError) as error:
        _refuse(file, _why_unreadable(error))


def _open_without_waiting(path: str | os.PathLike[str]) -> int:
    """Open a file, which may have turned into a pipe since it was looked at."""
    return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def _why_unreadable(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return _("there is no such file")
        case PermissionError():
            return _("there is no permission to read this file")
        case OSError(errno=errno.ELOOP):
            return _("this is a symbolic link that leads back to itself")
        case OSError(strerror=str(reason)):
            return _("this cannot be read: {reason}").format(reason=reason)
    return _("this cannot be the name of a file")


def _refuse(file: str, message: str) -> NoReturn:
    raise ProblemsError([Problem(file, 0, 0, message)])
