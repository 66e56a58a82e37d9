"""What is listed on a terminal: rules, questions, what is due for another look, and the scores of several businesses."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from rich.console import Console, Group, RenderableType
from rich.text import Text

from trendaudit.core.catalog import Catalog, Question, Rule, RuleKind, Section, Trend
from trendaudit.core.condition_text import condition
from trendaudit.core.conditions import ALWAYS
from trendaudit.core.kinds import kind_of
from trendaudit.core.report import Report
from trendaudit.core.scoring import weight
from trendaudit.pack.rechecks import Recheck, Rechecks
from trendaudit.render import sentences, wording
from trendaudit.render.json import FORMAT, dumps, pack_data
from trendaudit.render.terminal_layout import QUIET, STRONG, Rows, bullet, indented, plain, section, show
from trendaudit.text import dates
from trendaudit.text.translation import _, ngettext


def print_rules(catalog: Catalog, console: Console) -> None:
    """Print every rule by trend with its weight, its hours, and the trend's share of the whole weight."""
    show(console, *(_trend(trend, catalog) for trend in catalog.trends.values()))


def _trend(trend: Trend, catalog: Catalog) -> RenderableType:
    practices = [rule for rule in catalog.rules.values() if rule.kind == "practice"]
    total = sum(weight(rule, catalog) for rule in practices)
    own = sum(weight(rule, catalog) for rule in practices if rule.trend == trend.id)
    share = round(Fraction(100 * own, total)) if total else 0
    lines = (_rule(rule, catalog) for rule in catalog.rules.values() if rule.trend == trend.id)
    aside = _("weight {weight}, {share}% of the score").format(weight=trend.weight, share=share)
    return section(trend.title, *lines, aside=aside)


def _rule(rule: Rule, catalog: Catalog) -> RenderableType:
    about = [rule.id, _worth(rule, catalog), *([sentences.effort(rule)] if rule.kind != "watch" else [])]
    return Group(bullet("-", plain(rule.title)), indented(plain(" · ".join(about), QUIET)))


def _worth(rule: Rule, catalog: Catalog) -> str:
    if rule.kind == "practice":
        return _("impact {impact}, weight {weight}").format(impact=rule.impact, weight=weight(rule, catalog))
    return kind(rule.kind)


def kind(name: RuleKind) -> str:
    """Return what a kind of rule is, in words."""
    return {
        "practice": _("practice, scored"),
        "duty": _("legal duty, not scored"),
        "watch": _("to keep an eye on, not scored"),
    }[name]


def print_questions(catalog: Catalog, console: Console) -> None:
    """Print every question by section, with its options and when it is asked."""
    show(console, *(_bank_section(part, catalog) for part in catalog.sections.values()))


def _bank_section(part: Section, catalog: Catalog) -> RenderableType:
    lines: list[RenderableType] = [plain(part.intro, QUIET)]
    for question in catalog.questions.values():
        if question.section == part.id:
            lines.extend(["", _question(question, catalog)])
    return section(part.title, *lines, aside=part.id)


def _question(question: Question, catalog: Catalog) -> RenderableType:
    lines: list[RenderableType] = [plain(question.ask, STRONG), plain(_about_question(question), QUIET)]
    if question.each:
        lines.append(plain(_("asked for each option chosen in {question}").format(question=question.each), QUIET))
    if question.ask_when != ALWAYS:
        lines.append(plain(_("asked {condition}").format(condition=condition(question.ask_when, catalog)), QUIET))
    options = (bullet("-", plain(f"{option.id}: {option.label}")) for option in question.options.values())
    return Group(*lines, *options)


def _about_question(question: Question) -> str:
    return " · ".join([question.id, kind_of(question).title(), question.depth])


RANGE_WIDTH = 6
"""Columns; `10–100` is the widest range."""


class Overview:
    """A table of businesses with what to start with, printed line by line while they are scored."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._headings = (_("Score"), _("Range"), _("Business: start with"))
        self._is_begun = False

    def add(self, file: str, report: Report) -> None:
        """Print the line of one business; the first one brings the headings along."""
        if not self._is_begun:
            self._is_begun = True
            self._print(*(plain(word, QUIET) for word in self._headings))
        value = "?" if report.score.shown is None else str(report.score.shown)
        spread = "" if report.score.low == report.score.high else sentences.score_range(report.score)
        first = report.start_here[0].line.action_title if report.start_here else ""
        name = plain(report.audit.business or file, STRONG)
        self._print(
            plain(value, STRONG), plain(spread, QUIET), Text(": ").join([name, *([plain(first)] if first else [])])
        )

    def _print(self, score: Text, spread: Text, business: Text) -> None:
        widths = (len(self._headings[0]), max(RANGE_WIDTH, len(self._headings[1])))
        for cell, width in zip((score, spread), widths, strict=True):
            cell.align("right", width)
        show(self._console, Rows([[score, spread, business]], wrapped=2))
        self._console.file.flush()


NEXT = 5
"""Updates that come up next which are printed; JSON holds them all."""


def print_rechecks(found: Rechecks, console: Console) -> None:
    """Print what is due by the day, how much there is, and what comes next."""
    show(console, _due(found), _counts(found), _later(found))


def rechecks_json(found: Rechecks, catalog: Catalog) -> str:
    """Return all of it as one line of JSON, the soonest first."""
    data = {
        "format": FORMAT,
        "pack": pack_data(catalog),
        "as_of": found.as_of,
        "counts": {"due": len(found.due), "later": len(found.later), "never": found.settled},
        "due": [_recheck_data(recheck) for recheck in found.due],
        "later": [_recheck_data(recheck) for recheck in found.later],
    }
    return dumps(data)


def _recheck_data(recheck: Recheck) -> dict[str, object]:
    update = recheck.update
    return {
        "update": update.id,
        "topic": update.topic,
        "status": update.status,
        "checked": update.checked,
        "recheck": update.recheck,
        "days": recheck.days,
        "rules": [rule.id for rule in recheck.rules],
    }


def _due(found: Rechecks) -> RenderableType:
    day = dates.day(found.as_of)
    if not found.due:
        return plain(_("Nothing is due for another look on {day}.").format(day=day), STRONG)
    return section(_("Due for another look on {day}").format(day=day), *_rechecks(found.due))


def _counts(found: Rechecks) -> RenderableType:
    text = ngettext(
        "{updates} update: {due} due, {later} to be looked at again later, {settled} settled for good.",
        "{updates} updates: {due} due, {later} to be looked at again later, {settled} settled for good.",
        updates := len(found.due) + len(found.later) + found.settled,
    )
    numbers = {"updates": updates, "due": len(found.due), "later": len(found.later), "settled": found.settled}
    return plain(text.format(**numbers))


def _later(found: Rechecks) -> RenderableType | None:
    if not found.later:
        return None
    more = len(found.later) - NEXT
    aside = _("and {number} more after these").format(number=more) if more > 0 else ""
    return section(_("Coming up next"), *_rechecks(found.later[:NEXT]), aside=aside)


def _rechecks(some: Sequence[Recheck]) -> list[RenderableType]:
    return [_recheck_lines(recheck) for recheck in some]


def _recheck_lines(recheck: Recheck) -> RenderableType:
    update = recheck.update
    about = [
        _days(recheck.days),
        _("look again: {day}").format(day=dates.day(update.recheck)),
        _("checked {day}").format(day=dates.day(update.checked)),
        wording.claim_status(update.status),
    ]
    rules = ", ".join(rule.id for rule in recheck.rules) or _("no rule")
    return Group(
        bullet("!" if recheck.days <= 0 else "-", plain(f"{update.id}  {update.topic}")),
        indented(plain(" · ".join(about), QUIET)),
        indented(plain(_("behind {rules}").format(rules=rules), QUIET)),
    )


def _days(days: int) -> str:
    if not days:
        return _("today")
    if days < 0:
        return ngettext("{number} day over", "{number} days over", -days).format(number=-days)
    return ngettext("{number} day left", "{number} days left", days).format(number=days)
