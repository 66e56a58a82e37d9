"""pack.yaml and the question files."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Tag

from trendaudit.pack.files.shared import LANGUAGE, VERSION, ConditionData, Day, Entry, Id, OneOrMore, Slug, Text, shape


class RolesEntry(Entry):
    """Which questions mean something to the program itself."""

    goals: Id = Field(description="The question of kind `many` whose options are the goals that rules serve.")
    capacity: Id = Field(description="The question of kind `one` whose options carry hours a week as their `value`.")


class TrendEntry(Entry):
    """A theme of the audit."""

    title: Text = Field(description="The heading of the theme in a report.")
    weight: int = Field(ge=1, description="How much its rules count; 2 is normal.")


class PackFile(Entry):
    """pack.yaml: the pack as a whole."""

    id: Slug = Field(description="Stands in every answers file; never changes.")
    title: Text = Field(description="What the pack is about, for people.")
    version: str = Field(pattern=VERSION, description="A new scored rule is a new major version.")
    language: str = Field(pattern=LANGUAGE, description="The language of the texts, such as en-GB.")
    reviewed: Day = Field(description="The day on which somebody last went through all rules.")
    roles: RolesEntry = Field(description="The questions that the program must know of.")
    trends: dict[Slug, TrendEntry] = Field(min_length=1, description="The folders under trends/, with their weights.")


class OptionEntry(Entry):
    """An option with more than a label."""

    label: Text = Field(description="What is shown.")
    exclusive: bool = Field(default=False, description="Cannot be chosen together with others.")
    value: float | None = Field(default=None, description="The number it stands for, such as hours a week.")
    was: list[Id] = Field(default=[], description="Ids that it had in earlier versions.")


OptionData = Annotated[
    Annotated[Text, Tag("<label>")] | Annotated[OptionEntry, Tag("<option>")], shape(dict, "<option>", "<label>")
]


class QuestionEntry(Entry):
    """One question."""

    ask: Text = Field(description="The question as the interviewer reads it aloud.")
    kind: Literal["one", "many", "number", "text"] = Field(description="What an answer is.")
    note: str = Field(default="", description="Help for the interviewer; never printed for the client.")
    depth: Literal["quick", "full"] = Field(default="full", description="Whether a quick audit asks it too.")
    origin: OneOrMore = Field(default=[], description="Where it came from in the research.")
    ask_when: ConditionData = Field(
        default={}, description="Asked only where this holds; names earlier questions only."
    )
    each: Id | None = Field(
        default=None, description="Asked once for each option chosen in this earlier `many` question."
    )
    options: dict[Id, OptionData] = Field(
        default={}, description="What can be chosen: id and label, or id and details."
    )
    min: float | None = Field(default=None, description="Least number, or least number of picks.")
    max: float | None = Field(default=None, description="Greatest number, or greatest number of picks.")
    dont_know: bool = Field(default=True, description="Whether `dont_know` is accepted as an answer.")
    was: list[Id] = Field(default=[], description="Ids that it had in earlier versions.")
    unread: str = Field(default="", description="Why it is asked although nothing reads it or one of its options.")


class QuestionFile(Entry):
    """questions/NN-name.yaml: one section of the interview."""

    section: Text = Field(description="The heading of the section.")
    intro: str = Field(default="", description="What the interviewer says before it.")
    questions: dict[Id, QuestionEntry] = Field(min_length=1, description="The questions in the order of asking.")
