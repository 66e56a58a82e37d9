"""The Python interface: what scripts get wrong is said as on the command line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import trendaudit
from tests import EXAMPLES
from trendaudit.core.audit import Audit, Decision
from trendaudit.core.report import Report
from trendaudit.errors import ProblemsError, TrendauditError
from trendaudit.pack import shipped

EXAMPLE = EXAMPLES / "hairdresser.yaml"


@pytest.fixture(scope="module")
def report() -> Report:
    rules = trendaudit.load_pack()
    return trendaudit.build_report(rules, trendaudit.read_answers(EXAMPLE, rules), "2026-11-22")


def test_empty_path_is_not_the_current_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = trendaudit.load_pack()
    monkeypatch.chdir(shipped())  # a folder that is a pack
    for refused in (
        lambda: trendaudit.load_pack(""),
        lambda: trendaudit.read_answers("", rules),
        lambda: trendaudit.read_brand(""),
    ):
        with pytest.raises(TrendauditError, match="an empty name is no path"):
            refused()


def test_report_is_rendered_with_the_sections_that_are_named(report: Report) -> None:
    text = trendaudit.render_report(report, sections=["trends"]).decode()
    assert "## Score by trend" in text
    assert "## In one minute" not in text


@pytest.mark.parametrize("name", ["docx", "md", ""])
def test_unknown_format_is_refused_with_those_that_there_are(name: Any, report: Report) -> None:
    with pytest.raises(TrendauditError, match=f"there is no format '{name}'; there are: markdown, html, pdf"):
        trendaudit.render_report(report, name)


def test_unknown_section_is_refused(report: Report) -> None:
    wrong: Any = ["trend"]
    with pytest.raises(TrendauditError, match="there is no section 'trend'; did you mean 'trends'"):
        trendaudit.render_report(report, sections=wrong)


@pytest.mark.parametrize("sections", ["trends", b"trends", 5, [5]])
def test_sections_that_are_no_list_of_names_are_refused(sections: Any, report: Report) -> None:
    with pytest.raises(TrendauditError, match="is no list of names"):
        trendaudit.render_report(report, sections=sections)


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "22-11-2026", "", None, 2026])
def test_date_that_is_none_is_refused(day: Any, report: Report) -> None:
    with pytest.raises(TrendauditError, match="is not a date; write YYYY-MM-DD"):
        trendaudit.build_report(report.catalog, report.audit, day)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"channels": "facebook"}, "channels: this takes a list; write \\[facebook\\]"),
        (
            {"channels": {"facebook"}},
            "answers.channels: a set is no answer; give a text, a number, a list or a mapping",
        ),
        ({"channels": ("myspace",)}, "channels: 'myspace' is not an option"),
        ({"channels": ("facebook", "facebook")}, "channels: 'facebook' is chosen twice"),
        ({"channels": ("facebook", "none")}, "channels: 'none' cannot be chosen together with other options"),
        ({"reply_tme": "same_day"}, "there is no question 'reply_tme'; did you mean 'reply_time'"),
        ({"reply_time": "The same day"}, "reply_time: 'The same day' is not an option; did you mean 'same_day'"),
        ({"reply_time": float("nan")}, "reply_time: this takes one option, not nan"),
        ({"team_size": "dont_know"}, "team_size: “don't know” is not accepted here"),
        ({"last_post": "this_week"}, "last_post: this is asked for each option of 'channels'"),
        ({"last_post": {"facebok": "this_week"}}, "last_post: 'facebok' is not a row of this question; did you mean"),
        ({5: "x"}, "answers: 5 is no text; ids are"),
    ],
)
def test_answers_that_no_file_may_hold_raise_what_is_said_of_a_file(changes: Any, words: str, report: Report) -> None:
    wrong = replace(report.audit, answers={**report.audit.answers, **changes})
    with pytest.raises(ProblemsError, match=words):
        trendaudit.build_report(report.catalog, wrong, "2026-11-22")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"pack": "other 9.9.9"}, "these answers belong to the pack 'other'"),
        ({"pack": "social-trends 0.1"}, "pack: these answers belong to 'social-trends 0.1', and the rules are"),
        ({"pack": "social-trends 99"}, "install a version with social-trends 99 or later"),
        ({"depth": "deep"}, "depth: 'deep' is neither quick nor full"),
        ({"date": "22-11-2026"}, "date: "),
        ({"business": 7}, "business: this must be text; put 7 in quotes"),
        ({"answers": ["reply_time"]}, "'answers' must be a mapping"),
        ({"notes": {"reply_tme": "x"}}, "there is no question 'reply_tme'"),
        ({"decisions": {"service/same-day-answer": Decision("done")}}, "there is no rule 'service/same-day-answer'"),
        ({"decisions": {"service/same-day-answers": Decision("planed")}}, "not 'planed'"),  # type: ignore[arg-type]
    ],
)
def test_audit_that_no_file_may_hold_raises_what_is_said_of_a_file(changes: Any, words: str, report: Report) -> None:
    with pytest.raises(ProblemsError, match=words):
        trendaudit.build_report(report.catalog, replace(report.audit, **changes), "2026-11-22")


def test_answers_count_in_the_one_form_that_a_file_gives_them(report: Report) -> None:
    channels: Any = report.audit.answers["channels"]
    loose: Any = {**report.audit.answers, "channels": list(reversed(channels)), "reply_time": None}
    found = trendaudit.build_report(report.catalog, replace(report.audit, answers=loose), "2026-11-22").audit.answers
    assert found == {name: answer for name, answer in report.audit.answers.items() if name != "reply_time"}


def test_all_that_is_wrong_with_an_audit_is_said_at_once(report: Report) -> None:
    wrong = Audit(report.catalog.edition, answers={"reply_tme": "x", "channels": "facebook"})
    with pytest.raises(ProblemsError) as caught:
        trendaudit.build_report(report.catalog, wrong, "2026-11-22")
    assert len(caught.value.problems) == 2


def test_arguments_of_another_kind_are_refused_by_name(report: Report) -> None:
    wrong: Any = {"answers": {}}
    for call, name in (
        (lambda: trendaudit.load_pack(wrong), "folder"),
        (lambda: trendaudit.read_answers(wrong, report.catalog), "file"),
        (lambda: trendaudit.read_answers(EXAMPLE, wrong), "catalog"),
        (lambda: trendaudit.read_brand(wrong), "file"),
        (lambda: trendaudit.build_report(wrong, report.audit, "2026-11-22"), "catalog"),
        (lambda: trendaudit.build_report(report.catalog, wrong, "2026-11-22"), "audit"),
        (lambda: trendaudit.render_report(wrong), "report"),
        (lambda: trendaudit.render_report(report, brand=wrong), "brand"),
        (lambda: trendaudit.render_report(report, summary=wrong), "summary"),
    ):
        with pytest.raises(TrendauditError, match=f"{name}: this must be .*, not a dict"):
            call()
