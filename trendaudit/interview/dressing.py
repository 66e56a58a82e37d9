"""Give a questionary prompt what it lacks: keys besides answering, and lines above and beneath.

questionary has no public way to bind keys or to add lines; its `application` is the lever. It is a
prompt_toolkit application, whose layout and key bindings may be replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from prompt_toolkit.application import Application, application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Always
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.key_binding.defaults import load_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import HSplit, Layout, VerticalAlign, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from questionary import Question
from questionary.constants import INDICATOR_SELECTED, INDICATOR_UNSELECTED
from questionary.prompts.common import InquirerControl

from trendaudit.i18n import _
from trendaudit.interview.replies import Reply, Signal, Wish

ESCAPE_SECONDS = 0.2
"""Wait after Esc: arrows and Alt-keys begin with it too."""
BOXES = {f"{INDICATOR_SELECTED} ": "[x] ", f"{INDICATOR_UNSELECTED} ": "[ ] "}
"""Marks that every character set has, for the ones that some turn into question marks."""

Draft = Callable[[], object]
Fragments = StyleAndTextTuples


@dataclass(frozen=True, slots=True)
class Resized:
    """What a prompt returns when the terminal's width changes under it: it has to be laid out anew."""

    draft: object


def share_default_keys() -> None:
    """Let all prompts share prompt_toolkit's table of default keys.

    questionary builds three applications for a list, and each would build the same table anew: measured, that is most
    of the wait between two prompts (benchmarks/interview.py). Nothing changes the table once it is built.
    """
    application.load_key_bindings = cache(load_key_bindings)  # type: ignore[attr-defined]  # imported there


def dressed(
    question: Question, replies: Mapping[str, Reply | Signal], above: Fragments, beneath: Fragments
) -> Question:
    """Return the prompt with further keys and lines; it leaves nothing on the screen when it is done.

    `replies` says what each key returns; a signal takes along what was typed or ticked before it.
    """
    app = question.application
    control = _list_of(app)
    draft = partial(_ticked, control) if control else partial(_typed, app.current_buffer)
    app.key_bindings = merge_key_bindings([app.key_bindings or KeyBindings(), _bindings(replies, draft, control)])
    app.layout = _framed(app, above, beneath)
    app.before_render += partial(_leave_when_resized, draft=draft, columns=app.output.get_size().columns)
    app.erase_when_done = True
    app.ttimeoutlen = app.timeoutlen = ESCAPE_SECONDS
    return question


def _list_of(app: Application[Any]) -> InquirerControl | None:
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


def _framed(app: Application[Any], above: Fragments, beneath: Fragments) -> Layout:
    focused = app.layout.current_window
    for window in app.layout.find_all_windows():
        window.dont_extend_height = Always()  # or the lines beneath are pushed down to the end of the screen
    body = HSplit([_lines(above), app.layout.container, _lines(beneath)], align=VerticalAlign.TOP)
    return Layout(body, focused_element=focused)


def _lines(fragments: Fragments) -> Window:
    return Window(FormattedTextControl(fragments), dont_extend_height=True, wrap_lines=True)


def _bindings(replies: Mapping[str, Reply | Signal], draft: Draft, control: InquirerControl | None) -> KeyBindings:
    bindings = KeyBindings()
    for key, reply in replies.items():
        # Esc must not be eager: it would eat the beginning of every arrow key
        bindings.add(key, eager=key != "escape")(partial(_leave, reply=reply, draft=draft))
    for pasted in (Keys.Vt100MouseEvent, Keys.WindowsMouseEvent):  # half an escape sequence would end the interview
        bindings.add(pasted, eager=True)(_do_nothing)
    bindings.add("<sigint>")(partial(_break_off, exception=KeyboardInterrupt))
    if control:  # questionary's lists ignore the end of the input
        bindings.add("c-d", eager=True)(partial(_break_off, exception=EOFError))
    if control and control.use_indicator:
        bindings.add(" ", eager=True)(partial(_tick, control=control))
        bindings.add("c-a", eager=True)(_do_nothing)  # it would tick everything
    return bindings


def _tick(_event: KeyPressEvent, control: InquirerControl) -> None:
    """Tick an option or take its tick away; what was typed to find it has served then."""
    choice = control.get_pointed_at()
    ticked = control.selected_options
    control.selected_options = [value for value in ticked if value != choice.value]
    if choice.value not in ticked:
        control.selected_options.append(choice.value)
    control.search_filter = None
    control.pointed_at = control.choices.index(choice)


def _leave(event: KeyPressEvent, reply: Reply | Signal, draft: Draft) -> None:
    event.app.exit(result=Wish(reply, draft()) if isinstance(reply, Signal) else reply)


def _break_off(event: KeyPressEvent, exception: type[BaseException]) -> None:
    event.app.exit(exception=exception)


def _do_nothing(event: KeyPressEvent) -> None:
    """Take a key away from questionary."""


def _leave_when_resized(app: Application[Any], draft: Draft, columns: int) -> None:
    if app.output.get_size().columns != columns and not app.is_done:
        app.exit(result=Resized(draft()))


def _typed(buffer: Buffer) -> object:
    return buffer.text


def _ticked(control: InquirerControl) -> object:
    """Return what a list holds: the ticked options where options are ticked, otherwise the one pointed at."""
    if control.use_indicator:
        return [choice.value for choice in control.get_selected_values()]
    return control.get_pointed_at().value
