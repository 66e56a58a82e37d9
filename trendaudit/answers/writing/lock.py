"""Keep two programs from working on one answers file at a time.

The lock is one of the operating system's, on a small file beside the answers, so it ends with the process that
holds it, however that ends: what is left of a file then locks nothing. `filelock` would do the same, but empties the
file at every attempt, so that nobody could say who holds it.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from trendaudit import atomic
from trendaudit.answers.writing.save import refusal
from trendaudit.errors import TrendauditError
from trendaudit.i18n import _
from trendaudit.words import bare

FAR = 1 << 20
"""The byte that Windows locks: one behind the text, which stays readable."""
LONGEST = 300
"""Bytes that are read of who holds a lock."""
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
"""A link in the place of the lock file could make us write into something else."""

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of an answers file, whatever link leads to it; the file itself need not exist.

    Raises `TrendauditError` where another process holds it, saying which one, or where nothing can be written beside
    the file. On a disk that knows no locks nothing is held: `save` notices there what somebody else has written.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name}.lock")
    descriptor: int | None = None
    try:
        descriptor = _held(beside, path)
        atomic.remove_drafts(target)
    except OSError as error:
        if not (target.parent.is_dir() and os.access(target.parent, os.W_OK)):
            raise refusal(path, error) from error
    try:
        yield
    finally:
        if descriptor is not None:
            _let_go(beside, descriptor)


def _held(beside: Path, path: Path) -> int:
    """Return the open lock file. Raises OSError where there can be none."""
    while True:
        descriptor = os.open(beside, os.O_RDWR | os.O_CREAT | NO_LINK, 0o600)
        try:
            _lock(descriptor)
        except (BlockingIOError, PermissionError) as error:
            holder = _holder(descriptor)
            os.close(descriptor)
            raise TrendauditError(_in_use(path, holder)) from error
        except OSError:
            os.close(descriptor)
            raise
        if _is_still_there(beside, descriptor):
            _sign(descriptor)
            return descriptor
        os.close(descriptor)  # its holder has just removed it


def _is_still_there(beside: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(beside.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _sign(descriptor: int) -> None:
    """Write down who holds the lock, for the one who is refused."""
    since = time.strftime("%Y-%m-%d %H:%M")
    text = _("process {process} on {computer}, since {since}")
    signature = text.format(process=os.getpid(), computer=platform.node(), since=since)
    with suppress(OSError):  # the lock holds on a full disk too
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, signature.encode("utf-8"))


def _holder(descriptor: int) -> str:
    with suppress(OSError):
        os.lseek(descriptor, 0, os.SEEK_SET)
        return bare(os.read(descriptor, LONGEST).decode("utf-8", "replace"))
    return ""


def _in_use(path: Path, holder: str) -> str:
    text = _("{path} is open in another audit ({holder}). Finish or stop that one first, or choose another file.")
    return text.format(path=bare(str(path)), holder=holder or _("another process"))


def _let_go(beside: Path, descriptor: int) -> None:
    """Remove the lock file while it is still held, so that nobody else can hold what is removed."""
    with suppress(OSError):
        beside.unlink()
    os.close(descriptor)
    if sys.platform == "win32":  # an open file cannot be removed there, nor one that others hold
        with suppress(OSError):
            beside.unlink()
