"""Keep two programs from working on one answers file at a time.

The lock is one of the operating system's, on a small file beside the answers, so it ends with the process that
holds it, however that ends: what is left of a file then locks nothing. `filelock` would do the same, but empties the
file at every attempt, so that nobody could say who holds it.
"""

from __future__ import annotations

import hashlib
import os
import platform
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from trendaudit.answers.save import rehearse
from trendaudit.errors import TrendauditError
from trendaudit.files import atomic
from trendaudit.text.quoting import bare
from trendaudit.text.translation import _

FAR = 1 << 20
"""The byte that Windows locks: one behind the text, which stays readable."""
ATTEMPTS = 100
"""How often a lock file may be removed by its holder just when it was opened."""
MAX_HOLDER_BYTES = 300
"""Bytes that are read of who holds a lock."""
MAX_NAME_BYTES = 200
"""Bytes of a file's name that its lock can be named after."""
MARK = "trendaudit: "
"""What a lock file of ours begins with."""
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
"""A link in the place of the lock file could make us write into something else."""
NO_WAITING = getattr(os, "O_NONBLOCK", 0)
"""A pipe in the place of the lock file would make us wait for its other end."""

if sys.platform == "win32":
    import msvcrt

    IN_USE = PermissionError

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    IN_USE = BlockingIOError

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of an answers file, whatever link leads to it; the file itself need not exist.

    Raises `TrendauditError` where another process holds it, saying which one, or where the file could not be saved.
    On a disk that knows no locks nothing is held: `save` notices there what somebody else has written.
    """
    rehearse(path)
    target = Path(os.path.realpath(path))
    beside = target.with_name(_name(target.name))
    descriptor: int | None = None
    with suppress(OSError):
        descriptor = _held(beside, path)
    atomic.remove_drafts(target)
    try:
        yield
    finally:
        if descriptor is not None:
            _let_go(beside, descriptor)


def _name(name: str) -> str:
    """Return the name of the lock of a file; that of a long one is cut, so that it can be a name."""
    if len(os.fsencode(name)) > MAX_NAME_BYTES:
        name = hashlib.sha256(os.fsencode(name)).hexdigest()
    return f".{name}.lock"


def _held(beside: Path, path: Path) -> int:
    """Return the open lock file. Raises OSError where there can be none."""
    for _attempt in range(ATTEMPTS):
        descriptor = os.open(beside, os.O_RDWR | os.O_CREAT | NO_LINK | NO_WAITING, 0o600)
        try:
            _lock(descriptor)
        except IN_USE as error:
            holder = _holder(descriptor)
            os.close(descriptor)
            raise TrendauditError(_in_use(path, holder)) from error
        except OSError:
            os.close(descriptor)
            raise
        if _is_still_there(beside, descriptor):
            if _is_ours(descriptor):
                _sign(descriptor)
            return descriptor
        os.close(descriptor)  # its holder has just removed it
    raise TimeoutError(beside)


def _is_ours(descriptor: int) -> bool:
    """Tell whether a lock file is one that we have written; somebody else's file is locked, but stays as it is."""
    try:
        found = os.fstat(descriptor)
        return stat.S_ISREG(found.st_mode) and found.st_nlink == 1 and (not found.st_size or bool(_holder(descriptor)))
    except OSError:
        return False


def _is_still_there(beside: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(beside.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _sign(descriptor: int) -> None:
    """Write down who holds the lock, for the one who is refused."""
    since = time.strftime("%Y-%m-%d %H:%M")
    text = _("process {process} on {computer}, since {since}")
    signature = MARK + text.format(process=os.getpid(), computer=platform.node(), since=since)
    with suppress(OSError):  # the lock holds on a full disk too
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, signature.encode("utf-8"))


def _holder(descriptor: int) -> str:
    """Return who has signed a lock file; empty where nobody has, or it is no lock file."""
    with suppress(OSError):
        os.lseek(descriptor, 0, os.SEEK_SET)
        signature = os.read(descriptor, MAX_HOLDER_BYTES).decode("utf-8", "replace")
        if signature.startswith(MARK):
            return bare(signature.removeprefix(MARK))
    return ""


def _in_use(path: Path, holder: str) -> str:
    text = _("{path} is open in another audit ({holder}). Finish or stop that one first, or choose another file.")
    return text.format(path=bare(str(path)), holder=holder or _("another process"))


def _let_go(beside: Path, descriptor: int) -> None:
    """Remove the lock file while it is still held, so that nobody else can hold what is removed."""
    is_ours = _is_ours(descriptor)
    with suppress(OSError):
        if is_ours:
            beside.unlink()
    with suppress(OSError):
        os.close(descriptor)
    if sys.platform == "win32" and is_ours:  # an open file cannot be removed there, nor one that others hold
        with suppress(OSError):
            beside.unlink()
