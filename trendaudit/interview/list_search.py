"""Find an option of a list by typing, and move the cursor among those that are found. It knows no terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list."""

    label: str
    value: object = None
    is_heading: bool = False
    """Whether it can only be read; the cursor steps over it."""


@dataclass(frozen=True, slots=True)
class CursorState:
    """Where somebody is in a list, to go on there when the same list is drawn anew; lines count from 0."""

    line: int | None
    """The line that is pointed at; None while nothing is found, so that no key can take one."""
    before: int
    """The line that was pointed at before anything was typed."""
    typed: str = ""


class Cursor:
    """Points at one option of a list, and keeps what was typed to find one."""

    def __init__(self, items: Sequence[Item], start: object = None) -> None:
        """Point at the option with a value, or else at the first option."""
        self.items = items
        options = [line for line, item in enumerate(items) if not item.is_heading]
        line = next((line for line in options if items[line].value == start), options[0])
        self.state = CursorState(line, before=line)

    @property
    def pointed(self) -> Item | None:
        """Return the option at the cursor; None while nothing is found."""
        return None if self.state.line is None else self.items[self.state.line]

    @property
    def shown(self) -> list[int]:
        """Return the lines that have what was typed; all of them where none has it."""
        return self._found() or list(range(len(self.items)))

    def resume(self, state: CursorState) -> None:
        """Be where somebody was in this list before; at the nearest line where it is laid out in another way."""
        self.state = state
        options = self._options()
        if state.line not in options:
            self.state = replace(state, line=next(iter(options), None))

    def add(self, text: str) -> None:
        """Search for more; what begins with blanks is searched without them."""
        if not self.state.typed:
            text = text.lstrip()
            if self.state.line is not None:
                self.state = replace(self.state, before=self.state.line)
        if text:
            self._search(self.state.typed + text)

    def erase(self) -> None:
        """Take the last character back."""
        if self.state.typed:
            self._search(self.state.typed[:-1])

    def clear(self) -> None:
        """Show all options again, with the cursor where it was before something was typed."""
        if self.state.typed:
            self._search("")

    def point_at(self, line: int) -> None:
        """Show all options again, with the cursor at one of them."""
        self.state = replace(self.state, typed="", line=line)

    def step(self, lines: int) -> None:
        """Move on by some options, from the end to the beginning and back again."""
        options, at = self._options_to_move_in()
        self.state = replace(self.state, line=options[(at + lines) % len(options)])

    def jump(self, lines: int) -> None:
        """Move on by some options, to the ends of the list at most."""
        options, at = self._options_to_move_in()
        self.state = replace(self.state, line=options[min(max(at + lines, 0), len(options) - 1)])

    def _search(self, text: str) -> None:
        self.state = replace(self.state, typed=text)
        line = next(iter(self._options()), None) if text else self.state.before
        self.state = replace(self.state, line=line)

    def _found(self) -> list[int]:
        wanted = self.state.typed.lower()
        return [line for line, item in enumerate(self.items) if wanted in item.label.lower()]

    def _options(self) -> list[int]:
        """Return the lines that can be taken: no headings, and none while nothing is found."""
        return [line for line in self._found() if not self.items[line].is_heading]

    def _options_to_move_in(self) -> tuple[list[int], int]:
        """Return the lines that can be pointed at, and which of them is; who moves on has given up a vain search."""
        if self.state.line is None:
            self.clear()
        options = self._options()
        return options, options.index(self.state.line) if self.state.line in options else 0
