"""JSON Schemas of the pack files, for editors that complete and check while somebody writes."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from trendaudit.json_schema import DIALECT
from trendaudit.pack.folder import FileKind
from trendaudit.pack.models.evidence import SourceFile, UpdateFile
from trendaudit.pack.models.questions import PackData, QuestionFile
from trendaudit.pack.models.rules import RuleFile

_MODELS: dict[FileKind, Any] = {
    "pack": PackData,
    "questions": QuestionFile,
    "rule": Annotated[RuleFile, Field(discriminator="kind")],
    "source": SourceFile,
    "updates": UpdateFile,
}
KINDS = tuple(_MODELS)


def schema(kind: FileKind) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one kind of pack file."""
    return {"$schema": DIALECT, **TypeAdapter(_MODELS[kind]).json_schema(schema_generator=_WithoutTitles)}


class _WithoutTitles(GenerateJsonSchema):
    """Leaves out the titles of keys: they only say the key again, above its description."""

    def field_title_should_be_set(self, _schema: object) -> bool:
        return False
