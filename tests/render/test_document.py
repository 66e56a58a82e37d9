"""What a whole document says beyond the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass, replace
from fractions import Fraction

import pytest

from tests.render.sample_reports import audit, catalog, report
from trendaudit.brand.brand import Brand
from trendaudit.core.audit import DONT_KNOW, Audit
from trendaudit.core.catalog import Section
from trendaudit.core.report import Stake, build
from trendaudit.core.results import Reason
from trendaudit.core.scoring import BANDS
from trendaudit.errors import TrendauditError
from trendaudit.render import sentences
from trendaudit.render.document import advice, appendix, cover
from trendaudit.render.document.advice import without_repeats
from trendaudit.render.document.compose import compose
from trendaudit.render.document.model import Advice, AdviceGroup, AdviceList, Chapter, EntryList, News
from trendaudit.render.document.sections import DEFAULT, SECTIONS, SUMMARY, choose

HOSTILE = "\x1b[31m\nx\u202e"


def facts(name: str) -> str:
    return dict(cover.about(report(), Brand()))[name]


def texts(value: object) -> Iterator[str]:
    """Yield every text in a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif isinstance(value, dict):
        yield from texts(tuple(value.values()))
    elif is_dataclass(value):
        yield from texts(tuple(getattr(value, field.name) for field in fields(value)))


def test_about_names_date_auditor_depth_and_rules() -> None:
    assert facts("Date") == "22 November 2026"
    assert facts("Auditor") == "M. de Wit"
    assert facts("Scope") == "full audit, 16 of 17 answers given, one of them with “don't know”"
    assert (
        facts("Measured against")
        == "Trends for bakers, version 1.0.0, reviewed on 1 November 2026; from 3 documents of 2021–2023"
    )


def test_about_says_how_many_answers_are_not_known() -> None:
    assert facts("Scope").endswith("one of them with “don't know”")
    twice = report(answers={**audit().answers, "consent": "dont_know"})
    assert dict(cover.about(twice, Brand()))["Scope"].endswith("2 of them with “don't know”")
    known = report(answers={**audit().answers, "unsure": "good"})
    assert dict(cover.about(known, Brand()))["Scope"].endswith("given")


def test_about_leaves_out_what_nobody_said() -> None:
    assert "Auditor" not in dict(cover.about(report(auditor=" "), Brand()))


def test_every_band_has_a_meaning_that_begins_with_its_name() -> None:
    for band in BANDS:
        assert cover.band_meaning(band).startswith(f"{band.capitalize()} means")


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (0, "worth less than a point"),
        (1, "worth 1 point"),
        (9, "worth 9 points"),
    ],
)
def test_worth_says_what_an_action_adds(points: int, words: str) -> None:
    item = replace(report().checklist[0], points=points)
    assert advice.worth(item) == words


def test_rows_of_one_question_stand_together() -> None:
    rows = [Reason("q", row, "When?", "late", label, row.title()) for row, label in (("one", "Late"), ("two", "Never"))]
    other = Reason("r", None, "Who?", "me", "Me")
    assert advice.answers([rows[0], other, rows[1]]) == ["When? One: “Late”; Two: “Never”", "Who? “Me”"]


def test_dont_know_is_said_in_words() -> None:
    assert appendix.answer_label(Reason("q", None, "When?", DONT_KNOW, DONT_KNOW)) == "Don't know"


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (Fraction(1, 2), "decides less than a point"),
        (Fraction(3, 2), "decides up to 1 point"),
        (Fraction(8), "decides up to 8 points"),
    ],
)
def test_stake_is_rounded_down(points: Fraction, words: str) -> None:
    assert sentences.at_stake(Stake("q", "When?", points)) == words


def test_open_questions_beyond_the_named_ones_are_counted() -> None:
    stake = Stake("q", "When?", Fraction(1))

    def find_out(number: int) -> tuple[int, str, int]:
        (chapter,) = compose(replace(report(), find_out_first=(stake,) * number), {"find_out"}).chapters
        assert isinstance(chapter.body, EntryList)
        return len(chapter.body.entries), chapter.body.closing, chapter.body.left_out

    assert find_out(10) == (10, "", 0)
    assert find_out(11) == (10, "And 1 more question.", 1)
    assert find_out(13) == (10, "And 3 more questions.", 3)


def test_start_and_rest_hold_every_open_item_once() -> None:
    built = report()
    bodies = [chapter.body for chapter in compose(built).chapters if chapter.id in {"start", "checklist"}]
    groups = [group for body in bodies if isinstance(body, AdviceList) for group in body.groups]
    assert sorted(one.rank for group in groups for one in group.advice if one.rank) == [
        item.rank for item in built.to_do
    ]


def test_duty_says_its_hours_and_what_is_only_watched_has_none() -> None:
    depth = advice.Depth(evidence=True, numbers=None)
    (duty,) = advice.duties(report(), depth).groups[0].advice
    (watched,) = advice.watch(report(), depth).groups[0].advice
    assert duty.facts == ("2 h, then 30 min a month",)
    assert watched.facts == ()


def test_action_says_what_has_to_be_done_first() -> None:
    pack = catalog()
    rules = {**pack.rules, "trend/a": replace(pack.rules["trend/a"], needs=("trend/b", "trend/c"))}
    built = build(replace(pack, rules=rules), audit(), "2026-11-22")
    (item,) = [item for item in built.to_do if item.rule.id == "trend/a"]
    before = sorted(other.rank for other in built.to_do if other.rule.id in {"trend/b", "trend/c"})
    assert advice.waits_for(item, built) == f"{before[0]} and {before[1]}"
    assert not advice.waits_for(built.to_do[0], built)


def test_no_text_holds_a_control_character_or_begins_with_a_blank() -> None:
    document = compose(report(lambda text: f" {text}{HOSTILE} "), frozenset(SECTIONS), Brand(name=HOSTILE))
    assert not [text for text in texts(document) if not text.isprintable() or text != text.strip()]
    assert any("\\x1b[31m x\\u202e" in text for text in texts(document))


def test_same_report_gives_the_same_document() -> None:
    assert asdict(compose(report())) == asdict(compose(report()))


def test_chapters_follow_the_sections_and_empty_ones_are_left_out() -> None:
    names = [chapter.id for chapter in compose(report(), frozenset(SECTIONS)).chapters]
    assert names == [section for section in SECTIONS if section != "evidence"]
    empty = build(catalog(), Audit(pack="pack 1.0.0"), "2026-11-22")
    assert [chapter.id for chapter in compose(empty).chapters] == ["minute", "duties", "trends", "find_out", "method"]


def test_summary_says_less_about_each_action() -> None:
    (start,) = [chapter for chapter in compose(report(), SUMMARY, brief=True).chapters if chapter.id == "start"]
    assert isinstance(start.body, AdviceList)
    (group,) = start.body.groups
    assert all(one.steps and one.done_when for one in group.advice)
    assert not [one for one in group.advice if one.why or one.answers or one.says_who or one.since]


def test_ignored_answers_are_mentioned_with_the_method() -> None:
    answers = {**audit().answers, "last_post": {"facebook": "bad", "instagram": "good", "none": "bad"}}
    assert appendix.method(report(answers=answers))[-1].startswith("1 answer does not count")
    assert len(appendix.method(report())) == 3


def test_answers_of_sections_with_one_title_stay_apart() -> None:
    pack = catalog()
    alike = replace(pack, sections={name: Section(name, "Alike") for name in pack.sections})
    groups = appendix.answers(build(alike, audit(), "2026-11-22")).groups
    assert [title for title, _asked in groups] == ["Alike", "Alike"]


def test_answer_that_excludes_the_others_stands_alone() -> None:
    groups = appendix.answers(report(answers={**audit().answers, "goals": ("none_yet",)})).groups
    said = {asked.ask: asked.answers for _title, some in groups for asked in some}
    assert said["Which goals?"] == (("", "Never decided"),)


def test_answers_that_do_not_count_are_left_out() -> None:
    answers = {**audit().answers, "channels": ("facebook",)}
    asked = [one for _title, some in appendix.answers(report(answers=answers)).groups for one in some]
    (rows,) = [one for one in asked if one.answers[0][0]]
    assert rows.answers == (("Facebook", "It is bad"),)


def test_notes_come_in_the_order_of_the_questions() -> None:
    asks = [
        note.text for note in appendix.notes(report(notes={"gone": "x", "consent": "y", "visitors": "z", "a": " "}))
    ]
    assert asks == ["How many visitors a day?", "How is consent?", "gone"]


def test_notes_on_rows_come_behind_that_on_their_question_and_name_the_row() -> None:
    notes = {"last_post.instagram": "gone", "last_post.facebook": "by the niece", "last_post": "ask her"}
    printed = [(note.text, note.detail) for note in appendix.notes(report(notes=notes))]
    assert printed == [
        ("When did you last post?", "ask her"),
        ("When did you last post? Facebook", "by the niece"),
        ("When did you last post? Instagram", "gone"),
    ]


def test_sections_are_added_and_left_out_by_name() -> None:
    assert choose(["notes"]) == frozenset(SECTIONS)
    assert choose(left_out=["find-out", " Sources "]) == DEFAULT - {"find_out", "sources"}
    assert choose(["notes"], ["notes"]) == DEFAULT


def test_unknown_section_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(TrendauditError, match="there is no section 'note'; did you mean 'notes'") as caught:
        choose(["note"])
    assert "in_order, watch, find_out" in str(caught.value)


def test_what_is_known_today_is_said_once_and_pointed_to_from_elsewhere() -> None:
    news = News("It is law.", ())
    one, other = (Advice(name, None, name.upper(), since=(news,)) for name in ("a", "b"))
    chapter = Chapter("duties", "advice", "Check", (), AdviceList((AdviceGroup("", (one, other)),)))
    (found,) = without_repeats([chapter])
    assert isinstance(found.body, AdviceList)
    assert [each.since[0].text for each in found.body.groups[0].advice] == ["It is law.", "See under “A”."]
