"""From rule files to the rules of the core, and whether each makes sense by itself."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from trendaudit.core.catalog import Action, Effort, Level, Part, Question, Rule
from trendaudit.core.conditions import Condition
from trendaudit.errors import Problem, did_you_mean
from trendaudit.pack.bank import Bank, BankQuestion, unknown_option
from trendaudit.pack.compile_conditions import compile_condition
from trendaudit.pack.compile_evidence import Evidence
from trendaudit.pack.extend import Base
from trendaudit.pack.limits import MOST_PROBLEMS
from trendaudit.pack.models.rules import LevelEntry, PartEntry, PracticeFile, RuleFile, ScoredEntry, WatchFile
from trendaudit.pack.models.shared import listed
from trendaudit.pack.parse import Location, ParsedFile, ParsedPack, check_ids
from trendaudit.text.translation import _, ngettext


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What a rule can refer to."""

    bank: Bank
    questions: Mapping[str, Question]
    evidence: Evidence
    goals: frozenset[str] | None
    """The options that a rule may name as goals; None where that cannot be told."""
    kinds: Mapping[str, str]
    """The kinds of all rules by their ids; "" for those whose file is broken."""
    all_rules: bool
    """Whether these are all there are."""
    retired: Mapping[str, Location]
    """The rules of an extended pack that do not count, each with the place that says so."""

    def unknown_goal(self, goal: str) -> str | None:
        """Say that there is no such goal; None where there is one, or where that cannot be told."""
        if self.goals is None or goal in self.goals:
            return None
        return _("there is no goal {goal!r}").format(goal=goal) + did_you_mean(goal, self.goals)

    def invalid_need(self, rule: str) -> str | None:
        """Say why a rule cannot be done first; None where it can."""
        if rule in self.retired:
            return _("{rule!r} is retired in {place}").format(rule=rule, place=self.retired[rule])
        if rule not in self.kinds:
            if not self.all_rules:
                return None
            return _("there is no rule {rule!r}").format(rule=rule) + did_you_mean(rule, self.kinds)
        if self.kinds[rule] == "watch":
            return _("{rule!r} is a watch: there is nothing to do first").format(rule=rule)
        return None


def rule_context(
    parsed: ParsedPack, base: Base, bank: Bank, questions: Mapping[str, Question], evidence: Evidence
) -> RuleContext:
    """Return what the rules of a pack can refer to."""
    kinds = dict.fromkeys(parsed.rule_ids, "") | {file.id: file.content.kind for file in parsed.rules}
    role = parsed.pack.content.roles.goals if parsed.pack else ""
    asked = bank.find(role)
    goals = frozenset(asked.rows) if asked and asked.kind.takes_several else None
    return RuleContext(bank, questions, evidence, goals, kinds, "rule" not in parsed.incomplete, base.retired)


def build_rules(parsed: ParsedPack, around: RuleContext) -> tuple[dict[str, Rule], list[Problem]]:
    """Return the rules in the order of their ids, and what is wrong with them."""
    rules: dict[str, Rule] = {}
    problems: list[Problem] = []
    for file in sorted(parsed.rules, key=lambda file: file.id):
        rules[file.id], faults = _build(file, around)
        problems += faults
        if len(problems) > MOST_PROBLEMS:  # each unknown id is held against all that there are
            break
    return rules, problems


def _build(file: ParsedFile[RuleFile], around: RuleContext) -> tuple[Rule, list[Problem]]:
    entry, location = file.content, file.location
    applies_when, problems = compile_condition(entry.applies_when, location.at("applies_when"), around.bank)
    score: Score = ()
    if isinstance(entry, ScoredEntry):
        score, faults = compile_score(entry.score, location.at("score"), around.bank)
        problems += faults
    problems += [
        *_references(file, around),
        *_relations(file, around.evidence),
        *_missing_grounds(entry, location),
        *_missing_law(entry, location, around.evidence),
    ]
    return _with_work(_rule(file, applies_when, score), entry), problems


def _rule(file: ParsedFile[RuleFile], applies_when: Condition, score: Score) -> Rule:
    entry = file.content
    return Rule(
        id=file.id,
        trend=file.id.partition("/")[0],
        title=entry.title,
        kind=entry.kind,
        why=entry.why,
        origin=listed(entry.origin),
        applies_when=applies_when,
        score=score,
        advises=entry.advises,
        background=tuple(entry.background),
        corrects=tuple(entry.corrects),
        updates=tuple(entry.updates),
        beyond=entry.beyond,
    )


def _with_work(rule: Rule, entry: RuleFile) -> Rule:
    """Return a rule with what only some kinds have: the work that it asks for, and what that is good for."""
    if isinstance(entry, WatchFile):
        advice = entry.action
        return replace(rule, action=Action(advice.title, tuple(advice.steps)) if advice else None)
    effort = Effort(Fraction(repr(entry.effort.once)), Fraction(repr(entry.effort.monthly)))
    action = Action(entry.action.title, tuple(entry.action.steps), entry.action.done_when)
    rule = replace(
        rule, open_title=entry.open_title, combine=entry.combine, effort=effort, cost=entry.cost, action=action
    )
    if isinstance(entry, PracticeFile):
        return replace(rule, impact=entry.impact, goals=tuple(entry.goals), needs=tuple(entry.needs))
    return rule


def _references(file: ParsedFile[RuleFile], around: RuleContext) -> Iterator[Problem]:
    """Yield the ids in a rule that are the ids of nothing."""
    entry, location = file.content, file.location
    yield from check_ids(entry.updates, location.at("updates"), around.evidence.unknown_update)
    if isinstance(entry, PracticeFile):
        yield from check_ids(entry.goals, location.at("goals"), around.unknown_goal)
        yield from check_ids(entry.needs, location.at("needs"), around.invalid_need)


def _relations(file: ParsedFile[RuleFile], evidence: Evidence) -> Iterator[Problem]:
    """Yield the claims that do not exist, or that stand to the rule in two ways."""
    entry, location = file.content, file.location
    background = location.at("claims") if isinstance(entry.claims, list) else location.at("claims", "background")
    for claim in entry.advises:
        if fault := evidence.unknown_claim(claim):
            yield location.at("claims", "advises", claim).key_problem(fault)
    yield from check_ids(entry.background, background, evidence.unknown_claim)
    yield from check_ids(entry.corrects, location.at("corrects"), evidence.unknown_claim)
    advised, explained = set(entry.advises), set(entry.background)
    twice = [(claim, background.at(index)) for index, claim in enumerate(entry.background) if claim in advised]
    for index, claim in enumerate(entry.corrects):
        if claim in advised | explained:
            twice.append((claim, location.at("corrects", index)))
    for claim, place in twice:
        yield place.problem(_("{claim!r} has two relations to this rule; choose one").format(claim=claim))


def _missing_grounds(entry: RuleFile, location: Location) -> Iterator[Problem]:
    if entry.beyond or entry.advises:
        return
    if isinstance(entry, PracticeFile):
        yield location.at("claims").key_problem(_("no claim advises this practice: say why in 'beyond'"))
    elif not entry.background and not (isinstance(entry, WatchFile) and entry.corrects):
        yield location.at("claims").key_problem(_("the rule rests on no claim: say why in 'beyond'"))


def _missing_law(entry: RuleFile, location: Location, evidence: Evidence) -> Iterator[Problem]:
    """Yield a duty without a law that can be shown, where that can be told."""
    if entry.kind != "duty" or not evidence.all_updates or not evidence.hidden.isdisjoint(entry.updates):
        return
    behind = [evidence.updates[update] for update in entry.updates if update in evidence.updates]
    if not any(update.print for update in behind):
        message = _("a duty names its law: 'updates' needs one with 'print: true'; without, leave the duty out")
        yield location.at("updates" if entry.updates else "kind").key_problem(message)


Score = tuple[Part, ...] | tuple[Level, ...]


def compile_score(
    entries: Sequence[PartEntry | LevelEntry], location: Location, bank: Bank
) -> tuple[Score, list[Problem]]:
    """Return what a score means, and what is wrong with it."""
    parts = [entry for entry in entries if isinstance(entry, PartEntry)]
    levels = [entry for entry in entries if isinstance(entry, LevelEntry)]
    if parts and levels:
        return (), [
            location.key_problem(_("a score has either parts (question, points) or levels (points, when), not both"))
        ]
    return _parts(parts, location, bank) if parts else _levels(levels, location, bank)


def share(points: float) -> Fraction:
    """Return points of 0-100 as a share between 0 and 1, exactly as they are written."""
    return Fraction(repr(points)) / 100


def _parts(entries: Sequence[PartEntry], location: Location, bank: Bank) -> tuple[Score, list[Problem]]:
    problems: list[Problem] = []
    parts: list[Part] = []
    for index, entry in enumerate(entries):
        question, _dot, row = entry.question.partition(".")
        problems += _part_problems(entry, location.at(index), bank)
        if any(entry.question == earlier.question for earlier in entries[:index]):
            message = _("{question!r} is scored twice").format(question=entry.question)
            problems.append(location.at(index, "question").problem(message))
        points = {option: None if isinstance(value, str) else share(value) for option, value in entry.points.items()}
        parts.append(Part(question, points, row or None, entry.rows or "mean"))
    return tuple(parts), problems


def _part_problems(entry: PartEntry, location: Location, bank: Bank) -> Iterator[Problem]:
    question, dot, row = entry.question.partition(".")
    asked = bank.find(question)
    if asked is None:
        if fault := bank.unknown(question):
            yield location.at("question").problem(fault)
        return
    if not asked.kind.has_points:
        message = _(
            "points are for questions of kind one, and {question!r} is of kind {kind}; use levels with conditions"
        )
        yield location.at("question").problem(message.format(question=question, kind=asked.entry.kind))
        return
    if dot and (fault := bank.unknown_row(asked, row)):
        yield location.at("question").problem(fault)
    elif entry.rows and (dot or asked.entry.each is None):
        yield location.at("rows").key_problem(_("'rows' is only for a question that is asked `each`, as a whole"))
    yield from _option_problems(entry, asked, location.at("points"))


def _option_problems(entry: PartEntry, asked: BankQuestion, location: Location) -> Iterator[Problem]:
    """Yield the options without points and the points without option; a misspelled option is one problem."""
    missing = [option for option in asked.options if option not in entry.points]
    for option in entry.points:
        if option not in asked.options:
            yield location.at(option).key_problem(unknown_option(asked, option))
            for meant in difflib.get_close_matches(option, missing, 1):
                missing.remove(meant)
    if missing:
        text = ngettext("option {options} has no points", "options {options} have no points", len(missing))
        yield location.key_problem(text.format(options=", ".join(map(repr, missing))))
    if all(isinstance(value, str) for value in entry.points.values()):
        yield location.key_problem(_("no option has points: leave this part out"))


def _levels(entries: Sequence[LevelEntry], location: Location, bank: Bank) -> tuple[Score, list[Problem]]:
    problems: list[Problem] = []
    levels: list[Level] = []
    ended = any(entry.otherwise for entry in entries)
    for index, entry in enumerate(entries):
        place = location.at(index)
        if entry.when is None:
            levels.append(Level(share(entry.points)))
        else:
            when, faults = compile_condition(entry.when, place.at("when"), bank)
            problems += faults
            levels.append(Level(share(entry.points), when, entry.in_words))
        if fault := _level_fault(entry, last=index == len(entries) - 1, ended=ended):
            problems.append(place.problem(fault))
    return tuple(levels), problems


def _level_fault(entry: LevelEntry, *, last: bool, ended: bool) -> str | None:
    if (entry.when is None) is not entry.otherwise:
        return _("a level has either 'when' with a condition or 'otherwise: true'")
    if entry.otherwise and not last:
        return _("nothing can follow the level with 'otherwise': put it last")
    if last and not ended:
        return _("the last level must be the one for everybody else: {points: …, otherwise: true}")
    if entry.when == {}:
        return _("an empty condition always holds; write 'otherwise: true' in the last level")
    return None
