"""The shape of the JSON: a contract that other people's scripts rely on."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render.sample_reports import catalog, report
from trendaudit.core import conditions
from trendaudit.core.audit import Audit, Decision
from trendaudit.core.conditions import ALWAYS, All, Condition, Not
from trendaudit.core.conditions import Any as AnyOf
from trendaudit.core.report import build
from trendaudit.render.json import condition_data, dumps, questions_json, report_json
from trendaudit.version import __version__

EVIDENCE = {"claims", "updates"}
REASON = {"question", "row", "ask", "answer", "label"}
FINDING = {
    "rule", "trend", "kind", "status", "applies", "weight", "score", "low", "high", "gain", "title", "because",
} | EVIDENCE  # fmt: skip
ITEM = {
    "rank", "rule", "title", "gain", "score_after", "hours_once", "hours_monthly", "cost", "bucket", "priority", "steps",
    "done_when", "says_who", "decision",
}  # fmt: skip


def data(**changes: Any) -> dict[str, Any]:
    found = json.loads(report_json(report(**changes)))
    assert isinstance(found, dict)
    return found


def finding(rule: str) -> dict[str, Any]:
    (found,) = [one for one in data()["findings"] if one["rule"] == rule]
    assert isinstance(found, dict)
    return found


def test_report_has_these_keys_and_no_others() -> None:
    assert set(data()) == {
        "format", "trendaudit", "file", "pack", "depth", "as_of", "business", "score", "counts", "trends", "plan", "findings", "checklist",
        "duties", "watch", "find_out_first", "answers",
    }  # fmt: skip


def test_head_says_what_made_it_and_about_whom() -> None:
    head = data()
    assert (head["format"], head["trendaudit"]) == (1, __version__)
    assert head["pack"] == {"id": "pack", "version": "1.0.0", "on": None}
    assert (head["depth"], head["as_of"], head["business"]) == ("full", "2026-11-22", "Bakkerij Roos")


def test_score_has_value_bounds_coverage_and_band() -> None:
    assert data()["score"] == {
        "value": 25.0,
        "shown": 25,
        "low": 22.2222,
        "high": 33.3333,
        "coverage": 0.8889,
        "band": "starting",
        "provisional": False,
    }


def test_provisional_score_has_no_band() -> None:
    score = data(depth="quick")["score"]
    assert (score["band"], score["provisional"]) == (None, True)


def test_counts_add_up_to_the_practices() -> None:
    assert data()["counts"] == {"pass": 1, "partial": 2, "fail": 5, "unknown": 1, "not_applicable": 0}


def test_trend_has_these_keys() -> None:
    assert data()["trends"] == [
        {
            "id": "trend", "title": "Customers get an answer", "weight": 2, "value": 25.0, "low": 22.2222, "high": 33.3333,
            "coverage": 0.8889,
        }
    ]  # fmt: skip


def test_every_rule_has_a_finding_with_the_same_keys() -> None:
    findings = data()["findings"]
    assert [one["rule"] for one in findings] == list(catalog().rules)
    assert {frozenset(one) for one in findings} == {frozenset(FINDING)}


def test_finding_of_a_practice_has_points_and_reasons() -> None:
    found = finding("trend/b")
    assert (found["status"], found["applies"], found["weight"]) == ("partial", True, 6)
    assert (found["score"], found["low"], found["high"], found["gain"]) == (0.5, 0.5, 0.5, 6.25)
    assert found["because"] == [
        {"question": "b", "row": None, "ask": "How is b?", "answer": "fair", "label": "It is fair"}
    ]
    assert found["claims"] == ["S1-01", "S1-02", "S2-01"]
    assert found["updates"] == ["facebook", "lists", "secret"]


def test_finding_of_a_row_names_it() -> None:
    (reason,) = finding("trend/last-post")["because"]
    assert set(reason) == REASON
    assert (reason["question"], reason["row"], reason["answer"]) == ("last_post", "facebook", "bad")


def test_unknown_finding_has_no_score() -> None:
    found = finding("trend/unsure")
    assert (found["status"], found["score"], found["low"], found["high"], found["gain"]) == (
        "unknown",
        None,
        0.0,
        1.0,
        None,
    )


def test_duty_and_watch_have_no_numbers() -> None:
    for rule in ("trend/consent", "trend/watched"):
        assert {finding(rule)[key] for key in ("weight", "score", "low", "high", "gain")} == {None}


def test_checklist_item_has_these_keys() -> None:
    items = data()["checklist"]
    assert {frozenset(item) for item in items} == {frozenset(ITEM)}
    assert [item["rank"] for item in items] == list(range(1, len(items) + 1))


def test_checklist_item_says_what_to_do_and_what_it_takes() -> None:
    first = data()["checklist"][0]
    assert (first["rule"], first["title"], first["bucket"]) == ("trend/a", "Improve a this week", "now")
    assert (first["gain"], first["score_after"]) == (12.5, 37.5)
    assert (first["hours_once"], first["hours_monthly"], first["cost"]) == (2.0, 0.5, "A printed card")
    assert first["priority"] == {"value": 12.5, "goal": 1.0, "confidence": 1.0, "cost": 7.5}
    assert first["steps"] == ["Look at a.", "Improve a."]
    assert first["done_when"] == "Somebody else finds a in order."
    assert first["decision"] is None


def test_decision_has_all_its_keys_whatever_was_said() -> None:
    items = data(decisions={"trend/a": Decision("done"), "trend/c": Decision("declined", why="no")})["checklist"]
    decisions = {item["rule"]: item["decision"] for item in items if item["decision"]}
    assert decisions == {
        "trend/a": {"status": "done", "who": "", "due": "", "why": ""},
        "trend/c": {"status": "declined", "who": "", "due": "", "why": "no"},
    }
    assert {item["bucket"] for item in items if item["decision"]} == {None}


def test_item_names_the_documents_that_say_so_each_once() -> None:
    first = data()["checklist"][0]
    assert [set(credit) for credit in first["says_who"]] == [{"publisher", "date", "claims", "advises"}] * len(
        first["says_who"]
    )
    named = [claim for credit in first["says_who"] for claim in credit["claims"]]
    assert named
    assert len(set(named)) == len(named)


def test_plan_says_what_there_is_what_is_used_and_where_it_leads() -> None:
    found = data(decisions={})
    plan = found["plan"]
    now = [item for item in found["checklist"] if item["bucket"] == "now"]
    quarter = [item for item in found["checklist"] if item["bucket"] in {"now", "next"}]
    assert plan["month"] == {
        "hours": round(plan["hours_a_week"] * 13 / 3, 4),
        "used": sum(item["hours_once"] + item["hours_monthly"] for item in now),
        "score_after": found["score"]["value"] + sum(item["gain"] for item in now),
        "ends": "2026-12-22",
    }
    assert plan["quarter"]["used"] == sum(item["hours_once"] + 3 * item["hours_monthly"] for item in quarter)
    assert plan["quarter"]["ends"] == "2027-02-22"


def test_top_cuts_the_checklist_only() -> None:
    whole, cut = data(), json.loads(report_json(report(), top=2))
    assert cut["checklist"] == whole["checklist"][:2]
    assert {**cut, "checklist": None} == {**whole, "checklist": None}


def test_duties_are_like_what_to_watch_with_their_hours() -> None:
    found = data()
    assert [duty["rule"] for duty in found["duties"]] == ["trend/consent", "trend/unseen", "trend/known-duty"]
    assert [duty["status"] for duty in found["duties"]] == ["fail", "unknown", "pass"]
    assert [one["rule"] for one in found["watch"]] == ["trend/watched"]
    shape = {"rule", "title", "status", "because", "steps"} | EVIDENCE
    assert {frozenset(one) for one in found["watch"]} == {frozenset(shape)}
    assert {frozenset(one) for one in found["duties"]} == {frozenset(shape | {"hours_once", "hours_monthly"})}


def test_find_out_first_names_the_question_and_its_points() -> None:
    assert data()["find_out_first"] == [{"question": "unsure", "ask": "How is unsure?", "points_at_stake": 11.1111}]


def test_answers_are_what_the_file_says() -> None:
    answers = data()["answers"]
    assert answers["goals"] == ["sell"]
    assert answers["last_post"] == {"facebook": "bad", "instagram": "good"}
    assert (answers["visitors"], answers["unsure"]) == (12.5, "dont_know")


def test_no_score_is_null_and_not_zero() -> None:
    found = json.loads(report_json(build(catalog(), Audit(pack="pack 1.0.0"), "2026-11-22")))
    assert found["score"]["value"] is None
    assert (found["score"]["shown"], found["score"]["band"]) == (None, None)
    assert (found["score"]["low"], found["score"]["high"], found["score"]["coverage"]) == (0.0, 100.0, 0.0)
    assert (found["checklist"], found["answers"]) == ([], {})


def test_trend_that_does_not_apply_has_nulls() -> None:
    pack = catalog()
    never = conditions.Test("goals", "any_of", frozenset({"none_yet"}))
    rules = {name: replace(rule, applies_when=never) for name, rule in pack.rules.items()}
    found = json.loads(report_json(build(replace(pack, rules=rules), report().audit, "2026-11-22")))
    (trend,) = found["trends"]
    assert [trend[key] for key in ("value", "low", "high", "coverage")] == [None] * 4
    assert [found["score"][key] for key in ("value", "low", "high", "coverage")] == [None] * 4


@pytest.mark.parametrize(
    ("points", "printed"),
    [
        (Fraction(1, 3), 0.3333),
        (Fraction(2, 3), 0.6667),
        (Fraction(25, 1_000_000), 0.0),
        (Fraction(1, 20_000), 0.0001),
        (Fraction(3, 20_000), 0.0002),
        (Fraction(543_101, 10_000), 54.3101),
        (Fraction(50), 50.0),
    ],
)
def test_numbers_are_rounded_half_up_to_four_decimals(points: Fraction, printed: float) -> None:
    built = report()
    changed = replace(built, find_out_first=(replace(built.find_out_first[0], points=points),))
    assert json.loads(report_json(changed))["find_out_first"][0]["points_at_stake"] == printed


@given(text=st.text())
def test_any_text_gives_one_line_that_parses_back(text: str) -> None:
    line = dumps({"business": text})
    assert json.loads(line) == {"business": text}
    assert len(line.splitlines()) == 1
    assert "<" not in line


@pytest.mark.parametrize("text", ["\x1b[31m", "\x7f", "\x85", "\x9b31m", "\u2028", "</script>", "\ud800"])
def test_what_terminals_and_pages_obey_is_escaped(text: str) -> None:
    line = dumps(text)
    assert json.loads(line) == text
    assert not set(line) & {"\x1b", "\x7f", "\x85", "\x9b", "\u2028", "<", "\ud800"}


def test_report_with_line_breaks_is_one_line() -> None:
    built = report(lambda text: f"{text}\u2028\n</script>\x85")
    line = report_json(built)
    assert "\n" not in line
    assert "\u2028" not in line
    assert "</script>" not in line
    assert json.loads(line)["business"] == built.audit.business


def test_same_report_gives_the_same_bytes() -> None:
    assert report_json(report()) == report_json(report())


def test_question_bank_has_sections_and_questions_in_order() -> None:
    bank = json.loads(questions_json(catalog()))
    assert (bank["format"], bank["pack"]) == (1, {"id": "pack", "version": "1.0.0", "on": None})
    assert bank["sections"][0] == {"id": "first", "title": "The business", "intro": ""}
    assert [question["id"] for question in bank["questions"]] == list(catalog().questions)


def test_question_has_every_key_and_so_has_an_option() -> None:
    by_id = {question["id"]: question for question in json.loads(questions_json(catalog()))["questions"]}
    assert by_id["hours"] == {
        "id": "hours", "section": "second", "ask": "How is hours?", "note": "", "kind": "one", "depth": "full", "each": None,
        "ask_when": {}, "min": None, "max": None, "dont_know": True,
        "options": [{"id": "two", "label": "About two", "exclusive": False, "value": 2.0}],
    }  # fmt: skip
    assert by_id["last_post"]["each"] == "channels"
    assert by_id["channels"]["options"][-1] == {"id": "none", "label": "None", "exclusive": True, "value": None}


GOAL = conditions.Test("goals", "any_of", frozenset({"sell"}))
ROWS = conditions.Test("last_post", "any_of", frozenset({"bad", "good"}), every=True)


@pytest.mark.parametrize(
    ("condition", "written"),
    [
        (ALWAYS, {}),
        (GOAL, {"goals": "sell"}),
        (conditions.Test("goals", "any_of", frozenset({"none_yet", "sell"})), {"goals": ["sell", "none_yet"]}),
        (conditions.Test("goals", "none_of", frozenset({"sell"})), {"goals": {"none_of": ["sell"]}}),
        (conditions.Test("goals", "all_of", frozenset({"sell"})), {"goals": {"all_of": ["sell"]}}),
        (conditions.Test("visitors", "at_least", number=3), {"visitors": {"at_least": 3}}),
        (
            conditions.Test("channels", "at_most", frozenset({"facebook"}), number=1),
            {"channels": {"at_most": 1, "of": ["facebook"]}},
        ),
        (ROWS, {"last_post": {"every": ["good", "bad"]}}),
        (conditions.Test("last_post", "any_of", frozenset({"bad"}), row="facebook"), {"last_post.facebook": "bad"}),
        (All((GOAL, ROWS)), {"goals": "sell", "last_post": {"every": ["good", "bad"]}}),
        (AnyOf((GOAL, Not(GOAL))), {"any": [{"goals": "sell"}, {"not": {"goals": "sell"}}]}),
    ],
)
def test_condition_is_written_as_in_a_pack(condition: Condition, written: dict[str, object]) -> None:
    assert condition_data(condition, catalog()) == written
