"""What an interview asks, in order: who it is about, then the open questions and those to ask again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from trendaudit.core.answer_state import AnswerState, Prompt
from trendaudit.core.audit import Audit
from trendaudit.core.catalog import Catalog, Question
from trendaudit.core.kinds import TEXT
from trendaudit.errors import TrendauditError, did_you_mean
from trendaudit.text.translation import _
from trendaudit.text.typed_text import LONGEST_NAME

BUSINESS = Prompt("@business")
AUDITOR = Prompt("@auditor")
PARTICULARS = (BUSINESS, AUDITOR)
"""What is asked about the audit itself; no question of a pack can have such an id."""


@dataclass(frozen=True, slots=True)
class Again:
    """What is asked once more although it is answered."""

    questions: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    cells: frozenset[Prompt] = frozenset()

    def names(self, prompt: Prompt) -> bool:
        """Tell whether a prompt was named by its question or its row, at whatever depth it is asked."""
        return prompt.question in self.questions or prompt in self.cells

    def covers(self, prompt: Prompt, question: Question) -> bool:
        """Tell whether a prompt was named, or the section it stands in."""
        return question.section in self.sections or self.names(prompt)


def again_from(catalog: Catalog, ids: Iterable[str]) -> Again:
    """Read the ids of questions, sections and rows (`question.row`).

    Raises TrendauditError for the first id that the pack does not know.
    """
    questions, sections, cells = set(), set(), set()
    for name in ids:
        question, _dot, row = name.partition(".")
        if name in catalog.questions:
            questions.add(name)
        elif name in catalog.sections:
            sections.add(name)
        elif row and row in _rows(catalog, question):
            cells.add(Prompt(question, row))
        else:
            raise TrendauditError(_unknown(catalog, name))
    return Again(questions=frozenset(questions), sections=frozenset(sections), cells=frozenset(cells))


def agenda(known: AnswerState, audit: Audit, again: Again) -> tuple[Prompt, ...]:
    """Return everything that is asked at the audit's depth or was named to be asked again, in order."""
    asked = known.prompts("full")
    return PARTICULARS + tuple(
        prompt for prompt in asked if is_within(known.catalog, audit, prompt) or again.names(prompt)
    )


def to_reask(known: AnswerState, audit: Audit, again: Again, done_with: Collection[Prompt]) -> list[Prompt]:
    """Return what is still to be asked again, in order."""
    asked = [prompt for prompt in agenda(known, audit, again) if prompt not in PARTICULARS and prompt not in done_with]
    return [prompt for prompt in asked if again.covers(prompt, known.catalog.questions[prompt.question])]


def ids_for_again(known: AnswerState, audit: Audit, due: Collection[Prompt]) -> tuple[str, ...]:
    """Return the ids by which some prompts can be asked for again: sections that they fill, else questions."""
    questions = known.catalog.questions
    beside = {questions[prompt.question].section for prompt in known.prompts(audit.depth) if prompt not in due}
    named = (questions[prompt.question] for prompt in due)
    return tuple(dict.fromkeys(question.id if question.section in beside else question.section for question in named))


def is_within(catalog: Catalog, audit: Audit, prompt: Prompt) -> bool:
    """Tell whether a prompt belongs to the audit's depth."""
    return audit.depth == "full" or catalog.questions[prompt.question].depth == "quick"


def is_open(known: AnswerState, audit: Audit, prompt: Prompt) -> bool:
    """Tell whether a prompt has no answer yet; "don't know" is an answer."""
    if prompt in PARTICULARS:
        return not given(known, audit, prompt)
    return known.given(prompt.question, prompt.row) is None


def given(known: AnswerState, audit: Audit, prompt: Prompt) -> object:
    """Return what was given at a prompt, or nothing (None or an empty text)."""
    if prompt == BUSINESS:
        return audit.business
    if prompt == AUDITOR:
        return audit.auditor
    return known.given(prompt.question, prompt.row)


def question_of(catalog: Catalog, prompt: Prompt) -> Question:
    """Return the question behind a prompt."""
    if prompt == BUSINESS:
        return _particular(BUSINESS, _("What is the business called?"))
    if prompt == AUDITOR:
        return _particular(AUDITOR, _("Who does the audit?"))
    return catalog.questions[prompt.question]


def row_label(catalog: Catalog, prompt: Prompt) -> str:
    """Return the label of the row that a prompt is about; empty where it has none."""
    parent = None if prompt.row is None else catalog.questions[prompt.question].each
    return "" if parent is None or prompt.row is None else catalog.questions[parent].options[prompt.row].label


def _particular(prompt: Prompt, ask: str) -> Question:
    return Question(id=prompt.question, section="", ask=ask, kind=TEXT, maximum=LONGEST_NAME, dont_know=False)


def _rows(catalog: Catalog, question: str) -> frozenset[str]:
    parent = catalog.questions[question].each if question in catalog.questions else None
    if parent is None:
        return frozenset()
    return frozenset(catalog.questions[parent].combinable)


def _unknown(catalog: Catalog, name: str) -> str:
    question, dot, row = name.partition(".")
    if dot and question in catalog.questions:
        rows = _rows(catalog, question)
        if not rows:
            return _("'{question}' has no rows; ask for it as a whole").format(question=question)
        return _("'{question}' has no row {row!r}{nearest}").format(
            question=question, row=row, nearest=did_you_mean(row, rows)
        )
    known = [*catalog.questions, *catalog.sections]
    return _("{name!r} is neither a question nor a section of this pack{nearest}").format(
        name=name, nearest=did_you_mean(name, known)
    )
