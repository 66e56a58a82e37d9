"""Give questionary's lists what they lack: plain boxes, ticks that exclude each other, and a view of the whole."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.filters import Always
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout.controls import FormattedTextControl
from questionary import Separator
from questionary.constants import INDICATOR_SELECTED, INDICATOR_UNSELECTED
from questionary.prompts.common import InquirerControl

from trendaudit.i18n import _

BOXES = {f"{INDICATOR_SELECTED} ": "[x] ", f"{INDICATOR_UNSELECTED} ": "[ ] "}
"""Marks that every character set has, for the ones that some turn into question marks."""
PAGE = 10
"""Lines that Page Up and Page Down move."""
FARTHEST = 100_000
"""More lines than any list has."""

Fragments = StyleAndTextTuples


def of(app: Application[Any]) -> InquirerControl | None:
    """Return the list of a prompt, if it has one, and have it drawn in plain characters."""
    for window in app.layout.find_all_windows():
        if isinstance(window.content, InquirerControl):
            window.wrap_lines = Always()
            _draw_boxes(window.content)
            _say_what_is_searched(app, window.content)
            return window.content
    return None


def _draw_boxes(control: InquirerControl) -> None:
    drawn = control.text

    def with_boxes() -> Fragments:
        fragments: Any = drawn() if callable(drawn) else drawn
        return [(style, BOXES.get(text, text)) for style, text in fragments]

    control.text = with_boxes


def _say_what_is_searched(app: Application[Any], control: InquirerControl) -> None:
    """Put what is typed to find an option into words: questionary tells by colour alone that there is none."""
    for window in app.layout.find_all_windows():
        if isinstance(window.content, FormattedTextControl) and window.content.text == control.get_search_string_tokens:
            window.content.text = partial(_search, control)


def _search(control: InquirerControl) -> Fragments:
    text = _("Found: {text}") if control.found_in_search else _("No option has this: {text}")
    return [("class:search", "\n" + text.format(text=control.search_filter))]


def bind(bindings: KeyBindings, control: InquirerControl, alone: Collection[str]) -> None:
    """Add the keys of a list; `alone` are the values that are ticked alone or not at all."""
    bindings.add("c-d", eager=True)(_break_off)  # questionary's lists ignore the end of the input
    if control.use_indicator:
        bindings.add(" ", eager=True)(partial(_tick, control=control, alone=alone))
        bindings.add("c-a", eager=True)(_do_nothing)  # it would tick everything
    for key, lines in {"pageup": -PAGE, "pagedown": PAGE, "home": -FARTHEST, "end": FARTHEST}.items():
        bindings.add(key, eager=True)(partial(_jump, control=control, lines=lines))


def _jump(_event: KeyPressEvent, control: InquirerControl, lines: int) -> None:
    """Move by some lines, to the ends of the list at most."""
    places = [place for place, choice in enumerate(control.filtered_choices) if not isinstance(choice, Separator)]
    at = places.index(control.pointed_at) + lines
    control.pointed_at = places[min(max(at, 0), len(places) - 1)]


def _break_off(event: KeyPressEvent) -> None:
    event.app.exit(exception=EOFError)


def _do_nothing(event: KeyPressEvent) -> None:
    """Take a key away from questionary."""


def _tick(_event: KeyPressEvent, control: InquirerControl, alone: Collection[str]) -> None:
    """Tick an option or take its tick away; what was typed to find it has served then.

    Where an option can only be chosen alone, a tick takes those away that cannot stand beside it.
    """
    choice = control.get_pointed_at()
    ticked = control.selected_options
    if choice.value in ticked:
        control.selected_options = [value for value in ticked if value != choice.value]
    else:
        beside = [] if choice.value in alone else [value for value in ticked if value not in alone]
        control.selected_options = [*beside, choice.value]
    control.search_filter = None
    control.pointed_at = control.choices.index(choice)


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


def held(control: InquirerControl) -> object:
    """Return what a list holds: the ticked options where options are ticked, otherwise the one pointed at."""
    if control.use_indicator:
        return [choice.value for choice in control.get_selected_values()]
    return control.get_pointed_at().value
