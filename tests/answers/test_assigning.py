"""Single answers set on the command line."""

from __future__ import annotations

import pytest

from tests.answers.bakery import audit, catalog
from trendaudit import answers
from trendaudit.core.audit import Answer
from trendaudit.errors import TrendauditError

BEFORE: dict[str, Answer] = {"sells_to": "no", "channels": ("tiktok",), "last_post": {"tiktok": "earlier"}}


@pytest.mark.parametrize(
    ("assignment", "after"),
    [
        ("sells_to=consumers", {**BEFORE, "sells_to": "consumers"}),
        (" sells_to = dont_know ", {**BEFORE, "sells_to": "dont_know"}),
        ("channels=tiktok, facebook", {**BEFORE, "channels": ("facebook", "tiktok")}),
        ("channels=nowhere", {**BEFORE, "channels": ("nowhere",)}),
        ("channels=dont_know", {**BEFORE, "channels": "dont_know"}),
        ("staff=3", {**BEFORE, "staff": 3}),
        ("staff=2.5", {**BEFORE, "staff": 2.5}),
        ("motto=a=b, c", {**BEFORE, "motto": "a=b, c"}),
        ("last_post.facebook=this_week", {**BEFORE, "last_post": {"facebook": "this_week", "tiktok": "earlier"}}),
        ("last_post.tiktok=", {"sells_to": "no", "channels": ("tiktok",)}),
        ("last_post=", {"sells_to": "no", "channels": ("tiktok",)}),
        ("sells_to=", {"channels": ("tiktok",), "last_post": {"tiktok": "earlier"}}),
        ("staff=", BEFORE),
    ],
)
def test_answer_is_set_or_cleared(assignment: str, after: dict[str, Answer]) -> None:
    before = audit(business="Roos", answers=BEFORE)
    changed = answers.assign(before, catalog(), assignment)
    assert changed == audit(business="Roos", answers=after)
    assert before.answers == BEFORE


def test_answers_stay_in_the_order_of_the_questions() -> None:
    changed = answers.assign(audit(answers=BEFORE), catalog(), "staff=3")
    assert list(changed.answers) == ["sells_to", "staff", "channels", "last_post"]


@pytest.mark.parametrize(
    ("assignment", "message"),
    [
        ("sells_to", "--set sells_to: this sets nothing; write question=answer, or question= for no answer"),
        ("sels_to=no", "--set sels_to: there is no question 'sels_to'; did you mean 'sells_to'?"),
        (
            "=no",
            "--set : there is no question ''; there are: sells_to, staff, motto, channels, last_post",
        ),
        (
            "sells_to=bussinesses",
            ("--set sells_to: 'bussinesses' is not an option; did you mean 'businesses'? "
            "The options are: consumers, businesses, no, dont_know"),
        ),
        ("channels=tiktok,tiktok", "--set channels: 'tiktok' is chosen twice; remove one of the two"),
        (
            "channels=tiktok,nowhere",
            "--set channels: 'nowhere' cannot be chosen together with other options; keep it alone or remove it",
        ),
        ("channels=facebook,insta,tiktok,email", "--set channels: choose at most 3 options; this has 4"),
        ("staff=three", "--set staff: 'three' is not a number; write it in digits, such as 12 or 2.5"),
        ("staff=2,5", "--set staff: '2,5' has a decimal comma; a number is written with a point: 2.5"),
        ("staff=nan", "--set staff: 'nan' is not a number; write it in digits, such as 12 or 2.5"),
        ("staff=1_0", "--set staff: '1_0' is not a number; write it in digits, such as 12 or 2.5"),
        ("staff=" + "9" * 30, f"--set staff: '{'9' * 30}' is not a number; write it in digits, such as 12 or 2.5"),
        ("staff=0", "--set staff: 0 is too small; the least is 1"),
        ("staff=dont_know", "--set staff: “don't know” is not accepted here. Write a number"),
        (
            "sells_to.facebook=no",
            "--set sells_to.facebook: this question is not asked for several things; write sells_to=...",
        ),
        (
            "last_post=earlier",
            "--set last_post: this is asked for each option of channels; write last_post.facebook=...",
        ),
        (
            "last_post.facebok=earlier",
            ("--set last_post.facebok: 'facebok' is not a row of this question; did you mean 'facebook'? "
            "The rows are: facebook, insta, tiktok, email"),
        ),
        (
            "last_post.nowhere=earlier",
            ("--set last_post.nowhere: 'nowhere' is not a row of this question. "
            "The rows are: facebook, insta, tiktok, email"),
        ),
        ("\x1b[2J=x", "--set '\\x1b[2J': there is no question '\\x1b[2J'; there are: sells_to, staff, motto, channels, last_post"),
        ("motto=\udcff", "--set motto: '\\udcff' cannot be read in this terminal's encoding"),
    ],
)  # fmt: skip
def test_wrong_assignment_is_refused_with_the_fix(assignment: str, message: str) -> None:
    with pytest.raises(TrendauditError) as caught:
        answers.assign(audit(answers=BEFORE), catalog(), assignment)
    assert str(caught.value) == message
