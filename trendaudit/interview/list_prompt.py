"""Give questionary's lists what they lack: plain boxes, ticks that exclude each other, and a view of the whole."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.filters import Always
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout.controls import FormattedTextControl
from questionary.constants import INDICATOR_SELECTED, INDICATOR_UNSELECTED
from questionary.prompts.common import InquirerControl

from trendaudit.interview.columns import cut
from trendaudit.interview.list_search import Cursor
from trendaudit.text.translation import _

BOXES = {f"{INDICATOR_SELECTED} ": "[x] ", f"{INDICATOR_UNSELECTED} ": "[ ] "}
"""Marks that every character set has, for the ones that some turn into question marks."""
PAGE = 10
"""Lines that Page Up and Page Down move."""
FARTHEST = 100_000
"""More lines than any list has."""

LONGEST_SEARCH = 30
"""Cells of what is searched that are repeated beneath the list."""

Fragments = StyleAndTextTuples


def of(app: Application[Any]) -> Cursor | None:
    """Return the list of a prompt, if it has one, and have it drawn in plain characters and listen to the keys."""
    for window in app.layout.find_all_windows():
        if isinstance(window.content, InquirerControl):
            window.wrap_lines = Always()
            window.always_hide_cursor = Always()
            window.content.focusable = Always()
            app.layout.focus(window)  # no key is for the line of the question
            cursor = Cursor(window.content)
            _draw_boxes(window.content)
            _say_what_is_searched(app, cursor)
            return cursor
    return None


def _draw_boxes(control: InquirerControl) -> None:
    drawn = control.text

    def with_boxes() -> Fragments:
        fragments: Any = drawn() if callable(drawn) else drawn
        return [(style, BOXES.get(text, text)) for style, text in fragments]

    control.text = with_boxes


def _say_what_is_searched(app: Application[Any], cursor: Cursor) -> None:
    """Put what is typed to find an option into words: questionary tells by colour alone that there is none."""
    for window in app.layout.find_all_windows():
        content = window.content
        if isinstance(content, FormattedTextControl) and content.text == cursor.control.get_search_string_tokens:
            content.text = partial(_search, cursor)


def _search(cursor: Cursor) -> Fragments:
    is_found = cursor.pointed is not None
    text = _("Found: {text}") if is_found else _("No option has this: {text} (Esc clears it)")
    return [("class:search", "\n" + text.format(text=cut(cursor.typed, LONGEST_SEARCH)))]


def bindings_for(cursor: Cursor, alone: Collection[str]) -> KeyBindings:
    """Return all keys of a list but those that leave it; `alone` are the values that are ticked alone or not at all.

    They stand in place of questionary's, which knows ASCII letters only and finds blanks, and of prompt_toolkit's,
    which are for a line that is typed.
    """
    bindings = KeyBindings()
    for keys in (["c-m"], ["c-j"], ["escape", "c-m"], ["escape", "c-j"]):  # Alt-Enter begins with Esc
        bindings.add(*keys)(partial(_take, cursor=cursor))
    if cursor.control.use_indicator:
        bindings.add(" ")(partial(_tick, cursor=cursor, alone=alone))
    bindings.add(Keys.Any)(partial(_type, cursor=cursor))
    bindings.add(Keys.BracketedPaste)(partial(_paste, cursor=cursor))
    bindings.add("backspace")(lambda _event: cursor.erase())
    bindings.add("escape")(lambda _event: cursor.clear())
    for key, lines in {"up": -1, "down": 1}.items():
        bindings.add(key)(partial(_step, cursor=cursor, lines=lines))
    for key, lines in {"pageup": -PAGE, "pagedown": PAGE, "home": -FARTHEST, "end": FARTHEST}.items():
        bindings.add(key)(partial(_jump, cursor=cursor, lines=lines))
    bindings.add("c-c")(partial(_break_off, ending=KeyboardInterrupt))
    bindings.add("c-d")(partial(_break_off, ending=EOFError))
    return bindings


def _take(event: KeyPressEvent, cursor: Cursor) -> None:
    """Answer with what the list holds; while nothing is found, that is nothing anybody has seen."""
    if cursor.pointed is not None:
        event.app.exit(result=held(cursor))


def _type(event: KeyPressEvent, cursor: Cursor) -> None:
    """Search for what a key writes, if it writes anything."""
    key = event.key_sequence[0].key
    if not isinstance(key, Keys) and key.isprintable():
        cursor.add(key)


def _paste(event: KeyPressEvent, cursor: Cursor) -> None:
    """Search for the first line that was pasted."""
    cursor.add(next((line.strip() for line in event.data.splitlines() if line.strip()), ""))


def _step(_event: KeyPressEvent, cursor: Cursor, lines: int) -> None:
    cursor.step(lines)


def _jump(_event: KeyPressEvent, cursor: Cursor, lines: int) -> None:
    cursor.jump(lines)


def _break_off(event: KeyPressEvent, ending: type[BaseException]) -> None:
    event.app.exit(exception=ending)


def _tick(_event: KeyPressEvent, cursor: Cursor, alone: Collection[str]) -> None:
    """Tick an option or take its tick away; what was typed to find it has served then.

    Where an option can only be chosen alone, a tick takes those away that cannot stand beside it.
    """
    choice = cursor.pointed
    if choice is None:
        return
    ticked = cursor.control.selected_options
    if choice.value in ticked:
        cursor.control.selected_options = [value for value in ticked if value != choice.value]
    else:
        beside = [] if choice.value in alone else [value for value in ticked if value not in alone]
        cursor.control.selected_options = [*beside, choice.value]
    cursor.point_at(choice)


def out_of_sight(app: Application[Any]) -> str:
    """Say where a list goes on that is longer than the window; empty where all of it can be seen."""
    for window in app.layout.find_all_windows():
        info = window.render_info
        if isinstance(window.content, InquirerControl) and info is not None:
            is_above, is_below = info.vertical_scroll > 0, not info.bottom_visible
            if is_above and is_below:
                return _("   (more above and below)")
            return _("   (more above)") if is_above else _("   (more below)") if is_below else ""
    return ""


def held(cursor: Cursor) -> object:
    """Return what a list holds: the ticked options where options are ticked, otherwise the one pointed at."""
    if cursor.control.use_indicator:
        return [choice.value for choice in cursor.control.get_selected_values()]
    choice = cursor.pointed or cursor.control.choices[cursor.before]
    return choice.value
