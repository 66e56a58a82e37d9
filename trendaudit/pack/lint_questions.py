"""Questions and options that are asked for nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from trendaudit.core.catalog import Level, Part, Question, Rule
from trendaudit.core.conditions import Condition, tests
from trendaudit.errors import Problem
from trendaudit.i18n import _, ngettext
from trendaudit.pack.bank import Bank


def unused(
    bank: Bank, questions: Mapping[str, Question], rules: Mapping[str, Rule], roles: Iterable[str]
) -> Iterator[Problem]:
    """Yield the questions and options that no rule, condition or role reads, and reasons for that without need.

    Of a question of kind one, a single option that nothing names is read all the same: it is the rest.
    """
    whole, some = _usage(questions, rules, roles)
    for question in questions.values():
        location = bank.questions[question.id].location
        is_read = question.id in whole or question.id in some
        named = question.options if question.id in whole else some.get(question.id, ())
        left = [option for option in question.options if option not in named]
        if question.unread:
            if is_read and not left:
                yield location.at("unread").key_problem(_("all of this question is read: remove 'unread'"))
        elif not is_read:
            message = _("nothing reads {question!r}: remove it, or say in 'unread' why it is asked")
            yield location.key_problem(message.format(question=question.id))
        elif left := _indistinct_options(question, left):
            message = ngettext(
                "nothing reads option {options}: remove it, or say in 'unread' why it is there",
                "nothing reads the options {options}: remove them, or say in 'unread' why they are there",
                len(left),
            )
            yield location.at("options", left[0]).key_problem(message.format(options=", ".join(map(repr, left))))


def still_used(
    questions: Mapping[str, Question], rules: Mapping[str, Rule], roles: Collection[str]
) -> dict[str, Question]:
    """Return the questions that something reads, or that have a reason: what only retired rules read is not asked.

    From the last to the first, since a question is read by later ones only.
    """
    whole, some = _usage({}, rules, roles)
    read = whole | some.keys()
    left: set[str] = set()
    for question in reversed(list(questions.values())):
        if question.unread or question.id in read:
            left.add(question.id)
            read |= {test.question for test in tests(question.ask_when)}
            read |= {question.each} if question.each else set()
    return {name: question for name, question in questions.items() if name in left}


def _indistinct_options(question: Question, left: list[str]) -> list[str]:
    if question.kind == "one":
        return left if len(left) > 1 else []
    return [option for option in left if not question.options[option].exclusive]


def _usage(
    questions: Mapping[str, Question], rules: Mapping[str, Rule], roles: Iterable[str]
) -> tuple[set[str], dict[str, set[str]]]:
    """Return the questions of which everything is read, and the options of others that conditions name."""
    whole = set(roles)
    some: dict[str, set[str]] = defaultdict(set)
    for question in questions.values():
        if question.each:
            whole.add(question.each)
    for rule in rules.values():
        whole.update(part.question for part in rule.score if isinstance(part, Part))
    for condition in _conditions(questions, rules):
        for test in tests(condition):
            some[test.question] |= test.options
            if not test.options:
                whole.add(test.question)
    return whole, some


def _conditions(questions: Mapping[str, Question], rules: Mapping[str, Rule]) -> Iterator[Condition]:
    yield from (question.ask_when for question in questions.values())
    for rule in rules.values():
        yield rule.applies_when
        yield from (level.when for level in rule.score if isinstance(level, Level))
