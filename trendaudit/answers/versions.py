"""Compare an answers file's pack with the rules at hand, and find what has got a new name since."""

from __future__ import annotations

import re
from collections.abc import Mapping

from trendaudit.core.catalog import Catalog, Question
from trendaudit.core.versions import number
from trendaudit.i18n import _
from trendaudit.words import shown

_PACK = re.compile(r"([^\s]+) ([0-9]{1,9}(?:\.[0-9]{1,9})*)")


def pack_fault(pack: object, catalog: Catalog) -> str:
    """Return why answers for a pack cannot be used with a catalog; empty where they can.

    The answers may belong to the pack itself or to the one that it extends, in this version or an earlier one.
    """
    match = _PACK.fullmatch(pack) if isinstance(pack, str) else None
    ours = f"{catalog.id} {catalog.version}"
    if pack == ours:
        return ""
    if not match:
        return _("{pack} is not the id and version of a pack; write {ours}").format(pack=shown(pack), ours=ours)
    there = _versions(catalog).get(match[1])
    if there is None:
        text = _(
            "these answers belong to the pack {theirs}, and the rules are {ours}; use the rules of {theirs} (--rules)"
        )
        return text.format(theirs=shown(match[1]), ours=shown(catalog.id))
    if number(match[2]) <= number(there):
        return ""
    if match[1] == catalog.id:
        text = _(
            "these answers were made with {pack}, and the rules are {ours}; install a version with {pack} or later"
        )
    else:
        text = _(
            "these answers were made with {pack}, and the rules extend {base}; install a version with {pack} or later"
        )
    return text.format(pack=pack, ours=ours, base=catalog.extends)


def is_older(pack: object, catalog: Catalog) -> bool:
    """Tell whether answers were made before the pack was as it is: with an earlier version, or the one it extends.

    The pack must have no fault.
    """
    theirs, _blank, version = str(pack).rpartition(" ")
    return theirs != catalog.id or number(version) < number(catalog.version)


def _versions(catalog: Catalog) -> dict[str, str]:
    """Return the versions of a pack and of the one that it extends, by id."""
    base, _blank, version = catalog.extends.rpartition(" ")
    return {base: version, catalog.id: catalog.version}


def new_question(old: str, catalog: Catalog) -> str | None:
    """Return the id that a question has now, or None where there is no such question any more."""
    if old in catalog.questions:
        return old
    return next((question.id for question in catalog.questions.values() if old in question.was), None)


def new_option(old: object, question: Question) -> object:
    """Return the id that an option has now; what is no option of old stays as it is."""
    if not isinstance(old, str) or old in question.options:
        return old
    return next((option.id for option in question.options.values() if old in option.was), old)


def new_value(value: object, question: Question) -> object:
    """Return one answer with the option ids of today, each once."""
    if isinstance(value, list):
        picks = [new_option(pick, question) for pick in value]
        return list(dict.fromkeys(picks)) if all(isinstance(pick, str) for pick in picks) else picks
    return new_option(value, question)


def rows_of(question: Question, catalog: Catalog) -> Mapping[str, str]:
    """Return the rows that a question asked `each` can have, old ids too, each with its id of today."""
    parent = catalog.questions[question.each or question.id]
    options = [option for option in parent.options.values() if not option.exclusive]
    renamed = {old: option.id for option in options for old in option.was}
    return renamed | {option.id: option.id for option in options}
