"""Single values read the same in every version of YAML."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.answers.bakery import data_of
from trendaudit.answers.yaml_lines import flow, key, legible, number, quoted, text

HOSTILE = [
    "no", "Yes", "ON", "y", "N", "null", "Null", "~", "", " ", "true", "12:30", "1_000", "0o7", "017", "0x1F", "1e3",
    "-", "- a", "? a", "a: b", "a:", "a #b", "#a", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "'", '"', "\\", "{a",
    "[a", "a,b", "a]", "=", "<<", ".inf", ".nan", "2026-11-22", "---", "...", "\t", "a\tb", "a\nb", "a\r\nb", " a", "a ",
    "\x85", "\u2028", "\u2029", "\ufeff", "\u200b", "\u202e", "\xa0", "\ufffe", "\U0010ffff", "\U000e0001", "é", "日本",
    "👩\u200d🍳", "it's", 'say "hi"', "a:b", "http://a.example/x?y=[1]", "dont_know", "\U0001d4c3\U0001d45c", "ﬀ", "ŉo",
]  # fmt: skip
words = st.sampled_from(HOSTILE) | st.text()
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**18) + 1, 10**18 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


def made_legible(value: object) -> object:
    """Return a value as it is after writing: with halves of characters made visible."""
    match value:
        case str():
            return legible(value)
        case dict():
            return {legible(word): made_legible(part) for word, part in value.items()}
        case list():
            return [made_legible(part) for part in value]
    return value


@given(values)
def test_value_reads_back_as_it_was(value: object) -> None:
    assert data_of(f"a: {flow(value)}\n") == {"a": made_legible(value)}


@given(values)
def test_value_reads_the_same_in_yaml_1_1(value: object) -> None:
    assert yaml.safe_load(f"a: {flow(value)}\n") == {"a": made_legible(value)}


@given(words)
def test_text_reads_back_as_it_was_on_a_line_of_its_own(value: str) -> None:
    for word in (value, f"{value} {value}", f"x{value}", f"{value}x"):
        assert data_of(f"a: {text(word)}\n") == {"a": legible(word)}
        assert yaml.safe_load(f"{key(word)} 1\n") == {legible(word): 1}


@given(words)
def test_quoted_text_is_json_too(value: str) -> None:
    assert json.loads(quoted(value)) == legible(value)


@given(st.text(st.characters(categories=("Cc", "Cs"))))
def test_file_holds_neither_control_characters_nor_halves_of_characters(value: str) -> None:
    assert text(value).isprintable()
    legible(value).encode("utf-8")


@pytest.mark.parametrize(
    "word", ["no", "Y", "null", "12:30", "2026-11-22", "1e3", "a: b", "a #b", "", "#a", " a", "a\u2028"]
)
def test_text_that_some_yaml_reads_as_something_else_is_quoted(word: str) -> None:
    assert text(word).startswith('"')


@pytest.mark.parametrize(
    "word", ["Bakkerij Roos", "M. de Wit", "Owner answers; ask her sister.", "It's Éva's", "a:b", "a, b"]
)
def test_ordinary_text_is_left_alone(word: str) -> None:
    assert text(word) == word


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("\x1b[31m", '"\\u001b[31m"'),
        ("\u2028", '"\\u2028"'),
        ("\x85", '"\\u0085"'),
        ("\ufeff", '"\\ufeff"'),
        ("\ud800", '"\\\\ud800"'),
        ('a"b\\', '"a\\"b\\\\"'),
    ],
)
def test_what_cannot_be_seen_is_escaped(word: str, written: str) -> None:
    assert quoted(word) == written


def test_number_has_a_point_where_yaml_1_1_wants_one() -> None:
    assert [number(value) for value in (3, 2.5, 1e20, 1e-7, -0.0)] == ["3", "2.5", "1.0e+20", "1.0e-07", "-0.0"]


def test_long_key_can_be_read_back() -> None:
    word = "a" * 2000
    assert data_of("x: " + flow({word: 1})) == {"x": {word: 1}}
