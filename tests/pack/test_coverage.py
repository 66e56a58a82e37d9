"""Whether the rules say everything that the documents advise, and nothing that has lapsed since."""

from __future__ import annotations

import pytest

from tests.core.building import Thing, advised_by, catalog, claim, practice, update, watch
from trendaudit import pack
from trendaudit.core.catalog import Catalog, Claim, Source
from trendaudit.core.conditions import ALWAYS
from trendaudit.pack.coverage import Coverage, Treatment, coverage

CLAIMS = (claim("A-1"), claim("A-2"), claim("A-3", unused="It is out of our field."))
LAPSED = update("gone", "obsolete", "A-1")
WRONG = (
    "S0-09", "S0-11", "S0-19", "S0-20", "S0-22", "S0-38", "S1-48", "S3-27", "S3-32", "S4-05",
)  # fmt: skip
"""Claims of the five documents that turned out wrong: advice that must not be given."""


def covered(*things: Thing | tuple[Source, Claim]) -> Coverage:
    return coverage(catalog(*CLAIMS, *things))


def treated(*things: Thing | tuple[Source, Claim]) -> dict[Treatment, list[str]]:
    """Return the ids of the claims by what became of them, where there are any."""
    found = covered(*things).treated
    return {treatment: [claim.id for claim in claims] for treatment, claims in found.items() if claims}


@pytest.fixture(scope="module")
def shipped() -> Catalog:
    return pack.load(pack.shipped())


def test_every_claim_is_counted_once_by_what_rules_make_of_it() -> None:
    rules = (practice("t/a", advises=advised_by("A-1")), watch("t/b", ALWAYS, background=("A-1",), corrects=("A-2",)))
    assert treated(*rules) == {"advised": ["A-1"], "corrected": ["A-2"], "unused": ["A-3"]}
    assert covered(*rules).claims == 3


def test_claim_that_only_explains_is_covered_too() -> None:
    assert treated(practice("t/a", background=("A-1", "A-2")))["explained"] == ["A-1", "A-2"]


def test_claim_without_rule_and_reason_is_missing() -> None:
    found = covered(practice("t/a", advises=advised_by("A-2")))
    assert [claim.id for claim in found.uncovered] == ["A-1"]


def test_claim_that_a_rule_names_although_it_says_why_not_is_wrong() -> None:
    found = covered(practice("t/a", advises=advised_by("A-1"), background=("A-2", "A-3")))
    assert found.treated["unused"] == ()
    assert [(use.claim, use.rule.id) for use in found.used_after_all] == [("A-3", "t/a")]
    assert found.missing == 1


def test_obsolete_claim_that_still_advises_is_wrong_and_one_that_explains_is_not() -> None:
    found = covered(practice("t/a", advises=advised_by("A-1")), watch("t/b", ALWAYS, background=("A-1", "A-2")), LAPSED)
    assert [(use.claim, use.rule.id) for use in found.misleading] == [("A-1", "t/a")]
    assert found.missing == 1


def test_documents_are_counted() -> None:
    assert covered(claim("B-1", "Bob")).documents == 2


def test_rules_are_counted_by_what_they_rest_on() -> None:
    found = covered(
        practice("t/advised", advises=advised_by("A-1"), beyond="And more."),
        practice("t/beyond", background=("A-1",), beyond="Nobody wrote of it."),
        watch("t/explained", ALWAYS, corrects=("A-1",)),
    )
    assert [rule.id for rule in found.advised] == ["t/advised"]
    assert [rule.id for rule in found.beyond] == ["t/beyond"]
    assert [rule.id for rule in found.explained] == ["t/explained"]


def test_obsolete_claims_are_told_with_where_they_went() -> None:
    right, theme = practice("t/right", corrects=("A-1",)), practice("t/theme", background=("A-1",))
    (lapsed,) = covered(right, theme, LAPSED).lapsed
    assert [(use.rule.id, use.relation) for use in lapsed.uses] == [("t/right", "corrects"), ("t/theme", "background")]


def test_worst_update_decides_whether_a_claim_is_obsolete() -> None:
    found = covered(update("fine", "strengthened", "A-1"), LAPSED, update("u", "changed", "A-2"))
    assert [lapsed.claim.id for lapsed in found.lapsed] == ["A-1"]


def test_coverage_of_the_shipped_pack_is_complete(shipped: Catalog) -> None:
    found = coverage(shipped)
    assert [claim.id for claim in found.uncovered] == []
    assert (found.documents, found.claims, found.missing) == (5, 269, 0)


@pytest.mark.parametrize("wrong", WRONG)
def test_shipped_claim_that_turned_out_wrong_is_put_right_and_advises_nothing(wrong: str, shipped: Catalog) -> None:
    assert [rule.id for rule in shipped.rules.values() if wrong in rule.advises] == []
    assert [rule.id for rule in shipped.rules.values() if wrong in rule.corrects] != []
