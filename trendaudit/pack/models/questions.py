"""pack.yaml, of a pack that stands alone or extends another, and the question files."""

from __future__ import annotations

import difflib
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from trendaudit.core.kinds import KindName
from trendaudit.pack.models.shared import (
    EXTENDS,
    LANGUAGE,
    MOST,
    VERSION,
    ConditionData,
    Day,
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


class RolesEntry(Entry):
    __doc__ = """Which questions mean something to the program itself."""

    goals: Id = Field(description="The question of kind `many` whose options are the goals that rules serve.")
    capacity: Id = Field(description="The question of kind `one` whose options carry hours a week as their `value`.")


class TrendEntry(Entry):
    __doc__ = """A theme of the audit."""

    title: Title = Field(description="The heading of the theme in a report.")
    weight: int = Field(ge=1, description="How much its rules count; 2 is normal.")


class PackEntry(Entry):
    __doc__ = """What every pack says about itself."""

    id: Slug = Field(description="Stands in every answers file; never changes.")
    title: Title = Field(description="What the pack is about, for people.")
    version: str = Field(pattern=VERSION, description="A new scored rule is a new major version.")
    language: str = Field(pattern=LANGUAGE, description="The language of the texts, such as en-GB.")
    reviewed: Day = Field(description="The day on which somebody last went through all rules.")


class PackFile(PackEntry):
    __doc__ = """pack.yaml of a pack that stands alone."""

    roles: RolesEntry = Field(description="The questions that the program must know of.")
    trends: dict[Slug, TrendEntry] = Field(min_length=1, description="The folders under trends/, with their weights.")


class OwnRolesEntry(Entry):
    __doc__ = """The roles that other questions have than in the pack that is extended."""

    goals: Id | None = Field(default=None, description="The question whose options are the goals that rules serve.")
    capacity: Id | None = Field(default=None, description="The question whose options carry hours a week.")


class OwnTrendEntry(Entry):
    __doc__ = """A new theme, or what is set anew about one of the pack that is extended."""

    title: Title | None = Field(default=None, description="The heading in a report; a new theme needs one.")
    weight: int | None = Field(default=None, ge=1, description="How much its rules count; a new theme needs one.")


class ExtensionFile(PackEntry):
    __doc__ = """pack.yaml of a pack that extends the one that comes with the program.

    Its other files are added, or replace the file at the same path of the pack that it extends.
    """

    extends: str = Field(
        pattern=EXTENDS, description="The pack that is extended and its versions, such as social-trends >=1.0,<2."
    )
    roles: OwnRolesEntry = Field(default_factory=OwnRolesEntry, description="The roles that other questions have here.")
    trends: dict[Slug, OwnTrendEntry] = Field(
        default={}, description="New trends, and new weights or titles of others."
    )
    retire: list[RuleId] = Field(
        max_length=MOST,
        default=[],
        description="Rules of the extended pack that do not count here. What only they ask is no longer asked.",
    )


PackData = Annotated[
    Annotated[PackFile, Tag("<pack>")] | Annotated[ExtensionFile, Tag("<extension>")],
    Discriminator(lambda value: "<extension>" if is_extension(value) else "<pack>"),
]
"""pack.yaml of either sort, for the JSON Schema."""


def is_extension(data: object) -> bool:
    """Tell whether a pack.yaml means to extend another pack, even where it misspells the key."""
    own = set(data) - set(PackFile.model_fields) if isinstance(data, dict) else ()
    known = {*PackFile.model_fields, *ExtensionFile.model_fields}
    return any(difflib.get_close_matches(key, known, 1) in (["extends"], ["retire"]) for key in own)


class OptionEntry(Entry):
    __doc__ = """An option with more than a label."""

    label: Title = Field(description="What is shown.")
    exclusive: bool = Field(default=False, description="Cannot be chosen together with others.")
    value: float | None = Field(default=None, description="The number it stands for, such as hours a week.")
    was: list[Id] = Field(max_length=MOST, default=[], description="Ids that it had in earlier versions.")


OptionData = Annotated[
    Annotated[Title, Tag("<label>")] | Annotated[OptionEntry, Tag("<option>")], shape(dict, "<option>", "<label>")
]


class OddEntry(Entry):
    __doc__ = """Answers that are odd beside each other."""

    when: ConditionData = Field(description="When the answer is odd; names this question and others.")
    say: Text = Field(description="What the interview asks about it, gently; the answer may stay.")


class QuestionEntry(Entry):
    __doc__ = """One question."""

    ask: Text = Field(description="The question as the interviewer reads it aloud.")
    kind: KindName = Field(description="What an answer is.")
    note: MaybeText = Field(default="", description="Help for the interviewer; never printed for the client.")
    depth: Literal["quick", "full"] = Field(default="full", description="Whether a quick audit asks it too.")
    origin: OneOrMore = Field(default=[], description="Where it came from in the research.")
    ask_when: ConditionData = Field(
        default={}, description="Asked only where this holds; names earlier questions only."
    )
    each: Id | None = Field(
        default=None, description="Asked once for each option chosen in this earlier `many` question."
    )
    options: dict[Id, OptionData] = Field(
        default={}, max_length=MOST, description="What can be chosen: id and label, or id and details."
    )
    min: float | None = Field(default=None, description="Least number, or least number of picks.")
    max: float | None = Field(default=None, description="Greatest number, or greatest number of picks.")
    dont_know: bool = Field(default=True, description="Whether `dont_know` is accepted as an answer.")
    was: list[Id] = Field(max_length=MOST, default=[], description="Ids that it had in earlier versions.")
    odd: list[OddEntry] = Field(
        max_length=MOST, default=[], description="What would be odd about an answer beside others."
    )
    unread: MaybeText = Field(
        default="", description="Why it is asked although nothing reads it or one of its options."
    )


class QuestionFile(Entry):
    __doc__ = """questions/NN-name.yaml: one section of the interview."""

    section: Title = Field(description="The heading of the section.")
    intro: MaybeText = Field(default="", description="What the interviewer says before it.")
    questions: dict[Id, QuestionEntry] = Field(min_length=1, description="The questions in the order of asking.")
