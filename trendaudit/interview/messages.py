"""What passes between the loop and a front end: something asked, and a reply.

A front end knows nothing of order, conditions or rules for answers: it shows what is `Asked` and
returns what the person did. So no front end can accept what another one refuses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from trendaudit.core.answer_state import Prompt
from trendaudit.core.audit import Audit
from trendaudit.core.catalog import Question, Section

Save = Callable[[Audit], None]
"""A way to keep an audit as it stands; what it raises ends the interview."""


class PromptAction(Enum):
    """What a person can do at a prompt besides answering."""

    BACK = "back"
    LATER = "later"
    """Pass over this one, whatever was typed or ticked: an open question stays open, an earlier answer as it is."""
    HINT = "hint"
    """Show or hide the note for the interviewer."""
    NOTE = "note"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer as it came in: an option id, a list of them, text, or `DONT_KNOW`."""

    value: object


@dataclass(frozen=True, slots=True)
class Command:
    """An action, and what was typed or ticked before it where the front end can tell."""

    action: PromptAction
    draft: object = None


Reply = Answered | Command


@dataclass(frozen=True, slots=True)
class Position:
    """How far the interview is, counting only what is asked."""

    section: str
    number: int
    """Of this prompt in its section, from 1."""
    total: int
    share: float
    """Of all prompts that are answered, 0 to 1."""
    minutes: int
    """Estimate of what is left; 0 where nothing is open."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One prompt as a front end shows it."""

    question: Question
    row: str = ""
    """The label of the row, for a question that is asked for each of several things."""
    position: Position | None = None
    earlier: object = None
    """The answer that the audit holds; None or an empty text where it holds none."""
    default: object = None
    """What Enter gives where there is no earlier answer; for questions of the program itself."""
    draft: object = None
    """What was typed or ticked before the prompt was left or refused, as raw as a reply."""
    hint: bool = False
    """Whether the note for the interviewer is shown."""
    note: str = ""
    """The private note that belongs to the answer."""
    message: str = ""
    """Why the last reply was refused."""
    actions: frozenset[PromptAction] = field(default=frozenset(PromptAction))

    @property
    def start(self) -> object:
        """Return what a prompt that can be filled in beforehand starts from."""
        return next((value for value in (self.draft, self.earlier) if value is not None), self.default)

    @property
    def text(self) -> str:
        """Return the question's sentence, led by the row it is asked about."""
        return f"{self.row}: {self.question.ask}" if self.row else self.question.ask


class AnswerChange(Enum):
    """How an answer compares with the one before it."""

    NEW = "new"
    """Not shown in this session yet."""
    CHANGED = "changed"
    """Another one than before."""
    KEPT = "kept"
    """The one that was shown before."""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One prompt in the table of answers; `answer` is empty while it is open."""

    prompt: Prompt
    ask: str
    answer: str


@dataclass(frozen=True, slots=True)
class ReviewSection:
    """The rows of one section."""

    title: str
    rows: tuple[ReviewRow, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """All answers by section, how many questions are open, and what would decide the most."""

    sections: tuple[ReviewSection, ...]
    open: int
    highest_impact: tuple[Prompt, ...] = ()
    """What is open or not known and decides the most points, the highest impact first."""
    at_stake: str = ""
    """The points that these decide together, in words."""
    at: Prompt | None = None
    """The row that was changed last."""

    @property
    def rows(self) -> tuple[ReviewRow, ...]:
        """Return the rows of all sections, in order."""
        return tuple(row for section in self.sections for row in section.rows)


class ReviewAction(Enum):
    """What a person can do at the table besides picking a row to change."""

    FINISH = "finish"
    ASK_OPEN = "ask_open"
    ASK_HIGHEST_IMPACT = "ask_highest_impact"
    """Ask what decides the most points."""
    STOP = "stop"


class FrontEnd(Protocol):
    """A way of asking. Ctrl-C raises KeyboardInterrupt, the end of the input EOFError."""

    def begin_section(self, section: Section, *, first: bool) -> None:
        """Show the title of a section that begins; its introduction only the first time."""

    def ask(self, asked: Asked) -> Reply:
        """Ask one thing and return what the person did."""

    def answered(self, asked: Asked, answer: str, change: AnswerChange) -> None:
        """Show that an answer was taken, in words."""

    def say(self, text: str) -> None:
        """Show one sentence."""

    def review(self, review: Review) -> Prompt | ReviewAction:
        """Show all answers and return the prompt to change, or what else to do."""
