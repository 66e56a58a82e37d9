"""The front end of an ordinary terminal: lists with a pointer, redrawn in place, one line kept per answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TextIO

import questionary
from prompt_toolkit import print_formatted_text
from prompt_toolkit.application import Application, get_app_session
from prompt_toolkit.formatted_text import FormattedText, OneStyleAndTextTuple

from trendaudit.core.answer_state import Prompt
from trendaudit.core.audit import DONT_KNOW
from trendaudit.core.catalog import Section
from trendaudit.core.kinds import kind_of
from trendaudit.interview.columns import side_by_side, wrapped
from trendaudit.interview.list_prompt import ListPrompt
from trendaudit.interview.list_search import CursorState, Item
from trendaudit.interview.messages import AnswerChange, Answered, Asked, Command, Reply, Review, ReviewAction
from trendaudit.interview.prompt_layout import (
    STYLE,
    Decorated,
    Fragments,
    Frame,
    Resized,
    footer,
    header,
    instruction,
    key_hints,
    keys,
    message,
)
from trendaudit.text.sanitize import sanitize
from trendaudit.text.translation import _, ngettext
from trendaudit.text.transliterate import encodable


class Prompts:
    """Ask with questionary in the running prompt_toolkit session; print on the same terminal between the prompts.

    A prompt is laid out for the width that the terminal has when it is drawn; when that changes, it is drawn anew.
    """

    def __init__(self, drawing: TextIO) -> None:
        self.drawing = drawing
        self.encoding = getattr(drawing, "encoding", None) or "utf-8"
        self.left: tuple[str, str, CursorState] | None = None
        """The list that was left last, by question and row, and where the person was in it."""

    def begin_section(self, section: Section, *, first: bool) -> None:
        """Print the title of a section, and what it is about."""
        self._print(("bold", f"\n{sanitize(section.title)}"))
        if first and section.intro:
            self._print(("", wrapped(section.intro, self.width)))

    def ask(self, asked: Asked) -> Reply:
        """Draw one prompt and wait for a key that ends it."""
        result = self._drawn(asked)
        while isinstance(result, Resized):
            asked = replace(asked, draft=result.draft, message="" if result.touched else asked.message)
            result = self._drawn(asked)
        return result if isinstance(result, Answered | Command) else Answered(_or_earlier(result, asked))

    def answered(self, asked: Asked, answer: str, change: AnswerChange) -> None:
        """Print one line: the question, quietly, and what was answered. What stands there already is not repeated."""
        if change is AnswerChange.KEPT:
            return
        if change is AnswerChange.CHANGED:
            answer = _("changed: {answer}").format(answer=answer)
        ask, answer = side_by_side(asked.text, answer, self.width - 2)
        self._print(("", "  "), ("dim", ask), ("", answer))

    def say(self, text: str) -> None:
        """Print one sentence."""
        self._print(("", wrapped(text, self.width)))

    def review(self, review: Review) -> Prompt | ReviewAction:
        """Draw the answers as one list in which a line can be picked."""
        result, state = self._table(review, None)
        while isinstance(result, Resized):
            result, state = self._table(review, state)
        assert isinstance(result, Prompt | ReviewAction)
        return result

    @property
    def width(self) -> int:
        """Return how many columns the terminal has now."""
        return get_app_session().output.get_size().columns

    def _drawn(self, asked: Asked) -> object:
        if kind_of(asked.question).widget == "line":
            return Decorated(self._line(asked), self._frame(asked)).ask()
        alone = {option.id for option in asked.question.options.values() if option.exclusive}
        items = self._encodable_items(_option_items(asked, self.width))
        listed = ListPrompt(items, asked.start, ticked=_ticked(asked), alone=alone)
        state = self._state_in(asked)
        if state is not None:
            listed.cursor.resume(state)
        text = _question_lines(message(asked, self.width), instruction(asked, self.width))
        result = self._listed(listed, text, self._frame(asked))
        self.left = (asked.question.id, asked.row, listed.cursor.state)
        return result

    def _frame(self, asked: Asked) -> Frame:
        lines = header(asked, self.width), footer(asked, self.width), footer(replace(asked, message=""), self.width)
        above, under, later = map(self._encodable, lines)
        return Frame(above, under, later, keys(asked))

    def _state_in(self, asked: Asked) -> CursorState | None:
        """Return where the person was in this list, where it is only drawn again: a hint or a note does not move it."""
        if asked.draft is None or self.left is None:
            return None
        question, row, state = self.left
        return state if (question, row) == (asked.question.id, asked.row) else None

    def _line(self, asked: Asked) -> questionary.Question:
        before = "" if asked.start is None or asked.start == DONT_KNOW else str(asked.start)
        return questionary.text(
            encodable(message(asked, self.width), self.encoding),
            sanitize(before),
            style=STYLE,
            instruction=encodable(f"{instruction(asked, self.width)}\n>", self.encoding),
        )

    def _listed(self, listed: ListPrompt, text: Fragments, frame: Frame) -> object:
        """Ask for an option of a list."""
        question = listed.question(self._application, self._encodable(text))
        return Decorated(question, frame, lambda: listed.held, listed.out_of_sight).ask()

    @cached_property
    def _application(self) -> Application[object]:
        """Return what draws the lists, one after the other: a new one for each would be most of the wait for it."""
        return Application(style=STYLE)

    def _table(self, review: Review, state: CursorState | None) -> tuple[object, CursorState]:
        """Draw the table of answers; return what is to be done, and where the person is in it."""
        hints = (
            _("Up, Down and the Page keys move"),
            _("type to find a line"),
            _("Enter picks"),
            _("Ctrl-X save and stop"),
        )
        table = ListPrompt(self._encodable_items(_review_items(review, self.width - 4)), review.at)
        if state is not None:
            table.cursor.resume(state)
        under = self._encodable([("class:quiet", "\n" + key_hints(hints, self.width))])
        frame = Frame([("", "")], under, under, {"c-x": Answered(ReviewAction.STOP)})
        result = self._listed(table, _question_lines(_("All answers. Enter on a line changes it.")), frame)
        return result.value if isinstance(result, Answered) else result, table.cursor.state

    def _print(self, *pieces: tuple[str, str]) -> None:
        print_formatted_text(FormattedText(self._encodable(pieces)), file=self.drawing)

    def _encodable(self, fragments: Iterable[OneStyleAndTextTuple]) -> Fragments:
        """Return what is drawn with plain letters for those that the terminal lacks: prompt_toolkit draws a `?`."""
        return [(style, encodable(text, self.encoding)) for style, text, *_mouse in fragments]

    def _encodable_items(self, items: Iterable[Item]) -> list[Item]:
        return [replace(item, label=encodable(item.label, self.encoding)) for item in items]


def _or_earlier(result: object, asked: Asked) -> object:
    """Return the earlier answer where Enter was pressed on what stands for it on the screen."""
    if asked.earlier == DONT_KNOW and result in ("", []):
        return DONT_KNOW
    is_typed = kind_of(asked.question).is_free_text and asked.earlier is not None
    return asked.earlier if is_typed and result == sanitize(str(asked.earlier)) else result


def _question_lines(text: str, instruction: str = " ") -> Fragments:
    """Return a question as questionary draws it."""
    return [("class:qmark", "?"), ("class:question", f" {text} "), ("class:instruction", instruction)]


def _option_items(asked: Asked, width: int) -> list[Item]:
    indent = 3 if _ticked(asked) is None else 7
    items = [Item(wrapped(option.label, width - 1, indent), option.id) for option in asked.question.options.values()]
    if asked.earlier == DONT_KNOW and _ticked(asked) is None:
        items.append(Item(_("Don't know"), DONT_KNOW))  # so that Enter keeps this one too
    return items


def _ticked(asked: Asked) -> Sequence[object] | None:
    """Return what is ticked at first; None where one option is taken."""
    if kind_of(asked.question).widget != "checklist":
        return None
    return asked.start if isinstance(asked.start, list | tuple) else ()


def _review_items(review: Review, width: int) -> list[Item]:
    items = [Item(_("Finish"), ReviewAction.FINISH)]
    if review.open:
        text = ngettext("Answer the {n} open question", "Answer the {n} open questions", review.open)
        items.insert(0, Item(text.format(n=review.open), ReviewAction.ASK_OPEN))
    if review.highest_impact:
        text = _("Find out what decides the most: {points}").format(points=review.at_stake)
        items.append(Item(text, ReviewAction.ASK_HIGHEST_IMPACT))
    for section in review.sections:
        items += [Item(" ", is_heading=True), Item(sanitize(section.title), is_heading=True)]
        items += [
            Item("".join(side_by_side(row.ask, row.answer or _("- open -"), width)), row.prompt) for row in section.rows
        ]
    return items
