from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_conditions import all_answers, any_condition, bank, banks, question

from trendaudit.core.catalog import Level, Part, Question, Rule
from trendaudit.core.conditions import ALWAYS
from trendaudit.core.questions import Known
from trendaudit.core.scoring import judge
from trendaudit.pack.outcomes import highest, lowest, not_applying, undecided

SMALL = 300
"""Sets of answers that are tried one by one."""
POINTS = (None, Fraction(0), Fraction(1, 4), Fraction(1, 2), Fraction(1))


@st.composite
def rules(draw: st.DrawFn, questions: Sequence[Question]) -> Rule:
    """Draw a practice with parts or levels."""
    scored = [one for one in questions if one.kind == "one"]
    condition = draw(any_condition(questions)) if draw(st.booleans()) else ALWAYS
    score: tuple[Part, ...] | tuple[Level, ...]
    if bool(scored) and draw(st.booleans()):
        score = tuple(draw(parts(scored)) for _ in range(draw(st.integers(1, 2))))
    else:
        shares = [draw(st.sampled_from(POINTS[1:])) or Fraction(0) for _ in range(draw(st.integers(0, 2)))]
        score = (*(Level(share, draw(any_condition(questions))) for share in shares), Level(Fraction(1, 8)))
    worst = draw(st.booleans())
    made = Rule("t/r", "t", "R", "practice", applies_when=condition, score=score, impact=1)
    return replace(made, combine="worst") if worst else made


@st.composite
def parts(draw: st.DrawFn, questions: Sequence[Question]) -> Part:
    """Draw a part on one of these questions, with points for at least one option."""
    asked = draw(st.sampled_from(questions))
    points = {option: draw(st.sampled_from(POINTS)) for option in asked.options}
    points["a"] = points["a"] or Fraction(0)
    row = draw(st.sampled_from((None, "b"))) if asked.each else None
    return Part(asked.id, points, row, draw(st.sampled_from(("best", "mean", "worst"))))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_outcomes_are_those_of_all_valid_answers(data: st.DataObject) -> None:
    pack = data.draw(banks())
    rule = data.draw(rules(list(pack.questions.values())))
    every = list(itertools.islice(all_answers(pack), SMALL + 1))
    findings = [judge(rule, Known(pack, answers)) for answers in every]
    scores = [finding.score for finding in findings if finding.score is not None]
    worst, best, none = lowest(rule, pack, None), highest(rule, pack, None), not_applying(rule, pack)

    assert all(worst is not None and worst[0] <= score for score in scores)
    assert all(best is not None and best[0] >= score for score in scores)
    assert none is not None or all(finding.applies for finding in findings)
    if len(every) <= SMALL:
        assert (worst and worst[0]) == min(scores, default=None)
        assert (best and best[0]) == max(scores, default=None)
        assert (none is None) == all(finding.applies for finding in findings)


@settings(deadline=None)
@given(st.data())
def test_answers_that_leave_a_rule_unknown_do(data: st.DataObject) -> None:
    pack = data.draw(banks())
    rule = data.draw(rules(list(pack.questions.values())))

    answers = undecided(rule, pack)

    if answers is not None:
        assert judge(rule, Known(pack, answers)).status == "unknown"


def test_score_is_not_looked_for_beyond_what_is_there_already() -> None:
    asked = question("size", "one", "ab")
    rule = Rule("t/r", "t", "R", "practice", score=(Part("size", {"a": Fraction(1), "b": Fraction(1, 2)}),))

    assert lowest(rule, bank(asked), Fraction(1, 2)) is None
    assert lowest(rule, bank(asked), Fraction(1)) == (Fraction(1, 2), {"size": "b"})
    assert highest(rule, bank(asked), Fraction(1, 2)) == (Fraction(1), {"size": "a"})
