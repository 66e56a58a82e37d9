"""The result for a script; the shape is a contract (`format` 1)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from trendaudit.core.audit import Answer, Decision
from trendaudit.core.catalog import Catalog, Question, Rule
from trendaudit.core.conditions import All, Condition, Not, Test
from trendaudit.core.conditions import Any as AnyOf
from trendaudit.core.report import ChecklistItem, Report
from trendaudit.core.results import Reason, RuleResult
from trendaudit.core.scoring import Score
from trendaudit.core.summary import summarise
from trendaudit.core.workload import month_capacity, quarter_capacity
from trendaudit.errors import ProblemsError
from trendaudit.render import json_fields
from trendaudit.render.citations import citations_for
from trendaudit.text import numbers
from trendaudit.text.dates import months_after
from trendaudit.version import __version__

FORMAT: Final = 1
PLACES = 10_000
"""Numbers are rounded half up to four decimals."""
OBEYED = re.compile("[<\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What ends a script or a line, what a terminal obeys, what turns writing round, and what has no encoding."""


def report_json(report: Report, file: str | None = None, top: int | None = None) -> str:
    """Return a report as one line of JSON, with the name of its answers file. `top` cuts the checklist."""
    score = report.score
    result = json_fields.Result(
        format=FORMAT,
        trendaudit=__version__,
        file=file,
        pack=pack_data(report.catalog),
        depth=report.audit.depth,
        as_of=report.as_of,
        business=report.audit.business,
        score=json_fields.Total(**_bounds(score), shown=score.shown, band=report.band, provisional=report.provisional),
        counts=dict(report.counts),
        trends=[
            json_fields.TrendScore(line.trend.id, line.trend.title, line.trend.weight, **_bounds(line.score))
            for line in report.trends
        ],
        plan=_plan(report),
        findings=[_finding(line) for line in report.lines],
        checklist=[_item(item) for item in report.checklist[:top]],
        duties=[_duty(line) for line in report.duties],
        watch=[json_fields.Watched(**_watched(line)) for line in report.watch],
        find_out_first=[
            json_fields.Open(stake.question, stake.ask, _number(stake.points)) for stake in report.find_out_first
        ],
        answers={question: _answer(answer) for question, answer in report.audit.answers.items()},
    )
    return dumps(result)


def error_json(file: str, error: ProblemsError) -> str:
    """Return why a file cannot be scored as one line of JSON."""
    return dumps(json_fields.Failure(FORMAT, file, list(map(str, error.problems))))


def questions_json(catalog: Catalog) -> str:
    """Return the question bank as one line of JSON."""
    sections = [json_fields.BankSection(part.id, part.title, part.intro) for part in catalog.sections.values()]
    questions = [_question(question, catalog) for question in catalog.questions.values()]
    return dumps(json_fields.Bank(FORMAT, pack_data(catalog), sections, questions))


def dumps(data: object, indent: int | None = None) -> str:
    """Return JSON that can stand in a page, a script or a terminal; what these obey is escaped.

    It is one line, unless it is to be read and so has an `indent`.
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent, default=vars)
    return OBEYED.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def condition_data(condition: Condition, catalog: Catalog) -> dict[str, Any]:
    """Return a condition as a pack writes it."""
    match condition:
        case All(parts):
            return {key: value for part in parts for key, value in condition_data(part, catalog).items()}
        case AnyOf(parts):
            return {"any": [condition_data(part, catalog) for part in parts]}
        case Not(part):
            return {"not": condition_data(part, catalog)}
        case Test():
            key = condition.question if condition.row is None else f"{condition.question}.{condition.row}"
            return {key: _test(condition, catalog)}


def _test(test: Test, catalog: Catalog) -> object:
    options = [option for option in catalog.questions[test.question].options if option in test.options]
    if test.every:
        return {"every": options}
    if test.operator == "any_of":
        return options[0] if len(options) == 1 else options
    if test.operator in {"at_least", "at_most"}:
        return {test.operator: test.number} | ({"of": options} if options else {})
    return {test.operator: options}


def pack_data(catalog: Catalog) -> json_fields.Pack:
    """Return which rules were used."""
    return json_fields.Pack(catalog.id, catalog.version, on=catalog.extends or None)


def _bounds(score: Score) -> dict[str, Any]:
    return {name: _number_or_null(getattr(score, name)) for name in ("value", "low", "high", "coverage")}


def _plan(report: Report) -> json_fields.Plan:
    first = summarise(report)
    return json_fields.Plan(
        hours_a_week=_number(report.hours_a_week),
        month=json_fields.Period(
            hours=_number(month_capacity(report)),
            used=_number(first.month.month),
            score_after=_number_or_null(first.after_month),
            ends=months_after(report.as_of, 1),
        ),
        quarter=json_fields.Period(
            hours=_number(quarter_capacity(report)),
            used=_number(first.quarter.quarter),
            score_after=_number_or_null(first.after_quarter),
            ends=months_after(report.as_of, 3),
        ),
    )


def _finding(line: RuleResult) -> json_fields.JudgedRule:
    finding = line.finding
    share = _number_or_null if finding.is_practice else _nothing
    return json_fields.JudgedRule(
        rule=line.rule.id,
        trend=line.rule.trend,
        kind=line.rule.kind,
        status=finding.status,
        applies=finding.applies,
        weight=line.weight,
        score=share(finding.score),
        low=share(finding.low),
        high=share(finding.high),
        gain=_number_or_null(line.gain),
        title=line.title,
        because=[_reason(reason) for reason in line.because],
        **_evidence(line),
    )


def _item(item: ChecklistItem) -> json_fields.Action:
    rule, priority = item.rule, item.item
    return json_fields.Action(
        rank=item.rank,
        rule=rule.id,
        title=item.line.action_title,
        gain=_number(priority.gain),
        score_after=_number_or_null(item.score_after),
        hours_once=_number(rule.effort.once),
        hours_monthly=_number(rule.effort.monthly),
        cost=rule.cost,
        bucket=item.bucket,
        priority=json_fields.Priority(
            value=_number(priority.value),
            goal=_number(priority.goal),
            confidence=_number(priority.confidence),
            cost=_number(priority.cost),
        ),
        steps=_steps(rule),
        done_when=rule.action.done_when if rule.action else "",
        says_who=_says_who(item.line),
        decision=_decision(item.decision),
    )


def _duty(line: RuleResult) -> json_fields.Duty:
    effort = line.rule.effort
    return json_fields.Duty(**_watched(line), hours_once=_number(effort.once), hours_monthly=_number(effort.monthly))


def _watched(line: RuleResult) -> dict[str, Any]:
    return {
        "rule": line.rule.id,
        "title": line.title,
        "status": line.finding.status,
        "because": [_reason(reason) for reason in line.because],
        "steps": _steps(line.rule),
        **_evidence(line),
    }


def _steps(rule: Rule) -> list[str]:
    return list(rule.action.steps) if rule.action else []


def _evidence(line: RuleResult) -> dict[str, list[str]]:
    return {"claims": [claim.id for claim in line.claims], "updates": [known.update.id for known in line.updates]}


def _says_who(line: RuleResult) -> list[json_fields.Credit]:
    """Return the documents behind a line that a client may read, each once."""
    return [
        json_fields.Credit(
            one.source.publisher,
            one.source.published,
            [claim.id for claim in one.claims],
            [claim.advises for claim in one.claims],
        )
        for one in citations_for(line.client_claims)
    ]


def _reason(reason: Reason) -> json_fields.Because:
    return json_fields.Because(reason.question, reason.row, reason.ask, _answer(reason.answer), reason.label)


def _decision(decision: Decision | None) -> json_fields.Decided | None:
    return json_fields.Decided(decision.status, decision.who, decision.due, decision.why) if decision else None


def _question(question: Question, catalog: Catalog) -> json_fields.BankQuestion:
    return json_fields.BankQuestion(
        id=question.id,
        section=question.section,
        ask=question.ask,
        note=question.note,
        kind=question.kind,
        depth=question.depth,
        each=question.each,
        ask_when=condition_data(question.ask_when, catalog),
        min=question.minimum,
        max=question.maximum,
        dont_know=question.dont_know,
        options=[
            json_fields.BankOption(option.id, option.label, option.exclusive, _number_or_null(option.value))
            for option in question.options.values()
        ],
    )


def _answer(answer: Answer) -> Any:
    if isinstance(answer, Mapping):
        return {row: _answer(value) for row, value in answer.items()}
    return list(answer) if isinstance(answer, tuple) else answer


def _nothing(_value: object) -> None:
    """Return null: the rule is not scored."""


def _number_or_null(value: Fraction | None) -> float | None:
    return None if value is None else _number(value)


def _number(value: Fraction) -> float:
    return numbers.rounded(value * PLACES) / PLACES
