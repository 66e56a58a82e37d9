"""What an answers file may say, and what is said about one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.answers.bakery import PACK, audit, catalog
from trendaudit import answers
from trendaudit.core.audit import Audit, Decision
from trendaudit.errors import ProblemsError

HEAD = f"trendaudit: 1\npack: {PACK}\n"
RAISE = "raise the version in pack.yaml, and the file is carried over"
NOW = f"; write that, or where the pack has changed without a new version, {RAISE}"
UNRAISED = f"roos.yaml:2:7: if this file was in order before, {PACK} has changed without a new version; {RAISE}"


def read(text: str) -> Audit:
    """Return what a file with the usual head says."""
    return answers.read((HEAD + text).encode(), "roos.yaml", catalog()).audit


def faults(text: str, head: str = HEAD) -> list[str]:
    """Return the messages about a file."""
    with pytest.raises(ProblemsError) as caught:
        answers.read((head + text).encode(), "roos.yaml", catalog())
    return [str(problem) for problem in caught.value.problems]


def test_file_of_the_design_is_read() -> None:
    text = """\
depth: full                        # quick | full
date: 2026-11-22
business: Bakkerij Roos
auditor: M. de Wit
answers:
  sells_to: consumers              # Who do you mainly sell to?
  staff: 3
  channels: [tiktok, facebook]
  last_post:                       # asked once for each channel
    tiktok: this_month
    facebook: this_week
notes:
  last_post.facebook: Owner answers in the evening; ask her sister.
decisions:
  service/same-day: {status: declined, why: closing the shop, who: Roos, due: 2027-01-31}
retired:
  old: [a, 1]
"""
    assert read(text) == Audit(
        pack=PACK,
        depth="full",
        date="2026-11-22",
        business="Bakkerij Roos",
        auditor="M. de Wit",
        answers={
            "sells_to": "consumers",
            "staff": 3,
            "channels": ("facebook", "tiktok"),
            "last_post": {"facebook": "this_week", "tiktok": "this_month"},
        },
        notes={"last_post.facebook": "Owner answers in the evening; ask her sister."},
        decisions={"service/same-day": Decision("declined", "closing the shop", "Roos", "2027-01-31")},
        retired={"old": ["a", 1]},
    )


def test_answers_may_be_missing() -> None:
    assert read("") == audit()


def test_null_and_blank_mean_unanswered() -> None:
    text = "answers:\n  sells_to:\n  motto: '  '\n  last_post: {facebook: , tiktok: ''}\n  channels: null\nnotes:\n  motto:\n"
    assert read(text) == audit()


def test_dont_know_is_an_answer_of_every_kind() -> None:
    text = "answers: {sells_to: dont_know, motto: dont_know, channels: dont_know, last_post: {facebook: dont_know}}\n"
    known = {"sells_to": "dont_know", "motto": "dont_know", "channels": "dont_know"}
    assert read(text).answers == {**known, "last_post": {"facebook": "dont_know"}}


def test_answer_to_a_question_that_is_not_asked_stays() -> None:
    text = "answers: {channels: [nowhere], last_post: {tiktok: earlier}}\n"
    assert read(text).answers == {"channels": ("nowhere",), "last_post": {"tiktok": "earlier"}}


def test_option_that_yaml_1_1_would_read_as_false_is_an_option() -> None:
    assert read("answers: {sells_to: no}\n").answers == {"sells_to": "no"}


def test_json_is_read() -> None:
    text = '{"trendaudit": 1, "pack": "social-trends 1.2.0", "answers": {"channels": ["tiktok"]}}'
    assert answers.read(text.encode(), "-", catalog()).audit == audit(answers={"channels": ("tiktok",)})


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (
            "answers:\n  sells_to: consumer\n",
            [
                (
                    "roos.yaml:4:13: sells_to: 'consumer' is not an option; did you mean 'consumers'? "
                    "The options are: consumers, businesses, no, dont_know"
                )
            ],
        ),
        (
            "answers:\n  sells_to: [consumers]\n",
            ["roos.yaml:4:13: sells_to: this takes one option, not a list; write consumers"],
        ),
        (
            "answers:\n  sells_to: true\n",
            [
                (
                    "roos.yaml:4:13: sells_to: this takes one option, not true. "
                    "The options are: consumers, businesses, no, dont_know"
                )
            ],
        ),
        (
            "answers:\n  channels: tiktok\n",
            ["roos.yaml:4:13: channels: this takes a list; write [tiktok]"],
        ),
        (
            "answers:\n  channels: [fcebook, tiktok, 3]\n",
            [
                (
                    "roos.yaml:4:14: channels: 'fcebook' is not an option; did you mean 'facebook'? "
                    "The options are: facebook, insta, tiktok, email, nowhere, dont_know"
                ),
                (
                    "roos.yaml:4:31: channels: 3 is not an option. "
                    "The options are: facebook, insta, tiktok, email, nowhere, dont_know"
                ),
            ],
        ),
        (
            "answers:\n  channels: [tiktok, dont_know]\n",
            ["roos.yaml:4:22: channels: 'dont_know' cannot stand in a list; make it the whole answer, or remove it"],
        ),
        (
            "answers:\n  channels:\n    - tiktok\n    - email\n    - tiktok\n",
            ["roos.yaml:7:7: channels: 'tiktok' is chosen twice; remove one of the two"],
        ),
        (
            "answers:\n  channels: [tiktok, nowhere]\n",
            [
                (
                    "roos.yaml:4:22: channels: 'nowhere' cannot be chosen together with other options; "
                    "keep it alone or remove it"
                )
            ],
        ),
        (
            "answers:\n  channels: [tiktok, email, insta, facebook]\n",
            ["roos.yaml:4:13: channels: choose at most 3 options; this has 4"],
        ),
        ("answers:\n  channels: []\n", ["roos.yaml:4:13: channels: choose at least 1 option; this has 0"]),
        (
            "answers:\n  staff: dont_know\n",
            ["roos.yaml:4:10: staff: “don't know” is not accepted here. Write a number"],
        ),
        (
            "answers:\n  staff: '3'\n",
            ["roos.yaml:4:10: staff: '3' is not a number; write it in digits and without quotes, such as 12 or 2.5"],
        ),
        (
            "answers:\n  staff: 2,5\n",
            ["roos.yaml:4:10: staff: '2,5' has a decimal comma; a number is written with a point: 2.5"],
        ),
        ("answers:\n  staff: 51\n", ["roos.yaml:4:10: staff: 51 is too large; the most is 50"]),
        ("answers:\n  staff: 0.5\n", ["roos.yaml:4:10: staff: 0.5 is too small; the least is 1"]),
        ("answers:\n  motto: [a]\n", ["roos.yaml:4:10: motto: this must be text, not a list"]),
        (
            "answers:\n  last_post: this_week\n",
            [
                (
                    "roos.yaml:4:14: last_post: this is asked for each option of 'channels'; "
                    "write one line for each, such as facebook: this_week"
                )
            ],
        ),
        (
            "answers:\n  last_post:\n    instagram: this_week\n    nowhere: earlier\n    tiktok: never\n",
            [
                f"roos.yaml:5:5: last_post: the row 'instagram' is called 'insta' now{NOW}",
                (
                    "roos.yaml:6:5: last_post: 'nowhere' is not a row of this question. "
                    "The rows are: facebook, insta, tiktok, email"
                ),
                (
                    "roos.yaml:7:13: last_post.tiktok: 'never' is not an option. "
                    "The options are: this_week, this_month, earlier, dont_know"
                ),
            ],
        ),
        (
            "answers:\n  sels_to: consumers\n  xyzzy:\n",
            [
                UNRAISED,
                "roos.yaml:4:3: there is no question 'sels_to'; did you mean 'sells_to'?",
                "roos.yaml:5:3: there is no question 'xyzzy'; there are: sells_to, staff, motto, channels, last_post",
            ],
        ),
        ("answers:\n  networks: [tiktok]\n", [f"roos.yaml:4:3: the question 'networks' is called 'channels' now{NOW}"]),
        ("answers: [a]\n", ["roos.yaml:3:10: 'answers' must be a mapping, such as {question: answer}"]),
    ],
)
def test_wrong_answer_is_named_with_its_place_and_the_fix(text: str, messages: list[str]) -> None:
    assert faults(text) == messages


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("anwsers: {}\n", ["roos.yaml:3:1: there is no key 'anwsers'; did you mean 'answers'?"]),
        ("sells_to: consumers\n", ["roos.yaml:3:1: the answer to 'sells_to' belongs under 'answers:'"]),
        ("depth: fulll\n", ["roos.yaml:3:8: depth: 'fulll' is neither quick nor full; did you mean 'full'?"]),
        (
            "date: 2026-02-30\n",
            ["roos.yaml:3:7: date: there is no day '2026-02-30'; look at the year, the month and the day"],
        ),
        (
            "date: 20261122\n",
            ["roos.yaml:3:7: date: 20261122 is not a date; write year-month-day, such as 2026-11-22"],
        ),
        (
            "date: 22-11-2026\n",
            ["roos.yaml:3:7: date: '22-11-2026' is not a date; write year-month-day, such as 2026-11-22"],
        ),
        (
            "business: {Roos: bakery}\n",
            [
                "roos.yaml:3:11: business: this must be text, and the ': ' behind 'Roos' makes a mapping of it; put the text in quotes",
            ],
        ),
        ("business: [Roos]\n", ["roos.yaml:3:11: business: this must be text, not a list"]),
        (
            "notes:\n  staf: x\n  staff.facebook: x\n  last_post.facebok: x\n  motto: [3]\n",
            [
                "roos.yaml:4:3: there is no question 'staf'; did you mean 'staff'?",
                "roos.yaml:5:3: the question 'staff' has no rows; write the note under 'staff'",
                "roos.yaml:6:3: there is no row 'facebok'; did you mean 'facebook'?",
                "roos.yaml:7:10: motto: this must be text, not a list",
            ],
        ),
        (
            "decisions:\n  service/sameday: {status: done}\n",
            ["roos.yaml:4:3: there is no rule 'service/sameday'; did you mean 'service/same-day'?"],
        ),
        (
            "decisions:\n  reach/alive: done\n",
            ["roos.yaml:4:16: 'reach/alive' must be a mapping, such as {status: planned, due: 2027-01-31}"],
        ),
        (
            "decisions:\n  reach/alive: {status: decline, statsu: x, due: soon}\n  service/same-day: {why: x}\n",
            [
                "roos.yaml:4:25: the status must be done, planned or declined, not 'decline'; did you mean 'declined'?",
                "roos.yaml:4:34: there is no key 'statsu'; did you mean 'status'?",
                "roos.yaml:4:50: due: 'soon' is not a date; write year-month-day, such as 2026-11-22",
                "roos.yaml:5:21: the status must be done, planned or declined, not nothing",
            ],
        ),
        ("retired: gone\n", ["roos.yaml:3:10: 'retired' must be a mapping, such as {question: answer}"]),
    ],
)
def test_wrong_key_or_value_elsewhere_is_named_with_its_place(text: str, messages: list[str]) -> None:
    assert faults(text) == messages


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("", "roos.yaml:1:1: this is no answers file; one begins with the line 'trendaudit: 1' (see trendaudit template)"),
        ("- a\n", "roos.yaml:1:1: this is no answers file; one begins with the line 'trendaudit: 1' (see trendaudit template)"),
        (
            "trendaudit_brand: 1\nname: x\n",
            "roos.yaml:1:19: this is a brand file, no answers file (see trendaudit template)",
        ),
        (f"pack: {PACK}\n", "roos.yaml:1:1: the line 'trendaudit: 1' is missing; is this an answers file?"),
        (
            f"trendaudit: '1'\npack: {PACK}\n",
            "roos.yaml:1:13: the format must be the number 1, not '1'; write trendaudit: 1",
        ),
        (
            f"trendaudit: true\npack: {PACK}\n",
            "roos.yaml:1:13: the format must be the number 1, not true; write trendaudit: 1",
        ),
        (
            "trendaudit: 2\nwhatever: 3\n",
            "roos.yaml:1:13: this file has format 2, and this version reads format 1; install a later version",
        ),
        ("trendaudit: 1\n", "roos.yaml:1:1: the pack of these answers is missing; write pack: social-trends 1.2.0"),
        (
            "trendaudit: 1\npack: social-trends\nanswers: {unknown: 1}\n",
            "roos.yaml:2:7: 'social-trends' is not the id and version of a pack; write social-trends 1.2.0",
        ),
        (
            "trendaudit: 1\npack: hotels 1.2.0\n",
            ("roos.yaml:2:7: these answers belong to the pack 'hotels', and the rules are 'social-trends'; "
            "use the rules of 'hotels' (--rules)"),
        ),
        (
            "trendaudit: 1\npack: social-trends 1.10.0\n",
            ("roos.yaml:2:7: these answers were made with social-trends 1.10.0, and the rules are social-trends 1.2.0; "
            "install a version with social-trends 1.10.0 or later"),
        ),
    ],
)  # fmt: skip
def test_file_that_is_not_ours_or_of_another_pack_is_refused(head: str, message: str) -> None:
    assert faults("", head) == [message]


def test_everything_that_is_wrong_is_said_at_once_in_the_order_of_the_file() -> None:
    text = "answers:\n  staff: many\n  sells_to: x\ndepth: deep\nnotes: {nobody: x}\n"
    assert [message.split(": ")[0] for message in faults(text)] == [
        "roos.yaml:4:10",
        "roos.yaml:5:13",
        "roos.yaml:6:8",
        "roos.yaml:7:9",
    ]


def test_endless_list_of_problems_is_cut_short() -> None:
    text = "answers:\n" + "".join(f"  wrong_{number}: 1\n" for number in range(5000))
    messages = faults(text)
    assert (len(messages), messages[-1]) == (101, "roos.yaml:104:3: there are more problems; mend these first")


def test_what_was_typed_is_shown_without_what_a_terminal_obeys() -> None:
    assert faults('answers:\n  sells_to: "a\u202eb\u2066"\n') == [
        (
            "roos.yaml:4:13: sells_to: 'a\\u202eb\\u2066' is not an option. "
            "The options are: consumers, businesses, no, dont_know"
        )
    ]


def test_comment_in_json_is_refused_since_it_would_be_lost() -> None:
    text = '{"trendaudit": 1, "pack": "social-trends 1.2.0"}  # ask again'
    with pytest.raises(ProblemsError, match=r"roos\.JSON:1:1: JSON has no comments"):
        answers.read(text.encode(), "roos.JSON", catalog())


def test_missing_file_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match=r"^roos\.yaml: there is no such file$"):
        answers.read(tmp_path / "roos.yaml", "roos.yaml", catalog())


@pytest.mark.parametrize("day", ["0206-11-20", "2026-13-01", "1899-12-31"])
def test_year_that_cannot_be_right_is_refused(day: str) -> None:
    assert faults(f"date: {day}\n") == [
        f"roos.yaml:3:7: date: there is no day '{day}'; look at the year, the month and the day"
    ]


@pytest.mark.parametrize("day", ["1970-01-01", "9999-12-31"])
def test_day_of_a_clock_that_is_wrong_is_a_day(day: str) -> None:
    assert read(f"date: {day}\n") == audit(date=day)


def test_name_of_blanks_is_no_name() -> None:
    assert read('business: "   "\nauditor: " "\n') == audit()


@pytest.mark.parametrize(
    ("text", "place", "comment"),
    [
        ("business: Bakery #1\n", "3:18", "#1"),
        ("business: #1 Bakery\n", "3:11", "#1 Bakery"),
        ("notes:\n  motto: ask about #trending\n", "4:20", "#trending"),
        ("decisions:\n  reach/alive:\n    status: done\n    who: Ann #2\n", "6:14", "#2"),
    ],
)
def test_text_that_a_number_sign_cuts_off_is_refused(text: str, place: str, comment: str) -> None:
    (found,) = faults(text)
    assert found == f"roos.yaml:{place}: put this text in quotes: without them, '{comment}' is a comment"


@pytest.mark.parametrize(
    "written", ["1.10", "007", "1e3", "0x10", ".5", "+31201234567", "true", "1_000", "12:30", "yes"]
)
def test_text_is_kept_as_it_was_written(written: str) -> None:
    found = read(f"business: {written}\nanswers: {{motto: {written}}}\nnotes: {{staff: {written}}}\n")
    assert (found.business, found.answers["motto"], found.notes["staff"]) == (written, written, written)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("business: " + "x" * 201, "3:11: business: this has 201 characters; at most 200 have room"),
        ("notes: {motto: " + "x" * 5001 + "}", "3:16: motto: this has 5001 characters; at most 5000 have room"),
        ("answers: {motto: " + "x" * 5001 + "}", "3:18: motto: this has 5001 characters; at most 5000 have room"),
        ("auditor: e" + "\u0301" * 13, "3:10: auditor: more than 12 accents or joiners stand upon one letter here; delete some"),
    ],
)  # fmt: skip
def test_text_without_measure_is_refused(text: str, message: str) -> None:
    assert faults(text + "\n") == [f"roos.yaml:{message}"]


def test_comments_and_quoted_number_signs_are_welcome() -> None:
    text = 'business: "Bakery #1"  #the second\nauditor: Ann # her\nanswers:  #todo\n  sells_to: no #yes\n'
    assert read(text) == audit(business="Bakery #1", auditor="Ann", answers={"sells_to": "no"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("channels: [tiktok; facebook]", "3:22: channels: 'tiktok; facebook' is not one option; a comma must part two options: tiktok, facebook"),
        ("channels: [tiktok\uff0cfacebook]", "3:22: channels: 'tiktok\uff0cfacebook' is not one option; a comma must part two options: tiktok, facebook"),
        ("channels: tiktok facebook", "3:21: channels: this takes a list; write [tiktok, facebook]"),
        ("notes: {staff: Ask Anna}", "3:11: 'notes' is no question; it begins in column 1, as 'answers' does"),
        ("last_post: , tiktok: this_week", "3:24: 'tiktok' is no question; as a row of 'last_post' it is indented deeper than this"),
        ("last_post: {staff: 3}", "3:23: 'staff' is a question, and no row of 'last_post': indent it as 'last_post' is"),
    ],
)  # fmt: skip
def test_slip_in_a_list_or_in_the_nesting_is_named_with_the_way_out(text: str, message: str) -> None:
    assert faults(f"answers: {{{text}}}\n") == [f"roos.yaml:{message}"]


def test_letter_of_another_alphabet_is_named() -> None:
    (message,) = faults("answers: {sells_to: c\u043ensumers}\n")
    assert "did you mean 'consumers', without \u043e U+043E (cyrillic small letter o)?" in message
