"""A list in which options are found by typing, and taken or ticked, as a question that questionary asks.

questionary's own lists find ASCII letters only, show by colour alone that nothing is found, take an option that nobody
meant then, and cannot be drawn anew where somebody was in them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from questionary import Question

from trendaudit.interview.columns import cut
from trendaudit.interview.list_search import Cursor, Item
from trendaudit.text.translation import _

POINTER = ">"
TICKED, UNTICKED = "[x] ", "[ ] "
"""Marks that every character set has."""
PAGE = 10
"""Options that Page Up and Page Down move."""
FARTHEST = 100_000
"""More options than any list has."""
LONGEST_SEARCH = 30
"""Cells of what is searched that are repeated beneath the list."""


class ListPrompt:
    """One list: what is drawn of it, the keys it knows, and what it holds."""

    def __init__(
        self,
        items: Iterable[Item],
        start: object = None,
        *,
        ticked: Iterable[object] | None = None,
        alone: Collection[object] = (),
    ) -> None:
        """Offer some options, of which one is taken; or several where some may be `ticked` beforehand.

        The cursor begins at the option with the value `start`. `alone` are the values that are ticked alone or not
        at all.
        """
        self.cursor = Cursor(list(items), start)
        self.start = start
        self.ticked = None if ticked is None else list(ticked)
        self.alone = alone
        control = FormattedTextControl(self._lines, focusable=True)
        self.window = Window(control, wrap_lines=True, always_hide_cursor=True, dont_extend_height=True)

    @property
    def held(self) -> object:
        """Return what the list holds: the ticked values, otherwise the value that is, or was last, pointed at."""
        items = self.cursor.items
        if self.ticked is not None:
            return [item.value for item in items if not item.is_heading and item.value in self.ticked]
        return (self.cursor.pointed or items[self.cursor.state.before]).value

    def question(self, application: Application[Any], message: StyleAndTextTuples) -> Question:
        """Return the list under a message, drawn and asked by an application that no other prompt needs now."""
        searched = Window(FormattedTextControl(self._search), height=2)
        body = [
            Window(FormattedTextControl(message), wrap_lines=True, dont_extend_height=True),
            self.window,
            ConditionalContainer(searched, Condition(lambda: bool(self.cursor.state.typed))),
        ]
        application.layout = Layout(HSplit(body), focused_element=self.window)
        application.key_bindings = self._bindings()
        return Question(application)

    def out_of_sight(self) -> str:
        """Say where a list goes on that is longer than the window; empty where all of it can be seen."""
        info = self.window.render_info
        if info is None:
            return ""
        is_above, is_below = info.vertical_scroll > 0, not info.bottom_visible
        if is_above and is_below:
            return _("   (more above and below)")
        return _("   (more above)") if is_above else _("   (more below)") if is_below else ""

    def _lines(self) -> StyleAndTextTuples:
        fragments: StyleAndTextTuples = []
        for line in self.cursor.shown:
            fragments += [("", "\n" if fragments else ""), *self._line(line)]
        return fragments

    def _line(self, line: int) -> StyleAndTextTuples:
        item, is_pointed = self.cursor.items[line], line == self.cursor.state.line
        margin: StyleAndTextTuples = [("", "   ")]
        if is_pointed:
            margin = [("class:pointer", f" {POINTER} "), ("[SetCursorPosition]", "")]
        if item.is_heading:
            return [*margin, ("class:separator", item.label)]
        is_marked = item.value == self.start if self.ticked is None else item.value in self.ticked
        box = "" if self.ticked is None else TICKED if is_marked else UNTICKED
        style = "class:selected" if is_marked else ""
        return [*margin, (style, box), (style or ("class:highlighted" if is_pointed else ""), item.label)]

    def _search(self) -> StyleAndTextTuples:
        is_found = self.cursor.pointed is not None
        text = _("Found: {text}") if is_found else _("No option has this: {text} (Esc clears it)")
        return [("class:search", "\n" + text.format(text=cut(self.cursor.state.typed, LONGEST_SEARCH)))]

    def _bindings(self) -> KeyBindings:
        """Return the keys of a list; they take the place of prompt_toolkit's, which are for a line that is typed."""
        bindings, cursor = KeyBindings(), self.cursor
        for keys in (["c-m"], ["c-j"], ["escape", "c-m"], ["escape", "c-j"]):  # Alt-Enter begins with Esc
            bindings.add(*keys)(self._take)
        if self.ticked is not None:
            bindings.add(" ")(lambda _event: self._tick())
        bindings.add(Keys.Any)(self._type)
        bindings.add(Keys.BracketedPaste)(self._paste)
        bindings.add("backspace")(lambda _event: cursor.erase())
        bindings.add("escape")(lambda _event: cursor.clear())
        for key, lines in {"up": -1, "down": 1}.items():
            bindings.add(key)(lambda _event, lines=lines: cursor.step(lines))
        for key, lines in {"pageup": -PAGE, "pagedown": PAGE, "home": -FARTHEST, "end": FARTHEST}.items():
            bindings.add(key)(lambda _event, lines=lines: cursor.jump(lines))
        bindings.add("c-c")(lambda event: event.app.exit(exception=KeyboardInterrupt))
        bindings.add("c-d")(lambda event: event.app.exit(exception=EOFError))
        return bindings

    def _take(self, event: KeyPressEvent) -> None:
        """Answer with what the list holds; while nothing is found, that is nothing anybody has seen."""
        if self.cursor.pointed is not None:
            event.app.exit(result=self.held)

    def _type(self, event: KeyPressEvent) -> None:
        """Search for what a key writes, if it writes anything."""
        key = event.key_sequence[0].key
        if not isinstance(key, Keys) and key.isprintable():
            self.cursor.add(key)

    def _paste(self, event: KeyPressEvent) -> None:
        """Search for the first line that was pasted."""
        self.cursor.add(next((line.strip() for line in event.data.splitlines() if line.strip()), ""))

    def _tick(self) -> None:
        """Tick an option or take its tick away; what was typed to find it has served then.

        Where an option can only be chosen alone, a tick takes those away that cannot stand beside it.
        """
        item, line = self.cursor.pointed, self.cursor.state.line
        if item is None or line is None or self.ticked is None:
            return
        if item.value in self.ticked:
            self.ticked.remove(item.value)
        else:
            beside = [] if item.value in self.alone else [value for value in self.ticked if value not in self.alone]
            self.ticked = [*beside, item.value]
        self.cursor.point_at(line)
