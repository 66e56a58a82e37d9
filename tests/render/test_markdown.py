"""The Markdown document: what it holds, and that nothing in it can be more than text."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.render.sample_reports import audit, catalog, report
from trendaudit.brand.brand import Brand
from trendaudit.core.audit import Audit
from trendaudit.core.catalog import Reference, Update
from trendaudit.core.report import Report, build
from trendaudit.render.citations import pages as known_pages
from trendaudit.render.document.compose import compose
from trendaudit.render.document.sections import DEFAULT, SECTIONS, SUMMARY, Section, choose
from trendaudit.render.markdown import escape, pages, report_markdown, row
from trendaudit.text.sanitize import sanitize

EVERYTHING = frozenset(SECTIONS)
MARKS = [
    "[x](javascript:alert(1))", "![x](http://e.vil/i.png)", "[x]: http://e.vil", "[x]", "<script>", "<!--", "<http://e.vil>",
    "<a@e.vil>", "&lt;", "&#35;", "`", "```", "~~~", "|", "---", "===", "***", "**b**", "__b__", "~~s~~", "# ", "#", "- ", "+ ",
    "* ", "> ", "1. ", "2) ", "- [ ] ", "\n", "\n\n", "\r", "\t", "    ", "  \n", "\\", "\\\n", "\x1b[31m", "\u202e", "\u2028", "\x85",
    "\xa0", ":---", "{{ 7 * 7 }}", "{% raw %}", "{0}", "www.e.vil", "https://e.vil", "word", " ", ".", "!", "(", ")", '"', "“",
]  # fmt: skip
HOSTILE = (st.lists(st.sampled_from(MARKS), min_size=1, max_size=6).map("".join) | st.text(min_size=1)).filter(
    lambda text: text.strip() != ""  # blanks alone count as nothing
)
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


class MarkdownExtension(SingleFileSnapshotExtension):
    """Keeps a snapshot as a Markdown file, so that it can be read as one."""

    file_extension = "md"
    _write_mode = WriteMode.TEXT


def markdown_of(built: Report, sections: Collection[Section] = DEFAULT) -> str:
    return report_markdown(compose(built, sections))


def link(title: str, url: str, date: str = "") -> str:
    """Return a page as it is printed, without its brackets."""
    page = Reference(title, url, date, seen=True, print=True)
    update = Update("u", "topic", (), "holds", "2026-01-01", "never", sources=(page,))
    return pages(known_pages(update)).removeprefix(" (").removesuffix(")")


def structure(markdown: str) -> list[str]:
    """Return everything a parser sees in a document but the text."""
    return [token.type for token in _flat(PARSER.parse(markdown)) if token.type != "text"]


def words(markdown: str) -> str:
    """Return the text that a reader sees."""
    return "\n".join(
        "".join(child.content for child in token.children or ())
        for token in PARSER.parse(markdown)
        if token.type == "inline"
    )


def headings(markdown: str) -> list[str]:
    """Return the headings of the second level."""
    return [line.removeprefix("## ") for line in markdown.splitlines() if line.startswith("## ")]


def _flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def test_whole_document(snapshot: SnapshotAssertion) -> None:
    assert markdown_of(report(), EVERYTHING) == snapshot(extension_class=MarkdownExtension)


def test_same_report_gives_the_same_text() -> None:
    assert markdown_of(report()) == markdown_of(report())


def test_document_ends_with_one_newline_and_no_line_ends_with_a_blank() -> None:
    markdown = markdown_of(report(), EVERYTHING)
    assert markdown.endswith("\n")
    assert not markdown.endswith("\n\n")
    assert not [line for line in markdown.splitlines() if line != line.rstrip()]
    assert "\n\n\n" not in markdown


def test_sections_come_in_the_order_in_which_they_are_read() -> None:
    assert headings(markdown_of(report(), EVERYTHING)) == [
        "Score",
        "In one minute",
        "First check these",
        "Start here",
        "The plan of the quarter",
        "Score by trend",
        "The rest of the checklist",
        "In order, by the answers",
        "Keep an eye on, or stay out of",
        "Find out first",
        "Decided",
        "What was answered",
        "Notes",
        "How the score works",
        "Sources",
    ]


def test_every_heading_is_preceded_by_an_empty_line() -> None:
    lines = markdown_of(report(), EVERYTHING).splitlines()
    assert not [line for before, line in pairwise(lines) if line.startswith("#") and before]


def test_notes_are_left_out_unless_asked_for() -> None:
    assert "Ask her sister" not in markdown_of(report())
    assert "Ask her sister" in markdown_of(report(), choose(["notes"]))


@pytest.mark.parametrize(
    ("section", "text"),
    [
        ("in_order", "Everything is on a list"),
        ("watch", "Live shopping"),
        ("find_out", "## Find out first"),
        ("decided", "after Easter"),
        ("evidence", "**Who says so:**"),
        ("method", "## How the score works"),
        ("answers", "We like bread"),
        ("minute", "## In one minute"),
        ("plan", "## The plan of the quarter"),
        ("trends", "## Score by trend"),
        ("duties", "## First check these"),
        ("sources", "## Sources"),
    ],
)
def test_section_can_be_left_out(section: str, text: str) -> None:
    assert text in markdown_of(report())
    assert text not in markdown_of(report(), choose(left_out=[section]))


def test_document_without_optional_sections_is_still_whole() -> None:
    assert headings(markdown_of(report(), frozenset())) == ["Score"]


def test_nothing_internal_is_printed() -> None:
    markdown = markdown_of(report(), EVERYTHING)
    for internal in ("INTERNAL", "SECRET", "UNSEEN", "PRIVATE", "Unprintable", "Nobody may read this"):
        assert internal not in markdown


def test_update_is_printed_with_its_pages_as_links_once() -> None:
    told = "Facebook grew older. ([Figures of 2026](https://example.org/figures?a=1&b=%282%29), example.org, Mar 2026; A book, Mar 2026)"
    assert markdown_of(report()).count(told) == 1
    assert f"- {told}" in markdown_of(report(), choose([], ["sources"]))


def test_update_that_is_due_says_so_and_one_that_is_not_does_not() -> None:
    markdown = markdown_of(report())
    assert "- Lists still help. (Due for another look.)\n" in markdown
    assert "- Facebook grew older. (Due" not in markdown


def test_duty_that_nobody_looked_at_is_named_and_not_called_open() -> None:
    markdown = markdown_of(report())
    assert "1 rule that may apply could not be judged yet: unseen is done." in markdown
    assert "Check unseen" not in markdown
    assert "### Check consent" in markdown


def test_steps_are_a_task_list_everywhere() -> None:
    markdown = markdown_of(report())
    for letter in "abcde":
        assert f"- [ ] Improve {letter}." in markdown


def test_decided_item_is_not_among_the_things_to_do() -> None:
    markdown = markdown_of(report())
    assert "- Improve f this week (planned · Anna · by 1 April 2027 · after Easter)" in markdown
    assert "- [ ] Improve f." not in markdown


def test_quick_audit_prints_the_range_first_and_no_band() -> None:
    markdown = markdown_of(report(depth="quick"))
    assert "**Between " in markdown
    assert "| Trend | Range | So far | Weight |" in markdown
    assert "Developing" not in markdown


def test_audit_without_answers_gives_a_document_without_a_score() -> None:
    markdown = markdown_of(build(catalog(), Audit(pack="pack 1.0.0"), "2026-11-22"), EVERYTHING)
    assert markdown.startswith("# Trend audit\n")
    assert "**No score yet: nothing that counts has been answered**" in markdown
    assert "None" not in markdown
    assert "Start here" not in markdown


def test_certain_score_has_no_column_for_ranges() -> None:
    answers = {**audit().answers, "unsure": "good"}
    assert "| Trend | Score | Weight |\n| :--- | ---: | ---: |\n" in markdown_of(report(answers=answers))


def test_date_of_the_answers_is_printed_where_the_report_is_of_another_day() -> None:
    assert "- **Answers given:** 22 November 2026" in markdown_of(report(as_of="2027-01-01"))
    assert "Answers given" not in markdown_of(report())


def test_note_on_a_question_of_another_pack_is_kept() -> None:
    assert "- gone (Old remark)" in markdown_of(report(notes={"gone": "Old remark"}), EVERYTHING)


@pytest.mark.parametrize("frame", ["{}", "# {}", "- {}", "- [ ] {}", "- a\n  - {}", "**{}**", "**Why:** {}"])
@settings(deadline=None)
@given(text=HOSTILE)
def test_escaped_text_is_only_text_wherever_it_stands(frame: str, text: str) -> None:
    escaped = frame.format(escape(sanitize(text).strip()))
    assert structure(escaped) == structure(frame.format("word"))
    assert words(escaped) == words(frame.format("word")).replace("word", sanitize(text).strip())


@settings(deadline=None)
@given(text=HOSTILE)
def test_escaped_text_stays_in_its_cell(text: str) -> None:
    table = "| a | b |\n| :--- | ---: |\n{}\n"
    printed = table.format(row((sanitize(text).strip(), "c")))
    assert structure(printed) == structure(table.format(row(("word", "c"))))
    assert words(printed) == f"a\nb\n{sanitize(text).strip()}\nc"


@settings(max_examples=20, deadline=None)
@given(text=HOSTILE)
def test_hostile_text_never_changes_the_structure_of_the_document(text: str) -> None:
    hostile = markdown_of(report(lambda _text: text), EVERYTHING)
    seen, usual = structure(hostile), markdown_of_words()
    assert seen == structure_of_words()
    assert len(hostile.splitlines()) == len(usual.splitlines())
    assert "html" not in " ".join(seen)


@cache
def markdown_of_words() -> str:
    return markdown_of(report(lambda _text: "word"), EVERYTHING)


@cache
def structure_of_words() -> list[str]:
    return structure(markdown_of_words())


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("2 to 9", "2 to 9"),
        ("Ages 40-54 (e.g. Ans & Co), 50% or 2.5 h", "Ages 40-54 (e.g. Ans & Co), 50% or 2.5 h"),
        ("1. first", "1\\. first"),
        ("C#", "C\\#"),
        ("see https://e.vil", "see https\\://e.vil"),
        ("www.e.vil", "www\\.e.vil"),
        ("info@roos.be", "info\\@roos.be"),
    ],
)
def test_ordinary_text_stays_readable_and_marks_are_escaped(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@pytest.mark.parametrize(
    "url",
    ["", "javascript:alert(1)", "data:text/html,x", "ftp://example.org", "//example.org", "http://", "http://[", "https://e.org/\n", "www.example.org"],
)  # fmt: skip
def test_address_that_is_none_of_the_web_is_no_link(url: str) -> None:
    assert link("Page", url) == "Page"


@pytest.mark.parametrize(
    ("url", "printed"),
    [
        ("https://example.org/a_b?c=d&e=f#g", "https://example.org/a_b?c=d&e=f#g"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ('https://example.org/(x)"<y>', "https://example.org/%28x%29%22%3Cy%3E"),
        ("https://example.org/?a&copy;", "https://example.org/?a&amp;copy;"),
        ("https://example.org/é", "https://example.org/%C3%A9"),
        ("https://example.org/50%25", "https://example.org/50%25"),
    ],
)
def test_address_is_encoded(url: str, printed: str) -> None:
    assert link("Page", url, "2026") == f"[Page]({printed}), example.org, 2026"


@settings(deadline=None)
@given(text=HOSTILE, url=st.text() | HOSTILE)
def test_link_leads_to_the_web_or_is_none(text: str, url: str) -> None:
    shown = sanitize(text).strip()
    tokens = list(_flat(PARSER.parse(link(shown, f"https://example.org/{url}", shown))))
    links = [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]
    assert len(links) <= 1
    assert all(address.startswith("https://example.org/") for address in links)
    assert {token.type for token in tokens} <= {
        "paragraph_open", "paragraph_close", "inline", "text", "link_open", "link_close",
    }  # fmt: skip


def test_usual_sections_are_all_but_the_private_ones() -> None:
    assert choose() == DEFAULT == EVERYTHING - {"notes"}


def test_summary_leaves_out_the_reasons_and_what_is_for_later() -> None:
    markdown = report_markdown(compose(report(), SUMMARY, brief=True))
    assert headings(markdown) == [
        "Score",
        "In one minute",
        "First check these",
        "Start here",
        "The plan of the quarter",
    ]
    assert "**Why it matters:**" not in markdown


def test_agency_is_named_and_has_the_last_word() -> None:
    brand = Brand(name="Agency [x]", contact="+31 10 000", closing="Until *soon*.")
    markdown = report_markdown(compose(report(), DEFAULT, brand))
    assert "- **Auditor:** M. de Wit, Agency \\[x\\]\n- **Contact:** \\+31 10 000\n" in markdown
    assert markdown.endswith("---\n\nUntil \\*soon\\*.\n")


def test_advice_names_its_documents_by_the_numbers_of_the_sources() -> None:
    markdown = markdown_of(report())
    assert r"An agency (January 2023) \[1\]: do as it says (still holds \[3\])." in markdown
    assert "1. **Five developments**" in markdown
    assert r"\[1\]" not in markdown_of(report(), choose(left_out=["sources"]))


def test_business_of_blanks_counts_as_none() -> None:
    assert markdown_of(report(business="  ")).startswith("# Trend audit\n")


def test_rule_without_action_is_shown_with_what_is_open() -> None:
    pack: Any = catalog()
    rules = {name: replace(rule, action=None, cost="") for name, rule in pack.rules.items()}
    markdown = markdown_of(build(replace(pack, rules=rules), audit(), "2026-11-22"), EVERYTHING)
    assert "a is open" in markdown
    assert "- [ ]" not in markdown
