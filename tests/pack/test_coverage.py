"""Whether the rules say everything that the documents advise, and nothing that has lapsed since."""

from __future__ import annotations

import pytest

from tests.core.building import Thing, catalog, claim, duty, practice, update, watch
from trendaudit import pack
from trendaudit.core.catalog import Catalog, Claim, Rule, Source
from trendaudit.core.conditions import ALWAYS
from trendaudit.pack.coverage import Coverage, coverage

ADVICE = claim("A-1")
CONTEXT = claim("A-2", actionable="context")
REMARK = claim("A-3", actionable="no")
LAPSED = update("gone", "obsolete", "A-1")
WRONG = (
    "S0-09", "S0-11", "S0-19", "S0-20", "S0-22", "S0-29", "S0-31", "S0-38", "S1-48", "S3-27", "S3-32", "S4-05",
)  # fmt: skip
"""Claims of the five documents that turned out wrong: advice that must not be given."""


def covered(*things: Thing | tuple[Source, Claim]) -> Coverage:
    return coverage(catalog(ADVICE, CONTEXT, REMARK, *things))


@pytest.fixture(scope="module")
def shipped() -> Catalog:
    return pack.load(pack.shipped())


@pytest.mark.parametrize("rule", [practice("t/r", claims=("A-1",)), practice("t/r", corrects=("A-1",), beyond="?")])
def test_claim_is_covered_by_a_rule_that_rests_on_it_or_puts_it_right(rule: Rule) -> None:
    found = covered(rule)
    assert [claim.id for claim in found.actionable] == ["A-1"]
    assert found.uncovered == ()
    assert found.missing == 0


def test_actionable_claim_that_no_rule_names_is_missing() -> None:
    found = covered(practice("t/r", claims=("A-2",)))
    assert [claim.id for claim in found.uncovered] == ["A-1"]
    assert found.missing == 1


def test_claims_that_nobody_can_act_on_need_no_rule() -> None:
    found = covered(practice("t/r", claims=("A-1", "A-2")))
    assert found.claims == 3
    assert [claim.id for claim in found.context] == ["A-2"]
    assert [claim.id for claim in found.context_used] == ["A-2"]
    assert found.uncovered == ()


def test_documents_are_counted() -> None:
    assert covered(claim("B-1", "Bob", actionable="no")).documents == 2


def test_rule_without_a_claim_has_to_say_why() -> None:
    found = covered(
        practice("t/beyond", beyond="It is the law"),
        practice("t/nothing"),
        practice("t/rests", claims=("A-1",)),
    )
    assert [rule.id for rule in found.with_claims] == ["t/rests"]
    assert [rule.id for rule in found.beyond] == ["t/beyond"]
    assert [rule.id for rule in found.groundless] == ["t/nothing"]
    assert found.missing == 1


def test_watch_may_rest_on_what_it_puts_right_and_others_may_not() -> None:
    found = covered(
        watch("t/leave", ALWAYS, corrects=("A-1",)),
        practice("t/do", corrects=("A-1",)),
        practice("t/explained", corrects=("A-1",), beyond="It is still wise"),
    )
    assert [rule.id for rule in found.correcting] == ["t/explained", "t/leave"]
    assert [rule.id for rule in found.groundless] == ["t/do"]


@pytest.mark.parametrize("rule", [practice("t/r", claims=("A-1",)), duty("t/r", claims=("A-1",))])
def test_nothing_is_advised_because_of_an_obsolete_claim(rule: Rule) -> None:
    found = covered(rule, LAPSED)
    assert [(use.claim, use.rule.id) for use in found.misleading] == [("A-1", "t/r")]
    assert found.missing == 1


@pytest.mark.parametrize(
    "rule", [watch("t/r", ALWAYS, claims=("A-1",)), practice("t/r", claims=("A-2",), corrects=("A-1",))]
)
def test_obsolete_claim_may_be_put_right_or_watched(rule: Rule) -> None:
    found = covered(rule, LAPSED)
    assert [lapsed.claim.id for lapsed in found.lapsed] == ["A-1"]
    assert [use.rule.id for use in found.lapsed[0].uses] == ["t/r"]
    assert found.missing == 0


def test_use_of_a_claim_says_whether_the_rule_rests_on_it_or_puts_it_right() -> None:
    found = covered(practice("t/both", claims=("A-1",), corrects=("A-1",)), LAPSED)
    assert [use.under for use in found.lapsed[0].uses] == ["claims", "corrects"]


def test_worst_update_decides_whether_a_claim_is_obsolete() -> None:
    found = covered(practice("t/r", claims=("A-1",)), update("fine", "strengthened", "A-1"), LAPSED)
    assert found.missing == 1


def test_changed_claim_may_still_be_advice() -> None:
    found = covered(practice("t/r", claims=("A-1",)), update("u", "changed", "A-1"))
    assert (found.lapsed, found.missing) == ((), 0)


def test_obsolete_claim_that_no_rule_names_is_shown_to_have_gone_nowhere() -> None:
    found = covered(practice("t/r", claims=("A-1",)), update("u", "obsolete", "A-3"))
    assert [(lapsed.claim.id, lapsed.uses) for lapsed in found.lapsed] == [("A-3", ())]


def test_coverage_of_the_shipped_pack_is_complete(shipped: Catalog) -> None:
    found = coverage(shipped)
    assert [claim.id for claim in found.uncovered] == []
    assert [rule.id for rule in found.groundless] == []
    assert [(use.claim, use.rule.id) for use in found.misleading] == []
    assert found.documents == 5
    assert len(found.actionable) > 150


@pytest.mark.parametrize("wrong", WRONG)
def test_shipped_claim_that_turned_out_wrong_leads_to_no_advice(wrong: str, shipped: Catalog) -> None:
    resting = [rule for rule in shipped.rules.values() if wrong in rule.claims]
    correcting = [rule for rule in shipped.rules.values() if wrong in rule.corrects]
    assert [rule.id for rule in resting if rule.kind != "watch"] == []
    assert [*resting, *correcting] != []
