"""The JSON Schema of answers files, for editors and for scripts that make them.

It says what a file may hold, question by question. Which questions a business is asked depends on its answers,
and is left to `trendaudit check`.
"""

from __future__ import annotations

from typing import get_args

from trendaudit.core.audit import DecisionStatus, Depth
from trendaudit.core.catalog import Catalog, Question
from trendaudit.core.kinds import kind_of
from trendaudit.json_schema import DAY, Schema, document, record, ref
from trendaudit.text.translation import _


def answers_schema(catalog: Catalog) -> Schema:
    """Return the JSON Schema (2020-12) of the answers files that belong to a pack."""
    properties: dict[str, Schema] = {
        "trendaudit": {"const": 1, "description": _("The format of this file.")},
        "pack": _pack(catalog),
        "depth": _or_blank({"enum": [*get_args(Depth)]}, _("What “complete” means for this file.")),
        "date": {**ref("day"), "description": _("The day of the answers: YYYY-MM-DD.")},
        "business": {**ref("text"), "description": _("The name of the business.")},
        "auditor": {**ref("text"), "description": _("Who asked.")},
        "answers": _optional(
            {question.id: _answer(question, catalog) for question in catalog.questions.values()},
            _("The ids of the options that were chosen, never their labels."),
        ),
        "notes": _optional(dict.fromkeys(_noted(catalog), ref("text")), _("Private notes, by question.")),
        "decisions": _optional(
            {rule.id: {**ref("decision"), "description": rule.title} for rule in catalog.rules.values()},
            _("What became of items of the checklist."),
        ),
        "retired": {
            "type": ["object", "null"],
            "description": _("Answers that an earlier version of the pack asked for."),
        },
    }
    title = _("Answers to {title}, {pack} {version}").format(
        title=catalog.title, pack=catalog.id, version=catalog.version
    )
    return document(title, record(properties, ["trendaudit", "pack"]), _shared())


def _shared() -> dict[str, Schema]:
    """Return what several answers refer to. Nothing at all and blank text are the same: unanswered."""
    return {
        "blank": {
            "type": ["string", "null"],
            "pattern": r"^\s*$",
            "description": _("Nothing: it has no answer yet."),
        },
        "text": {"type": ["string", "number", "boolean", "null"]},
        "day": {"type": ["string", "null"], "pattern": rf"{DAY}|^\s*$"},
        "decision": _decision(),
    }


def _pack(catalog: Catalog) -> Schema:
    about = _("The pack that was asked: {pack}.").format(pack=catalog.edition)
    own, base, version = catalog.id, catalog.extends.partition(" ")[0], r"[0-9]+(\.[0-9]+)*"
    pattern = rf"^({own} {version}( on {base} {version})?|{base} {version})$" if base else f"^{own} {version}$"
    return {"type": "string", "pattern": pattern, "description": about}


def _optional(properties: dict[str, Schema], about: str) -> Schema:
    """Return a mapping of which every key may be missing, and which may be missing itself."""
    return {**record(properties, (), about), "type": ["object", "null"]}


def _or_blank(schema: Schema, about: str) -> Schema:
    return {"description": about, "anyOf": [schema, ref("blank")]}


def _answer(question: Question, catalog: Catalog) -> Schema:
    if question.each is None:
        return _or_blank(kind_of(question).schema(question), question.ask)
    rows = catalog.questions[question.each].combinable.values()
    properties = {row.id: _or_blank(kind_of(question).schema(question), row.label) for row in rows}
    return _optional(properties, question.ask)


def _noted(catalog: Catalog) -> list[str]:
    """Return what a note can belong to: a question, or one row of it."""
    names = []
    for question in catalog.questions.values():
        names.append(question.id)
        if question.each is not None:
            names += [f"{question.id}.{row}" for row in catalog.questions[question.each].combinable]
    return names


def _decision() -> Schema:
    properties: dict[str, Schema] = {
        "status": {"enum": [*get_args(DecisionStatus)], "description": _("What was decided.")},
        "why": {**ref("text"), "description": _("Why.")},
        "who": {**ref("text"), "description": _("Who does it.")},
        "due": {**ref("day"), "description": _("By when: YYYY-MM-DD.")},
    }
    return {"anyOf": [record(properties, ["status"]), ref("blank")]}
