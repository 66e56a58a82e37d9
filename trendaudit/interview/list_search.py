"""Find an option of a list by typing, and move the pointer among those that were found."""

from __future__ import annotations

from dataclasses import dataclass

from questionary import Choice, Separator
from questionary.prompts.common import InquirerControl

NOWHERE = -1
"""Where the pointer stands while nothing is found: at no line, so that no key can take one."""


@dataclass(frozen=True, slots=True)
class CursorState:
    """Where somebody is in a list, to go on there when the same list is drawn anew; places count from 0."""

    place: int
    """Of the pointer, among what is shown."""
    typed: str
    before: int
    """Where the pointer was before anything was typed."""


class Cursor:
    """The pointer of a list, and what was typed to find an option.

    questionary points at its first option where nothing is found, so that Enter would take one that nobody meant.
    """

    def __init__(self, control: InquirerControl) -> None:
        self.control = control
        self.before = control.pointed_at

    @property
    def typed(self) -> str:
        """Return what was typed; empty where nothing is searched."""
        return self.control.search_filter or ""

    @property
    def pointed(self) -> Choice | None:
        """Return the option at the pointer; None while nothing is found."""
        shown: list[Choice] = self.control.filtered_choices
        return shown[self.control.pointed_at] if self._places() else None

    @property
    def stand(self) -> CursorState:
        """Return where somebody is in this list."""
        return CursorState(self.control.pointed_at, self.typed, self.before)

    def go_on(self, stand: CursorState) -> None:
        """CursorState where somebody was in this list before; at the nearest line where it is laid out in another way."""
        self.before = stand.before
        self.control.search_filter = stand.typed or None
        places = self._places()
        self.control.pointed_at = stand.place if stand.place in places else next(iter(places), NOWHERE)

    def add(self, text: str) -> None:
        """Search for more; what begins with blanks is searched without them."""
        if not self.typed:
            text = text.lstrip()
            self.before = self.control.pointed_at
        if text:
            self._search(self.typed + text)

    def erase(self) -> None:
        """Take the last character back."""
        if self.typed:
            self._search(self.typed[:-1])

    def clear(self) -> None:
        """Show all options again, with the pointer where it was before something was typed."""
        if self.typed:
            self._search("")

    def point_at(self, choice: Choice) -> None:
        """Show all options again, with the pointer at one of them."""
        self.control.search_filter = None
        self.control.pointed_at = self.control.choices.index(choice)

    def step(self, lines: int) -> None:
        """Move on by some lines, from the end to the beginning and back again."""
        places = self._places_to_move_in()
        self.control.pointed_at = places[(self._position(places) + lines) % len(places)]

    def jump(self, lines: int) -> None:
        """Move on by some lines, to the ends of the list at most."""
        places = self._places_to_move_in()
        self.control.pointed_at = places[min(max(self._position(places) + lines, 0), len(places) - 1)]

    def _search(self, text: str) -> None:
        self.control.search_filter = text or None
        self.control.pointed_at = next(iter(self._places()), NOWHERE) if text else self.before

    def _places(self) -> list[int]:
        """Return the places of what can be taken: no headings, and nothing while nothing is found."""
        shown = self.control.filtered_choices
        if self.typed and not self.control.found_in_search:
            return []
        return [place for place, choice in enumerate(shown) if not isinstance(choice, Separator)]

    def _places_to_move_in(self) -> list[int]:
        if self.pointed is None:
            self.clear()  # who moves on has given up the search
        return self._places()

    def _position(self, places: list[int]) -> int:
        return places.index(self.control.pointed_at)
