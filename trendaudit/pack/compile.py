"""Read a pack: from the files of a folder to a catalog in which every part fits the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from trendaudit.core.catalog import Catalog, Trend
from trendaudit.errors import Problem, ProblemsError
from trendaudit.pack.bank import open_bank
from trendaudit.pack.compile_evidence import build_evidence
from trendaudit.pack.compile_questions import build_questions, build_sections, check_questions
from trendaudit.pack.compile_rules import build_rules, rule_context
from trendaudit.pack.cross_checks import cross_check, still_used, unused
from trendaudit.pack.examples import Example, build_examples
from trendaudit.pack.extend import Files, extend
from trendaudit.pack.folder import scan, shipped
from trendaudit.pack.limits import first_problems, too_many_questions, too_much_work
from trendaudit.pack.parse import Contents, read_files


@dataclass(frozen=True, slots=True)
class Opened:
    """A catalog, what its rules are held against, and the files that it came from, for problems to point to."""

    catalog: Catalog
    examples: Mapping[str, tuple[Example, ...]]
    """By the ids of the rules."""
    contents: Contents


def open_pack(folder: Path, base: Path | None = None) -> Opened:
    """Return the catalog of a pack with its files. Raises `ProblemsError` with all faults of all of them."""
    contents = read_contents(folder, base)
    problems = contents.problems
    bank, faults = open_bank(contents)
    problems += faults
    if message := too_many_questions(len(bank.questions)):
        raise ProblemsError([Problem(contents.called, 0, 0, message)])
    bank, faults = check_questions(bank)
    problems += faults
    questions, faults = build_questions(bank)
    problems += faults
    sections, faults = build_sections(contents)
    problems += faults
    evidence, faults = build_evidence(contents)
    problems += faults
    rules, faults = build_rules(contents, rule_context(contents, bank, questions, evidence))
    problems += faults
    examples, faults = build_examples(contents, bank, questions)
    problems += faults
    problems += cross_check(contents, bank)
    if not problems:  # a misspelled id would be reported again as a question that nobody reads
        roles = contents.packs[0].content.roles
        found = unused(bank, questions, rules, (roles.goals, roles.capacity))
        problems += (problem for problem in found if problem.file not in contents.inherited)
        if contents.extends:
            questions = still_used(questions, rules, (roles.goals, roles.capacity))
        problems += (
            Problem(contents.called, 0, 0, message)
            for message in too_much_work(questions, rules, sum(map(len, examples.values())))
        )
    if problems:
        raise ProblemsError(first_problems(contents.deduplicated([*problems, *contents.leftovers]), contents.called))
    asked = {question.section for question in questions.values()}
    pack = contents.packs[0].content
    catalog = Catalog(
        id=pack.id,
        title=pack.title,
        version=pack.version,
        language=pack.language,
        reviewed=pack.reviewed,
        roles={"goals": pack.roles.goals, "capacity": pack.roles.capacity},
        trends={trend: Trend(trend, entry.title, entry.weight) for trend, entry in pack.trends.items()},
        sections={section: sections[section] for section in sections if section in asked},
        questions=questions,
        rules=rules,
        sources=evidence.sources,
        claims=evidence.claims,
        updates=dict(sorted(evidence.updates.items())),
        extends=contents.extends,
    )
    return Opened(catalog, examples, contents)


def read_contents(folder: Path, base: Path | None = None) -> Contents:
    """Read all files of a pack and of the one that it extends. Raises `ProblemsError` where a folder is no pack."""
    found = scan(folder)
    files: Files = found.files
    contents = Contents(called=found.called, problems=found.problems, leftovers=found.leftovers)
    if found.problems:  # a file or folder that could not be told or read
        contents.miss_files()
    read_files((file for file in files.values() if file.kind == "pack"), contents)
    if contents.extensions:
        files = extend(contents, files, base or shipped())
    elif not contents.alone:  # pack.yaml is broken, and the rest may be in the pack that it means to extend
        contents.miss_files()
    read_files((file for file in files.values() if file.kind != "pack"), contents)
    return contents
