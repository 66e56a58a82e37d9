"""What a person noted in an answers file is still there after we wrote it."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.answers.bakery import PACK, audit, catalog, data_of
from trendaudit import answers
from trendaudit.answers.comments import Comment, find_comments
from trendaudit.answers.template import template
from trendaudit.answers.write import comments_to_keep, render
from trendaudit.core.audit import Answer, Decision
from trendaudit.core.catalog import Catalog
from trendaudit.errors import ProblemsError
from trendaudit.strict_yaml import parse

HEAD = f"trendaudit: 1\npack: {PACK}\n"
ANSWERS: dict[str, Answer] = {
    "sells_to": "no",
    "staff": 3,
    "channels": ("facebook", "tiktok"),
    "last_post": {"facebook": "earlier", "tiktok": "this_week"},
}
FULL = audit(
    business="Roos # 1",
    answers=ANSWERS,
    notes={"staff": "it's # hers"},
    decisions={"reach/alive": Decision("done", "x")},
    retired={"old": ["#a", {"b": "#c"}]},
)


def rewritten(text: str, **changes: Answer) -> str:
    """Return a file after it was read, some answers were given, and it was written again."""
    found = answers.read((HEAD + text).encode(), "roos.yaml", catalog())
    changed = audit(business=found.audit.business, answers={**found.audit.answers, **changes}, notes=found.audit.notes)
    return render(changed, catalog(), comments_to_keep(found, catalog()))


def again(text: str) -> str:
    """Return a file after it was read and written once more."""
    found = answers.read(text.encode(), "roos.yaml", catalog())
    return render(found.audit, catalog(), comments_to_keep(found, catalog()))


def lines_around(comment: str, text: str) -> tuple[str, str]:
    """Return the line before the line with a comment, and that line."""
    rows = text.split("\n")
    at = next(number for number, row in enumerate(rows) if comment in row)
    return rows[at - 1], rows[at]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1 # x", ["# x"]),
        ("a: b#c", []),
        ("a: it's # x", ["# x"]),
        ("a: 'it''s # no' # x", ["# x"]),
        ('a: "\\"# no" # x', ["# x"]),
        ('a: "one\n  # no\n  two" # x', ["# x"]),
        ('"a # no": [b, "c # no", d] # x', ["# x"]),
        ("a: {b: '# no', # x\n  c: d # y\n  } # z", ["# x", "# y", "# z"]),
        ("a: | # x\n  # no\n\n  # no\nb: 1 # y", ["# x", "# y"]),
        ("a: [b]#x\nc: d]#no\ne: 'f'#y", ["#x", "#y"]),
        ("a: |2\n    # no\n  # no\n # x\nb: 1", ["# x"]),
        ("a: >-\n\n   # no\n  # x\nb: 1", ["# x"]),
        ('{"a": "\\ud83d\\ude00 # no", "b": "# no"}', []),
        ("a: |\n# x\nb: 1", ["# x"]),
        ("a:\n- |\n # no\n- b # x", ["# x"]),
        ("a:\n  - - |-1\n     # no\n    # x\n    - b # y", ["# x", "# y"]),
        ("a: 1 # x\r\n# y\r\nb: 'c\r\n  # no'\r\n", ["# x", "# y"]),
        ("# x\n---  # y\na:  # z\n  # w", ["# x", "# y", "# z", "# w"]),
        ("\ufeff# x\na: '#'", ["# x"]),
        ("? a # x\n: b # y", ["# x", "# y"]),
        ("? |\n  # no\n: b # y", ["# y"]),
        ("a: one, \"two # x\nb: it's # y", ["# x", "# y"]),
        ("a: one\n  'two # x\nb: 1", ["# x"]),
        ('{"a": "# no"} # x', ["# x"]),
    ],
)
def test_comment_is_told_from_text(text: str, found: list[str]) -> None:
    entries = find_comments(parse(text.encode(), "a.yaml"))
    assert [entry.text for entry in entries if isinstance(entry, Comment)] == found


def scanned(text: str) -> list[str]:
    """Return what stands after a `#` between the words of a file, by another reader of YAML."""
    tokens = list(yaml.scan(text, yaml.SafeLoader))
    gaps = [text[one.end_mark.index : two.start_mark.index] for one, two in pairwise(tokens)]
    return [comment.rstrip() for gap in gaps for comment in re.findall("#[^\n]*", gap)]


pieces = st.sampled_from(
    ["#", " #", "'", '"', " ", "\n", "\n ", "a", "b: ", "- ", "[", "]", "{", "}", ", ", "? ", "\\"]
)


@given(st.lists(pieces, min_size=3, max_size=20).map("".join))
def test_another_reader_finds_the_same_comments(text: str) -> None:
    with suppress(ProblemsError):
        document = parse(text, "a.yaml")
        found = [entry.text for entry in find_comments(document) if isinstance(entry, Comment)]
        assert found == scanned(text)


def test_comment_stays_with_the_answer_it_stands_above() -> None:
    text = rewritten("answers:\n  # ask her sister\n  staff: 3\n", sells_to="no")
    assert lines_around("# ask her sister", text)[1] == "  # ask her sister"
    assert "  # ask her sister\n  staff: 3" in text
    assert again(text) == text


def test_comment_behind_an_answer_takes_the_place_of_ours() -> None:
    text = rewritten("answers:\n  staff: 3 # and a dog\n")
    assert "  staff: 3                         # and a dog\n" in text
    assert "How many people" not in text


def test_comment_at_the_head_of_a_file_stays_there() -> None:
    text = rewritten("", sells_to="no")
    headed = "# client 12\n\n# second visit\nbusiness: Roos\n" + HEAD
    found = answers.read(headed.encode(), "roos.yaml", catalog())
    text = render(found.audit, catalog(), comments_to_keep(found, catalog()))
    assert text.startswith("# client 12\n# second visit\ntrendaudit: 1  ")


def test_comment_at_the_end_of_a_block_stays_in_the_block() -> None:
    text = rewritten(
        "answers:\n  last_post:\n    facebook: earlier\n    # no more rows\n  # no more answers\nnotes:\n  staff: x\n# the end\n",
        sells_to="no",
    )
    assert "    facebook: earlier\n    # no more rows\n  # no more answers\nnotes:" in text
    assert "  staff: x\n# the end\n# comments by trendaudit: " in text
    assert again(text) == text


def test_comment_on_a_question_without_an_answer_moves_to_the_next_key() -> None:
    text = rewritten("answers:\n  sells_to:  # unsure\n    # ask again\n  staff: 3\nnotes:\n  staff: x\n")
    assert "  # unsure\n  # ask again\n  staff: 3" in text
    assert again(text) == text


def test_comments_inside_a_list_move_to_its_line() -> None:
    text = rewritten("answers:\n  channels:\n    # her own\n    - facebook  # daily\n    - tiktok  # never\n  # end\n")
    assert "  # her own\n  # never\n  channels: [facebook, tiktok]     # daily\n  # end\n" in text
    assert again(text) == text


def test_comment_on_something_that_is_gone_is_kept_at_the_end() -> None:
    text = rewritten("decisions:\n  reach/alive: {status: done}  # well done\n")
    assert "answers: {}\n# well done\n# comments by trendaudit: " in text
    assert again(text) == text


def test_our_own_comments_are_not_doubled() -> None:
    text = render(FULL, catalog())
    assert again(text) == text
    assert text.count("# Reach\n") == 1


def test_comments_of_the_template_are_ours() -> None:
    filled = (
        template(catalog(), "full")
        .replace("  sells_to:\n", "  sells_to: no\n")
        .replace("    # - tiktok", "    - tiktok")
        .replace("    tiktok:\n", "    tiktok: earlier  # she says\n")
        .replace("date:\n", "date: 2026-11-22\n")
    )
    found = answers.read(filled.encode(), "roos.yaml", catalog())
    assert found.audit == audit(
        depth="full",
        date="2026-11-22",
        answers={"sells_to": "no", "channels": ("tiktok",), "last_post": {"tiktok": "earlier"}},
    )
    assert [entry.text for entry in comments_to_keep(found, catalog()) if isinstance(entry, Comment)] == ["# she says"]


@given(st.data())
def test_no_comment_is_ever_lost(data: st.DataObject) -> None:
    rows = render(FULL, catalog()).rstrip("\n").split("\n")
    number = 0
    written: list[str] = []
    for line in rows:
        row = line
        for _ in range(data.draw(st.integers(0, 2), label="above")):
            number += 1
            written.append(" " * data.draw(st.integers(0, 8), label="indent") + f"# mine {number}.")
        if data.draw(st.booleans(), label="behind"):
            number += 1
            row = re.split("  +# ", line)[0] + f" # mine {number}."
        written.append(row)
    text = "\n".join(written)
    assert data_of(text) == data_of("\n".join(rows))
    found = answers.read(text.encode(), "roos.yaml", catalog())
    fewer = data.draw(st.sampled_from([found.audit, audit(answers={"staff": 3}), audit()]), label="what is left")
    first = render(fewer, catalog(), comments_to_keep(found, catalog()))
    assert sorted(re.findall(r"# mine \d+\.", first)) == sorted(f"# mine {count}." for count in range(1, number + 1))
    assert again(first) == first


def reworded() -> Catalog:
    """Return the catalog in which a question and a section have got other words since."""
    before = catalog()
    staff = replace(before.questions["staff"], ask="Who works here?")
    business = replace(before.sections["business"], title="The firm")
    return replace(
        before,
        questions={**before.questions, "staff": staff},
        sections={**before.sections, "business": business},
    )


def after_rewording(text: str) -> str:
    found = answers.read(text.encode(), "roos.yaml", reworded())
    return render(found.audit, reworded(), comments_to_keep(found, reworded()))


def test_our_comments_follow_the_words_of_the_pack() -> None:
    before = rewritten("answers:\n  staff: 3\n  motto: Nice\n")
    text = after_rewording(before)
    assert "# How many people work here?" in before
    assert "# How many people work here?" not in text
    assert "  # The firm\n  staff: 3                         # Who works here?\n" in text
    assert text == after_rewording(text)
    assert after_rewording(rewritten("answers:\n  staff: 3\n")) == rewritten_as(reworded(), "answers:\n  staff: 3\n")


def rewritten_as(pack: Catalog, text: str) -> str:
    found = answers.read((HEAD + text).encode(), "roos.yaml", pack)
    return render(found.audit, pack, comments_to_keep(found, pack))


@pytest.mark.parametrize(
    "edited",
    ["# How many people work here? Two on Mondays", "# How many", "#: How many people work here?", "# mine"],
)
def test_comment_of_ours_that_a_person_has_changed_is_the_persons(edited: str) -> None:
    before = rewritten("answers:\n  staff: 3\n").replace("# How many people work here?", edited)
    text = after_rewording(before)
    assert f"  staff: 3                         {edited}\n" in text
    assert "Who works here" not in text
    assert after_rewording(text) == text


def test_comment_of_an_older_file_that_has_the_words_of_today_is_ours() -> None:
    old = "\n".join(line for line in rewritten("answers:\n  staff: 3\n").split("\n") if "comments by" not in line)
    assert again(old) == rewritten("answers:\n  staff: 3\n")


def test_lines_that_name_our_comments_can_be_taken_away_and_changed() -> None:
    before = rewritten("answers:\n  staff: 3\n")
    assert again(before.replace("# comments by trendaudit: ", "# comments by trendaudit: 000000 ")) == before
    mine = before.replace("# comments by trendaudit: ", "# comments by trendaudit, and Anna: ")
    assert "# comments by trendaudit, and Anna: " in again(mine)
