from __future__ import annotations

from tests.interview.interview_sample import CATALOG, KNOWN, LATER, STOP, interview
from trendaudit.core.answer_state import AnswerState, Progress, Prompt
from trendaudit.interview.agenda import Again, agenda
from trendaudit.interview.messages import Position
from trendaudit.interview.progress import minutes, minutes_left, position_of, progress_text


def test_position_counts_only_what_is_asked() -> None:
    _, front_end = interview(KNOWN, "businesses", ["facebook", "tiktok"], "this_week", STOP)
    assert front_end.asked[-1].position == Position("Channels", number=3, total=3, share=0.5, minutes=1)


def test_position_grows_with_the_rows_that_an_answer_adds() -> None:
    _, front_end = interview(KNOWN, LATER, ["facebook", "tiktok", "x"], STOP)
    totals = [asked.position.total for asked in front_end.asked if asked.position]
    assert totals == [1, 1, 4]


def test_particulars_have_no_position() -> None:
    known = AnswerState(CATALOG, {})
    assert position_of(known, "quick", agenda(known, KNOWN, Again()), Prompt("@business")) is None


def test_pending_questions_count_half() -> None:
    assert minutes(6, 6) == 3


def test_nothing_open_takes_no_time_and_anything_takes_a_minute() -> None:
    assert (minutes(0, 0), minutes(1, 0)) == (0, 1)


def test_time_left_is_said_in_words() -> None:
    assert minutes_left(Position("", 1, 1, 0.0, 1)) == "about 1 minute left"
    assert minutes_left(Position("", 1, 1, 1.0, 0)) == ""


def test_what_is_answered_is_said_in_words() -> None:
    assert progress_text(Progress(answered=12, open=3, pending=0)) == "12 of 15 questions are answered."
    more = "1 of 1 question is answered. 2 more may follow from the answers."
    assert progress_text(Progress(answered=1, open=0, pending=2)) == more


def test_answers_still_to_be_asked_again_count_as_open() -> None:
    known = AnswerState(CATALOG, {"sells_to": "businesses"})
    prompts = agenda(known, KNOWN, Again())
    position = position_of(known, "quick", prompts, Prompt("sells_to"), reasked=1)
    assert position is not None
    assert (position.share, position.minutes) == (0.0, minutes(4, 1))
