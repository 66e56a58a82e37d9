"""Give a questionary prompt what it lacks: keys besides answering, and lines above and beneath.

questionary has no public way to bind keys or to add lines; its `application` is the lever. It is a
prompt_toolkit application, whose layout and key bindings may be replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
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
class Beneath:
    """What stands under a prompt: at first, and from the first key on, when a remark on the last reply has served."""

    first: Fragments
    then: Fragments


@dataclass(frozen=True, slots=True)
class Resized:
    """What a prompt returns when the terminal's width changes under it: it has to be laid out anew."""

    draft: object
    touched: bool
    """Whether a key was pressed before."""


def share_default_keys() -> None:
    """Let all prompts share prompt_toolkit's table of default keys.

    questionary builds three applications for a list, and each would build the same table anew: measured, that is most
    of the wait between two prompts (benchmarks/interview.py). Nothing changes the table once it is built.
    """
    application.load_key_bindings = cache(load_key_bindings)  # type: ignore[attr-defined]  # imported there


def dressed(
    question: Question,
    replies: Mapping[str, Reply | Signal],
    above: Fragments,
    beneath: Beneath,
    alone: Collection[str] = (),
) -> Question:
    """Return the prompt with further keys and lines; it leaves nothing on the screen when it is done.

    `replies` says what each key returns; a signal takes along what was typed or ticked before it. `alone` are the
    values that are ticked alone or not at all.
    """
    app = question.application
    control = _list_of(app)
    draft = partial(_ticked, control) if control else partial(_typed, app.current_buffer)
    bindings = _bindings(replies, draft, control)
    if control and control.use_indicator:
        _bind_ticks(bindings, control, alone)
    app.key_bindings = merge_key_bindings([app.key_bindings or KeyBindings(), bindings])
    touched = _Touched()
    app.key_processor.before_key_press += touched.by_a_key
    app.layout = _framed(app, above, partial(touched.fragments, beneath))
    app.before_render += partial(
        _leave_when_resized, draft=draft, touched=touched, columns=app.output.get_size().columns
    )
    app.erase_when_done = True
    app.ttimeoutlen = app.timeoutlen = ESCAPE_SECONDS
    return question


@dataclass(slots=True)
class _Touched:
    """Whether a key was pressed at a prompt."""

    yet: bool = False

    def by_a_key(self, _keys: object) -> None:
        self.yet = True

    def fragments(self, beneath: Beneath) -> Fragments:
        return beneath.then if self.yet else beneath.first


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


def _framed(app: Application[Any], above: Fragments, beneath: Callable[[], Fragments]) -> Layout:
    focused = app.layout.current_window
    for window in app.layout.find_all_windows():
        window.dont_extend_height = Always()  # or the lines beneath are pushed down to the end of the screen
    body = HSplit([_lines(above), app.layout.container, _lines(beneath)], align=VerticalAlign.TOP)
    return Layout(body, focused_element=focused)


def _lines(fragments: Fragments | Callable[[], Fragments]) -> Window:
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
    return bindings


def _bind_ticks(bindings: KeyBindings, control: InquirerControl, alone: Collection[str]) -> None:
    bindings.add(" ", eager=True)(partial(_tick, control=control, alone=alone))
    bindings.add("c-a", eager=True)(_do_nothing)  # it would tick everything


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


def _leave(event: KeyPressEvent, reply: Reply | Signal, draft: Draft) -> None:
    event.app.exit(result=Wish(reply, draft()) if isinstance(reply, Signal) else reply)


def _break_off(event: KeyPressEvent, exception: type[BaseException]) -> None:
    event.app.exit(exception=exception)


def _do_nothing(event: KeyPressEvent) -> None:
    """Take a key away from questionary."""


def _leave_when_resized(app: Application[Any], draft: Draft, touched: _Touched, columns: int) -> None:
    if app.output.get_size().columns != columns and not app.is_done:
        app.exit(result=Resized(draft(), touched.yet))


def _typed(buffer: Buffer) -> object:
    return buffer.text


def _ticked(control: InquirerControl) -> object:
    """Return what a list holds: the ticked options where options are ticked, otherwise the one pointed at."""
    if control.use_indicator:
        return [choice.value for choice in control.get_selected_values()]
    return control.get_pointed_at().value
