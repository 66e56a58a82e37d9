"""Read a pack: from the files of a folder to a catalog in which every part fits the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from trendaudit.core.catalog import Catalog, Trend
from trendaudit.errors import Problem, ProblemsError
from trendaudit.pack.bank import build_bank
from trendaudit.pack.compile_evidence import build_evidence
from trendaudit.pack.compile_questions import build_questions, build_sections, check_questions
from trendaudit.pack.compile_rules import build_rules, rule_context
from trendaudit.pack.cross_checks import cross_check, still_used, unused
from trendaudit.pack.examples import Example, build_examples
from trendaudit.pack.extend import Base, Files, extend
from trendaudit.pack.folder import Scan, scan, shipped
from trendaudit.pack.limits import first_problems, too_many_questions, too_much_work
from trendaudit.pack.parse import ParsedPack, parse_files


@dataclass(frozen=True, slots=True)
class Opened:
    """A catalog, what its rules are held against, and the files that it came from, for problems to point to."""

    catalog: Catalog
    examples: Mapping[str, tuple[Example, ...]]
    """By the ids of the rules."""
    scan: Scan
    parsed: ParsedPack
    base: Base


def open_pack(folder: Path, base: Path | None = None) -> Opened:
    """Return the catalog of a pack with its files. Raises `ProblemsError` with all faults of all of them."""
    found = scan(folder)
    parsed, extended = parse_pack(found, base or shipped())
    problems = [*found.problems, *parsed.problems]
    bank, faults = build_bank(parsed, extended)
    problems += faults
    if message := too_many_questions(len(bank.questions)):
        raise ProblemsError([Problem(found.display_name, 0, 0, message)])
    bank, faults = check_questions(bank)
    problems += faults
    questions, faults = build_questions(bank)
    problems += faults
    sections, faults = build_sections(parsed, extended)
    problems += faults
    evidence, faults = build_evidence(parsed, extended)
    problems += faults
    rules, faults = build_rules(parsed, rule_context(parsed, extended, bank, questions, evidence))
    problems += faults
    examples, faults = build_examples(parsed, bank, questions)
    problems += faults
    problems += cross_check(parsed, bank)
    pack = parsed.pack.content if parsed.pack else None
    if pack and not problems:  # a misspelled id would be reported again as a question that nobody reads
        roles = (pack.roles.goals, pack.roles.capacity)
        problems += (one for one in unused(bank, questions, rules, roles) if one.file not in extended.files)
        if extended.edition:
            questions = still_used(questions, rules, roles)
        problems += (
            Problem(found.display_name, 0, 0, message)
            for message in too_much_work(questions, rules, sum(map(len, examples.values())))
        )
    if problems or pack is None:
        raise ProblemsError(first_problems(extended.deduplicated([*problems, *found.leftovers]), found.display_name))
    asked = {question.section for question in questions.values()}
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
        extends=extended.edition,
    )
    return Opened(catalog, examples, found, parsed, extended)


def parse_pack(found: Scan, base: Path) -> tuple[ParsedPack, Base]:
    """Return what the files of a pack and of the one in the folder `base` say, if the pack extends that."""
    parsed, extended = ParsedPack(), Base()
    files: Files = found.files
    if found.problems:  # a file or folder that could not be told or read
        parsed.miss_files()
    parse_files((file for file in files.values() if file.kind == "pack"), parsed)
    if parsed.extension:
        files, extended = extend(parsed.extension, files, parsed, base)
    elif parsed.pack is None:  # pack.yaml is broken, and the rest may be in the pack that it means to extend
        parsed.miss_files()
    parse_files((file for file in files.values() if file.kind != "pack"), parsed)
    return parsed, extended
