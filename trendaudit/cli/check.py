"""`trendaudit check`: whether answers files are valid and complete."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trendaudit.cli import inputs
from trendaudit.cli.boundary import ANSWER_IS_NO, DONE, USAGE
from trendaudit.cli.options import AnswersFiles, NoColor, Rules
from trendaudit.cli.output import say, say_all, write_document
from trendaudit.errors import Problem, ProblemsError
from trendaudit.text.sanitize import sanitize
from trendaudit.text.translation import _, ngettext

if TYPE_CHECKING:
    from trendaudit.core.answer_state import AnswerState, Prompt
    from trendaudit.core.catalog import Catalog

HELP = _("""\
Check that answers files are valid and complete. All problems at once; complete means for its depth.

\b
Examples:
  trendaudit check roos.yaml
  trendaudit check clients/*.yaml
  trendaudit check - < roos.yaml""")


def check(files: AnswersFiles, *, rules: Rules = None, no_color: NoColor = False) -> int:
    """Check that answers files are valid and complete."""
    inputs.refuse_stdin_twice(files)
    catalog = inputs.load_pack(rules)
    return max(_check(file, catalog) for file in files)


def _check(file: Path, catalog: Catalog) -> int:
    """Say what is wrong with a file, or print that nothing is, and return the exit code."""
    from trendaudit.core.answer_state import AnswerState

    try:
        found = inputs.read_answers(file, catalog)
    except ProblemsError as error:
        say_all(map(str, error.problems))
        return USAGE if any(_is_unreadable(problem) for problem in error.problems) else ANSWER_IS_NO
    known = AnswerState(catalog, found.audit.answers)
    missing = [_question(prompt, known) for prompt in known.open_prompts(found.audit.depth)]
    ignored = [_question(prompt, known) for prompt in known.ignored()]
    say_all(_("{file}: not asked here, so it does not count: {what}").format(file=file, what=what) for what in ignored)
    odd = [f"{question}: {odd.say}" for question, odd in known.consistency_warnings()]
    say_all(_("{file}: odd, but possible: {what}").format(file=file, what=what) for what in odd)
    say_all(_("{file}: unanswered: {what}").format(file=file, what=what) for what in missing)
    if missing:
        text = ngettext(
            "{file}: {number} question is unanswered.", "{file}: {number} questions are unanswered.", len(missing)
        )
        say(text.format(file=file, number=len(missing)))
        return ANSWER_IS_NO
    done = _("{file}: valid, and complete for a {depth} audit.").format(file=file, depth=found.audit.depth)
    write_document(sanitize(done))
    return DONE


def _question(prompt: Prompt, known: AnswerState) -> str:
    name = prompt.question if prompt.row is None else f"{prompt.question}.{prompt.row}"
    return f"{name} ({known.catalog.questions[prompt.question].ask})"


def _is_unreadable(problem: Problem) -> bool:
    """Tell whether a file could not be read at all: then it has no line to point at."""
    return problem.line == 0
