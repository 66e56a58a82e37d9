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
    """Print the numbers, where the obsolete claims went, and everything that is missing."""
    show(console, _title(catalog), _numbers(found), _unused(found), _lapsed(found), _missing(found))


def coverage_json(found: Coverage, catalog: Catalog) -> str:
    """Return the same as one line of JSON."""
    data = {
        "format": FORMAT,
        "pack": pack_data(catalog),
        "complete": not found.missing,
        "documents": found.documents,
        "claims": {
            "all": found.claims,
            "actionable": len(found.actionable),
            "covered": _covered(found),
            "context": len(found.context),
            "context_used": len(found.context_used),
            "unused": len(found.unused),
        },
        "rules": {
            "all": len(catalog.rules),
            "with_claims": len(found.with_claims),
            "correcting": len(found.correcting),
            "beyond": len(found.beyond),
        },
        "obsolete": [
            {"claim": lapsed.claim.id, "says": lapsed.claim.says, "uses": [_use(use) for use in lapsed.uses]}
            for lapsed in found.lapsed
        ],
        "unused": [{"claim": claim.id, "says": claim.says, "why": claim.unused} for claim in found.unused],
        "missing": {
            "uncovered": [{"claim": claim.id, "says": claim.says} for claim in found.uncovered],
            "groundless": [rule.id for rule in found.groundless],
            "misleading": [{"claim": use.claim, "rule": use.rule.id} for use in found.misleading],
            "used_after_all": [{"claim": use.claim, "rule": use.rule.id} for use in found.used_after_all],
        },
    }
    return dumps(data)


def _use(use: Use) -> dict[str, str]:
    return {"rule": use.rule.id, "kind": use.rule.kind, "under": use.under}


def _covered(found: Coverage) -> int:
    uncovered = {claim.id for claim in (*found.uncovered, *found.unused)}
    return sum(claim.id not in uncovered for claim in found.actionable)


def _title(catalog: Catalog) -> RenderableType:
    return plain(sentences.edition(catalog), STRONG)


def _numbers(found: Coverage) -> RenderableType:
    return Rows([[plain(label, QUIET), plain(words)] for label, words in _counts(found)], wrapped=1)


def _counts(found: Coverage) -> Iterator[tuple[str, str]]:
    groups = (found.with_claims, found.correcting, found.beyond, found.groundless)
    resting, correcting, beyond, groundless = map(len, groups)
    yield _("Documents"), str(found.documents)
    yield _("Claims"), str(found.claims)
    covered = _("{number}, {covered} of them covered by a rule")
    yield _("Actionable"), covered.format(number=len(found.actionable), covered=_covered(found))
    used = _("{number}, {used} of them used by a rule")
    yield _("For context"), used.format(number=len(found.context), used=len(found.context_used))
    rules = _(
        "{number}: {resting} rest on claims, {correcting} only put claims right, {beyond} go beyond the documents"
    )
    number = resting + correcting + beyond + groundless
    yield _("Rules"), rules.format(number=number, resting=resting, correcting=correcting, beyond=beyond)
    yield _("Obsolete"), _obsolete(found)


def _obsolete(found: Coverage) -> str:
    advice = sum(1 for lapsed in found.lapsed if lapsed.advice)
    unused = sum(1 for lapsed in found.lapsed if not lapsed.uses)
    text = _("{number} claims: {harmless} put right or only watched, {unused} not used, {advice} lead to advice")
    harmless = len(found.lapsed) - advice - unused
    return text.format(number=len(found.lapsed), harmless=harmless, unused=unused, advice=advice)


def _unused(found: Coverage) -> RenderableType | None:
    if not found.unused:
        return None
    lines = [bullet("-", plain(f"{claim.id}  {claim.unused}")) for claim in found.unused]
    return section(_("Left unused on purpose"), *lines)


def _lapsed(found: Coverage) -> RenderableType | None:
    if not found.lapsed:
        return None
    lines = [bullet("-", plain(_whereabouts(lapsed))) for lapsed in found.lapsed]
    return section(_("Where the obsolete claims went"), *lines)


def _whereabouts(lapsed: Lapsed) -> str:
    corrected = [use.rule.id for use in lapsed.uses if use.under == "corrects"]
    advised = [use.rule.id for use in lapsed.advice]
    watched = [use.rule.id for use in lapsed.uses if use.under == "claims" and not use.is_advice]
    places = [
        (_("put right by {rules}"), corrected),
        (_("watched by {rules}"), watched),
        (_("still advice of {rules}"), advised),
    ]
    words = [text.format(rules=", ".join(rules)) for text, rules in places if rules]
    return f"{lapsed.claim.id}  {'; '.join(words or [_('not used')])}"


def _missing(found: Coverage) -> RenderableType:
    if not found.missing:
        return plain(_("Nothing is missing."), STRONG)
    lines = [
        *(_problem(claim.id, _uncovered(claim)) for claim in found.uncovered),
        *(_problem(rule.id, _("rests on no claim; name one, or say why in `beyond`")) for rule in found.groundless),
        *(_problem(use.rule.id, _misleading(use)) for use in found.misleading),
        *(_problem(use.claim, _used_after_all(use)) for use in found.used_after_all),
    ]
    aside = ngettext("{number} thing to mend", "{number} things to mend", found.missing).format(number=found.missing)
    return section(_("Missing"), *lines, aside=aside)


def _problem(what: str, words: str) -> RenderableType:
    return bullet("!", plain(f"{what}  {words}"))


def _uncovered(claim: Claim) -> str:
    return _("no rule names it under `claims` or `corrects`: {says}").format(says=claim.says)


def _misleading(use: Use) -> str:
    text = _("rests on {claim}, which is obsolete; move it to `corrects`, or leave it out")
    return text.format(claim=use.claim)


def _used_after_all(use: Use) -> str:
    return _("says in `unused` why no rule names it, but {rule} does; remove one of the two").format(rule=use.rule.id)
