"""Commands as a person runs them: streams, exit codes and messages, in this process."""

import gc
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import EXAMPLES
from trendaudit.cli import run
from trendaudit.core import report

CAFE, HAIRDRESSER = str(EXAMPLES / "cafe.yaml"), str(EXAMPLES / "hairdresser.yaml")
Result = tuple[int, str, str]


@pytest.fixture
def trendaudit(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: str) -> Result:
        code = run(arguments)
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return call


def test_without_a_command_three_examples_are_printed(trendaudit: Callable[..., Result]) -> None:
    code, out, err = trendaudit()
    assert (code, err) == (0, "")
    assert out.count("\n  trendaudit ") == 3
    assert "Commands: audit, score, report, template, check, questions, explain, rules" in out


@pytest.mark.parametrize("command", ["audit", "score", "report", "template", "check", "questions", "explain"])
def test_help_of_every_command_leads_with_examples(command: str, trendaudit: Callable[..., Result]) -> None:
    code, out, _ = trendaudit(command, "--help")
    assert code == 0
    assert out.index("Examples:") < out.index("Options:")
    assert f"  trendaudit {command}" in out


def test_wrong_usage_exits_with_2_and_says_how_to_get_help(trendaudit: Callable[..., Result]) -> None:
    code, out, err = trendaudit("score", CAFE, "--tpo", "3")
    assert (code, out) == (2, "")
    assert "--tpo" in err
    assert "Try `trendaudit score --help`." in err


def test_score_prints_the_result_to_standard_output_only(trendaudit: Callable[..., Result]) -> None:
    code, out, err = trendaudit("score", HAIRDRESSER)
    assert (code, err) == (0, "")
    assert out.startswith("Kapsalon Krul & Co")
    assert "Start here" in out


def test_file_that_is_called_like_a_standard_stream_can_be_named(
    trendaudit: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").write_bytes(Path(CAFE).read_bytes())
    assert trendaudit("score", "./-") == trendaudit("score", CAFE)
    Path("-").unlink()
    assert trendaudit("report", CAFE, "-o", "./-", "--format", "csv")[:2] == (0, "")
    assert Path("-").stat().st_size > 0


def test_score_gives_the_same_bytes_twice(trendaudit: Callable[..., Result]) -> None:
    assert trendaudit("score", HAIRDRESSER, "--json") == trendaudit("score", HAIRDRESSER, "--json")


def test_json_of_several_files_is_one_object_a_line(trendaudit: Callable[..., Result]) -> None:
    code, out, _ = trendaudit("score", CAFE, HAIRDRESSER, "--json")
    assert code == 0
    assert [json.loads(line)["business"] for line in out.splitlines()] == ["Kafé Lillehjørnet", "Kapsalon Krul & Co"]


BROKEN = "trendaudit: 1\npack: social-trends 1.1.0\nanswers: {reply_tme: same_day}\n"


def test_a_broken_file_has_a_line_of_its_own_and_does_not_keep_the_others_from_being_scored(
    tmp_path: Path, trendaudit: Callable[..., Result]
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(BROKEN)
    code, out, err = trendaudit("score", str(broken), "gone.yaml", CAFE, CAFE, "--json", "--fail-under", "100")
    lines = [json.loads(line) for line in out.splitlines()]
    problem = f"{broken}:3:11: there is no question 'reply_tme'; did you mean 'reply_time'?"
    assert code == 2  # also where the answer on another file is no
    assert lines[:2] == [
        {"format": 1, "file": str(broken), "error": [problem]},
        {"format": 1, "file": "gone.yaml", "error": ["gone.yaml: there is no such file"]},
    ]
    assert [line["file"] for line in lines[2:]] == [CAFE, CAFE]
    assert problem in err


def test_no_more_than_two_reports_are_in_memory_however_many_files_there_are(
    trendaudit: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[int] = []
    build = report.build

    def counting(*arguments: Any) -> report.Report:
        held.append(sum(isinstance(thing, report.Report) for thing in gc.get_objects()))
        return build(*arguments)

    monkeypatch.setattr(report, "build", counting)
    trendaudit("score", *[CAFE] * 6, "--json")
    assert max(held) - held[0] <= 1
    assert len(held) == 6


def test_fail_under_compares_the_exact_score(trendaudit: Callable[..., Result]) -> None:
    value = json.loads(trendaudit("score", HAIRDRESSER, "--json")[1])["score"]["value"]
    assert trendaudit("score", HAIRDRESSER, "--fail-under", str(value - 0.001))[0] == 0
    code, _, err = trendaudit("score", HAIRDRESSER, "--fail-under", str(value + 0.001))
    assert code == 1
    assert "is under" in err


def test_fail_under_fails_where_there_is_no_score(tmp_path: Path, trendaudit: Callable[..., Result]) -> None:
    empty = tmp_path / "empty.yaml"
    empty.write_text("trendaudit: 1\npack: social-trends 1.1.0\n")
    assert trendaudit("score", str(empty), "--fail-under", "0")[0] == 1


def test_require_complete_looks_at_the_depth_of_the_file(tmp_path: Path, trendaudit: Callable[..., Result]) -> None:
    assert trendaudit("score", CAFE, "--require-complete")[0] == 0
    deeper = tmp_path / "cafe.yaml"
    deeper.write_text(Path(CAFE).read_text().replace("depth: quick", "depth: full"))
    code, out, err = trendaudit("score", str(deeper), "--require-complete")
    assert code == 1
    assert out.startswith("Kafé Lillehjørnet")
    assert "questions are unanswered" in err


def test_set_changes_an_answer_for_this_run(trendaudit: Callable[..., Result]) -> None:
    before = json.loads(trendaudit("score", HAIRDRESSER, "--json")[1])
    after = json.loads(trendaudit("score", HAIRDRESSER, "--json", "--set", "reply_owner=named_with_stand_in")[1])
    assert after["score"]["value"] > before["score"]["value"]
    assert after["answers"]["reply_owner"] == "named_with_stand_in"


def test_set_with_an_option_that_is_not_offered_names_the_nearest(trendaudit: Callable[..., Result]) -> None:
    code, out, err = trendaudit("score", HAIRDRESSER, "--set", "reply_owner=namd")
    assert (code, out) == (2, "")
    assert "did you mean 'named'?" in err


@pytest.mark.parametrize(
    ("assignments", "words"),
    [
        (
            ["channels=facebook", "channels=instagram"],
            "--set channels: this is set twice; set it once, several picks as",
        ),
        (["last_post.facebook=this_week", "last_post.facebook="], "--set last_post.facebook: this is set twice"),
        (["last_post=this_week"], "this is asked for each option of channels; write last_post."),
        (["last_post.facebok=this_week"], "'facebok' is not a row of this question; did you mean 'facebook'?"),
        (["reply_time.facebook=same_day"], "this question is not asked for several things; write reply_time="),
        (["reply_time"], "this sets nothing; write question=answer"),
    ],
)
def test_set_that_can_be_no_answer_of_any_file_is_refused_before_a_file_is_read(
    assignments: list[str], words: str, trendaudit: Callable[..., Result]
) -> None:
    options = [word for assignment in assignments for word in ("--set", assignment)]
    code, out, err = trendaudit("score", "gone.yaml", *options)
    assert (code, out) == (2, "")
    assert words in err
    assert "gone.yaml" not in err


def test_set_that_does_not_count_for_a_business_is_said(trendaudit: Callable[..., Result]) -> None:
    code, out, err = trendaudit("score", HAIRDRESSER, "--json", "--set", "last_post.linkedin=this_week")
    assert (code, len(out.splitlines())) == (0, 1)
    assert err == f"{HAIRDRESSER}: --set last_post.linkedin: not asked here, so it does not count\n"


def test_top_cuts_the_checklist_and_nothing_else(trendaudit: Callable[..., Result]) -> None:
    whole = json.loads(trendaudit("score", HAIRDRESSER, "--json")[1])
    cut = json.loads(trendaudit("score", HAIRDRESSER, "--json", "--top", "2")[1])
    assert cut["checklist"] == whole["checklist"][:2]
    assert {**cut, "checklist": None} == {**whole, "checklist": None}


def test_as_of_never_changes_a_score(trendaudit: Callable[..., Result]) -> None:
    now = json.loads(trendaudit("score", HAIRDRESSER, "--json")[1])
    later = json.loads(trendaudit("score", HAIRDRESSER, "--json", "--as-of", "2031-01-01")[1])
    assert later["as_of"] == "2031-01-01"
    assert later["plan"]["month"]["ends"] == "2031-02-01"
    for part in ("month", "quarter"):
        del now["plan"][part]["ends"], later["plan"][part]["ends"]
    assert {**later, "as_of": None} == {**now, "as_of": None}


def test_a_date_that_is_none_is_refused(trendaudit: Callable[..., Result]) -> None:
    code, _, err = trendaudit("score", HAIRDRESSER, "--as-of", "22-11-2026")
    assert code == 2
    assert "write a date as YYYY-MM-DD" in err


def test_several_files_without_json_give_a_line_each(trendaudit: Callable[..., Result]) -> None:
    code, out, _ = trendaudit("score", CAFE, HAIRDRESSER)
    assert code == 0
    assert "Kafé Lillehjørnet" in out
    assert "Kapsalon Krul & Co" in out
    assert "Start here" not in out


def test_template_is_valid_and_incomplete(tmp_path: Path, trendaudit: Callable[..., Result]) -> None:
    blank = tmp_path / "blank.yaml"
    blank.write_text(trendaudit("template")[1])
    code, _, err = trendaudit("check", str(blank))
    assert code == 1
    assert "unanswered" in err


def test_check_says_that_a_complete_file_is_complete(trendaudit: Callable[..., Result]) -> None:
    code, out, err = trendaudit("check", HAIRDRESSER)
    assert (code, err) == (0, "")
    assert out.endswith("valid, and complete for a full audit.\n")


def test_check_takes_many_files_and_says_all_that_is_wrong_with_any(
    tmp_path: Path, trendaudit: Callable[..., Result]
) -> None:
    broken, begun = tmp_path / "broken.yaml", tmp_path / "begun.yaml"
    broken.write_text(BROKEN)
    begun.write_text("trendaudit: 1\npack: social-trends 1.1.0\n")
    code, out, err = trendaudit("check", str(broken), CAFE, str(begun), CAFE)
    assert code == 1
    assert out.splitlines() == [f"{CAFE}: valid, and complete for a quick audit."] * 2
    assert f"{broken}:3:11: " in err
    assert f"{begun}: unanswered: sells_to" in err
    assert trendaudit("check", str(broken), "gone.yaml", CAFE)[0] == 2


def test_check_reports_every_problem_with_its_place(tmp_path: Path, trendaudit: Callable[..., Result]) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(
        "trendaudit: 1\npack: social-trends 1.1.0\nbusines: x\nanswers:\n  reply_time: sameday\n  team_size: dont_know\n"
    )
    code, out, err = trendaudit("check", str(wrong))
    assert (code, out) == (1, "")
    assert [line.split(": ")[0] for line in err.splitlines()] == [
        f"{wrong}:3:1",
        f"{wrong}:5:15",
        f"{wrong}:6:14",
    ]


@pytest.mark.parametrize("command", ["score", "check", "report"])
def test_a_missing_file_is_wrong_usage(command: str, trendaudit: Callable[..., Result]) -> None:
    code, out, err = trendaudit(command, "no-such-file.yaml")
    assert (code, out) == (2, "")
    assert err == "no-such-file.yaml: there is no such file\n"


def test_a_folder_is_no_answers_file(tmp_path: Path, trendaudit: Callable[..., Result]) -> None:
    code, _, err = trendaudit("score", str(tmp_path))
    assert code == 2
    assert "folder" in err


def test_questions_as_json_have_what_the_contract_says(trendaudit: Callable[..., Result]) -> None:
    data = json.loads(trendaudit("questions", "--json")[1])
    assert set(data) == {"format", "pack", "sections", "questions"}
    assert set(data["questions"][0]) == {
        "id", "section", "ask", "note", "kind", "depth", "each", "ask_when", "min", "max", "dont_know", "options",
    }  # fmt: skip
    replies = next(question for question in data["questions"] if question["id"] == "reply_time")
    assert replies["ask_when"] == {"service_channels": {"none_of": ["nowhere"]}}


def test_questions_are_printed_for_people(trendaudit: Callable[..., Result]) -> None:
    code, out, _ = trendaudit("questions")
    assert code == 0
    assert "How soon do people usually get an answer on a working day?" in out


def test_explain_shows_claims_with_documents_and_dates(trendaudit: Callable[..., Result]) -> None:
    code, out, _ = trendaudit("explain", "service/same-day-answers")
    assert code == 0
    assert "S2-36" in out
    assert "Advises: be there and answer when people respond" in out
    assert "January 2023: not checked since" in out
    assert "Confidence: 0.5: " in out


def test_explain_with_a_file_says_what_this_business_scored(trendaudit: Callable[..., Result]) -> None:
    out = trendaudit("explain", "same-day-answers", HAIRDRESSER)[1]
    assert "Kapsalon Krul & Co" in out
    assert "Points of this rule: 25 of 100" in out


def test_explain_of_an_unknown_rule_names_the_nearest(trendaudit: Callable[..., Result]) -> None:
    code, _, err = trendaudit("explain", "same-day-answer")
    assert code == 2
    assert "did you mean 'service/same-day-answers'?" in err


def test_shipped_rules_have_no_problems(trendaudit: Callable[..., Result]) -> None:
    code, out, err = trendaudit("rules", "check")
    assert (code, err) == (0, "")
    assert out.endswith("no problems.\n")


def test_rules_list_shares_add_up_to_a_hundred(trendaudit: Callable[..., Result]) -> None:
    out = trendaudit("rules", "list")[1]
    shares = [int(word[:-1]) for word in out.replace("\n", " ").split() if word.endswith("%")]
    assert abs(sum(shares) - 100) <= len(shares) // 2  # each is rounded by itself


def test_a_pack_that_is_none_is_reported(tmp_path: Path, trendaudit: Callable[..., Result]) -> None:
    code, _, err = trendaudit("score", HAIRDRESSER, "--rules", str(tmp_path))
    assert code == 2
    assert "pack.yaml" in err


def test_hostile_names_are_shown_harmlessly(tmp_path: Path, trendaudit: Callable[..., Result]) -> None:
    hostile = tmp_path / "hostile.yaml"
    hostile.write_text(Path(CAFE).read_text().replace("Kafé Lillehjørnet", '"[bold]\\e[31mÆrø & Søn"'))
    code, out, _ = trendaudit("score", str(hostile))
    assert code == 0
    assert "[bold]\\x1b[31mÆrø & Søn" in out
    assert "\x1b" not in out


def test_check_mentions_what_is_odd_without_refusing_it(tmp_path: Path, trendaudit: Callable[..., Result]) -> None:
    odd = tmp_path / "odd.yaml"
    odd.write_text(Path(CAFE).read_text().replace("reply_owner: one_person", "reply_owner: named_with_stand_in"))
    code, out, err = trendaudit("check", str(odd))
    assert code == 0
    assert out.endswith("complete for a quick audit.\n")
    assert err == f"{odd}: odd, but possible: reply_owner: You work alone, yet somebody stands in. Is that right?\n"


def test_rules_alone_prints_its_commands(trendaudit: Callable[..., Result]) -> None:
    code, out, err = trendaudit("rules")
    assert (code, err) == (0, "")
    assert "coverage  Check what the rules make of every claim." in out


def test_standard_input_named_twice_is_refused(trendaudit: Callable[..., Result]) -> None:
    code, out, err = trendaudit("score", "-", "-")
    assert (code, out) == (2, "")
    assert err == "trendaudit: standard input can be read only once; name - only once\n"


def test_audit_refuses_the_name_of_a_report(trendaudit: Callable[..., Result]) -> None:
    code, _out, err = trendaudit("audit", "roos.pdf", "--plain")
    assert code == 2
    assert "roos.pdf is the name of a report; give the file of the answers, such as roos.yaml" in err


def test_explaining_a_business_shows_nothing_internal(trendaudit: Callable[..., Result]) -> None:
    assert "INTERNAL" in trendaudit("explain", "same-day-answers")[1]
    assert "INTERNAL" not in trendaudit("explain", "same-day-answers", HAIRDRESSER)[1]
