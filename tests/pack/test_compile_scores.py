from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from tests.pack.tiny_pack import Pack
from trendaudit.core.catalog import Level, Part
from trendaudit.pack import load

ANSWERS = "trends/service/answers.yaml"
LOOKING = "trends/service/looking.yaml"
CONSENT = "trends/service/consent.yaml"
CASES = [
    (
        ANSWERS,
        "later: 0}",
        "latr: 0}",
        ["trends/service/answers.yaml:9:43: 'reply_time' has no option 'latr'; did you mean 'later'?"],
    ),
    (
        ANSWERS,
        "later: 0}",
        "later: 0, never: 0}",
        ["trends/service/answers.yaml:9:53: 'reply_time' has no option 'never'"],
    ),
    (ANSWERS, ", later: 0}", "}", ["trends/service/answers.yaml:9:5: option 'later' has no points"]),
    (
        ANSWERS,
        ", next_day: 50, later: 0}",
        "}",
        ["trends/service/answers.yaml:9:5: options 'next_day', 'later' have no points"],
    ),
    (
        ANSWERS,
        "later: 0}",
        "later: 0, dont_know: 0}",
        [
            "trends/service/answers.yaml:9:53: 'dont_know' counts neither for nor against and cannot stand here; where not knowing matters, give 'reply_time' an option such as never_checked"
        ],
    ),
    (
        ANSWERS,
        "question: reply_time",
        "question: reply_tme",
        ["trends/service/answers.yaml:8:15: there is no question 'reply_tme'; did you mean 'reply_time'?"],
    ),
    (
        ANSWERS,
        "question: reply_time",
        "question: channels",
        [
            "trends/service/answers.yaml:8:15: points are for questions of kind one, and 'channels' is of kind many; use levels with conditions"
        ],
    ),
    (
        ANSWERS,
        "question: reply_time",
        "question: reply_time.chat",
        [
            "trends/service/answers.yaml:8:15: 'reply_time' has no rows: it is not asked `each`; write 'reply_time' alone"
        ],
    ),
    (
        ANSWERS,
        "later: 0}",
        "later: 0}\n    rows: best",
        ["trends/service/answers.yaml:10:5: 'rows' is only for a question that is asked `each`, as a whole"],
    ),
    (
        ANSWERS,
        "{same_day: 100, next_day: 50, later: 0}",
        "{same_day: not_applicable, next_day: not_applicable, later: not_applicable}",
        ["trends/service/answers.yaml:9:5: no option has points: leave this part out"],
    ),
    (
        ANSWERS,
        "later: 0}\n",
        "later: 0}\n  - {question: reply_time, points: {same_day: 100, next_day: 50, later: 0}}\n",
        ["trends/service/answers.yaml:10:16: 'reply_time' is scored twice"],
    ),
    (
        CONSENT,
        "last_look.email",
        "last_look.fax",
        ["trends/service/consent.yaml:7:16: 'fax' is no row of 'last_look': its rows are the options of 'channels'"],
    ),
    (
        CONSENT,
        "earlier: not_applicable}",
        "earlier: not_applicable}, rows: best",
        ["trends/service/consent.yaml:7:80: 'rows' is only for a question that is asked `each`, as a whole"],
    ),
    (
        LOOKING,
        "  - {points: 0, otherwise: true}\n",
        "",
        [
            "trends/service/looking.yaml:7:5: the last level must be the one for everybody else: {points: …, otherwise: true}"
        ],
    ),
    (
        LOOKING,
        "{points: 0, otherwise: true}",
        "{points: 0, otherwise: true, when: {staff: {at_least: 2}}}",
        ["trends/service/looking.yaml:8:5: a level has either 'when' with a condition or 'otherwise: true'"],
    ),
    (
        LOOKING,
        "{points: 0, otherwise: true}",
        "{points: 0}",
        ["trends/service/looking.yaml:8:5: a level has either 'when' with a condition or 'otherwise: true'"],
    ),
    (
        LOOKING,
        "{points: 0, otherwise: true}",
        "{points: 0, otherwise: true}\n  - {points: 10, when: {staff: {at_least: 2}}}",
        ["trends/service/looking.yaml:8:5: nothing can follow the level with 'otherwise': put it last"],
    ),
    (
        LOOKING,
        "{last_look: {every: [today]}, staff: {at_least: 1}}",
        "{}",
        ["trends/service/looking.yaml:7:5: an empty condition always holds; write 'otherwise: true' in the last level"],
    ),
    (
        LOOKING,
        "{points: 0, otherwise: true}",
        "{question: reply_time, points: {same_day: 100, next_day: 50, later: 0}}",
        [
            "trends/service/looking.yaml:6:1: a score has either parts (question, points) or levels (points, when), not both"
        ],
    ),
    (
        LOOKING,
        "points: 100,",
        "points: 101,",
        ["trends/service/looking.yaml:7:14: points: 101 is too large; the most is 100"],
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "problems"), CASES)
def test_wrong_score_is_reported_once_with_its_place(
    pack: Pack, file: str, old: str, new: str, problems: list[str]
) -> None:
    pack.change(file, old, new)

    assert pack.problems() == problems


def test_points_become_exact_shares(pack: Pack) -> None:
    pack.change(ANSWERS, "next_day: 50", "next_day: 33.3")
    rule = load(Path()).rules["service/answers"]

    assert rule.score == (
        Part("reply_time", {"same_day": Fraction(1), "next_day": Fraction(333, 1000), "later": Fraction(0)}),
    )


def test_row_of_a_question_and_points_that_do_not_apply_are_kept(pack: Pack) -> None:
    rule = load(Path()).rules["service/consent"]

    assert rule.score == (Part("last_look", {"today": Fraction(1), "earlier": None}, row="email"),)


def test_last_level_needs_no_condition(pack: Pack) -> None:
    rule = load(Path()).rules["service/looking"]

    assert rule.score[-1] == Level(Fraction(0))


def test_rows_that_count_together_are_kept(pack: Pack) -> None:
    pack.change(CONSENT, "last_look.email", "last_look")
    pack.change(CONSENT, "earlier: not_applicable}", "earlier: 0}, rows: worst")
    (part,) = load(Path()).rules["service/consent"].score

    assert isinstance(part, Part)
    assert part.rows == "worst"
    assert part.row is None
