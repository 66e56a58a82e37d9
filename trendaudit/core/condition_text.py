"""Put conditions into plain clauses, for whoever wants to know when a question is asked or points are earned."""

from __future__ import annotations

from collections.abc import Sequence

from trendaudit.core.catalog import Catalog, Question
from trendaudit.core.conditions import All, Any, Condition, Not, Test
from trendaudit.text.translation import _, ngettext


def condition(condition: Condition, catalog: Catalog) -> str:
    """Put a condition into words: `always`, or a clause that begins with `when`."""
    if isinstance(condition, All) and not condition.parts:
        return _("always")
    if isinstance(condition, Any) and not condition.parts:
        return _("never")
    return _("when {clause}").format(clause=_clause(condition, catalog))


def _clause(condition: Condition, catalog: Catalog) -> str:
    match condition:
        case All(parts):
            return _(" and ").join(_nested(part, catalog) for part in parts)
        case Any(parts):
            return _(" or ").join(_nested(part, catalog) for part in parts)
        case Not(part):
            return _("it is not so that {clause}").format(clause=_nested(part, catalog))
        case Test():
            return _statement(condition, catalog)


def _nested(condition: Condition, catalog: Catalog) -> str:
    if isinstance(condition, All | Any) and not condition.parts:
        return _("this always holds") if isinstance(condition, All) else _("this never holds")
    clause = _clause(condition, catalog)
    several = isinstance(condition, All | Any) and len(condition.parts) > 1
    return f"({clause})" if several else clause


def _statement(test: Test, catalog: Catalog) -> str:
    question = catalog.questions[test.question]
    subject = f"“{question.ask}”"
    if test.row is not None and question.each is not None:
        row = catalog.questions[question.each].options[test.row].label
        subject = _("{subject} for “{row}”").format(subject=subject, row=row)
    clause = f"{subject} {_predicate(test, question)}"
    if question.each is None or test.row is not None:
        return clause
    return (_("{clause} for every row") if test.every else _("{clause} for at least one row")).format(clause=clause)


def _predicate(test: Test, question: Question) -> str:
    """Return what a test says of a question."""
    labels = [option.label for option in question.options.values() if option.id in test.options]
    plain = question.kind == "one" or all(question.options[option].exclusive for option in test.options)
    match test.operator:
        case "any_of":
            text = _("is {options}") if plain else _("includes {options}")
            return text.format(options=_joined(labels, _(" or ")))
        case "none_of":
            text = _("is not {options}") if plain else _("does not include {options}")
            return text.format(options=_joined(labels, _(" or ")))
        case "all_of":
            return _("includes {options}").format(options=_joined(labels, _(" and ")))
        case "at_least" | "at_most":
            return _amount(test, question, labels)


def _amount(test: Test, question: Question, labels: Sequence[str]) -> str:
    least = test.operator == "at_least"
    if question.kind == "number":
        return (_("is {number} or more") if least else _("is {number} or less")).format(number=test.number)
    picks = (_("at least {number}") if least else _("at most {number}")).format(number=test.number)
    if labels:
        return _("includes {picks} of {options}").format(picks=picks, options=_joined(labels, _(" and ")))
    text = ngettext("includes {picks} option", "includes {picks} options", int(test.number))
    return text.format(picks=picks)


def _joined(labels: Sequence[str], last: str) -> str:
    quoted = [f"“{label}”" for label in labels]
    return last.join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else "".join(quoted)
