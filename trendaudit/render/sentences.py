"""The program's own sentences about a report, once for all formats.

Every function returns plain text. What a person typed or a pack says passes through unchanged; making it
harmless for a format is the renderer's task.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from trendaudit.core.audit import DONT_KNOW, Depth
from trendaudit.core.catalog import Catalog, Rule
from trendaudit.core.report import ChecklistItem, Decided, Report, Stake
from trendaudit.core.results import Reason
from trendaudit.core.scoring import Score, shown
from trendaudit.render import wording
from trendaudit.text import dates, numbers
from trendaudit.text.translation import _, ngettext

MOST_NAMED = 3
"""Duties that nobody could judge and that are named; of more, only the number is said."""


def effort(rule: Rule) -> str:
    """Return what a rule's work takes: `2 h, then 4 h a month`."""
    return effort_of(rule.effort.once, rule.effort.monthly)


def effort_of(once: Fraction, monthly: Fraction) -> str:
    """Return what some work takes, in hours once and a month: `2 h, then 4 h a month`."""
    if not monthly:
        return numbers.hours(once)
    if not once:
        return _("{hours} a month").format(hours=numbers.hours(monthly))
    return _("{once}, then {monthly} a month").format(once=numbers.hours(once), monthly=numbers.hours(monthly))


def short_effort(rule: Rule) -> str:
    """Return what a rule's work takes, for a table: `2 h + 4 h/month`."""
    parts = [numbers.hours(rule.effort.once)] if rule.effort.once else []
    parts += [_("{hours}/month").format(hours=numbers.hours(rule.effort.monthly))] if rule.effort.monthly else []
    return " + ".join(parts)


def points(item: ChecklistItem) -> str:
    """Return what an item adds to the printed score; `<1` where that does not show."""
    return f"+{item.points}" if item.points else "<1"


def edition(catalog: Catalog) -> str:
    """Return the title and version of the rules, and of those that they build upon."""
    own = _("{title}, version {version}").format(title=catalog.title, version=catalog.version)
    return own + (_(", on {base}").format(base=catalog.extends) if catalog.extends else "")


def score_range(score: Score) -> str:
    """Return the bounds of a score as printed, `47-64`; one number where nothing is uncertain."""
    if score.low is None or score.high is None:
        return _("none")
    low, high = shown(score.low), shown(score.high)
    return f"{low}" if low == high else f"{low}–{high}"


def headline(report: Report) -> str:
    """Return the score in one line: the score first, or the range first where too little is known."""
    score = report.score
    if score.shown is None:
        return _("No score yet: nothing that counts has been answered")
    if report.provisional:
        return _("Between {low} and {high} of 100").format(low=_low(score), high=_high(score))
    assert report.band is not None
    return _("{score} of 100 · {band}").format(score=score.shown, band=wording.band(report.band))


def certainty(report: Report) -> str:
    """Return how sure the score is, in one sentence."""
    score = report.score
    if score.shown is None:
        return _("Answer a few questions first.")
    if report.provisional:
        first = _("On what is known so far: {score}.").format(score=score.shown)
        return f"{first} {_why_provisional(report)}"
    if score.low == score.high:
        return _all_known(report)
    return _("Between {low} and {high}, once everything is known.").format(low=_low(score), high=_high(score))


def judged(report: Report) -> str:
    """Return on how many practices the score rests, and how they came out; the numbers add up.

    What is in order as far as it is known has a say in the score, though nobody knows yet how it will come out.
    """
    findings = [line.finding for line in report.lines if line.finding.is_practice]
    so_far = sum(finding.counts and finding.status == "unknown" for finding in findings)
    counts = [(number, wording.status(name)) for name, number in report.counts.items() if name != "unknown"]
    counts[-1:-1] = [
        (so_far, _("in order as far as it is known")),
        (report.counts["unknown"] - so_far, wording.status("unknown")),
    ]
    parts = [f"{count} {words}" for count, words in counts if count]
    rests = _("Judged on {judged} of {practices} practices").format(judged=report.judged, practices=report.practices)
    return _("{rests}. Of all {practices}: {parts}.").format(
        rests=rests, practices=report.practices, parts=", ".join(parts)
    )


def answer(reason: Reason) -> str:
    """Return one answer with its question, and the row where it has one."""
    ask = f"{reason.row_label}: {reason.ask}" if reason.row_label else reason.ask
    return f"{ask} {said(reason)}"


def said(reason: Reason) -> str:
    """Return an answer alone, and what was not chosen where that is what is missing."""
    label = _("Don't know") if reason.answer == DONT_KNOW else reason.label
    quoted = _("“{label}”").format(label=label)
    if not reason.missing:
        return quoted
    return _("{said}; not ticked: “{missing}”").format(said=quoted, missing="; ".join(reason.missing))


def decision(taken: Decided) -> str:
    """Return a decision in one line: `planned · M. de Wit · by 1 March 2027 · why`, and what the answers say by now."""
    said = taken.decision
    due = _("by {day}").format(day=dates.day(said.due)) if said.due else ""
    by_now = "" if taken.is_open else _("in order by now")
    return " · ".join(part for part in (wording.decided(said.status), said.who, due, said.why, by_now) if part)


def unseen_duties(titles: Sequence[str], depth: Depth, missing: Sequence[str] = ()) -> str:
    """Return the line on the duties that nobody could judge yet; it names them, and what is not known, where few."""
    text = ngettext(
        "{number} rule that may apply could not be judged yet{which}.",
        "{number} rules that may apply could not be judged yet{which}.",
        len(titles),
    )
    which = _(": {titles}").format(titles="; ".join(titles)) if len(titles) <= MOST_NAMED else ""
    said = text.format(number=len(titles), which=which)
    if depth == "quick":
        return f"{said} {_('The full audit asks about that.')}"
    if not 0 < len(missing) <= MOST_NAMED:
        return said
    return f"{said} {_('What is not known: {questions}').format(questions=' '.join(missing))}"


def other_duties(report: Report) -> list[str]:
    """Return a sentence for the duties that nobody looked at, and one that names those that are in order."""
    unseen = [line for line in report.duties if line.finding.status == "unknown"]
    waiting = {question for line in unseen for question in line.finding.waits_for}
    missing = [question.ask for question in report.catalog.questions.values() if question.id in waiting]
    passed = [line.title for line in report.duties if line.finding.status == "pass"]
    in_order = _("In order, by the answers: {titles}.").format(titles="; ".join(passed))
    return ([unseen_duties([line.rule.title for line in unseen], report.audit.depth, missing)] if unseen else []) + (
        [in_order] if passed else []
    )


def at_stake(stake: Stake) -> str:
    """Return how many points an open question decides at most."""
    whole = int(stake.points)
    if not whole:
        return _("decides less than a point")
    return ngettext("decides up to {points} point", "decides up to {points} points", whole).format(points=whole)


def question_at_stake(stake: Stake) -> str:
    """Return an open question; where it is asked for several things, with those of which nothing is known."""
    return f"{', '.join(stake.rows)}: {stake.ask}" if stake.rows else stake.ask


def more_questions(number: int) -> str:
    """Return how many open questions are not named; empty where all are."""
    return (
        ngettext("And {number} more question.", "And {number} more questions.", number).format(number=number)
        if number
        else ""
    )


def ignored(number: int) -> str:
    """Return the note on answers that do not count."""
    return ngettext(
        "{number} answer does not count, since its question is not asked here.",
        "{number} answers do not count, since their questions are not asked here.",
        number,
    ).format(number=number)


def _all_known(report: Report) -> str:
    """Return why the score has no range: all is answered, or what is not known cannot change it."""
    unknown = report.progress.open + report.dont_know
    if not unknown:
        return _("Every question that counts has been answered.")
    return ngettext(
        "One answer is not known; it cannot change the score.",
        "{number} answers are not known; they cannot change the score.",
        unknown,
    ).format(number=unknown)


def _why_provisional(report: Report) -> str:
    if report.audit.depth == "quick":
        return _("A quick audit gives a range; the full one narrows it.")
    return _("Too much is still unknown for more than a range.")


def _low(score: Score) -> int:
    assert score.low is not None
    return shown(score.low)


def _high(score: Score) -> int:
    assert score.high is not None
    return shown(score.high)
