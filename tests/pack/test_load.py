from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pack.tiny_pack import FILES, Pack
from trendaudit.core.catalog import Trend
from trendaudit.pack import load, shipped

ANSWERS = "trends/service/answers.yaml"
SERVICE = "questions/20-service.yaml"


def test_pack_without_faults_becomes_a_catalog(pack: Pack) -> None:
    catalog = load(Path())

    assert (catalog.id, catalog.title, catalog.version) == ("tiny", "A tiny pack", "1.0.0")
    assert (catalog.language, catalog.reviewed) == ("en-GB", "2026-11-22")
    assert catalog.roles == {"goals": "goals", "capacity": "hours"}
    assert catalog.trends == {"service": Trend("service", "Service", 2)}


def test_problems_of_all_files_are_reported_at_once_and_in_order(pack: Pack) -> None:
    pack.change(SERVICE, "{channels: {none_of: [nowhere]}}", "{chanels: chat}")
    pack.change(ANSWERS, "S1-1:", "S1-9:")
    pack.change(ANSWERS, "impact: 5", "impact: 5\ngoal: x")
    pack.change("updates/news.yaml", "status: changed", "status: over")
    pack.change("sources/blog.yaml", "language: nl", "language: nl\nlanguage: sv")

    assert pack.problems() == [
        "questions/20-service.yaml:17:16: there is no question 'chanels'; did you mean 'channels'?",
        "sources/blog.yaml:5:1: the key 'language' stands here a second time; the first is on line 4",
        "trends/service/answers.yaml:11:1: unknown key 'goal'; did you mean 'goals'?",
        "updates/news.yaml:5:13: status: expected holds, strengthened, changed, obsolete or unchecked, found 'over'",
    ]


@pytest.mark.parametrize("name", FILES)
def test_broken_file_is_one_problem_and_not_one_for_each_id_in_it(pack: Pack, name: str) -> None:
    pack.write(name, "a: [\n")

    assert pack.problems() == [f"{name}:2:1: the file ends before what it opens is closed"]


@pytest.mark.parametrize("name", FILES)
def test_empty_file_is_one_problem(pack: Pack, name: str) -> None:
    pack.write(name, "")

    assert pack.problems() == [f"{name}:1:1: expected a mapping of keys and values, found nothing"]


def test_unknown_id_is_not_reported_where_the_file_that_may_hold_it_is_broken(pack: Pack) -> None:
    pack.write("questions/10-business.yaml", "a: [\n")
    pack.change(SERVICE, "{channels: {none_of: [nowhere]}}", "{hours: few}")

    assert pack.problems() == ["questions/10-business.yaml:2:1: the file ends before what it opens is closed"]


def test_question_with_a_fault_is_not_reported_again_where_it_is_named(pack: Pack) -> None:
    pack.change(SERVICE, "      later: Later\n", "      later: The same day\n")
    pack.change(ANSWERS, "later: 0}", "never: 0}")

    assert pack.problems() == ["questions/20-service.yaml:21:14: this label is also that of option 'same_day'"]


def test_shipped_pack_is_found_and_has_no_faults() -> None:
    folder = shipped()

    assert (folder / "pack.yaml").is_file()
    assert load(folder).rules


@pytest.fixture(scope="module")
def workshop() -> Iterator[Pack]:
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        pack = Pack()
        for name, text in FILES.items():
            pack.write(name, text)
        yield pack


WORDS = st.sampled_from(
    ["a", "1", "-1", "1e300", "true", "null", "''", "[]", "{}", "[a]", "[[]]", "{a: 1}", "{any: [{}]}", "channels", "x.y",
     "{at_least: 1}", "[email]", "{question: reply_time, points: 3}", "[{points: 1, otherwise: true}]", "\n", "\n  ",
     ": ", "- ", "kind: duty\n", "not_applicable", "S1-1", "2026-11-22", "service/answers", "~"]
)  # fmt: skip


@settings(deadline=None)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_whatever_is_written_over_a_file_it_loads_or_is_refused(workshop: Pack, name: str, data: st.DataObject) -> None:
    text = FILES[name]
    start = data.draw(st.integers(0, len(text)), label="start")
    end = data.draw(st.integers(start, min(len(text), start + 40)), label="end")
    piece = data.draw(st.one_of(st.text(max_size=20), st.lists(WORDS, max_size=4).map("".join)), label="piece")
    try:
        workshop.write(name, (text[:start] + piece + text[end:]).encode("utf-8", "surrogatepass"))
        found = workshop.problems()
    finally:
        workshop.write(name, text)

    assert all(problem.startswith(tuple(FILES)) for problem in found)
