"""Check an audit that was put together in Python by the rules for answers files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields

from trendaudit.answers.problems import AnswersCollector
from trendaudit.answers.read import FORMAT, audit_of
from trendaudit.answers.versions import is_older, pack_fault
from trendaudit.core.audit import Audit, Decision
from trendaudit.core.catalog import Catalog
from trendaudit.errors import Problem, ProblemsError
from trendaudit.strict_yaml.yaml_file import Keys, Place, YamlFile
from trendaudit.text.quoting import shown
from trendaudit.text.translation import _

NAME = "audit"
"""What messages call it, in place of a file."""


def validated(audit: Audit, catalog: Catalog) -> Audit:
    """Return an audit as it would be read from a file: what is blank left out, picks in the order of the options.

    Raises `ProblemsError` with everything that a file would be refused for, and where it was made for other rules
    than these: to carry it over to them is left to `read`.
    """
    data = {field.name: _plain(getattr(audit, field.name)) for field in fields(Audit)}
    if foreign := list(_foreign(data)):
        raise ProblemsError(foreign)
    if not pack_fault(audit.pack, catalog) and is_older(audit.pack, catalog):
        message = _(
            "pack: these answers belong to {theirs}, and the rules are {ours}; read them from their answers file"
        )
        raise ProblemsError(
            [Problem(NAME, 0, 0, message.format(theirs=shown(audit.pack), ours=shown(catalog.edition)))]
        )
    nowhere: dict[Keys, Place] = {(): (0, 0)}
    collector = AnswersCollector(YamlFile(NAME, data, nowhere, {}), catalog)
    found = audit_of({"trendaudit": FORMAT, **data}, collector)
    if collector.problems:
        raise ProblemsError(collector.problems)
    return found


def _plain(value: object) -> object:
    """Return a value in the types that a file is read into, as far as it has such a form."""
    match value:
        case Decision():
            return {name: part for name, part in asdict(value).items() if part != ""}
        case Mapping():
            return {key: _plain(part) for key, part in value.items()}
        case list() | tuple():
            return [_plain(part) for part in value]
        case _:
            return value


def _foreign(value: object, place: str = "") -> Iterator[Problem]:
    """Yield the values, and the keys, of a type that no file holds."""
    if isinstance(value, dict):
        for key, part in value.items():
            if isinstance(key, str):
                yield from _foreign(part, f"{place}.{key}" if place else key)
            else:
                yield _problem(place, _("{value} is no text; ids are").format(value=shown(key)))
    elif isinstance(value, list):
        for part in value:
            yield from _foreign(part, place)
    elif not isinstance(value, str | int | float | None):
        kind = type(value).__name__
        yield _problem(place, _("a {kind} is no answer; give a text, a number, a list or a mapping").format(kind=kind))


def _problem(place: str, message: str) -> Problem:
    return Problem(NAME, 0, 0, f"{place}: {message}")
