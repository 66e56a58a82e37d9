"""From rule files to the rules of the core, and whether each makes sense by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from trendaudit.core.catalog import Action, Effort, Question, Rule
from trendaudit.core.conditions import Condition
from trendaudit.errors import Problem, did_you_mean
from trendaudit.i18n import _
from trendaudit.pack.bank import Bank
from trendaudit.pack.compile_conditions import compile_condition
from trendaudit.pack.compile_evidence import Evidence
from trendaudit.pack.compile_questions import listed
from trendaudit.pack.compile_scores import Score, compile_score
from trendaudit.pack.limits import MOST_PROBLEMS
from trendaudit.pack.models.rules import PracticeFile, RuleFile, ScoredEntry, WatchFile
from trendaudit.pack.parse import Contents, Location, Read, check_ids


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

    def unfit_need(self, rule: str) -> str | None:
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


def rule_context(contents: Contents, bank: Bank, questions: Mapping[str, Question], evidence: Evidence) -> RuleContext:
    """Return what the rules of a pack can refer to."""
    kinds = dict.fromkeys(contents.rule_ids, "") | {file.id: file.content.kind for file in contents.rules}
    role = contents.packs[0].content.roles.goals if contents.packs else ""
    asked = bank.find(role)
    goals = frozenset(asked.rows) if asked and asked.entry.kind == "many" else None
    return RuleContext(bank, questions, evidence, goals, kinds, contents.all_rules, contents.retired)


def build_rules(contents: Contents, around: RuleContext) -> tuple[dict[str, Rule], list[Problem]]:
    """Return the rules in the order of their ids, and what is wrong with them."""
    rules: dict[str, Rule] = {}
    problems: list[Problem] = []
    for file in sorted(contents.rules, key=lambda file: file.id):
        rules[file.id], faults = _build(file, around)
        problems += faults
        if len(problems) > MOST_PROBLEMS:  # each unknown id is held against all that there are
            break
    return rules, problems


def _build(file: Read[RuleFile], around: RuleContext) -> tuple[Rule, list[Problem]]:
    entry, location = file.content, file.location
    applies_when, problems = compile_condition(entry.applies_when, location.at("applies_when"), around.bank)
    score: Score = ()
    if isinstance(entry, ScoredEntry):
        score, faults = compile_score(entry.score, location.at("score"), around.bank)
        problems += faults
    problems += [*_names(file, around), *_grounds(entry, location)]
    return _with_work(_rule(file, applies_when, score), entry), problems


def _rule(file: Read[RuleFile], applies_when: Condition, score: Score) -> Rule:
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
        claims=tuple(entry.claims),
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


def _names(file: Read[RuleFile], around: RuleContext) -> Iterator[Problem]:
    """Yield the ids in a rule that are the ids of nothing."""
    entry, location = file.content, file.location
    yield from check_ids(entry.claims, location.at("claims"), around.evidence.unknown_claim)
    yield from check_ids(entry.corrects, location.at("corrects"), around.evidence.unknown_claim)
    yield from check_ids(entry.updates, location.at("updates"), around.evidence.unknown_update)
    if isinstance(entry, PracticeFile):
        yield from check_ids(entry.goals, location.at("goals"), around.unknown_goal)
        yield from check_ids(entry.needs, location.at("needs"), around.unfit_need)


def _grounds(entry: RuleFile, location: Location) -> Iterator[Problem]:
    rests_on = [*entry.claims, *entry.corrects] if isinstance(entry, WatchFile) else entry.claims
    if not rests_on and not entry.beyond:
        yield location.at("claims").key_problem(_("the rule rests on no claim: say why in 'beyond'"))
