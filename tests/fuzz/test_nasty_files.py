"""What has broken other readers of YAML, through every reader of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import yaml

from tests.fuzz.fuzzing import limited_time, refusing
from tests.fuzz.nasty_files import LARGE, NASTY
from tests.fuzz.readers import PACK_FILES, Read, answers_reader, pack_reader, read_yaml
from trendaudit.errors import ProblemsError
from trendaudit.strict_yaml import parse

SLOW_IN_PYTHON = 20_000
"""Bytes that PyYAML's own parser, for want of libyaml, still reads within a moment."""


@pytest.fixture(scope="module")
def read_pack() -> Iterator[Callable[[str, bytes], None]]:
    with pack_reader() as read:
        yield read


@pytest.fixture(scope="module")
def read_answers() -> Read:
    return answers_reader()


@pytest.mark.parametrize("name", NASTY)
def test_nasty_file_is_read_or_refused_by_every_reader(
    name: str, read_answers: Read, read_pack: Callable[[str, bytes], None]
) -> None:
    with limited_time(), refusing():
        read_yaml(NASTY[name])
    with limited_time(), refusing():
        read_answers(NASTY[name])
    for inside in PACK_FILES:
        with limited_time(), refusing():
            read_pack(inside, NASTY[name])


@pytest.mark.parametrize("name", [name for name, content in NASTY.items() if len(content) < SLOW_IN_PYTHON])
def test_nasty_file_is_read_or_refused_without_libyaml(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    with limited_time(), refusing():
        read_yaml(NASTY[name])


def test_nesting_ends_at_64_levels_of_mappings() -> None:
    for levels in ("63", "64"):
        parse(NASTY[f"{levels} levels of mappings"], "f")
    with pytest.raises(ProblemsError, match="nested deeper than 64 levels"):
        parse(NASTY["65 levels of mappings"], "f")


def test_keys_of_other_languages_are_only_words() -> None:
    assert parse(NASTY["keys of JavaScript"], "f").data == {"__proto__": {"a": 1}, "constructor": 2, "toString": 3}


def test_merge_key_merges_nothing() -> None:
    assert parse(b"<<: {a: 1}\nb: 2\n", "f").data == {"<<": {"a": 1}, "b": 2}


@pytest.mark.parametrize("name", ["half a million values", "half a million values deep inside"])
def test_more_values_than_a_person_writes_are_refused(name: str) -> None:
    with pytest.raises(ProblemsError, match="there are more than 20000 values in this file"):
        parse(LARGE[name], "f")
