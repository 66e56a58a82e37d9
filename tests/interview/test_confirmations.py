from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interview.interview_sample import CATALOG, COMPLETE, HINT, KNOWN, NEW, STOP, Scripted
from trendaudit.core.audit import DONT_KNOW, Audit
from trendaudit.errors import TrendauditError
from trendaudit.interview.confirmations import wants_full, with_retries


class Disk:
    """A place for answers that is full for a while, and another one."""

    def __init__(self, failures: int) -> None:
        self.failures = failures
        self.kept: list[Audit] = []
        self.kept_elsewhere: list[Audit] = []

    def save(self, audit: Audit) -> None:
        if self.failures:
            self.failures -= 1
            raise TrendauditError("the disk is full")
        self.kept.append(audit)

    def save_elsewhere(self, audit: Audit) -> str:
        self.kept_elsewhere.append(audit)
        return "roos-2.yaml"


def saved(disk: Disk, *replies: object) -> Scripted:
    front_end = Scripted(list(replies))
    with_retries(disk.save, disk.save_elsewhere, front_end)(KNOWN)
    assert not front_end.replies
    return front_end


def test_saving_that_works_asks_nothing() -> None:
    disk = Disk(failures=0)
    assert saved(disk).asked == []
    assert disk.kept == [KNOWN]


def test_saving_that_fails_says_why_and_is_tried_again() -> None:
    disk = Disk(failures=2)
    front_end = saved(disk, "retry", "retry")
    assert [asked.message for asked in front_end.asked] == ["the disk is full"] * 2
    assert disk.kept == [KNOWN]


def test_answers_can_go_elsewhere() -> None:
    disk = Disk(failures=1)
    assert saved(disk, "elsewhere").shown == ["All answers are kept in roos-2.yaml now."]
    assert (disk.kept, disk.kept_elsewhere) == ([], [KNOWN])


@pytest.mark.parametrize("reply", ["stop", STOP])
def test_stopping_raises_the_failure(reply: object) -> None:
    with pytest.raises(TrendauditError, match="the disk is full"):
        saved(Disk(failures=1), reply)


def offered(audit: Audit, *replies: object) -> tuple[bool, Scripted]:
    front_end = Scripted(list(replies))
    return wants_full(CATALOG, audit, front_end), front_end


@pytest.mark.parametrize(("replies", "wanted"), [(["yes"], True), (["no"], False), ([STOP], False), ([], False)])
def test_full_audit_is_offered_after_a_quick_one(replies: list[object], wanted: bool) -> None:
    answer, front_end = offered(COMPLETE, *replies)
    assert answer is wanted
    assert front_end.texts == ["Go on with the full audit now? 1 more question, about 1 min."]
    assert front_end.asked[0].start == "no"


def test_offer_is_repeated_until_it_is_understood() -> None:
    assert offered(COMPLETE, HINT, DONT_KNOW, "yes")[0]


@pytest.mark.parametrize(
    "audit", [replace(NEW, depth="full"), replace(COMPLETE, answers={**COMPLETE.answers, "detail": "yes"})]
)
def test_nothing_is_offered_where_there_is_nothing_more_to_ask(audit: Audit) -> None:
    answer, front_end = offered(audit)
    assert (answer, front_end.asked) == (False, [])
