from __future__ import annotations

import io
from dataclasses import replace

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from tests.interview.interview_sample import CATALOG, COMPLETE, KNOWN, NEW, SCORED
from trendaudit.core.audit import DONT_KNOW, Audit
from trendaudit.core.catalog import Catalog, Option
from trendaudit.interview.loop import EVERYTHING_OPEN, Outcome, Wanted, run
from trendaudit.interview.prompts import Prompts

DOWN, ENTER, SPACE, TAB, SHIFT_TAB, F1 = "\x1b[B", "\r", " ", "\t", "\x1b[Z", "\x1bOP"
HOME, END, PAGE_UP, PAGE_DOWN = "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~"
ALT, ESCAPE, PASTE, PASTED = "\x1b", "\x1b", "\x1b[200~", "\x1b[201~"
BACKSPACE, CTRL_A = "\x7f", "\x01"
CTRL_C, CTRL_D, CTRL_K, CTRL_N, CTRL_U, CTRL_X = "\x03", "\x04", "\x0b", "\x0e", "\x15", "\x18"


def pressed(
    audit: Audit, *keys: str, wanted: Wanted = EVERYTHING_OPEN, catalog: Catalog = CATALOG
) -> tuple[Outcome, str]:
    """Run an interview on keys; a script that is too short ends in an interrupt."""
    transcript = io.StringIO()
    with create_pipe_input() as typing, create_app_session(input=typing, output=DummyOutput()):
        typing.send_text("".join(keys) + CTRL_C)
        front_end = Prompts(transcript)
        outcome = run(catalog, audit, front_end, lambda _audit: None, wanted)
    return outcome, transcript.getvalue()


def test_whole_interview_is_answered_by_keys() -> None:
    outcome, transcript = pressed(
        NEW,
        *("Bakkerij Roos", ENTER, "M. de Wit", ENTER),
        *(ENTER, SPACE, ENTER, SPACE, DOWN, DOWN, SPACE, ENTER, ENTER, DOWN, ENTER),
        *("4", ENTER, "Nice people", ENTER, ENTER),
    )
    assert outcome.audit == COMPLETE
    assert transcript.splitlines() == [
        "  What is the business called?                    Bakkerij Roos",
        "  Who does the audit?                             M. de Wit",
        "",
        "The business",
        "Who you are.",
        "  What about sells_to?                            Consumers",
        "  What about ages?                                Young",
        "",
        "Channels",
        "Which accounts exist.",
        "  What about channels?                            Facebook, Tiktok",
        "  Facebook: What about last_post?                 This_week",
        "  Tiktok: What about last_post?                   Longer_ago",
        "",
        "Customer service",
        "How fast people get an answer.",
        "  What about staff?                               4",
        "  What about remark?                              Nice people",
    ]


def test_back_shows_the_earlier_answer_so_that_enter_keeps_it() -> None:
    outcome, _ = pressed(KNOWN, DOWN, ENTER, SHIFT_TAB, ENTER, CTRL_X)
    assert outcome.audit.answers == {"sells_to": "businesses"}


def test_answer_that_is_kept_on_the_way_back_is_not_told_twice() -> None:
    _, transcript = pressed(KNOWN, ENTER, SHIFT_TAB, ENTER, CTRL_X)
    assert transcript.count("What about sells_to?") == 1


def test_answer_that_is_changed_on_the_way_back_is_told_as_changed() -> None:
    _, transcript = pressed(KNOWN, ENTER, SHIFT_TAB, DOWN, ENTER, CTRL_X)
    assert transcript.splitlines()[-4] == "  What about sells_to?                            changed: Businesses"


def test_back_to_ticks_text_and_number_shows_them() -> None:
    outcome, _ = pressed(
        replace(COMPLETE, answers={**COMPLETE.answers, "detail": "yes"}),
        *(ENTER, ENTER, ENTER, ENTER),
        wanted=Wanted(again=("ages", "staff", "remark")),
    )
    assert outcome.audit.answers == {**COMPLETE.answers, "detail": "yes"}


def test_tab_passes_over_and_ctrl_k_does_not_know() -> None:
    outcome, _ = pressed(KNOWN, TAB, CTRL_K, CTRL_X)
    assert outcome.audit.answers == {"channels": DONT_KNOW}


def test_ctrl_k_does_nothing_where_an_answer_is_needed() -> None:
    assert pressed(KNOWN, CTRL_K, ENTER, CTRL_X)[0].audit.answers == {"sells_to": "consumers"}


def test_question_mark_is_text_where_text_is_typed() -> None:
    outcome, _ = pressed(replace(NEW, auditor="x"), "Who?", ENTER, "?", ENTER, CTRL_X)
    assert outcome.audit.business == "Who?"


@pytest.mark.parametrize("hint", [F1, "?"])
def test_hint_that_is_not_there_is_nothing_to_search_for(hint: str) -> None:
    outcome, _ = pressed(KNOWN, ENTER, DOWN, SPACE, hint, DOWN, SPACE, ENTER, CTRL_X)
    assert outcome.audit.answers["ages"] == ("middle", "old")


@pytest.mark.parametrize("hint", [F1, "?"])
def test_ticks_survive_hint_and_note(hint: str) -> None:
    outcome, _ = pressed(KNOWN, TAB, DOWN, SPACE, hint, CTRL_N, "really", ENTER, ENTER, CTRL_X)
    assert outcome.audit.answers == {"channels": ("instagram",)}
    assert outcome.audit.notes == {"channels": "really"}


def test_typed_text_survives_a_note() -> None:
    outcome, _ = pressed(COMPLETE, CTRL_U, "Nice", CTRL_N, "hm", ENTER, ENTER, ENTER, wanted=Wanted(again=("remark",)))
    assert outcome.audit.answers["remark"] == "Nice"


def test_refused_ticks_stay_ticked() -> None:
    outcome, _ = pressed(KNOWN, ENTER, SPACE, DOWN, SPACE, DOWN, SPACE, ENTER, SPACE, ENTER, CTRL_X)
    assert outcome.audit.answers["ages"] == ("young", "middle")


def test_tick_of_an_option_that_stands_alone_takes_the_others_away() -> None:
    outcome, _ = pressed(KNOWN, ENTER, SPACE, DOWN, SPACE, DOWN, DOWN, SPACE, ENTER, CTRL_X)
    assert outcome.audit.answers["ages"] == ("none",)


def test_tick_of_another_option_takes_the_one_away_that_stands_alone() -> None:
    outcome, _ = pressed(KNOWN, ENTER, DOWN, DOWN, DOWN, SPACE, DOWN, SPACE, DOWN, SPACE, ENTER, CTRL_X)
    assert outcome.audit.answers["ages"] == ("young", "middle")


def test_option_that_stands_alone_loses_its_tick_as_any_other() -> None:
    outcome, _ = pressed(KNOWN, ENTER, "none", SPACE, SPACE, ENTER, HOME, SPACE, ENTER, CTRL_X)
    assert outcome.audit.answers["ages"] == ("young",)


def test_typing_finds_an_option_and_a_tick_shows_all_of_them_again() -> None:
    outcome, _ = pressed(KNOWN, TAB, "blue", SPACE, "FACE", SPACE, ENTER, CTRL_X)
    assert outcome.audit.answers == {"channels": ("facebook", "bluesky")}


@pytest.mark.parametrize(
    ("keys", "picked"),
    [
        ((END,), "none"),
        ((END, END), "none"),
        ((END, HOME), "facebook"),
        ((PAGE_DOWN,), "channel"),
        ((PAGE_DOWN, PAGE_DOWN), "none"),
        ((END, PAGE_UP), "tiktok"),
        ((PAGE_UP,), "facebook"),
        (("in", END), "pinterest"),
    ],
)
def test_keys_jump_to_the_ends_of_a_list(keys: tuple[str, ...], picked: str) -> None:
    outcome, _ = pressed(KNOWN, TAB, *keys, SPACE, ENTER, CTRL_X)
    assert outcome.audit.answers == {"channels": (picked,)}


def test_keys_jump_over_the_headings_of_the_table() -> None:
    outcome, _ = pressed(COMPLETE, END, ENTER, CTRL_U, "Nice", ENTER, HOME, ENTER)
    assert outcome.audit.answers["remark"] == "Nice"


def test_typing_finds_a_line_of_the_table() -> None:
    outcome, _ = pressed(COMPLETE, "remark", ENTER, CTRL_U, "Nice", ENTER, HOME, ENTER)
    assert outcome.audit.answers["remark"] == "Nice"
    assert not outcome.stopped


@pytest.mark.parametrize("typed", ["qx", "customer service"])
def test_enter_does_not_finish_where_typing_finds_no_line(typed: str) -> None:
    assert pressed(COMPLETE, typed, ENTER, CTRL_X)[0].stopped


def test_page_keys_move_in_the_table() -> None:
    outcome, _ = pressed(COMPLETE, PAGE_DOWN, PAGE_UP, PAGE_DOWN, ENTER, CTRL_U, "Nice", ENTER, HOME, ENTER)
    assert outcome.audit.answers["remark"] == "Nice"


def test_arrows_move_among_the_options_that_were_found() -> None:
    outcome, _ = pressed(KNOWN, TAB, "in", DOWN, DOWN, DOWN, DOWN, SPACE, DOWN, SPACE, ENTER, CTRL_X)
    assert outcome.audit.answers == {"channels": ("linkedin", "pinterest")}


def test_typing_what_no_option_has_leaves_them_all() -> None:
    outcome, _ = pressed(KNOWN, TAB, "qz", BACKSPACE, DOWN, DOWN, SPACE, ENTER, CTRL_X)
    assert outcome.audit.answers == {"channels": ("tiktok",)}


def test_enter_answers_nothing_while_no_option_is_found() -> None:
    assert pressed(KNOWN, "qx", ENTER, ALT, ENTER, CTRL_X)[0].audit.answers == {}


def test_earlier_answer_stays_while_no_option_is_found() -> None:
    outcome, _ = pressed(KNOWN, DOWN, ENTER, SHIFT_TAB, "qx", ENTER, CTRL_X)
    assert outcome.audit.answers == {"sells_to": "businesses"}


def test_space_ticks_nothing_and_enter_goes_on_with_nothing_while_no_option_is_found() -> None:
    outcome, _ = pressed(KNOWN, TAB, DOWN, "qx", SPACE, ENTER, BACKSPACE, BACKSPACE, SPACE, ENTER, CTRL_X)
    assert outcome.audit.answers == {"channels": ("instagram",)}


@pytest.mark.parametrize("search", ["qx", "cons"])
@pytest.mark.parametrize("clearing", [(BACKSPACE,) * 4, (ESCAPE,)])
def test_pointer_stands_where_it_was_once_the_search_is_cleared(search: str, clearing: tuple[str, ...]) -> None:
    outcome, _ = pressed(KNOWN, DOWN, search, *clearing, CTRL_K, ENTER, CTRL_X)
    assert outcome.audit.answers == {"sells_to": "businesses"}


def test_space_before_a_search_finds_nothing_and_belongs_to_it_later() -> None:
    assert pressed(KNOWN, SPACE, "busi", ENTER, CTRL_X)[0].audit.answers == {"sells_to": "businesses"}
    assert pressed(KNOWN, "busi", SPACE, ENTER, CTRL_X)[0].audit.answers == {}


@pytest.mark.parametrize("enter", [ENTER, "\n", ALT + ENTER, ALT + "\n"])
def test_alt_enter_is_enter(enter: str) -> None:
    outcome, _ = pressed(KNOWN, "busi", enter, DOWN, SPACE, enter, CTRL_X)
    assert outcome.audit.answers == {"sells_to": "businesses", "channels": ("instagram",)}


def test_first_line_of_what_is_pasted_is_searched() -> None:
    outcome, _ = pressed(KNOWN, f"{PASTE}\n busi\nconsumers\n{PASTED}", ENTER, CTRL_X)
    assert outcome.audit.answers == {"sells_to": "businesses"}


def test_letter_beyond_ascii_finds_an_option() -> None:
    options = {"one": Option("one", "One"), "ost": Option("ost", "Øst")}
    odd = replace(CATALOG.questions["sells_to"], options=options)
    catalog = replace(CATALOG, questions={**CATALOG.questions, "sells_to": odd})
    assert pressed(KNOWN, "ø", ENTER, CTRL_X, catalog=catalog)[0].audit.answers == {"sells_to": "ost"}


def test_escape_goes_nowhere() -> None:
    assert pressed(KNOWN, ENTER, ESCAPE, CTRL_X)[0].audit.answers == {"sells_to": "consumers"}
    outcome, _ = pressed(replace(NEW, auditor="x"), ESCAPE, CTRL_K, "Roos", ENTER, CTRL_X)
    assert outcome.audit.business == "Roos"


@pytest.mark.parametrize("between", [(F1,), ("?", "?"), (CTRL_N, "hm", ENTER), (ENTER,), ("qx", F1, ESCAPE)])
def test_pointer_stays_when_a_tick_list_is_drawn_again(between: tuple[str, ...]) -> None:
    outcome, _ = pressed(KNOWN, TAB, DOWN, DOWN, *between, SPACE, ENTER, CTRL_X)
    assert outcome.audit.answers == {"channels": ("tiktok",)}


def test_pointer_stays_when_a_list_of_which_one_is_chosen_is_drawn_again() -> None:
    outcome, _ = pressed(KNOWN, DOWN, "qx", F1, ESCAPE, CTRL_N, "hm", ENTER, ENTER, CTRL_X)
    assert outcome.audit.answers == {"sells_to": "businesses"}


def test_search_stays_when_a_list_is_drawn_again() -> None:
    outcome, _ = pressed(KNOWN, TAB, "in", DOWN, F1, DOWN, SPACE, ENTER, CTRL_X)
    assert outcome.audit.answers == {"channels": ("pinterest",)}


def test_list_that_is_gone_back_to_starts_anew() -> None:
    outcome, _ = pressed(KNOWN, ENTER, DOWN, SPACE, ENTER, SHIFT_TAB, SPACE, ENTER, CTRL_X)
    assert outcome.audit.answers["ages"] == ("young", "middle")


def ended(audit: Audit, *keys: str) -> object:
    """Return what keys lead to; None where they break off."""
    try:
        return pressed(audit, *keys, CTRL_X)
    except KeyboardInterrupt:
        return None


@pytest.mark.parametrize("key", [CTRL_X, SHIFT_TAB, F1, CTRL_N, CTRL_C, CTRL_K, ENTER, DOWN])
@pytest.mark.parametrize(
    ("audit", "before"),
    [(KNOWN, ()), (KNOWN, (ENTER,)), (KNOWN, (ENTER, CTRL_N)), (NEW, ()), (NEW, (TAB,)), (COMPLETE, ())],
    ids=["list", "ticks", "note", "first", "text", "table"],
)
def test_key_right_behind_escape_does_what_it_does_alone(audit: Audit, before: tuple[str, ...], key: str) -> None:
    assert ended(audit, *before, ESCAPE + key) == ended(audit, *before, key)


@pytest.mark.parametrize("key", ["a", "i", "j", "k", "n", "q", CTRL_A])
def test_no_letter_ticks_or_leaves(key: str) -> None:
    outcome, _ = pressed(KNOWN, ENTER, key, BACKSPACE, SPACE, ENTER, CTRL_X)
    assert outcome.audit.answers["ages"] == ("young",)


def test_typing_finds_the_only_answer_too() -> None:
    assert pressed(KNOWN, "busi", ENTER, CTRL_X)[0].audit.answers == {"sells_to": "businesses"}


def test_what_decides_the_most_is_asked_from_the_table() -> None:
    outcome, _ = pressed(COMPLETE, DOWN, ENTER, DOWN, ENTER, CTRL_X, catalog=SCORED)
    assert outcome.audit.answers["detail"] == "no"


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("before", [(), (ENTER,), (ENTER, CTRL_N), (ENTER, CTRL_K, CTRL_K, CTRL_K)])
def test_ctrl_c_and_ctrl_d_break_off_at_every_prompt(key: str, before: tuple[str, ...]) -> None:
    with pytest.raises(KeyboardInterrupt):
        pressed(KNOWN, *before, key)


def test_table_is_a_list_that_steps_over_its_headings() -> None:
    outcome, _ = pressed(COMPLETE, DOWN, DOWN, DOWN, DOWN, ENTER, SPACE, DOWN, SPACE, ENTER, SHIFT_TAB, CTRL_X)
    assert outcome.stopped
    assert outcome.audit.answers["ages"] == ("middle",)


def test_table_comes_back_at_the_line_that_was_changed() -> None:
    outcome, _ = pressed(COMPLETE, DOWN, DOWN, DOWN, ENTER, ENTER, ENTER, DOWN, ENTER, CTRL_X)
    assert outcome.audit.answers["sells_to"] == "businesses"


def test_open_questions_stand_first_in_the_table() -> None:
    outcome, _ = pressed(KNOWN, TAB, TAB, TAB, TAB, ENTER, DOWN, ENTER, CTRL_X)
    assert outcome.audit.answers == {"sells_to": "businesses"}


def test_transcript_is_harmless_and_takes_no_markup() -> None:
    _, transcript = pressed(NEW, '[bold]Ærø & Søn "B.V."', ENTER, CTRL_X)
    assert '[bold]Ærø & Søn "B.V."' in transcript
    name = "\x1b]0;owned\x07\x1b[31mRoos"
    _, transcript = pressed(replace(NEW, auditor="x", business=name), SHIFT_TAB, SHIFT_TAB, ENTER, CTRL_X)
    assert "\x1b" not in transcript


def test_texts_of_a_pack_are_drawn_in_plain_letters_where_the_terminal_has_few() -> None:
    raw = io.BytesIO()
    drawing = io.TextIOWrapper(raw, encoding="ascii", write_through=True)
    with create_app_session(output=DummyOutput()):
        Prompts(drawing).say("Café – 2½ h")
    assert raw.getvalue().splitlines()[0] == b"Cafe - 2.5 h"


def test_enter_keeps_dont_know_at_every_kind_of_prompt() -> None:
    last_post = {"facebook": DONT_KNOW, "tiktok": DONT_KNOW}
    unsure = dict.fromkeys(["ages", "staff", "remark"], DONT_KNOW) | {"last_post": last_post}
    begun = replace(COMPLETE, answers={**COMPLETE.answers, **unsure})
    wanted = Wanted(again=("ages", "last_post", "staff", "remark"))
    assert pressed(begun, *[ENTER] * 5, CTRL_X, wanted=wanted)[0].audit == begun


def test_enter_keeps_a_text_that_is_shown_harmlessly() -> None:
    odd = replace(NEW, auditor="x", business="\x1b[31mRoos")
    assert pressed(odd, SHIFT_TAB, SHIFT_TAB, ENTER, CTRL_X)[0].audit == odd


def test_earlier_answer_that_is_no_option_any_more_is_no_error() -> None:
    odd = replace(COMPLETE, answers={**COMPLETE.answers, "sells_to": "martians"})
    assert pressed(odd, ENTER, CTRL_X, wanted=Wanted(again=("sells_to",)))[0].audit.answers["sells_to"] == "consumers"


def test_half_an_escape_sequence_that_is_pasted_does_nothing() -> None:
    outcome, _ = pressed(KNOWN, "\x1b[31m", DOWN, ENTER, CTRL_X)
    assert outcome.audit.answers == {"sells_to": "businesses"}


def test_name_that_is_typed_is_kept_by_save_and_stop() -> None:
    outcome, _ = pressed(NEW, "Bakkerij Roos", CTRL_X)
    assert outcome.audit.business == "Bakkerij Roos"
