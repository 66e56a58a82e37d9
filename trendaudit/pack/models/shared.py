"""What the models of all pack files share: small types, conditions."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, WithJsonSchema

from trendaudit.pack.folder import SLUG

ID = r"^[a-z][a-z0-9_]*$"
CLAIM = r"^[A-Z][A-Z0-9]*-[0-9]+$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
PERIOD = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
RECHECK = r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|never)$"
VERSION = r"^[0-9]+\.[0-9]+\.[0-9]+$"
_COMPARISON = r"(>=|<=|==|>|<) ?[0-9]{1,9}(\.[0-9]{1,9})*"
EXTENDS = rf"^[a-z0-9]+(-[a-z0-9]+)* {_COMPARISON}( ?, ?{_COMPARISON})*$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
"""How ids, days, versions and the like are written, as regular expressions that mean the same in JSON Schema."""

LONGEST_TEXT, LONGEST_TITLE, LONGEST_ID = 2000, 300, 60
"""Characters: three times and more what the shipped pack needs."""
MOST = 100
"""Entries of a list, and options of a question."""

Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
MaybeText = Annotated[str, Field(max_length=LONGEST_TEXT)]
Title = Annotated[str, Field(min_length=1, max_length=LONGEST_TITLE)]
Id = Annotated[str, Field(pattern=ID, max_length=LONGEST_ID)]
Slug = Annotated[str, Field(pattern=SLUG, max_length=LONGEST_ID)]
RuleId = Annotated[str, Field(min_length=1, max_length=2 * LONGEST_ID)]
ClaimId = Annotated[str, Field(pattern=CLAIM, max_length=LONGEST_ID)]
Day = Annotated[str, Field(pattern=DAY)]
Period = Annotated[str, Field(pattern=PERIOD)]

_WORD = {"type": ["string", "boolean", "number"]}
_WORDS = {"type": "array", "items": _WORD, "minItems": 1}
_OPERATORS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "none_of": _WORDS, "all_of": _WORDS, "every": {"anyOf": [_WORD, _WORDS]},
        "at_least": {"type": "number"}, "at_most": {"type": "number"}, "of": _WORDS,
    },
}  # fmt: skip
_CONDITION = {
    "type": "object",
    "properties": {"any": {"type": "array", "items": {"type": "object"}, "minItems": 1}, "not": {"type": "object"}},
    "additionalProperties": {"anyOf": [_WORD, _WORDS, _OPERATORS]},
}
ConditionData = Annotated[dict[str, Any], WithJsonSchema(_CONDITION)]
"""A condition as it stands in a file; `conditions` makes sense of it."""


def shape(tag: type, shape: str, other: str) -> Discriminator:
    """Choose between two types by whether the value is of one Python type.

    Their tags stand in angle brackets, so that no key of a file is taken for one.
    """
    return Discriminator(lambda value: shape if isinstance(value, tag) else other)


OneOrMore = Annotated[
    Annotated[Text, Tag("<text>")] | Annotated[list[Text], Field(max_length=MOST), Tag("<list>")],
    shape(list, "<list>", "<text>"),
]


class Entry(BaseModel):
    """What all of them have in common: no unknown keys, no conversions, no blanks around texts."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, str_strip_whitespace=True)


def listed(data: str | list[str]) -> tuple[str, ...]:
    """Return one text or several as several."""
    return (data,) if isinstance(data, str) else tuple(data)


def plain(number: float | None) -> int | float | None:
    """Return a whole number as such: 2 and not 2.0."""
    return int(number) if number is not None and number == int(number) else number
