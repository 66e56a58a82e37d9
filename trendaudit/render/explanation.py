"""One rule, explained: what it checks, who says so, how it is scored, and what one business scored."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from rich.console import Console, Group, RenderableType

from trendaudit.core.conditions import ALWAYS
from trendaudit.core.lines import ClaimLine, RuleLine, UpdateLine
from trendaudit.core.model import Catalog, Level, Part, Rule
from trendaudit.core.report import Report
from trendaudit.core.scoring import shown
from trendaudit.i18n import _
from trendaudit.render import sentences
from trendaudit.render.layout import QUIET, STRONG, bullet, indented, labelled, plain, section, show
from trendaudit.render.rules import kind
from trendaudit.words import condition


def print_explanation(rule: Rule, report: Report, console: Console, *, with_answers: bool) -> None:
    """Print everything about a rule; with answers also what this business scored and because of what."""
    line = next(line for line in report.lines if line.rule.id == rule.id)
    show(
        console,
        _head(rule, report.catalog),
        _result(line, report) if with_answers else None,
        _score(rule, report.catalog),
        _priority(line),
        _action(rule),
        _claims(line),
        _updates(line),
    )


def _head(rule: Rule, catalog: Catalog) -> RenderableType:
    about = " · ".join([rule.id, catalog.trends[rule.trend].title, kind(rule.kind), *rule.origin])
    applies = _("Applies {condition}.").format(condition=condition(rule.applies_when, catalog))
    return Group(plain(rule.title, STRONG), plain(about, QUIET), plain(rule.why), plain(applies, QUIET))


def _result(line: RuleLine, report: Report) -> RenderableType:
    finding = line.finding
    verdict = _("applies") if finding.status is None else sentences.status(finding.status)
    lines: list[RenderableType] = [plain(verdict, STRONG)]
    if finding.is_practice and finding.low is not None and finding.high is not None:
        lines.append(labelled(_("Points of this rule"), _points(finding.score, finding.low, finding.high)))
    if line.gain:
        lines.append(labelled(_("What finishing it adds"), _("{gain} points").format(gain=_decimal(line.gain))))
    lines.extend(bullet("-", plain(sentences.answer(reason))) for reason in line.because)
    waiting = (question for question in report.catalog.questions.values() if question.id in finding.waits_for)
    lines.extend(bullet("?", plain(question.ask)) for question in waiting)
    return section(report.audit.business or _("This business"), *lines)


def _points(score: Fraction | None, low: Fraction, high: Fraction) -> str:
    spread = _("between {low} and {high} of 100").format(low=shown(100 * low), high=shown(100 * high))
    if score is None:
        return spread
    known = _("{score} of 100").format(score=shown(100 * score))
    return known if low == high else f"{known}, {spread}"


def _score(rule: Rule, catalog: Catalog) -> RenderableType | None:
    if not rule.score:
        return None
    how = {"mean": _("the mean of its parts"), "worst": _("the worst of its parts")}[rule.combine]
    aside = how if isinstance(rule.score[0], Part) and len(rule.score) > 1 else ""
    lines: list[RenderableType] = []
    for part in rule.score:
        lines.extend(_part(part, catalog) if isinstance(part, Part) else [_level(part, catalog)])
    return section(_("How it is scored"), *lines, aside=aside)


def _part(part: Part, catalog: Catalog) -> Iterator[RenderableType]:
    question = catalog.questions[part.question]
    yield plain(question.ask)
    for option, points in part.points.items():
        worth = _("does not count") if points is None else str(shown(100 * points))
        yield bullet("-", plain(f"{question.options[option].label}: {worth}"))


def _level(level: Level, catalog: Catalog) -> RenderableType:
    when = _("otherwise") if level.when == ALWAYS else condition(level.when, catalog)
    return bullet("-", plain(_("{points} {when}").format(points=shown(100 * level.points), when=when)))


def _priority(line: RuleLine) -> RenderableType | None:
    rule = line.rule
    if rule.kind == "watch":
        return None
    lines: list[RenderableType] = [labelled(_("Work"), sentences.effort(rule))]
    if rule.cost:
        lines.append(labelled(_("Money"), rule.cost))
    if rule.kind == "practice":
        lines.append(
            labelled(
                _("Weight"),
                _("{weight} (the trend's weight times impact {impact})").format(weight=line.weight, impact=rule.impact),
            )
        )
        lines.append(labelled(_("Confidence"), f"{_decimal(line.confidence)}: {sentences.confidence(line.confidence)}"))
    if rule.needs:
        lines.append(labelled(_("Comes after"), ", ".join(rule.needs)))
    return section(_("What it takes, and what it is worth"), *lines)


def _action(rule: Rule) -> RenderableType | None:
    if rule.action is None:
        return None
    steps = (bullet(str(number), plain(step)) for number, step in enumerate(rule.action.steps, start=1))
    done = [labelled(_("Done when"), rule.action.done_when)] if rule.action.done_when else []
    return section(rule.action.title, *steps, *done)


def _claims(line: RuleLine) -> RenderableType:
    if not line.claims:
        return section(_("Who says so"), plain(line.rule.beyond))
    return section(_("Who says so"), *(_claim(claim) for claim in line.claims))


def _claim(claim: ClaimLine) -> RenderableType:
    about = _("{publisher}, {published}: {standing}").format(
        publisher=claim.source.publisher,
        published=sentences.day(claim.source.published),
        standing=sentences.standing(claim.standing),
    )
    return Group(bullet("-", plain(f"{claim.id}  {claim.says}")), indented(plain(about, QUIET)))


def _updates(line: RuleLine) -> RenderableType | None:
    if not line.updates:
        return None
    return section(_("What has become of it"), *(_update(update) for update in line.updates))


def _update(known: UpdateLine) -> RenderableType:
    update = known.update
    recheck = _("never") if update.recheck == "never" else sentences.day(update.recheck)
    about = [
        sentences.standing(update.status),
        _("checked {day}").format(day=sentences.day(update.checked)),
        _("look again: {day}").format(day=recheck),
        *([_("due")] if known.due else []),
    ]
    words = update.client if update.print else f"{_('Internal, not for a client:')} {update.internal or update.facts}"
    return Group(bullet("-", plain(f"{update.id}  {words}")), indented(plain(" · ".join(about), QUIET)))


def _decimal(value: Fraction) -> str:
    return f"{float(value):.2f}".rstrip("0").rstrip(".")
