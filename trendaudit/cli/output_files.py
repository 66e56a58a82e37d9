"""Put a finished document into a file: all of it or nothing."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from trendaudit.errors import TrendauditError
from trendaudit.files import atomic
from trendaudit.text.translation import _

PERMISSIONS = 0o666
"""Of a new file, as far as the user's mask allows it."""
MOST_LINKS = 40
"""How many links in a row are followed, as on Linux."""
STREAMS = re.compile("/dev/fd|/proc/[0-9]+(/task/[0-9]+)?/fd")
"""The folders that hold the open streams of processes, by number."""
SOURCES = {".yaml", ".yml"}
"""The endings of what people write, and no result has."""
SOURCE = re.compile(
    rb"""(?m)(?:^|[{,]|\xbf|\xff\xfe|\xfe\xff)\s*["']?(?:trendaudit["']?\s*:\s*1(?![.\d])|trendaudit_brand\b)"""
)
"""What an answers file or a brand file has near its beginning; in a result, `trendaudit` is the version in quotes."""
HEAD = 4096
"""Bytes in which that is looked for."""


def is_no_source(path: Path) -> bool:
    """Tell whether a file may be replaced by a result: it is nothing that a person writes for this program."""
    with path.open("rb") as stream:
        begin = stream.read(HEAD).replace(b"\0", b"")  # as UTF-16 has them
    return path.suffix.lower() not in SOURCES and not SOURCE.search(begin)


def never(_path: Path) -> bool:
    """Tell that no file may be replaced."""
    return False


def write_file(path: Path, content: bytes, may_replace: Callable[[Path], bool] = is_no_source) -> None:
    """Write a file in one step; one of this name is replaced where it may be, and keeps its permissions and links.

    What is no ordinary file, such as a pipe or an open stream, is written to directly. Raises `TrendauditError` where
    that cannot be done, or may not; an ordinary file is then as it was.
    """
    with _refusals(path):
        stream = open_stream(path)
        if stream is not None:
            _write_to_stream(stream, content)
        elif path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            target = Path(os.path.realpath(path))
            atomic.remove_drafts(target)
            atomic.replace(target, content, PERMISSIONS & ~_mask(), lambda: _is_replaced(target, may_replace))


def _is_replaced(target: Path, may_replace: Callable[[Path], bool]) -> bool:
    """Tell whether there is a file to replace. Raises OSError where it has to stay."""
    if not target.exists():
        return False
    with target.open("ab"):  # replacing would get round a file that was made read-only on purpose
        pass
    if not may_replace(target):
        raise FileExistsError
    return True


def open_stream(path: Path) -> int | Path | None:
    """Return the stream that a path such as /dev/stdout means: the number of one of ours, or the path of another's.

    None for the path of a file. To put a file in the place of what a stream leads to would cut off what writes to it.
    """
    at = path
    for _link in range(MOST_LINKS):
        try:
            folder = Path(os.path.realpath(at.parent))
        except OSError:  # the current folder has been removed
            return None
        if at.name.isdecimal() and STREAMS.fullmatch(folder.as_posix()):
            return int(at.name) if folder.as_posix() in _our_streams() else at
        if not at.is_symlink():
            return None
        at = folder / at.readlink()
    return None


def leads_to_standard_output(path: Path) -> bool:
    """Tell whether a path such as /dev/stdout means standard output."""
    try:
        return sys.stdout is not None and open_stream(path) == sys.stdout.fileno()
    except (OSError, ValueError, AttributeError):
        return False


def _our_streams() -> set[str]:
    return {"/dev/fd", f"/proc/{os.getpid()}/fd", os.path.realpath("/proc/thread-self/fd")}


def _write_to_stream(stream: int | Path, content: bytes) -> None:
    """Write behind what was written before, also where the stream is a file."""
    if isinstance(stream, Path):
        descriptor = os.open(stream, os.O_WRONLY | os.O_APPEND)
    else:
        sys.stdout.flush()
        descriptor = os.dup(stream)
    with os.fdopen(descriptor, "wb") as writing:
        writing.write(content)


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:
        text = _(
            "{path} was not written: there is a file of this name that this command does not replace. Nothing in it was "
            "touched. Choose another name."
        )
        raise TrendauditError(text.format(path=path)) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        if path.parent.is_dir():
            raise TrendauditError(_refused(path, error)) from error
        text = _("{path} was not written: there is no folder {folder}. Make it first, or choose another one.")
        raise TrendauditError(text.format(path=path, folder=path.parent)) from error
    except OSError as error:
        raise TrendauditError(_refused(path, error)) from error


def _refused(path: Path, error: OSError) -> str:
    text = _("{path} was not written: {reason}. Choose another place for it.")
    return text.format(path=path, reason=_reason(path, error))


def _reason(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError) and not path.is_absolute():
        try:
            Path.cwd()
        except FileNotFoundError:
            return _("the current folder has been removed")
    return error.strerror or str(error)


def make_folder(path: Path) -> None:
    """Make a folder, and those that it is in, where they are missing. Raises `TrendauditError` where it cannot."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = _("the folder {path} was not made: {reason}. Choose another place for it.")
        raise TrendauditError(text.format(path=path, reason=_reason(path, error))) from error


def is_same_file(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to the same file, over links as well."""
    try:
        return one.samefile(other)
    except OSError:
        pass
    try:
        return os.path.realpath(one) == os.path.realpath(other)
    except OSError:  # the current folder has been removed
        return one == other


def _mask() -> int:
    mask = os.umask(0)  # there is no way to read it without setting it
    os.umask(mask)
    return mask
