"""Say in plain words where a file has not the shape of its kind.

pydantic reports every missing and every unknown key by itself; a misspelled key is both, and is
reported here as the one mistake that it is.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, Tag, ValidationError
from pydantic_core import ErrorDetails

from trendaudit.errors import Problem, did_you_mean
from trendaudit.pack.folder import SLUG
from trendaudit.pack.models.rules import RULE_FILES
from trendaudit.pack.models.shared import CLAIM, DAY, EXTENDS, ID, LANGUAGE, PERIOD, RECHECK, VERSION
from trendaudit.strict_yaml import Keys, YamlFile
from trendaudit.text.quoting import shown
from trendaudit.text.translation import _, ngettext
from trendaudit.text.typed_text import decimal_comma

Loc = tuple[str | int, ...]
_KEY = "[key]"


def validation_problems(error: ValidationError, model: type[BaseModel], document: YamlFile) -> list[Problem]:
    """Return one problem for each mistake that a validation found in a file."""
    missing: dict[Loc, list[str]] = {}
    unknown: dict[Loc, list[str]] = {}
    problems: list[Problem] = []
    for detail in error.errors(include_url=False):
        loc = detail["loc"]
        if detail["type"] == "missing":
            missing.setdefault(loc[:-1], []).append(str(loc[-1]))
        elif detail["type"] == "extra_forbidden":
            unknown.setdefault(loc[:-1], []).append(str(loc[-1]))
        else:
            problems.append(_wrong_value(detail, model, document))
    for loc in missing.keys() | unknown.keys():
        wrong_keys = _wrong_keys(missing.get(loc, []), unknown.get(loc, []), _plain(_type_at(model, loc)))
        path = _path(loc, document)
        for key, message in wrong_keys:
            problems.append(document.key_problem((*path, key) if key else path, message))
    return problems


def _path(loc: Loc, document: YamlFile) -> Keys:
    """Return the way to a value that exists: pydantic also names the branch of a union on the way."""
    path: Keys = ()
    for part in loc:
        if (*path, part) in document.places:
            path = (*path, part)
    return path


def _wrong_keys(missing: Sequence[str], unknown: Sequence[str], entry: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Yield the unknown key (or "" where one is missing) and what is wrong, for one mapping."""
    left = list(missing)
    for key in unknown:
        if meant := difflib.get_close_matches(key, left, 1):
            left.remove(meant[0])
            yield key, unknown_key(key, meant)
        elif entry in RULE_FILES.values() and any(key in other.model_fields for other in RULE_FILES.values()):
            kind = next(kind for kind, other in RULE_FILES.items() if other is entry)
            yield key, _("a {kind} has no key {key!r}; remove it").format(kind=kind, key=key)
        else:
            yield key, unknown_key(key, entry.model_fields)
    if left:
        text = ngettext("the key {keys} is missing", "the keys {keys} are missing", len(left))
        yield "", text.format(keys=", ".join(map(repr, left))) + "".join(_choices(left, entry))


def _choices(missing: Sequence[str], entry: type[BaseModel]) -> Iterator[str]:
    """Yield what may stand under those missing keys for which there are only a few words, and what `extends` is for."""
    for key in missing:
        kind = entry.model_fields[key].annotation
        if get_origin(kind) is Literal:
            yield _("; {key!r} is {words}").format(key=key, words=_alternatives(get_args(kind)))
        elif key == "extends":
            yield _(
                ": 'retire' is for a pack that extends another; name that one, such as "
                "extends: social-trends >=1.0,<2, or remove 'retire'"
            )


def unknown_key(key: str, known: Sequence[str] | Mapping[str, object]) -> str:
    """Say that there is no such key."""
    return _("unknown key {key!r}").format(key=key) + did_you_mean(key, known)


def _type_at(model: type[BaseModel], loc: Loc) -> Any:
    """Return the type that a location leads to."""
    kind: Any = model
    for part in loc:
        kind = _inside(_plain(kind), part)
    return kind


def _words_of(kind: Any) -> Iterator[str]:
    """Yield the words that a type allows."""
    if get_origin(kind) is Literal:
        yield from get_args(kind)
    elif not isinstance(kind, type):
        for branch in get_args(kind):
            yield from _words_of(branch)


def _inside(kind: Any, part: str | int) -> Any:
    if get_origin(kind) in (list, dict):  # a key of a file may look like a tag
        return get_args(kind)[-1]
    tagged = next((branch for branch in get_args(kind) if Tag(str(part)) in get_args(branch)), None)
    return kind.model_fields[part].annotation if tagged is None else tagged


def _plain(kind: Any) -> Any:
    """Return a type without its annotations, and without the None that may stand instead of a model."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    models = [branch for branch in get_args(kind) if isinstance(branch, type) and issubclass(branch, BaseModel)]
    return models[0] if models and get_origin(kind) not in (list, dict) else kind


def _wrong_value(detail: ErrorDetails, model: type[BaseModel], document: YamlFile) -> Problem:
    path = _path(detail["loc"], document)
    if detail["type"] == "literal_error":
        words = list(_words_of(_type_at(model, detail["loc"])))
        numbers = [_("a number of 0-100")] if "not_applicable" in words else []  # the other branch of these unions
        comma = decimal_comma(detail["input"]) if numbers else ""
        message = comma or one_of(detail["input"], [*numbers, *words])
    else:
        message = _value_message(detail, document.written.get(path) or shown(detail["input"]))
    if detail["loc"][-1:] == (_KEY,):
        return document.key_problem(path, message)
    start = max((index for index, part in enumerate(path) if isinstance(part, str)), default=0)
    named = "".join(f"[{part + 1}]" if isinstance(part, int) else part for part in path[start:])
    return document.problem(path, f"{named}: {message}" if named else message)


def _value_message(detail: ErrorDetails, found: str) -> str:
    """Say what is wrong with a value; `found` is how it was written, such as 1.10."""
    value, limits = detail["input"], detail.get("ctx", {})
    match detail["type"]:
        case "string_type" if detail["loc"][-1:] == ("version",):
            return _PATTERNS[VERSION]().format(value=found)
        case "string_type":
            return _text_wanted(value, found)
        case "int_type" | "float_type":
            return _number_wanted(value, _("a whole number") if detail["type"] == "int_type" else _("a number"))
        case "bool_type":
            return type_wanted(_("true or false, without quotes"), value)
        case "list_type":
            return type_wanted(_("a list, in [brackets] or with a '- ' before each entry"), value)
        case "dict_type" if detail["loc"][-1] in {"ask_when", "applies_when", "when"}:
            return type_wanted(_("a condition such as {question: option}"), value)
        case "dict_type" | "model_type" if detail["loc"][-1:] == ("effort",):
            return type_wanted(_("hours such as {once: 2, monthly: 1}"), value)
        case "dict_type" | "model_type" | "model_attributes_type":
            return type_wanted(_("a mapping of keys and values"), value)
        case "string_pattern_mismatch":
            return _PATTERNS[limits["pattern"]]().format(value=shown(value))
    return _out_of_range(detail)


def _out_of_range(detail: ErrorDetails) -> str:
    value, limits = detail["input"], detail.get("ctx", {})
    match detail["type"]:
        case "string_too_short" | "too_short":
            return _("this may not be empty")
        case "string_too_long":
            message = _("this text is too long: at most {limit} characters, found {length}")
            return message.format(limit=limits["max_length"], length=len(str(value)))
        case "too_long":
            message = _("these are too many: at most {limit}, found {length}")
            return message.format(limit=limits["max_length"], length=len(value))
        case "greater_than_equal":
            return _("{value} is too small; the least is {limit:g}").format(value=shown(value), limit=limits["ge"])
        case "less_than_equal":
            return _("{value} is too large; the most is {limit:g}").format(value=shown(value), limit=limits["le"])
        case "impact" | "words":
            return detail["msg"]  # in our own words
    return _("{value} cannot stand here").format(value=shown(value))


def _text_wanted(value: object, found: str) -> str:
    if isinstance(value, bool | int | float):
        return _("expected text, found {value}; put it in quotes").format(value=found)
    if isinstance(value, Mapping) and value:
        message = _("expected text, and the ': ' behind {key} makes a mapping of it; put the text in quotes")
        return message.format(key=shown(next(iter(value))))
    return type_wanted(_("text"), value)


def _number_wanted(value: object, wanted: str) -> str:
    if isinstance(value, str) and re.fullmatch(r"[-+]?\d+(\.\d+)?", value.strip()):
        return _("expected {wanted}, found text; take away the quotes around {value}").format(
            wanted=wanted, value=value
        )
    if comma := decimal_comma(value):
        return _("expected {wanted}; {comma}").format(wanted=wanted, comma=comma)
    return type_wanted(wanted, value)


def type_wanted(wanted: str, value: object) -> str:
    """Say that something else is expected."""
    return _("expected {wanted}, found {value}").format(wanted=wanted, value=shown(value))


def one_of(value: object, words: Sequence[str]) -> str:
    """Say that one of a few words is expected."""
    nearest = did_you_mean(value, words) if isinstance(value, str) else ""
    return type_wanted(_alternatives(words), value) + nearest


def _alternatives(words: Sequence[str]) -> str:
    *others, last = words
    return _("{words} or {last}").format(words=", ".join(others), last=last) if others else last


_PATTERNS = {
    ID: lambda: _("{value} is no id: it begins with a lower-case letter and has only these, digits and _"),
    SLUG: lambda: _("{value} must have only lower-case letters and digits, with single hyphens between them"),
    CLAIM: lambda: _("{value} is no id of a claim: capital letters and digits, a hyphen, a number, such as S2-33"),
    DAY: lambda: _("{value} is no date, such as 2026-11-22"),
    PERIOD: lambda: _("{value} is no date: write 2026, 2026-11 or 2026-11-22"),
    RECHECK: lambda: _("{value} is neither a date, such as 2026-11-22, nor 'never'"),
    VERSION: lambda: _("{value} is no version, such as 1.0.0"),
    EXTENDS: lambda: _("{value} is no pack with a range of versions, such as social-trends >=1.0,<2"),
    LANGUAGE: lambda: _("{value} is no language, such as en or en-GB"),
}
