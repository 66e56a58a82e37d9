"""What becomes of answers that were given to an earlier version of the pack."""

from __future__ import annotations

from tests.answers.bakery import catalog
from trendaudit import answers
from trendaudit.answers.write import comments_to_keep, render
from trendaudit.core.audit import Decision

HEAD = "trendaudit: 1\npack: social-trends 1.1.9\n"


def read(text: str) -> answers.AnswersFile:
    """Return what a file of the earlier version says to the rules of today."""
    return answers.read((HEAD + text).encode(), "roos.yaml", catalog())


def test_file_belongs_to_the_pack_of_today_afterwards() -> None:
    found = read("answers: {sells_to: no}\n")
    assert (found.audit.pack, found.audit.answers, found.notices) == ("social-trends 1.2.0", {"sells_to": "no"}, ())


def test_question_option_and_row_with_a_new_name_are_carried_over() -> None:
    found = read("answers:\n  networks: [instagram, tiktok]\n  last_post: {instagram: earlier}\n")
    assert found.audit.answers == {"channels": ("insta", "tiktok"), "last_post": {"insta": "earlier"}}
    assert [str(notice) for notice in found.notices] == [
        "roos.yaml:4:3: 'networks' is called 'channels' now; the answer was carried over"
    ]
    assert found.audit.retired == {}


def test_two_options_that_became_one_are_chosen_once() -> None:
    assert read("answers: {channels: [instagram, insta]}\n").audit.answers == {"channels": ("insta",)}


def test_what_no_longer_fits_is_set_aside_and_listed() -> None:
    found = read(
        "answers:\n  slogan: Fresh\n  sells_to: hotels\n  staff: [1]\n"
        "  last_post: {myspace: earlier, tiktok: daily, email: earlier}\n"
        "notes:\n  slogan: ask\n  last_post.instagram: x\n"
        "decisions:\n  service/gone: {status: done}\n  reach/alive: {status: planned}\n"
    )
    assert found.audit.answers == {"last_post": {"email": "earlier"}}
    assert found.audit.notes == {"last_post.insta": "x"}
    assert found.audit.decisions == {"reach/alive": Decision("planned")}
    assert found.audit.retired == {
        "slogan": "Fresh",
        "sells_to": "hotels",
        "staff": [1],
        "last_post.myspace": "earlier",
        "last_post.tiktok": "daily",
        "notes.slogan": "ask",
        "decisions.service/gone": {"status": "done"},
    }
    assert [str(notice) for notice in found.notices] == [
        "roos.yaml:4:3: 'slogan' is no longer asked. It is set aside under 'retired' and no longer counts",
        (
            "roos.yaml:5:3: sells_to: 'hotels' is not an option. The options are: consumers, businesses, no, dont_know. "
            "It is set aside under 'retired' and no longer counts"
        ),
        (
            "roos.yaml:6:3: staff: a list is not a number; write it in digits and without quotes, such as 12 or 2.5. "
            "It is set aside under 'retired' and no longer counts"
        ),
        (
            "roos.yaml:7:15: last_post: 'myspace' is not a row of this question. The rows are: facebook, insta, tiktok, "
            "email. It is set aside under 'retired' and no longer counts"
        ),
        (
            "roos.yaml:7:33: last_post.tiktok: 'daily' is not an option. The options are: this_week, this_month, earlier, "
            "dont_know. It is set aside under 'retired' and no longer counts"
        ),
        (
            "roos.yaml:9:3: these rules have no place for the note on 'slogan'. "
            "It is set aside under 'retired' and no longer counts"
        ),
        "roos.yaml:12:3: there is no rule 'service/gone' any more. It is set aside under 'retired' and no longer counts",
    ]


def test_answer_under_both_names_keeps_the_new_one_and_sets_the_old_one_aside() -> None:
    found = read("answers: {networks: [tiktok], channels: [email]}\n")
    assert (found.audit.answers, found.audit.retired) == ({"channels": ("email",)}, {"networks": ["tiktok"]})


def test_question_that_is_now_asked_for_each_sets_its_answer_aside() -> None:
    found = read("answers: {last_post: earlier}\n")
    assert (found.audit.answers, found.audit.retired) == ({}, {"last_post": "earlier"})


def test_what_was_set_aside_before_is_never_overwritten() -> None:
    found = read("answers: {slogan: New}\nretired: {slogan: Old}\n")
    assert found.audit.retired == {"slogan": "Old", "slogan_": "New"}


def test_number_that_is_set_aside_is_written_back_as_it_was() -> None:
    found = read(
        "answers: {slogan: 1.10, sells_to: [007, 5]}\nretired: {code: 007, parts: {a: 1e3, b: 2.5, c: true}}\n"
    )
    assert found.audit.retired == {
        "code": "007",
        "parts": {"a": "1e3", "b": 2.5, "c": True},
        "slogan": "1.10",
        "sells_to": ["007", 5],
    }
    again = render(found.audit, catalog(), comments_to_keep(found, catalog()))
    assert answers.read(again.encode(), "again.yaml", catalog()).audit == found.audit


def test_unanswered_question_that_is_gone_needs_no_notice() -> None:
    found = read("answers: {slogan: , last_post: {myspace: }}\n")
    assert (found.notices, found.audit.retired) == ((), {})


def test_comment_follows_an_answer_to_its_new_place() -> None:
    found = read("answers:\n  slogan: Fresh  # she loves it\n  networks: [tiktok]  # for fun\n")
    text = render(found.audit, catalog(), comments_to_keep(found, catalog()))
    assert "  channels: [tiktok]               # for fun\n" in text
    assert "  slogan: Fresh                    # she loves it\n" in text


def test_version_that_only_looks_different_is_the_same() -> None:
    found = answers.read(b"trendaudit: 1\npack: social-trends 1.2\nanswers: {staff: 2}\n", "a", catalog())
    assert found.audit.answers == {"staff": 2}
