"""The program's own sentences about a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import get_args

import pytest

from tests.render.sample_reports import audit, catalog, report
from trendaudit.core.audit import Audit, Decision, DecisionStatus, Depth
from trendaudit.core.catalog import Effort, Source, UpdateStatus
from trendaudit.core.priority import BUCKETS
from trendaudit.core.report import ChecklistItem, Decided, Report, Stake, build
from trendaudit.core.results import CitedClaim, Reason
from trendaudit.core.scoring import BANDS, Score, Status
from trendaudit.render import citations, sentences, wording

ONE = Source("S1", "Trends", "A copywriter", "2022-11-11", "nl")
TWO = Source("S2", "Developments", "An agency", "2023", "sv")


def credited(claims: Sequence[CitedClaim]) -> str:
    """Return who says so, and what has become of it."""
    return "; ".join(f"{citations.who(one.source)}: {one.status}" for one in citations.citations_for(claims))


def claim(
    source: Source, status: UpdateStatus, *, verified: bool = True, timeless: bool = False, advises: str = ""
) -> CitedClaim:
    return CitedClaim("claim", "It is so", source, status, verified, timeless, printable=True, advises=advises)


def item(points: int) -> ChecklistItem:
    return replace(report().checklist[0], points=points)


def nothing_answered() -> Report:
    return build(catalog(), Audit(pack="pack 1.0.0"), "2026-11-22")


def with_two_parts(**answers: str) -> Report:
    """Return the bakery with a practice that asks for two things."""
    pack = catalog()
    half_known = replace(pack.rules["trend/a"], score=(*pack.rules["trend/known"].score, *pack.rules["trend/a"].score))
    given = {**audit().answers, **answers}
    return build(
        replace(pack, rules={**pack.rules, "trend/a": half_known}), replace(audit(), answers=given), "2026-11-22"
    )


def all_answered() -> Report:
    return report(answers={**audit().answers, "unsure": "good", "unseen": "good"})


@pytest.mark.parametrize(
    ("once", "monthly", "words"),
    [(2, 4, "2 h, then 4 h a month"), (2, 0, "2 h"), (0, 4, "4 h a month"), (0, 0, "0 h")],
)
def test_effort_names_only_the_hours_that_there_are(once: int, monthly: int, words: str) -> None:
    rule = replace(catalog().rules["trend/a"], effort=Effort(Fraction(once), Fraction(monthly)))
    assert sentences.effort(rule) == words


@pytest.mark.parametrize(("points", "words"), [(0, "<1"), (1, "+1"), (12, "+12")])
def test_item_that_moves_the_score_by_less_than_a_point_says_so(points: int, words: str) -> None:
    assert sentences.points(item(points)) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(None, None, "none"), (Fraction(40), Fraction(40), "40"), (Fraction(1, 3), Fraction(199, 2), "1–99")],
)
def test_range_is_printed_as_the_scores_are(low: Fraction | None, high: Fraction | None, words: str) -> None:
    assert sentences.score_range(Score(low, low, high, None, 1)) == words


def test_headline_says_the_score_and_the_band() -> None:
    assert sentences.headline(report()) == "25 of 100 · starting"


def test_headline_says_the_range_where_the_score_is_provisional() -> None:
    assert sentences.headline(report(depth="quick")) == "Between 22 and 33 of 100"


def test_headline_says_that_there_is_no_score() -> None:
    assert sentences.headline(nothing_answered()) == "No score yet: nothing that counts has been answered"


def test_certainty_says_the_range_after_the_score() -> None:
    assert sentences.certainty(report()) == "Between 22 and 33, once everything is known."


def test_certainty_says_that_everything_is_known() -> None:
    assert sentences.certainty(all_answered()) == "Every question that counts has been answered."


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"consent": "dont_know"}, "One answer is not known; it cannot change the score."),
        ({"consent": "dont_know", "unseen": "dont_know"}, "2 answers are not known; they cannot change the score."),
    ],
)
def test_certainty_says_what_is_not_known_though_it_changes_nothing(answers: dict[str, str], words: str) -> None:
    given = {**audit().answers, "unsure": "good", "unseen": "good", **answers}
    built = report(answers=given)
    assert built.score.low == built.score.high
    assert sentences.certainty(built) == words


def test_certainty_of_a_quick_audit_says_what_narrows_it() -> None:
    assert sentences.certainty(report(depth="quick")) == (
        "On what is known so far: 25. A quick audit gives a range; the full one narrows it."
    )


def test_certainty_says_what_to_do_where_there_is_no_score() -> None:
    assert sentences.certainty(nothing_answered()) == "Answer a few questions first."


def test_counts_of_practices_add_up() -> None:
    said = sentences.judged(report())
    assert said == "Judged on 8 of 9 practices. Of all 9: 1 in order, 2 partly in order, 5 open, 1 not known."


def test_practice_that_is_judged_on_what_is_known_of_it_is_not_called_unknown() -> None:
    built = with_two_parts(a="dont_know")
    said = sentences.judged(built)
    assert said == (
        "Judged on 8 of 9 practices. Of all 9: 1 in order, 2 partly in order, 4 open, 1 in order as far as it is known, "
        "1 not known."
    )
    assert built.counts["unknown"] == 2


def test_every_name_has_words_of_its_own() -> None:
    bands = [wording.band(name) for name in BANDS]
    statuses = [wording.status(name) for name in get_args(Status)]
    claim_statuses = [wording.claim_status(name) for name in get_args(UpdateStatus)]
    buckets = [wording.bucket(name) for name in BUCKETS]
    depths = [wording.depth(name) for name in get_args(Depth)]
    decisions = [wording.decided(name) for name in get_args(DecisionStatus)]
    for words in (bands, statuses, claim_statuses, buckets, depths, decisions):
        assert len(set(words)) == len(words)
        assert all(words)


def test_answers_stand_behind_their_questions() -> None:
    assert sentences.answer(Reason("q", None, "How soon?", "late", "Late")) == "How soon? “Late”"
    assert sentences.answer(Reason("r", "shop", "Who?", "me", "Me", "The shop")) == "The shop: Who? “Me”"


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (Decision("done"), "done"),
        (Decision("planned", who="Anna", due="2027-03-01"), "planned · Anna · by 1 March 2027"),
        (Decision("declined", why="too dear"), "declined · too dear"),
    ],
)
def test_decision_says_only_what_is_known(decision: Decision, words: str) -> None:
    line = report().lines[0]
    assert sentences.decision(Decided(line, decision, is_open=True)) == words
    assert sentences.decision(Decided(line, decision, is_open=False)) == f"{words} · in order by now"


@pytest.mark.parametrize(
    ("titles", "words"),
    [
        (["Consent"], "1 rule that may apply could not be judged yet: Consent."),
        (["A", "B"], "2 rules that may apply could not be judged yet: A; B."),
        (["A", "B", "C", "D"], "4 rules that may apply could not be judged yet."),
    ],
)
def test_unseen_duties_are_counted_and_named_where_they_are_few(titles: list[str], words: str) -> None:
    assert sentences.unseen_duties(titles, "full") == words
    assert sentences.unseen_duties(titles, "quick") == f"{words} The full audit asks about that."


def test_duties_that_wait_for_few_answers_name_them() -> None:
    said = sentences.unseen_duties(["Consent"], "full", ["Where?", "When?"])
    assert said == "1 rule that may apply could not be judged yet: Consent. What is not known: Where? When?"
    assert "not known" not in sentences.unseen_duties(["Consent"], "full", ["?"] * 4)


def test_question_of_which_points_depend_names_what_it_is_open_for() -> None:
    stake = Stake("last_post", "When did you last post?", Fraction(2), ("Facebook", "TikTok"))
    assert sentences.question_at_stake(stake) == "Facebook, TikTok: When did you last post?"
    assert sentences.question_at_stake(replace(stake, rows=())) == "When did you last post?"


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        (["holds"], "still holds"),
        (["obsolete"], "no longer so"),
        (["obsolete", "holds"], "partly no longer so"),
        (["strengthened", "strengthened"], "truer today"),
        (["strengthened", "holds"], "still holds"),
        (["changed", "holds"], "partly changed since"),
        (["changed", "obsolete"], "changed since"),
        (["unchecked"], "not checked since"),
        (["unchecked", "holds"], "not all checked since"),
    ],
)
def test_document_is_never_said_to_hold_better_than_its_claims_do(statuses: list[UpdateStatus], words: str) -> None:
    assert credited([claim(ONE, status) for status in statuses]) == f"A copywriter (November 2022): {words}"


def test_claim_that_no_source_bears_out_is_not_said_to_hold() -> None:
    assert credited([claim(ONE, "holds", verified=False)]).endswith(": no newer source to show")


def test_claim_that_does_not_age_is_not_said_to_have_been_checked() -> None:
    timeless = claim(ONE, "holds", timeless=True)
    assert credited([timeless]).endswith(": advice that does not age")
    assert credited([timeless, claim(ONE, "strengthened")]).endswith(": truer today")


def test_document_is_named_once_with_all_that_it_advises() -> None:
    claims = [claim(source, "holds", advises=words) for source, words in ((ONE, "ask"), (TWO, "ask"), (ONE, "answer"))]
    assert [(one.source, one.advises) for one in citations.citations_for(claims)] == [
        (ONE, "ask; answer"),
        (TWO, "ask"),
    ]


@pytest.mark.parametrize(("number", "verb"), [(1, "1 answer does not count"), (3, "3 answers do not count")])
def test_ignored_answers_are_counted(number: int, verb: str) -> None:
    assert sentences.ignored(number).startswith(verb)


def test_answer_says_what_was_not_chosen_where_that_is_what_is_missing() -> None:
    ticked = Reason("q", None, "Which of these?", ("a",), "We ask", missing=("We note it", "We use it"))
    assert sentences.answer(ticked) == "Which of these? “We ask”; not ticked: “We note it; We use it”"
