"""The question bank on a terminal."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType

from trendaudit.core.catalog import Catalog, Question, Section
from trendaudit.core.condition_text import condition
from trendaudit.core.conditions import ALWAYS
from trendaudit.core.kinds import kind_of
from trendaudit.render.terminal_layout import QUIET, STRONG, bullet, plain, section, show
from trendaudit.text.translation import _


def print_questions(catalog: Catalog, console: Console) -> None:
    """Print every question by section, with its options and when it is asked."""
    show(console, *(_section(part, catalog) for part in catalog.sections.values()))


def _section(part: Section, catalog: Catalog) -> RenderableType:
    lines: list[RenderableType] = [plain(part.intro, QUIET)]
    for question in catalog.questions.values():
        if question.section == part.id:
            lines.extend(["", _question(question, catalog)])
    return section(part.title, *lines, aside=part.id)


def _question(question: Question, catalog: Catalog) -> RenderableType:
    lines: list[RenderableType] = [plain(question.ask, STRONG), plain(_about(question), QUIET)]
    if question.each:
        lines.append(plain(_("asked for each option chosen in {question}").format(question=question.each), QUIET))
    if question.ask_when != ALWAYS:
        lines.append(plain(_("asked {condition}").format(condition=condition(question.ask_when, catalog)), QUIET))
    options = (bullet("-", plain(f"{option.id}: {option.label}")) for option in question.options.values())
    return Group(*lines, *options)


def _about(question: Question) -> str:
    return " · ".join([question.id, kind_of(question).title(), question.depth])
