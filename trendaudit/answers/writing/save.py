"""Put the text of an answers file on the disk: all of it or nothing."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

from trendaudit import atomic
from trendaudit.errors import TrendauditError
from trendaudit.i18n import _
from trendaudit.strict_yaml import MAX_BYTES
from trendaudit.words import bare

OURS_ALONE = 0o600  # what a client said is nobody else's business


def fingerprint(raw: bytes) -> str:
    """Return what tells one content of a file from another."""
    return hashlib.sha256(raw).hexdigest()


def save(path: Path, text: str, expected: str | None = None) -> str:
    """Write a file in one step and return its new fingerprint.

    `expected` is the fingerprint of what the file held when it was read, None where there was no file. The
    file gets mode 0600, and a symbolic link is followed. Raises `TrendauditError` where the
    file was changed by somebody else meanwhile or cannot be written; then it is as it was.
    """
    raw = text.encode("utf-8")
    if len(raw) > MAX_BYTES:
        raise TrendauditError(_failure(path, _("it would be larger than 1 MiB"), _("shorten the longest notes")))
    try:
        target = Path(os.path.realpath(path))
        _check(target, path, raw, expected)
        atomic.replace(target, raw, OURS_ALONE)
    except OSError as error:
        raise refusal(path, error) from error
    except ValueError as error:  # a NUL in the name
        what, advice = _("this cannot be the name of a file"), _("choose another name")
        raise TrendauditError(_failure(path, what, advice)) from error
    return fingerprint(raw)


def refusal(path: Path, error: OSError) -> TrendauditError:
    """Return an error that says why a file cannot be written, and what to do."""
    return TrendauditError(_failure(path, _reason(error, path), _advice(error)))


def _check(target: Path, path: Path, raw: bytes, expected: str | None) -> None:
    """Refuse to write where something else stands than what was read."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(status.st_mode):
        what = _("there is a folder of this name") if stat.S_ISDIR(status.st_mode) else _("it is no ordinary file")
        raise TrendauditError(_failure(path, what, _("choose another name")))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    there = fingerprint(target.read_bytes())
    if there == fingerprint(raw):  # what an interrupted save had already written
        return
    if expected is None:
        text = _(
            "{path} was not written: a file of this name has appeared meanwhile. Nothing in it was touched. Choose another name."
        )
        raise TrendauditError(text.format(path=bare(str(path))))
    if there != expected:
        text = _(
            "{path} was not written: it was changed by another program since it was read. Nothing in it was touched. "
            "Close the other program; when the audit is started again, the file is read as it is now."
        )
        raise TrendauditError(text.format(path=bare(str(path))))


def _failure(path: Path, reason: str, advice: str) -> str:
    if os.path.lexists(path):
        text = _("{path} was not written: {reason}. What was there before is untouched; {advice}.")
    else:
        text = _("{path} cannot be written: {reason}; {advice}.")
    return text.format(path=bare(str(path)), reason=reason, advice=advice)


def _reason(error: OSError, path: Path) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return _("there is no folder {folder}").format(folder=bare(str(path.parent)))
        case PermissionError() | OSError(errno=errno.EROFS):
            return _("there is no permission to write there")
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            return _("the disk is full")
    return _("the system says: {reason}").format(reason=error.strerror or error)


def _advice(error: OSError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return _("make it, or name another place")
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            return _("make room, or choose a folder on another disk")
    return _("choose a folder that you can write to")
