"""What a pack says, as frozen values: questions, rules, and the documents behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal

from trendaudit.core.audit import Depth
from trendaudit.core.conditions import ALWAYS, Condition

RuleKind = Literal["practice", "duty", "watch"]
Combine = Literal["best", "mean", "worst"]
UpdateStatus = Literal["holds", "strengthened", "changed", "obsolete", "unchecked"]


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen."""

    id: str
    label: str
    exclusive: bool = False
    """Cannot be chosen together with others, and makes no row of a question asked `each`."""
    value: Fraction | None = None
    """The number it stands for where a role needs one, such as hours a week."""
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConsistencyWarning:
    """Answers that are odd beside each other: asked about once, gently, and never refused."""

    when: Condition
    say: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the bank."""

    id: str
    section: str
    ask: str
    kind: str
    """A key of `core.kinds.KINDS`."""
    note: str = ""
    """For the interviewer; never printed for the client."""
    depth: Depth = "full"
    options: Mapping[str, Option] = field(default_factory=dict)
    ask_when: Condition = ALWAYS
    each: str | None = None
    """The question of several picks whose chosen options are the rows of this one."""
    minimum: int | float | None = None
    """Least value of a number, or least number of picks."""
    maximum: int | float | None = None
    """Greatest value of a number, greatest number of picks, or of characters."""
    dont_know: bool = True
    origin: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    """Ids that the question had in earlier versions of the pack."""
    odd: tuple[ConsistencyWarning, ...] = ()
    """What would be odd about its answer beside others."""
    unread: str = ""
    """Why it is asked although no rule, condition or role reads it (or one of its options)."""

    @property
    def combinable(self) -> Mapping[str, Option]:
        """The options that may be chosen together: the rows of each question that is asked for them one by one."""
        return {option.id: option for option in self.options.values() if not option.exclusive}


@dataclass(frozen=True, slots=True)
class Section:
    """A group of questions with a title and an introduction."""

    id: str
    title: str
    intro: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What a rule makes of one question: points between 0 and 1 per option, None where it does not apply."""

    question: str
    points: Mapping[str, Fraction | None]
    row: str | None = None
    rows: Combine = "mean"
    """How the rows of a question asked `each` count together."""


@dataclass(frozen=True, slots=True)
class Level:
    """A share of the points (between 0 and 1) and the condition that earns it; the first that holds counts."""

    points: Fraction
    when: Condition = ALWAYS
    in_words: str = ""
    """The condition as a clause, where its own would be too long to read."""


@dataclass(frozen=True, slots=True)
class Effort:
    """Hours of work for a business of two to nine people."""

    once: Fraction
    monthly: Fraction

    @property
    def hours(self) -> Fraction:
        """Return the hours of the first quarter: the work done once and three months of upkeep."""
        return self.once + 3 * self.monthly


NO_EFFORT = Effort(Fraction(0), Fraction(0))


@dataclass(frozen=True, slots=True)
class Action:
    """What to do about an open rule."""

    title: str
    steps: tuple[str, ...]
    done_when: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a business can do well or badly."""

    id: str
    trend: str
    title: str
    kind: RuleKind
    open_title: str = ""
    why: str = ""
    origin: tuple[str, ...] = ()
    applies_when: Condition = ALWAYS
    score: tuple[Part, ...] | tuple[Level, ...] = ()
    """Empty for a watch; otherwise all parts or all levels, the last level without a condition."""
    combine: Literal["mean", "worst"] = "mean"
    impact: int = 0
    """1, 2, 3, 5 or 8; 0 for a rule that is not scored."""
    effort: Effort = NO_EFFORT
    cost: str = ""
    goals: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    action: Action | None = None
    advises: Mapping[str, str] = field(default_factory=dict)
    """The claims that say to do this, each with what it advises in a few words."""
    background: tuple[str, ...] = ()
    """The claims that only explain the theme."""
    corrects: tuple[str, ...] = ()
    """The claims that turned out wrong and that the rule puts right."""
    updates: tuple[str, ...] = ()
    beyond: str = ""
    """How the rule goes beyond the documents, where no claim advises it."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A theme of the audit with its weight (2 is normal)."""

    id: str
    title: str
    weight: int


@dataclass(frozen=True, slots=True)
class Source:
    """A document that claims were taken from. `published` is YYYY, YYYY-MM or YYYY-MM-DD."""

    id: str
    title: str
    publisher: str
    published: str
    language: str
    region: str = ""
    interest: str = ""
    caveats: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a document, in our own words."""

    id: str
    source: str
    says: str
    type: str
    section: str = ""
    concerns: str = ""
    actionable: Literal["yes", "context", "no"] = "yes"
    timeless: bool = False
    error: str = ""
    unused: str = ""
    """Why no rule names it, where that is on purpose."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A page that stands behind an update."""

    title: str
    url: str = ""
    date: str = ""
    seen: bool = False
    print: bool = False


@dataclass(frozen=True, slots=True)
class Update:
    """What has become of some claims since. Dates are ISO; `recheck` is a date or `never`."""

    id: str
    topic: str
    claims: tuple[str, ...]
    status: UpdateStatus
    checked: str
    recheck: str
    since: str = ""
    facts: str = ""
    client: str = ""
    """The sentence that a client may read; only meaningful where `print` is true."""
    internal: str = ""
    print: bool = False
    sources: tuple[Reference, ...] = ()
    origin: tuple[str, ...] = ()


@dataclass(frozen=True)  # no slots: it keeps an index of its updates
class Catalog:
    """A whole pack, checked: every id that one part names exists in another."""

    id: str
    title: str
    version: str
    language: str
    reviewed: str
    roles: Mapping[str, str]
    trends: Mapping[str, Trend]
    sections: Mapping[str, Section]
    questions: Mapping[str, Question]
    """In the order in which they are asked."""
    rules: Mapping[str, Rule]
    """In the order of their ids."""
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    updates: Mapping[str, Update]
    extends: str = ""
    """Id and version of the pack that this one builds upon; empty where it stands alone."""

    @property
    def edition(self) -> str:
        """Return id and version as answers files name them: `own 1.2.0 on social-trends 1.0.0`, or without a base."""
        return f"{self.id} {self.version}" + (f" on {self.extends}" if self.extends else "")

    def updates_of(self, claim: str) -> tuple[Update, ...]:
        """Return what has become of a claim, in the order of the ids."""
        return self._updates_by_claim.get(claim, ())

    @cached_property
    def _updates_by_claim(self) -> Mapping[str, tuple[Update, ...]]:
        found: dict[str, dict[str, Update]] = {}
        for update in self.updates.values():
            for claim in update.claims:
                found.setdefault(claim, {})[update.id] = update
        return {claim: tuple(updates.values()) for claim, updates in found.items()}
