"""From a folder to a catalog in which every part fits the others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import trendaudit
from trendaudit.core.model import Catalog, Trend
from trendaudit.errors import ProblemsError, TrendauditError
from trendaudit.i18n import _
from trendaudit.pack.bank import open_bank
from trendaudit.pack.contents import Contents, read_contents
from trendaudit.pack.cross_checks import cross_check
from trendaudit.pack.evidence import build_evidence
from trendaudit.pack.questions import build_questions, build_sections, check_questions
from trendaudit.pack.rules import build_rules, surroundings
from trendaudit.pack.unread import unread


@dataclass(frozen=True, slots=True)
class Opened:
    """A catalog and the files that it came from, for problems to point to."""

    catalog: Catalog
    contents: Contents


def load(folder: Path) -> Catalog:
    """Return the catalog of a pack. Raises `ProblemsError` with all faults of all its files."""
    return open_pack(folder).catalog


def open_pack(folder: Path) -> Opened:
    """Return the catalog of a pack with its files. Raises `ProblemsError` with all faults of all of them."""
    contents = read_contents(folder)
    problems = contents.problems
    bank, faults = open_bank(contents)
    problems += faults
    bank, faults = check_questions(bank)
    problems += faults
    questions, faults = build_questions(bank)
    problems += faults
    sections, faults = build_sections(contents)
    problems += faults
    evidence, faults = build_evidence(contents)
    problems += faults
    rules, faults = build_rules(contents, surroundings(contents, bank, questions, evidence))
    problems += faults
    problems += cross_check(contents, bank)
    if not problems:  # a misspelled id would be reported again as a question that nobody reads
        roles = contents.packs[0].content.roles
        problems += unread(bank, questions, rules, (roles.goals, roles.capacity))
    if problems:
        raise ProblemsError(problems)
    pack = contents.packs[0].content
    catalog = Catalog(
        id=pack.id,
        title=pack.title,
        version=pack.version,
        language=pack.language,
        reviewed=pack.reviewed,
        roles={"goals": pack.roles.goals, "capacity": pack.roles.capacity},
        trends={trend: Trend(trend, entry.title, entry.weight) for trend, entry in pack.trends.items()},
        sections=sections,
        questions=questions,
        rules=rules,
        sources=evidence.sources,
        claims=evidence.claims,
        updates=dict(sorted(evidence.updates.items())),
    )
    return Opened(catalog, contents)


def shipped() -> Path:
    """Return the folder of the pack that comes with the program. Raises `TrendauditError` where it is missing."""
    package = Path(trendaudit.__file__).parent
    for folder in (package / "rules", package.parent / "rules"):  # installed; run from a clone
        if (folder / "pack.yaml").is_file():
            return folder
    raise TrendauditError(
        _("The rules that come with trendaudit are missing: install it again, or name a folder with --rules.")
    )
