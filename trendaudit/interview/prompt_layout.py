"""What stands around a prompt on an ordinary terminal (progress above it, keys beneath), and how it gets there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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
from prompt_toolkit.styles import Style
from questionary import Question
from rich.cells import cell_len

from trendaudit.core.audit import DONT_KNOW
from trendaudit.core.kinds import kind_of
from trendaudit.interview.answers import in_words
from trendaudit.interview.columns import cut, filled, wrapped
from trendaudit.interview.messages import Answered, Asked, Command, PromptAction, Reply
from trendaudit.interview.progress import minutes_left, position_text
from trendaudit.text.translation import _

STYLE = Style(
    [
        ("qmark", "ansicyan bold"),
        ("question", "bold"),
        ("pointer", "ansicyan bold"),
        ("highlighted", "ansicyan bold"),
        ("selected", "noreverse bold"),
        ("answer", "noinherit"),
        ("separator", "bold"),
        ("instruction", "dim"),
        ("search", "bold"),
        ("error", "ansired bold"),
        ("quiet", "dim"),
        ("done", "ansicyan"),
    ]
)
"""The sixteen colours that every terminal and every theme has; nothing is told by colour alone."""
BAR_CELLS = 10
LONG_LIST = 10
"""Options from which on the list may be longer than the window, so that their number is said."""
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


def keys(asked: Asked) -> dict[str, Reply | PromptAction]:
    """Return what each key does at a prompt besides answering."""
    is_typed = kind_of(asked.question).is_free_text
    replies: dict[str, Reply | PromptAction] = {
        "s-tab": PromptAction.BACK,
        "tab": PromptAction.LATER,
        "f1": PromptAction.HINT,
        "c-n": PromptAction.NOTE,
        "c-x": PromptAction.STOP,
    }
    replies = {key: reply for key, reply in replies.items() if reply in asked.actions}
    if not is_typed:  # where there is no hint, that is said
        replies |= {"f1": PromptAction.HINT, "?": PromptAction.HINT}
    return {**replies, "c-k": Answered(DONT_KNOW)} if asked.question.dont_know else replies


def header(asked: Asked, width: int) -> Fragments:
    """Return the line over a prompt: section, number, how far the whole is (where there is room), time left."""
    if asked.position is None:
        return [("", "")]
    position = asked.position
    where = f"{cut(position.section, 30)} · {position_text(position)}   "
    done = int(position.share * BAR_CELLS)
    if cell_len(where) + BAR_CELLS + 3 + cell_len(minutes_left(position)) >= width:
        return [("class:quiet", "\n" + cut(where + minutes_left(position), width - 1))]
    todo = f"{'─' * (BAR_CELLS - done)}   {minutes_left(position)}"
    return [("class:quiet", "\n" + where), ("class:done", "━" * done), ("class:quiet", todo)]


def message(asked: Asked, width: int) -> str:
    """Return the question itself, broken to the width."""
    return wrapped(asked.text, width - 3, 2)


def instruction(asked: Asked, width: int) -> str:
    """Return what is said under the question: the hint when it is asked for, and how to answer."""
    lines = [wrapped(line, width - 1, 2) for line in _explanations(asked)]
    return "".join(f"\n  {line}" for line in lines) or " "


def footer(asked: Asked, width: int) -> Fragments:
    """Return what stands under a prompt: why the last reply was refused, the note, the keys."""
    fragments: Fragments = [("", "\n")]
    if asked.message:
        fragments.append(("class:error", "! " + wrapped(asked.message, width - 1, 2) + "\n"))
    if asked.note:
        fragments.append(("class:quiet", cut(_("Note: {note}").format(note=asked.note), width - 1) + "\n"))
    return [*fragments, ("class:quiet", key_hints(_key_names(asked), width))]


def key_hints(names: Iterable[str], width: int) -> str:
    """Return the names of keys in as many lines as they need, none of them torn apart."""
    return "\n".join(filled(names, width - 1, " · "))


def _explanations(asked: Asked) -> Iterator[str]:
    if asked.hint:
        yield asked.question.note
    if asked.earlier == DONT_KNOW:
        yield _("Earlier answer: don't know. Enter keeps it.")
    elif asked.earlier is not None and asked.question.options:
        yield _("Earlier answer: {answer}").format(answer=in_words(asked.question, asked.earlier))
    elif asked.earlier == "":
        yield _("Enter leaves it blank.")
    kind = kind_of(asked.question)
    how = [_("Space ticks, Enter goes on"), kind.rule(asked.question)] if kind.widget == "checklist" else []
    options = len(asked.question.options)
    if options >= LONG_LIST:
        how.append(_("{n} options, type to find one").format(n=options))
    if any(how):
        yield "; ".join(part for part in how if part) + "."


def _key_names(asked: Asked) -> list[str]:
    names = {
        PromptAction.BACK: _("Shift-Tab back"),
        PromptAction.LATER: _("Tab later"),
        PromptAction.HINT: _("F1 hint"),
        DONT_KNOW: _("Ctrl-K don't know"),
        PromptAction.NOTE: _("Ctrl-N note"),
        PromptAction.STOP: _("Ctrl-X save and stop"),
    }
    offered = asked.actions | ({DONT_KNOW} if asked.question.dont_know else set())
    return [name for key, name in names.items() if key in offered]


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
