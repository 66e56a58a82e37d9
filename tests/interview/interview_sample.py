"""A small question bank, a front end that follows a script, and a memory of what was saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from trendaudit.core.answer_state import Prompt
from trendaudit.core.audit import Audit
from trendaudit.core.catalog import Catalog, Option, Part, Question, Rule, Section, Trend
from trendaudit.core.conditions import Test
from trendaudit.interview.loop import EVERYTHING_OPEN, Outcome, Wanted, run
from trendaudit.interview.messages import (
    AnswerChange,
    Answered,
    Asked,
    Command,
    PromptAction,
    Reply,
    Review,
    ReviewAction,
)

BACK, LATER, HINT, NOTE, STOP = (
    Command(action)
    for action in (PromptAction.BACK, PromptAction.LATER, PromptAction.HINT, PromptAction.NOTE, PromptAction.STOP)
)
FINISH, ASK_OPEN, ASK_HIGHEST_IMPACT = ReviewAction.FINISH, ReviewAction.ASK_OPEN, ReviewAction.ASK_HIGHEST_IMPACT
CHANNELS = (
    *("facebook", "instagram", "tiktok", "youtube", "linkedin", "pinterest"),
    *("snapchat", "x", "threads", "bluesky", "channel", "letter"),
)


def question(id_: str, section: str, kind: str, options: Iterable[str] = (), **more: Any) -> Question:
    """Make a quick question whose texts follow from its ids; an option `none` excludes the others."""
    offered = {option: Option(option, option.capitalize(), exclusive=option == "none") for option in options}
    quick = Question(id=id_, section=section, ask=f"What about {id_}?", kind=kind, depth="quick", options=offered)
    return replace(quick, **more)


QUESTIONS = (
    question("sells_to", "business", "one", ["consumers", "businesses"], dont_know=False, note="Go by turnover."),
    question(
        "ages",
        "business",
        "many",
        ["young", "middle", "old", "none"],
        ask_when=Test("sells_to", "none_of", frozenset({"businesses"})),
        maximum=2,
    ),
    question("channels", "channels", "many", [*CHANNELS, "none"], note="Search the name together."),
    question("last_post", "channels", "one", ["this_week", "longer_ago"], each="channels"),
    question("staff", "service", "number", minimum=0, maximum=500),
    question("remark", "service", "text"),
    question("detail", "service", "one", ["yes", "no"], depth="full"),
)
SECTIONS = {
    "business": Section("business", "The business", "Who you are."),
    "channels": Section("channels", "Channels", "Which accounts exist."),
    "service": Section("service", "Customer service", "How fast people get an answer."),
}
CATALOG = Catalog(
    id="sample",
    title="Sample",
    version="1.0.0",
    language="en",
    reviewed="2026-11-22",
    roles={},
    trends={},
    sections=SECTIONS,
    questions={question.id: question for question in QUESTIONS},
    rules={},
    sources={},
    claims={},
    updates={},
)


def practice(id_: str, impact: int, question: str, **points: int) -> Rule:
    """Make a scored rule with one part."""
    part = Part(question, {option: Fraction(share) for option, share in points.items()})
    return Rule(id_, "service", id_, "practice", score=(part,), impact=impact)


RULES = (
    practice("service/alive", 5, "last_post", this_week=1, longer_ago=0),
    practice("service/detailed", 3, "detail", yes=1, no=0),
)
SCORED = replace(CATALOG, trends={"service": Trend("service", "Service", 2)}, rules={rule.id: rule for rule in RULES})
"""The same questions, with rules that make some of them worth points."""
NEW = Audit("sample 1.0.0")
KNOWN = Audit("sample 1.0.0", business="Bakkerij Roos", auditor="M. de Wit")
BEGUN = Audit("sample 1.0.0", business="Roos", auditor="M. de Wit", answers={"sells_to": "businesses"})
COMPLETE = Audit(
    "sample 1.0.0",
    business="Bakkerij Roos",
    auditor="M. de Wit",
    answers={
        "sells_to": "consumers",
        "ages": ("young",),
        "channels": ("facebook", "tiktok"),
        "last_post": {"facebook": "this_week", "tiktok": "longer_ago"},
        "staff": 4,
        "remark": "Nice people",
    },
)


@dataclass
class Scripted:
    """A front end that gives the replies it was made with, in order, and remembers what it was shown."""

    replies: list[object]
    """Replies to prompts and to the table of answers; anything that is neither is an answer."""
    asked: list[Asked] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    changes: list[AnswerChange] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)

    def begin_section(self, section: Section, *, first: bool) -> None:
        self.shown.append(section.title + (f": {section.intro}" if first else ""))

    def ask(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        reply = self._next()
        return reply if isinstance(reply, Answered | Command) else Answered(reply)

    def answered(self, asked: Asked, answer: str, change: AnswerChange) -> None:
        self.shown.append(f"{asked.text} {answer}")
        self.changes.append(change)

    def say(self, text: str) -> None:
        self.shown.append(text)

    def review(self, review: Review) -> Prompt | ReviewAction:
        self.reviews.append(review)
        choice = self._next()
        assert isinstance(choice, Prompt | ReviewAction), f"at the table, but the script says {choice}"
        return choice

    def _next(self) -> object:
        if not self.replies:
            raise EOFError
        reply = self.replies.pop(0)
        if isinstance(reply, type) and issubclass(reply, BaseException):
            raise reply
        return reply

    @property
    def texts(self) -> list[str]:
        return [asked.text for asked in self.asked]


def interview(
    audit: Audit, *replies: object, wanted: Wanted = EVERYTHING_OPEN, catalog: Catalog = CATALOG
) -> tuple[Outcome, Scripted]:
    """Run an interview from a script; the replies must all be used."""
    front_end = Scripted(list(replies))
    outcome = run(catalog, audit, front_end, lambda _audit: None, wanted)
    assert not front_end.replies, f"not asked any more: {front_end.replies}"
    return outcome, front_end
