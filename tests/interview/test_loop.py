from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interview.interview_sample import (
    ASK_HIGHEST_IMPACT,
    ASK_OPEN,
    BACK,
    CATALOG,
    COMPLETE,
    FINISH,
    HINT,
    KNOWN,
    LATER,
    NEW,
    NOTE,
    SCORED,
    STOP,
    Scripted,
    interview,
)
from trendaudit.core import conditions
from trendaudit.core.answer_state import Prompt
from trendaudit.core.audit import DONT_KNOW, Audit
from trendaudit.core.catalog import ConsistencyWarning
from trendaudit.errors import TrendauditError
from trendaudit.interview.loop import Interrupted, Wanted, run
from trendaudit.interview.messages import AnswerChange, Command, PromptAction


def test_whole_interview_gives_every_answer_in_its_one_form() -> None:
    outcome, _ = interview(
        NEW,
        *("Bakkerij Roos", "M. de Wit", "consumers", ["young"], ["tiktok", "facebook"]),
        *("this_week", "longer_ago", "4", " Nice people "),
        FINISH,
    )
    assert outcome.audit == COMPLETE
    assert not outcome.stopped


def test_particulars_can_be_left_blank() -> None:
    outcome, front_end = interview(NEW, "", "", STOP)
    assert (outcome.audit.business, outcome.audit.auditor) == ("", "")
    assert front_end.texts == ["What is the business called?", "Who does the audit?", "What about sells_to?"]


def test_blank_particulars_are_not_asked_for_again_once_there_are_answers() -> None:
    begun = replace(COMPLETE, auditor="", business="", answers={"sells_to": "businesses", "channels": ("none",)})
    _, front_end = interview(begun, STOP)
    assert front_end.texts == ["What about staff?"]
    _, front_end = interview(begun, STOP, wanted=Wanted(again=("sells_to",)))
    assert front_end.texts == ["What about sells_to?"]


def test_blank_particular_is_not_one_of_the_open_questions() -> None:
    _, front_end = interview(KNOWN, Prompt("@auditor"), "", ASK_OPEN, STOP, wanted=Wanted(review=True))
    assert front_end.texts == ["Who does the audit?", "What about sells_to?"]
    _, front_end = interview(NEW, "Roos", "", "businesses", ["none"], LATER, LATER, ASK_OPEN, STOP)
    assert front_end.texts[-1] == "What about staff?"


def test_blank_particular_can_be_filled_in_from_the_table() -> None:
    begun = replace(COMPLETE, auditor="")
    outcome, _ = interview(begun, Prompt("@auditor"), "M. de Wit", FINISH)
    assert outcome.audit == COMPLETE


def test_resumed_interview_asks_only_what_is_open() -> None:
    resumed = replace(COMPLETE, answers={**COMPLETE.answers, "last_post": {"facebook": "this_week"}})
    outcome, front_end = interview(resumed, "longer_ago", FINISH)
    assert front_end.texts == ["Tiktok: What about last_post?"]
    assert outcome.audit == COMPLETE


def test_complete_interview_goes_straight_to_the_table() -> None:
    outcome, front_end = interview(COMPLETE, FINISH)
    assert front_end.asked == []
    assert outcome.audit is COMPLETE


def test_every_answer_is_saved_at_once() -> None:
    saved: list[Audit] = []
    front_end = Scripted(["Bakkerij Roos", LATER, "businesses", STOP])
    run(CATALOG, NEW, front_end, saved.append)
    assert [(audit.business, dict(audit.answers)) for audit in saved] == [
        ("Bakkerij Roos", {}),
        ("Bakkerij Roos", {"sells_to": "businesses"}),
    ]


@pytest.mark.parametrize("ending", [KeyboardInterrupt, EOFError])
def test_breaking_off_comes_out_as_an_interrupt_after_everything_is_saved(ending: type[BaseException]) -> None:
    saved: list[Audit] = []
    with pytest.raises(KeyboardInterrupt):
        run(CATALOG, KNOWN, Scripted(["businesses", ending]), saved.append)
    assert saved[-1].answers == {"sells_to": "businesses"}


def test_refused_answer_is_asked_again_with_the_reason_and_the_draft() -> None:
    outcome, front_end = interview(KNOWN, "consumers", ["young", "middle", "old"], ["old", "young"], STOP)
    assert front_end.asked[2].message == "Choose at most 2 options; this has 3."
    assert front_end.asked[2].start == ["young", "middle", "old"]
    assert outcome.audit.answers["ages"] == ("young", "old")


def test_exclusive_option_beside_others_is_refused_by_its_label() -> None:
    _, front_end = interview(KNOWN, "consumers", ["young", "none"], STOP)
    assert front_end.asked[-1].message.startswith("'None' cannot be chosen together with other options")


def test_number_out_of_range_is_refused() -> None:
    _, front_end = interview(replace(COMPLETE, answers={"channels": ("none",)}), LATER, "501", "500", STOP)
    assert front_end.asked[2].message == "501 is too large; the most is 500."


def test_dont_know_is_an_answer() -> None:
    outcome, _ = interview(KNOWN, "consumers", DONT_KNOW, STOP)
    assert outcome.audit.answers["ages"] == DONT_KNOW


def test_dont_know_is_refused_where_the_question_says_so() -> None:
    outcome, front_end = interview(KNOWN, DONT_KNOW, STOP)
    assert front_end.asked[1].message == "This one needs an answer; it can also be answered later."
    assert outcome.audit.answers == {}


def test_passed_over_question_stays_open_and_the_interview_goes_on() -> None:
    outcome, front_end = interview(KNOWN, LATER, ["none"], "4", LATER, FINISH)
    assert outcome.audit.answers == {"channels": ("none",), "staff": 4}
    assert front_end.reviews[0].open == 2


def test_open_questions_can_be_asked_from_the_table() -> None:
    outcome, front_end = interview(KNOWN, LATER, ["none"], "4", LATER, ASK_OPEN, "businesses", "Nice", FINISH)
    assert front_end.reviews[-1].open == 0
    assert outcome.audit.answers == {"channels": ("none",), "staff": 4, "sells_to": "businesses", "remark": "Nice"}


def test_back_goes_any_number_of_steps_over_sections_and_shows_the_earlier_answers() -> None:
    _, front_end = interview(KNOWN, "consumers", ["young"], ["tiktok"], BACK, BACK, BACK, BACK, STOP)
    assert front_end.texts[3:] == [
        "Tiktok: What about last_post?",
        "What about channels?",
        "What about ages?",
        "What about sells_to?",
        "Who does the audit?",
    ]
    assert [asked.earlier for asked in front_end.asked[4:]] == [("tiktok",), ("young",), "consumers", "M. de Wit"]


def test_after_going_back_the_first_open_question_comes_next() -> None:
    _, front_end = interview(KNOWN, "consumers", ["young"], BACK, BACK, "consumers", STOP)
    assert front_end.texts[-2:] == ["What about sells_to?", "What about channels?"]


def test_back_from_there_leaves_out_nothing_that_was_seen() -> None:
    replies = ("consumers", ["young"], ["tiktok"], BACK, BACK, BACK, "consumers", BACK, BACK, BACK, STOP)
    _, front_end = interview(KNOWN, *replies)
    assert front_end.texts[-5:] == [
        *("What about sells_to?", "Tiktok: What about last_post?", "What about channels?"),
        *("What about ages?", "What about sells_to?"),
    ]


def test_back_from_a_branch_that_has_appeared_goes_to_what_opened_it() -> None:
    _, front_end = interview(KNOWN, "businesses", ["none"], BACK, BACK, "consumers", BACK, STOP)
    assert front_end.texts[-2:] == ["What about ages?", "What about sells_to?"]


def test_question_that_was_left_by_going_back_comes_up_again_with_its_ticks() -> None:
    outcome, front_end = interview(
        KNOWN, "consumers", Command(PromptAction.BACK, ["young"]), "consumers", ["old"], STOP
    )
    assert front_end.texts[2:] == ["What about sells_to?", "What about ages?", "What about channels?"]
    assert front_end.asked[3].earlier == ("young",)
    assert outcome.audit.answers["ages"] == ("old",)


def test_question_that_was_left_by_going_back_can_be_passed_over() -> None:
    outcome, front_end = interview(KNOWN, "consumers", Command(PromptAction.BACK, ["young"]), LATER, LATER, STOP)
    assert front_end.texts[3:] == ["What about ages?", "What about channels?"]
    assert outcome.audit.answers["ages"] == ("young",)


def test_answer_is_shown_as_new_then_as_kept_or_changed() -> None:
    _, front_end = interview(KNOWN, "consumers", BACK, "consumers", BACK, "businesses", BACK, "businesses", STOP)
    assert front_end.changes == [AnswerChange.NEW, AnswerChange.KEPT, AnswerChange.CHANGED, AnswerChange.KEPT]


def test_answer_of_an_earlier_session_that_is_kept_is_shown_once() -> None:
    replies = (["young"], BACK, ["young"], ["none"], FINISH)
    _, front_end = interview(COMPLETE, *replies, wanted=Wanted(again=("ages", "channels")))
    assert front_end.changes == [AnswerChange.NEW, AnswerChange.KEPT, AnswerChange.CHANGED]


def test_particular_that_is_made_blank_is_shown_as_changed() -> None:
    _, front_end = interview(NEW, "Roos", BACK, "", STOP)
    assert (front_end.changes, front_end.shown[-1]) == (
        [AnswerChange.NEW, AnswerChange.CHANGED],
        "What is the business called? (blank)",
    )


def test_back_skips_a_branch_that_has_vanished() -> None:
    _, front_end = interview(KNOWN, "consumers", ["young"], BACK, BACK, "businesses", BACK, STOP)
    assert front_end.texts[-2:] == ["What about channels?", "What about sells_to?"]


def test_branch_that_appears_after_going_back_is_asked() -> None:
    _, front_end = interview(KNOWN, "businesses", ["none"], BACK, BACK, "consumers", STOP)
    assert front_end.texts[-1] == "What about ages?"


def test_answers_that_are_not_asked_any_more_are_kept() -> None:
    outcome, _ = interview(KNOWN, "consumers", ["young"], BACK, BACK, "businesses", STOP)
    assert outcome.audit.answers["ages"] == ("young",)


def test_row_that_comes_back_has_its_earlier_answer() -> None:
    outcome, front_end = interview(
        COMPLETE, Prompt("channels"), ["facebook"], Prompt("channels"), ["facebook", "tiktok"], FINISH
    )
    assert outcome.audit == COMPLETE
    assert front_end.reviews[-1].open == 0


def test_there_is_nothing_to_go_back_to_at_the_beginning() -> None:
    _, front_end = interview(NEW, BACK, STOP)
    assert PromptAction.BACK not in front_end.asked[0].actions
    assert front_end.asked[1].message == "There is nothing to go back to."


def test_stop_ends_the_interview_and_keeps_the_answers() -> None:
    outcome, _ = interview(KNOWN, "businesses", STOP)
    assert outcome.stopped
    assert outcome.audit.answers == {"sells_to": "businesses"}


def test_hint_shows_and_hides_the_note_for_the_interviewer() -> None:
    _, front_end = interview(KNOWN, HINT, HINT, STOP)
    assert [asked.hint for asked in front_end.asked] == [False, True, False]


def test_ticks_survive_a_look_at_the_hint() -> None:
    command = Command(PromptAction.HINT, draft=["tiktok"])
    _, front_end = interview(KNOWN, "businesses", command, STOP)
    assert front_end.asked[-1].start == ["tiktok"]


def test_question_without_a_hint_says_so() -> None:
    _, front_end = interview(KNOWN, "consumers", HINT, STOP)
    assert front_end.asked[-1].message == "There is no hint for this question."


def test_note_is_kept_saved_and_can_be_changed_and_removed() -> None:
    saved: list[Audit] = []
    front_end = Scripted([NOTE, "ask her sister", NOTE, "ask him", NOTE, "", STOP])
    run(CATALOG, KNOWN, front_end, saved.append)
    assert [dict(audit.notes) for audit in saved] == [{"sells_to": "ask her sister"}, {"sells_to": "ask him"}, {}]
    assert [asked.earlier for asked in front_end.asked if asked.question.id == "@note"] == [
        *("", "ask her sister", "ask him"),
    ]


ROWS = Wanted(again=("last_post",))


def test_note_on_a_row_belongs_to_that_row_alone() -> None:
    outcome, front_end = interview(
        COMPLETE, NOTE, "by the niece", "this_week", NOTE, "by nobody", LATER, FINISH, wanted=ROWS
    )
    assert outcome.audit.notes == {"last_post.facebook": "by the niece", "last_post.tiktok": "by nobody"}
    assert [asked.note for asked in front_end.asked if asked.row == "Tiktok"] == ["", "by nobody"]


def test_old_note_on_all_rows_is_shown_at_each_and_stays_when_one_gets_its_own() -> None:
    noted = replace(COMPLETE, notes={"last_post": "ask her"})
    outcome, front_end = interview(noted, NOTE, "ask him", LATER, NOTE, "ask her", LATER, FINISH, wanted=ROWS)
    assert outcome.audit.notes == {"last_post": "ask her", "last_post.facebook": "ask him"}
    assert [asked.note for asked in front_end.asked if asked.row] == ["ask her", "ask him", "ask her", "ask her"]


def test_emptied_note_on_a_row_is_the_one_that_was_shown() -> None:
    noted = replace(COMPLETE, notes={"last_post": "ask her", "last_post.tiktok": "ask him"})
    outcome, _ = interview(noted, LATER, NOTE, "", STOP, wanted=ROWS)
    assert outcome.audit.notes == {"last_post": "ask her"}
    outcome, _ = interview(noted, NOTE, "", STOP, wanted=ROWS)
    assert outcome.audit.notes == {"last_post.tiktok": "ask him"}


def test_going_back_from_a_note_leaves_it_as_it_was() -> None:
    noted = replace(KNOWN, notes={"sells_to": "ask her sister"})
    outcome, front_end = interview(noted, NOTE, BACK, STOP)
    assert outcome.audit.notes == {"sells_to": "ask her sister"}
    assert front_end.asked[-1].note == "ask her sister"


def test_stopping_at_a_note_stops_the_interview() -> None:
    assert interview(KNOWN, NOTE, STOP)[0].stopped


def test_question_asked_again_shows_the_earlier_answer() -> None:
    outcome, front_end = interview(COMPLETE, ["old"], FINISH, wanted=Wanted(again=("ages",)))
    assert [(asked.text, asked.earlier) for asked in front_end.asked] == [("What about ages?", ("young",))]
    assert outcome.audit.answers["ages"] == ("old",)


def test_section_asked_again_comes_whole_and_once() -> None:
    _, front_end = interview(
        COMPLETE, ["facebook"], "longer_ago", FINISH, wanted=Wanted(again=("channels", "last_post"))
    )
    assert front_end.texts == ["What about channels?", "Facebook: What about last_post?"]


def test_section_id_names_all_its_questions() -> None:
    _, front_end = interview(COMPLETE, LATER, LATER, FINISH, wanted=Wanted(again=("service",)))
    assert front_end.texts == ["What about staff?", "What about remark?"]


def test_single_row_can_be_asked_again() -> None:
    _, front_end = interview(COMPLETE, "this_week", FINISH, wanted=Wanted(again=("last_post.tiktok",)))
    assert front_end.texts == ["Tiktok: What about last_post?"]


def test_question_named_again_is_asked_beyond_the_depth() -> None:
    _, front_end = interview(COMPLETE, "yes", FINISH, wanted=Wanted(again=("detail",)))
    assert front_end.texts == ["What about detail?"]


def test_question_named_again_that_is_not_asked_is_reported() -> None:
    closed = replace(COMPLETE, answers={**COMPLETE.answers, "sells_to": "businesses"})
    _, front_end = interview(closed, FINISH, wanted=Wanted(again=("ages",)))
    assert "'ages': nothing of it is asked in this audit, as the answers stand." in front_end.shown


def test_section_named_again_without_a_question_at_this_depth_is_reported() -> None:
    deep = {id_: replace(question, depth="full") for id_, question in CATALOG.questions.items()}
    catalog = replace(CATALOG, questions={**CATALOG.questions, "staff": deep["staff"], "remark": deep["remark"]})
    _, front_end = interview(COMPLETE, FINISH, wanted=Wanted(again=("service",)), catalog=catalog)
    assert "'service': nothing of it is asked in this audit, as the answers stand." in front_end.shown


def test_earlier_audit_is_what_every_question_starts_from() -> None:
    wanted = Wanted(earlier=COMPLETE.answers)
    _, front_end = interview(KNOWN, "consumers", ["old"], ["tiktok"], "this_week", STOP, wanted=wanted)
    assert [asked.earlier for asked in front_end.asked] == [
        "consumers",
        ("young",),
        ("facebook", "tiktok"),
        "longer_ago",
        4,
    ]


def test_no_answer_of_an_earlier_audit_counts_before_it_is_given_again() -> None:
    wanted = Wanted(earlier=COMPLETE.answers)
    outcome, front_end = interview(KNOWN, "consumers", Command(PromptAction.STOP, ["young"]), wanted=wanted)
    assert outcome.audit.answers == {"sells_to": "consumers"}
    assert front_end.asked[-1].position is not None
    assert front_end.asked[-1].position.share < 1 / 2


def test_section_that_was_not_asked_again_yet_is_shown_for_the_next_session() -> None:
    outcome, _ = interview(COMPLETE, ["tiktok"], "longer_ago", "5", STOP, wanted=Wanted(again=("service", "channels")))
    assert outcome.again == ("remark",)
    outcome, _ = interview(COMPLETE, STOP, wanted=Wanted(again=("service", "ages")))
    assert outcome.again == ("ages", "service")


def test_breaking_off_tells_what_was_not_asked_again_yet() -> None:
    with pytest.raises(Interrupted) as ended:
        interview(COMPLETE, EOFError, wanted=Wanted(again=("ages", "last_post.tiktok")))
    assert ended.value.outcome.again == ("ages", "last_post")


def test_resumed_interview_says_how_much_is_answered() -> None:
    resumed = replace(COMPLETE, answers={"sells_to": "consumers", "ages": ("young",)})
    _, front_end = interview(resumed, STOP)
    assert front_end.shown[0] == "2 of 5 questions are answered. 1 more may follow from the answers."


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("chanels", "did you mean 'channels'?"),
        ("last_post.tiktoc", "did you mean 'tiktok'?"),
        ("last_post.none", "has no row"),
        ("staff.facebook", "'staff' has no rows"),
    ],
)
def test_unknown_id_to_ask_again_is_refused(name: str, message: str) -> None:
    with pytest.raises(TrendauditError, match=message.replace("?", r"\?")):
        interview(COMPLETE, wanted=Wanted(again=(name,)))


def test_review_comes_first_where_it_is_wanted() -> None:
    outcome, front_end = interview(KNOWN, FINISH, wanted=Wanted(review=True))
    assert front_end.asked == []
    assert not outcome.stopped


def test_line_of_the_table_can_be_changed_and_the_table_comes_back_there() -> None:
    outcome, front_end = interview(COMPLETE, Prompt("last_post", "tiktok"), "this_week", FINISH)
    assert outcome.audit.answers["last_post"] == {"facebook": "this_week", "tiktok": "this_week"}
    assert front_end.reviews[1].at == Prompt("last_post", "tiktok")


def test_back_at_a_changed_line_returns_to_the_table() -> None:
    outcome, _ = interview(COMPLETE, Prompt("ages"), BACK, FINISH)
    assert outcome.audit is COMPLETE


def test_stop_at_a_changed_line_stops() -> None:
    assert interview(COMPLETE, Prompt("ages"), STOP)[0].stopped


def test_table_lists_all_answers_by_section_in_words() -> None:
    _, front_end = interview(replace(COMPLETE, auditor="", answers={**COMPLETE.answers, "staff": DONT_KNOW}), FINISH)
    table = [(section.title, [row.answer for row in section.rows]) for section in front_end.reviews[0].sections]
    assert table == [
        ("This audit", ["Bakkerij Roos", "(blank)"]),
        ("The business", ["Consumers", "Young"]),
        ("Channels", ["Facebook, Tiktok", "This_week", "Longer_ago"]),
        ("Customer service", ["don't know", "Nice people"]),
    ]


def test_table_shows_answers_beyond_the_depth() -> None:
    _, front_end = interview(replace(COMPLETE, answers={**COMPLETE.answers, "detail": "yes"}), FINISH)
    assert front_end.reviews[0].rows[-1].answer == "Yes"


def test_table_begins_with_what_is_not_known_and_decides_the_most() -> None:
    unsure = replace(
        COMPLETE, answers={**COMPLETE.answers, "last_post": {"facebook": "this_week", "tiktok": DONT_KNOW}}
    )
    _, front_end = interview(unsure, FINISH, catalog=SCORED)
    assert [(row.ask, row.answer) for row in front_end.reviews[0].sections[0].rows] == [
        ("What about detail?", "up to 37 points"),
        ("Tiktok: What about last_post?", "don't know, up to 31 points"),
    ]


def test_what_decides_the_most_is_asked_in_turn_and_nothing_else() -> None:
    begun = replace(KNOWN, answers={"sells_to": "businesses", "channels": ("facebook",)})
    outcome, front_end = interview(
        *(begun, ASK_HIGHEST_IMPACT, "this_week", "yes", FINISH), wanted=Wanted(review=True), catalog=SCORED
    )
    assert front_end.texts == ["Facebook: What about last_post?", "What about detail?"]
    assert outcome.audit.answers["detail"] == "yes"


def test_back_from_what_decides_the_most_returns_to_the_table() -> None:
    outcome, front_end = interview(COMPLETE, ASK_HIGHEST_IMPACT, BACK, ASK_HIGHEST_IMPACT, STOP, catalog=SCORED)
    assert (len(front_end.reviews), outcome.stopped) == (2, True)


def test_table_marks_an_answer_with_a_note() -> None:
    _, front_end = interview(replace(COMPLETE, notes={"staff": "and a dog"}), FINISH)
    assert front_end.reviews[0].sections[-1].rows[0].answer == "4 (note)"


def test_table_marks_the_row_with_a_note_and_no_other() -> None:
    _, front_end = interview(replace(COMPLETE, notes={"last_post.tiktok": "gone"}), FINISH)
    rows = [row.answer for row in front_end.reviews[0].rows if row.prompt.row]
    assert rows == ["This_week", "Longer_ago (note)"]


def titles(front_end: Scripted) -> list[str]:
    return [text for text in front_end.shown if "What about" not in text]


def test_section_that_is_only_looked_back_at_is_not_named_again() -> None:
    _, front_end = interview(KNOWN, "consumers", ["young"], BACK, BACK, "consumers", STOP)
    assert titles(front_end) == ["The business: Who you are.", "Channels: Which accounts exist."]


def test_section_in_which_a_branch_appears_is_named_again() -> None:
    _, front_end = interview(KNOWN, "businesses", BACK, "consumers", ["young"], STOP)
    assert titles(front_end) == [
        *("The business: Who you are.", "Channels: Which accounts exist.", "The business", "Channels"),
    ]


def test_full_audit_asks_more_than_a_quick_one() -> None:
    _, front_end = interview(replace(COMPLETE, depth="full"), "yes", FINISH)
    assert front_end.texts == ["What about detail?"]


@pytest.mark.parametrize(("action", "rest"), [(PromptAction.STOP, []), (PromptAction.BACK, [STOP])])
def test_what_was_ticked_is_kept_where_the_person_goes_back_or_stops(action: PromptAction, rest: list[Command]) -> None:
    outcome, _ = interview(KNOWN, "consumers", Command(action, ["young"]), *rest)
    assert outcome.audit.answers == {"sells_to": "consumers", "ages": ("young",)}


def test_what_was_ticked_or_typed_is_no_answer_where_it_is_to_come_later() -> None:
    outcome, front_end = interview(
        COMPLETE,
        Command(PromptAction.LATER, ["old"]),
        Command(PromptAction.LATER, "5"),
        FINISH,
        wanted=Wanted(again=("ages", "staff")),
    )
    assert outcome.audit == COMPLETE
    assert front_end.changes == []


def test_what_a_list_points_at_is_no_answer_yet() -> None:
    outcome, _ = interview(KNOWN, Command(PromptAction.STOP, "consumers"))
    assert outcome.audit.answers == {}


def test_text_that_cannot_stand_is_shown_before_its_prompt_is_left() -> None:
    outcome, front_end = interview(NEW, Command(PromptAction.STOP, "Caf\udce9"), Command(PromptAction.STOP, "Café"))
    assert outcome.audit.business == "Café"
    assert "cannot be read" in front_end.asked[-1].message
    assert front_end.asked[-1].draft == "Caf"
    assert (
        interview(NEW, Command(PromptAction.STOP, "Caf\udce9"), Command(PromptAction.STOP, "\udce9"))[0].audit.business
        == ""
    )


def test_draft_that_cannot_stand_is_not_kept() -> None:
    outcome, _ = interview(KNOWN, "consumers", Command(PromptAction.STOP, ["young", "middle", "old"]))
    assert outcome.audit.answers == {"sells_to": "consumers"}


@pytest.mark.parametrize(("action", "rest"), [(PromptAction.STOP, []), (PromptAction.BACK, [STOP])])
def test_note_is_kept_however_its_prompt_is_left(action: PromptAction, rest: list[Command]) -> None:
    outcome, _ = interview(KNOWN, NOTE, Command(action, "Ask her sister"), *rest)
    assert outcome.audit.notes == {"sells_to": "Ask her sister"}


def test_back_returns_to_what_was_asked_last_and_not_to_what_stands_before() -> None:
    resumed = replace(
        COMPLETE, answers={"ages": ("young",), "channels": ("facebook",), "last_post": {"facebook": "this_week"}}
    )
    _, front_end = interview(resumed, LATER, BACK, "consumers", STOP)
    assert front_end.texts == ["What about sells_to?", "What about staff?", "What about sells_to?", "What about staff?"]


ODD = ConsistencyWarning(
    conditions.All(
        (
            conditions.Test("ages", "any_of", frozenset({"old"})),
            conditions.Test("sells_to", "any_of", frozenset({"consumers"})),
        )
    ),
    "Only old consumers? Is that right?",
)
DOUBTING = replace(CATALOG, questions={**CATALOG.questions, "ages": replace(CATALOG.questions["ages"], odd=(ODD,))})


def test_odd_answer_is_asked_about_gently_and_may_stay() -> None:
    outcome, front_end = interview(KNOWN, "consumers", ["old"], "keep", STOP, catalog=DOUBTING)
    assert front_end.texts[2] == "Only old consumers? Is that right?"
    assert outcome.audit.answers["ages"] == ("old",)


@pytest.mark.parametrize("reply", ["change", BACK])
def test_odd_answer_can_be_changed_at_once(reply: object) -> None:
    outcome, front_end = interview(KNOWN, "consumers", ["old"], reply, ["young"], STOP, catalog=DOUBTING)
    assert front_end.texts[3] == "What about ages?"
    assert front_end.asked[3].earlier == ("old",)
    assert outcome.audit.answers["ages"] == ("young",)


def test_odd_answer_is_kept_when_the_person_stops_there() -> None:
    outcome, _ = interview(KNOWN, "consumers", ["old"], STOP, catalog=DOUBTING)
    assert outcome.audit.answers["ages"] == ("old",)
    assert outcome.stopped


def test_answer_that_was_odd_before_is_not_asked_about_again() -> None:
    begun = replace(KNOWN, answers={"sells_to": "consumers", "ages": ("old",)})
    _, front_end = interview(begun, ["old", "middle"], STOP, wanted=Wanted(again=("ages",)), catalog=DOUBTING)
    assert "Only old consumers? Is that right?" not in front_end.texts


def test_question_about_something_odd_needs_one_of_its_two_answers() -> None:
    _, front_end = interview(KNOWN, "consumers", ["old"], "perhaps", "keep", STOP, catalog=DOUBTING)
    assert front_end.asked[3].message == "Choose one of the two."
