"""Compare an answers file's pack with the rules at hand, and find what has got a new name since."""

from __future__ import annotations

import re
from collections.abc import Mapping

from trendaudit.core.catalog import Catalog, Question
from trendaudit.core.versions import number
from trendaudit.text.quoting import shown
from trendaudit.text.translation import _

_EDITION = re.compile(r"(\S+) +([0-9]{1,9}(?:\.[0-9]{1,9})*)")


def pack_fault(pack: object, catalog: Catalog) -> str:
    """Return why answers for a pack cannot be used with a catalog; empty where they can.

    The answers may belong to the pack itself or to the one that it extends, in this version or an earlier one.
    """
    named = _editions(pack)
    if not named:
        text = _("{pack} is not the id and version of a pack; write {ours}")
        return text.format(pack=shown(pack), ours=catalog.edition)
    ours, theirs = dict(_editions(catalog.edition)), named[0][0]
    if theirs not in ours or (theirs != catalog.id and len(named) > 1):
        text = _(
            "these answers belong to the pack {theirs}, and the rules are {ours}; use the rules of {theirs} (--rules)"
        )
        return text.format(theirs=shown(theirs), ours=shown(catalog.id))
    for id_, version in named:
        if id_ not in ours and number(named[0][1]) == number(catalog.version):
            text = _("{ours} does not extend {base}, though it is of the same version as the pack of these answers")
            return text.format(ours=shown(catalog.id), base=shown(id_)) + "; " + _raise_version()
        if number(version) > number(ours.get(id_, version)):
            return _from_later(f"{id_} {version}", f"{id_} {ours[id_]}", catalog)
    return ""


def is_older(pack: object, catalog: Catalog) -> bool:
    """Tell whether answers were made before the pack was as it is: with an earlier version, or the one it extends.

    The pack must have no fault. Where an extending pack stands alone, the version that it extended is not known.
    """
    theirs, ours = ([(id_, number(version)) for id_, version in _editions(name)] for name in (pack, catalog.edition))
    return theirs != ours


def may_be_unraised(catalog: Catalog) -> str:
    """Return what to do about a file of today's version with ids that the pack does not have."""
    text = _("if this file was in order before, {pack} has changed without a new version")
    return text.format(pack=catalog.edition) + "; " + _raise_version()


def now_called(kind: str, old: str, new: str) -> str:
    """Say that an id has a new name, in a file that says it was made after that."""
    text = _("the {kind} {old} is called {new} now; write that, or where the pack has changed without a new version,")
    return f"{text.format(kind=kind, old=shown(old), new=shown(new))} {_raise_version()}"


def _raise_version() -> str:
    return _("raise the version in pack.yaml, and the file is carried over")


def _editions(name: object) -> list[tuple[str, str]]:
    """Return the ids and versions in `own 1.2.0 on base 1.0.0`; none where it is not written so."""
    parts = re.split(" +on +", name.strip()) if isinstance(name, str) else []
    matches = [_EDITION.fullmatch(part) for part in parts]
    found = [(match[1], match[2]) for match in matches if match]
    return found if len(found) == len(parts) <= 2 else []  # noqa: PLR2004 - a pack, and the one that it extends


def _from_later(theirs: str, ours: str, catalog: Catalog) -> str:
    if theirs.startswith(f"{catalog.id} "):
        text = _(
            "these answers were made with {pack}, and the rules are {ours}; install a version with {pack} or later"
        )
    else:
        text = _(
            "these answers were made with {pack}, and the rules extend {ours}; install a version with {pack} or later"
        )
    return text.format(pack=theirs, ours=ours)


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
    options = parent.combinable.values()
    renamed = {old: option.id for option in options for old in option.was}
    return renamed | {option.id: option.id for option in options}
