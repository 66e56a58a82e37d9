"""Put a file on the disk in one step: all of it or nothing."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LONGEST = 50
"""Characters of a file's name that the name of its draft begins with."""
ENDING = ".trendaudit.tmp"
FOR_GROUP = 0o070
UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}
"""What a file system says that cannot do a thing at all, rather than that it went wrong this time."""

if sys.platform == "win32":  # an open file cannot be removed there, so a draft needs no lock

    def _claim(_descriptor: int) -> None:
        pass

    def _remove_if_left(path: Path) -> None:
        path.unlink()
else:
    import fcntl

    def _claim(descriptor: int) -> None:
        """Keep others from taking a draft for one that was left behind. Raises OSError where one has it."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _remove_if_left(path: Path) -> None:
        """Remove a draft. Raises OSError where somebody writes it, or it is no file of this user."""
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            found = os.fstat(descriptor)
            if stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid():
                _claim(descriptor)
                path.unlink()
        finally:
            os.close(descriptor)


def replace(target: Path, content: bytes, mode: int, check: Callable[[], bool] = lambda: True) -> None:
    """Write a file beside the target and put it in its place, so that a reader sees the old content or the new.

    A new file gets a mode; a file that is replaced keeps its mode, group, owner and extended attributes where the
    disk and the rights of this user allow it. `check` is called when all is written, right before the file takes its
    place: it tells whether there may be one, and what it raises stops everything. The target is no link. Raises
    OSError; the target is then as it was, and nothing is left beside it.
    """
    with _draft(target, content, mode) as draft:
        if check():
            draft.replace(target)
        else:
            _put_at_free_name(draft, target)
    with suppress(OSError):  # Windows and some network disks cannot do it; the file itself is safe
        _sync_folder(target.parent)


def rehearse(target: Path, content: bytes) -> None:
    """Do all that `replace` does but put the file in its place. Raises OSError."""
    with _draft(target, content, stat.S_IRUSR | stat.S_IWUSR):
        pass


def remove_drafts(target: Path) -> None:
    """Remove what writers of a file that were killed have left beside it."""
    name = re.compile(rf"\.{re.escape(target.name[:LONGEST])}\.[a-z0-9_]{{8}}{re.escape(ENDING)}")
    with suppress(OSError):
        for path in list(target.parent.iterdir()):
            if name.fullmatch(path.name):
                with suppress(OSError):
                    _remove_if_left(path)


@contextmanager
def _draft(target: Path, content: bytes, mode: int) -> Iterator[Path]:
    """Yield a file beside the target that is written to the end, and remove it unless it was moved."""
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:LONGEST]}.", suffix=ENDING, dir=target.parent)
    draft = Path(name)
    claim = None
    try:
        with os.fdopen(descriptor, "wb") as stream:
            with suppress(OSError):
                claim = os.dup(descriptor)  # holds the lock until the draft has got its name
                _claim(descriptor)
            stream.write(content)
            stream.flush()
            _sync(descriptor)
        _take_over(target, draft, mode)
        yield draft
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        if claim is not None:
            with suppress(OSError):
                os.close(claim)


def _sync(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in UNSUPPORTED:
            raise


def _take_over(old: Path, draft: Path, mode: int) -> None:
    """Give a draft the looks of the file that it replaces; no save fails because a disk knows none of them."""
    try:
        found = old.stat()
    except OSError:
        found = None
    if found is not None:
        mode = stat.S_IMODE(found.st_mode) & 0o777
        _copy_attributes(old, draft)
        if not _has_owners_of(draft, found):  # another group shall not see more than everybody does
            mode = mode & ~FOR_GROUP | (mode & 0o007) << 3
    with suppress(OSError):
        draft.chmod(mode)


def _copy_attributes(old: Path, draft: Path) -> None:
    if sys.platform != "linux":
        return
    with suppress(OSError):
        for name in os.listxattr(old):
            with suppress(OSError):
                os.setxattr(draft, name, os.getxattr(old, name))


def _has_owners_of(draft: Path, found: os.stat_result) -> bool:
    """Give a draft the owner and group of a file, or at least the group; tell whether it has that."""
    if sys.platform == "win32":
        return True
    for owner in (found.st_uid, -1):
        with suppress(OSError):
            os.chown(draft, owner, found.st_gid)
            return True
    try:
        return draft.stat().st_gid == found.st_gid
    except OSError:
        return False


def _put_at_free_name(draft: Path, target: Path) -> None:
    """Give a draft a name that nothing has. Raises FileExistsError where something has got it meanwhile."""
    try:
        os.link(draft, target)  # unlike a renaming, it never replaces anything
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # no hard links on this disk
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        draft.replace(target)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
