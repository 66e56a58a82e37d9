"""What stands around a prompt on an ordinary terminal: the progress above it, hint and rule in it, keys beneath."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prompt_toolkit.styles import Style
from rich.cells import cell_len

from trendaudit.core.audit import DONT_KNOW
from trendaudit.core.kinds import kind_of
from trendaudit.interview.answers import in_words
from trendaudit.interview.columns import cut, filled, wrapped
from trendaudit.interview.messages import Answered, Asked, Position, PromptAction, Reply
from trendaudit.interview.progress import minutes_left, position_text
from trendaudit.interview.prompt_layout import Fragments
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
    done, todo = _bar(position)
    if cell_len(where) + BAR_CELLS + 3 + cell_len(minutes_left(position)) >= width:
        return [("class:quiet", "\n" + cut(where + minutes_left(position), width - 1))]
    return [("class:quiet", "\n" + where), ("class:done", done), ("class:quiet", f"{todo}   {minutes_left(position)}")]


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


def _key_names(asked: Asked) -> Iterator[str]:
    if PromptAction.BACK in asked.actions:
        yield _("Shift-Tab back")
    if PromptAction.LATER in asked.actions:
        yield _("Tab later")
    if PromptAction.HINT in asked.actions:
        yield _("F1 hint")
    if asked.question.dont_know:
        yield _("Ctrl-K don't know")
    if PromptAction.NOTE in asked.actions:
        yield _("Ctrl-N note")
    if PromptAction.STOP in asked.actions:
        yield _("Ctrl-X save and stop")


def _bar(position: Position) -> tuple[str, str]:
    done = int(position.share * BAR_CELLS)
    return "━" * done, "─" * (BAR_CELLS - done)
