from __future__ import annotations

from pathlib import Path

from tests.pack.tiny_pack import Pack
from trendaudit.pack import load
from trendaudit.pack.coverage import coverage
from trendaudit.pack.lint import check

ANSWERS = "trends/service/answers.yaml"
BLOG = "sources/blog.yaml"
NEWS = "updates/news.yaml"
LEFT_OUT = '  S1-3: {says: Buy it., type: advice, unused: "It sells only the author\'s course."}\n'


def checked() -> list[str]:
    return list(map(str, check(Path())))


def test_claim_that_no_rule_names_is_reported(pack: Pack) -> None:
    pack.write(BLOG, Path(BLOG).read_text(encoding="utf-8") + "  S1-3: {says: Buy it., type: advice}\n")

    assert checked() == [
        f"{BLOG}:8:3: no rule names S1-3 under 'claims' or 'corrects'; name it, or say in 'unused' why it is left out"
    ]


def test_claim_that_says_why_it_is_left_out_is_counted_with_its_reason(pack: Pack) -> None:
    pack.write(BLOG, Path(BLOG).read_text(encoding="utf-8") + LEFT_OUT)

    assert checked() == []
    assert [(claim.id, claim.unused) for claim in coverage(load(Path())).treated["unused"]] == [
        ("S1-3", "It sells only the author's course.")
    ]


def test_claim_that_is_used_although_it_says_why_not_is_reported(pack: Pack) -> None:
    pack.write(BLOG, Path(BLOG).read_text(encoding="utf-8") + LEFT_OUT)
    pack.change(ANSWERS, "ask}}", "ask}, background: [S1-3]}")

    assert checked() == [
        f"{BLOG}:8:39: service/answers names this claim after all: remove 'unused', or the claim there"
    ]


def test_obsolete_claim_that_still_advises_is_reported(pack: Pack) -> None:
    pack.change(NEWS, "claims: [S1-2]\n    status: changed", "claims: [S1-1]\n    status: obsolete")

    assert checked() == [f"{ANSWERS}:17:20: S1-1 is obsolete; move it to 'corrects' or 'background', or leave it out"]
