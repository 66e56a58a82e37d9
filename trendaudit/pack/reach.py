"""What no answers can ever reach: questions, rules, parts, levels, and pieces of conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trendaudit.core.catalog import Catalog, Level, Part, Question, Rule
from trendaudit.core.conditions import All, Not, Test
from trendaudit.errors import Problem
from trendaudit.i18n import _, ngettext
from trendaudit.pack.contents import Contents, Spot
from trendaudit.pack.contradictions import Line, conflict, contradictions, is_asked, lines_of
from trendaudit.pack.files.questions import QuestionEntry
from trendaudit.pack.files.rules import LevelEntry, RuleFile, ScoredEntry
from trendaudit.pack.outcomes import readings
from trendaudit.pack.possible import never
from trendaudit.pack.telling_answers import read_behind


def unreachable(catalog: Catalog, contents: Contents) -> Iterator[Problem]:
    """Yield what no answers can reach, as far as that is certain.

    What reads a question that is never asked is not looked at; it would be reported over and over.
    """
    never_asked: set[str] = set()
    for file in contents.questions:
        for name, entry in file.content.questions.items():
            question = catalog.questions.get(name)  # a pack that extends another asks less than all its files say
            if question is None or never_asked & read_behind(catalog, [Test(name, "none_of")]).keys():
                continue
            yield from _question(question, entry, file.spot.at("questions", name), catalog)
            if never(is_asked(question, None, catalog), catalog):
                never_asked.add(name)
    for rule_file in contents.rules:
        rule = catalog.rules[rule_file.id]
        if not never_asked & read_behind(catalog, readings(rule)).keys():
            yield from _rule(rule, rule_file.content, rule_file.spot, catalog)


def _question(question: Question, entry: QuestionEntry, spot: Spot, catalog: Catalog) -> Iterator[Problem]:
    lines = lines_of(entry.ask_when, question.ask_when, spot.at("ask_when"))
    if question.each is not None:
        options = catalog.questions[question.each].options.values()
        rows = frozenset(option.id for option in options if not option.exclusive)
        lines.insert(0, Line("each", question.each, Test(question.each, "any_of", rows), spot.at("each")))
    yield from contradictions(lines, [], _("this question is never asked"), catalog)


def _rule(rule: Rule, entry: RuleFile, spot: Spot, catalog: Catalog) -> Iterator[Problem]:
    place = spot.at("applies_when")
    lines = lines_of(entry.applies_when, rule.applies_when, place)
    yield from contradictions(lines, [], _("this rule never applies"), catalog)
    if never(rule.applies_when, catalog) or not isinstance(entry, ScoredEntry):
        return
    applies = Line("applies_when", entry.applies_when, rule.applies_when, place)
    if isinstance(rule.score[0], Level):
        yield from _levels(rule, entry, applies, spot.at("score"), catalog)
        return
    for index, part in enumerate(rule.score):
        if isinstance(part, Part):
            yield from _part(part, applies, spot.at("score", index, "question"), catalog)


def _part(part: Part, applies: Line, spot: Spot, catalog: Catalog) -> Iterator[Problem]:
    """Yield why a part never counts."""
    counting = frozenset(option for option, points in part.points.items() if points is not None)
    counts = Test(part.question, "any_of", counting, row=part.row)
    if not never(All((applies.condition, counts)), catalog):
        return
    asked = is_asked(catalog.questions[part.question], part.row, catalog)
    if never(All((applies.condition, asked)), catalog):
        why = _("where the rule applies, {question!r} is not asked")
    else:
        why = _("where the rule applies, no answer to {question!r} is left that has points")
    what = _("this part never counts: {why}; remove it, or change 'applies_when'")
    yield spot.problem(what.format(why=why.format(question=part.question)))


def _levels(rule: Rule, entry: ScoredEntry, applies: Line, spot: Spot, catalog: Catalog) -> Iterator[Problem]:
    """Yield why levels never hold, or are never reached where they do."""
    above: list[Line] = []
    for index, (level, data) in enumerate(zip(rule.score, entry.score, strict=True)):
        assert isinstance(level, Level)
        assert isinstance(data, LevelEntry)
        own = Line("when", data.when, level.when, spot.at(index, "when" if data.when else "otherwise"))
        if data.when:
            lines = lines_of(data.when, level.when, own.spot)
            yield from contradictions(lines, [applies], _("this level never holds"), catalog)
        if never(All((applies.condition, level.when)), catalog):
            continue
        winning = [line for line in conflict([applies, own, *above], catalog) if line in above]
        if winning:
            yield own.spot.key_problem(_beaten(winning) if data.when else _covered())
        else:
            above.append(Line(str(index + 1), None, Not(level.when), own.spot))


def _beaten(winning: Sequence[Line]) -> str:
    what = ngettext(
        "this level is never reached: where it holds, level {levels} above it does too; "
        "put it above that one, or remove it",
        "this level is never reached: where it holds, one of the levels {levels} above it does too; "
        "put it above these, or remove it",
        len(winning),
    )
    return what.format(levels=", ".join(line.key for line in winning))


def _covered() -> str:
    return _(
        "'otherwise' is never reached: the levels above it leave nobody over; "
        "in the last of them, write 'otherwise: true' instead of 'when', and remove this one"
    )
