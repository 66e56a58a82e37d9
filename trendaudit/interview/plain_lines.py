"""What the plain front end prints: a prompt as numbered lines, what can be typed, and the table of answers."""

from __future__ import annotations

from collections.abc import Iterator

from trendaudit.core.catalog import Question
from trendaudit.core.kinds import kind_of
from trendaudit.interview.answers import in_words
from trendaudit.interview.messages import Asked, PromptAction, Review
from trendaudit.interview.progress import minutes_left, position_text
from trendaudit.text.translation import _, ngettext

LETTERS = {
    "b": PromptAction.BACK,
    "?": PromptAction.HINT,
    "l": PromptAction.LATER,
    "n": PromptAction.NOTE,
    "q": PromptAction.STOP,
}
DONT_KNOW_LETTER = "s"
OPEN_LETTER = "o"
IMPACT_LETTER = "t"
LONGEST = 40
"""Characters of a misunderstood line that are repeated."""


def misunderstood(typed: str, can_be_typed: str) -> str:
    """Say that a line was not understood, and what can be typed."""
    typed = typed if len(typed) <= LONGEST else f"{typed[:LONGEST]}..."
    message = _("Not understood: {typed}.").format(typed=typed) if typed else _("Nothing was typed.")
    return f"{message} {can_be_typed}"


def can_be_typed(asked: Asked) -> str:
    """Say what a list takes, which is the only thing that can be misunderstood."""
    options, rule = len(asked.question.options), kind_of(asked.question).rule(asked.question)
    if kind_of(asked.question).widget == "menu":
        text = _("Type a number from 1 to {n}, or {letters}.")
    elif rule:
        text = _("Type numbers from 1 to {n} ({rule}), such as 1,2, or {letters}.")
    else:
        text = _("Type numbers from 1 to {n}, such as 1,2, or {letters}.")
    return text.format(n=options, rule=rule, letters=_letters(asked))


def _letters(asked: Asked) -> str:
    dont_know = [DONT_KNOW_LETTER] if asked.question.dont_know else []
    return " ".join([*dont_know, *(letter for letter, action in LETTERS.items() if action in asked.actions)])


def invitation(asked: Asked) -> str:
    """Say in a few words what can be typed."""
    return _("{answer}, or {letters}").format(answer=_expected(asked.question), letters=_letters(asked))


def _expected(question: Question) -> str:
    rule = kind_of(question).rule(question)
    match kind_of(question).widget:
        case "menu":
            return _("1 to {n}").format(n=len(question.options))
        case "checklist":
            return _("Numbers such as 1,2 ({rule})").format(rule=rule) if rule else _("Numbers such as 1,2")
        case "line":
            return rule[:1].upper() + rule[1:]


def prompt_lines(asked: Asked) -> Iterator[str]:
    """Yield what is read before the answer is typed."""
    yield ""
    if asked.message:
        yield asked.message
    if asked.position is not None:
        yield ", ".join(
            part
            for part in (asked.position.section, position_text(asked.position), minutes_left(asked.position))
            if part
        )
    yield asked.text
    if asked.hint:
        yield _("Hint: {hint}").format(hint=asked.question.note)
    for number, option in enumerate(asked.question.options.values(), start=1):
        yield f"  {number}. {option.label}"
    if asked.note:
        yield _("Note: {note}").format(note=asked.note)
    if is_given(asked.earlier):
        earlier = in_words(asked.question, asked.earlier)
        yield _("Earlier answer: {answer}. Enter keeps it.").format(answer=earlier)
    elif asked.earlier == "":
        yield _("Enter leaves it blank.")
    elif asked.default is not None:
        yield _("Enter: {answer}.").format(answer=in_words(asked.question, asked.default))


def is_given(earlier: object) -> bool:
    """Tell whether there is an earlier answer, which Enter keeps."""
    return earlier is not None and earlier != ""


def review_lines(review: Review) -> Iterator[str]:
    """Yield the table of answers as numbered lines."""
    number = 0
    for section in review.sections:
        yield ""
        yield section.title
        for row in section.rows:
            number += 1
            yield f"  {number}. {row.ask} {row.answer or _('(open)')}"
    yield ""
    if review.open:
        text = ngettext("{n} question is open; o asks it.", "{n} questions are open; o asks them.", review.open)
        yield text.format(n=review.open)
    if review.highest_impact:
        yield _("t asks what decides the most: {points}.").format(points=review.at_stake)
    yield _("Enter finishes, a number changes that answer, q saves and stops.")
