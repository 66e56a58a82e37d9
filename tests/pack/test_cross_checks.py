from __future__ import annotations

import pytest

from tests.pack.tiny_pack import FILES, Pack

PACK = "pack.yaml"
CASES = [
    (PACK, "goals: goals", "goals: goal", ["pack.yaml:6:16: there is no question 'goal'; did you mean 'goals'?"]),
    (
        PACK,
        "goals: goals",
        "goals: hours",
        ["pack.yaml:6:16: the role goals needs a question of kind many that is asked once"],
    ),
    (
        PACK,
        "capacity: hours",
        "capacity: reply_time",
        [
            "questions/20-service.yaml:19:7: for the role capacity each option needs a 'value', its hours a week; without are: 'same_day', 'next_day', 'later'"
        ],
    ),
    (
        PACK,
        "  service:",
        "  servces:",
        ["pack.yaml:8:3: there are no rules in trends/servces/; did you mean 'service'?"],
    ),
    (
        PACK,
        "weight: 2}",
        "weight: 2}\n  other: {title: Other, weight: 1}",
        ["pack.yaml:9:3: there are no rules in trends/other/"],
    ),
    (PACK, "2026-11-22", "2026-11-31", ["pack.yaml:5:11: 2026-11-31 is on no calendar"]),
]


@pytest.mark.parametrize(("file", "old", "new", "problems"), CASES)
def test_files_that_do_not_fit_is_reported_once_with_its_place(
    pack: Pack, file: str, old: str, new: str, problems: list[str]
) -> None:
    pack.change(file, old, new)

    assert pack.problems() == problems


def test_folder_that_the_pack_does_not_know_is_reported_once(pack: Pack) -> None:
    for name in ("one", "two"):
        text = FILES["trends/service/robots.yaml"].replace("Robots that answer", name)
        pack.write(f"trends/other/{name}.yaml", text)

    assert pack.problems() == ["pack.yaml:7:1: there is no trend 'other' here, but there are rules in trends/other/"]
