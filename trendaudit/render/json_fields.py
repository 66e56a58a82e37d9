"""What the JSON holds, field by field: what `render.json` fills in, and what its schemas are derived from.

The shape is a contract (`format` 1): fields are added, never renamed. A field that says nothing is null or empty, never
left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, get_args

from trendaudit.core.audit import DecisionStatus, Depth
from trendaudit.core.catalog import RuleKind
from trendaudit.core.kinds import KindName
from trendaudit.core.priority import Bucket
from trendaudit.core.scoring import Band, Status
from trendaudit.json_schema import DAY
from trendaudit.render import Record


class Says:
    """What a schema says of a value besides its type. pydantic reads it, and is not needed to write it down."""

    def __init__(self, description: str = "", **limits: object) -> None:
        self._added = {**({"description": description} if description else {}), **limits}

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        """Return the schema of the type with what is said besides."""
        return {**handler(core_schema), **self._added}


Version = Annotated[Literal[1], Says("Changes where a script that reads this would have to change.")]
Points = Annotated[float, Says(minimum=0, maximum=100)]
Share = Annotated[float, Says(minimum=0, maximum=1)]
Hours = Annotated[float, Says(minimum=0)]
Count = Annotated[int, Says(minimum=0)]
Whole = Annotated[int, Says(minimum=1)]
Day = Annotated[str, Says(pattern=DAY)]
Value = str | int | float | Sequence[str]
"""An option id, a text, a number, or the ids of several options."""
GivenAnswer = Annotated[Value | Mapping[str, Value], Says("A mapping holds one answer for each row.")]


class Pack(Record):
    """The rules that were used."""

    id: str
    version: str
    on: Annotated[str | None, Says("Id and version of the rules that they build upon.")]


class Bounds(Record):
    """A score on the scale 0-100 with its bounds; all null where nothing applies."""

    value: Annotated[Points | None, Says("Null where nothing that counts has been answered.")]
    low: Points | None
    high: Points | None
    coverage: Annotated[Share | None, Says("The weight of what is known over that of all that may apply.")]


class Total(Bounds):
    """The score as a whole."""

    shown: Annotated[int | None, Says("The score as it is printed.")]
    band: Band | None
    provisional: Annotated[bool, Says("Whether too little is known for a band.")]


class Named(Record):
    """A trend."""

    id: str
    title: str
    weight: Whole


class TrendScore(Bounds, Named):
    """How a business does in one trend."""


class Period(Record):
    """The hours of a month or a quarter, and what they bring."""

    hours: Annotated[Hours, Says("What the business can free.")]
    used: Annotated[Hours, Says("What the actions take that are planned until its end.")]
    score_after: Annotated[Points | None, Says("Once these are done.")]
    ends: Day


class Plan(Record):
    """What fits into the hours that there are."""

    hours_a_week: Hours
    month: Period
    quarter: Period


class Because(Record):
    """An answer that decided something."""

    question: str
    row: str | None
    ask: str
    answer: GivenAnswer
    label: str


class Evidence(Record):
    """What a rule rests on, by id."""

    claims: Sequence[str]
    updates: Sequence[str]


class Judged(Record):
    """What one rule says about this business."""

    rule: str
    trend: str
    kind: RuleKind
    status: Annotated[Status | None, Says("Null for a watch that is shown.")]
    applies: Annotated[bool | None, Says("Null while the answers do not decide it.")]
    weight: Annotated[int | None, Says("Null where the rule is not scored.")]
    score: Share | None
    low: Share | None
    high: Share | None
    gain: Annotated[Points | None, Says("The points on the scale 0-100 that finishing it adds.")]
    title: str
    because: Sequence[Because]


class JudgedRule(Evidence, Judged):
    """A finding with what it rests on."""


class Priority(Record):
    """What decides the place in the order: value = gain · goal · confidence, over cost."""

    value: Points
    goal: Annotated[Share, Says("1 where it serves a goal of the business or nobody named one, else ½.")]
    confidence: Share
    cost: Hours


class Credit(Record):
    """Who says so."""

    publisher: str
    date: Annotated[str, Says("A year, a month or a day.")]
    claims: Sequence[str]
    advises: Annotated[Sequence[str], Says("What each of the claims advises, in a few words.")]


class Decided(Record):
    """What became of an item; texts are empty where nothing was said."""

    status: DecisionStatus
    who: str
    due: str
    why: str


class Action(Record):
    """An open practice at its place in the order."""

    rank: Whole
    rule: str
    title: str
    gain: Points
    score_after: Annotated[Points | None, Says("Null where it was declined, for then it adds nothing.")]
    hours_once: Hours
    hours_monthly: Hours
    cost: Annotated[str, Says("Money, in words.")]
    bucket: Annotated[Bucket | None, Says("Null where a decision was taken.")]
    priority: Priority
    steps: Sequence[str]
    done_when: str
    says_who: Sequence[Credit]
    decision: Decided | None


class Watched(Record):
    """Something to check or to keep an eye on."""

    rule: str
    title: str
    status: Status | None
    because: Sequence[Because]
    steps: Sequence[str]
    claims: Sequence[str]
    updates: Sequence[str]


class Duty(Watched):
    """A legal duty; not legal advice."""

    hours_once: Hours
    hours_monthly: Hours


class Open(Record):
    """An open question and the points that its answer decides."""

    question: str
    ask: str
    points_at_stake: Points


class Result(Record):
    """One business, one pack, one date."""

    format: Version
    trendaudit: Annotated[str, Says("The version of the program.")]
    file: Annotated[str | None, Says("The answers file; null in a report.")]
    pack: Pack
    depth: Depth
    as_of: Day
    business: str
    score: Total
    counts: Annotated[Mapping[Status, Count], Says("Practices only.", required=list(get_args(Status)))]
    trends: Sequence[TrendScore]
    plan: Plan
    findings: Annotated[Sequence[JudgedRule], Says("Every rule, in the order of the ids.")]
    checklist: Annotated[Sequence[Action], Says("The open practices in the order in which the hours pay off.")]
    duties: Sequence[Duty]
    watch: Sequence[Watched]
    find_out_first: Sequence[Open]
    answers: Mapping[str, GivenAnswer]


class Failure(Record):
    """A file that cannot be scored, and why: `file:line:column: …`."""

    format: Version
    file: str
    error: Sequence[str]


class BankSection(Record):
    """A group of questions."""

    id: str
    title: str
    intro: str


class BankOption(Record):
    """One thing that can be chosen."""

    id: str
    label: str
    exclusive: bool
    value: Annotated[float | None, Says("The number that it stands for, such as hours a week.")]


class BankQuestion(Record):
    """One question."""

    id: str
    section: str
    ask: str
    note: Annotated[str, Says("For the interviewer; never printed for the client.")]
    kind: KindName
    depth: Depth
    each: Annotated[str | None, Says("The question whose chosen options are the rows of this one.")]
    ask_when: Annotated[Mapping[str, Any], Says("The condition, as a pack writes it; {} is always.")]
    min: float | None
    max: float | None
    dont_know: Annotated[bool, Says("Whether dont_know is accepted as an answer.")]
    options: Sequence[BankOption]


class Bank(Record):
    """The questions of a pack, in the order of asking."""

    format: Version
    pack: Pack
    sections: Sequence[BankSection]
    questions: Sequence[BankQuestion]
