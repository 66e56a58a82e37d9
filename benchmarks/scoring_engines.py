"""The practices of a pack in the languages of two general rule engines, for `benchmarks/scoring.py`.

The expressions are made from the same conditions, points and levels that our own core reads. They say what a
practice earns when every question that is asked has an answer, since the engines know no third truth value. Points
are whole numbers, `scale(catalog)` for all that can be earned, so that no engine has to round.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from trendaudit.core.audit import Answer
from trendaudit.core.catalog import Catalog, Combine, Level, Part, Question, Rule
from trendaudit.core.conditions import ALWAYS, All, Condition, Not, Test
from trendaudit.core.conditions import Any as AnyOf

Answers = Mapping[str, Any]
"""An answer for each question of a pack: an id, a list of ids, or ids by row; empty where it is not asked."""
Judging = Callable[[Answers], Sequence[float]]
"""Tells what each practice earns, in the order of the pack; `LEFT_OUT` where it does not apply."""
Compiling = Callable[[Catalog, Sequence[str]], Judging]
LEFT_OUT = -1
ONE_BY_ONE = "an expression for each rule"
MOST_JOINED = 12
"""Up to so many parts or rows a mean comes out whole."""
TRUE, FALSE = "true", "false"


@dataclass(frozen=True, slots=True)
class Language:
    """What the engines write differently; `a ? b : c`, `in`, lists and numbers are the same in both."""

    both: str
    either: str
    negated: str
    counted: str
    in_row: str
    in_a_row: str
    some_row: str
    every_row: str
    least: str
    most: str


CEL = Language(
    both=" && ",
    either=" || ",
    negated="!({})",
    counted="size({question}.filter(one, one in {options}))",
    in_row="'{row}' in {question} && {question}['{row}'] in {options}",
    in_a_row="{question}[row] in {options}",
    some_row="{question}.exists(row, {inner})",
    every_row="{question}.all(row, {inner})",
    least="math.least([{}])",
    most="math.greatest([{}])",
)
ZEN = Language(
    both=" and ",
    either=" or ",
    negated="not({})",
    counted="count({question}, # in {options})",
    in_row="{question}.{row} in {options}",
    in_a_row="# in {options}",
    some_row="some(values({question}), {inner})",
    every_row="all(values({question}), {inner})",
    least="min([{}])",
    most="max([{}])",
)


@dataclass(frozen=True, slots=True)
class Engine:
    """One way to use an engine, with everything compiled beforehand that can be."""

    package: str
    way: str
    language: Language
    compiled: Compiling

    @property
    def name(self) -> str:
        """Return the package and the way of using it."""
        return f"{self.package}, {self.way}"

    @property
    def version(self) -> str | None:
        """Return the version of the package; None where it is not installed."""
        try:
            return importlib.metadata.version(self.package)
        except importlib.metadata.PackageNotFoundError:
            return None


@dataclass(frozen=True, slots=True)
class Term:
    """An expression for what some answers earn (0 where they do not count) and one for whether they count."""

    points: str
    counts: str = TRUE


@dataclass(frozen=True, slots=True)
class Translation:
    """The practices of a catalog in one language."""

    catalog: Catalog
    language: Language
    scale: int

    def expressions(self) -> list[str]:
        """Return an expression for each practice."""
        return [self._rule(rule) for rule in practices(self.catalog)]

    def _rule(self, rule: Rule) -> str:
        parts = [self._part(part) for part in rule.score if isinstance(part, Part)]
        levels = [level for level in rule.score if isinstance(level, Level)]
        earned = self._combined(parts, rule.combine) if parts else Term(self._levels(levels))
        return _if(self._all([self._condition(rule.applies_when), earned.counts]), earned.points, LEFT_OUT)

    def _levels(self, levels: Sequence[Level]) -> str:
        *better, last = levels
        written = str(self._whole(last.points))
        for level in reversed(better):
            written = _if(self._condition(level.when), self._whole(level.points), written)
        return written

    def _part(self, part: Part) -> Term:
        asked = self.catalog.questions[part.question]
        if asked.each is None or part.row is not None:
            return self._cell(part, asked, part.row)
        rows = (option for option in self.catalog.questions[asked.each].options.values() if not option.exclusive)
        return self._combined([self._cell(part, asked, row.id) for row in rows], part.rows)

    def _cell(self, part: Part, asked: Question, row: str | None) -> Term:
        by_points: dict[Fraction, list[str]] = {}
        for option, value in part.points.items():
            if value is not None:
                by_points.setdefault(value, []).append(option)
        points = "0"
        for value in sorted(by_points.keys() - {0}):
            points = _if(self._is_any(asked, row, by_points[value]), self._whole(value), points)
        counting = [option for option, value in part.points.items() if value is not None]
        always = row is None and asked.ask_when == ALWAYS and len(counting) == len(part.points)
        return Term(points, TRUE if always else self._is_any(asked, row, counting))

    def _combined(self, terms: Sequence[Term], how: Combine) -> Term:
        if len(terms) == 1:
            return terms[0]
        counts = self._any([term.counts for term in terms])
        if how == "best":
            return Term(self.language.most.format(", ".join(term.points for term in terms)), counts)
        if how == "worst":
            bounds = (_if(term.counts, term.points, self.scale) for term in terms)
            return Term(self.language.least.format(", ".join(bounds)), counts)
        assert len(terms) <= MOST_JOINED
        earned = " + ".join(term.points for term in terms)
        number = " + ".join(_if(term.counts, 1, 0) for term in terms)
        return Term(_if(counts, f"({earned}) / ({number})", 0), counts)

    def _condition(self, condition: Condition) -> str:
        match condition:
            case All(parts):
                return self._all([self._condition(part) for part in parts])
            case AnyOf(parts):
                return self._any([self._condition(part) for part in parts])
            case Not(part):
                return self.language.negated.format(self._condition(part))
            case Test():
                return self._test(condition, self.catalog.questions[condition.question])

    def _test(self, test: Test, asked: Question) -> str:
        assert asked.kind in {"one", "many"}
        options = sorted(test.options or asked.options)
        if asked.each is not None and test.row is None:
            inner = self.language.in_a_row.format(question=asked.id, options=options)
            inner = self.language.negated.format(inner) if test.operator == "none_of" else inner
            quantified = self.language.every_row if test.every else self.language.some_row
            return quantified.format(question=asked.id, inner=inner)
        if test.operator in {"at_least", "at_most"}:
            sign = ">=" if test.operator == "at_least" else "<="
            return f"{self.language.counted.format(question=asked.id, options=options)} {sign} {test.number}"
        if test.operator == "all_of":
            return self._all([f"'{option}' in {asked.id}" for option in options])
        chosen = self._is_any(asked, test.row, options)
        return self.language.negated.format(chosen) if test.operator == "none_of" else chosen

    def _is_any(self, asked: Question, row: str | None, options: Sequence[str]) -> str:
        if row is not None:
            return f"({self.language.in_row.format(question=asked.id, row=row, options=list(options))})"
        if asked.kind == "one":
            return f"{asked.id} in {list(options)}"
        return self._any([f"'{option}' in {asked.id}" for option in options])

    def _all(self, parts: Iterable[str]) -> str:
        needed = [part for part in parts if part != TRUE]
        return f"({self.language.both.join(needed)})" if needed else TRUE

    def _any(self, parts: Sequence[str]) -> str:
        if TRUE in parts:
            return TRUE
        return f"({self.language.either.join(parts)})" if parts else FALSE

    def _whole(self, points: Fraction) -> int:
        whole = points * self.scale
        assert whole.denominator == 1
        return whole.numerator


def practices(catalog: Catalog) -> list[Rule]:
    """Return the rules that are scored."""
    return [rule for rule in catalog.rules.values() if rule.kind == "practice"]


def scale(catalog: Catalog) -> int:
    """Return the whole number that all points are counted in: rows are joined into a part, parts into a rule."""
    points: list[Fraction] = []
    for rule in practices(catalog):
        for part in rule.score:
            values = part.points.values() if isinstance(part, Part) else [part.points]
            points += [value for value in values if value is not None]
    mean = math.lcm(*range(1, MOST_JOINED + 1))
    return math.lcm(*(value.denominator for value in points)) * mean * mean


def engine_answers(catalog: Catalog, answers: Mapping[str, Answer]) -> Answers:
    """Return complete answers as the engines read them."""
    return {question.id: _engine_answer(question, answers.get(question.id)) for question in catalog.questions.values()}


def cel_one_by_one(catalog: Catalog, written: Sequence[str]) -> Judging:
    """Return what evaluates CEL expressions one by one, all on the same activation."""
    environment = _cel_environment(catalog)
    compiled = [environment.compile(expression) for expression in written]

    def judging(answers: Answers) -> Sequence[float]:
        activation = environment.Activation(answers)
        return [expression.eval(activation).plain_value() for expression in compiled]

    return judging


def zen_one_by_one(_catalog: Catalog, written: Sequence[str]) -> Judging:
    """Return what evaluates ZEN expressions one by one."""
    module = importlib.import_module("zen")
    compiled = [module.compile_expression(expression) for expression in written]
    return lambda answers: [expression.evaluate(answers) for expression in compiled]


def at_once(one_by_one: Compiling) -> Compiling:
    """Return what puts all expressions into one list, to be evaluated at once."""

    def compiled(catalog: Catalog, written: Sequence[str]) -> Judging:
        judging: Callable[[Answers], Any] = one_by_one(catalog, [f"[{', '.join(written)}]"])
        return lambda answers: judging(answers)[0]

    return compiled


def zen_graph(_catalog: Catalog, written: Sequence[str]) -> Judging:
    """Return what evaluates ZEN expressions as the one node of a decision graph."""
    keys = [f"r{place}" for place in range(len(written))]
    lines = [{"id": key, "key": key, "value": expression} for key, expression in zip(keys, written, strict=True)]
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {"id": "rules", "name": "rules", "type": "expressionNode", "content": {"expressions": lines}},
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    edges = [
        {"id": f"{source}-{target}", "sourceId": source, "targetId": target, "type": "edge"}
        for source, target in (("in", "rules"), ("rules", "out"))
    ]
    decision = importlib.import_module("zen").ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))

    def judging(answers: Answers) -> Sequence[float]:
        earned = decision.evaluate(answers)["result"]
        return [earned[key] for key in keys]

    return judging


ENGINES = (
    Engine("cel-expr-python", ONE_BY_ONE, CEL, cel_one_by_one),
    Engine("cel-expr-python", "all rules in one expression", CEL, at_once(cel_one_by_one)),
    Engine("zen-engine", ONE_BY_ONE, ZEN, zen_one_by_one),
    Engine("zen-engine", "all rules in one expression", ZEN, at_once(zen_one_by_one)),
    Engine("zen-engine", "a decision graph (JDM) of all rules", ZEN, zen_graph),
)


def _cel_environment(catalog: Catalog) -> Any:
    module = importlib.import_module("cel_expr_python.cel")
    text = module.Type.STRING
    types = {"one": text, "many": module.Type.List(text)}
    variables = {
        question.id: module.Type.Map(text, text) if question.each else types[question.kind]
        for question in catalog.questions.values()
    }
    extensions = [importlib.import_module("cel_expr_python.ext.ext_math").ExtMath()]
    return module.NewEnv(variables=variables, extensions=extensions)


def _engine_answer(question: Question, given: Answer | None) -> Any:
    if question.each is not None:
        return dict(given) if isinstance(given, Mapping) else {}
    if question.kind == "many":
        return list(given) if isinstance(given, tuple) else []
    return given or ""


def _if(when: str, then: object, otherwise: object) -> str:
    return str(then) if when == TRUE else f"({when} ? {then} : {otherwise})"
