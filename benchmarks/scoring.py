"""How many audits a second one process scores, beside the same rules in two general rule engines.

    uv run python benchmarks/scoring.py
    uv run --with cel-expr-python --with zen-engine python benchmarks/scoring.py

or, in a virtual environment of your own: `pip install -e . cel-expr-python zen-engine`. The engines are for comparison
only: trendaudit does not need them, and their rows say so where they are not installed. `scoring_engines.py` puts the
practices into their languages; a row is only printed where the points are equal to ours in `CHECKED` audits.

What is compared is not the same work. The engines are handed complete answers, with those emptied that are not asked,
and say what each practice earns; that is "points only", for which ours decides what is asked as well. Our findings are
of duties and watches too, with bounds for what is unknown and the answers because of which. Without an answer, too,
the engines are handed what else is not asked.

All audits are random and complete, and the same in each run; within a round everything takes its turn, and medians of
the rounds are printed. Times are those of the processor, which other programs disturb little. It takes some minutes.
"""

from __future__ import annotations

import os
import platform
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path

from scoring_engines import (
    CEL,
    ENGINES,
    LEFT_OUT,
    ONE_BY_ONE,
    Answers,
    Judging,
    Translation,
    engine_answers,
    practices,
    scale,
)

from trendaudit import pack
from trendaudit.core.answer_state import AnswerState
from trendaudit.core.audit import Answer, Audit, Scalar
from trendaudit.core.catalog import Catalog, Question, Rule
from trendaudit.core.conditions import evaluate
from trendaudit.core.estimates import estimate
from trendaudit.core.kinds import normal, validate
from trendaudit.core.report import build
from trendaudit.core.scoring import judge, tally, weight
from trendaudit.render.json import report_json
from trendaudit.version import __version__

SEED = 20261122
AS_OF = "2026-11-22"
CHECKED = 200
ROUNDS = 5
FEW_ROUNDS = 3
FEW = 5
"""Audits for each measurement of many rules."""
COPIES = (1, 2, 4, 8)
BUSINESSES = (1, 10, 100, 1000)
EXCLUSIVE = 0.15
"""How often the one answer is given that excludes all others."""
SAME = "the same points as with it"
OPEN = "left open, between bounds that hold the true points"
OTHER = "other points than with it"
EXCEPTION = "an exception"
ERROR_TEXT = "a text about the error instead of points, which counts as true"
Points = list[Fraction | None]
"""What each practice earns, 0 to 1; None where it does not apply."""
Work = Callable[[], object]
Scoring = Callable[[Catalog, Audit], object]


def random_audits(catalog: Catalog, number: int) -> list[Audit]:
    """Return audits in which everything that is asked is answered, the same ones each time."""
    source = random.Random(SEED)  # noqa: S311 (no secret)
    return [_random_audit(catalog, source) for _ in range(number)]


def own_points(catalog: Catalog, audit: Audit) -> Points:
    """Return what our core says that each practice earns; the answers must be complete."""
    known = AnswerState(catalog, audit.answers)
    earned = (estimate(r, known) if evaluate(r.applies_when, known) else None for r in practices(catalog))
    return [None if points is None else points.score for points in earned]


def engine_points(whole: int, judging: Judging, answers: Answers) -> Points:
    """Return what an engine says that each practice earns, where it counts in parts of `whole`."""
    return [None if points == LEFT_OUT else Fraction(points) / whole for points in judging(answers)]


def score(points: Iterable[float | Fraction | None], weights: Sequence[int]) -> Fraction | None:
    """Return Σ w·s / Σ w over the rules that apply, in the unit of the points."""
    counted = [(w, s) for w, s in zip(weights, points, strict=True) if s is not None and s != LEFT_OUT]
    total = sum(w for w, _ in counted)
    return Fraction(sum(w * s for w, s in counted)) / total if total else None


def findings_and_score(catalog: Catalog, audit: Audit) -> object:
    """Judge every rule and tally the findings."""
    known = AnswerState(catalog, audit.answers)
    return tally([judge(rule, known) for rule in catalog.rules.values()], catalog)


def report(catalog: Catalog, audit: Audit) -> object:
    """Build the whole report."""
    return build(catalog, audit, AS_OF)


def report_as_json(catalog: Catalog, audit: Audit) -> object:
    """Build the whole report and write it as JSON."""
    return report_json(build(catalog, audit, AS_OF))


OWN: Mapping[str, Scoring] = {
    "findings and score": findings_and_score,
    "report": report,
    "report as JSON": report_as_json,
}


def side_by_side(work: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """Return the median milliseconds of each piece of work, all taken in turns."""
    taken: dict[str, list[float]] = {name: [] for name in work}
    for _round in range(rounds):
        for name, piece in work.items():
            start = time.process_time()
            piece()
            taken[name].append(1000 * (time.process_time() - start))
    return {name: statistics.median(times) for name, times in taken.items()}


def for_all(scoring: Scoring, catalog: Catalog, audits: Sequence[Audit]) -> Work:
    """Return the work of scoring all these audits."""
    return lambda: [scoring(catalog, audit) for audit in audits]


def comparison(catalog: Catalog, audits: Sequence[Audit]) -> list[str]:
    """Return a table of audits a second, with a row of figures for each engine whose points are equal to ours."""
    handed = [engine_answers(catalog, audit.answers) for audit in audits]
    ours = [own_points(catalog, audit) for audit in audits]
    weights = [weight(rule, catalog) for rule in practices(catalog)]
    points_only = "trendaudit, points only"
    work: dict[str, Work] = {points_only: lambda: [score(own_points(catalog, audit), weights) for audit in audits]}
    work |= {f"trendaudit, {name}": for_all(scoring, catalog, audits) for name, scoring in OWN.items()}
    missing = {}
    for engine in ENGINES:
        if engine.version is None:
            missing[engine.name] = "not installed"
            continue
        whole = scale(catalog)
        judging = engine.compiled(catalog, Translation(catalog, engine.language, whole).expressions())
        if [engine_points(whole, judging, answers) for answers in handed] == ours:
            work[engine.name] = partial(_all_scores, judging, handed, weights)
        else:
            missing[engine.name] = "left out: its points are not ours"
    taken = side_by_side(work, ROUNDS)
    lines = [f"| {name} | {_figures(taken[name] / len(audits), taken[points_only] / taken[name])} |" for name in taken]
    return [
        "| | audits/s | ms each | speed |",
        "|---|---:|---:|---:|",
        *lines,
        *(f"| {name} | {why} | | |" for name, why in missing.items()),
    ]


def without_an_answer(catalog: Catalog, audits: Sequence[Audit]) -> list[str]:
    """Return a line for us and for each engine: what becomes of a practice when one answer that it reads is missing."""
    whole, rules = scale(catalog), practices(catalog)
    source = random.Random(SEED)  # noqa: S311 (no secret)
    read = [
        set(re.findall(r"\w+", re.sub("'.*?'", "", text))) for text in Translation(catalog, CEL, whole).expressions()
    ]
    engines = {
        engine.package: [
            engine.compiled(catalog, [text]) for text in Translation(catalog, engine.language, whole).expressions()
        ]
        for engine in reversed(ENGINES)
        if engine.version is not None and engine.way == ONE_BY_ONE
    }
    seen: dict[str, Counter[str]] = {name: Counter() for name in ("trendaudit", *reversed(engines))}
    for audit in audits:
        left_out = source.choice([question for question in audit.answers if any(question in names for names in read)])
        answers = {question: answer for question, answer in audit.answers.items() if question != left_out}
        handed = {name: given for name, given in engine_answers(catalog, audit.answers).items() if name != left_out}
        truths = own_points(catalog, audit)
        known = AnswerState(catalog, answers)
        for place, rule in enumerate(rules):
            if left_out in read[place]:
                seen["trendaudit"][_own_outcome(rule, known, truths[place])] += 1
                for name, judgings in engines.items():
                    seen[name][_outcome(judgings[place], handed, whole, truths[place])] += 1
    lines = [f"- {name}: " + ", ".join(f"{n} {what}" for what, n in out.most_common()) for name, out in seen.items()]
    cases = seen["trendaudit"].total()
    return [f"One answer missing, {cases} times that a practice reads it:", "", *lines]


def growth(sizes: Mapping[int, Mapping[str, Work]], of: str) -> list[str]:
    """Return a table of milliseconds by size, and as multiples of what the first size costs."""
    work = {f"{size} {name}": piece for size, pieces in sizes.items() for name, piece in pieces.items()}
    taken = side_by_side(work, FEW_ROUNDS)
    first, names = next(iter(sizes)), list(OWN)
    lines = [
        f"| {of} |" + "".join(f" {name}, ms | to linear |" for name in names),
        "|---:" * (1 + 2 * len(names)) + "|",
    ]
    for size in sizes:
        figures = ((taken[f"{size} {name}"], taken[f"{first} {name}"] * size / first) for name in names)
        lines.append(f"| {size} |" + "".join(f" {took:,.1f} | {took / linear:.2f} |" for took, linear in figures))
    return lines


def growth_with_rules(catalog: Catalog, audits: Sequence[Audit]) -> list[str]:
    """Return what one audit costs (the mean of a few) when the practices are there more than once."""
    sizes: dict[int, Mapping[str, Work]] = {}
    for copies in COPIES:
        many = replace(catalog, rules=_repeated(practices(catalog), copies))
        sizes[len(many.rules)] = {name: for_all(scoring, many, audits) for name, scoring in OWN.items()}
    return growth(sizes, f"practices ({len(audits)} audits)")


def growth_with_businesses(catalog: Catalog, audits: Sequence[Audit]) -> list[str]:
    """Return what many audits cost on the shipped pack."""
    return growth(
        {number: {name: for_all(one, catalog, audits[:number]) for name, one in OWN.items()} for number in BUSINESSES},
        "audits",
    )


def main() -> None:
    """Print the machine, the comparison, what a missing answer does, and how the cost grows."""
    catalog = pack.load(pack.shipped())
    audits = random_audits(catalog, max(BUSINESSES))
    sections = (
        partial(_machine, catalog),
        partial(comparison, catalog, audits[:CHECKED]),
        partial(without_an_answer, catalog, audits[:CHECKED]),
        partial(growth_with_rules, catalog, audits[:FEW]),
        partial(growth_with_businesses, catalog, audits),
    )
    for section in sections:
        print("\n".join([*section(), ""]), flush=True)  # noqa: T201


def _random_audit(catalog: Catalog, source: random.Random) -> Audit:
    answers: dict[str, Answer] = {}
    for question in catalog.questions.values():
        known = AnswerState(catalog, answers)
        if known.asked(question.id):
            rows = known.rows(question.id) if question.each else None
            answers[question.id] = (
                _random_answer(question, source)
                if rows is None
                else {row: _random_answer(question, source) for row in rows}
            )
    return Audit(f"{catalog.id} {catalog.version}", "full", answers=answers)


def _random_answer(question: Question, source: random.Random) -> Scalar:
    alone = [option.id for option in question.options.values() if option.exclusive]
    together = [option for option in question.options if option not in alone]
    if question.kind == "one":
        return source.choice(list(question.options))
    if alone and source.random() < EXCLUSIVE:
        return (source.choice(alone),)
    number = source.randint(int(question.minimum or 1), int(question.maximum or len(together)))
    picked = normal(question, source.sample(together, number))
    assert validate(question, picked) is None
    return picked


def _repeated(rules: Sequence[Rule], copies: int) -> dict[str, Rule]:
    """Return the rules several times under other ids; a copy needs copies of what the rule needs."""
    many = [
        replace(rule, id=f"{rule.id}-{copy}", needs=tuple(f"{need}-{copy}" for need in rule.needs))
        for rule in rules
        for copy in range(copies)
    ]
    return {rule.id: rule for rule in sorted(many, key=lambda rule: rule.id)}


def _all_scores(judging: Judging, handed: Sequence[Answers], weights: Sequence[int]) -> list[Fraction | None]:
    return [score(judging(answers), weights) for answers in handed]


def _figures(milliseconds: float, speed: float) -> str:
    return f"{1000 / milliseconds:,.0f} | {milliseconds:.3f} | {speed:.2f} x"


def _own_outcome(rule: Rule, known: AnswerState, truth: Fraction | None) -> str:
    finding = judge(rule, known)
    if finding.applies is False:
        return SAME if truth is None else OTHER
    assert finding.low is not None
    assert finding.high is not None
    if finding.applies and finding.low == finding.high:
        return SAME if finding.low == truth else OTHER
    return OPEN if truth is None or finding.low <= truth <= finding.high else OTHER


def _outcome(judging: Judging, answers: Answers, whole: int, truth: Fraction | None) -> str:
    try:
        (points,) = judging(answers)
    except RuntimeError:
        return EXCEPTION
    if isinstance(points, str):
        return ERROR_TEXT
    return SAME if truth == (None if points == LEFT_OUT else Fraction(points) / whole) else OTHER


def _machine(catalog: Catalog) -> list[str]:
    cpuinfo = Path("/proc/cpuinfo")
    models = re.findall(r"model name\s*: (.*)", cpuinfo.read_text(encoding="utf-8")) if cpuinfo.exists() else []
    installed = {engine.package: engine.version or "not installed" for engine in ENGINES}
    versions = {"Python": platform.python_version(), "trendaudit": __version__, **installed}
    return [
        f"{models[0] if models else platform.processor()}, {os.cpu_count()} cores, {platform.system()}",
        ", ".join(f"{name} {version}" for name, version in versions.items()),
        f"{catalog.id} {catalog.version}: {len(practices(catalog))} practices of {len(catalog.rules)} rules",
        f"Comparison: {CHECKED} audits, medians of {ROUNDS} rounds; growth: medians of {FEW_ROUNDS} rounds",
    ]


if __name__ == "__main__":
    main()
