"""What `rules coverage` and `rules stale` print."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace

from rich.console import Console

from tests.render.sample_reports import catalog
from trendaudit.core.catalog import Catalog
from trendaudit.pack.coverage import coverage
from trendaudit.pack.rechecks import rechecks
from trendaudit.render.coverage import coverage_json, print_coverage
from trendaudit.render.listings import print_rechecks, rechecks_json


def printed(show: Callable[[Console], None]) -> str:
    stream = io.StringIO()
    show(Console(file=stream, width=80))
    return stream.getvalue()


def covered(pack: Catalog) -> str:
    return printed(lambda console: print_coverage(coverage(pack), pack, console))


def stale(pack: Catalog, as_of: str) -> str:
    return printed(lambda console: print_rechecks(rechecks(pack, as_of), console))


def complete() -> Catalog:
    """Return the sample pack without the claim that none of its rules names."""
    pack = catalog()
    return replace(pack, claims={name: claim for name, claim in pack.claims.items() if name != "S3-01"})


def with_lapsed_claim() -> Catalog:
    """Return the sample pack after the claim that practices and a watch rest on has lapsed."""
    pack = complete()
    return replace(pack, updates={**pack.updates, "lists": replace(pack.updates["lists"], status="obsolete")})


def test_complete_coverage_says_that_nothing_is_missing() -> None:
    text = covered(complete())
    assert "Actionable   3, 3 of them covered by a rule" in text
    assert text.endswith("Nothing is missing.\n")


def test_claim_without_a_rule_is_named_with_what_it_says() -> None:
    text = covered(catalog())
    assert "Missing  1 thing to mend" in text
    assert " ! S3-01  no rule names it under `claims` or `corrects`: Nobody may read this" in " ".join(
        text.split("\n  ")
    )


def test_obsolete_claims_are_printed_with_where_they_went() -> None:
    text = " ".join(covered(with_lapsed_claim()).split())
    assert "S2-01 watched by trend/watched; still advice of trend/a," in text
    assert "! trend/a rests on S2-01, which is obsolete; move it to `corrects`, or leave it out" in text


def test_coverage_as_json_says_the_same() -> None:
    pack = with_lapsed_claim()
    data = json.loads(coverage_json(coverage(pack), pack))
    assert data["complete"] is False
    assert data["claims"] == {"all": 3, "actionable": 3, "covered": 3, "context": 0, "context_used": 0, "unused": 0}
    assert data["obsolete"][0]["claim"] == "S2-01"
    assert {"rule": "trend/watched", "kind": "watch", "under": "claims"} in data["obsolete"][0]["uses"]
    assert {"claim": "S2-01", "rule": "trend/a"} in data["missing"]["misleading"]
    assert all(use["rule"] != "trend/watched" for use in data["missing"]["misleading"])


def test_what_is_due_is_printed_with_its_days_and_the_rules_behind_it() -> None:
    text = " ".join(stale(catalog(), "2026-11-22").split())
    assert "Due for another look on 22 November 2026 ! lists Lists 21 days over" in text
    assert "look again: 1 November 2026 · checked 1 May 2026 · still holds behind trend/a," in text
    assert "3 updates: 1 due, 1 to be looked at again later, 1 settled for good." in text
    assert "Coming up next - facebook Facebook 344 days left" in text


def test_day_itself_counts_as_due() -> None:
    assert " ! lists  Lists\n   today ·" in stale(catalog(), "2026-11-01")


def test_nothing_due_is_said() -> None:
    text = stale(catalog(), "2026-10-31")
    assert text.startswith("Nothing is due for another look on 31 October 2026.")
    assert "1 day left" in text


def test_only_the_next_few_are_printed_and_the_others_counted() -> None:
    pack = catalog()
    later = replace(pack.updates["facebook"], recheck="2027-12-01")
    many = {f"u{position}": replace(later, id=f"u{position}") for position in range(8)}
    text = stale(replace(pack, updates=many), "2026-11-22")
    assert "Coming up next  and 3 more after these" in text
    assert "u4" in text
    assert "u5" not in text


def test_stale_as_json_holds_all_of_it() -> None:
    pack = catalog()
    data = json.loads(rechecks_json(rechecks(pack, "2026-11-22"), pack))
    assert data["as_of"] == "2026-11-22"
    assert data["counts"] == {"due": 1, "later": 1, "never": 1}
    (due,) = data["due"]
    assert (due["update"], due["days"], due["status"]) == ("lists", -21, "holds")
    assert "trend/watched" in due["rules"]
    assert [recheck["update"] for recheck in data["later"]] == ["facebook"]
