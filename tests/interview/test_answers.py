from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interview.interview_sample import CATALOG
from trendaudit.core.audit import DONT_KNOW
from trendaudit.core.kinds import kind_of
from trendaudit.interview.answers import RefusedError, answer_from, in_words

STAFF = CATALOG.questions["staff"]
REMARK = CATALOG.questions["remark"]
AGES = CATALOG.questions["ages"]


@pytest.mark.parametrize(("typed", "number"), [(" 12 ", 12), ("2,5", 2.5), ("2.5", 2.5), ("+7", 7), (4, 4)])
def test_number_is_read_with_point_or_comma(typed: object, number: float) -> None:
    assert answer_from(STAFF, typed) == number


@pytest.mark.parametrize("typed", ["", "many", "1.000", "1e3", "0x10", "nan", "1_0", "9" * 5000, "²", "-"])
def test_text_that_is_no_plain_number_is_refused(typed: str) -> None:
    with pytest.raises(RefusedError, match="Type a number from 0 to 500 in digits"):
        answer_from(STAFF, typed)


@pytest.mark.parametrize(
    ("least", "most", "rule"),
    [(None, None, "a number"), (1, None, "a number of at least 1"), (None, 9, "a number of at most 9")],
)
def test_numbers_that_can_be_given_are_said(least: int | None, most: int | None, rule: str) -> None:
    asked = replace(STAFF, minimum=least, maximum=most)
    assert kind_of(asked).rule(asked) == rule


@pytest.mark.parametrize(("least", "picks"), [(None, "at least one"), (1, "at least one"), (2, "exactly 2")])
def test_choosing_nothing_is_refused_with_what_to_choose(least: int | None, picks: str) -> None:
    with pytest.raises(RefusedError, match=f"^Nothing is chosen yet; choose {picks}\\.$"):
        answer_from(replace(AGES, minimum=least), [])


def test_dont_know_stands_for_a_number_too() -> None:
    assert answer_from(STAFF, DONT_KNOW) == DONT_KNOW


def test_text_is_kept_on_one_line() -> None:
    assert answer_from(REMARK, "  two\r\nlines\n") == "two lines"


@pytest.mark.parametrize("typed", ["S\udcf8n", "\ud83d", "\udcc3\udca9"])
def test_what_the_terminal_cannot_read_is_refused(typed: str) -> None:
    with pytest.raises(RefusedError, match="cannot be read in this terminal's encoding"):
        answer_from(REMARK, typed)


def test_two_halves_of_a_character_are_one() -> None:
    assert answer_from(REMARK, "\ud83d\ude00") == "\U0001f600"


def test_blank_text_is_refused() -> None:
    with pytest.raises(RefusedError, match="Nothing was typed"):
        answer_from(REMARK, " \n ")


def test_picks_are_put_into_words_by_their_labels() -> None:
    assert in_words(AGES, ("young", "old")) == "Young, Old"


def test_no_answer_has_no_words() -> None:
    assert in_words(AGES, None) == ""


@pytest.mark.parametrize(
    ("least", "most", "rule"),
    [
        (None, None, ""),
        (1, None, ""),
        (2, None, "at least 2"),
        (None, 2, "at most 2"),
        (2, 3, "2 to 3"),
        (2, 2, "exactly 2"),
    ],
)
def test_number_of_picks_is_said(least: int | None, most: int | None, rule: str) -> None:
    asked = replace(AGES, minimum=least, maximum=most)
    assert kind_of(asked).rule(asked) == rule
