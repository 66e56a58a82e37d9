"""What the program has to know of the answers, whichever questions of a pack ask for it: goals and hours."""

from __future__ import annotations

from fractions import Fraction

from trendaudit.core.answer_state import AnswerState


def goals(known: AnswerState) -> frozenset[str]:
    """Return the goals that a business chose, as option ids; none where it chose none or the pack asks for none."""
    question = known.catalog.roles.get("goals")
    chosen = known.cell(question) if question else None
    if question is None or not isinstance(chosen, frozenset):
        return frozenset()
    options = known.catalog.questions[question].options
    return frozenset(goal for goal in chosen if not options[goal].exclusive)


def hours_a_week(known: AnswerState) -> Fraction | None:
    """Return the hours a week that a business can free; None where nobody said."""
    question = known.catalog.roles.get("capacity")
    chosen = known.cell(question) if question else None
    if question is None or not isinstance(chosen, frozenset) or not chosen:
        return None
    (option,) = chosen
    return known.catalog.questions[question].options[option].value
