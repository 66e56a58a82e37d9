"""Write frozen values as JSON and read them back by their types, so that nothing else can come out.

A record is a JSON object of what differs from its defaults; a fraction is `[numerator, denominator]`. What a union
holds is told by its JSON type where that is enough; else it is `[number of the member, value]`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints


class MismatchError(ValueError):
    """A value, or what was read, is not of the type that it should be of."""


class Codec(NamedTuple):
    """How the values of one type are written as JSON data and read from them. Both ways raise `MismatchError`."""

    shapes: frozenset[type]
    """What the JSON data can be: dict, list, str, int, float, bool or NoneType."""
    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]


@cache
def codec(kind: Any) -> Codec:
    """Return how values of a type are written and read. Raises TypeError for a type that cannot be."""
    if is_dataclass(kind):
        return _record(kind)
    if kind in (str, int, float, bool, NoneType):
        return _plain(kind)
    if kind is Fraction:
        return Codec(frozenset({list}), _written_fraction, _read_fraction)
    inner = get_args(kind)
    match get_origin(kind):
        case origin if origin is Literal:
            return _one_of(inner)
        case origin if origin in (Union, UnionType):
            return _union([codec(member) for member in inner])
        case origin if origin in (tuple, frozenset):
            return _collection(origin, codec(inner[0]))
        case origin if origin is Mapping and inner[0] is str:
            return _mapping(codec(inner[1]))
    raise TypeError(kind)


def _expect(kind: type, value: object) -> None:
    if type(value) is not kind:  # a truth value is no number here, and no subclass comes back as what it was
        raise MismatchError(kind.__name__)


def _plain(kind: type) -> Codec:
    def same(value: object) -> object:
        if type(value) is not kind:  # not by `_expect`: most of what is read passes here
            raise MismatchError(kind.__name__)
        return value

    return Codec(frozenset({kind}), same, same)


def _one_of(words: tuple[str, ...]) -> Codec:
    known = {word: word for word in words}

    def same(value: str) -> str:
        _expect(str, value)
        if value not in known:
            raise MismatchError(value)
        return known[value]

    return Codec(frozenset({str}), same, same)


def _written_fraction(value: Fraction) -> list[int]:
    _expect(Fraction, value)
    return [value.numerator, value.denominator]


def _read_fraction(data: list[int]) -> Fraction:
    _expect(list, data)
    numerator, denominator = data
    _expect(int, numerator)
    _expect(int, denominator)
    return _fraction(numerator, denominator)


@cache
def _fraction(numerator: int, denominator: int) -> Fraction:
    """Return one value for all that are equal: there are few, and each takes time to make."""
    return Fraction(numerator, denominator)


def _collection(kind: type, inner: Codec) -> Codec:
    def encode(value: Any) -> list[Any]:
        _expect(kind, value)
        return [inner.encode(item) for item in (value if kind is tuple else sorted(value))]

    def decode(data: list[Any]) -> Any:
        _expect(list, data)
        return kind(map(inner.decode, data))

    return Codec(frozenset({list}), encode, decode)


def _mapping(inner: Codec) -> Codec:
    def encode(value: dict[str, Any]) -> dict[str, Any]:
        _expect(dict, value)
        for key in value:
            _expect(str, key)
        return {key: inner.encode(item) for key, item in value.items()}

    def decode(data: dict[str, Any]) -> dict[str, Any]:
        _expect(dict, data)
        read = inner.decode
        return {key: read(item) for key, item in data.items()}

    return Codec(frozenset({dict}), encode, decode)


def _record(kind: Any) -> Codec:
    @cache
    def members() -> dict[str, Codec]:  # not before they are needed: a condition is made of conditions
        hints = get_type_hints(kind)
        return {field.name: codec(hints[field.name]) for field in fields(kind)}

    def encode(value: Any) -> dict[str, Any]:
        _expect(kind, value)
        return {name: members()[name].encode(own) for name, own in _beyond_defaults(value)}

    @cache
    def readers() -> dict[str, Callable[[Any], Any]]:
        return {name: member.decode for name, member in members().items()}

    def decode(data: dict[str, Any]) -> Any:
        _expect(dict, data)
        known = readers()
        return kind(**{name: known[name](item) for name, item in data.items()})

    return Codec(frozenset({dict}), encode, decode)


def _beyond_defaults(value: Any) -> list[tuple[str, Any]]:
    """Return the fields of a record that hold something else than their defaults."""
    found = []
    for field in fields(value):
        default = field.default if field.default_factory is MISSING else field.default_factory()
        own = getattr(value, field.name)
        if type(own) is not type(default) or own != default:
            found.append((field.name, own))
    return found


def _union(members: list[Codec]) -> Codec:
    shapes = frozenset[type]().union(*(member.shapes for member in members))
    if len(shapes) == sum(len(member.shapes) for member in members):
        return _untagged_union(members, shapes)
    return _tagged_union(members)


def _untagged_union(members: list[Codec], shapes: frozenset[type]) -> Codec:
    by_shape = {shape: member.decode for member in members for shape in member.shapes}

    def encode(value: Any) -> Any:
        return _first_fitting(members, value)[1]

    def decode(data: Any) -> Any:
        if type(data) not in by_shape:
            raise MismatchError(type(data).__name__)
        return by_shape[type(data)](data)

    return Codec(shapes, encode, decode)


def _tagged_union(members: list[Codec]) -> Codec:
    def encode(value: Any) -> list[Any]:
        return list(_first_fitting(members, value))

    def decode(data: list[Any]) -> Any:
        _expect(list, data)
        number, item = data
        _expect(int, number)
        if not 0 <= number < len(members):
            raise MismatchError(number)
        return members[number].decode(item)

    return Codec(frozenset({list}), encode, decode)


def _first_fitting(members: list[Codec], value: Any) -> tuple[int, Any]:
    """Return the number of the first member that a value is of, and the value as it writes it."""
    for number, member in enumerate(members):
        try:
            return number, member.encode(value)
        except MismatchError:
            continue
    raise MismatchError(type(value).__name__)
