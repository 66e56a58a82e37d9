"""The JSON Schemas of what `render.json` writes: the result, and the question bank."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from trendaudit.core.audit import DecisionStatus, Depth
from trendaudit.core.catalog import QuestionKind, RuleKind
from trendaudit.core.priority import Bucket
from trendaudit.core.scoring import Band, Status
from trendaudit.json_schema import DAY, Schema, document, record, ref, rows
from trendaudit.render.json import FORMAT

_TEXT: Schema = {"type": "string"}
_WHOLE: Schema = {"type": "integer"}
_SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_POINTS: Schema = {"type": "number", "minimum": 0, "maximum": 100}
_HOURS: Schema = {"type": "number", "minimum": 0}
_FORMAT: Schema = {"const": FORMAT, "description": "Changes where a script that reads this would have to change."}
_PACK: Schema = record({"id": _TEXT, "version": _TEXT, "on": {"type": ["string", "null"]}})
_ANSWER: Schema = {
    "description": "An option id, a number or a text; a list of option ids; or a mapping from row to one of these.",
    "type": ["string", "number", "array", "object"],
    "items": _TEXT,
    "additionalProperties": {"type": ["string", "number", "array"], "items": _TEXT},
}


def score_schema() -> Schema:
    """Return the JSON Schema (2020-12) of one line of `score --json`."""
    content = record(
        {
            "format": _FORMAT,
            "trendaudit": {**_TEXT, "description": "The version of the program."},
            "file": _or_null(_TEXT),
            "pack": _PACK,
            "depth": _one_of(get_args(Depth)),
            "as_of": {**_TEXT, "pattern": DAY},
            "business": _TEXT,
            "score": record(
                {
                    **_scores(),
                    "shown": _or_null(_WHOLE),
                    "band": _or_null(_one_of(get_args(Band))),
                    "provisional": _is(),
                },
                about="On the scale 0-100; all null where nothing that counts has been answered.",
            ),
            "counts": record(
                {status: {**_WHOLE, "minimum": 0} for status in get_args(Status)}, about="Practices only."
            ),
            "trends": rows(record({"id": _TEXT, "title": _TEXT, "weight": {**_WHOLE, "minimum": 1}, **_scores()})),
            "findings": rows(ref("finding"), "Every rule, in the order of the ids."),
            "checklist": rows(ref("item"), "The open practices in the order in which the hours pay off."),
            "duties": rows(ref("advice"), "Legal duties; not legal advice."),
            "watch": rows(ref("advice"), "What to keep an eye on or stay out of."),
            "find_out_first": rows(record({"question": _TEXT, "ask": _TEXT, "points_at_stake": _POINTS})),
            "answers": {"type": "object", "additionalProperties": ref("answer")},
        }
    )
    shared = {"answer": _ANSWER, "reason": _reason(), "finding": _finding(), "item": _item(), "advice": _advice()}
    return document("A line of `trendaudit score --json`", content, shared)


def bank_schema() -> Schema:
    """Return the JSON Schema (2020-12) of `questions --json`."""
    option = record({"id": _TEXT, "label": _TEXT, "exclusive": _is(), "value": _or_null({"type": "number"})})
    question = record(
        {
            "id": _TEXT,
            "section": _TEXT,
            "ask": _TEXT,
            "note": {**_TEXT, "description": "For the interviewer; never printed for the client."},
            "kind": _one_of(get_args(QuestionKind)),
            "depth": _one_of(get_args(Depth)),
            "each": {**_or_null(_TEXT), "description": "The question whose chosen options are the rows of this one."},
            "ask_when": {"type": "object", "description": "The condition, as a pack writes it; {} is always."},
            "min": _or_null({"type": "number"}),
            "max": _or_null({"type": "number"}),
            "dont_know": {**_is(), "description": "Whether dont_know is accepted as an answer."},
            "options": rows(option),
        }
    )
    section = record({"id": _TEXT, "title": _TEXT, "intro": _TEXT})
    content = record({"format": _FORMAT, "pack": _PACK, "sections": rows(section), "questions": rows(question)})
    return document("The questions, from `trendaudit questions --json`", content)


def _finding() -> Schema:
    return record(
        {
            "rule": _TEXT,
            "trend": _TEXT,
            "kind": _one_of(get_args(RuleKind)),
            "status": {**_or_null(_one_of(get_args(Status))), "description": "Null for a watch that is shown."},
            "applies": {"type": ["boolean", "null"], "description": "Null while the answers do not decide it."},
            "weight": {**_or_null(_WHOLE), "description": "Null where the rule is not scored."},
            **{name: _or_null(_SHARE) for name in ("score", "low", "high")},
            "gain": {**_or_null(_POINTS), "description": "The points on the scale 0-100 that finishing it adds."},
            "title": _TEXT,
            "because": rows(ref("reason")),
            **_evidence(),
        }
    )


def _item() -> Schema:
    decision = record(
        {"status": _one_of(get_args(DecisionStatus)), "why": _TEXT, "who": _TEXT, "due": _TEXT}, ["status"]
    )
    return record(
        {
            "rank": {**_WHOLE, "minimum": 1},
            "rule": _TEXT,
            "title": _TEXT,
            "gain": _POINTS,
            "score_after": {
                **_or_null(_POINTS),
                "description": "Null where it was declined, for then it adds nothing.",
            },
            "hours_once": _HOURS,
            "hours_monthly": _HOURS,
            "cost": {**_TEXT, "description": "Money, in words."},
            "bucket": {**_or_null(_one_of(get_args(Bucket))), "description": "Null where a decision was taken."},
            "priority": record({"value": _POINTS, "fit": _SHARE, "confidence": _SHARE, "cost": _HOURS}),
            "steps": rows(_TEXT),
            "done_when": _TEXT,
            "decision": _or_null(decision),
        }
    )


def _advice() -> Schema:
    return record(
        {
            "rule": _TEXT,
            "title": _TEXT,
            "status": _or_null(_one_of(get_args(Status))),
            "because": rows(ref("reason")),
            "steps": rows(_TEXT),
            **_evidence(),
        }
    )


def _reason() -> Schema:
    return record({"question": _TEXT, "row": _or_null(_TEXT), "ask": _TEXT, "answer": ref("answer"), "label": _TEXT})


def _evidence() -> dict[str, Schema]:
    return {"claims": rows(_TEXT), "updates": rows(_TEXT)}


def _scores() -> dict[str, Schema]:
    return {**{name: _or_null(_POINTS) for name in ("value", "low", "high")}, "coverage": _or_null(_SHARE)}


def _is() -> Schema:
    return {"type": "boolean"}


def _one_of(words: Iterable[str]) -> Schema:
    return {"enum": list(words)}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}
