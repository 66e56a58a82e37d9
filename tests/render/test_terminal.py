import io
from dataclasses import replace

import pytest
from rich.console import Console
from syrupy.assertion import SnapshotAssertion

from tests.render.sample_reports import report
from trendaudit.core.report import Report
from trendaudit.render.listings import Overview
from trendaudit.render.terminal import print_report
from trendaudit.render.terminal_layout import ASCII, score_bar


def printed(shown: Report, width: int = 80, top: int | None = None, **options: object) -> str:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=str(options.pop("encoding", "utf-8")), errors="replace")
    settings = {"color_system": None, "force_terminal": False, **options}
    print_report(shown, Console(file=stream, width=width, markup=False, emoji=False, **settings), top)  # type: ignore[arg-type]
    stream.seek(0)
    return stream.read()


def hostile(text: str) -> str:
    return f"[red]{text}[/red] :smile: \x1b[31m\u202e"


def test_whole_result_at_eighty_columns(snapshot: SnapshotAssertion) -> None:
    assert printed(report()) == snapshot


def test_whole_result_of_a_quick_audit(snapshot: SnapshotAssertion) -> None:
    assert printed(report(depth="quick")) == snapshot


@pytest.mark.parametrize("width", [60, 80, 140])
def test_no_line_is_wider_than_the_terminal_or_ends_in_a_space(width: int) -> None:
    lines = printed(report(), width).splitlines()
    assert max(map(len, lines)) <= min(width, 100)
    assert [line for line in lines if line != line.rstrip()] == []


def test_items_that_are_left_out_are_counted_without_a_heading_of_their_own() -> None:
    text = printed(report(), top=1)
    assert "After that" not in text
    assert "   and 5 more, left out by --top\n" in text
    assert "After that" in printed(report(), top=5)


def test_numbers_that_are_missing_at_the_start_are_explained() -> None:
    built = report()
    built = replace(built, checklist=tuple(item for item in built.checklist if item.rank != 2))
    assert [item.rank for item in built.start_here] == [1, 3, 4]
    assert "what is missing between them" in " ".join(printed(built).split())
    assert "what is missing between them" not in printed(report())


def test_quick_audit_leads_with_the_range() -> None:
    lines = printed(report(depth="quick")).splitlines()
    assert lines[3].startswith("Between ")


def test_bar_is_full_only_as_far_as_is_certain() -> None:
    bar = score_bar(20, 100, ASCII, 10)
    assert bar.plain == "##========"
    assert score_bar(0, 50, ASCII, 10).plain == "=====....."


def test_audit_without_answers_says_so() -> None:
    assert "No score yet" in printed(report(answers={}, decisions={}))


def test_markup_emoji_and_escapes_in_any_text_are_shown_as_they_are() -> None:
    text = printed(report(hostile))
    assert "[red]Bakkerij Roos[/red] :smile: \\x1b[31m\\u202e" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_result_is_readable_where_the_encoding_has_no_blocks() -> None:
    text = printed(report(), encoding="latin-1")
    assert "#" in text
    assert "█" not in text


def test_colour_is_never_the_only_signal() -> None:
    coloured = printed(report(), color_system="standard", force_terminal=True)
    assert "\x1b[" in coloured
    assert Console(file=io.StringIO()).render_str(coloured) is not None
    stripped = "".join(
        part.split("m", 1)[-1] if number else part for number, part in enumerate(coloured.split("\x1b["))
    )
    assert stripped.split() == printed(report()).split()


def test_top_cuts_the_checklist() -> None:
    whole, cut = printed(report()), printed(report(), top=1)
    assert "\n 2 " in whole
    assert "\n 2 " not in cut
    assert "Find out first" in cut


def test_overview_has_a_line_for_each_business_as_soon_as_it_is_scored() -> None:
    stream = io.StringIO()
    overview = Overview(Console(file=stream, width=80))
    overview.add("a.yaml", report())
    before = stream.getvalue()
    overview.add("b.yaml", report(business=""))
    lines = stream.getvalue().splitlines()
    assert stream.getvalue().startswith(before)
    assert lines[0].split() == ["Score", "Range", "Business:", "start", "with"]
    assert [line[15:].split(":")[0] for line in lines if line[:5].strip()] == ["Business", "Bakkerij Roos", "b.yaml"]


def test_gains_of_the_checklist_lead_to_a_hundred() -> None:
    shown = report(decisions={})
    assert "→ 100" in printed(shown)
    assert replace(shown, checklist=()).checklist == ()
