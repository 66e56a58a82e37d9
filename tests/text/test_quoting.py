from __future__ import annotations

import pytest

from trendaudit.text.quoting import bare, listed, shown


@pytest.mark.parametrize(
    ("value", "harmless"),
    [
        ("\x1b[31mred\x07", r"'\x1b[31mred\x07'"),
        ("a\nb\x85\u2028\u202e", r"'a\nb\x85\u2028\u202e'"),
        ("\ud800", r"'\ud800'"),
        ("é", "'é'"),
        ("x" * 100, "'" + "x" * 60 + "…'"),
        (False, "false"),
        (10**30, "a very large number"),
        (None, "nothing"),
        ({}, "a mapping"),
        ((), "a list"),
    ],
)
def test_what_somebody_typed_is_shown_harmlessly(value: object, harmless: str) -> None:
    assert shown(value) == harmless


def test_name_is_bare_where_it_can_be_printed() -> None:
    assert (bare("a b.yaml"), bare("a\x1b")) == ("a b.yaml", r"'a\x1b'")


def test_list_with_several_words_too_many_is_cut_short() -> None:
    assert listed(["a", "b", "c"], 2) == "a, b, c"
    assert listed(["a", "b", "c", "d"], 2) == "a, b and 2 more"
