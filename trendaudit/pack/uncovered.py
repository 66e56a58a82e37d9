"""What is missing or wrong between claims and rules, at its place in the files: what `rules coverage` counts."""

from __future__ import annotations

from collections.abc import Iterator

from trendaudit.core.catalog import Catalog
from trendaudit.core.coverage import coverage
from trendaudit.errors import Problem
from trendaudit.i18n import _
from trendaudit.pack.parse import Contents, Location


def uncovered(catalog: Catalog, contents: Contents) -> Iterator[Problem]:
    """Yield the claims that no rule names, those named although they are obsolete, and those named against their word.

    Of a pack that extends another, only what its own files say: it is free to leave claims of the other unused.
    """
    found = coverage(catalog)
    claims: dict[str, Location] = {}
    for source in contents.sources:
        if source.location.document.file not in contents.inherited:
            claims |= {claim: source.location.at("claims", claim) for claim in source.content.claims}
    rules = {file.id: file for file in contents.rules if file.location.document.file not in contents.inherited}
    for claim in found.uncovered:
        if claim.id in claims:
            message = _(
                "no rule names {claim} under 'claims' or 'corrects'; name it, or say in 'unused' why it is left out"
            )
            yield claims[claim.id].key_problem(message.format(claim=claim.id))
    for use in found.misleading:
        if use.rule.id in rules:
            file = rules[use.rule.id]
            location = file.location.at("claims", file.content.claims.index(use.claim))
            yield location.problem(
                _("{claim} is obsolete; move it to 'corrects', or leave it out").format(claim=use.claim)
            )
    for use in found.used_after_all:
        if use.claim in claims:
            message = _("{rule} rests on this claim after all: remove 'unused', or the claim there")
            yield claims[use.claim].at("unused").key_problem(message.format(rule=use.rule.id))
