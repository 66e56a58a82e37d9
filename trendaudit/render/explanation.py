"""One rule, explained: what it checks, who says so, how it is scored, and what one business scored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from rich.console import Console, Group, RenderableType
from rich.text import Text

from trendaudit.core.catalog import Catalog, Level, Part, Rule, Update, UpdateStatus
from trendaudit.core.condition_text import condition
from trendaudit.core.conditions import ALWAYS
from trendaudit.core.evidence import NEVER, evidence
from trendaudit.core.report import Report
from trendaudit.core.results import CitedClaim, CitedUpdate, RuleResult, cited_claims
from trendaudit.core.scoring import shown
from trendaudit.render import citations, sentences, wording
from trendaudit.render.listings import kind
from trendaudit.render.terminal_layout import QUIET, STRONG, bullet, indented, labelled, plain, section, show
from trendaudit.text import dates, numbers
from trendaudit.text.translation import _

SIGNS: Mapping[UpdateStatus, str] = {
    "strengthened": "+",
    "holds": "+",
    "changed": "~",
    "unchecked": "-",
    "obsolete": "-",
}
"""What claims do for the confidence: they carry it, carry it in part, or do nothing for it."""


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
        _says_who(line),
        _confidence(line, report.catalog),
        _claims(_("What explains it"), rule.background, rule, report.catalog),
        _claims(_("What it puts right"), rule.corrects, rule, report.catalog),
        _updates(line, with_internal=not with_answers),
    )


def _head(rule: Rule, catalog: Catalog) -> RenderableType:
    about = " · ".join([rule.id, catalog.trends[rule.trend].title, kind(rule.kind), *rule.origin])
    applies = _("Applies {condition}.").format(condition=condition(rule.applies_when, catalog))
    return Group(plain(rule.title, STRONG), plain(about, QUIET), plain(rule.why), plain(applies, QUIET))


def _result(line: RuleResult, report: Report) -> RenderableType:
    finding = line.finding
    verdict = _("applies") if finding.status is None else wording.status(finding.status)
    lines: list[RenderableType] = [plain(verdict, STRONG)]
    if finding.is_practice and finding.low is not None and finding.high is not None:
        lines.append(labelled(_("Points of this rule"), _points(finding.score, finding.low, finding.high)))
    if line.gain:
        lines.append(labelled(_("What finishing it adds"), _("{gain} points").format(gain=numbers.decimal(line.gain))))
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
    when = _("otherwise") if level.when == ALWAYS else level.in_words or condition(level.when, catalog)
    return bullet("-", plain(_("{points} {when}").format(points=shown(100 * level.points), when=when)))


def _priority(line: RuleResult) -> RenderableType | None:
    rule = line.rule
    if rule.kind == "watch":
        return None
    lines: list[RenderableType] = [labelled(_("Work"), sentences.effort(rule))]
    if rule.cost:
        lines.append(labelled(wording.row_labels()["money"], rule.cost))
    if rule.kind == "practice":
        lines.append(
            labelled(
                _("Weight"),
                _("{weight} (the trend's weight times impact {impact})").format(weight=line.weight, impact=rule.impact),
            )
        )
    if rule.needs:
        lines.append(labelled(_("Comes after"), ", ".join(rule.needs)))
    return section(_("What it takes, and what it is worth"), *lines)


def _action(rule: Rule) -> RenderableType | None:
    if rule.action is None:
        return None
    steps = (bullet(str(number), plain(step)) for number, step in enumerate(rule.action.steps, start=1))
    done = [labelled(wording.row_labels()["done_when"], rule.action.done_when)] if rule.action.done_when else []
    return section(rule.action.title, *steps, *done)


def _says_who(line: RuleResult) -> RenderableType | None:
    beyond = [plain(_("Our own: {why}").format(why=line.rule.beyond))] if line.rule.beyond else []
    if not line.claims and not beyond:
        return None
    return section(wording.row_labels()["says_who"], *(_claim(claim) for claim in line.claims), *beyond)


def _claims(title: str, claims: Sequence[str], rule: Rule, catalog: Catalog) -> RenderableType | None:
    """Return claims that lend the rule no weight."""
    return section(title, *(_claim(claim) for claim in cited_claims(claims, catalog, rule))) if claims else None


def _claim(claim: CitedClaim) -> RenderableType:
    about = _("{publisher}, {published}: {claim_status}").format(
        publisher=claim.source.publisher,
        published=dates.day(claim.source.published),
        claim_status=citations.claim_status([claim]),
    )
    advises = [indented(plain(_("Advises: {words}").format(words=claim.advises)))] if claim.advises else []
    return Group(bullet("-", plain(f"{claim.id}  {claim.says}")), *advises, indented(plain(about, QUIET)))


def _confidence(line: RuleResult, catalog: Catalog) -> RenderableType | None:
    """Return how the confidence follows from the claims; only practices are put in order by it."""
    if line.rule.kind != "practice":
        return None
    words = wording.grounds(evidence(line.rule, catalog).grounds)
    lines = (
        bullet(sign, plain(_("{claim_status}: {who}").format(claim_status=words, who=_who(claims))))
        for (sign, words), claims in _alike(line.claims).items()
    )
    confidence = labelled(_("Confidence"), f"{numbers.decimal(line.confidence)}: {words}")
    return section(_("How far that carries today"), confidence, *lines)


def _alike(claims: Sequence[CitedClaim]) -> dict[tuple[str, str], list[CitedClaim]]:
    """Return claims by what they do for the confidence and what has become of them, the strongest first."""
    alike: dict[tuple[str, str], list[CitedClaim]] = {}
    for claim in sorted(claims, key=lambda claim: [*SIGNS].index(claim.status)):
        alike.setdefault((SIGNS[claim.status], citations.claim_status([claim])), []).append(claim)
    return alike


def _who(claims: Sequence[CitedClaim]) -> str:
    """Return the publishers of some claims with their ids: `Ann (A-1, A-2), Bob (B-1)`."""
    said: dict[str, list[str]] = {}
    for claim in claims:
        said.setdefault(claim.source.publisher, []).append(claim.id)
    return ", ".join(f"{publisher} ({', '.join(ids)})" for publisher, ids in said.items())


def _updates(line: RuleResult, *, with_internal: bool) -> RenderableType | None:
    """Return what has become of the claims; what is for the authors of rules only where no business is looked at."""
    shown = line.updates if with_internal else line.client_updates
    if not shown:
        return None
    lines = (_update(update, line.rule, with_internal=with_internal) for update in shown)
    return section(_("What has become of it"), *lines)


def _update(known: CitedUpdate, rule: Rule, *, with_internal: bool) -> RenderableType:
    update = known.update
    recheck = _("never") if update.recheck == NEVER else dates.day(update.recheck)
    about = [
        wording.claim_status(update.status),
        _("checked {day}").format(day=dates.day(update.checked)),
        _("look again: {day}").format(day=recheck),
        *([_("due")] if known.due else []),
    ]
    return Group(
        *_news(update, with_internal=with_internal),
        indented(plain(" · ".join(about), QUIET)),
        indented(plain(" · ".join(_concerns(update, rule)), QUIET)),
    )


def _news(update: Update, *, with_internal: bool) -> Iterator[RenderableType]:
    """Yield what a client may read, then what is for us alone, which is marked as such."""
    name = plain(f"{update.id}  ")
    internal = _internal(update.internal or update.facts)
    if not update.print:
        yield bullet("!", Text.assemble(name, internal))
        return
    yield bullet("-", Text.assemble(name, plain(update.client)))
    if update.internal and with_internal:
        yield indented(internal)


def _internal(words: str) -> Text:
    return Text.assemble(plain(_("INTERNAL, not for a client:"), STRONG), " ", plain(words))


def _concerns(update: Update, rule: Rule) -> Iterator[str]:
    """Yield which claims of a rule an update is about, and how many of its sources somebody has read."""
    used = [claim for claim in (*rule.advises, *rule.background) if claim in update.claims]
    corrected = [claim for claim in rule.corrects if claim in update.claims]
    if used:
        yield _("about {claims}").format(claims=", ".join(used))
    if corrected:
        yield _("about {claims}, put right here").format(claims=", ".join(corrected))
    seen = sum(1 for reference in update.sources if reference.seen)
    yield _("{seen} of {number} sources read").format(seen=seen, number=len(update.sources))
