"""Read a file, and tell what it says and where. What parsing takes is imported when the first file is parsed."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from trendaudit.errors import Problem, ProblemsError
from trendaudit.files.read import MAX_BYTES, read_bytes
from trendaudit.text.translation import _

Keys = tuple[str | int, ...]
"""The way to a value: the keys and indexes that lead to it from the top."""
Place = tuple[int, int]
"""Line and column, both counted from 1."""
LINE_END = re.compile("\r\n|\r|\n")


class Mark(Protocol):
    """Where the parser stands in the text, counted from 0."""

    @property
    def line(self) -> int:
        """Return the line."""

    @property
    def column(self) -> int:
        """Return the character of the line."""

    @property
    def index(self) -> int:
        """Return the character of the text."""


@dataclass(frozen=True, slots=True)
class YamlFile:
    """One file: its name in messages, its data and the place of every value and key.

    The data consist of dict, list, str, int, float, bool and None, with texts as keys; None for an empty file.
    """

    file: str
    data: object
    places: Mapping[Keys, Place]
    key_places: Mapping[Keys, Place]
    """The place of the key of every value that stands in a mapping, under the same path as the value."""
    written: Mapping[Keys, str] = field(default_factory=dict)
    """Numbers, true and false as they were written: `1.10` and `007` are no numbers where text is meant."""
    cuts: Mapping[Keys, Problem] = field(default_factory=dict)
    """Texts without quotes that a `#` behind them seems to cut off, with what to say where text is meant."""
    text: str = ""
    """What the parser read: the file without a byte-order mark."""
    spans: Sequence[tuple[int, int]] = ()
    """Where in `text` its keys and single values begin and end, in order, from a quote or the `|` of a block on."""

    def place(self, path: Keys) -> Place:
        """Return the place of a value; for one that is not there, that of the nearest around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def key_place(self, path: Keys) -> Place:
        """Return the place of the key that a value stands under, else the place of the value."""
        return self.key_places.get(path) or self.place(path)

    def as_text(self, path: Keys, value: object) -> object:
        """Return a value where text is meant: a number as it was written; what is a list or mapping stays one."""
        return self.written.get(path, value)

    def problem(self, path: Keys, message: str) -> Problem:
        """Return a problem that points to a value."""
        return Problem(self.file, *self.place(path), message)

    def key_problem(self, path: Keys, message: str) -> Problem:
        """Return a problem that points to a key."""
        return Problem(self.file, *self.key_place(path), message)


def read(path: str | os.PathLike[str], file: str | None = None) -> YamlFile:
    """Read a file; `file` is its name in messages, else the path as it was given.

    Only an ordinary file is read, and little more of it than `MAX_BYTES`. Raises `ProblemsError`.
    """
    name = os.fspath(path) if file is None else file
    return parse(read_bytes(path, name), name)


def parse(content: bytes | str, file: str) -> YamlFile:
    """Parse what a file holds; `file` is its name in messages. Raises `ProblemsError`."""
    from trendaudit.strict_yaml.parser import parse_bytes

    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if len(raw) > MAX_BYTES:
        raise ProblemsError([Problem(file, 0, 0, _("the file is larger than 1 MiB; is it the right one?"))])
    return parse_bytes(raw, file)


def end_of(text: str) -> Place:
    """Return the place behind a text, in a file that begins with it."""
    lines = LINE_END.split(text)
    return len(lines), len(lines[-1]) + 1
