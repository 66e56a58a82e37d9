"""The bounds beside what all completions of the unknown answers really come to."""

from __future__ import annotations

import random
from collections.abc import Mapping
from itertools import islice

from hypothesis import strategies as st

from tests.core.building import F, catalog, has, known, level, part, practice, question
from tests.core.completions import completions, counting, findings_of, gap
from tests.core.random_packs import small_audits
from tests.proving import for_all
from tests.shipped_audits import cells_by, shipped, shipped_audits, without_answer
from trendaudit.core.answer_state import AnswerState
from trendaudit.core.audit import Answer, Audit
from trendaudit.core.catalog import Catalog, Rule
from trendaudit.core.estimates import estimate
from trendaudit.core.scoring import tally

Case = tuple[Catalog, Mapping[str, Answer]]
MOST = 300
YES = {"yes": 100, "no": 0}


@for_all(small_audits(), quick=60, slow=1000)
def test_bounds_hold_the_score_of_every_completion(case: Case) -> None:
    _assert_within_bounds(*case)


@for_all(shipped_audits(unknown=0), st.randoms(use_true_random=False), quick=4, slow=100)
def test_bounds_hold_the_score_of_every_completion_in_the_shipped_pack(audit: Audit, chance: random.Random) -> None:
    pack = shipped()
    answers = audit.answers
    for prompt in chance.sample(cells_by(AnswerState(pack, answers), unknown=False), 3):
        answers = without_answer(answers, prompt)
    _assert_within_bounds(pack, answers, most=25)


@for_all(small_audits(), quick=40, slow=800)
def test_what_is_decided_of_a_rule_holds_in_every_completion(case: Case) -> None:
    pack, answers = case
    so_far = findings_of(pack, answers)
    for completed in islice(completions(pack, answers), MOST):
        for rule, finding in findings_of(pack, completed).items():
            before = so_far[rule]
            assert before.applies in {None, finding.applies}
            assert before.status in {"unknown", "partial", finding.status}
            if finding.score is not None:
                assert before.low is not None
                assert before.high is not None
                assert before.low <= finding.score <= before.high


@for_all(small_audits(), quick=40, slow=800)
def test_score_without_anything_unknown_has_no_range(case: Case) -> None:
    pack, answers = case
    for completed in islice(completions(pack, answers), 5):
        score = tally(findings_of(pack, completed).values(), pack)
        assert score.low == score.value == score.high
        assert score.coverage in {None, 1}


@for_all(small_audits(), quick=40, slow=800)
def test_exact_bounds_lie_within_those_of_rules_that_are_exact_by_themselves(case: Case) -> None:
    pack, answers = case
    found = gap(pack, counting(pack, answers), MOST)
    if found is not None:
        assert found.score.low is not None
        assert found.score.high is not None
        assert found.score.low <= found.least_alone <= found.least
        assert found.greatest <= found.greatest_alone <= found.score.high


def test_every_answer_and_what_it_opens_is_completed() -> None:
    opened = question("b", "yes", "no", ask_when=has("a", "yes"))
    pack = catalog(question("a", "yes", "no"), opened)
    assert list(completions(pack, {})) == [{"a": "yes", "b": "yes"}, {"a": "yes", "b": "no"}, {"a": "no"}]


def test_bounds_are_exact_where_no_two_rules_read_the_same_question() -> None:
    pack = catalog(question("a", "yes", "no"), question("b", "yes", "no"), _practice("r0", "a"), _practice("r1", "b"))
    found = gap(pack, {"b": "yes"}, MOST)
    assert found is not None
    assert (found.score.low, found.score.high) == (found.least, found.greatest) == (F(50), F(100))


def test_bounds_are_wider_where_two_rules_pay_opposite_answers() -> None:
    opposite = practice("t/r1", part("a", {"yes": 0, "no": 100}))
    pack = catalog(question("a", "yes", "no"), _practice("r0", "a"), opposite)
    found = gap(pack, {}, MOST)
    assert found is not None
    assert (found.score.low, found.score.high, found.least, found.greatest) == (F(0), F(100), F(50), F(50))
    assert found.excess == found.excess_of_sharing == 100


def test_bounds_of_what_is_wholly_unknown_are_wider_than_its_options() -> None:
    pack = catalog(question("a", "yes", "no"), practice("t/r0", part("a", {"yes": 75, "no": 25})))
    found = gap(pack, {}, MOST)
    assert found is not None
    assert (found.width, found.excess, found.excess_of_unknown, found.excess_of_sharing) == (F(100), F(50), F(50), F(0))


def test_level_that_cannot_be_reached_any_more_still_counts_while_its_condition_is_open() -> None:
    asked = question("a", "yes", "no")
    either = practice("t/r", level(100, has("a", "yes")), level(50, has("a", "no")), level(0))
    scores = [findings_of(catalog(asked, either), {"a": answer})["t/r"].score for answer in asked.options]
    estimated = estimate(either, known({}, asked))
    assert estimated is not None
    assert (min(filter(None, scores)), estimated.low) == (F(1, 2), F(0))


def _practice(name: str, asked: str) -> Rule:
    return practice(f"t/{name}", part(asked, YES))


def _assert_within_bounds(pack: Catalog, answers: Mapping[str, Answer], most: int = MOST) -> None:
    bounds = tally(findings_of(pack, answers).values(), pack)
    for completed in islice(completions(pack, answers), most):
        value = tally(findings_of(pack, completed).values(), pack).value
        if value is not None:
            assert bounds.low is not None
            assert bounds.high is not None
            assert bounds.low <= value <= bounds.high
