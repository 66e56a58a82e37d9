"""What a file says, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from trendaudit.errors import Problem

Keys = tuple[str | int, ...]
"""The way to a value: the keys and indexes that lead to it from the top."""
Place = tuple[int, int]
"""Line and column, both counted from 1."""


class Mark(Protocol):
    """Where libyaml stands in the text, counted from 0."""

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
class Document:
    """One file: its name in messages, its data and the place of every value and key.

    The data consist of dict, list, str, int, float, bool and None, with texts as keys; None for an empty file.
    """

    file: str
    data: object
    places: Mapping[Keys, Place]
    key_places: Mapping[Keys, Place]
    """The place of the key of every value that stands in a mapping, under the same path as the value."""

    def place(self, path: Keys) -> Place:
        """Return the place of a value; for one that is not there, that of the nearest around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def key_place(self, path: Keys) -> Place:
        """Return the place of the key that a value stands under, else the place of the value."""
        return self.key_places.get(path) or self.place(path)

    def problem(self, path: Keys, what: str) -> Problem:
        """Return a problem that points to a value."""
        return Problem(self.file, *self.place(path), what)

    def key_problem(self, path: Keys, what: str) -> Problem:
        """Return a problem that points to a key."""
        return Problem(self.file, *self.key_place(path), what)
