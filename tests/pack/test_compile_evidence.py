from __future__ import annotations

from pathlib import Path

import pytest

from tests.pack.tiny_pack import FILES, Pack
from trendaudit.core.catalog import Claim, Reference, Source, Update
from trendaudit.pack import load

BLOG = "sources/blog.yaml"
NEWS = "updates/news.yaml"
UNNAMED = (
    "trends/service/consent.yaml:11:1: a duty names its law: 'updates' needs one with 'print: true'; "
    "without, leave the duty out"
)
CASES = [
    (BLOG, '"2022-11"', '"2022-13"', ["sources/blog.yaml:3:12: 2022-13 is on no calendar"]),
    (
        BLOG,
        "  S1-2:",
        "  S1-2: {says: x, type: trend}\n  S1-2:",
        ["sources/blog.yaml:8:3: the key 'S1-2' stands here a second time; the first is on line 7"],
    ),
    (NEWS, "[S1-2]", "[S1-4]", ["updates/news.yaml:4:14: there is no claim 'S1-4'; did you mean 'S1-2'?"]),
    (NEWS, '"2025"\n', '"2027"\n', ["updates/news.yaml:6:12: 'since' is later than 'checked'"]),
    (
        NEWS,
        "recheck: never",
        'recheck: "2026-11-22"',
        ["updates/news.yaml:8:14: 'recheck' must be later than 'checked'"],
    ),
    (NEWS, 'checked: "2026-11-22"', 'checked: "2026-02-30"', ["updates/news.yaml:7:14: 2026-02-30 is on no calendar"]),
    (
        NEWS,
        "    client: They came in 2025.\n",
        "",
        ["updates/news.yaml:9:5: 'print: true' needs 'client', the sentence to print"],
    ),
    (
        NEWS,
        "    print: true\n",
        "",
        [UNNAMED, "updates/news.yaml:9:5: 'client' is never printed without 'print: true'"],
    ),
    (
        NEWS,
        "seen: true",
        "seen: false",
        [
            "updates/news.yaml:5:13: 'changed' needs a source with 'seen: true' and its address; else the status is 'unchecked'",
            "updates/news.yaml:10:5: 'print: true' needs a source with 'seen: true' and 'print: true'",
        ],
    ),
    (
        NEWS,
        'url: "https://example.org/", ',
        "",
        [
            "updates/news.yaml:5:13: 'changed' needs a source with 'seen: true' and its address; else the status is 'unchecked'",
        ],
    ),
    (
        NEWS,
        "status: changed",
        "status: unchecked",
        ["updates/news.yaml:10:5: an unchecked update is never printed: nobody saw a source"],
    ),
    (
        NEWS,
        "They came in 2025.",
        "They came.",
        ["updates/news.yaml:9:13: what is older than twelve months, or is never looked at again, says its year"],
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "problems"), CASES)
def test_wrong_evidence_is_reported_once_with_its_place(
    pack: Pack, file: str, old: str, new: str, problems: list[str]
) -> None:
    pack.change(file, old, new)

    assert pack.problems() == problems


def test_claim_keeps_all_that_its_file_says(pack: Pack) -> None:
    catalog = load(Path())

    assert catalog.sources == {"blog": Source("blog", "A blog", "Somebody", "2022-11", "nl")}
    assert catalog.claims == {
        "S1-1": Claim("S1-1", "blog", "Answer.", "advice"),
        "S1-2": Claim("S1-2", "blog", "Robots come.", "trend", timeless=True),
    }


def test_update_keeps_all_that_its_file_says(pack: Pack) -> None:
    assert load(Path()).updates == {
        "robots-came": Update(
            id="robots-came",
            topic="Robots",
            claims=("S1-2",),
            status="changed",
            checked="2026-11-22",
            recheck="never",
            since="2025",
            client="They came in 2025.",
            print=True,
            sources=(Reference("News", "https://example.org/", "2025", seen=True, print=True),),
        )
    }


def test_claim_and_update_that_are_in_two_files_are_reported_with_both_places(pack: Pack) -> None:
    pack.write("sources/copy.yaml", FILES[BLOG].replace("S1-1", "S2-1"))
    pack.write("updates/more.yaml", FILES[NEWS])

    assert pack.problems() == [
        "sources/copy.yaml:7:3: there is already a 'S1-2' in sources/blog.yaml:7; ids are unique in the pack",
        "updates/news.yaml:2:3: there is already a 'robots-came' in updates/more.yaml:2; ids are unique in the pack",
    ]


@pytest.mark.parametrize("published", ["2022", "2022-11", "2024-02-29"])
def test_date_is_as_exact_as_known(pack: Pack, published: str) -> None:
    pack.change(BLOG, "2022-11", published)

    assert load(Path()).sources["blog"].published == published


@pytest.mark.parametrize(
    ("since", "date", "client", "wanted"),
    [
        ("2025-11", "undated", "Three in ten use it.", False),
        ("2025-10", "undated", "Three in ten use it.", True),
        ("2025-10", "undated", "Three in ten used it in 2025.", False),
        ("2024", "Oct 2025", "Three in ten use it.", True),
        ("2024", "3 November 2025", "Three in ten use it.", False),
        ("2024", "2024-2025", "Three in ten use it.", False),
        ("2024", "2025-06-28", "Three in ten use it.", True),
        ("2022", "undated", "Three in ten use it, 2000 of them daily.", False),
        ("2022", "undated", "Three in ten use it, 20000 of them daily.", True),
    ],
)
def test_sentence_older_than_twelve_months_when_it_was_checked_says_its_year(
    pack: Pack, since: str, date: str, client: str, *, wanted: bool
) -> None:
    pack.change(NEWS, 'since: "2025"', f'since: "{since}"')
    pack.change(NEWS, 'date: "2025"', f'date: "{date}"')
    pack.change(NEWS, "recheck: never", 'recheck: "2027-11-22"')
    pack.change(NEWS, "They came in 2025.", client)

    assert bool(pack.problems()) is wanted


def test_sentence_that_was_checked_more_than_a_year_before_the_review_says_its_year(pack: Pack) -> None:
    pack.change(NEWS, 'checked: "2026-11-22"', 'checked: "2025-10-31"')
    pack.change(NEWS, "recheck: never", 'recheck: "2027-11-22"')
    pack.change(NEWS, 'since: "2025"', 'since: "2025-09"')
    pack.change(NEWS, 'date: "2025"', "date: undated")
    pack.change(NEWS, "They came in 2025.", "They came.")

    assert len(pack.problems()) == 1
    pack.change("pack.yaml", "reviewed: 2026-11-22", "reviewed: 2025-11-22")
    assert pack.problems() == []


def test_unchecked_update_needs_no_source_and_keeps_its_status(pack: Pack) -> None:
    pack.write("updates/more.yaml", UNCHECKED)

    assert load(Path()).updates["seen-by-nobody"].status == "unchecked"


UNCHECKED = """\
updates:
  seen-by-nobody:
    topic: Hearsay
    status: unchecked
    checked: "2026-11-22"
    recheck: "2027-11-22"
"""
