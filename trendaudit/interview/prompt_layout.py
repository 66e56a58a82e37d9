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
from prompt_toolkit.filters import Always, is_done
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import ConditionalKeyBindings, KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.key_binding.defaults import load_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import HSplit, Layout, VerticalAlign, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from questionary import Question

from trendaudit.interview import list_prompt
from trendaudit.interview.list_search import Cursor
from trendaudit.interview.messages import Command, PromptAction, Reply

ESCAPE_SECONDS = 0.2
"""Wait after Esc for more of a key: an arrow begins with it too, and may come slowly over a network."""
ALT_SECONDS = 0.02
"""Wait after Esc for the other half of an Alt key; both halves come together."""
MEANINGLESS = (Keys.Vt100MouseEvent, Keys.WindowsMouseEvent, "c-r", "c-s", "c-z")
"""Half an escape sequence that is pasted would end the interview; there is no history to search, nor a line for ^Z."""

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


@dataclass(frozen=True, slots=True)
class Dressed:
    """A prompt that can be asked, and the pointer of its list, if it is one."""

    question: Question
    cursor: Cursor | None

    def ask(self) -> object:
        """Draw the prompt and wait for a key that ends it."""
        result: object = self.question.unsafe_ask()
        return result


def dressed(
    question: Question,
    replies: Mapping[str, Reply | PromptAction],
    above: Fragments,
    beneath: Beneath,
    alone: Collection[str] = (),
) -> Dressed:
    """Return the prompt with further keys and lines; it leaves nothing on the screen when it is done.

    `replies` says what each key returns; a action takes along what was typed or ticked before it. `alone` are the
    values that are ticked alone or not at all.
    """
    app = question.application
    cursor = list_prompt.of(app)
    draft = partial(list_prompt.held, cursor) if cursor else partial(_typed, app.current_buffer)
    answering = list_prompt.bindings_for(cursor, alone) if cursor else app.key_bindings or KeyBindings()
    keys = merge_key_bindings([answering, _bindings(replies, draft)])
    app.key_bindings = ConditionalKeyBindings(keys, ~is_done)  # a second result would be a traceback on the screen
    under = _Under(beneath)
    app.key_processor.before_key_press += under.touch
    app.layout = _framed(app, above, under.fragments)
    app.before_render += partial(_leave_when_resized, draft=draft, under=under, columns=app.output.get_size().columns)
    app.after_render += under.look
    app.erase_when_done = True
    app.ttimeoutlen, app.timeoutlen = ESCAPE_SECONDS, ALT_SECONDS
    return Dressed(question, cursor)


@dataclass(slots=True)
class _Under:
    """What stands under a prompt now."""

    beneath: Beneath
    touched: bool = False
    out_of_sight: str = ""

    def touch(self, _keys: object) -> None:
        self.touched = True

    def look(self, app: Application[Any]) -> None:
        """Say where a list goes on; how much of it is seen is known only when it is drawn."""
        seen = list_prompt.out_of_sight(app)
        if seen != self.out_of_sight:
            self.out_of_sight = seen
            app.invalidate()

    def fragments(self) -> Fragments:
        lines = self.beneath.then if self.touched else self.beneath.first
        return [("class:quiet", self.out_of_sight), *lines]


def _framed(app: Application[Any], above: Fragments, beneath: Callable[[], Fragments]) -> Layout:
    focused = app.layout.current_window
    for window in app.layout.find_all_windows():
        window.dont_extend_height = Always()  # or the lines beneath are pushed down to the end of the screen
    body = HSplit([_lines(above), app.layout.container, _lines(beneath)], align=VerticalAlign.TOP)
    return Layout(body, focused_element=focused)


def _lines(fragments: Fragments | Callable[[], Fragments]) -> Window:
    return Window(FormattedTextControl(fragments), dont_extend_height=True, wrap_lines=True)


def _bindings(replies: Mapping[str, Reply | PromptAction], draft: Draft) -> KeyBindings:
    bindings = KeyBindings()
    for key, reply in replies.items():
        bindings.add(key, eager=True)(partial(_leave, reply=reply, draft=draft))
    for key in MEANINGLESS:
        bindings.add(key, eager=True)(_do_nothing)
    bindings.add("<sigint>")(_break_off)
    return bindings


def _leave(event: KeyPressEvent, reply: Reply | PromptAction, draft: Draft) -> None:
    event.app.exit(result=Command(reply, draft()) if isinstance(reply, PromptAction) else reply)


def _break_off(event: KeyPressEvent) -> None:
    event.app.exit(exception=KeyboardInterrupt)


def _do_nothing(event: KeyPressEvent) -> None:
    """Take a key away from prompt_toolkit."""


def _leave_when_resized(app: Application[Any], draft: Draft, under: _Under, columns: int) -> None:
    if app.output.get_size().columns != columns and not app.is_done:
        app.exit(result=Resized(draft(), under.touched))


def _typed(buffer: Buffer) -> object:
    return buffer.text
