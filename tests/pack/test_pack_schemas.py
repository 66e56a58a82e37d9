from __future__ import annotations

import json

import pytest

from trendaudit.pack.folder import FileKind
from trendaudit.pack.schemas import KINDS, schema


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_has_a_schema_that_refuses_unknown_keys(kind: FileKind) -> None:
    written = schema(kind)

    assert written["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(json.dumps(written)) == written
    models = [entry for entry in [written, *written["$defs"].values()] if entry.get("type") == "object"]
    assert models
    assert all(entry["additionalProperties"] is False for entry in models)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described(kind: FileKind) -> None:
    written = schema(kind)

    for entry in [written, *written["$defs"].values()]:
        for key, value in entry.get("properties", {}).items():
            assert "description" in value, key


def test_schema_of_rules_tells_the_kinds_apart() -> None:
    mapping = schema("rule")["discriminator"]["mapping"]

    assert sorted(mapping) == ["duty", "practice", "watch"]
