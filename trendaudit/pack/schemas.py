"""JSON Schemas of the pack files, for editors that complete and check while somebody writes."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from trendaudit.pack.files.evidence import SourceFile, UpdateFile
from trendaudit.pack.files.questions import PackFile, QuestionFile
from trendaudit.pack.files.rules import RuleFile
from trendaudit.pack.folder import FileKind

_MODELS: dict[FileKind, Any] = {
    "pack": PackFile,
    "questions": QuestionFile,
    "rule": Annotated[RuleFile, Field(discriminator="kind")],
    "source": SourceFile,
    "updates": UpdateFile,
}
KINDS = tuple(_MODELS)


def schema(kind: FileKind) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one kind of pack file."""
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, **TypeAdapter(_MODELS[kind]).json_schema()}
