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


def with_reason() -> Catalog:
    """Return the sample pack after the claim that none of its rules names says why."""
    pack = catalog()
    claim = replace(pack.claims["S3-01"], unused="Nobody may read it.")
    return replace(pack, claims={**pack.claims, claim.id: claim})


def with_lapsed_claim() -> Catalog:
    """Return the sample pack after a claim that now only explains a practice has lapsed."""
    pack = catalog()
    rules = {name: replace(rule, advises={}) for name, rule in pack.rules.items()}
    rules["trend/a"] = replace(rules["trend/a"], background=("S2-01",))
    lapsed = replace(pack.updates["lists"], status="obsolete")
    return replace(pack, rules=rules, updates={**pack.updates, "lists": lapsed})


def test_complete_coverage_says_that_nothing_is_missing() -> None:
    text = covered(with_reason())
    assert "Advised    3 say to do what a rule asks" in text
    assert "Unused     1 left unused on purpose" in text
    assert " - S3-01  Nobody may read it." in text
    assert text.endswith("Nothing is missing.\n")


def test_claim_without_a_rule_is_named_with_what_it_says() -> None:
    text = " ".join(covered(catalog()).split())
    assert "Missing 1 thing to mend ! S3-01 no rule names it" in text
    assert "Nobody may read this" in text


def test_obsolete_claims_are_printed_with_where_they_went() -> None:
    assert " - S2-01  only explains trend/a" in covered(with_lapsed_claim())


def test_coverage_as_json_says_the_same() -> None:
    pack = with_lapsed_claim()
    data = json.loads(coverage_json(coverage(pack), pack))
    assert data["complete"] is False
    assert data["claims"] == {"all": 4, "advised": 0, "corrected": 0, "explained": 1, "unused": 0, "uncovered": 3}
    (lapsed,) = data["obsolete"]
    assert (lapsed["claim"], lapsed["uses"]) == (
        "S2-01",
        [{"rule": "trend/a", "kind": "practice", "relation": "background"}],
    )
    assert [claim["claim"] for claim in data["missing"]["uncovered"]] == ["S1-01", "S1-02", "S3-01"]


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
