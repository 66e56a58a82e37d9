"""How large a pack may be, so that reading it, checking it and scoring with it stay within a bounded amount of work.

Everything walks over a pack a fixed number of times, so that these sizes bound the work; each is several times what the
shipped pack has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from trendaudit.core.catalog import Level, Question, Rule
from trendaudit.core.conditions import tests
from trendaudit.errors import Problem
from trendaudit.text.translation import _

MOST_FILES = 3000
MOST_QUESTIONS = 1000
MOST_LINES = 200
"""Lines of one condition, those inside of it included."""
DEEPEST = 12
"""Conditions inside of each other."""
MOST_LINES_IN_ALL = 20_000
MOST_WORK = 5_000_000
"""Lines that are looked at to run the examples: each example decides anew which questions are asked."""
MOST_PROBLEMS = 100


def first_problems(problems: Iterable[Problem], pack: str) -> list[Problem]:
    """Return the first problems of a pack, and one that says that there are more."""
    some = list(islice(problems, MOST_PROBLEMS + 1))
    if len(some) > MOST_PROBLEMS:
        message = _("there are more problems than these {most}; mend these first").format(most=MOST_PROBLEMS)
        some[MOST_PROBLEMS:] = [Problem(pack, 0, 0, message)]
    return some


def too_many_questions(number: int) -> str | None:
    """Say that a pack has too many questions; None where it has not."""
    message = _("this pack has {number} questions; at most {most} can be asked")
    return message.format(number=number, most=MOST_QUESTIONS) if number > MOST_QUESTIONS else None


def too_much_work(questions: Mapping[str, Question], rules: Mapping[str, Rule], examples: int) -> Iterator[str]:
    """Yield why a pack with so many examples takes too much work to run."""
    asking = sum(1 for question in questions.values() for _test in tests(question.ask_when))
    conditions = (
        condition
        for rule in rules.values()
        for condition in (rule.applies_when, *(one.when for one in rule.score if isinstance(one, Level)))
    )
    lines = asking + sum(1 for condition in conditions for _test in tests(condition))
    if lines > MOST_LINES_IN_ALL:
        message = _("the conditions of this pack have {lines} lines in all; at most {most} can be worked through")
        yield message.format(lines=lines, most=MOST_LINES_IN_ALL)
    if examples * (asking + len(questions)) > MOST_WORK:
        message = _("{examples} examples are too many to be run with {lines} lines of `ask_when`; leave some out")
        yield message.format(examples=examples, lines=asking)
