"""The JSON Schemas of what `render.json` writes: the result, and the question bank. Derived from its fields."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from trendaudit.json_schema import DIALECT, Schema
from trendaudit.render import json_fields


def score_schema() -> Schema:
    """Return the JSON Schema (2020-12) of one line of `score --json`."""
    return _schema(json_fields.Result | json_fields.Failure, "A line of `trendaudit score --json`")


def bank_schema() -> Schema:
    """Return the JSON Schema (2020-12) of `questions --json`."""
    return _schema(json_fields.Bank, "The questions, from `trendaudit questions --json`")


def _schema(kind: Any, title: str) -> Schema:
    content = TypeAdapter(kind).json_schema(schema_generator=_Closed, mode="serialization")
    return {"$schema": DIALECT, **content, "title": title}


class _Closed(GenerateJsonSchema):
    """Allows no other keys, and leaves out the titles of keys, which only say the key again."""

    def dataclass_schema(self, schema: Any) -> Schema:
        return {**super().dataclass_schema(schema), "additionalProperties": False}

    def field_title_should_be_set(self, _schema: object) -> bool:
        return False
