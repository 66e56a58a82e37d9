"""What stands behind the lines of a document, as far as a client may read it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_reports import report

from trendaudit.core.lines import UpdateLine
from trendaudit.core.model import Update
from trendaudit.render.document import backing
from trendaudit.render.document.sections import DEFAULT, choose

UPDATE = Update("u", "topic", (), "holds", "2026-01-01", "2027-01-01", client="It grew.", print=True)


def test_sources_come_the_newest_first_with_the_number_of_their_claims() -> None:
    lines = backing.shown_lines(report(), DEFAULT)
    assert [(use.source.id, use.claims) for use in backing.used_sources(lines)] == [("S2", 1), ("S1", 2)]


def test_updates_come_once_and_what_is_due_comes_first() -> None:
    lines = backing.shown_lines(report(), DEFAULT)
    assert [(known.update.id, known.due) for known in backing.used_updates(lines)] == [
        ("lists", True),
        ("facebook", False),
    ]


def test_lines_of_a_section_that_is_left_out_need_no_sources() -> None:
    shown = backing.shown_lines(report(), choose(left_out=["watch"]))
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
    assert backing.looked_at(UpdateLine(replace(UPDATE, recheck=recheck), due)) == words


def test_rule_without_claims_says_why_it_goes_beyond_the_documents() -> None:
    line = report().checklist[0].line
    bare = replace(
        line, claims=(), finding=replace(line.finding, rule=replace(line.rule, beyond="Every audit asks it."))
    )
    assert backing.says_who(bare) == "Every audit asks it."
    assert backing.says_who(line) == (
        "A copywriter (November 2022): partly changed since; An agency (January 2023): still holds"
    )


def test_update_without_a_sentence_for_the_client_is_not_printed() -> None:
    updates = (UpdateLine(replace(UPDATE, client=""), due=False), UpdateLine(replace(UPDATE, print=False), due=False))
    assert replace(report().checklist[0].line, updates=updates).client_updates == ()


def test_duty_rests_on_the_updates_that_it_names_and_on_nobody_s_article() -> None:
    duty = report().duties[0]
    assert duty.claims
    assert (duty.client_claims, duty.client_updates) == ((), ())
    assert backing.says_who(duty).startswith("A reminder of our own; no legal source was checked")
    rule = replace(duty.rule, updates=(UPDATE.id,))
    named = replace(duty, finding=replace(duty.finding, rule=rule), updates=(UpdateLine(UPDATE, due=False),))
    assert [line.update for line in named.client_updates] == [UPDATE]
    assert backing.says_who(named) == ""
