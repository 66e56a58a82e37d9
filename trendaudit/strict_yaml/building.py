"""Make values of libyaml's events, one event at a time and without recursion."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NoReturn

import yaml

from trendaudit.errors import Problem, ProblemsError
from trendaudit.i18n import _
from trendaudit.strict_yaml.document import Document, Keys, Mark, Place
from trendaudit.strict_yaml.json_escapes import SAVED
from trendaudit.strict_yaml.scalars import NumberError, scalar

MAX_LEVELS = 64
MAX_PROBLEMS = 50
MAX_VALUES = 20_000
"""Values in one file, many times as many as a person writes: what takes a few bytes there takes hundreds in memory."""

_HALF = re.compile("[\ud800-\udfff]")


class _Open:
    """A mapping or list that is being read; `key` is the key that waits for its value."""

    __slots__ = ("key", "path", "value")

    def __init__(self, value: dict[str, object] | list[object], path: Keys) -> None:
        self.value = value
        self.path = path
        self.key: str | None = None


class Builder:
    """Collects the events of one file until `document` can be asked for."""

    def __init__(self, file: str, joined: Sequence[int]) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._joined = joined
        self._places: dict[Keys, Place] = {}
        self._key_places: dict[Keys, Place] = {}
        self._root: object = None
        self._stack: list[_Open] = []
        self._documents = 0

    def document(self) -> Document:
        """Return what was read. Raises `ProblemsError` where something was wrong with it."""
        if self.problems:
            raise ProblemsError(self.problems)
        return Document(self.file, self._root, self._places, self._key_places)

    def take(self, event: yaml.Event) -> None:
        """Take the next event. Raises `ProblemsError` where it makes no sense to read on."""
        mark = event.start_mark
        assert mark is not None
        match event:
            case yaml.ScalarEvent():
                self._refuse_anchor(event, mark)
                self._add_scalar(event, mark)
            case yaml.MappingStartEvent():
                self._refuse_anchor(event, mark)
                self._open({}, mark)
            case yaml.SequenceStartEvent():
                self._refuse_anchor(event, mark)
                self._open([], mark)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._stack.pop()
            case yaml.AliasEvent():
                self._note(mark, _("text that begins with * must be in quotes (aliases are not used here)"))
                self._add("*", mark)
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self.fail(mark, _("a second document begins here; only one can stand in a file: delete the '---'"))

    def fail(self, mark: Mark, what: str) -> NoReturn:
        """Give up at a place, with everything that was found so far. Raises `ProblemsError`."""
        self.problems.append(Problem(self.file, *self._place(mark), what))
        raise ProblemsError(self.problems)

    def _note(self, mark: Mark, what: str) -> None:
        if len(self.problems) >= MAX_PROBLEMS:
            self.fail(mark, _("there are more problems after this one; mend these first"))
        self.problems.append(Problem(self.file, *self._place(mark), what))

    def _place(self, mark: Mark) -> Place:
        column = mark.column
        if self._joined:  # the escapes before it on its line were longer in the file
            column += SAVED * (
                bisect_right(self._joined, mark.index) - bisect_right(self._joined, mark.index - mark.column)
            )
        return mark.line + 1, column + 1

    def _refuse_anchor(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, mark: Mark) -> None:
        if event.anchor is not None:
            self._note(mark, _("text that begins with & must be in quotes (anchors are not used here)"))
        elif event.tag is not None:
            self._note(mark, _("text that begins with ! must be in quotes (tags are not used here)"))

    def _add_scalar(self, event: yaml.ScalarEvent, mark: Mark) -> None:
        value: str | float | bool | None = event.value
        if event.style == '"' and (found := _HALF.search(event.value)):
            what = _("the text holds half a character, U+{code:04X}; delete it")
            self._note(mark, what.format(code=ord(found[0])))
        elif not event.style:
            try:
                value = scalar(event.value)
            except NumberError as error:
                self._note(mark, str(error))
        if self._waits_for_key():
            self._add_key(value, event.value, mark)
        else:
            self._add(value, mark)

    def _waits_for_key(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1].value, dict) and self._stack[-1].key is None

    def _add_key(self, key: object, text: str, mark: Mark) -> None:
        parent = self._stack[-1]
        assert isinstance(parent.value, dict)
        if not isinstance(key, str) and not text:
            self._note(mark, _("there is no key before this ':'"))
        elif not isinstance(key, str):
            self._note(mark, _("the key {text} must be text; put it in quotes: '{text}'").format(text=text))
        elif key in parent.value:
            first = self._key_places[*parent.path, key][0]
            what = _("the key {key!r} stands here a second time; the first is on line {line}")
            self._note(mark, what.format(key=key, line=first))
        parent.key = text
        self._key_places.setdefault((*parent.path, text), self._place(mark))

    def _add(self, value: object, mark: Mark) -> Keys:
        """Put a value where the next one belongs and return its path."""
        if len(self._places) >= MAX_VALUES:
            self.fail(mark, _("there are more than {most} values in this file").format(most=MAX_VALUES))
        path: Keys = ()
        if not self._stack:
            self._root = value
        else:
            parent = self._stack[-1]
            if isinstance(parent.value, list):
                path = (*parent.path, len(parent.value))
                parent.value.append(value)
            elif parent.key is None:
                self.fail(mark, _("a key must be text; if this is text, put it in quotes"))
            else:
                path = (*parent.path, parent.key)
                parent.value[parent.key] = value
                parent.key = None
        self._places[path] = self._place(mark)
        return path

    def _open(self, value: dict[str, object] | list[object], mark: Mark) -> None:
        if len(self._stack) >= MAX_LEVELS:
            self.fail(mark, _("this is nested deeper than {most} levels").format(most=MAX_LEVELS))
        self._stack.append(_Open(value, self._add(value, mark)))
