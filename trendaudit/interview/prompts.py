"""The front end of an ordinary terminal: lists with a pointer, redrawn in place, one line kept per answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TextIO

import questionary
from prompt_toolkit import print_formatted_text
from prompt_toolkit.application import get_app_session
from prompt_toolkit.formatted_text import FormattedText
from questionary import Choice, Separator

from trendaudit.core.answer_state import Prompt
from trendaudit.core.audit import DONT_KNOW
from trendaudit.core.catalog import Section
from trendaudit.interview.columns import side_by_side, wrapped
from trendaudit.interview.list_search import CursorState
from trendaudit.interview.messages import AnswerChange, Answered, Asked, Command, Reply, Review, ReviewAction
from trendaudit.interview.prompt_layout import Beneath, Fragments, Resized, dressed
from trendaudit.interview.prompt_text import STYLE, above, beneath, instruction, key_hints, keys, message
from trendaudit.text.sanitize import sanitize
from trendaudit.text.translation import _, ngettext

POINTER = ">"


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

    def answered(self, asked: Asked, answer: str, taken: AnswerChange) -> None:
        """Print one line: the question, quietly, and what was answered. What stands there already is not repeated."""
        if taken is AnswerChange.KEPT:
            return
        if taken is AnswerChange.CHANGED:
            answer = _("changed: {answer}").format(answer=answer)
        ask, answer = side_by_side(asked.text, answer, self.width - 2)
        self._print(("", "  "), ("dim", ask), ("", answer))

    def say(self, text: str) -> None:
        """Print one sentence."""
        self._print(("", wrapped(text, self.width)))

    def review(self, review: Review) -> Prompt | ReviewAction:
        """Draw the answers as one list in which a line can be picked."""
        result, stand = self._table(review, None)
        while isinstance(result, Resized):
            result, stand = self._table(review, stand)
        assert isinstance(result, Prompt | ReviewAction)
        return result

    @property
    def width(self) -> int:
        """Return how many columns the terminal has now."""
        return get_app_session().output.get_size().columns

    def _drawn(self, asked: Asked) -> object:
        draw = {"one": self._select, "many": self._checkbox}.get(asked.question.kind, self._line)
        over = above(asked, self.width, self.encoding)
        under = Beneath(beneath(asked, self.width), beneath(replace(asked, message=""), self.width))
        alone = frozenset(option.id for option in asked.question.options.values() if option.exclusive)
        prompt = dressed(draw(asked), keys(asked), over, under, alone)
        stand = self._stand_in(asked)
        if prompt.cursor is None:
            return prompt.ask()
        if stand is not None:
            prompt.cursor.go_on(stand)
        result = prompt.ask()
        self.left = (asked.question.id, asked.row, prompt.cursor.stand)
        return result

    def _stand_in(self, asked: Asked) -> CursorState | None:
        """Return where the person was in this list, where it is only drawn again: a hint or a note does not move it."""
        if asked.draft is None or self.left is None:
            return None
        question, row, stand = self.left
        return stand if (question, row) == (asked.question.id, asked.row) else None

    def _select(self, asked: Asked) -> questionary.Question:
        choices = _option_choices(asked, self.width, ticked=False)
        if asked.earlier == DONT_KNOW:
            choices.append(Choice(_("Don't know"), DONT_KNOW))  # so that Enter keeps this one too
        return questionary.select(
            message(asked, self.width),
            choices,
            default=next((choice for choice in choices if choice.value == asked.start), None),
            pointer=POINTER,
            style=STYLE,
            instruction=instruction(asked, self.width),
            use_search_filter=True,
            use_jk_keys=False,
        )

    def _checkbox(self, asked: Asked) -> questionary.Question:
        return questionary.checkbox(
            message(asked, self.width),
            _option_choices(asked, self.width, ticked=True),
            pointer=POINTER,
            style=STYLE,
            instruction=instruction(asked, self.width),
            use_search_filter=True,
            use_jk_keys=False,
        )

    def _line(self, asked: Asked) -> questionary.Question:
        before = "" if asked.start is None or asked.start == DONT_KNOW else str(asked.start)
        return questionary.text(
            message(asked, self.width),
            sanitize(before),
            style=STYLE,
            instruction=f"{instruction(asked, self.width)}\n>",
        )

    def _table(self, review: Review, stand: CursorState | None) -> tuple[object, CursorState | None]:
        hints = (
            _("Up, Down and the Page keys move"),
            _("type to find a line"),
            _("Enter picks"),
            _("Ctrl-X save and stop"),
        )
        choices = _review_choices(review, self.width - 4)
        question = questionary.select(
            _("All answers. Enter on a line changes it."),
            choices=choices,
            default=next((choice for choice in choices if choice.value == review.at), None),
            pointer=POINTER,
            style=STYLE,
            instruction=" ",
            use_jk_keys=False,
        )
        under: Fragments = [("class:quiet", "\n" + key_hints(hints, self.width))]
        stop = {"c-x": Answered(ReviewAction.STOP)}
        table = dressed(question, stop, [("", "")], Beneath(under, under))
        assert table.cursor is not None
        if stand is not None:
            table.cursor.go_on(stand)
        result = table.ask()
        return result.value if isinstance(result, Answered) else result, table.cursor.stand

    def _print(self, *pieces: tuple[str, str]) -> None:
        print_formatted_text(FormattedText(pieces), file=self.drawing)


def _or_earlier(result: object, asked: Asked) -> object:
    """Return the earlier answer where Enter was pressed on what stands for it on the screen."""
    if asked.earlier == DONT_KNOW and result in ("", []):
        return DONT_KNOW
    is_typed = asked.question.kind == "text" and asked.earlier is not None
    return asked.earlier if is_typed and result == sanitize(str(asked.earlier)) else result


def _option_choices(asked: Asked, width: int, *, ticked: bool) -> list[Choice]:
    before = asked.start if ticked and isinstance(asked.start, list | tuple) else ()
    return [
        Choice(wrapped(option.label, width - 1, 7 if ticked else 3), option.id, checked=option.id in before)
        for option in asked.question.options.values()
    ]


def _review_choices(review: Review, width: int) -> list[Choice]:
    choices = [Choice(_("Finish"), ReviewAction.FINISH)]
    if review.open:
        text = ngettext("Answer the {n} open question", "Answer the {n} open questions", review.open)
        choices.insert(0, Choice(text.format(n=review.open), ReviewAction.ASK_OPEN))
    if review.highest_impact:
        text = _("Find out what decides the most: {points}").format(points=review.at_stake)
        choices.append(Choice(text, ReviewAction.ASK_HIGHEST_IMPACT))
    for section in review.sections:
        choices += [Separator(" "), Separator(sanitize(section.title))]
        choices += [
            Choice("".join(side_by_side(row.ask, row.answer or _("- open -"), width)), row.prompt)
            for row in section.rows
        ]
    return choices
