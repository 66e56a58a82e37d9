"""What becomes of answers to a pack when they are read with one that extends it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.answers.bakery import catalog
from trendaudit import answers
from trendaudit.answers.write import comments_to_keep, render
from trendaudit.core.audit import Decision
from trendaudit.core.catalog import Catalog
from trendaudit.errors import ProblemsError


def own() -> Catalog:
    """Return a pack that extends version 1.2.0 of the bakery's: without staff, and without one of the two rules."""
    base = catalog()
    questions = {name: question for name, question in base.questions.items() if name != "staff"}
    rules = {name: rule for name, rule in base.rules.items() if name != "reach/alive"}
    return replace(base, id="own", version="3.0.0", extends="social-trends 1.2.0", questions=questions, rules=rules)


def read(pack: str, text: str) -> answers.AnswersFile:
    return answers.read(f"trendaudit: 1\npack: {pack}\n{text}".encode(), "roos.yaml", own())


def problems(pack: str, text: str = "answers: {sells_to: no}\n") -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        read(pack, text)
    return list(map(str, caught.value.problems))


@pytest.mark.parametrize("version", ["1.2.0", "1.2", "1.1.9", "0.1.0"])
def test_answers_to_the_extended_pack_belong_to_the_extending_one_afterwards(version: str) -> None:
    found = read(f"social-trends {version}", "answers: {sells_to: no, channels: [email]}\n")

    assert found.audit.pack == "own 3.0.0 on social-trends 1.2.0"
    assert found.audit.answers == {"sells_to": "no", "channels": ("email",)}
    assert (found.audit.retired, found.notices) == ({}, ())


def test_what_the_extending_pack_has_no_place_for_is_set_aside_and_listed() -> None:
    found = read(
        "social-trends 1.2.0",
        "answers: {sells_to: no, staff: 3}\nnotes: {staff: Two of them part-time.}\n"
        "decisions:\n  reach/alive: {status: planned}\n  service/same-day: {status: done}\n",
    )

    assert found.audit.answers == {"sells_to": "no"}
    assert found.audit.decisions == {"service/same-day": Decision("done")}
    assert found.audit.retired == {
        "staff": 3,
        "notes.staff": "Two of them part-time.",
        "decisions.reach/alive": {"status": "planned"},
    }
    kept = "It is set aside under 'retired' and no longer counts"
    assert list(map(str, found.notices)) == [
        f"roos.yaml:3:25: 'staff' is no longer asked. {kept}",
        f"roos.yaml:4:9: these rules have no place for the note on 'staff'. {kept}",
        f"roos.yaml:6:3: there is no rule 'reach/alive' any more. {kept}",
    ]


def test_what_was_set_aside_is_written_under_the_extending_pack() -> None:
    found = read("social-trends 1.2.0", "answers: {sells_to: no, staff: 3}\n")
    text = render(found.audit, own(), comments_to_keep(found, own()))

    assert "pack: own 3.0.0 on social-trends 1.2.0\n" in text
    assert "\n  staff: 3\n" in text[text.index("\nretired:") :]
    assert answers.read(text.encode(), "roos.yaml", own()).audit == found.audit


def test_decision_about_a_retired_rule_is_unknown_to_the_version_that_retired_it() -> None:
    assert problems("own 3.0.0 on social-trends 1.2.0", "decisions: {reach/alive: {status: done}}\n") == [
        (
            "roos.yaml:2:7: if this file was in order before, own 3.0.0 on social-trends 1.2.0 has changed without a new "
            "version; raise the version in pack.yaml, and the file is carried over"
        ),
        "roos.yaml:3:13: there is no rule 'reach/alive'; there are: service/same-day",
    ]


@pytest.mark.parametrize(
    "pack",
    [
        "own 3.0.0 on social-trends 1.1.9",  # the base is newer now
        "own 2.9 on social-trends 1.2.0",
        "own 2.9 on another 9.0",  # what an earlier version extended is its own affair
        "own 3.0.0",  # as the first edition wrote it
    ],
)
def test_upgrade_of_either_pack_follows_new_names_and_sets_aside_what_is_gone(pack: str) -> None:
    found = read(pack, "answers:\n  networks: [instagram]\n  staff: 3\n")

    assert found.audit.pack == "own 3.0.0 on social-trends 1.2.0"
    assert (found.audit.answers, found.audit.retired) == ({"channels": ("insta",)}, {"staff": 3})
    assert len(found.notices) == 2


def test_file_of_both_versions_of_today_is_read_strictly() -> None:
    found = read("own 3 on social-trends 1.2", "answers: {channels: [insta]}\n")
    assert (found.audit.pack, found.notices) == ("own 3.0.0 on social-trends 1.2.0", ())
    assert problems("own 3.0.0 on social-trends 1.2.0", "answers: {networks: [tiktok]}\n") == [
        (
            "roos.yaml:3:11: the question 'networks' is called 'channels' now; write that, or where the pack has changed "
            "without a new version, raise the version in pack.yaml, and the file is carried over"
        )
    ]


@pytest.mark.parametrize(
    ("pack", "words"),
    [
        (
            "own 3.0.0 on social-trends 1.3",
            "made with social-trends 1.3, and the rules extend social-trends 1.2.0; install",
        ),
        ("own 3.1 on social-trends 1.2", "made with own 3.1, and the rules are own 3.0.0; install"),
        (
            "own 3.0.0 on other 1.0",
            "'own' does not extend 'other', though it is of the same version as the pack of these",
        ),
        ("social-trends 1.2.0 on own 3.0.0", "belong to the pack 'social-trends', and the rules are 'own'"),
        ("own 3.0.0 on", "is not the id and version of a pack; write own 3.0.0 on social-trends 1.2.0"),
        ("own on social-trends", "is not the id and version of a pack"),
        ("own 1 on social-trends 1 on third 1", "is not the id and version of a pack"),
    ],
)
def test_pack_that_does_not_lead_here_is_refused_with_the_reason(pack: str, words: str) -> None:
    (problem,) = problems(pack)
    assert words in problem


def test_decision_about_a_retired_rule_is_set_aside_where_an_earlier_version_had_it() -> None:
    found = read("own 2.9.0", "decisions: {reach/alive: {status: done}}\n")

    assert found.audit.retired == {"decisions.reach/alive": {"status": "done"}}


def test_answers_to_a_later_version_of_the_extended_pack_are_refused() -> None:
    assert problems("social-trends 1.3.0") == [
        (
            "roos.yaml:2:7: these answers were made with social-trends 1.3.0, and the rules extend social-trends 1.2.0; "
            "install a version with social-trends 1.3.0 or later"
        )
    ]


def test_answers_to_a_later_version_of_the_pack_itself_are_refused() -> None:
    assert problems("own 3.1") == [
        (
            "roos.yaml:2:7: these answers were made with own 3.1, and the rules are own 3.0.0; "
            "install a version with own 3.1 or later"
        )
    ]


def test_answers_to_a_third_pack_are_refused() -> None:
    assert problems("other 1.0.0") == [
        (
            "roos.yaml:2:7: these answers belong to the pack 'other', and the rules are 'own'; "
            "use the rules of 'other' (--rules)"
        )
    ]


def test_extended_pack_refuses_answers_to_the_extending_one() -> None:
    with pytest.raises(ProblemsError) as caught:
        answers.read(b"trendaudit: 1\npack: own 3.0.0\n", "roos.yaml", catalog())

    assert list(map(str, caught.value.problems)) == [
        (
            "roos.yaml:2:7: these answers belong to the pack 'own', and the rules are 'social-trends'; "
            "use the rules of 'own' (--rules)"
        )
    ]
