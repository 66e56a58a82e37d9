from __future__ import annotations

from interview_sample import CATALOG, KNOWN, LATER, STOP, interview

from trendaudit.core.questions import Known, Progress, Prompt
from trendaudit.interview.agenda import Again, agenda
from trendaudit.interview.places import left, minutes, place_of, standing
from trendaudit.interview.replies import Place


def test_place_counts_only_what_is_asked() -> None:
    _, front_end = interview(KNOWN, "businesses", ["facebook", "tiktok"], "this_week", STOP)
    assert front_end.asked[-1].place == Place("Channels", number=3, total=3, share=0.5, minutes=1)


def test_place_grows_with_the_rows_that_an_answer_adds() -> None:
    _, front_end = interview(KNOWN, LATER, ["facebook", "tiktok", "x"], STOP)
    totals = [asked.place.total for asked in front_end.asked if asked.place]
    assert totals == [1, 1, 4]


def test_particulars_have_no_place() -> None:
    known = Known(CATALOG, {})
    assert place_of(known, "quick", agenda(known, KNOWN, Again()), Prompt("@business")) is None


def test_pending_questions_count_half() -> None:
    assert minutes(6, 6) == 3


def test_nothing_open_takes_no_time_and_anything_takes_a_minute() -> None:
    assert (minutes(0, 0), minutes(1, 0)) == (0, 1)


def test_time_left_is_said_in_words() -> None:
    assert left(Place("", 1, 1, 0.0, 1)) == "about 1 minute left"
    assert left(Place("", 1, 1, 1.0, 0)) == ""


def test_what_is_answered_is_said_in_words() -> None:
    assert standing(Progress(answered=12, open=3, pending=0)) == "12 of 15 questions are answered."
    more = "1 of 1 question is answered. 2 more may follow from the answers."
    assert standing(Progress(answered=1, open=0, pending=2)) == more


def test_answers_still_to_be_renewed_count_as_open() -> None:
    known = Known(CATALOG, {"sells_to": "businesses"})
    prompts = agenda(known, KNOWN, Again())
    place = place_of(known, "quick", prompts, Prompt("sells_to"), renewed=1)
    assert place is not None
    assert (place.share, place.minutes) == (0.0, minutes(4, 1))
