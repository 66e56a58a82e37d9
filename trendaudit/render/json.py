"""The result for a script; the shape is a contract (`format` 1)."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from trendaudit import __version__
from trendaudit.core.audit import Answer, Decision
from trendaudit.core.catalog import Catalog, Question
from trendaudit.core.conditions import All, Condition, Not, Test
from trendaudit.core.conditions import Any as AnyOf
from trendaudit.core.lines import Reason, RuleLine
from trendaudit.core.report import ChecklistItem, Report
from trendaudit.core.scoring import Score
from trendaudit.errors import ProblemsError

FORMAT = 1
PLACES = 10_000
"""Numbers are rounded half up to four decimals."""
OBEYED = re.compile("[<\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What ends a script or a line, what a terminal obeys, what turns writing round, and what has no encoding."""


def report_json(report: Report, file: str | None = None, top: int | None = None) -> str:
    """Return a report as one line of JSON, with the name of its answers file. `top` cuts the checklist."""
    data = {
        "format": FORMAT,
        "trendaudit": __version__,
        "file": file,
        "pack": pack_data(report.catalog),
        "depth": report.audit.depth,
        "as_of": report.as_of,
        "business": report.audit.business,
        "score": _score(report.score)
        | {"shown": report.score.shown, "band": report.band, "provisional": report.provisional},
        "counts": dict(report.counts),
        "trends": [
            {"id": line.trend.id, "title": line.trend.title, "weight": line.trend.weight, **_score(line.score)}
            for line in report.trends
        ],
        "findings": [_finding(line) for line in report.lines],
        "checklist": [_item(item) for item in report.checklist[:top]],
        "duties": [_advice(line) for line in report.duties],
        "watch": [_advice(line) for line in report.watch],
        "find_out_first": [
            {"question": stake.question, "ask": stake.ask, "points_at_stake": _number(stake.points)}
            for stake in report.find_out_first
        ],
        "answers": {question: _answer(answer) for question, answer in report.audit.answers.items()},
    }
    return dumps(data)


def error_json(file: str, error: ProblemsError) -> str:
    """Return why a file cannot be scored as one line of JSON."""
    return dumps({"format": FORMAT, "file": file, "error": list(map(str, error.problems))})


def questions_json(catalog: Catalog) -> str:
    """Return the question bank as one line of JSON."""
    sections = [{"id": s.id, "title": s.title, "intro": s.intro} for s in catalog.sections.values()]
    questions = [_question(question, catalog) for question in catalog.questions.values()]
    return dumps({"format": FORMAT, "pack": pack_data(catalog), "sections": sections, "questions": questions})


def dumps(data: object, indent: int | None = None) -> str:
    """Return JSON that can stand in a page, a script or a terminal; what these obey is escaped.

    It is one line, unless it is to be read and so has an `indent`.
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent)
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


def pack_data(catalog: Catalog) -> dict[str, str | None]:
    """Return which rules were used; `on` names those that they build upon, such as `social-trends 1.0.0`."""
    return {"id": catalog.id, "version": catalog.version, "on": catalog.extends or None}


def _score(score: Score) -> dict[str, float | None]:
    return {
        "value": _number(score.value),
        "low": _number(score.low),
        "high": _number(score.high),
        "coverage": _number(score.coverage),
    }


def _finding(line: RuleLine) -> dict[str, object]:
    finding = line.finding
    return {
        "rule": line.rule.id,
        "trend": line.rule.trend,
        "kind": line.rule.kind,
        "status": finding.status,
        "applies": finding.applies,
        "weight": line.weight,
        "score": _number(finding.score) if finding.is_practice else None,
        "low": _number(finding.low) if finding.is_practice else None,
        "high": _number(finding.high) if finding.is_practice else None,
        "gain": _number(line.gain),
        "title": line.title,
        "because": [_reason(reason) for reason in line.because],
        **_evidence(line),
    }


def _item(item: ChecklistItem) -> dict[str, object]:
    rule, priority = item.rule, item.item
    action = rule.action
    return {
        "rank": item.rank,
        "rule": rule.id,
        "title": item.line.action_title,
        "gain": _number(priority.gain),
        "score_after": _number(item.score_after),
        "hours_once": _number(rule.effort.once),
        "hours_monthly": _number(rule.effort.monthly),
        "cost": rule.cost,
        "bucket": item.bucket,
        "priority": {
            "value": _number(priority.value),
            "fit": _number(priority.fit),
            "confidence": _number(priority.confidence),
            "cost": _number(priority.cost),
        },
        "steps": list(action.steps) if action else [],
        "done_when": action.done_when if action else "",
        "decision": _decision(item.decision),
    }


def _advice(line: RuleLine) -> dict[str, object]:
    return {
        "rule": line.rule.id,
        "title": line.title,
        "status": line.finding.status,
        "because": [_reason(reason) for reason in line.because],
        "steps": list(line.rule.action.steps) if line.rule.action else [],
        **_evidence(line),
    }


def _evidence(line: RuleLine) -> dict[str, list[str]]:
    return {"claims": [claim.id for claim in line.claims], "updates": [known.update.id for known in line.updates]}


def _reason(reason: Reason) -> dict[str, object]:
    return {
        "question": reason.question,
        "row": reason.row,
        "ask": reason.ask,
        "answer": _answer(reason.answer),
        "label": reason.label,
    }


def _decision(decision: Decision | None) -> dict[str, str] | None:
    if decision is None:
        return None
    parts = {"status": decision.status, "why": decision.why, "who": decision.who, "due": decision.due}
    return {name: value for name, value in parts.items() if value}


def _question(question: Question, catalog: Catalog) -> dict[str, object]:
    return {
        "id": question.id,
        "section": question.section,
        "ask": question.ask,
        "note": question.note,
        "kind": question.kind,
        "depth": question.depth,
        "each": question.each,
        "ask_when": condition_data(question.ask_when, catalog),
        "min": question.minimum,
        "max": question.maximum,
        "dont_know": question.dont_know,
        "options": [
            {"id": o.id, "label": o.label, "exclusive": o.exclusive, "value": _number(o.value)}
            for o in question.options.values()
        ],
    }


def _answer(answer: Answer) -> object:
    if isinstance(answer, Mapping):
        return {row: _answer(value) for row, value in answer.items()}
    return list(answer) if isinstance(answer, tuple) else answer


def _number(value: Fraction | int | None) -> int | float | None:
    if value is None:
        return None
    scaled = math.floor(value * PLACES + Fraction(1, 2))
    return scaled // PLACES if scaled % PLACES == 0 and isinstance(value, int) else scaled / PLACES
