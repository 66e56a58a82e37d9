"""Put the text of an answers file on the disk: all of it or nothing."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trendaudit.errors import TrendauditError
from trendaudit.files import atomic
from trendaudit.strict_yaml import MAX_BYTES
from trendaudit.text.quoting import bare
from trendaudit.text.translation import _

OURS_ALONE = 0o600  # what a client said is nobody else's business
TRIAL = 4096
"""Bytes with which a place is tried: an answers file begins smaller, and a full disk has not even these."""


def fingerprint(raw: bytes) -> str:
    """Return what tells one content of a file from another."""
    return hashlib.sha256(raw).hexdigest()


def save(path: Path, text: str, expected: str | None = None) -> str:
    """Write a file in one step and return its new fingerprint.

    `expected` is the fingerprint of what the file held when it was read, None where there was no file. A new file
    gets mode 0600, an old one keeps its own, and a symbolic link is followed. Raises `TrendauditError` where the
    file was changed by somebody else meanwhile or cannot be written; then it is as it was.
    """
    raw = text.encode("utf-8")
    if len(raw) > MAX_BYTES:
        raise TrendauditError(_failure(path, _("it would be larger than 1 MiB"), _("shorten the longest notes")))
    with refusals(path):
        target = Path(os.path.realpath(path))
        try:
            atomic.replace(target, raw, OURS_ALONE, lambda: _may_replace(target, path, raw, expected))
        except FileExistsError as error:
            raise _appeared(path) from error
    return fingerprint(raw)


def rehearse(path: Path) -> None:
    """Raise `TrendauditError` where no file can be saved, which is found out by writing one beside it."""
    with refusals(path):
        target = Path(os.path.realpath(path))
        _is_there(target, path)
        atomic.rehearse(target, b"\n" * TRIAL)


def holds(path: Path, expected: str | None) -> bool:
    """Tell whether a file still holds what was saved."""
    try:
        return fingerprint(_content(path)) == expected
    except OSError:
        return False


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Say of whatever keeps a file from being written what it is and what to do, in a `TrendauditError`."""
    try:
        yield
    except OSError as error:
        raise TrendauditError(_failure(path, _reason(error, path), _advice(error))) from error
    except ValueError as error:  # a NUL in the name
        message, advice = _("this cannot be the name of a file"), _("choose another name")
        raise TrendauditError(_failure(path, message, advice)) from error


def _may_replace(target: Path, path: Path, raw: bytes, expected: str | None) -> bool:
    """Tell whether there is a file to replace. Raises `TrendauditError` where it holds something else than was read."""
    if not _is_there(target, path):
        return False
    there = fingerprint(_content(target))
    if there == fingerprint(raw):  # what an interrupted save had already written
        return True
    if expected is None:
        raise _appeared(path)
    if there != expected:
        text = _(
            "{path} was not written: it was changed by another program since it was read. Nothing in it was touched. "
            "Close the other program; when the audit is started again, the file is read as it is now."
        )
        raise TrendauditError(text.format(path=bare(str(path))))
    return True


def _is_there(target: Path, path: Path) -> bool:
    """Tell whether a file stands at a path. Raises an error where nothing can be saved to what stands there."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return False
    if not stat.S_ISREG(status.st_mode):
        message = _("there is a folder of this name") if stat.S_ISDIR(status.st_mode) else _("it is no ordinary file")
        raise TrendauditError(_failure(path, message, _("choose another name")))
    if not os.access(target, os.W_OK):  # replacing would get round a file that was made read-only on purpose
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return True


def _content(target: Path) -> bytes:
    with target.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def _appeared(path: Path) -> TrendauditError:
    text = _(
        "{path} was not written: a file of this name has appeared meanwhile. Nothing in it was touched. Choose another name."
    )
    return TrendauditError(text.format(path=bare(str(path))))


def _failure(path: Path, reason: str, advice: str) -> str:
    if os.path.lexists(path):
        text = _("{path} was not written: {reason}. What was there before is untouched; {advice}.")
    else:
        text = _("{path} cannot be written: {reason}; {advice}.")
    return text.format(path=bare(str(path)), reason=reason, advice=advice)


def _reason(error: OSError, path: Path) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return _no_folder(path)
        case PermissionError() | OSError(errno=errno.EROFS):
            return _("there is no permission to write there")
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            return _("the disk is full")
    return _("the system says: {reason}").format(reason=error.strerror or error)


def _no_folder(path: Path) -> str:
    """Say which folder is missing: where a link leads, or the one that is worked in."""
    try:
        target = Path(os.path.realpath(path))
    except FileNotFoundError:
        return _("the current folder has been removed")
    folder = target.parent if path.is_symlink() else path.parent
    return _("there is no folder {folder}").format(folder=bare(str(folder)))


def _advice(error: OSError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return _("make it, or name another place")
        case OSError(errno=errno.ENAMETOOLONG | errno.ELOOP):
            return _("choose another name")
        case OSError(errno=errno.ENOSPC | errno.EDQUOT | errno.EFBIG):
            return _("make room, or choose a folder on another disk")
    return _("choose a folder that you can write to")
