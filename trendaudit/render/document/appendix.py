"""The end of a document: all answers and notes, how the score is made, and what the advice rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from trendaudit.core.answer_state import AnswerState
from trendaudit.core.audit import DONT_KNOW
from trendaudit.core.catalog import Update
from trendaudit.core.evidence import NEVER
from trendaudit.core.report import Report
from trendaudit.core.results import CitedUpdate, Reason, RuleResult, reason
from trendaudit.render import citations, sentences
from trendaudit.render.citations import SourceUse, numbered, used_sources, used_updates
from trendaudit.render.document import advice
from trendaudit.render.document.model import AnsweredQuestion, Answers, Entry, SourceEntry, Sources, UpdateEntry
from trendaudit.render.document.sections import Section
from trendaudit.text import dates
from trendaudit.text.translation import _, ngettext


def sources(report: Report, sections: Collection[Section]) -> Sources:
    """Return the documents and updates behind the lines of a document, under their numbers."""
    lines = advice.shown_lines(report, sections)
    numbers = numbered(lines)
    documents = (
        SourceEntry(numbers.sources[use.source.id], use.source.title, source_facts(use), use.source.interest)
        for use in used_sources(lines)
    )
    updates = (
        UpdateEntry(
            number=numbers.updates[known.update.id],
            topic=known.update.topic,
            text=known.update.client,
            looked_at=looked_at(known),
            concerns=_concerns(known.update, report, lines),
            pages=citations.pages(known.update),
        )
        for known in used_updates(lines)
    )
    return Sources(
        documents_title=_("Documents that the advice was taken from"),
        documents_note=_(
            "Each is named by its publisher, or the kind of publisher, its region and its date: the rules hold no author "
            "and no link of a document."
        ),
        documents=tuple(documents),
        updates_title=_("What is known today"),
        legend=citations.legend(),
        updates=tuple(updates),
    )


def _concerns(update: Update, report: Report, lines: Iterable[RuleResult]) -> str:
    """Return which actions of the checklist an update bears on, and which put right what it is about."""
    shown = {line.rule.id: line for line in lines if update.id in {known.update.id for known in line.client_updates}}
    ranks: dict[bool, list[str]] = {True: [], False: []}
    for item in report.to_do:
        if line := shown.get(item.rule.id):
            claims = {claim.id for claim in line.client_claims}
            ranks[update.id in line.rule.updates or not claims.isdisjoint(update.claims)].append(str(item.rank))
    bears = ngettext("Stands behind action {ranks}.", "Stands behind actions {ranks}.", len(ranks[True]))
    right = ngettext(
        "Taken into account in action {ranks}.", "Taken into account in actions {ranks}.", len(ranks[False])
    )
    texts = ((bears, ranks[True]), (right, ranks[False]))
    return " ".join(text.format(ranks=", ".join(some)) for text, some in texts if some)


def looked_at(known: CitedUpdate) -> str:
    """Return what has become of what the documents said, if they did, and when that was and will be looked at."""
    update = known.update
    became = (
        update.claims
        and {
            "strengthened": _("What the documents said is truer today"),
            "holds": _("What the documents said still holds"),
            "changed": _("What the documents said has changed since"),
            "obsolete": _("What the documents said is no longer so"),
            "unchecked": _("What the documents said was not checked since"),
        }[update.status]
    )
    checked = _("checked on {day}").format(day=dates.day(update.checked))
    if known.due:
        again = _("due for another look")
    elif update.recheck == NEVER:
        again = ""
    else:
        again = _("to be looked at again by {day}").format(day=dates.day(update.recheck))
    text = "; ".join(part for part in (became, checked, again) if part)
    return text[:1].upper() + text[1:] + "."


def source_facts(use: SourceUse) -> str:
    """Return who published a document, when, about where, and how much was taken from it."""
    source = use.source
    taken = ngettext("{number} statement used", "{number} statements used", use.claims).format(number=use.claims)
    facts = (source.publisher, dates.day(source.published), source.region, taken)
    return "; ".join(fact for fact in facts if fact)


def answers(report: Report) -> Answers:
    """Return the answers that count, by the title of the section, in the order of the questions."""
    catalog = report.catalog
    known = AnswerState(catalog, report.audit.answers)
    given: dict[str, list[Reason]] = {}
    for prompt in known.prompts():
        if known.given(prompt.question, prompt.row) is not None:
            given.setdefault(prompt.question, []).append(reason(prompt, known))
    by_section: dict[str, list[AnsweredQuestion]] = {}
    for question, reasons in given.items():
        asked = catalog.questions[question]
        said = tuple((one.row_label, answer_label(one)) for one in reasons)
        by_section.setdefault(asked.section, []).append(AnsweredQuestion(asked.ask, said))
    return Answers(tuple((catalog.sections[section].title, tuple(asked)) for section, asked in by_section.items()))


def answer_label(reason: Reason) -> str:
    """Return an answer in words."""
    return _("Don't know") if reason.answer == DONT_KNOW else reason.label


def notes(report: Report) -> tuple[Entry, ...]:
    """Return the notes in the order of the questions; a note belongs to a question or to one row of it."""
    found = sorted((_position(name, report), name) for name, text in report.audit.notes.items() if text.strip())
    return tuple(Entry(_place(name, report), report.audit.notes[name]) for _order, name in found)


def _position(name: str, report: Report) -> tuple[int, int]:
    """Return where a note comes: in the order of the questions and their rows, others behind all of them."""
    questions = report.catalog.questions
    question, _dot, row = name.partition(".")
    if question not in questions:
        return len(questions), 0
    parent = questions.get(questions[question].each or "")
    rows = list(parent.options) if parent else []
    return list(questions).index(question), rows.index(row) + 1 if row in rows else 0


def _place(name: str, report: Report) -> str:
    """Return what to print for the question or the row that a note belongs to."""
    question_id, _dot, row = name.partition(".")
    question = report.catalog.questions.get(question_id)
    if question is None:
        return name
    parent = report.catalog.questions[question.each] if question.each else None
    if parent and row in parent.options:
        return f"{question.ask} {parent.options[row].label}"
    return question.ask


def method(report: Report) -> list[str]:
    """Return how the score is made, in a few honest paragraphs."""
    paragraphs = [
        _(
            "Each practice has a weight, and each answer earns a share of it. The score is the share earned of all the "
            "weight that applies, rounded down; the score of each trend counts by the weight beside it. What does not "
            "apply is left out. What nobody knows does not count as zero: the score is then shown as a range, from the "
            "worst case to the best. Up to 25 is starting, up to 50 developing, up to 75 established, above that "
            "leading."
        ),
        _(
            "Actions come in the order of points × fit × confidence ÷ (hours of the quarter + 4). Fit is 1 for what "
            "serves a goal that was named, else ½. Confidence is 1 for advice that two of the documents give and that "
            "is known to hold, ¾ for advice that one of them gives, that was adjusted to what has changed, or that rests "
            "on a later source alone, and ½ for advice of which nothing is known to hold. The hours of the quarter are the work done once and three "
            "months of upkeep; the 4 is only for sorting, so that tiny chores do not crowd out the work that matters. "
            "What an action needs comes before it. Legal rules and things to keep an eye on are never scored."
        ),
        _(
            "The weights, the points and the hours are judgements of those who wrote the rules; the hours are meant for "
            "a business of two to nine people. The answers are the business's own: nobody has looked at the accounts. "
            "The score compares the business with these practices, not with other businesses, and promises no turnover."
        ),
    ]
    return [*paragraphs, *([sentences.ignored(len(report.ignored))] if report.ignored else [])]
