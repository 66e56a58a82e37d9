"""How far an interview is, truthfully: only what is asked is counted."""

from __future__ import annotations

from collections.abc import Sequence

from trendaudit.core.answer_state import AnswerState, Progress, Prompt
from trendaudit.core.audit import Depth
from trendaudit.core.catalog import Catalog
from trendaudit.interview.agenda import PARTICULARS
from trendaudit.interview.messages import Position
from trendaudit.text.translation import _, ngettext

SECONDS = 20
"""What one prompt takes, reading and talking included. A pending one may not come: it counts half."""


def position_of(
    known: AnswerState, depth: Depth, prompts: Sequence[Prompt], prompt: Prompt, reasked: int = 0
) -> Position | None:
    """Return where a prompt stands among those of its section, and how far the whole is.

    `reasked` is how many answered prompts are still to be asked again: they count as open.
    """
    if prompt in PARTICULARS:
        return None
    section = section_id(known.catalog, prompt)
    beside = [other for other in prompts if section_id(known.catalog, other) == section]
    progress = known.progress(depth)
    every = progress.answered + progress.open + progress.pending
    return Position(
        section=known.catalog.sections[section].title,
        number=beside.index(prompt) + 1,
        total=len(beside),
        share=max(progress.answered - reasked, 0) / every if every else 1.0,
        minutes=minutes(progress.open + reasked, progress.pending),
    )


def minutes(still_open: int, pending: int) -> int:
    """Return about how many minutes some prompts take; at least 1 where one is open."""
    return max(1, round((still_open + pending / 2) * SECONDS / 60)) if still_open else 0


def progress_text(progress: Progress) -> str:
    """Say how much of an audit is answered before its interview goes on."""
    total = progress.answered + progress.open
    text = ngettext(
        "{answered} of {total} question is answered.", "{answered} of {total} questions are answered.", total
    )
    answered = text.format(answered=progress.answered, total=total)
    if not progress.pending:
        return answered
    more = ngettext("{n} more may follow from the answers.", "{n} more may follow from the answers.", progress.pending)
    return f"{answered} {more.format(n=progress.pending)}"


def minutes_left(position: Position) -> str:
    """Say how much time is left; empty where nothing is open."""
    if not position.minutes:
        return ""
    text = ngettext("about {minutes} minute left", "about {minutes} minutes left", position.minutes)
    return text.format(minutes=position.minutes)


def position_text(position: Position) -> str:
    """Say which question of its section a prompt is."""
    return _("{number} of {total}").format(number=position.number, total=position.total)


def section_id(catalog: Catalog, prompt: Prompt) -> str:
    """Return the id of the section that a prompt stands in; empty for the audit's own particulars."""
    return "" if prompt in PARTICULARS else catalog.questions[prompt.question].section
