from __future__ import annotations

import pytest
from tiny_pack import Pack

BLOG = "sources/blog.yaml"
NEWS = "updates/news.yaml"
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
        "    client: They came.\n",
        "",
        ["updates/news.yaml:9:5: 'print: true' needs 'client', the sentence to print"],
    ),
    (NEWS, "    print: true\n", "", ["updates/news.yaml:9:5: 'client' is never printed without 'print: true'"]),
    (
        NEWS,
        "seen: true",
        "seen: false",
        ["updates/news.yaml:10:5: 'print: true' needs a source with 'seen: true' and 'print: true'"],
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "problems"), CASES)
def test_wrong_evidence_is_reported_once_with_its_place(
    pack: Pack, file: str, old: str, new: str, problems: list[str]
) -> None:
    pack.change(file, old, new)

    assert pack.problems() == problems
