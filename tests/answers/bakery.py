"""A small catalog for the tests of answers files."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from trendaudit.core.audit import Audit
from trendaudit.core.catalog import Catalog, Option, Question, Rule, Section, Trend
from trendaudit.core.conditions import Condition, Test
from trendaudit.strict_yaml import parse

PACK = "social-trends 1.2.0"


def options(*entries: str | Option) -> dict[str, Option]:
    """Return options by id, made from `id: label` where nothing else is said."""
    made = [Option(*_pair(entry)) if isinstance(entry, str) else entry for entry in entries]
    return {option.id: option for option in made}


def _pair(entry: str) -> tuple[str, str]:
    name, _colon, label = entry.partition(": ")
    return name, label


def catalog(version: str = "1.2.0") -> Catalog:
    """Return two sections with a question of every kind, and two rules."""
    questions = (
        Question("sells_to", "business", "Who do you mainly sell to?", "one", depth="quick",
                 options=options("consumers: Consumers", "businesses: Other businesses", "no: Nobody yet")),
        Question("staff", "business", "How many people work here?", "number", minimum=1, maximum=50, dont_know=False),
        Question("motto", "business", "What is your motto?", "text"),
        Question("channels", "reach", "Which channels do you use?", "many", depth="quick", maximum=3, was=("networks",),
                 options=options("facebook: Facebook", Option("insta", "Instagram", was=("instagram",)), "tiktok: TikTok",
                                 "email: E-mail", Option("nowhere", "Nowhere", exclusive=True))),
        Question("last_post", "reach", "When did you last post?", "one", depth="quick", each="channels",
                 ask_when=not_nowhere(),
                 options=options("this_week: This week", "this_month: This month", "earlier: Earlier")),
    )  # fmt: skip
    rules = (
        Rule("service/same-day", "service", "Questions are answered the same day", "practice"),
        Rule("reach/alive", "reach", "Accounts are alive", "practice"),
    )
    return Catalog(
        id="social-trends",
        title="Trends",
        version=version,
        language="en-GB",
        reviewed="2026-11-22",
        roles={},
        trends={"service": Trend("service", "Service", 2), "reach": Trend("reach", "Reach", 2)},
        sections={"business": Section("business", "Your business", "First."), "reach": Section("reach", "Reach")},
        questions={question.id: question for question in questions},
        rules={rule.id: rule for rule in rules},
        sources={},
        claims={},
        updates={},
    )


def not_nowhere() -> Condition:
    """Return the condition that some channel is in use."""
    return Test("channels", "none_of", frozenset({"nowhere"}))


def audit(**fields: Any) -> Audit:
    """Return an audit of the current pack."""
    return replace(Audit(PACK), **fields)


def data_of(text: str) -> object:
    """Return what a text says as YAML."""
    return parse(text, "test.yaml").data
