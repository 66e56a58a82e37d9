"""What can still be checked of a file that has faults: the file without them.

A pack with a fault is never used, so that what is put in here only lets the rest be held against the other files.
"""

from __future__ import annotations

import copy
import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from pydantic import ValidationError

from trendaudit.pack.models.shared import Entry
from trendaudit.strict_yaml import Keys, YamlFile

E_co = TypeVar("E_co", bound=Entry, covariant=True)
Loc = tuple[int | str, ...]

MOST_ROUNDS = 6
"""A key that is renamed may hold faults, and what is taken away may be missed further up."""
_WHOLE_ENTRIES = ("questions", "claims", "updates")
"""Keys of mappings of which an entry with a fault is left out as a whole: its id exists, and no more is known of it."""
_IN_PLACE: Mapping[str, object] = {
    "origin": "-", "why": "-", "impact": 1, "effort": {"once": 0, "monthly": 0}, "goals": [], "beyond": "-",
    "claims": [], "examples": [], "score": [{"points": 0, "otherwise": True}],
    "action": {"title": "-", "steps": ["-"], "done_when": "-"}, "section": "-", "publisher": "-",
    "published": "2026", "language": "en", "id": "unknown", "version": "0.0.0", "reviewed": "2026-01-01",
    "trends": {"unknown": {"title": "-", "weight": 1}},
}  # fmt: skip
"""What stands in for a key of a file whose value has a fault."""
_DECISIVE = ("extends", "retire")
"""Keys of pack.yaml without which nobody knows what files there are."""
_UNKNOWN_QUESTION = "unknown_question"
"""Stands in for a question that a role names, and counts as one of which no more than its id is known."""


@dataclass(slots=True)
class Recovered(Generic[E_co]):
    """A file without its faults."""

    content: E_co | None
    """None where not enough is left."""
    document: YamlFile
    """Its keys as they should have been written."""
    hidden: set[str] = field(default_factory=set)
    """The ids of entries that were left out."""
    incomplete: bool = False
    """Whether an id could not be read, so that any may be meant by it."""
    renamed_faults: list[tuple[ValidationError, YamlFile]] = field(default_factory=list)
    """What was wrong under misspelled keys."""


def recover(model: type[E_co], document: YamlFile, error: ValidationError, file: str) -> Recovered[E_co]:
    """Return a file without the faults that a validation found; `file` is its id, for what has to be unique."""
    data = copy.deepcopy(document.data)
    recovered: Recovered[E_co] = Recovered(None, document)
    for _round in range(MOST_ROUNDS if isinstance(data, dict) else 0):
        renamed = _rename(data, error)
        if renamed:
            recovered.document = _with_keys(recovered.document, renamed)
        else:
            details = error.errors(include_url=False)
            if any(detail["loc"][0] in _DECISIVE for detail in details if detail["loc"]):
                break
            for detail in details:
                recovered.incomplete |= detail["loc"][-1:] == ("[key]",) or detail["loc"] == ("trends",)
                _remove_fault(data, detail["loc"], detail["type"], file, recovered.hidden)
        try:
            recovered.content = model.model_validate(data)
        except ValidationError as next_error:
            error = next_error
            if renamed:
                recovered.renamed_faults.append((error, recovered.document))
        else:
            break
    return recovered


def _rename(data: object, error: ValidationError) -> dict[Keys, str]:
    """Give misspelled keys their names, and return these by the ways to the keys."""
    details = error.errors(include_url=False)
    missing: dict[Loc, list[str]] = {}
    for detail in details:
        if detail["type"] == "missing":
            missing.setdefault(detail["loc"][:-1], []).append(str(detail["loc"][-1]))
    renamed: dict[Keys, str] = {}
    for detail in details:
        *around, key = detail["loc"]
        left = missing.get(tuple(around), [])
        meant = difflib.get_close_matches(str(key), left, 1) if detail["type"] == "extra_forbidden" else []
        holder, path = _resolve(data, around)
        if meant and isinstance(holder, dict) and key in holder:
            left.remove(meant[0])
            holder[meant[0]] = holder.pop(key)
            renamed[(*path, key)] = meant[0]
    return renamed


def _with_keys(document: YamlFile, renamed: Mapping[Keys, str]) -> YamlFile:
    """Return a document in which what stands under misspelled keys is found under the right ones."""

    def right(path: Keys) -> Keys:
        return tuple(renamed.get(path[: index + 1], key) for index, key in enumerate(path))

    places = {right(path): place for path, place in document.places.items()}
    key_places = {right(path): place for path, place in document.key_places.items()}
    return replace(document, places=places, key_places=key_places)


def _remove_fault(data: object, loc: Loc, fault: str, file: str, hidden: set[str]) -> None:
    """Leave out what has a fault, with all that stands in the same list or entry; fill in what has to be there."""
    if not isinstance(data, dict):
        return
    in_relations = loc[:2] == ("claims", "<relations>")  # of a rule: all of them go, and none is said to be missing
    if fault == "extra_forbidden" and not in_relations:
        holder, _path = _resolve(data, loc[:-1])
        if isinstance(holder, dict):
            holder.pop(loc[-1], None)
            return
    key = str(loc[0]) if loc else ""
    if len(loc) > 1 and key in _WHOLE_ENTRIES and isinstance(data.get(key), dict) and not in_relations:
        data[key].pop(loc[1], None)
        hidden.add(str(loc[1]))
        return
    if key == "roles":
        roles = data[key] if isinstance(data.get(key), dict) else {}
        data[key] = roles | dict.fromkeys(map(str, loc[1:2] or ("goals", "capacity")), _UNKNOWN_QUESTION)
        hidden.add(_UNKNOWN_QUESTION)
    elif len(loc) > 1 and key == "trends" and isinstance(data.get(key), dict):
        _replace_trend(data[key], loc, file)
    else:
        _replace(data, key, file)


def _replace_trend(trends: dict[str | int, object], loc: Loc, file: str) -> None:
    """Leave out a trend whose id has a fault; put another in the place of one whose entry has."""
    is_there = loc[1] in trends
    trends.pop(loc[1], None)
    if is_there and loc[-1] != "[key]":
        trends[loc[1]] = {"title": f"({file}: {loc[1]})", "weight": 1}


def _replace(data: dict[str, object], key: str, file: str) -> None:
    data.pop(key, None)
    if key in {"title", "open_title"}:
        data[key] = f"({file}: {key})"
    elif key in _IN_PLACE:
        data[key] = _IN_PLACE[key]
    if key == "claims":
        data["beyond"] = _IN_PLACE["beyond"]


def _resolve(data: object, loc: Loc | list[int | str]) -> tuple[object, Keys]:
    """Return what a location leads to, and the way there without the branches of unions that pydantic names."""
    path: Keys = ()
    for part in loc:
        inside: object = None
        if isinstance(data, dict):
            inside = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):  # an entry may be left out by now
            inside = data[part]
        if inside is not None:
            data, path = inside, (*path, part)
    return data, path
