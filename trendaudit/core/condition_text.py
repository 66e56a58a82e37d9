"""Put conditions into plain clauses, for whoever wants to know when a question is asked or points are earned."""

from __future__ import annotations

from trendaudit.core.catalog import Catalog
from trendaudit.core.conditions import All, Any, Condition, Not, Test
from trendaudit.core.kinds import kind_of
from trendaudit.text.translation import _


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
    clause = f"{subject} {kind_of(question).predicate(test, question)}"
    if question.each is None or test.row is not None:
        return clause
    return (_("{clause} for every row") if test.every else _("{clause} for at least one row")).format(clause=clause)
