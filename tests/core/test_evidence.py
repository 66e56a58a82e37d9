"""What stands behind a rule, and how far it can be relied on."""

from __future__ import annotations

import pytest

from tests.core.building import F, Thing, advised_by, catalog, claim, practice, update
from trendaudit.core.catalog import Claim, Reference, Rule, Source, UpdateStatus
from trendaudit.core.evidence import Evidence, claim_status, evidence, is_due, is_verified, updates_behind

ANN, TWICE_ANN, BOB = claim("A-1"), claim("A-2"), claim("B-1", "Bob")


def behind(rule: Rule, *things: Thing | tuple[Source, Claim]) -> Evidence:
    return evidence(rule, catalog(rule, ANN, TWICE_ANN, BOB, *things))


def resting_on(*claims: str) -> Rule:
    return practice("t/r", advises=advised_by(*claims))


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ((), "unchecked"),
        (("holds",), "holds"),
        (("strengthened",), "strengthened"),
        (("changed",), "changed"),
        (("obsolete",), "obsolete"),
        (("strengthened", "holds"), "holds"),
        (("changed", "strengthened"), "changed"),
        (("obsolete", "changed", "holds"), "obsolete"),
        (("unchecked",), "unchecked"),
        (("unchecked", "holds"), "holds"),
        (("changed", "unchecked"), "changed"),
    ],
)
def test_claim_is_as_bad_as_its_worst_update(statuses: tuple[UpdateStatus, ...], expected: UpdateStatus) -> None:
    updates = [update(f"u{position}", status, "A-1") for position, status in enumerate(statuses)]
    assert claim_status(ANN[1], catalog(ANN, *updates)) == expected


def test_timeless_claim_holds_without_an_update() -> None:
    assert claim_status(claim("A-9", timeless=True)[1], catalog(ANN)) == "holds"


def test_timeless_claim_that_became_obsolete_is_obsolete() -> None:
    timeless = claim("A-9", timeless=True)
    assert claim_status(timeless[1], catalog(timeless, update("u", "obsolete", "A-9"))) == "obsolete"


@pytest.mark.parametrize(
    ("status", "seen", "verified"),
    [
        ("holds", True, True),
        ("strengthened", True, True),
        ("changed", True, False),
        ("obsolete", True, False),
        ("holds", False, False),
        ("strengthened", False, False),
    ],
)
def test_claim_is_verified_where_a_source_that_was_seen_bears_it_out(
    status: UpdateStatus, seen: bool, verified: bool
) -> None:
    updates = (update("u", status, "A-1", seen=seen), update("other", "holds", "A-2", seen=True))
    assert is_verified(ANN[1], catalog(ANN, TWICE_ANN, *updates)) is verified


@pytest.mark.parametrize(("update_shown", "page_shown"), [(True, False), (False, True)])
def test_source_that_cannot_be_shown_verifies_nothing(update_shown: bool, page_shown: bool) -> None:
    pages = (Reference("page", seen=True, print=page_shown),)
    hidden = update("u", "holds", "A-1", seen=True, print=update_shown, sources=pages)
    assert not is_verified(ANN[1], catalog(ANN, hidden))


def test_timeless_claim_needs_nobody_to_verify_it() -> None:
    timeless = claim("A-9", timeless=True)
    assert is_verified(timeless[1], catalog(timeless))


@pytest.mark.parametrize(("one", "other"), [("holds", "holds"), ("strengthened", "holds")])
def test_confidence_is_full_where_two_publishers_claims_still_hold(one: UpdateStatus, other: UpdateStatus) -> None:
    found = behind(resting_on("A-1", "B-1"), update("u1", one, "A-1"), update("u2", other, "B-1"))
    assert found.confidence == 1
    assert found.publishers == ("Ann", "Bob")


def test_timeless_claim_counts_for_its_publisher() -> None:
    timeless = claim("C-1", "Cas", timeless=True)
    found = behind(resting_on("A-1", "C-1"), timeless, update("u", "holds", "A-1"))
    assert found.confidence == 1


def test_one_publisher_counts_once_however_often_it_says_so() -> None:
    found = behind(resting_on("A-1", "A-2"), update("u", "holds", "A-1", "A-2"))
    assert found.confidence == F(3, 4)
    assert found.publishers == ("Ann",)


def test_two_documents_of_one_publisher_are_one_publisher() -> None:
    second = (Source("ann-again", "By Ann, later", "Ann", "2023", "en"), Claim("A-3", "ann-again", "so", "advice"))
    found = behind(resting_on("A-1", "A-3"), second, update("u", "holds", "A-1", "A-3"))
    assert found.confidence == F(3, 4)


@pytest.mark.parametrize("status", ["changed", "obsolete"])
def test_publisher_whose_claim_no_longer_holds_does_not_count(status: UpdateStatus) -> None:
    found = behind(resting_on("A-1", "B-1"), update("u1", "holds", "A-1"), update("u2", status, "B-1"))
    assert found.confidence == F(3, 4)
    assert found.publishers == ("Ann",)


def test_claims_that_have_changed_are_still_worth_three_quarters() -> None:
    assert behind(resting_on("A-1", "B-1"), update("u", "changed", "A-1", "B-1")).confidence == F(3, 4)


def test_confidence_is_a_half_where_the_claims_became_obsolete() -> None:
    found = behind(resting_on("A-1", "B-1"), update("u", "obsolete", "A-1", "B-1", seen=True))
    assert found.confidence == F(1, 2)


def test_unchecked_update_is_worth_no_more_than_none() -> None:
    unchecked = update("u", "unchecked", "A-1", "B-1")
    assert behind(resting_on("A-1", "B-1"), unchecked).confidence == F(1, 2)
    assert not is_verified(ANN[1], catalog(ANN, unchecked))


def test_timeless_claim_holds_where_its_update_is_unchecked() -> None:
    timeless = claim("A-9", timeless=True)
    assert claim_status(timeless[1], catalog(timeless, update("u", "unchecked", "A-9"))) == "holds"


def test_confidence_is_a_half_where_nobody_looked_at_the_claims_since() -> None:
    assert behind(resting_on("A-1", "B-1")).confidence == F(1, 2)


@pytest.mark.parametrize(("seen", "confidence"), [(True, F(3, 4)), (False, F(1, 2))])
def test_update_stands_in_for_claims_where_its_source_was_seen(seen: bool, confidence: F) -> None:
    rule = practice("t/r", updates=("u",), beyond="Newer than the documents.")
    assert behind(rule, update("u", "holds", seen=seen)).confidence == confidence


def test_update_does_not_stand_in_where_there_are_claims() -> None:
    rule = practice("t/r", advises=advised_by("A-1"), updates=("u",))
    assert behind(rule, update("u", "holds", seen=True)).confidence == F(1, 2)


def test_rule_without_claims_and_updates_is_worth_a_half() -> None:
    assert behind(practice("t/r")).confidence == F(1, 2)


def test_corrected_claims_count_for_nothing() -> None:
    rule = practice("t/r", advises=advised_by("A-1"), corrects=("B-1",))
    found = behind(rule, update("u", "holds", "A-1", "B-1"))
    assert found.confidence == F(3, 4)
    assert found.claims == (ANN[1],)


def test_update_of_a_corrected_claim_does_not_raise_the_confidence() -> None:
    found = behind(practice("t/r", corrects=("B-1",)), update("u", "obsolete", "B-1", seen=True))
    assert found.confidence == F(1, 2)
    assert [one.id for one in found.updates] == ["u"]


def test_updates_behind_a_rule_are_those_of_its_claims_of_its_corrections_and_its_own() -> None:
    rule = practice("t/r", advises=advised_by("A-1"), corrects=("B-1",), updates=("own",))
    updates = [
        update("a", "holds", "A-1"),
        update("b", "obsolete", "B-1"),
        update("other", "holds", "A-2"),
        update("own", "holds"),
    ]
    found = updates_behind(rule, catalog(rule, ANN, TWICE_ANN, BOB, *updates))
    assert [one.id for one in found] == ["a", "b", "own"]


@pytest.mark.parametrize(
    ("recheck", "due"),
    [("2026-11-21", True), ("2026-11-22", True), ("2026-11-23", False), ("2027-01-01", False), ("never", False)],
)
def test_update_is_due_from_the_day_of_its_recheck(recheck: str, due: bool) -> None:
    assert is_due(update("u", "holds", recheck=recheck), "2026-11-22") is due
