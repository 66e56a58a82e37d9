from __future__ import annotations

from pathlib import Path

import pytest

from tests.pack.tiny_pack import FILES
from trendaudit.core.catalog import Catalog, Trend
from trendaudit.errors import ProblemsError
from trendaudit.pack import load
from trendaudit.pack.lint import check

HEAD = """\
id: own
title: My own pack
version: 2.0.0
language: en-GB
reviewed: 2026-11-23
extends: tiny >=1.0,<2
"""
ANSWERS = "trends/service/answers.yaml"
SERVICE = "questions/20-service.yaml"
PHONE = """\
title: The telephone is answered
open_title: The telephone rings on
kind: practice
origin: Y1
why: Some people call.
applies_when: {channels: phone}
score:
  - {question: reply_time, points: {same_day: 100, next_day: 0, later: 0}}
impact: 1
effort: {once: 0, monthly: 1}
goals: [serve]
action: {title: Pick it up, steps: [Pick it up.], done_when: It no longer rings.}
claims: {advises: {S1-1: answer when people ask}}
examples:
  - {answers: {channels: [phone], reply_time: same_day}, expect: 100}
  - {answers: {channels: [phone], reply_time: later}, expect: 0}
  - {answers: {channels: [chat]}, expect: not_applicable}
"""


class Own:
    """A pack in the folder own/, which extends the tiny one in base/."""

    def write(self, name: str, text: str) -> None:
        path = Path("own", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def head(self, *lines: str) -> None:
        self.write("pack.yaml", HEAD + "".join(f"{line}\n" for line in lines))

    def load(self) -> Catalog:
        return load(Path("own"), Path("base"))

    def problems(self) -> list[str]:
        try:
            self.load()
        except ProblemsError as error:
            return list(map(str, error.problems))
        return []

    def check(self) -> list[str]:
        return list(map(str, check(Path("own"), Path("base"))))


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Own:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        path = Path("base", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    pack = Own()
    pack.head()
    return pack


def test_pack_that_changes_nothing_has_all_of_the_other_and_its_own_name(own: Own) -> None:
    catalog, base = own.load(), load(Path("base"))

    assert (catalog.id, catalog.title, catalog.version) == ("own", "My own pack", "2.0.0")
    assert (catalog.extends, base.extends) == ("tiny 1.0.0", "")
    assert (catalog.language, catalog.reviewed, catalog.roles) == ("en-GB", "2026-11-23", base.roles)
    assert (catalog.trends, catalog.sections) == (base.trends, base.sections)
    assert (catalog.rules, catalog.questions) == (base.rules, base.questions)
    assert (catalog.sources, catalog.claims, catalog.updates) == (base.sources, base.claims, base.updates)


def test_rule_at_a_new_path_is_added(own: Own) -> None:
    own.write("trends/service/phone.yaml", PHONE)

    assert list(own.load().rules) == [
        "service/answers", "service/consent", "service/looking", "service/phone", "service/robots",
    ]  # fmt: skip


def test_file_at_the_same_path_replaces_the_whole_one_of_the_base(own: Own) -> None:
    own.write(
        ANSWERS, FILES[ANSWERS].replace("impact: 5", "impact: 8").replace("title: Questions are", "title: All are")
    )
    own.write("sources/blog.yaml", FILES["sources/blog.yaml"].replace("Somebody", "Somebody else"))
    own.write("updates/news.yaml", FILES["updates/news.yaml"].replace("changed", "holds"))
    catalog = own.load()

    assert (catalog.rules["service/answers"].impact, catalog.rules["service/answers"].title) == (8, "All are answered")
    assert catalog.sources["blog"].publisher == "Somebody else"
    assert catalog.updates["robots-came"].status == "holds"


def test_new_questions_stand_where_the_name_of_their_file_puts_them(own: Own) -> None:
    own.write(
        "questions/15-extra.yaml", "section: Extra\nquestions:\n  extra: {ask: What else?, kind: text, unread: Kept.}\n"
    )

    assert list(own.load().sections) == ["business", "extra", "service"]
    assert list(own.load().questions)[2:5] == ["hours", "extra", "channels"]


def test_new_sources_and_updates_stand_beside_the_others(own: Own) -> None:
    own.write("sources/letter.yaml", FILES["sources/blog.yaml"].replace("S1-", "S2-"))
    own.write("updates/more.yaml", FILES["updates/news.yaml"].replace("robots-came", "more").replace("S1-2", "S2-2"))

    assert list(own.load().claims) == ["S1-1", "S1-2", "S2-1", "S2-2"]
    assert list(own.load().updates) == ["more", "robots-came"]


def test_weights_and_titles_of_trends_are_set_anew_and_trends_added(own: Own) -> None:
    own.head("trends:", "  service: {weight: 5}", "  calls: {title: Calls, weight: 1}")
    own.write("trends/calls/phone.yaml", PHONE)
    assert own.load().trends == {"service": Trend("service", "Service", 5), "calls": Trend("calls", "Calls", 1)}

    own.head("trends:", "  service: {title: Help}", "  calls: {title: Calls, weight: 1}")
    assert own.load().trends["service"] == Trend("service", "Help", 2)


def test_role_is_given_to_another_question(own: Own) -> None:
    own.head("roles: {capacity: week}")
    own.write(
        "questions/15-extra.yaml",
        "section: Extra\nquestions:\n  week:\n    ask: How long is your week?\n    kind: one\n"
        "    options: {short: {label: Short, value: 1}, long: {label: Long, value: 8}}\n",
    )

    assert own.load().roles == {"goals": "goals", "capacity": "week"}


def test_question_of_the_base_that_nothing_reads_any_more_is_not_asked(own: Own) -> None:
    own.head("retire: [service/looking]")

    assert list(own.load().questions) == ["name", "goals", "hours", "channels", "reply_time", "last_look"]


def test_section_of_the_base_without_questions_goes(own: Own) -> None:
    own.head(
        "trends: {calls: {title: Calls, weight: 1}}",
        "retire: [service/answers, service/consent, service/looking, service/robots]",
    )
    own.write(
        "trends/calls/watch.yaml",
        FILES["trends/service/robots.yaml"]
        .replace("channels", "goals")
        .replace("chat", "sell")
        .replace("email", "serve"),
    )

    assert (list(own.load().sections), list(own.load().questions)) == (["business"], ["name", "goals", "hours"])


def test_question_that_only_a_question_nobody_reads_reads_is_not_asked_either(own: Own) -> None:
    own.head("retire: [service/answers, service/consent, service/looking, service/robots]")
    own.write("trends/calls/watch.yaml", FILES["trends/service/robots.yaml"])
    own.head(
        "trends: {calls: {title: Calls, weight: 1}}",
        "retire: [service/answers, service/consent, service/looking, service/robots]",
    )

    assert list(own.load().questions) == ["name", "goals", "hours", "channels"]


def test_options_of_the_base_that_nothing_reads_any_more_stay(own: Own) -> None:
    own.head("retire: [service/looking, service/robots, service/consent]")

    assert list(own.load().questions["channels"].options) == ["email", "chat", "phone", "nowhere"]


def test_own_question_that_nothing_reads_is_refused(own: Own) -> None:
    own.write("questions/15-extra.yaml", "section: Extra\nquestions:\n  extra: {ask: How many?, kind: number}\n")

    assert own.problems() == [
        "own/questions/15-extra.yaml:3:3: nothing reads 'extra': remove it, or say in 'unread' why it is asked"
    ]


def test_trend_of_the_base_that_has_lost_all_its_rules_goes_with_them(own: Own) -> None:
    own.head(
        "trends: {calls: {title: Calls, weight: 1}}",
        "retire: [service/answers, service/consent, service/looking, service/robots]",
    )
    own.write("trends/calls/phone.yaml", PHONE)

    assert list(own.load().trends) == ["calls"]


def test_trend_that_is_weighted_anew_and_has_lost_all_its_rules_is_refused(own: Own) -> None:
    own.head(
        "trends: {calls: {title: Calls, weight: 1}, service: {weight: 3}}",
        "retire: [service/answers, service/consent, service/looking, service/robots]",
    )
    own.write("trends/calls/phone.yaml", PHONE)

    assert own.problems() == ["own/pack.yaml:7:44: there are no rules in trends/service/"]


@pytest.mark.parametrize(
    ("extends", "message"),
    [
        (
            "tiny >=2",
            "own/pack.yaml:6:10: the version that comes with trendaudit is tiny 1.0.0, and that is not >=2",
        ),
        (
            "tiny >0.9, <1.0",
            "own/pack.yaml:6:10: the version that comes with trendaudit is tiny 1.0.0, and that is not >0.9, <1.0",
        ),
        (
            "tinny >=1",
            (
                "own/pack.yaml:6:10: 'tinny' cannot be extended: only the pack that comes with trendaudit can, "
                "and that is tiny 1.0.0"
            ),
        ),
        (
            "tiny",
            ("own/pack.yaml:6:10: extends: 'tiny' is no pack with a range of versions, such as social-trends >=1.0,<2"),
        ),
        (
            "tiny ~1.0",
            (
                "own/pack.yaml:6:10: extends: 'tiny ~1.0' is no pack with a range of versions, "
                "such as social-trends >=1.0,<2"
            ),
        ),
    ],
)
def test_pack_that_is_not_there_cannot_be_extended_and_nothing_else_is_guessed(
    own: Own, extends: str, message: str
) -> None:
    own.write("pack.yaml", HEAD.replace("tiny >=1.0,<2", extends) + "retire: [service/none]\n")
    own.write(ANSWERS, FILES[ANSWERS])

    assert own.problems() == [message]


@pytest.mark.parametrize("versions", ["==1", "==1.0.0", "<=1.0", ">=1", ">0.9.9,<1.0.1", "< 2", ">=0.5 , <=1.0.0"])
def test_versions_are_compared_as_numbers(own: Own, versions: str) -> None:
    own.write("pack.yaml", HEAD.replace(">=1.0,<2", versions))

    assert own.problems() == []


def test_all_faults_of_own_files_are_reported_where_the_base_is_not_known(own: Own) -> None:
    own.write("pack.yaml", HEAD.replace("extends", "extend").replace("title: My", "titel: My"))
    own.write("trends/service/phone.yaml", PHONE.replace("impact: 1", "impact: 4"))

    assert own.problems() == [
        "own/pack.yaml:2:1: unknown key 'titel'; did you mean 'title'?",
        "own/pack.yaml:6:1: unknown key 'extend'; did you mean 'extends'?",
        "own/trends/service/phone.yaml:9:9: impact: expected 1, 2, 3, 5 or 8, found 4",
    ]


def test_pack_yaml_that_cannot_be_read_makes_no_id_unknown(own: Own) -> None:
    own.write("pack.yaml", "[")
    own.write("trends/service/phone.yaml", PHONE)

    assert own.problems() == ["own/pack.yaml:1:2: the file ends before what it opens is closed"]


def test_retiring_without_extending_is_refused(own: Own) -> None:
    own.write("pack.yaml", FILES["pack.yaml"] + "retire: [service/answers]\n")

    [problem] = own.problems()
    assert problem.startswith("own/pack.yaml:1:1: the key 'extends' is missing: 'retire' is for a pack that extends")
    assert problem.endswith("such as extends: social-trends >=1.0,<2, or remove 'retire'")


def test_pack_does_not_take_the_id_of_the_one_that_it_extends(own: Own) -> None:
    own.write("pack.yaml", HEAD.replace("id: own", "id: tiny"))

    assert own.problems() == [
        "own/pack.yaml:1:5: this is the id of the pack that is extended; give this one an id of its own"
    ]


def test_retiring_what_is_no_rule_of_the_base_is_refused(own: Own) -> None:
    own.head("retire:", *(f"  - service/{name}" for name in ("lookin", "phone", "answers", "robots", "robots")))
    own.write("trends/service/phone.yaml", PHONE)
    own.write(ANSWERS, FILES[ANSWERS])

    assert own.problems() == [
        "own/pack.yaml:8:5: there is no rule 'service/lookin' to retire; did you mean 'service/looking'?",
        (
            "own/pack.yaml:9:5: 'service/phone' is a rule of this pack itself, in own/trends/service/phone.yaml; "
            "delete one of the two"
        ),
        (
            "own/pack.yaml:10:5: 'service/answers' is a rule of this pack itself, in own/trends/service/answers.yaml; "
            "delete one of the two"
        ),
        "own/pack.yaml:12:5: 'service/robots' stands here twice",
    ]


def test_own_rule_that_needs_a_retired_one_is_refused(own: Own) -> None:
    own.head("retire: [service/looking]")
    own.write("trends/service/phone.yaml", PHONE.replace("claims:", "needs: [service/looking]\nclaims:"))

    assert own.problems() == ["own/trends/service/phone.yaml:13:9: 'service/looking' is retired in own/pack.yaml:7"]


def test_rule_of_the_base_that_needs_a_retired_one_must_be_replaced(own: Own) -> None:
    own.head("retire: [service/answers]")

    assert own.problems() == [
        (
            "base/trends/service/looking.yaml:12:9: 'service/answers' is retired in own/pack.yaml:7 "
            "(this comes from tiny 1.0.0; what you write in own/trends/service/looking.yaml goes before it)"
        )
    ]


def test_question_that_a_replaced_file_leaves_out_is_missed_once_by_each_file_of_the_base(own: Own) -> None:
    own.write(SERVICE, FILES[SERVICE].replace("reply_time:", "reply_speed:"))
    own.write("trends/service/phone.yaml", PHONE)
    gone = "there is no question 'reply_time' any more: own/questions/20-service.yaml leaves it out"
    base = "(this comes from tiny 1.0.0; what you write in own/trends/service/answers.yaml goes before it)"

    assert own.problems() == [
        f"base/trends/service/answers.yaml:8:15: {gone} {base}",
        f"own/trends/service/phone.yaml:8:16: {gone}",
        f"own/trends/service/phone.yaml:15:35: {gone}",
        f"own/trends/service/phone.yaml:16:35: {gone}",
    ]


def test_role_of_the_base_whose_question_is_gone_points_to_the_base(own: Own) -> None:
    business = FILES["questions/10-business.yaml"]
    own.write("questions/10-business.yaml", business.replace("hours:\n", "time:\n"))

    assert own.problems() == [
        (
            "base/pack.yaml:6:33: there is no question 'hours' any more: own/questions/10-business.yaml leaves it out "
            "(this comes from tiny 1.0.0; what you write in own/pack.yaml goes before it)"
        )
    ]


def test_role_that_is_no_question_points_to_the_own_file(own: Own) -> None:
    own.head("roles: {goals: goal}")

    assert own.problems() == ["own/pack.yaml:7:16: there is no question 'goal'; did you mean 'goals'?"]


def test_new_trend_needs_a_title_and_a_weight(own: Own) -> None:
    own.head("trends:", "  servce: {weight: 3}")
    own.write("trends/servce/phone.yaml", PHONE)

    assert own.problems() == [
        (
            "own/pack.yaml:8:3: there is no trend 'servce' in tiny 1.0.0, so it needs a title and a weight; "
            "did you mean 'service'?"
        )
    ]


def test_rule_in_a_trend_of_neither_pack_is_refused(own: Own) -> None:
    own.write("trends/calls/phone.yaml", PHONE)

    assert own.problems() == [
        (
            "base/pack.yaml:7:1: there is no trend 'calls' here, but there are rules in trends/calls/ "
            "(this comes from tiny 1.0.0; what you write in own/pack.yaml goes before it)"
        )
    ]


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        (
            "questions/15-extra.yaml",
            "section: Extra\nquestions:\n  staff: {ask: How many?, kind: number}\n",
            "3:3: there is already a question 'staff' in base/questions/20-service.yaml:29; ids are unique in the pack",
        ),
        (
            "questions/15-service.yaml",
            "section: Extra\nquestions:\n  extra: {ask: What else?, kind: text, unread: Kept.}\n",
            "1:1: another file is called service but for its number; give this one another name",
        ),
        (
            "sources/a-blog.yaml",
            FILES["sources/blog.yaml"].replace("S1-2", "S2-2"),
            "6:3: there is already a 'S1-1' in base/sources/blog.yaml:6; ids are unique in the pack",
        ),
        (
            "updates/a-news.yaml",
            FILES["updates/news.yaml"],
            "2:3: there is already a 'robots-came' in base/updates/news.yaml:2; ids are unique in the pack",
        ),
        (
            "trends/service/a-robot.yaml",
            FILES["trends/service/robots.yaml"],
            ("1:8: this title also stands in base/trends/service/robots.yaml:1; a report could not tell the two apart"),
        ),
    ],
)
def test_what_the_base_has_already_is_reported_in_the_own_file(own: Own, name: str, text: str, problem: str) -> None:
    own.write(name, text)

    assert own.problems() == [f"own/{name}:{problem}"]


def test_broken_file_does_not_bring_back_the_one_that_it_replaces(own: Own) -> None:
    own.write(SERVICE, "section: Service\nquestions:\n  calls: {ask: How many?, kind: nummer}\n")
    own.write("trends/service/phone.yaml", PHONE.replace("channels: phone", "calls: {at_least: 1}"))

    assert own.problems() == [
        (
            "own/questions/20-service.yaml:3:33: kind: expected one, many, number or text, found 'nummer'; "
            "did you mean 'number'?"
        )
    ]


def test_check_runs_the_examples_of_both(own: Own) -> None:
    own.write(SERVICE, FILES[SERVICE].replace("{none_of: [nowhere]}}", "{none_of: [nowhere, email]}}"))
    own.write("trends/service/phone.yaml", PHONE.replace("later}, expect: 0", "later}, expect: 50"))
    base = "(this comes from tiny 1.0.0; what you write in own/trends/service/answers.yaml goes before it)"

    assert [problem for problem in own.check() if "the example expects" in problem] == [
        f"base/trends/service/answers.yaml:19:63: the example expects 0, but the rule makes not_applicable of it {base}",
        f"base/trends/service/answers.yaml:20:66: the example expects pass, but the rule makes not_applicable of it {base}",
        "own/trends/service/phone.yaml:16:63: the example expects 50, but the rule makes 0 (fail) of it",
    ]


def test_slip_in_pack_yaml_does_not_hide_what_the_two_packs_make_together(own: Own) -> None:
    own.write("pack.yaml", HEAD.replace("version: ", "version: v"))
    own.write("trends/service/answers.yaml", FILES["trends/service/answers.yaml"].replace("S1-1", "S1-9", 1))

    problems = own.problems()
    assert len(problems) == 2
    assert problems[0].startswith("own/pack.yaml:")
    assert "is no version" in problems[0]
    assert "there is no claim 'S1-9'" in problems[1]
