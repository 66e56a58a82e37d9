"""What a whole document says beyond the screen.

Every function returns plain text or values of the core; making text harmless for a format is the renderer's
task.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from trendaudit.core.lines import Reason, RuleLine
from trendaudit.core.model import DONT_KNOW
from trendaudit.core.priority import BUCKETS, Bucket
from trendaudit.core.report import ChecklistItem, Report, Stake, TrendLine
from trendaudit.core.scoring import Band, shown
from trendaudit.i18n import _, ngettext
from trendaudit.render import sentences

MOST_QUESTIONS = 10
"""Open questions that a document names before it says how many more there are."""


def title(report: Report) -> str:
    """Return the title of the document."""
    business = report.audit.business.strip()
    return _("Trend audit: {business}").format(business=business) if business else _("Trend audit")


def about(report: Report) -> list[tuple[str, str]]:
    """Return what the document is about, as labels and values: when, who, how deep, by which rules."""
    audit, catalog = report.audit, report.catalog
    held = audit.date if audit.date and audit.date != report.as_of else ""
    by_rules = _("{title}, version {version}, reviewed on {day}").format(
        title=catalog.title, version=catalog.version, day=sentences.day(catalog.reviewed)
    )
    facts = [
        (_("Date"), sentences.day(report.as_of)),
        (_("Answers given"), sentences.day(held) if held else ""),
        (_("Auditor"), audit.auditor.strip()),
        (_("Depth"), f"{sentences.depth(audit.depth)}, {_answered(report)}"),
        (_("Measured against"), by_rules),
    ]
    return [(label, value) for label, value in facts if value]


def _answered(report: Report) -> str:
    progress = report.progress
    total = progress.answered + progress.open
    text = ngettext("{answered} of {total} question answered", "{answered} of {total} questions answered", total)
    return text.format(answered=progress.answered, total=total)


def band_meaning(name: Band) -> str:
    """Return what a band means for the business, in one sentence."""
    return {
        "starting": _("Starting means that little of what counts is in place yet."),
        "developing": _("Developing means that some of what counts is in place, and about half or more is still open."),
        "established": _("Established means that more than half of what counts is in place, with some gaps left."),
        "leading": _("Leading means that most of what counts is in place, and only the finishing is left."),
    }[name]


def trend_table(report: Report) -> list[list[str]]:
    """Return how each trend does: the headings, then a row for each.

    The range comes before the score where that is provisional, and not at all where nothing is uncertain.
    """
    headings = [_("Trend"), _("Range"), _("So far")] if report.provisional else [_("Trend"), _("Score"), _("Range")]
    rows = [headings, *(_trend_row(line, range_first=report.provisional) for line in report.trends)]
    is_certain = report.score.low == report.score.high and not report.provisional
    return [row[:2] for row in rows] if is_certain else rows


def _trend_row(line: TrendLine, *, range_first: bool) -> list[str]:
    score = line.score
    if score.low is None or score.high is None:
        return [line.trend.title, _("does not apply"), ""]
    value = _("not known yet") if score.shown is None else str(score.shown)
    both = [value, sentences.score_range(score)]
    return [line.trend.title, *(reversed(both) if range_first else both)]


def other_duties(report: Report) -> list[str]:
    """Return a sentence for the duties that nobody looked at, and one for those that are in order."""
    counts = Counter(line.finding.status for line in report.duties)
    unseen, passed = counts["unknown"], counts["pass"]
    in_order = ngettext("{number} is in order.", "{number} are in order.", passed).format(number=passed)
    return ([sentences.unseen_duties(unseen, report.audit.depth)] if unseen else []) + ([in_order] if passed else [])


def rest(report: Report) -> list[tuple[Bucket, list[ChecklistItem]]]:
    """Return the items after those to start with, by when they are planned."""
    items = report.to_do[len(report.start_here) :]
    groups = [(bucket, [item for item in items if item.bucket == bucket]) for bucket in BUCKETS]
    return [(bucket, some) for bucket, some in groups if some]


def in_order(report: Report) -> list[RuleLine]:
    """Return the practices that are in order already."""
    return [line for line in report.lines if line.finding.is_practice and line.finding.status == "pass"]


def worth(item: ChecklistItem) -> str:
    """Return what finishing an item, after everything above it, does to the printed score."""
    after = shown(item.score_after)
    if not item.points:
        return _("worth less than a point")
    text = ngettext(
        "worth {points} point: the score is then {after}",
        "worth {points} points: the score is then {after}",
        item.points,
    )
    return text.format(points=item.points, after=after)


def answers(reasons: Sequence[Reason]) -> list[str]:
    """Return answers with their questions, the rows of one question together: `Question? Row: “answer”`."""
    by_question: dict[str, list[Reason]] = {}
    for reason in reasons:
        by_question.setdefault(reason.question, []).append(reason)
    return [f"{some[0].ask} {'; '.join(map(_row, some))}" for some in by_question.values()]


def _row(reason: Reason) -> str:
    said = sentences.said(reason)
    return f"{reason.row_label}: {said}" if reason.row_label else said


def answer_label(reason: Reason) -> str:
    """Return an answer in words."""
    return _("Don't know") if reason.answer == DONT_KNOW else reason.label


def finding(line: RuleLine) -> str:
    """Return what is open and the answers that say so, in one line."""
    said = " · ".join(answers(line.because))
    return _("{title}. {said}").format(title=line.title, said=said) if said else line.title


def at_stake(stake: Stake) -> str:
    """Return how many points an open question decides at most."""
    whole = int(stake.points)
    if not whole:
        return _("decides less than a point")
    return ngettext("decides up to {points} point", "decides up to {points} points", whole).format(points=whole)


def more_questions(report: Report) -> str:
    """Return how many open questions the document does not name; empty where it names them all."""
    more = len(report.find_out_first) - MOST_QUESTIONS
    if more <= 0:
        return ""
    return ngettext("And {number} more question.", "And {number} more questions.", more).format(number=more)


def method(report: Report) -> list[str]:
    """Return how the score is made, in a few honest paragraphs."""
    paragraphs = [
        _(
            "Each practice has a weight, and each answer earns a share of it. The score is the share earned of all the "
            "weight that applies, rounded down. What does not apply is left out. What nobody knows is no zero: it makes "
            "the range, from the score if all of it turned out badly to the score if all of it turned out well."
        ),
        _(
            "The order of the checklist follows from the points that an item adds, the goals that were named, how well "
            "the evidence behind it holds today, and the hours it takes. Legal duties and things to keep an eye on are "
            "never scored."
        ),
        _(
            "The weights, the points and the hours are judgements; the hours are meant for a business of two to nine "
            "people. The answers are the business's own, and nobody has verified them. The score compares the business "
            "with these practices, not with other businesses."
        ),
    ]
    return [*paragraphs, *([sentences.ignored(len(report.ignored))] if report.ignored else [])]
