"""Put a file on the disk in one step: all of it or nothing."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from pathlib import Path

LONGEST = 50
"""Characters of a file's name that the name of its draft begins with."""


def replace(target: Path, content: bytes, permissions: int) -> None:
    """Write a file beside the target and put it in its place, so that a reader sees the old content or the new.

    The target is no link. Raises OSError; the target is then as it was, and nothing is left beside it.
    """
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:LONGEST]}.", suffix=".tmp", dir=target.parent)
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        draft.chmod(permissions)
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    with contextlib.suppress(OSError):  # Windows and some network disks cannot do it; the file itself is safe
        _sync_folder(target.parent)


def remove_drafts(target: Path) -> None:
    """Remove what writers that were killed have left beside a file. No other may be writing it meanwhile."""
    if len(target.name) > LONGEST:  # another file's draft can have the same name
        return
    draft = re.compile(rf"\.{re.escape(target.name)}\.[a-z0-9_]{{8}}\.tmp")
    with contextlib.suppress(OSError):
        for path in list(target.parent.iterdir()):
            if draft.fullmatch(path.name):
                path.unlink()


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
