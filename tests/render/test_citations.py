"""What stands behind the lines of a document, as far as a client may read it."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from tests.render.sample_reports import audit, catalog, report
from trendaudit.core.catalog import Update, UpdateStatus
from trendaudit.core.report import build
from trendaudit.core.results import CitedUpdate, RuleResult
from trendaudit.render import citations, wording
from trendaudit.render.document import advice, appendix
from trendaudit.render.document.sections import DEFAULT, choose

UPDATE = Update("u", "topic", ("S1-01",), "holds", "2026-01-01", "2027-01-01", client="It grew.", print=True)


def words(line: RuleResult) -> str:
    """Return who says so, as one sentence."""
    return " ".join(f"{part.text}{part.mark}" for part in citations.says_who(line))


def test_sources_come_the_newest_first_with_the_number_of_their_claims() -> None:
    lines = advice.shown_lines(report(), DEFAULT)
    assert [(use.source.id, use.claims) for use in citations.used_sources(lines)] == [("S2", 1), ("S1", 2)]


def test_updates_come_once_and_what_is_due_comes_first() -> None:
    lines = advice.shown_lines(report(), DEFAULT)
    assert [(known.update.id, known.due) for known in citations.used_updates(lines)] == [
        ("lists", True),
        ("facebook", False),
    ]


def test_lines_of_a_section_that_is_left_out_need_no_sources() -> None:
    shown = advice.shown_lines(report(), choose(left_out=["watch"]))
    assert {line.rule.kind for line in shown} == {"practice", "duty"}


@pytest.mark.parametrize(
    ("recheck", "due", "words"),
    [
        ("2027-01-01", False, "What the documents said still holds; checked on 1 January 2026; to be looked at again by 1 January 2027."),
        ("2026-06-01", True, "What the documents said still holds; checked on 1 January 2026; due for another look."),
        ("never", False, "What the documents said still holds; checked on 1 January 2026."),
    ],
)  # fmt: skip
def test_update_says_when_it_was_and_will_be_looked_at(recheck: str, due: bool, words: str) -> None:
    assert appendix.looked_at(CitedUpdate(replace(UPDATE, recheck=recheck), due)) == words


def test_rule_without_claims_says_why_it_goes_beyond_the_documents() -> None:
    line = report().checklist[0].line
    bare = replace(
        line, claims=(), finding=replace(line.finding, rule=replace(line.rule, beyond="Every audit asks it."))
    )
    assert words(bare) == "Our own advice. Every audit asks it."
    assert words(line) == (
        "A copywriter (November 2022): do as it says (partly changed since). "
        "An agency (January 2023): do as it says (still holds)."
    )


@pytest.mark.parametrize(
    ("statuses", "said"),
    [(["changed"], "changed since"), (["obsolete"], "no longer so"), (["changed", "obsolete"], "changed since")],
)
def test_claims_that_may_not_be_printed_are_named_by_their_publisher(statuses: list[UpdateStatus], said: str) -> None:
    line = report().checklist[0].line
    hidden = [replace(line.claims[0], status=claim_status, printable=False) for claim_status in statuses]
    assert words(replace(line, claims=tuple(hidden))) == f"A copywriter (November 2022): {said}, with no source to show"


@pytest.mark.parametrize("status", get_args(UpdateStatus))
def test_sources_say_what_has_become_of_them_in_the_words_of_the_legend(status: UpdateStatus) -> None:
    said = appendix.looked_at(CitedUpdate(replace(UPDATE, status=status), due=False))
    word = wording.claim_status(status)
    assert word in said
    assert f"“{word.capitalize()}”" in citations.legend() or f"“{word}”" in citations.legend()


def test_update_that_no_document_speaks_of_says_only_when_it_was_looked_at() -> None:
    said = appendix.looked_at(CitedUpdate(replace(UPDATE, claims=()), due=True))
    assert said == "Checked on 1 January 2026; due for another look."


def test_chapter_says_by_what_the_documents_are_named() -> None:
    assert "no author and no link" in appendix.sources(report(), DEFAULT).documents_note


def test_names_and_verdicts_have_the_numbers_of_their_sources() -> None:
    numbers = citations.numbered(advice.shown_lines(report(), DEFAULT))
    said = citations.says_who(report().checklist[0].line, numbers)
    assert [(part.text, part.numbers) for part in said] == [
        ("A copywriter (November 2022)", (2,)),
        ("do as it says", ()),
        ("(partly changed since", (4,)),
        ("An agency (January 2023)", (1,)),
        ("do as it says", ()),
        ("(still holds", (3,)),
    ]


def test_updates_say_which_actions_they_bear_on() -> None:
    entries = appendix.sources(report(), DEFAULT).updates
    assert [(entry.number, entry.concerns) for entry in entries] == [
        (3, "Stands behind actions 1, 2, 3, 4, 5, 6."),
        (4, "Stands behind actions 1, 2, 3, 4, 5, 6."),
    ]


def test_update_of_a_claim_that_is_only_put_right_says_so() -> None:
    pack = catalog()
    rules = {name: replace(rule, advises={"S2-01": "do so"}, corrects=("S1-02",)) for name, rule in pack.rules.items()}
    built = build(replace(pack, rules=rules), audit(), "2026-11-22")
    (facebook,) = [one for one in appendix.sources(built, DEFAULT).updates if one.topic == "Facebook"]
    assert facebook.concerns == "Taken into account in actions 1, 2, 3, 4, 5, 6."


def test_update_without_a_sentence_for_the_client_is_not_printed() -> None:
    updates = (CitedUpdate(replace(UPDATE, client=""), due=False), CitedUpdate(replace(UPDATE, print=False), due=False))
    assert replace(report().checklist[0].line, updates=updates).client_updates == ()


def test_duty_rests_on_the_updates_that_it_names_and_on_nobody_s_article() -> None:
    duty = report().duties[0]
    assert duty.claims
    assert (duty.client_claims, duty.client_updates) == ((), ())
    assert citations.says_who(duty) == ()
    rule = replace(duty.rule, updates=(UPDATE.id,))
    named = replace(duty, finding=replace(duty.finding, rule=rule), updates=(CitedUpdate(UPDATE, due=False),))
    assert [line.update for line in named.client_updates] == [UPDATE]
    assert citations.says_who(named) == ()
