"""From a file's bytes to its data."""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path
from typing import NoReturn

import yaml

from trendaudit.errors import Problem, ProblemsError
from trendaudit.i18n import _
from trendaudit.strict_yaml.building import Builder
from trendaudit.strict_yaml.document import Document, Place
from trendaudit.strict_yaml.json_escapes import join_pairs
from trendaudit.strict_yaml.syntax import explain

MAX_BYTES = 1024 * 1024

_UNREADABLE = re.compile("[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read(path: str | os.PathLike[str], file: str | None = None) -> Document:
    """Read a file; `file` is its name in messages, else the path as it was given.

    Only an ordinary file is read, and little more of it than `MAX_BYTES`. Raises `ProblemsError`.
    """
    name = os.fspath(path) if file is None else file
    return parse(read_bytes(path, name), name)


def parse(content: bytes | str, file: str) -> Document:
    """Parse what a file holds; `file` is its name in messages. Raises `ProblemsError`."""
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if len(raw) > MAX_BYTES:
        _refuse(file, _("the file is larger than 1 MiB; is it the right one?"))
    text, joined = join_pairs(_decode(raw, file))
    builder = Builder(file, joined)
    # PyYAML can be built without libyaml, and then has no CSafeLoader.
    parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        while parser.check_event():
            builder.take(parser.get_event())
    except yaml.MarkedYAMLError as error:
        builder.fail(*explain(error, text))
    except (OverflowError, ValueError):  # absurd numbers in escapes and directives, without libyaml
        builder.fail(parser.get_mark(), _("this cannot be read as YAML"))
    finally:
        parser.dispose()
    return builder.document()


def _refuse(file: str, what: str, line: int = 0, column: int = 0) -> NoReturn:
    raise ProblemsError([Problem(file, line, column, what)])


def read_bytes(path: str | os.PathLike[str], file: str) -> bytes:
    """Return what an ordinary file holds, a byte more than `MAX_BYTES` at most. Raises `ProblemsError`."""
    try:
        mode = Path(path).stat().st_mode
        if stat.S_ISDIR(mode):
            _refuse(file, _("this is a folder; a file is needed"))
        if not stat.S_ISREG(mode):
            _refuse(file, _("this is not an ordinary file; use '-' to read standard input"))
        with os.fdopen(_open_without_waiting(path), "rb") as stream:
            return stream.read(MAX_BYTES + 1)
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


def _decode(raw: bytes, file: str) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        _refuse(file, _("the file is UTF-16; save it as UTF-8"), 1, 1)
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        what = _("byte {number} of the line is not UTF-8; save the file as UTF-8")
        start = max(raw.rfind(b"\n", 0, error.start), raw.rfind(b"\r", 0, error.start)) + 1
        line, column = _end_of(raw[: error.start].decode("utf-8"))
        _refuse(file, what.format(number=error.start - start + 1), line, column)
    if found := _UNREADABLE.search(text):
        what = _("the character U+{code:04X} cannot stand in such a file; delete it")
        _refuse(file, what.format(code=ord(found[0])), *_end_of(text[: found.start()]))
    return text


def _end_of(text: str) -> Place:
    lines = re.split("\r\n|\r|\n", text)
    return len(lines), len(lines[-1]) + 1
