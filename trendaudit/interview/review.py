"""The table of all answers: what to find out first, then every section, with what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from trendaudit.core.answer_state import AnswerState, Prompt
from trendaudit.core.audit import DONT_KNOW, Audit
from trendaudit.core.scoring import judge, shown, stakes
from trendaudit.interview.agenda import PARTICULARS, given, is_open, is_within, question_of, row_label
from trendaudit.interview.answers import in_words, note_of
from trendaudit.interview.messages import Asked, Review, ReviewRow, ReviewSection
from trendaudit.interview.progress import section_id
from trendaudit.text.translation import _, ngettext

MOST = 5
"""Questions that are offered at a time."""


@dataclass(frozen=True, slots=True)
class Impact:
    """Something that is not known, and the points of the scale 0-100 that it decides."""

    prompt: Prompt
    """For a question that is asked for each of several things, the first of them that is not known."""
    points: Fraction


def review_of(known: AnswerState, audit: Audit, at: Prompt | None) -> Review:
    """Return everything that is asked at the audit's depth, and whatever else was answered.

    `at` is the line to start from, where it is still there.
    """
    prompts = (*PARTICULARS, *(prompt for prompt in known.prompts("full") if _is_shown(known, audit, prompt)))
    by_section = groupby(prompts, key=lambda prompt: section_id(known.catalog, prompt))
    sections = [_section(known, audit, section, tuple(members)) for section, members in by_section]
    impacts = _highest_impact(known)
    if impacts:
        rows = tuple(_row(known, one.prompt, _reason(known, one)) for one in impacts)
        sections.insert(0, ReviewSection(_("Find out first: not known yet, and it decides the most"), rows))
    return Review(
        sections=tuple(sections),
        open=sum(1 for _prompt in known.open_prompts(audit.depth)),
        highest_impact=tuple(one.prompt for one in impacts),
        at_stake=_at_stake(impacts),
        at=at if at in prompts else None,
    )


def _is_shown(known: AnswerState, audit: Audit, prompt: Prompt) -> bool:
    return is_within(known.catalog, audit, prompt) or not is_open(known, audit, prompt)


def _section(known: AnswerState, audit: Audit, section: str, prompts: Sequence[Prompt]) -> ReviewSection:
    title = known.catalog.sections[section].title if section else _("This audit")
    return ReviewSection(title, tuple(_row(known, prompt, _answer(known, audit, prompt)) for prompt in prompts))


def _answer(known: AnswerState, audit: Audit, prompt: Prompt) -> str:
    """Return an answer in words, and whether there is a note on it."""
    words = in_words(question_of(known.catalog, prompt), given(known, audit, prompt))
    words = words or (_("(blank)") if prompt in PARTICULARS else "")
    return _("{answer} (note)").format(answer=words) if words and note_of(audit, prompt) else words


def _row(known: AnswerState, prompt: Prompt, answer: str) -> ReviewRow:
    asked = Asked(question_of(known.catalog, prompt), row=row_label(known.catalog, prompt))
    return ReviewRow(prompt=prompt, ask=asked.text, answer=answer)


def _highest_impact(known: AnswerState) -> tuple[Impact, ...]:
    """Return what is open or not known at any depth, the highest impact first."""
    catalog = known.catalog
    points = stakes([judge(rule, known) for rule in catalog.rules.values()], catalog)
    unknown: dict[str, Prompt] = {}
    for prompt in known.prompts("full"):
        if known.given(prompt.question, prompt.row) in (None, DONT_KNOW):
            unknown.setdefault(prompt.question, prompt)
    return tuple(Impact(unknown[question], worth) for question, worth in points.items() if question in unknown)[:MOST]


def _at_stake(some: Sequence[Impact]) -> str:
    """Say how many points some questions decide together."""
    points = shown(sum((one.points for one in some), Fraction(0)))
    return ngettext("up to {points} point", "up to {points} points", points).format(points=points)


def _reason(known: AnswerState, one: Impact) -> str:
    """Say what one question decides, and whether it was asked already."""
    worth = _at_stake([one])
    if known.given(one.prompt.question, one.prompt.row) == DONT_KNOW:
        return _("don't know, {worth}").format(worth=worth)
    return worth
