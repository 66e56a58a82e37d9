"""How the claims and rules of a pack hang together, for a terminal and for a script."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType

from trendaudit.core.catalog import Catalog, Claim
from trendaudit.pack.coverage import Coverage, Lapsed, Use
from trendaudit.render import sentences
from trendaudit.render.json import FORMAT, dumps, pack_data
from trendaudit.render.terminal_layout import QUIET, STRONG, Rows, bullet, plain, section, show
from trendaudit.text.translation import _, ngettext


def print_coverage(found: Coverage, catalog: Catalog, console: Console) -> None:
    """Print the numbers, where the obsolete claims went, what is left out, and what is missing."""
    show(console, _title(catalog), _numbers(found), _lapsed(found), _unused(found), _missing(found))


def coverage_json(found: Coverage, catalog: Catalog) -> str:
    """Return the same as one line of JSON."""
    data = {
        "format": FORMAT,
        "pack": pack_data(catalog),
        "complete": not found.missing,
        "documents": found.documents,
        "claims": {"all": found.claims} | {name: len(claims) for name, claims in found.treated.items()},
        "rules": {
            "all": len(catalog.rules),
            "advised": len(found.advised),
            "explained": len(found.explained),
            "beyond": len(found.beyond),
        },
        "obsolete": [
            {"claim": lapsed.claim.id, "says": lapsed.claim.says, "uses": [_use(use) for use in lapsed.uses]}
            for lapsed in found.lapsed
        ],
        "unused": [{"claim": claim.id, "says": claim.says, "why": claim.unused} for claim in found.treated["unused"]],
        "missing": {
            "uncovered": [{"claim": claim.id, "says": claim.says} for claim in found.uncovered],
            "misleading": [{"claim": use.claim, "rule": use.rule.id} for use in found.misleading],
            "used_after_all": [{"claim": use.claim, "rule": use.rule.id} for use in found.used_after_all],
        },
    }
    return dumps(data)


def _use(use: Use) -> dict[str, str]:
    return {"rule": use.rule.id, "kind": use.rule.kind, "relation": use.relation}


def _title(catalog: Catalog) -> RenderableType:
    return plain(sentences.edition(catalog), STRONG)


def _numbers(found: Coverage) -> RenderableType:
    return Rows([[plain(label, QUIET), plain(words)] for label, words in _counts(found)], wrapped=1)


def _counts(found: Coverage) -> Iterator[tuple[str, str]]:
    numbers = {treatment: len(claims) for treatment, claims in found.treated.items()}
    yield _("Documents"), str(found.documents)
    yield _("Claims"), str(found.claims)
    yield _("Advised"), _("{number} say to do what a rule asks").format(number=numbers["advised"])
    yield _("Corrected"), _("{number} turned out wrong, and a rule puts them right").format(number=numbers["corrected"])
    yield _("Explained"), _("{number} only explain a rule").format(number=numbers["explained"])
    yield _("Unused"), _("{number} left unused on purpose").format(number=numbers["unused"])
    rules = _("{number}: {advised} advised by documents, {beyond} go beyond them, {explained} only explained by them")
    advised, beyond, explained = map(len, (found.advised, found.beyond, found.explained))
    yield (
        _("Rules"),
        rules.format(number=advised + beyond + explained, advised=advised, beyond=beyond, explained=explained),
    )
    yield (
        _("Obsolete"),
        ngettext("{number} claim", "{number} claims", len(found.lapsed)).format(number=len(found.lapsed)),
    )


def _lapsed(found: Coverage) -> RenderableType | None:
    if not found.lapsed:
        return None
    lines = [bullet("-", plain(_whereabouts(lapsed))) for lapsed in found.lapsed]
    return section(_("Where the obsolete claims went"), *lines)


def _whereabouts(lapsed: Lapsed) -> str:
    places = (
        ("corrects", _("put right by {rules}")),
        ("background", _("only explains {rules}")),
        ("advises", _("still advises {rules}")),
    )
    words = [
        text.format(rules=", ".join(rules))
        for relation, text in places
        if (rules := [use.rule.id for use in lapsed.uses if use.relation == relation])
    ]
    return f"{lapsed.claim.id}  {'; '.join(words or [_('not used')])}"


def _unused(found: Coverage) -> RenderableType | None:
    claims = found.treated["unused"]
    lines = [bullet("-", plain(f"{claim.id}  {claim.unused}")) for claim in claims]
    return section(_("Left unused on purpose"), *lines) if lines else None


def _missing(found: Coverage) -> RenderableType:
    if not found.missing:
        return plain(_("Nothing is missing."), STRONG)
    lines = [
        *(_problem(claim.id, _uncovered(claim)) for claim in found.uncovered),
        *(_problem(use.rule.id, _misleading(use)) for use in found.misleading),
        *(_problem(use.claim, _used_after_all(use)) for use in found.used_after_all),
    ]
    aside = ngettext("{number} thing to mend", "{number} things to mend", found.missing).format(number=found.missing)
    return section(_("Missing"), *lines, aside=aside)


def _problem(what: str, words: str) -> RenderableType:
    return bullet("!", plain(f"{what}  {words}"))


def _uncovered(claim: Claim) -> str:
    return _("no rule names it, and it does not say why in `unused`: {says}").format(says=claim.says)


def _misleading(use: Use) -> str:
    text = _("is advised by {claim}, which is obsolete; move it to `corrects` or `background`, or leave it out")
    return text.format(claim=use.claim)


def _used_after_all(use: Use) -> str:
    return _("says in `unused` why no rule names it, but {rule} does; remove one of the two").format(rule=use.rule.id)
