from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_conditions import all_answers, any_condition, bank, banks, question

from trendaudit.core import conditions
from trendaudit.core.conditions import All, Any, Not, evaluate
from trendaudit.core.questions import Known, fault
from trendaudit.pack.possible import LONGEST_SEARCH, find_for, never
from trendaudit.pack.telling_answers import field

SMALL = 300
"""Sets of answers that are tried one by one."""


def has(name: str, *options: str, row: str | None = None, every: bool = False) -> conditions.Test:
    return conditions.Test(name, "any_of", frozenset(options), row=row, every=every)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_condition_is_possible_exactly_where_some_valid_answers_make_it_true(data: st.DataObject) -> None:
    pack = data.draw(banks())
    condition = data.draw(any_condition(list(pack.questions.values())))
    every = list(itertools.islice(all_answers(pack), SMALL + 1))

    found = find_for(condition, pack)

    assert found.complete
    truths = [evaluate(condition, Known(pack, answers)) for answers in every]
    assert None not in truths
    if found.never:
        assert not any(truths)
    elif len(every) <= SMALL:
        assert any(truths)


@settings(deadline=None)
@given(st.data())
def test_answers_that_are_found_can_stand_and_make_the_condition_true(data: st.DataObject) -> None:
    pack = data.draw(banks())
    condition = data.draw(any_condition(list(pack.questions.values())))

    answers = find_for(condition, pack).answers

    if answers is not None:
        assert evaluate(condition, Known(pack, answers)) is True
        for name, answer in answers.items():
            cells = answer.values() if isinstance(answer, dict) else [answer]
            assert [fault(pack.questions[name], cell) for cell in cells] == [None] * len(list(cells))


@settings(deadline=None)
@given(st.data())
def test_impossible_condition_is_not_true_for_any_part_of_the_answers(data: st.DataObject) -> None:
    pack = data.draw(banks())
    condition = data.draw(any_condition(list(pack.questions.values())))
    some = list(itertools.islice(all_answers(pack), SMALL))
    answers = data.draw(st.sampled_from(some))
    kept = data.draw(st.sets(st.sampled_from(list(answers))))
    partial = {name: answer if name in kept else "dont_know" for name, answer in answers.items()}

    if never(condition, pack):
        assert evaluate(condition, Known(pack, partial)) is not True


def test_two_rows_are_needed_where_two_different_rows_are_wanted() -> None:
    pack = bank(
        question("places", "many", "abcdef"),
        question("look", "one", ["today", "later"], each="places"),
    )

    both = All((has("look", "today"), has("look", "later")))
    assert not never(both, pack)
    assert never(All((both, conditions.Test("places", "at_most", frozenset(), 1))), pack)


def test_options_that_nothing_tells_apart_are_tried_once() -> None:
    pack = bank(question("size", "one", "abcdef"))
    asked = field(pack, [has("size", "b", "c")])

    assert asked is not None
    assert list(asked.values(pack.questions["size"])) == ["a", "b"]


def test_so_many_picks_are_tried_as_the_question_takes() -> None:
    pack = bank(question("ages", "many", "abcd", "none", minimum=2, maximum=2))
    asked = field(pack, [has("ages", "a"), has("ages", "b")])

    assert asked is not None
    assert list(asked.values(pack.questions["ages"])) == [("c", "d"), ("b", "c"), ("a", "c"), ("a", "b"), ("none",)]


def test_number_is_tried_at_between_and_beyond_what_conditions_name() -> None:
    pack = bank(question("staff", "number", "", minimum=0))
    asked = field(pack, [conditions.Test("staff", "at_least", number=5), conditions.Test("staff", "at_most", number=6)])

    assert asked is not None
    assert list(asked.values(pack.questions["staff"])) == [0, 2, 5, 5.5, 6, 7]


def test_there_are_numbers_beyond_a_very_large_one() -> None:
    pack = bank(question("staff", "number", ""))

    assert not never(Not(conditions.Test("staff", "at_most", number=1e300)), pack)
    assert not never(Not(conditions.Test("staff", "at_least", number=-1e300)), pack)


def test_more_options_than_can_be_gone_through_claim_nothing() -> None:
    names = [f"o{number}" for number in range(1500)]
    pack = bank(question("first", "many", names))

    found = find_for(All((*(has("first", name) for name in names), Not(has("first", "o1")))), pack)

    assert not found.complete


def test_search_that_grows_too_long_is_given_up_and_claims_nothing() -> None:
    options = [f"o{number}" for number in range(40)]
    pack = bank(question("first", "many", options), question("second", "many", options))
    pairs = (All((has("first", one), Not(has("first", one)), has("second", one))) for one in options)

    found = find_for(Any(tuple(pairs)), pack)

    assert found.answers is None
    assert not found.complete
    assert not found.never
    assert LONGEST_SEARCH < 2**40


def test_bad_beginning_of_a_search_is_left_by_trying_in_another_order() -> None:
    options = [f"o{number}" for number in range(10)]
    pack = bank(question("first", "many", options, maximum=9), question("second", "many", options))
    unlike = [Any((has("first", one), Not(has("first", one)), has("second", one))) for one in options]

    found = find_for(All((*unlike, conditions.Test("first", "at_least", number=4), has("second", "o9"))), pack)

    assert found.answers is not None


@pytest.mark.parametrize("condition", [Any(()), Not(All(()))])
def test_what_reads_no_answer_is_decided_at_once(condition: Any | Not) -> None:
    assert never(condition, bank())
