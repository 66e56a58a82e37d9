"""The table of all answers: what to find out first, then every section, with what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from trendaudit.core.audit import Audit
from trendaudit.core.questions import Known, Prompt
from trendaudit.i18n import _
from trendaudit.interview.agenda import PARTICULARS, given, is_open, is_within, question_of, row_label
from trendaudit.interview.answers import in_words
from trendaudit.interview.impact import at_stake, highest_impact, reason
from trendaudit.interview.messages import Asked, Review, ReviewRow, ReviewSection
from trendaudit.interview.progress import section_id
from trendaudit.interview.record import note_of


def review_of(known: Known, audit: Audit, at: Prompt | None) -> Review:
    """Return everything that is asked at the audit's depth, and whatever else was answered.

    `at` is the line to start from, where it is still there.
    """
    prompts = (*PARTICULARS, *(prompt for prompt in known.prompts("full") if _is_shown(known, audit, prompt)))
    by_section = groupby(prompts, key=lambda prompt: section_id(known.catalog, prompt))
    sections = [_group(known, audit, section, tuple(members)) for section, members in by_section]
    impacts = highest_impact(known)
    if impacts:
        lines = tuple(_line(known, one.prompt, reason(known, one)) for one in impacts)
        sections.insert(0, ReviewSection(_("Find out first: not known yet, and it decides the most"), lines))
    return Review(
        sections=tuple(sections),
        open=sum(1 for _prompt in known.open_prompts(audit.depth)),
        highest_impact=tuple(one.prompt for one in impacts),
        at_stake=at_stake(impacts),
        at=at if at in prompts else None,
    )


def _is_shown(known: Known, audit: Audit, prompt: Prompt) -> bool:
    return is_within(known.catalog, audit, prompt) or not is_open(known, audit, prompt)


def _group(known: Known, audit: Audit, section: str, prompts: Sequence[Prompt]) -> ReviewSection:
    title = known.catalog.sections[section].title if section else _("This audit")
    return ReviewSection(title, tuple(_line(known, prompt, _answer(known, audit, prompt)) for prompt in prompts))


def _answer(known: Known, audit: Audit, prompt: Prompt) -> str:
    """Return an answer in words, and whether there is a note on it."""
    words = in_words(question_of(known.catalog, prompt), given(known, audit, prompt))
    words = words or (_("(blank)") if prompt in PARTICULARS else "")
    return _("{answer} (note)").format(answer=words) if words and note_of(audit, prompt) else words


def _line(known: Known, prompt: Prompt, answer: str) -> ReviewRow:
    asked = Asked(question_of(known.catalog, prompt), row=row_label(known.catalog, prompt))
    return ReviewRow(prompt=prompt, ask=asked.text, answer=answer)
