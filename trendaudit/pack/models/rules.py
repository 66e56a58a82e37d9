"""The rule files, one model for each kind of rule."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from trendaudit.pack.models.shared import (
    MOST,
    ClaimId,
    ConditionData,
    Entry,
    Id,
    MaybeText,
    OneOrMore,
    RuleId,
    Slug,
    Text,
    Title,
    shape,
)
from trendaudit.text.translation import _

Points = Annotated[
    Annotated[float, Field(ge=0, le=100), Tag("<number>")] | Annotated[Literal["not_applicable"], Tag("<word>")],
    shape(str, "<word>", "<number>"),
]
IMPACTS = (1, 2, 3, 5, 8)


def _is_impact(number: int) -> int:
    if number not in IMPACTS:
        raise PydanticCustomError("impact", _("expected 1, 2, 3, 5 or 8, found {number}"), {"number": number})
    return number


Impact = Annotated[int, AfterValidator(_is_impact), WithJsonSchema({"enum": list(IMPACTS)})]


def _is_short(words: str) -> str:
    if not 3 <= len(words.split()) <= 12:  # noqa: PLR2004 -- they stand behind a publisher's name
        raise PydanticCustomError("words", _("say in 3 to 12 words what the claim advises"), {})
    return words


class RelationsEntry(Entry):
    __doc__ = """How claims stand to a rule."""

    advises: dict[ClaimId, Annotated[Title, AfterValidator(_is_short)]] = Field(
        max_length=MOST,
        default={},
        description="The claims that say to do this, each with what it advises in 3 to 12 words.",
    )
    background: list[ClaimId] = Field(
        max_length=MOST, default=[], description="The claims that only explain the theme."
    )


Relations = Annotated[
    Annotated[RelationsEntry, Tag("<relations>")] | Annotated[list[ClaimId], Field(max_length=MOST), Tag("<list>")],
    shape(dict, "<relations>", "<list>"),
]


class PartEntry(Entry):
    __doc__ = """Points for the answer to one question of kind `one`."""

    question: RuleId = Field(description="The question, or question.row for one row of one that is asked `each`.")
    points: dict[Id, Points] = Field(description="0-100 or not_applicable for every option.")
    rows: Literal["best", "mean", "worst"] | None = Field(default=None, description="How the rows count together.")


class LevelEntry(Entry):
    __doc__ = """Points where a condition holds; the first level that holds counts."""

    points: float = Field(ge=0, le=100, description="0-100.")
    when: ConditionData | None = Field(default=None, description="The condition that earns the points.")
    otherwise: bool = Field(default=False, description="Stands instead of `when` in the last level.")
    in_words: MaybeText = Field(
        default="", description="A long condition as a clause that begins with “when”, for readers."
    )


ScoreData = Annotated[
    Annotated[PartEntry, Tag("<part>")] | Annotated[LevelEntry, Tag("<level>")],
    Discriminator(lambda value: "<part>" if isinstance(value, dict) and _is_part(value) else "<level>"),
]


def _is_part(value: dict[str, object]) -> bool:
    return "question" in value or isinstance(value.get("points"), dict)


class EffortEntry(Entry):
    __doc__ = """What the work takes in hours."""

    once: float = Field(ge=0, le=1000, description="Hours to get it done.")
    monthly: float = Field(ge=0, le=1000, description="Hours a month to keep it up.")


class ActionEntry(Entry):
    __doc__ = """What to do about an open rule."""

    title: Title = Field(description="The line on the checklist.")
    steps: list[Text] = Field(
        min_length=1, max_length=MOST, description="One action a step; the first one can be done today."
    )
    done_when: Text = Field(description="What can be observed once it is done.")


class AdviceEntry(Entry):
    __doc__ = """What to do instead of what a watch warns about, or what to keep an eye on."""

    title: Title = Field(description="The advice in a line.")
    steps: list[Text] = Field(min_length=1, max_length=MOST, description="One action a step.")


class ExampleEntry(Entry):
    __doc__ = """Answers, and what the rule must make of them."""

    answers: dict[str, Any] = Field(description="Answers as in an answers file; all others are missing.")
    expect: Annotated[
        Annotated[float, Field(ge=0, le=100), Tag("<number>")]
        | Annotated[Literal["pass", "partial", "fail", "not_applicable", "unknown", "applies"], Tag("<word>")],
        shape(str, "<word>", "<number>"),
    ] = Field(description="Points 0-100, or a status.")


class RuleEntry(Entry):
    __doc__ = """What rules of every kind have."""

    title: Title = Field(description="The rule as it reads where all is well.")
    origin: OneOrMore = Field(description="Where it came from in the research.")
    why: Text = Field(description="Why it matters to the business.")
    applies_when: ConditionData = Field(default={}, description="The circumstances in which it applies; never neglect.")
    claims: Relations = Field(description="The claims behind it by relation; a flat list is background.")
    corrects: list[ClaimId] = Field(
        max_length=MOST, default=[], description="Claims that turned out wrong and that it puts right."
    )
    updates: list[Slug] = Field(
        max_length=MOST, default=[], description="Updates behind it besides those of its claims."
    )
    beyond: MaybeText = Field(default="", description="How it goes beyond the documents, where no claim advises it.")
    examples: list[ExampleEntry] = Field(max_length=MOST, description="Run by the tests.")

    @property
    def advises(self) -> dict[str, str]:
        """Return the claims that say to do this, each with what it advises."""
        return {} if isinstance(self.claims, list) else self.claims.advises

    @property
    def background(self) -> list[str]:
        """Return the claims that only explain the theme."""
        return self.claims if isinstance(self.claims, list) else self.claims.background


class ScoredEntry(RuleEntry):
    __doc__ = """What practices and duties have."""

    open_title: Title = Field(description="The line that a report shows while it is open.")
    score: list[ScoreData] = Field(
        min_length=1, max_length=MOST, description="Parts, or levels of which the first that holds counts."
    )
    combine: Literal["mean", "worst"] = Field(default="mean", description="How the parts count together.")
    effort: EffortEntry = Field(description="Hours of work for a business of two to nine people.")
    cost: MaybeText = Field(default="", description="Money, in words, where it needs some.")
    action: ActionEntry = Field(description="What to do while it is open.")


class PracticeFile(ScoredEntry):
    __doc__ = """A rule that is scored."""

    kind: Literal["practice"] = Field(description="A practice is scored.")
    impact: Impact = Field(description="How much it matters within its trend.")
    goals: list[Id] = Field(max_length=MOST, description="The goals it serves; none: it serves all alike.")
    needs: list[RuleId] = Field(max_length=MOST, default=[], description="Rules that are to be done first.")


class DutyFile(ScoredEntry):
    __doc__ = """A legal duty: shown first, never scored."""

    kind: Literal["duty"] = Field(description="A duty is shown first and never scored.")


class WatchFile(RuleEntry):
    __doc__ = """Something to keep an eye on or stay out of."""

    kind: Literal["watch"] = Field(description="A watch is shown where it applies and never scored.")
    action: AdviceEntry | None = Field(default=None, description="What to do instead, never 'adopt this'.")


RuleFile = PracticeFile | DutyFile | WatchFile
RULE_FILES: dict[str, type[RuleFile]] = {"practice": PracticeFile, "duty": DutyFile, "watch": WatchFile}
