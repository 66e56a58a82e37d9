"""The checklist as plain rows."""

from __future__ import annotations

import math
from fractions import Fraction

from tests.render.sample_reports import audit, catalog, report
from trendaudit.core.audit import Decision
from trendaudit.core.catalog import Effort
from trendaudit.core.report import Report, build
from trendaudit.render.checklist import LONGEST_CELL, CheckRow, cell, numbered, rows


def items(built: Report) -> list[CheckRow]:
    """Return the rows without those of the duties."""
    return [row for row in rows(built) if row.rank is not None]


def test_every_item_has_a_row_in_order() -> None:
    built = report()
    assert [(row.rank, row.rule) for row in items(built)] == [(item.rank, item.rule.id) for item in built.checklist]


def test_open_duties_come_first_without_rank_and_points() -> None:
    duty, first, *_others = rows(report())
    assert (duty.rule, duty.when, duty.title) == ("trend/consent", "Legal rule to check", "Improve consent this week")
    assert (duty.rank, duty.points, duty.score_after, duty.bucket) == (None, None, None, None)
    assert duty.hours_quarter == Fraction(7, 2)
    assert first.rank == 1


def test_decision_on_a_duty_is_told() -> None:
    (duty,) = (row for row in rows(report(decisions={"trend/consent": Decision("done")})) if row.rank is None)
    assert (duty.when, duty.is_done) == ("done", True)


def test_what_was_declined_adds_nothing_to_the_scores_after_it() -> None:
    built = report(decisions={"trend/a": Decision("declined"), "trend/b": Decision("planned")})
    found = {row.rule: row for row in items(built)}
    declined = found["trend/a"]
    assert (declined.when, declined.is_declined) == ("declined", True)
    assert (declined.points, declined.score_after) == (None, None)
    gain = next(item.item.gain for item in built.checklist if item.rule.id == "trend/a")
    assert max(row.score_after or 0 for row in found.values()) == math.floor(100 - gain)


def test_row_says_what_to_do_and_why() -> None:
    row = items(report())[0]
    assert (row.title, row.found, row.trend) == ("Improve a this week", "a is open", "Customers get an answer")
    assert row.steps == ("Look at a.", "Improve a.")
    assert row.done_when == "Somebody else finds a in order."
    assert row.because == ("How is a? “It is bad”",)
    assert row.cost == "A printed card"


def test_row_has_its_hours_as_numbers_and_in_words() -> None:
    row = items(report())[0]
    assert [row.hours_once, row.hours_monthly, row.hours_quarter] == [Fraction(2), Fraction(1, 2), Fraction(7, 2)]
    assert row.effort == "2 h, then 30 min a month"


def test_points_add_up_to_the_scores_that_are_printed() -> None:
    built = report()
    reached = built.score.shown
    assert reached is not None
    for row in items(built):
        assert row.points is not None
        reached += row.points
        assert row.score_after == reached


def test_row_says_when_or_what_was_decided() -> None:
    first, *_others, last = items(report())
    assert (first.bucket, first.when, first.status, first.decision) == ("now", "Now, this month", None, "")
    assert (last.bucket, last.when, last.status) == (None, "planned", "planned")
    assert (last.who, last.due) == ("Anna", "2027-04-01")
    assert last.decision == "planned · Anna · by 1 April 2027 · after Easter"
    assert not last.is_done


def test_only_what_was_done_is_done() -> None:
    done = rows(report(decisions={"trend/a": Decision("done"), "trend/b": Decision("declined")}))
    assert [row.rule for row in done if row.is_done] == ["trend/a"]


def test_row_waits_for_open_items_only() -> None:
    pack = catalog()
    needs = {"trend/b": ("trend/a", "trend/c", "trend/f", "trend/known")}
    for rule in pack.rules.values():
        object.__setattr__(rule, "needs", needs.get(rule.id, ()))  # a frozen pack of this test alone
    found = {row.rule: row for row in rows(build(pack, audit(), "2026-11-22"))}
    assert found["trend/b"].waits_for == tuple(sorted(found[rule].rank or 0 for rule in ("trend/a", "trend/c")))
    assert found["trend/a"].waits_for == ()


def test_rule_without_an_action_says_what_is_open() -> None:
    pack = catalog()
    object.__setattr__(pack.rules["trend/a"], "action", None)
    row = next(row for row in rows(build(pack, audit(), "2026-11-22")) if row.rule == "trend/a")
    assert (row.title, row.steps, row.done_when) == ("a is open", (), "")


def test_no_text_holds_a_control_character() -> None:
    for row in rows(report(lambda text: f"{text}\x1b[31m\n\t\u202e")):
        texts = [
            row.title,
            row.trend,
            *row.steps,
            row.done_when,
            row.found,
            *row.because,
            row.cost,
            row.who,
            row.decision,
        ]
        assert all(r"\x1b[31m" in text and r"\u202e" in text for text in texts if text)
        assert all("\n" not in text and "\x1b" not in text for text in texts)


def test_empty_checklist_has_no_rows() -> None:
    assert rows(report(answers={})) == ()


def test_cell_joins_what_there_is() -> None:
    assert cell(["a", "", "b"]) == "a\nb"
    assert numbered(["a", "b"]) == ["1. a", "2. b"]


def test_cell_is_cut_with_a_mark_where_a_spreadsheet_has_no_room() -> None:
    assert cell(["x" * LONGEST_CELL]) == "x" * LONGEST_CELL
    assert cell(["x" * (LONGEST_CELL + 1)]) == "x" * (LONGEST_CELL - 1) + "…"


def test_cell_counts_as_spreadsheets_do_and_cuts_no_character_in_two() -> None:
    text = cell(["x" + "🍞" * LONGEST_CELL])
    assert len(text.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert text == "x" + "🍞" * (LONGEST_CELL // 2 - 1) + "…"


def test_effort_of_upkeep_alone_has_no_hours_once() -> None:
    pack = catalog()
    object.__setattr__(pack.rules["trend/a"], "effort", Effort(Fraction(0), Fraction(1)))
    row = next(row for row in rows(build(pack, audit(), "2026-11-22")) if row.rule == "trend/a")
    assert (row.hours_once, row.effort) == (Fraction(0), "1 h a month")
