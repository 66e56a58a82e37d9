"""The interview itself: ask what is open, show the table of answers, until the person is content with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from trendaudit.core.audit import Answer, Audit
from trendaudit.core.catalog import Catalog
from trendaudit.core.questions import Prompt
from trendaudit.i18n import _
from trendaudit.interview.agenda import PARTICULARS, Again, again_from, ids_for_again, is_open
from trendaudit.interview.places import standing
from trendaudit.interview.replies import FrontEnd, Verdict
from trendaudit.interview.sitting import Move, Save, Sitting


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants besides the open questions."""

    again: tuple[str, ...] = ()
    """Questions, sections or rows (`question.row`) that are asked although they are answered."""
    earlier: Mapping[str, Answer] = field(default_factory=dict)
    """Answers of an earlier audit, to start from; none of them counts before it is given again."""
    review: bool = False
    """Whether the table of answers comes first."""


EVERYTHING_OPEN = Wanted()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an interview ended with."""

    audit: Audit
    stopped: bool = False
    """By wish of the person, before the table was closed."""
    again: tuple[str, ...] = ()
    """What of `Wanted.again` was not asked yet, as it can be wanted in the next sitting."""


class BrokenOff(KeyboardInterrupt):
    """The person, or the end of the input, broke off."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


def run(
    catalog: Catalog,
    audit: Audit,
    front_end: FrontEnd,
    save: Save,
    wanted: Wanted = EVERYTHING_OPEN,
) -> Outcome:
    """Ask what is open in an audit, then show the answers for a last look.

    `save` gets the audit after every answer and every note; what it raises ends the interview.
    Raises TrendauditError for an unknown id in `wanted.again`, BrokenOff where the person or the end of the input
    breaks off.
    """
    sitting = Sitting(catalog, audit, front_end, save, again_from(catalog, wanted.again), wanted.earlier)
    if audit.answers:  # who it is about was asked when it was begun, and may have been left blank
        sitting.done_with.update(PARTICULARS)
    _tell_how_things_stand(sitting)
    try:
        finished = _conduct(sitting, review_first=wanted.review)
    except (KeyboardInterrupt, EOFError) as ended:
        raise BrokenOff(_outcome(sitting, stopped=True)) from ended
    return _outcome(sitting, stopped=not finished)


def _outcome(sitting: Sitting, *, stopped: bool) -> Outcome:
    left = ids_for_again(sitting.known(), sitting.audit, sitting.to_renew()) if stopped else ()
    return Outcome(sitting.audit, stopped=stopped, again=left)


def _tell_how_things_stand(sitting: Sitting) -> None:
    """Say how much is answered already, and what was wanted but is not asked."""
    known = sitting.known()
    progress = known.progress(sitting.audit.depth)
    if progress.answered:
        sitting.front_end.say(standing(progress))
    again = sitting.again
    due = {prompt.question for prompt in sitting.to_renew()}
    sections = {sitting.catalog.questions[question].section for question in due}
    named = again.questions | {cell.question for cell in again.cells}
    for name in sorted((named - due) | (again.sections - sections)):
        text = _("'{name}': nothing of it is asked in this audit, as the answers stand.")
        sitting.front_end.say(text.format(name=name))


def _conduct(sitting: Sitting, *, review_first: bool) -> bool:
    """Hold the interview; False where the person stopped it."""
    going_on = review_first or _ask_all(sitting)
    at: Prompt | None = None
    while going_on:
        from trendaudit.interview.review import review_of  # with all of scoring, of which no prompt needs anything

        review = review_of(sitting.known(), sitting.audit, at)
        match sitting.front_end.review(review):
            case Verdict.FINISH:
                return True
            case Verdict.STOP:
                return False
            case Verdict.ASK_OPEN:
                sitting.done_with.intersection_update(PARTICULARS)  # they may be blank, so they are not open
                sitting.unconfirmed.clear()
                sitting.again = Again()
                going_on = _ask_all(sitting)
            case Verdict.ASK_TELLING:
                going_on = _ask_in_turn(sitting, review.telling)
            case Prompt() as at:
                going_on = _ask_in_turn(sitting, [at])
    return False


def _ask_all(sitting: Sitting) -> bool:
    """Ask whatever is open or to be asked again; False where the person stopped."""
    at = _next(sitting)
    move = Move.ON
    seen: set[Prompt] = set()
    while at is not None:
        if move is Move.ON:  # the title of a section that is only looked back at would part the answers of another
            sitting.begin_section(at)
        seen.add(at)
        move = sitting.ask(at, back=sitting.agenda().index(at) > 0)
        if move is Move.STOP:
            return False
        at = _before(sitting, at, seen) if move is Move.BACK else _next(sitting)
    return True


def _before(sitting: Sitting, at: Prompt, seen: Collection[Prompt]) -> Prompt:
    """Return the nearest prompt before this one that was seen in this sitting; without one, that which stands there."""
    prompts = sitting.agenda()
    before = prompts[: prompts.index(at)]
    return next((prompt for prompt in reversed(before) if prompt in seen), before[-1])


def _next(sitting: Sitting) -> Prompt | None:
    """Return the first prompt that is due, or None where all is done."""
    known = sitting.known()
    due = {*sitting.to_renew(), *sitting.unconfirmed}
    left = (prompt for prompt in sitting.agenda() if prompt not in sitting.done_with)
    return next((prompt for prompt in left if prompt in due or is_open(known, sitting.audit, prompt)), None)


def _ask_in_turn(sitting: Sitting, prompts: Sequence[Prompt]) -> bool:
    """Ask a few prompts, one after the other; back from the first one ends it. False where the person stopped."""
    position, step = 0, 1
    while 0 <= position < len(prompts):
        if _is_asked(sitting, prompts[position]):
            move = sitting.ask(prompts[position], back=True)
            if move is Move.STOP:
                return False
            step = -1 if move is Move.BACK else 1
        position += step
    return True


def _is_asked(sitting: Sitting, prompt: Prompt) -> bool:
    """Tell whether a prompt is asked at some depth: an answer just given may have closed it."""
    return prompt in PARTICULARS or prompt in sitting.known().prompts("full")
