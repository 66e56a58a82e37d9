"""Give a questionary prompt what it lacks: keys besides answering, and lines above and beneath.

questionary has no public way to bind keys or to add lines; its `application` is the lever. It is a
prompt_toolkit application, whose layout and key bindings may be replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Always
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout import HSplit, Layout, VerticalAlign, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from questionary import Question
from questionary.constants import INDICATOR_SELECTED, INDICATOR_UNSELECTED
from questionary.prompts.common import InquirerControl

from trendaudit.interview.replies import Reply, Signal, Wish

ESCAPE_SECONDS = 0.2
"""Wait after Esc: arrows and Alt-keys begin with it too."""
BOXES = {f"{INDICATOR_SELECTED} ": "[x] ", f"{INDICATOR_UNSELECTED} ": "[ ] "}
"""Marks that every character set has, for the ones that some turn into question marks."""

Draft = Callable[[], object]
Fragments = StyleAndTextTuples


def dressed(
    question: Question, replies: Mapping[str, Reply | Signal], above: Fragments, beneath: Fragments
) -> Question:
    """Return the prompt with further keys and lines; it leaves nothing on the screen when it is done.

    `replies` says what each key returns; a signal takes along what was typed or ticked before it.
    """
    app = question.application
    control = _list_of(app)
    draft = partial(_ticked, control) if control else partial(_typed, app.current_buffer)
    bindings = [app.key_bindings or KeyBindings(), _bindings(replies, draft, list_keys=control is not None)]
    app.key_bindings = merge_key_bindings(bindings)
    app.layout = _framed(app, above, beneath)
    app.erase_when_done = True
    app.ttimeoutlen = app.timeoutlen = ESCAPE_SECONDS
    return question


def _list_of(app: Application[Any]) -> InquirerControl | None:
    """Return the list of a prompt, if it has one, and have it drawn in plain characters."""
    for window in app.layout.find_all_windows():
        if isinstance(window.content, InquirerControl):
            window.wrap_lines = Always()
            _draw_boxes(window.content)
            return window.content
    return None


def _draw_boxes(control: InquirerControl) -> None:
    drawn = control.text

    def with_boxes() -> Fragments:
        fragments: Any = drawn() if callable(drawn) else drawn
        return [(style, BOXES.get(text, text)) for style, text in fragments]

    control.text = with_boxes


def _framed(app: Application[Any], above: Fragments, beneath: Fragments) -> Layout:
    focused = app.layout.current_window
    for window in app.layout.find_all_windows():
        window.dont_extend_height = Always()  # or the lines beneath are pushed down to the end of the screen
    body = HSplit([_lines(above), app.layout.container, _lines(beneath)], align=VerticalAlign.TOP)
    return Layout(body, focused_element=focused)


def _lines(fragments: Fragments) -> Window:
    return Window(FormattedTextControl(fragments), dont_extend_height=True, wrap_lines=True)


def _bindings(replies: Mapping[str, Reply | Signal], draft: Draft, *, list_keys: bool) -> KeyBindings:
    bindings = KeyBindings()
    for key, reply in replies.items():
        # Esc must not be eager: it would eat the beginning of every arrow key
        bindings.add(key, eager=key != "escape")(partial(_leave, reply=reply, draft=draft))
    bindings.add("<sigint>")(partial(_break_off, exception=KeyboardInterrupt))
    if list_keys:  # questionary's lists ignore the end of the input
        bindings.add("c-d", eager=True)(partial(_break_off, exception=EOFError))
    return bindings


def _leave(event: KeyPressEvent, reply: Reply | Signal, draft: Draft) -> None:
    event.app.exit(result=Wish(reply, draft()) if isinstance(reply, Signal) else reply)


def _break_off(event: KeyPressEvent, exception: type[BaseException]) -> None:
    event.app.exit(exception=exception)


def _typed(buffer: Buffer) -> object:
    return buffer.text


def _ticked(control: InquirerControl) -> object:
    """Return what a list holds: the ticked options where options are ticked, otherwise the one pointed at."""
    if control.use_indicator:
        return [choice.value for choice in control.get_selected_values()]
    return control.get_pointed_at().value
