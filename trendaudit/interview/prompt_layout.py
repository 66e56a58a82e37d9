"""Put around a questionary question what it lacks: keys besides answering, and lines above and beneath."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.filters import Always, is_done
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import ConditionalKeyBindings, KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, VerticalAlign, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from questionary import Question

from trendaudit.interview.messages import Command, PromptAction, Reply

ESCAPE_SECONDS = 0.2
"""Wait after Esc for more of a key: an arrow begins with it too, and may come slowly over a network."""
ALT_SECONDS = 0.02
"""Wait after Esc for the other half of an Alt key; both halves come together."""
MEANINGLESS = (Keys.Vt100MouseEvent, Keys.WindowsMouseEvent, "c-r", "c-s", "c-z")
"""Half an escape sequence that is pasted would end the interview; there is no history to search, nor a line for ^Z."""

Fragments = StyleAndTextTuples


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a prompt, and the keys that leave it."""

    header: Fragments
    footer: Fragments
    """Beneath the prompt at first."""
    later_footer: Fragments
    """From the first key on, when a remark on the last reply has served."""
    replies: Mapping[str, Reply | PromptAction]
    """What each key returns; an action takes along what was typed or ticked before it."""


@dataclass(frozen=True, slots=True)
class Resized:
    """What a prompt returns when the terminal's width changes under it: it has to be laid out anew."""

    draft: object
    touched: bool
    """Whether a key was pressed before."""


class Decorated:
    """A question in its frame; it leaves nothing on the screen when it is done."""

    def __init__(
        self,
        question: Question,
        frame: Frame,
        draft: Callable[[], object] | None = None,
        remark: Callable[[], str] = str,
    ) -> None:
        """Frame a question.

        `draft` returns what is typed or ticked so far, by default the typed line; `remark` what there is to say
        about the prompt once it is drawn.
        """
        self.question, self.frame = question, frame
        self.app: Application[Any] = question.application
        self.draft = draft or self._typed
        self.remark = remark
        self.remarked = ""
        self.touched = False
        self.columns = self.app.output.get_size().columns
        self.app.layout = self._framed()
        keys = merge_key_bindings([self.app.key_bindings or KeyBindings(), self._bindings()])
        self.app.key_bindings = ConditionalKeyBindings(keys, ~is_done)  # a second result would be a traceback
        self.app.erase_when_done = True
        self.app.ttimeoutlen, self.app.timeoutlen = ESCAPE_SECONDS, ALT_SECONDS

    def ask(self) -> object:
        """Draw the prompt and wait for a key that ends it."""
        app, pressed = self.app, self.app.key_processor.before_key_press
        pressed += self._touch
        app.before_render += self._leave_when_resized
        app.after_render += self._look
        try:
            result: object = self.question.unsafe_ask()
        finally:  # the application may ask another question
            pressed -= self._touch
            app.before_render -= self._leave_when_resized
            app.after_render -= self._look
        return result

    def _framed(self) -> Layout:
        focused = self.app.layout.current_window
        for window in self.app.layout.find_all_windows():
            window.dont_extend_height = Always()  # or the lines beneath are pushed down to the end of the screen
        body = [_lines(self.frame.header), self.app.layout.container, _lines(self._footer)]
        shown = ConditionalContainer(HSplit(body, align=VerticalAlign.TOP), ~is_done)  # not once more in another width
        return Layout(shown, focused_element=focused)

    def _footer(self) -> Fragments:
        lines = self.frame.later_footer if self.touched else self.frame.footer
        return [("class:quiet", self.remarked), *lines]

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        for key, reply in self.frame.replies.items():
            bindings.add(key, eager=True)(partial(self._leave, reply=reply))
        for key in MEANINGLESS:
            bindings.add(key, eager=True)(_do_nothing)
        bindings.add("<sigint>")(_break_off)
        return bindings

    def _leave(self, event: KeyPressEvent, reply: Reply | PromptAction) -> None:
        event.app.exit(result=Command(reply, self.draft()) if isinstance(reply, PromptAction) else reply)

    def _touch(self, _keys: object) -> None:
        self.touched = True

    def _leave_when_resized(self, app: Application[Any]) -> None:
        if app.output.get_size().columns != self.columns and not app.is_done:
            app.exit(result=Resized(self.draft(), self.touched))

    def _look(self, app: Application[Any]) -> None:
        """Say what is to be said about the prompt: how much of a list is seen is known only when it is drawn."""
        remark = self.remark()
        if remark != self.remarked:
            self.remarked = remark
            app.invalidate()

    def _typed(self) -> object:
        return self.app.current_buffer.text


def _lines(fragments: Fragments | Callable[[], Fragments]) -> Window:
    return Window(FormattedTextControl(fragments), dont_extend_height=True, wrap_lines=True)


def _break_off(event: KeyPressEvent) -> None:
    event.app.exit(exception=KeyboardInterrupt)


def _do_nothing(event: KeyPressEvent) -> None:
    """Take a key away from prompt_toolkit."""
