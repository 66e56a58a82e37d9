"""The words that our JSON Schemas are made of (draft 2020-12)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def document(title: str, content: Schema, shared: Mapping[str, Schema] | None = None) -> Schema:
    """Return the schema of a whole file; `shared` are the parts that its content refers to by `ref`."""
    return {"$schema": DIALECT, "title": title, **content, **({"$defs": dict(shared)} if shared else {})}


def record(properties: Mapping[str, Schema], required: Collection[str] | None = None, about: str = "") -> Schema:
    """Return the schema of a mapping with these keys and no others; all are required where nothing else is said."""
    needed = list(properties if required is None else required)
    return {
        "type": "object",
        **({"description": about} if about else {}),
        "properties": dict(properties),
        **({"required": needed} if needed else {}),
        "additionalProperties": False,
    }


def rows(of: Schema, about: str = "") -> Schema:
    """Return the schema of a list."""
    return {"type": "array", **({"description": about} if about else {}), "items": of}


def ref(name: str) -> Schema:
    """Return a reference to a shared part."""
    return {"$ref": f"#/$defs/{name}"}
