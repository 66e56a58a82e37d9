"""The document in one minute: sentences that are true whatever the answers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.render.sample_reports import LETTERS, audit, catalog, report
from trendaudit.core.audit import Audit
from trendaudit.core.catalog import NO_EFFORT, Effort, Trend
from trendaudit.core.report import Report, build
from trendaudit.core.scoring import shown
from trendaudit.core.summary import ReportSummary, summarise
from trendaudit.render.document.plan import capacity_text, plan
from trendaudit.render.document.summary import summary, works_best


def answered(**answers: str) -> Report:
    return report(answers={**audit().answers, **answers})


def all_good() -> Report:
    best = dict.fromkeys((*LETTERS, "unsure", "known"), "good")
    return report(answers={**audit().answers, **best, "last_post": {"facebook": "good", "instagram": "good"}})


def two_trends() -> Report:
    """Return the bakery where everything but one practice is in order, and that one has a trend of its own."""
    pack = catalog()
    rules = {**pack.rules, "trend/a": replace(pack.rules["trend/a"], trend="other")}
    trends = {**pack.trends, "other": Trend("other", "Found by neighbours", 2)}
    answers = {**all_good().audit.answers, "a": "bad"}
    return build(replace(pack, rules=rules, trends=trends), replace(audit(), answers=answers), "2026-11-22")


def test_strong_trend_and_the_one_that_costs_most_are_named_with_their_points() -> None:
    built = two_trends()
    strong, costs, month = summary(built).sentences
    assert strong == "“Customers get an answer” (100 of 100) works best already."
    assert costs == "What is still missing lies in “Found by neighbours”."
    assert month == (
        f"The first month asks for one action of 2½ hours, which takes the score from {built.score.shown} to 100."
    )


def test_smaller_trend_that_does_better_is_set_aside() -> None:
    first = replace(summarise(two_trends()), is_outdone=True)
    assert works_best(first) == (
        "Leaving the smallest trends aside, “Customers get an answer” (100 of 100) works best already."
    )


def test_second_trend_follows_the_first() -> None:
    first = summarise(two_trends())
    said = works_best(replace(first, strongest=first.strongest * 2))
    assert said == (
        "“Customers get an answer” (100 of 100) works best already, followed by “Customers get an answer” (100 of 100)."
    )


def test_weak_trend_is_only_called_furthest_along() -> None:
    assert summary(report()).sentences[0] == (
        "No area stands out yet; furthest along is “Customers get an answer” (25 of 100)."
    )


def test_trend_of_which_too_little_is_known_is_not_called_strong() -> None:
    few = {**audit().answers, **dict.fromkeys(LETTERS, "dont_know"), "known": "good"}
    assert summarise(report(answers=few)).strongest == ()


def test_losses_are_told_as_a_share_of_what_is_missing() -> None:
    built = report()
    (loss,) = summarise(built).losses
    assert shown(loss.points) <= 100 - shown(built.score.value or Fraction(0))


def test_month_tells_the_score_that_the_actions_of_the_month_lead_to() -> None:
    built = report()
    first = summarise(built)
    gained = sum((item.item.gain for item in built.to_do if item.bucket == "now"), Fraction(0))
    assert built.score.value is not None
    assert first.after_month == built.score.value + gained
    assert (
        summary(built).sentences[2].startswith("The first month asks for three actions of 7½ hours in all, which take")
    )


def planned(month: int, quarter: int) -> Report:
    """Return the bakery with actions of which some fit into the month, some into the quarter and two into neither."""
    pack = catalog()
    hours = [*[1] * month, *[9] * quarter, 90, 90]
    rules = dict(pack.rules)
    for letter, once in zip(LETTERS, hours, strict=False):
        rules[f"trend/{letter}"] = replace(rules[f"trend/{letter}"], effort=Effort(Fraction(once), Fraction(0)))
    answers = {**all_good().audit.answers, **dict.fromkeys(LETTERS, "bad")}
    return build(replace(pack, rules=rules), replace(audit(), answers=answers, decisions={}), "2026-11-22")


def test_score_after_the_quarter_is_that_of_the_plan() -> None:
    built = planned(month=2, quarter=1)
    now, month, after = summary(built).steps
    assert month.label == "After this month"
    assert month.value == str(shown(summarise(built).after_month or Fraction(0)))
    assert (now.label, now.value) == ("Score now", str(built.score.shown))
    assert after.label == "After this quarter"
    assert int(month.value) < int(after.value) < 100
    parts = [group.hours for group in plan(built).groups]
    assert parts[0].endswith(f"the score is then {month.value}.")
    assert parts[1].endswith(f"the score is then {after.value}.")


def test_quarter_that_adds_nothing_to_the_month_is_left_out() -> None:
    assert [step.label for step in summary(planned(month=4, quarter=0)).steps] == ["Score now", "After this month"]


def test_few_actions_are_counted() -> None:
    assert [step.label for step in summary(two_trends()).steps] == ["Score now", "After this month"]


def test_of_a_provisional_score_nothing_is_promised() -> None:
    assert [step.label for step in summary(report(depth="quick")).steps] == ["Score so far"]


def test_nothing_open_asks_for_nothing() -> None:
    said = summary(all_good())
    assert said.sentences[-1] == "Nothing on the checklist is open: keep it up, and look again in three months."
    assert [step.label for step in said.steps] == ["Score now"]


def test_without_a_score_the_minute_says_only_that() -> None:
    said = summary(build(catalog(), Audit(pack="pack 1.0.0"), "2026-11-22"))
    assert said.sentences == ("Once the first questions are answered, this page says where to begin.",)
    assert said.steps == ()


@pytest.mark.parametrize(("consent", "words"), [("bad", "one legal rule needs a look"), ("good", "")])
def test_open_duties_are_announced(consent: str, words: str) -> None:
    assert words in summary(answered(consent=consent)).duties
    assert bool(summary(answered(consent=consent)).duties) == bool(words)


def test_hours_of_the_duties_are_said_on_top_of_the_plan() -> None:
    assert summary(answered(consent="bad")).duties.endswith("(about 3½ h this quarter, on top of the plan).")


def test_duties_without_hours_have_none_on_top() -> None:
    pack = catalog()
    rules = {
        name: replace(rule, effort=NO_EFFORT) if rule.kind == "duty" else rule for name, rule in pack.rules.items()
    }
    built = build(replace(pack, rules=rules), audit(), "2026-11-22")
    assert summary(built).duties == "Before all of that: one legal rule needs a look, whatever the score."
    assert "on top" not in capacity_text(built)


def test_strongest_are_at_most_two_and_best_first() -> None:
    first: ReportSummary = summarise(two_trends())
    values = [line.score.value or 0 for line in first.strongest]
    assert values == sorted(values, reverse=True)
    assert len(values) <= 2


def test_provisional_minute_calls_itself_a_first_impression() -> None:
    built = report(depth="quick")
    strong, costs, month = summary(built).sentences
    assert strong == "8 of 9 practices could be judged so far, so this page is a first impression."
    assert costs.startswith("Of what was judged, ")
    assert month == "The first month asks for three actions of 7½ hours in all."
