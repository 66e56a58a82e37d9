"""`trendaudit report`: where it writes, in which format, and what it never overwrites."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import EXAMPLES
from trendaudit.cli import run

EXAMPLE = EXAMPLES / "hairdresser.yaml"
Result = tuple[int, str, str]
Call = Callable[..., Result]


@pytest.fixture
def report(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Call:
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLE, "roos.yaml")

    def call(*arguments: str) -> Result:
        code = run(["report", *arguments])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return call


def test_document_goes_to_standard_output(report: Call) -> None:
    code, out, err = report("roos.yaml")
    assert (code, err) == (0, "")
    assert out.startswith("# Trend audit: ")


def test_document_is_written_and_standard_error_says_so(report: Call) -> None:
    _code, printed, _err = report("roos.yaml")
    assert report("roos.yaml", "-o", "roos.md") == (0, "", "roos.md is written.\n")
    assert Path("roos.md").read_text(encoding="utf-8") == printed


def test_ending_decides_the_format_and_several_are_written_at_once(report: Call) -> None:
    code, out, err = report("roos.yaml", "-o", "a.MARKDOWN", "-o", "b.json")
    assert (code, out) == (0, "")
    assert err == "a.MARKDOWN is written.\nb.json is written.\n"
    assert Path("a.MARKDOWN").read_text(encoding="utf-8").startswith("# ")
    assert json.loads(Path("b.json").read_text(encoding="utf-8"))["format"] == 1


def test_format_is_for_standard_output_and_for_names_without_an_ending(report: Call) -> None:
    _code, out, _err = report("roos.yaml", "--format", "json", "-o", "-")
    assert json.loads(out)["format"] == 1
    assert report("roos.yaml", "--format", "JSON", "-o", "plain")[0] == 0
    assert json.loads(Path("plain").read_text(encoding="utf-8")) == json.loads(out)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "a.docx"], "a.docx: the ending '.docx' says no format"),
        (["--format", "xls"], "there is no format 'xls'; did you mean 'xlsx'?"),
        (["--format", "markdwon"], "there is no format 'markdwon'; did you mean 'markdown'?"),
        (["-o", "a.mdd"], "a.mdd: the ending '.mdd' says no format; did you mean '.md'?"),
        (["-o", "a"], "a has no ending that says its format"),
    ],
)
def test_format_that_cannot_be_made_is_refused_with_those_that_can(
    arguments: list[str], message: str, report: Call
) -> None:
    code, out, err = report("roos.yaml", *arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert "A report can be: markdown (.md), html, pdf, csv, xlsx or json." in err


@pytest.mark.parametrize(("more", "name"), [([], "report.pdf"), (["--format", "html"], "report.html")])
def test_folder_is_refused_with_the_name_of_a_file_in_it(more: list[str], name: str, report: Call) -> None:
    Path("out").mkdir()
    code, out, err = report("roos.yaml", "-o", "out/", *more)
    assert (code, out) == (2, "")
    assert f"out is a folder; name a file in it, such as out/{name}" in err


@pytest.mark.parametrize(("first", "second"), [("a.md", "a.md"), ("a.md", "./a.md"), ("-", "-"), ("a.md", "link.md")])
def test_place_that_is_named_twice_is_refused(first: str, second: str, report: Call) -> None:
    Path("link.md").symlink_to("a.md")
    code, out, err = report("roos.yaml", "-o", first, "-o", second)
    assert (code, out) == (2, "")
    assert "is named twice; give each format a name of its own" in err
    assert not Path("a.md").exists()


def test_date_before_the_rules_were_reviewed_is_allowed_and_told(report: Call) -> None:
    code, out, err = report("roos.yaml", "--as-of", "2019-01-01")
    assert code == 0
    assert "1 January 2019" in out
    assert err.startswith("--as-of 2019-01-01: these rules were reviewed on ")
    assert report("roos.yaml", "--as-of", "2099-01-01")[2] == ""


def test_ending_and_format_that_disagree_are_refused(report: Call) -> None:
    code, _out, err = report("roos.yaml", "--format", "json", "-o", "a.md")
    assert code == 2
    assert "a.md would be markdown, and --format says json" in err
    assert not Path("a.md").exists()


def test_nothing_is_written_where_one_of_several_formats_is_refused(report: Call) -> None:
    assert report("roos.yaml", "-o", "a.md", "-o", "a.doc")[0] == 2
    assert not Path("a.md").exists()


@pytest.mark.parametrize("name", ["roos.yaml", "./roos.yaml", "link.md", "hard.md"])
def test_answers_file_is_never_overwritten(name: str, report: Call) -> None:
    Path("link.md").symlink_to("roos.yaml")
    os.link("roos.yaml", "hard.md")
    code, _out, err = report("roos.yaml", "-o", name)
    assert code == 2
    assert "is what the report is made from" in err
    assert Path("roos.yaml").read_bytes() == EXAMPLE.read_bytes()


def test_logo_of_the_brand_is_never_overwritten(report: Call) -> None:
    logo = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10"><rect width="30" height="10"/></svg>'
    Path("logo.svg").write_text(logo)
    Path("link.pdf").symlink_to("logo.svg")
    Path("agency.yaml").write_text("trendaudit_brand: 1\nlogo: logo.svg\n")
    for output in (["logo.svg", "--format", "html"], ["link.pdf"]):
        code, _out, err = report("roos.yaml", "--brand", "agency.yaml", "-o", *output)
        assert (code, Path("logo.svg").read_text()) == (2, logo)
        assert "is what the report is made from" in err


def test_older_report_is_replaced_and_keeps_its_permissions(report: Call) -> None:
    Path("a.md").write_text("old", encoding="utf-8")
    Path("a.md").chmod(0o640)
    assert report("roos.yaml", "-o", "a.md")[0] == 0
    assert Path("a.md").read_text(encoding="utf-8").startswith("# ")
    assert stat.S_IMODE(Path("a.md").stat().st_mode) == 0o640


def test_new_report_gets_the_permissions_that_the_user_wants(report: Call) -> None:
    before = os.umask(0o027)
    try:
        report("roos.yaml", "-o", "a.md")
    finally:
        os.umask(before)
    assert stat.S_IMODE(Path("a.md").stat().st_mode) == 0o640


def test_symbolic_link_is_followed(report: Call) -> None:
    Path("real.md").write_text("old", encoding="utf-8")
    Path("link.md").symlink_to("real.md")
    assert report("roos.yaml", "-o", "link.md")[0] == 0
    assert Path("link.md").is_symlink()
    assert Path("real.md").read_text(encoding="utf-8").startswith("# ")


def test_missing_folder_is_named_and_nothing_is_left_behind(report: Call) -> None:
    code, out, err = report("roos.yaml", "-o", "no/where/a.md")
    assert (code, out) == (2, "")
    assert "no/where/a.md was not written: there is no folder no/where" in err
    assert sorted(path.name for path in Path().iterdir()) == ["roos.yaml"]


def test_report_can_be_written_to_a_pipe() -> None:
    command = [sys.executable, "-m", "trendaudit", "report", str(EXAMPLE), "--format", "markdown", "-o", "/dev/stdout"]
    finished = subprocess.run(command, capture_output=True, check=False)
    assert finished.returncode == 0
    assert finished.stdout.startswith(b"# Trend audit")


def test_answers_can_come_from_standard_input() -> None:
    command = [sys.executable, "-m", "trendaudit", "report", "-"]
    finished = subprocess.run(command, input=EXAMPLE.read_bytes(), capture_output=True, check=False)
    assert (finished.returncode, finished.stderr) == (0, b"")
    assert finished.stdout.startswith(b"# Trend audit")


def test_sections_are_chosen_by_name(report: Call) -> None:
    _code, out, _err = report("roos.yaml", "--with", "notes", "--without", "sources,method", "--without", "watch")
    assert "## What was answered" in out
    assert "## Sources" not in out
    assert "## How the score works" not in out


def test_unknown_section_is_refused(report: Call) -> None:
    code, out, err = report("roos.yaml", "--without", "source")
    assert (code, out) == (2, "")
    assert "there is no section 'source'; did you mean 'sources'?" in err


def test_date_changes_what_is_due_and_not_the_score(report: Call) -> None:
    _code, early, _err = report("roos.yaml", "--format", "json")
    _code, late, _err = report("roos.yaml", "--format", "json", "--as-of", "2036-01-01")
    assert json.loads(early)["score"] == json.loads(late)["score"]
    assert "- **Date:** 1 January 2036" in report("roos.yaml", "--as-of", "2036-01-01")[1]


@pytest.mark.parametrize(
    ("options", "formats", "words"),
    [
        (["--summary"], ["csv"], "--summary changes nothing in csv\n"),
        (["--with", "notes", "--without", "plan"], ["csv", "json"], "--with, --without change nothing in csv, json\n"),
        (["--summary"], ["csv", "md"], ""),
        ([], ["csv"], ""),
    ],
)
def test_option_about_the_document_that_changes_nothing_is_told(
    report: Call, options: list[str], formats: list[str], words: str
) -> None:
    outputs = [part for ending in formats for part in ("-o", f"roos.{ending}")]
    code, _out, err = report("roos.yaml", *outputs, *options)
    assert (code, err) == (0, words + "".join(f"roos.{ending} is written.\n" for ending in formats))


def test_brand_that_changes_nothing_is_told(report: Call) -> None:
    Path("agency.yaml").write_text("trendaudit_brand: 1\nname: Fjord\n", encoding="utf-8")
    _code, _out, err = report("roos.yaml", "--format", "json", "--brand", "agency.yaml")
    assert err == "--brand changes nothing in json\n"


def test_characters_of_a_pdf_without_a_font_are_told(report: Call) -> None:
    answers = EXAMPLE.read_text("utf-8").replace("business: ", "business: \u0378\u0379 ", 1)
    Path("roos.yaml").write_text(answers, encoding="utf-8")
    _code, _out, err = report("roos.yaml", "-o", "r.pdf", "-o", "r.md")
    assert err == (
        "r.pdf is written.\nr.pdf: no font for \u0378, \u0379, so their codes are printed\nr.md is written.\n"
    )


@pytest.mark.parametrize("stream", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link"])
def test_open_stream_is_written_to_and_what_it_leads_to_stays(stream: str, report: Call) -> None:
    _code, printed, _err = report("roos.yaml")
    Path("link").symlink_to("/dev/stdout")
    Path("all.md").write_text("mine\n")
    command = [sys.executable, "-m", "trendaudit", "report", "roos.yaml", "-o", stream, "--format", "markdown"]
    with Path("all.md").open("a") as out:
        finished = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=True)
    assert Path("all.md").read_text(encoding="utf-8") == "mine\n" + printed
    assert finished.stderr == b""


def test_stream_that_somebody_has_opened_for_us_is_written_to(report: Call) -> None:
    _code, printed, _err = report("roos.yaml")
    Path("all.md").write_text("mine\n")
    line = '"$@" -o /dev/fd/7 --format markdown 7>>all.md'
    command = ["/bin/bash", "-c", line, "bash", sys.executable, "-m", "trendaudit", "report", "roos.yaml"]
    assert subprocess.run(command, capture_output=True, check=True).stderr == b"/dev/fd/7 is written.\n"
    assert Path("all.md").read_text(encoding="utf-8") == "mine\n" + printed


SOURCES = {
    "other.yaml": "trendaudit: 1\npack: social-trends 1.1.0\n",
    "other.json": '{"pack": "social-trends 1.1.0", "trendaudit": 1}',
    "other.md": "# A comment\ntrendaudit: 1\n",
    "agency.json": '{"trendaudit_brand": 1}',
    "rule.yml": "title: Customer questions are answered\n",
}


@pytest.mark.parametrize("name", SOURCES)
def test_what_a_person_writes_is_no_report_to_replace(name: str, report: Call) -> None:
    Path(name).write_text(SOURCES[name])
    output = ["-o", name] if Path(name).suffix in {".json", ".md"} else ["-o", name, "--format", "markdown"]
    code, out, err = report("roos.yaml", *output)
    assert (code, out, Path(name).read_text()) == (2, "", SOURCES[name])
    assert "that this command does not replace" in err or "says no format" in err or "--format says" in err


def test_draft_of_a_killed_report_is_removed_by_the_next_one(report: Call) -> None:
    Path(".roos.md.abcd1234.trendaudit.tmp").touch()
    assert report("roos.yaml", "-o", "roos.md")[0] == 0
    assert sorted(path.name for path in Path().iterdir()) == ["roos.md", "roos.yaml"]
