"""Make values of the parser's events, one event at a time and without recursion."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NoReturn

import yaml

from trendaudit.errors import Problem, ProblemsError
from trendaudit.strict_yaml import slips
from trendaudit.strict_yaml.scalars import NumberError, scalar
from trendaudit.strict_yaml.syntax_errors import closes_late
from trendaudit.strict_yaml.yaml_file import Keys, Mark, Place, YamlFile, end_of
from trendaudit.text.translation import _

MAX_KEY = 2000
"""Characters of a key: ids are short, and what is longer has lost a quote or a colon."""
MAX_LEVELS = 64
MAX_PROBLEMS = 50
MAX_VALUES = 20_000
"""Values in one file, many times as many as a person writes: what takes a few bytes there takes hundreds in memory."""

_HALF = re.compile("[\ud800-\udfff]")
_SAVED = 2
"""How many characters shorter an escape of YAML is than the two that JSON needs for the same character."""
_COLON = re.compile(r"(?:[ \t\r\n]|(?<=\s)#[^\r\n]*)*:")


def too_deep() -> str:
    """Say that a file is nested too deeply."""
    return _("this is nested deeper than {most} levels").format(most=MAX_LEVELS)


class _Open:
    """A mapping or list that is being read; `key` is the key that waits for its value."""

    __slots__ = ("column", "in_flow", "key", "path", "value")

    def __init__(self, value: dict[str, object] | list[object], path: Keys, column: int, *, in_flow: bool) -> None:
        self.value = value
        self.path = path
        self.column = column
        """The column of the keys or dashes, counted from 0; in brackets, that of what is around them, or -1."""
        self.in_flow = in_flow
        self.key: str | None = None


class Builder:
    """Collects the events of one file until `yaml_file` can be asked for."""

    def __init__(self, file: str, text: str, joined: Sequence[int] = ()) -> None:
        """Read `text`, in which the escapes that end at `joined` were longer in the file."""
        self.file = file
        self.problems: list[Problem] = []
        self._text = text
        self._joined = joined
        self._places: dict[Keys, Place] = {}
        self._key_places: dict[Keys, Place] = {}
        self._written: dict[Keys, str] = {}
        self._cuts: dict[Keys, Problem] = {}
        self._spans: list[tuple[int, int]] = []
        self._slipped: yaml.Event | None = None
        self._slip_level = 0
        self._root: object = None
        self._stack: list[_Open] = []
        self._documents = 0

    def yaml_file(self) -> YamlFile:
        """Return what was read. Raises `ProblemsError` where something was wrong with it."""
        if self.problems:
            raise ProblemsError(self.problems)
        return YamlFile(
            self.file, self._root, self._places, self._key_places, self._written, self._cuts, self._text, self._spans
        )

    def is_deep(self) -> bool:
        """Tell whether as many mappings and lists are open as may stand in each other."""
        return len(self._stack) >= MAX_LEVELS

    def take(self, event: yaml.Event) -> None:
        """Take the next event. Raises `ProblemsError` where it makes no sense to read on."""
        mark = event.start_mark
        assert mark is not None
        if self._slipped is not None and isinstance(event, yaml.NodeEvent):
            self._forget_slip()
        match event:
            case yaml.ScalarEvent():
                self._refuse_anchor(event, mark)
                self._add_scalar(event, mark)
            case yaml.MappingStartEvent():
                self._refuse_anchor(event, mark)
                self._open({}, mark, in_flow=bool(event.flow_style))
            case yaml.SequenceStartEvent():
                self._refuse_anchor(event, mark)
                self._open([], mark, in_flow=bool(event.flow_style))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._stack.pop()
            case yaml.AliasEvent():
                self._note(mark, _("text that begins with * must be in quotes (aliases are not used here)"))
                self._add("*", mark)
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self.fail(mark, _("a second document begins here; only one can stand in a file: delete the '---'"))

    def fail(self, mark: Mark, message: str) -> NoReturn:
        """Give up at a place, with everything that was found so far. Raises `ProblemsError`."""
        self.fail_at(mark.index, message)

    def fail_at(self, index: int, message: str) -> NoReturn:
        """Give up at a character, with everything that was found so far. Raises `ProblemsError`."""
        self.problems.append(Problem(self.file, *self._place_at(index), message))
        raise ProblemsError(self.problems)

    def fail_unless_slipped(self, index: int, message: str) -> NoReturn:
        """Give up as `fail_at` does, but say nothing where the cause may be a slip that was found before."""
        if self._slipped is not None:
            raise ProblemsError(self.problems)
        self.fail_at(index, message)

    def _forget_slip(self) -> None:
        """Take a slip for no cause of what follows, once one more entry begins where it stands or around it."""
        if len(self._stack) <= self._slip_level and (self._waits_for_key() or not self._in_mapping()):
            self._slipped = None

    def _slip(self, event: yaml.Event) -> None:
        self._slipped, self._slip_level = event, len(self._stack)

    def _note(self, mark: Mark, message: str) -> None:
        self._note_at(mark.index, message)

    def _note_at(self, index: int, message: str) -> None:
        place = self._place_at(index)
        if len(self.problems) >= MAX_PROBLEMS:
            more = _("there are more problems after this one; mend these first")
            raise ProblemsError([*self.problems, Problem(self.file, *place, more)])
        self.problems.append(Problem(self.file, *place, message))

    def _place(self, mark: Mark) -> Place:
        return mark.line + 1, mark.column + 1 + self._longer(mark.index, mark.column)

    def _place_at(self, index: int) -> Place:
        line, column = end_of(self._text[:index])
        return line, column + self._longer(index, column - 1)

    def _longer(self, index: int, column: int) -> int:
        """Return by how much the escapes before a character on its line were longer in the file."""
        if not self._joined:
            return 0
        return _SAVED * (bisect_right(self._joined, index) - bisect_right(self._joined, index - column))

    def _refuse_anchor(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, mark: Mark) -> None:
        if event.anchor is None and event.tag is None:
            return
        self._slip(event)
        if event.anchor is not None:
            self._note(mark, _("text that begins with & must be in quotes (anchors are not used here)"))
        else:
            self._note(mark, _("text that begins with ! must be in quotes (tags are not used here)"))

    def _add_scalar(self, event: yaml.ScalarEvent, mark: Mark) -> None:
        value: str | float | bool | None = event.value
        if event.style == '"' and (found := _HALF.search(event.value)):
            message = _("the text holds half a character, U+{code:04X}; delete it")
            self._note(mark, message.format(code=ord(found[0])))
        elif not event.style:
            try:
                value = scalar(event.value)
            except NumberError as error:
                self._note(mark, str(error))
        end = event.end_mark
        assert end is not None
        self._spans.append((mark.index, end.index))
        self._find_slips(event, mark, end)
        if self._waits_for_key():
            self._add_key(event.value if self._slipped is event else value, event.value, mark)
            return
        path = self._add(value, mark)
        if event.style:
            return
        if event.value and not isinstance(value, str):
            self._written[path] = event.value
        if "#" in self._text and (cut := slips.cut(self._text, end.index, self._column(), empty=not event.value)):
            self._cuts[path] = Problem(self.file, *self._place_at(cut[0]), cut[1])

    def _column(self) -> int:
        """Return the column, counted from 0, of the innermost keys or dashes outside of brackets; -1 where there are none."""
        return self._stack[-1].column if self._stack else -1

    def _find_slips(self, event: yaml.ScalarEvent, mark: Mark, end: Mark) -> None:
        in_flow = bool(self._stack) and self._stack[-1].in_flow
        found: slips.Slip | None = None
        if event.style in {"'", '"'}:
            if end.line > mark.line and slips.goes_too_far_left(self._text[mark.index : end.index], self._column()):
                found = 0, closes_late(end)
        elif not event.style and event.value:
            raw = self._text[mark.index : end.index]
            before = self._text[mark.index - mark.column : mark.index]
            if in_flow and self._waits_for_key() and not _COLON.match(self._text, end.index):
                found = slips.lone_key(raw, before)
            else:
                found = slips.in_plain(raw, own_line=not in_flow and not before.strip(" "), in_flow=in_flow)
        if found:
            self._note_at(mark.index + found[0], found[1])
            self._slip(event)

    def _in_mapping(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1].value, dict)

    def _waits_for_key(self) -> bool:
        return self._in_mapping() and self._stack[-1].key is None

    def _add_key(self, key: object, text: str, mark: Mark) -> None:
        parent = self._stack[-1]
        assert isinstance(parent.value, dict)
        if not isinstance(key, str) and not text:
            self._note(mark, _("there is no key before this ':'"))
        elif len(text) > MAX_KEY:
            message = _("this key has more than {most} characters; put long text behind a ':', or in quotes")
            self.fail(mark, message.format(most=MAX_KEY))
        elif not isinstance(key, str):
            self._note(mark, _("the key {text} must be text; put it in quotes: '{text}'").format(text=text))
        elif key in parent.value:
            first = self._key_places[*parent.path, key][0]
            message = _("the key {key!r} stands here a second time; the first is on line {line}")
            self._note(mark, message.format(key=key, line=first))
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

    def _open(self, value: dict[str, object] | list[object], mark: Mark, *, in_flow: bool) -> None:
        if self.is_deep():
            self.fail(mark, too_deep())
        column = self._column() if in_flow else mark.column
        self._stack.append(_Open(value, self._add(value, mark), column, in_flow=in_flow))
