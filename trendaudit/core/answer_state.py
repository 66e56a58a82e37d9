"""Which questions are asked, which answers count, and which question comes next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trendaudit.core.audit import DONT_KNOW, Answer, Depth, Scalar
from trendaudit.core.catalog import Catalog, ConsistencyWarning, Question
from trendaudit.core.conditions import Cell, Condition, deciding, evaluate
from trendaudit.core.kinds import KINDS


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to ask: a question, or one row of a question that is asked `each`."""

    question: str
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an interview is, in prompts. `pending` may still turn out not to be asked."""

    answered: int
    open: int
    pending: int


class AnswerState:
    """What is known after some answers: a `Situation` for the conditions of a catalog.

    Questions are worked through in their order, since a condition names earlier ones only.
    """

    def __init__(self, catalog: Catalog, answers: Mapping[str, Answer]) -> None:
        self.catalog = catalog
        self.answers = answers
        self._asked: dict[str, bool | None] = {}
        self._cells: dict[tuple[str, str | None], Cell] = {}
        self._rows: dict[str, tuple[str, ...] | None] = {}
        self._waiting: dict[str, frozenset[str]] = {}
        self.closing: dict[str, tuple[Prompt, ...]] = {}
        """The answers that close each question: a memo of `core.reasons`, which fills it."""
        for question in catalog.questions.values():
            self._asked[question.id] = self._is_asked(question)

    def asked(self, question: str) -> bool | None:
        """Tell whether a question is asked; None while that is pending."""
        return self._asked[question]

    def is_each(self, question: str) -> bool:
        """Tell whether a question has rows."""
        return self.catalog.questions[question].each is not None

    def rows(self, question: str) -> tuple[str, ...] | None:
        """Return the rows of a question asked `each`, in option order; None while they are unknown."""
        if self._asked[question] is False:
            return ()
        if self._asked[question] is None:
            return None
        return self._chosen_rows(self.catalog.questions[question])

    def cell(self, question: str, row: str | None = None) -> Cell:
        """Return what is known of one cell; None where it is unknown."""
        place = (question, row)
        if place not in self._cells:  # rules read the same few answers again and again
            self._cells[place] = self._read(question, row)
        return self._cells[place]

    def _read(self, question: str, row: str | None) -> Cell:
        asked = self._asked[question]
        kind = KINDS[self.catalog.questions[question].kind]
        if asked is None:
            return None
        if asked is False or (row is not None and row not in (self.rows(question) or ())):
            return kind.not_asked
        given = self.given(question, row)
        if given is None or given == DONT_KNOW:
            return None
        return kind.cell(given)

    def given(self, question: str, row: str | None = None) -> Scalar | None:
        """Return the answer as it was given, whether or not the question is asked; None where there is none."""
        answer = self.answers.get(question)
        if isinstance(answer, Mapping):
            return answer.get(row) if row is not None else None
        return answer if row is None else None

    def prompts(self, depth: Depth = "full") -> Iterator[Prompt]:
        """Yield what is asked at a depth, in order, answered or not."""
        for question in self.catalog.questions.values():
            if self._asked[question.id] and (depth == "full" or question.depth == "quick"):
                rows = self.rows(question.id) or () if question.each else (None,)
                yield from (Prompt(question.id, row) for row in rows)

    def open_prompts(self, depth: Depth = "full") -> Iterator[Prompt]:
        """Yield the prompts without an answer; "don't know" is an answer."""
        return (prompt for prompt in self.prompts(depth) if self.given(prompt.question, prompt.row) is None)

    def progress(self, depth: Depth = "full") -> Progress:
        """Count what is answered, what will be asked, and what may still be asked."""
        total = sum(1 for _ in self.prompts(depth))
        still_open = sum(1 for _ in self.open_prompts(depth))
        pending = sum(
            1
            for question in self.catalog.questions.values()
            if self._asked[question.id] is None and (depth == "full" or question.depth == "quick")
        )
        return Progress(answered=total - still_open, open=still_open, pending=pending)

    def ignored(self) -> Iterator[Prompt]:
        """Yield the given answers that do not count, since their question or row is not asked (or not yet)."""
        asked = set(self.prompts())
        for question in self.catalog.questions.values():
            rows = self.catalog.questions[question.each].options if question.each else (None,)
            prompts = (Prompt(question.id, row) for row in rows if self.given(question.id, row) is not None)
            yield from (prompt for prompt in prompts if prompt not in asked)

    def consistency_warnings(self) -> Iterator[tuple[str, ConsistencyWarning]]:
        """Yield what is odd about the answers, with the question whose answer it is; never what is merely unknown."""
        for question in self.catalog.questions.values():
            yield from ((question.id, odd) for odd in question.odd if evaluate(odd.when, self))

    def waits_for(self, question: str, row: str | None = None) -> frozenset[str]:
        """Return the open questions (asked, but unanswered or not known) that keep cells unknown.

        Without a row, that is the question's only cell or those of all its rows.
        """
        asked = self.catalog.questions[question]
        if self._asked[question] is False:
            return frozenset()
        if self._asked[question] is None:
            if not self._waiting:
                self._work_out_waiting()
            return self._waiting[question]
        rows = (self.rows(question) or ()) if asked.each and row is None else (row,)
        return frozenset({question}) if any(self.cell(question, each) is None for each in rows) else frozenset()

    def open_questions(self, condition: Condition) -> frozenset[str]:
        """Return the open questions that keep a condition from being decided; none where it is decided."""
        waiting = (self.waits_for(test.question, test.row) for test in deciding(condition, self, None))
        return frozenset().union(*waiting)

    def _work_out_waiting(self) -> None:
        """Find what every pending question waits for, in their order: each looks at earlier ones only."""
        for question in self.catalog.questions.values():
            if self._asked[question.id] is None:
                waiting = self.open_questions(question.ask_when)
                if question.each and self._chosen_rows(question) is None:
                    waiting |= self.waits_for(question.each)
                self._waiting[question.id] = waiting

    def _is_asked(self, question: Question) -> bool | None:
        wanted = evaluate(question.ask_when, self)
        if wanted is False or question.each is None:
            return wanted
        rows = self._chosen_rows(question)
        if rows == ():
            return False
        return None if rows is None else wanted

    def _chosen_rows(self, question: Question) -> tuple[str, ...] | None:
        if question.id not in self._rows:
            self._rows[question.id] = self._read_rows(question)
        return self._rows[question.id]

    def _read_rows(self, question: Question) -> tuple[str, ...] | None:
        assert question.each is not None
        chosen = self.cell(question.each)
        if not isinstance(chosen, frozenset):
            return None
        options = self.catalog.questions[question.each].options.values()
        return tuple(option.id for option in options if option.id in chosen and not option.exclusive)
