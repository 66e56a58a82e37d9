"""The table of all answers, by section, with what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from trendaudit.core.model import Audit
from trendaudit.core.questions import Known, Prompt
from trendaudit.i18n import _
from trendaudit.interview.agenda import PARTICULARS, given, is_open, is_within, question_of, row_label
from trendaudit.interview.answers import in_words
from trendaudit.interview.places import section_id
from trendaudit.interview.replies import Asked, Group, Line, Review


def review_of(known: Known, audit: Audit, at: Prompt | None) -> Review:
    """Return everything that is asked at the audit's depth, and whatever else was answered.

    `at` is the line to start from, where it is still there.
    """
    prompts = (*PARTICULARS, *(prompt for prompt in known.prompts("full") if _is_shown(known, audit, prompt)))
    by_section = groupby(prompts, key=lambda prompt: section_id(known.catalog, prompt))
    groups = tuple(_group(known, audit, section, tuple(members)) for section, members in by_section)
    still_open = sum(1 for _prompt in known.open_prompts(audit.depth))
    return Review(groups=groups, open=still_open, at=at if at in prompts else None)


def _is_shown(known: Known, audit: Audit, prompt: Prompt) -> bool:
    return is_within(known.catalog, audit, prompt) or not is_open(known, audit, prompt)


def _group(known: Known, audit: Audit, section: str, prompts: Sequence[Prompt]) -> Group:
    title = known.catalog.sections[section].title if section else _("This audit")
    return Group(title, tuple(_line(known, audit, prompt) for prompt in prompts))


def _line(known: Known, audit: Audit, prompt: Prompt) -> Line:
    question = question_of(known.catalog, prompt)
    asked = Asked(question, row=row_label(known.catalog, prompt))
    return Line(
        prompt=prompt,
        ask=asked.text,
        answer=in_words(question, given(known, audit, prompt)) or (_("(blank)") if prompt in PARTICULARS else ""),
        note=audit.notes.get(prompt.question, ""),
    )
