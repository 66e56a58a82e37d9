from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest

from tests.interview.interview_sample import BEGUN, CATALOG, COMPLETE, KNOWN, NEW, SCORED
from trendaudit.core.audit import DONT_KNOW, Audit
from trendaudit.core.catalog import Catalog
from trendaudit.interview.loop import EVERYTHING_OPEN, Outcome, Wanted, run
from trendaudit.interview.plain import Plain

AGES_OPEN = replace(KNOWN, answers={"sells_to": "consumers"})
STAFF_OPEN = replace(COMPLETE, answers={**BEGUN.answers, "channels": ("none",)})


def typed(
    audit: Audit, *lines: str, wanted: Wanted = EVERYTHING_OPEN, catalog: Catalog = CATALOG
) -> tuple[Outcome, str]:
    """Run an interview on typed lines; a script that is too short or too long fails."""
    reading, writing = io.StringIO("".join(f"{line}\n" for line in lines)), io.StringIO()
    outcome = run(catalog, audit, Plain(reading, writing), lambda _audit: None, wanted)
    assert reading.read() == ""
    return outcome, writing.getvalue()


def test_whole_interview_is_answered_by_lines() -> None:
    outcome, _ = typed(NEW, "Bakkerij Roos", "M. de Wit", "1", "1", "1, 3", "1", "2", "4", "Nice people", "")
    assert outcome.audit == COMPLETE


def test_prompt_is_a_numbered_list_with_its_place() -> None:
    _, shown = typed(KNOWN, "1", "q")
    assert (
        "\n\nThe business, 2 of 2, about 2 minutes left\nWhat about ages?\n"
        "  1. Young\n  2. Middle\n  3. Old\n  4. None\n"
        "Numbers such as 1,2 (at most 2), or s b l n q: "
    ) in shown


def test_letters_are_explained_once() -> None:
    assert typed(KNOWN, "1", "1", "q")[1].count("b goes back") == 1


def test_what_the_terminal_cannot_read_is_asked_again_in_answers_and_notes() -> None:
    outcome, shown = typed(NEW, "Caf\udce9", "Café", "", "1", "n", "h\udce9r", "her", "q")
    assert (outcome.audit.business, dict(outcome.audit.notes)) == ("Café", {"ages": "her"})
    assert shown.count("cannot be read in this terminal's encoding") == 2


def test_text_that_a_file_could_not_hold_is_asked_again() -> None:
    outcome, shown = typed(NEW, "x" * 201, "Roos", "", "1", "n", "y" * 5001, "her", "q")
    assert (outcome.audit.business, dict(outcome.audit.notes)) == ("Roos", {"ages": "her"})
    assert re.findall(r"This has (\d+) characters; at most (\d+) have room\.", shown) == [
        ("201", "200"),
        ("5001", "5000"),
    ]


def test_options_can_be_named_by_their_ids() -> None:
    assert typed(KNOWN, "consumers", "old young", "q")[0].audit.answers["ages"] == ("young", "old")


@pytest.mark.parametrize("line", ["", "3", "0", "-1", "nobody", "9" * 5000])
def test_line_that_fits_no_option_is_read_again(line: str) -> None:
    outcome, shown = typed(KNOWN, line, "2", "q")
    assert "Type a number from 1 to 2, or b ? l n q.\n" in shown
    assert outcome.audit.answers == {"sells_to": "businesses"}


@pytest.mark.parametrize(
    ("audit", "line", "said"),
    [
        (KNOWN, "99", "Not understood: 99. Type a number from 1 to 2, or b ? l n q."),
        (KNOWN, "", "Nothing was typed. Type a number from 1 to 2, or b ? l n q."),
        (KNOWN, "9" * 5000, f"Not understood: {'9' * 40}.... Type a number from 1 to 2, or b ? l n q."),
        (
            AGES_OPEN,
            "1, 99 x",
            "Not understood: 99, x. Type numbers from 1 to 4 (at most 2), such as 1,2, or s b l n q.",
        ),
        (BEGUN, "99", "Not understood: 99. Type numbers from 1 to 13, such as 1,2, or s b ? l n q."),
        (STAFF_OPEN, "many", "Type a number from 0 to 500 in digits, such as 12 or 2.5."),
        (STAFF_OPEN, "501", "501 is too large; the most is 500."),
    ],
)
def test_line_that_cannot_be_taken_is_answered_with_what_can_be_typed(audit: Audit, line: str, said: str) -> None:
    assert f"{said}\n" in typed(audit, line, "q")[1]


def test_prompt_that_may_be_left_blank_says_so() -> None:
    assert typed(NEW, "", "", "q")[1].count("\nEnter leaves it blank.\n") == 2


def test_refusal_does_not_repeat_the_whole_question() -> None:
    _, shown = typed(KNOWN, "1", "1 2 3", "?", "1 4", "2", "q")
    assert shown.count("What about ages?") == 1
    assert [said in shown for said in ("Choose at most 2", "There is no hint", "cannot be chosen together")] == [
        True
    ] * 3


def test_question_that_comes_back_is_asked_whole() -> None:
    assert typed(KNOWN, "1", "b", "1", "q")[1].count("What about sells_to?") == 2


def test_prompt_for_a_number_names_its_bounds() -> None:
    assert "\nA number from 0 to 500, or s b l n q: " in typed(STAFF_OPEN, "q")[1]


def test_capital_letter_is_a_letter_where_no_text_is_typed() -> None:
    outcome, _ = typed(replace(KNOWN, auditor=""), "Q", "L", "S", "Q")
    assert (outcome.audit.auditor, dict(outcome.audit.answers)) == ("Q", {"channels": DONT_KNOW})
    assert typed(COMPLETE, "Q")[0].stopped


def test_enter_keeps_the_earlier_answer() -> None:
    outcome, shown = typed(COMPLETE, "", "", wanted=Wanted(again=("ages",)))
    assert "Earlier answer: Young. Enter keeps it." in shown
    assert outcome.audit == COMPLETE


def test_enter_does_not_repeat_an_answer_that_was_refused() -> None:
    outcome, shown = typed(COMPLETE, "1 2 3", "", "", wanted=Wanted(again=("ages",)))
    assert "Choose at most 2 options; this has 3." in shown
    assert outcome.audit == COMPLETE


def test_letters_go_back_and_do_not_know() -> None:
    outcome, _ = typed(KNOWN, "1", "b", "2", "s", "q")
    assert outcome.audit.answers == {"sells_to": "businesses", "channels": DONT_KNOW}


def test_answer_that_was_given_before_is_told_as_kept_or_changed() -> None:
    _, shown = typed(KNOWN, "1", "b", "", "b", "2", "q")
    told = re.findall("Answer: (.*)\n", shown)
    assert told == ["Consumers", "Consumers (as before)", "Businesses (changed)"]


def test_hint_note_and_later_have_letters() -> None:
    outcome, shown = typed(KNOWN, "?", "n", "ask her sister", "l", "q")
    assert "Hint: Go by turnover." in shown
    assert "Note: ask her sister" in shown
    assert outcome.audit.notes == {"sells_to": "ask her sister"}
    assert outcome.audit.answers == {}


def test_letter_after_an_equals_sign_is_text() -> None:
    assert typed(NEW, "=b", "==b", "q")[0].audit == replace(NEW, business="b", auditor="=b")


def test_end_of_the_input_breaks_off() -> None:
    with pytest.raises(KeyboardInterrupt):
        typed(KNOWN, "1")


def test_table_takes_a_number_and_the_letter_for_open_questions() -> None:
    outcome, shown = typed(COMPLETE, "4", "3", "77", "")
    assert "  4. What about ages? Young\n" in shown
    assert "Not understood: 77. Type a number from 1 to 9, or q; Enter finishes.\n" in shown
    assert outcome.audit.answers["ages"] == ("old",)


def test_open_questions_are_asked_from_the_table() -> None:
    answers = {question: answer for question, answer in COMPLETE.answers.items() if question != "remark"}
    outcome, shown = typed(replace(COMPLETE, answers=answers), "l", "o", "Nice people", "")
    assert "1 question is open; o asks it." in shown
    assert outcome.audit == COMPLETE


def test_what_decides_the_most_is_asked_from_the_table() -> None:
    outcome, shown = typed(COMPLETE, "t", "1", "", catalog=SCORED)
    assert "  1. What about detail? up to 37 points\n" in shown
    assert "t asks what decides the most: up to 37 points.\n" in shown
    assert outcome.audit.answers["detail"] == "yes"


def test_table_can_be_left_with_stop() -> None:
    assert typed(COMPLETE, "q")[0].stopped


def test_typed_control_characters_are_shown_harmlessly() -> None:
    _, shown = typed(NEW, '\x1b[31m[bold]Ærø & Søn "B.V."', "b", "q")
    assert "\x1b" not in shown
    assert 'Answer: \\x1b[31m[bold]Ærø & Søn "B.V."' in shown


def test_latin_1_terminal_gets_question_marks_for_what_it_lacks() -> None:
    bytes_shown = io.BytesIO()
    writing = io.TextIOWrapper(bytes_shown, encoding="latin-1")
    reading = io.StringIO("Søn 日本\nq\n")
    run(CATALOG, NEW, Plain(reading, writing), lambda _audit: None)
    assert "Answer: Søn ??".encode("latin-1") in bytes_shown.getvalue()
