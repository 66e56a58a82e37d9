from __future__ import annotations

import pytest
from tiny_pack import Pack

BUSINESS = "questions/10-business.yaml"
LOOKING = "trends/service/looking.yaml"
CONSENT = "trends/service/consent.yaml"
CASES = [
    (
        LOOKING,
        ", staff: {at_least: 1}",
        "",
        ["questions/20-service.yaml:29:3: nothing reads 'staff': remove it, or say in 'unread' why it is asked"],
    ),
    (
        BUSINESS,
        "kind: one\n",
        "kind: one\n    unread: For nothing.\n",
        ["questions/10-business.yaml:20:5: all of this question is read: remove 'unread'"],
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "problems"), CASES)
def test_what_nothing_reads_is_reported_once_with_its_place(
    pack: Pack, file: str, old: str, new: str, problems: list[str]
) -> None:
    pack.change(file, old, new)

    assert pack.problems() == problems
