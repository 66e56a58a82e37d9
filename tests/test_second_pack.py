"""The whole program with packs that are not the shipped one: nothing about that one is wired into the code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import EXAMPLES, PACKS
from trendaudit import answers, pack
from trendaudit.answers.write import comments_to_keep, render
from trendaudit.cli import run
from trendaudit.core.answer_state import Prompt
from trendaudit.core.audit import Audit
from trendaudit.core.catalog import Section
from trendaudit.interview import loop
from trendaudit.interview.messages import AnswerChange, Answered, Asked, Reply, Review, ReviewAction

RESTAURANT, EXTENDING = (PACKS / name for name in ("restaurant", "extending"))
BASE = pack.load(pack.shipped()).edition
EXAMPLE = EXAMPLES / "garden-centre.yaml"
LEPEL = """\
trendaudit: 1
pack: restaurant-check 0.3.0
depth: full
date: 2026-11-22
business: De Gouden Lepel
auditor: S. Bakker
answers:
  doelen: [volle_tafels]
  uren: drie_uur
  wegen: [website, bezorgapp]
  antwoord: {website: meteen, bezorgapp: zelfde_dag}
  allergenen: nergens
"""
Result = tuple[int, str, str]


@pytest.fixture
def trendaudit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., Result]:
    """Return the program; the folder that it runs in holds the answers of a restaurant."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    Path("lepel.yaml").write_text(LEPEL, encoding="utf-8")

    def call(*arguments: str, rules: Path = RESTAURANT) -> Result:
        code = run([*arguments, "--rules", str(rules)])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return call


class Scripted:
    """A front end that gives the replies it was made with, in order, and keeps what it was shown."""

    def __init__(self, *replies: object) -> None:
        self.replies = list(replies)
        self.shown: list[str] = []

    def begin_section(self, section: Section, *, first: bool) -> None:
        self.shown.append(section.title)

    def ask(self, asked: Asked) -> Reply:
        self.shown.append(asked.text)
        return Answered(self.replies.pop(0))

    def answered(self, asked: Asked, answer: str, taken: AnswerChange) -> None:
        self.shown.append(f"= {answer}")

    def say(self, text: str) -> None:
        self.shown.append(text)

    def review(self, review: Review) -> Prompt | ReviewAction:
        self.shown.append(f"{review.open} open")
        return ReviewAction.FINISH


def test_check_finds_nothing_wrong_with_it(trendaudit: Callable[..., Result]) -> None:
    code, out, err = trendaudit("rules", "check")

    assert (code, err) == (0, "")
    assert out.startswith("Restaurantcheck 0.3.0: 3 rules in 2 trends, 5 questions, 3 claims, ")


def test_check_takes_the_folder_as_an_argument_too(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["rules", "check", str(RESTAURANT)]) == 0
    assert capfdbinary.readouterr().out.startswith(b"Restaurantcheck 0.3.0: ")


def test_rules_are_listed_with_the_weight_of_their_trends(trendaudit: Callable[..., Result]) -> None:
    code, out, _ = trendaudit("rules", "list")

    assert code == 0
    assert "Vindbaar en bereikbaar  weight 1, 100% of the score\n" in out
    assert "   online/zelfde-dag-antwoord · impact 5, weight 5 · 1 h, then 2 h a month\n" in out


def test_answers_are_scored(trendaudit: Callable[..., Result]) -> None:
    code, out, err = trendaudit("score", "lepel.yaml", "--json")
    result = json.loads(out)

    assert (code, err) == (0, "")
    assert result["pack"] == {"id": "restaurant-check", "version": "0.3.0", "on": None}
    assert (result["score"]["value"], result["score"]["coverage"]) == (80.0, 1.0)
    assert [(item["rule"], item["gain"], item["bucket"]) for item in result["checklist"]] == [
        ("online/zelfde-dag-antwoord", 20.0, "now")
    ]
    assert [(duty["rule"], duty["status"]) for duty in result["duties"]] == [
        ("gastvrijheid/allergenen-vermeld", "fail")
    ]
    assert [watch["rule"] for watch in result["watch"]] == ["online/bezorgapps"]


def test_answers_are_changed_and_cleared(trendaudit: Callable[..., Result]) -> None:
    _, out, _ = trendaudit("score", "lepel.yaml", "--json", "--set", "antwoord.bezorgapp=later", "--set", "allergenen=")
    result = json.loads(out)

    assert result["score"]["value"] == 0.0
    assert [duty["status"] for duty in result["duties"]] == ["unknown"]


def test_roles_name_the_goals_and_the_hours(trendaudit: Callable[..., Result]) -> None:
    def first(*changes: str) -> dict[str, object]:
        _, out, _ = trendaudit("score", "lepel.yaml", "--json", *(part for one in changes for part in ("--set", one)))
        item: dict[str, object] = json.loads(out)["checklist"][0]
        priority = item["priority"]
        assert isinstance(priority, dict)
        return {"goal": priority["goal"], "bucket": item["bucket"]}

    assert first() == {"goal": 1.0, "bucket": "now"}
    assert first("doelen=vaste_gasten") == {"goal": 0.5, "bucket": "now"}
    assert first("doelen=geen_doel") == {"goal": 1.0, "bucket": "now"}
    assert "allows for 30 min a week" in trendaudit("score", "lepel.yaml", "--set", "uren=half_uur")[1]


def test_result_is_shown_with_the_texts_of_the_pack(trendaudit: Callable[..., Result]) -> None:
    code, out, err = trendaudit("score", "lepel.yaml")

    assert (code, err) == (0, "")
    assert "Restaurantcheck, version 0.3.0" in out
    assert " 1 Spreek af wie elke middag de aanvragen beantwoordt\n" in out
    assert "   Who says so: Vereniging Aan Tafel (March 2024): antwoord eerder dan een ander\n" in out
    assert " - Bezorgapps rekenen meer dan eerst\n" in out


def test_template_can_be_read_again(trendaudit: Callable[..., Result]) -> None:
    code, out, _ = trendaudit("template")
    Path("leeg.yaml").write_text(out, encoding="utf-8")

    assert code == 0
    assert "\npack: restaurant-check 0.3.0\n" in out
    assert "  # Hoe snel krijgt een gast daar antwoord?\n" in out
    assert trendaudit("check", "leeg.yaml")[2].endswith("4 questions are unanswered.\n")


def test_questions_are_listed(trendaudit: Callable[..., Result]) -> None:
    listed = json.loads(trendaudit("questions", "--json")[1])

    assert listed["pack"] == {"id": "restaurant-check", "version": "0.3.0", "on": None}
    assert [question["id"] for question in listed["questions"]] == ["doelen", "uren", "wegen", "antwoord", "allergenen"]
    assert [section["title"] for section in listed["sections"]] == ["De zaak", "De gasten"]


def test_rule_is_explained(trendaudit: Callable[..., Result]) -> None:
    code, out, _ = trendaudit("explain", "zelfde-dag-antwoord", "lepel.yaml")

    assert code == 0
    assert out.startswith("Elke gast heeft dezelfde dag antwoord\nonline/zelfde-dag-antwoord · Vindbaar en bereikbaar")
    assert "Points of this rule: 80 of 100\n" in out
    assert " - HB-1  Gasten kiezen de zaak die het eerst antwoordt.\n" in out


def test_report_is_written(trendaudit: Callable[..., Result]) -> None:
    code, out, _ = trendaudit("report", "lepel.yaml")

    assert code == 0
    assert out.startswith("# Trend audit: De Gouden Lepel\n")
    assert (
        "- **Measured against:** Restaurantcheck, version 0.3.0, reviewed on 22 November 2026; from 1 document of 2024\n"
        in out
    )
    assert "| Vindbaar en bereikbaar | 80 | " in out
    assert "### Controleer of gasten kunnen lezen welke allergenen in een gerecht zitten\n" in out
    assert "- Hoe snel krijgt een gast daar antwoord? Een bezorgapp: “Dezelfde dag”\n" in out
    assert "1. **Nieuwsbrief van een verzonnen horecavereniging**: Vereniging Aan Tafel; March 2024; Nederland;" in out


def test_interview_asks_and_keeps_the_answers() -> None:
    catalog = pack.load(RESTAURANT)
    front_end = Scripted(
        *("De Gouden Lepel", "S. Bakker", ["volle_tafels"], "drie_uur", ["website", "bezorgapp"]),
        *("meteen", "zelfde_dag", "nergens"),
    )
    saved: list[Audit] = []
    new = Audit("restaurant-check 0.3.0", depth="full", date="2026-11-22")
    outcome = loop.run(catalog, new, front_end, saved.append)
    text = render(saved[-1], catalog)

    assert outcome.audit == saved[-1] == answers.read(LEPEL.encode(), "lepel.yaml", catalog).audit
    assert answers.read(text.encode(), "lepel.yaml", catalog).audit == saved[-1]
    assert [line for line in front_end.shown if "antwoord?" in line or line.startswith("De ")] == [
        "De zaak",
        "De gasten",
        "De eigen website: Hoe snel krijgt een gast daar antwoord?",
        "Een bezorgapp: Hoe snel krijgt een gast daar antwoord?",
    ]
    assert front_end.shown[-1] == "0 open"


def test_answers_to_another_pack_are_refused(trendaudit: Callable[..., Result]) -> None:
    code, out, err = trendaudit("score", str(EXAMPLE))

    assert (code, out) == (2, "")
    assert err == (
        f"{EXAMPLE}:2:7: these answers belong to the pack 'social-trends', and the rules are 'restaurant-check'; "
        "use the rules of 'social-trends' (--rules)\n"
    )


def test_extending_pack_is_checked_with_the_shipped_one(trendaudit: Callable[..., Result]) -> None:
    base, catalog = pack.load(pack.shipped()), pack.load(EXTENDING)
    code, out, err = trendaudit("rules", "check", rules=EXTENDING)

    assert (code, err) == (0, "")
    assert out.startswith("Social media trends, as our agency sees them 1.2.0: ")
    assert f" {len(base.rules)} rules in {len(base.trends) + 1} trends, " in out
    assert catalog.extends == f"{base.id} {base.version}"
    assert base.rules.keys() - catalog.rules.keys() == {"selling/adverts-in-plan"}
    assert catalog.rules.keys() - base.rules.keys() == {"calls/missed-calls"}
    changed = {rule for rule in catalog.rules.keys() & base.rules.keys() if catalog.rules[rule] != base.rules[rule]}
    assert changed == {"service/same-day-answers"}
    assert (catalog.trends["service"].weight, catalog.trends["service"].title) == (5, base.trends["service"].title)


def test_answers_to_the_shipped_pack_are_scored_and_what_no_longer_fits_is_set_aside(
    trendaudit: Callable[..., Result],
) -> None:
    code, out, err = trendaudit("score", str(EXAMPLE), "--json", rules=EXTENDING)

    assert code == 0
    assert json.loads(out)["pack"] == {"id": "harbour-agency", "version": "1.2.0", "on": BASE}
    kept = "is no longer asked. It is set aside under 'retired' and no longer counts"
    assert [line.partition(": ")[2] for line in err.splitlines()] == [f"'reply_owner' {kept}", f"'adverts' {kept}"]


def test_audit_of_the_shipped_pack_belongs_to_the_extending_one_when_it_is_saved() -> None:
    catalog = pack.load(EXTENDING)
    found = answers.read(EXAMPLE, str(EXAMPLE), catalog)
    saved: list[Audit] = []
    loop.run(catalog, found.audit, Scripted("called_back"), saved.append)
    text = render(saved[-1], catalog, comments_to_keep(found, catalog))

    assert text.startswith(
        f"trendaudit: 1                      # format of this file\npack: harbour-agency 1.2.0 on {BASE}\n"
    )
    again = answers.read(text.encode(), "again.yaml", catalog)
    assert again.notices == ()
    assert again.audit.answers["missed_calls"] == "called_back"
    assert sorted(again.audit.retired) == ["adverts", "reply_owner"]


def test_problems_of_an_extending_pack_are_printed_with_their_places(
    tmp_path: Path, trendaudit: Callable[..., Result]
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    text = (EXTENDING / "pack.yaml").read_text(encoding="utf-8")
    (own / "pack.yaml").write_text(text.replace("<2", "<1.0"), encoding="utf-8")
    code, out, err = trendaudit("rules", "check", rules=own)

    assert (code, out) == (1, "")
    assert err == (
        "own/pack.yaml:6:10: the version that comes with trendaudit is social-trends "
        f"{pack.load(pack.shipped()).version}, and that is not >=1.0,<1.0\n1 problem.\n"
    )
    assert trendaudit("template", rules=own)[0] == 2
