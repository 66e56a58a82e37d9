"""Reports for the tests of the renderers: a small pack in which everything occurs that a document can show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from trendaudit.core.audit import Answer, Audit, Decision
from trendaudit.core.catalog import (
    Action,
    Catalog,
    Claim,
    Effort,
    Option,
    Part,
    Question,
    Reference,
    Rule,
    Section,
    Source,
    Trend,
    Update,
)
from trendaudit.core.conditions import Test
from trendaudit.core.report import Report, build

Say = Callable[[str], str]
"""Turns the text of the pack and of the person into what a test wants it to be."""
HALF = Fraction(1, 2)
LETTERS = ("a", "b", "c", "d", "e", "f")
POINTS = {"good": Fraction(1), "fair": HALF, "bad": Fraction(0)}


def report(say: Say = str, as_of: str = "2026-11-22", **changes: Any) -> Report:
    """Return the report on a bakery. `changes` replace fields of the audit."""
    return build(catalog(say), replace(audit(say), **changes), as_of)


def audit(say: Say = str) -> Audit:
    """Return the answers of a bakery that does some things well and knows some things not."""
    answers: dict[str, Answer] = {
        "goals": ("sell",),
        "hours": "two",
        "channels": ("facebook", "instagram"),
        "last_post": {"facebook": "bad", "instagram": "good"},
        "visitors": 12.5,
        "remark": say("We like bread"),
        "consent": "bad",
        "known": "good",
        "unsure": "dont_know",
        **dict.fromkeys(LETTERS, "bad"),
        "b": "fair",
    }
    return Audit(
        pack="pack 1.0.0",
        depth="full",
        date="2026-11-22",
        business=say("Bakkerij Roos"),
        auditor=say("M. de Wit"),
        answers=answers,
        notes={"consent": say("Ask her sister"), "last_post.facebook": say("Since the summer")},
        decisions={"trend/f": Decision("planned", why=say("after Easter"), who=say("Anna"), due="2027-04-01")},
    )


def catalog(say: Say = str) -> Catalog:
    """Return the pack."""
    questions = [
        _many("goals", say, sell="Sell more", none_yet="Never decided"),
        replace(_one("hours", say), options={"two": Option("two", say("About two"), value=Fraction(2))}),
        _many("channels", say, facebook="Facebook", instagram="Instagram", none="None"),
        replace(_one("last_post", say), each="channels", ask=say("When did you last post?")),
        Question("visitors", "first", say("How many visitors a day?"), "number"),
        Question("remark", "first", say("Anything else?"), "text"),
        *(_one(name, say) for name in ("consent", "unseen", "known", "unsure", *LETTERS)),
    ]
    rules = [
        _duty("trend/consent", "consent", say),
        _duty("trend/unseen", "unseen", say),
        _duty("trend/known-duty", "known", say),
        _watch("trend/watched", say),
        _practice("trend/known", "known", say, title=say("Everything is on a list")),
        _practice("trend/unsure", "unsure", say),
        _practice("trend/last-post", "last_post", say, title=say("No account is silent")),
        *(_practice(f"trend/{letter}", letter, say) for letter in LETTERS),
    ]
    sources, claims = _documents(say)
    return Catalog(
        id="pack",
        title=say("Trends for bakers"),
        version="1.0.0",
        language="en-GB",
        reviewed="2026-11-01",
        roles={"goals": "goals", "capacity": "hours"},
        trends={"trend": Trend("trend", say("Customers get an answer"), 2)},
        sections={
            name: Section(name, say(title)) for name, title in (("first", "The business"), ("second", "Service"))
        },
        questions={question.id: question for question in questions},
        rules={rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)},
        sources=sources,
        claims=claims,
        updates={update.id: update for update in _updates(say)},
    )


def _one(name: str, say: Say) -> Question:
    options = {option: Option(option, say(f"It is {option}")) for option in POINTS}
    return Question(name, "second", say(f"How is {name}?"), "one", options=options)


def _many(name: str, say: Say, **options: str) -> Question:
    made = {
        option: Option(option, say(label), exclusive=option.startswith("none")) for option, label in options.items()
    }
    return Question(name, "first", say(f"Which {name}?"), "many", options=made)


def _practice(name: str, question: str, say: Say, **rest: Any) -> Rule:
    rule = Rule(
        name,
        "trend",
        title=say(f"{question} is done"),
        kind="practice",
        open_title=say(f"{question} is open"),
        why=say(f"{question} matters to customers."),
        score=(Part(question, POINTS),),
        impact=3,
        effort=Effort(Fraction(2), HALF),
        cost=say("A printed card"),
        goals=("sell",),
        action=_action(question, say),
        advises={claim: say("do as it says") for claim in ("S1-01", "S1-02", "S2-01")},
    )
    return replace(rule, **rest)


def _duty(name: str, question: str, say: Say) -> Rule:
    return _practice(
        name,
        question,
        say,
        kind="duty",
        impact=0,
        goals=(),
        open_title=say(f"Check {question}"),
        advises={"S1-01": say("do as it says")},
    )


def _watch(name: str, say: Say) -> Rule:
    return Rule(
        name,
        "trend",
        title=say("Live shopping"),
        kind="watch",
        why=say("It comes and goes."),
        applies_when=Test("channels", "any_of", frozenset({"facebook"})),
        action=_action("live shopping", say),
        advises={"S2-01": say("do as it says")},
    )


def _action(what: str, say: Say) -> Action:
    steps = (say(f"Look at {what}."), say(f"Improve {what}."))
    return Action(say(f"Improve {what} this week"), steps, done_when=say(f"Somebody else finds {what} in order."))


def _documents(say: Say) -> tuple[dict[str, Source], dict[str, Claim]]:
    sources = [
        Source("S1", say("Trends for 2023"), say("A copywriter"), "2022-11", "nl", say("Flanders"), say("Sells texts")),
        Source("S2", say("Five developments"), say("An agency"), "2023-01-15", "sv"),
        Source("S3", say("Unprintable document"), say("A secret"), "2021", "nb"),
    ]
    claims = [
        Claim("S1-01", "S1", say("Answer quickly"), "advice", timeless=True),
        Claim("S1-02", "S1", say("Bread sells on Facebook"), "figure"),
        Claim("S2-01", "S2", say("Lists help"), "advice"),
        Claim("S3-01", "S3", say("Nobody may read this"), "advice"),
    ]
    return {source.id: source for source in sources}, {claim.id: claim for claim in claims}


def _updates(say: Say) -> list[Update]:
    good = Reference(
        say("Figures of 2026"), "https://example.org/figures?a=1&b=(2)", say("Mar 2026"), seen=True, print=True
    )
    unseen = replace(good, title="UNSEEN PAGE", seen=False)
    private = replace(good, title="PRIVATE PAGE", print=False)
    bare = replace(good, title=say("A book"), url="javascript:alert(1)")
    return [
        Update(
            "facebook", say("Facebook"), ("S1-02",), "changed", "2026-11-01", "2027-11-01",
            client=say("Facebook grew older."), facts="INTERNAL FACTS", internal="INTERNAL REMARK", print=True,
            sources=(good, unseen, private, bare),
        ),
        Update(
            "lists", say("Lists"), ("S2-01",), "holds", "2026-05-01", "2026-11-01", client=say("Lists still help."),
            print=True, sources=(good,),
        ),
        Update(
            "secret", "SECRET TOPIC", ("S1-01",), "holds", "2026-05-01", "never", client="SECRET SENTENCE", print=False,
            sources=(good,),
        ),
    ]  # fmt: skip
