"""What a whole document says beyond the screen."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from sample_reports import audit, catalog, report

from trendaudit.core.lines import Reason
from trendaudit.core.model import DONT_KNOW, Section, Update
from trendaudit.core.report import Stake, build
from trendaudit.core.scoring import BANDS
from trendaudit.errors import TrendauditError
from trendaudit.render import document, transcript
from trendaudit.render.sections import DEFAULT, SECTIONS, choose

UPDATE = Update("u", "topic", (), "holds", "2026-01-01", "2027-01-01", client="It grew.", print=True)


def facts(name: str) -> str:
    return dict(document.about(report()))[name]


def test_about_names_date_auditor_depth_and_rules() -> None:
    assert facts("Date") == "22 November 2026"
    assert facts("Auditor") == "M. de Wit"
    assert facts("Depth") == "full audit, 16 of 17 questions answered"
    assert facts("Measured against") == "Trends for bakers, version 1.0.0, reviewed on 1 November 2026"


def test_about_leaves_out_what_nobody_said() -> None:
    assert "Auditor" not in dict(document.about(report(auditor=" ")))


def test_every_band_has_a_meaning_that_begins_with_its_name() -> None:
    for band in BANDS:
        assert document.band_meaning(band).startswith(f"{band.capitalize()} means")


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (0, "worth less than a point"),
        (1, "worth 1 point: the score is then 37"),
        (9, "worth 9 points: the score is then 37"),
    ],
)
def test_worth_says_what_the_score_will_be(points: int, words: str) -> None:
    item = replace(report().checklist[0], points=points, score_after=Fraction(379, 10))
    assert document.worth(item) == words


def test_rows_of_one_question_stand_together() -> None:
    rows = [Reason("q", row, "When?", "late", label, row.title()) for row, label in (("one", "Late"), ("two", "Never"))]
    other = Reason("r", None, "Who?", "me", "Me")
    assert document.answers([rows[0], other, rows[1]]) == ["When? One: “Late”; Two: “Never”", "Who? “Me”"]


def test_dont_know_is_said_in_words() -> None:
    assert document.answer_label(Reason("q", None, "When?", DONT_KNOW, DONT_KNOW)) == "Don't know"


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (Fraction(1, 2), "decides less than a point"),
        (Fraction(3, 2), "decides up to 1 point"),
        (Fraction(8), "decides up to 8 points"),
    ],
)
def test_stake_is_rounded_down(points: Fraction, words: str) -> None:
    assert document.at_stake(Stake("q", "When?", points)) == words


def test_open_questions_beyond_the_named_ones_are_counted() -> None:
    stake = Stake("q", "When?", Fraction(1))
    assert document.more_questions(replace(report(), find_out_first=(stake,) * 10)) == ""
    assert document.more_questions(replace(report(), find_out_first=(stake,) * 11)) == "And 1 more question."
    assert document.more_questions(replace(report(), find_out_first=(stake,) * 13)) == "And 3 more questions."


def test_start_and_rest_hold_every_open_item_once() -> None:
    built = report()
    rest = [item.rank for _bucket, items in document.rest(built) for item in items]
    assert sorted([*rest, *(item.rank for item in built.start_here)]) == [item.rank for item in built.to_do]


def test_ignored_answers_are_mentioned_with_the_method() -> None:
    answers = {**audit().answers, "last_post": {"facebook": "bad", "instagram": "good", "none": "bad"}}
    assert document.method(report(answers=answers))[-1].startswith("1 answer does not count")
    assert len(document.method(report())) == 3


def test_answers_of_sections_with_one_title_stay_apart() -> None:
    pack = catalog()
    alike = replace(pack, sections={name: Section(name, "Alike") for name in pack.sections})
    assert [title for title, _said in transcript.answers_by_section(build(alike, audit(), "2026-11-22"))] == [
        "Alike"
    ] * 2


def test_answers_that_do_not_count_are_left_out() -> None:
    answers = {**audit().answers, "channels": ("facebook",)}
    said = [one for _title, some in transcript.answers_by_section(report(answers=answers)) for one in some]
    (rows,) = [one for one in said if one.has_rows]
    assert [answer.row_label for answer in rows.answers] == ["Facebook"]


def test_notes_come_in_the_order_of_the_questions() -> None:
    asks = [
        note.ask for note in transcript.notes(report(notes={"gone": "x", "consent": "y", "visitors": "z", "a": " "}))
    ]
    assert asks == ["How many visitors a day?", "How is consent?", "gone"]


def test_sections_are_added_and_left_out_by_name() -> None:
    assert choose(["notes", "answers"]) == frozenset(SECTIONS)
    assert choose(left_out=["find-out", " Sources "]) == DEFAULT - {"find_out", "sources"}
    assert choose(["notes"], ["notes"]) == DEFAULT


def test_unknown_section_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(TrendauditError, match="there is no section 'note'; did you mean 'notes'") as caught:
        choose(["note"])
    assert "in_order, watch, find_out" in str(caught.value)
