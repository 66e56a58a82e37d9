"""The interview itself: ask what is open, show the table of answers, until the person is content with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from trendaudit.core.answer_state import Prompt
from trendaudit.core.audit import Answer, Audit
from trendaudit.core.catalog import Catalog
from trendaudit.interview.agenda import PARTICULARS, Again, again_from, ids_for_again, is_open
from trendaudit.interview.messages import FrontEnd, ReviewAction, Save
from trendaudit.interview.progress import progress_text
from trendaudit.interview.session import Move, Session
from trendaudit.text.translation import _


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
    """By command of the person, before the table was closed."""
    again: tuple[str, ...] = ()
    """What of `Wanted.again` was not asked yet, as it can be wanted in the next session."""


class Interrupted(KeyboardInterrupt):
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
    Raises TrendauditError for an unknown id in `wanted.again`, Interrupted where the person or the end of the input
    breaks off.
    """
    session = Session(catalog, audit, front_end, save, again_from(catalog, wanted.again), wanted.earlier)
    if audit.answers:  # who it is about was asked when it was begun, and may have been left blank
        session.done_with.update(PARTICULARS)
    _announce_progress(session)
    try:
        finished = _conduct(session, review_first=wanted.review)
    except (KeyboardInterrupt, EOFError) as ended:
        raise Interrupted(_outcome(session, stopped=True)) from ended
    return _outcome(session, stopped=not finished)


def _outcome(session: Session, *, stopped: bool) -> Outcome:
    left = ids_for_again(session.known(), session.audit, session.to_reask()) if stopped else ()
    return Outcome(session.audit, stopped=stopped, again=left)


def _announce_progress(session: Session) -> None:
    """Say how much is answered already, and what was wanted but is not asked."""
    known = session.known()
    progress = known.progress(session.audit.depth)
    if progress.answered:
        session.front_end.say(progress_text(progress))
    again = session.again
    due = {prompt.question for prompt in session.to_reask()}
    sections = {session.catalog.questions[question].section for question in due}
    named = again.questions | {cell.question for cell in again.cells}
    for name in sorted((named - due) | (again.sections - sections)):
        text = _("'{name}': nothing of it is asked in this audit, as the answers stand.")
        session.front_end.say(text.format(name=name))


def _conduct(session: Session, *, review_first: bool) -> bool:
    """Hold the interview; False where the person stopped it."""
    going_on = review_first or _ask_all(session)
    at: Prompt | None = None
    while going_on:
        from trendaudit.interview.review import review_of  # with all of scoring, of which no prompt needs anything

        review = review_of(session.known(), session.audit, at)
        match session.front_end.review(review):
            case ReviewAction.FINISH:
                return True
            case ReviewAction.STOP:
                return False
            case ReviewAction.ASK_OPEN:
                session.done_with.intersection_update(PARTICULARS)  # they may be blank, so they are not open
                session.unconfirmed.clear()
                session.again = Again()
                going_on = _ask_all(session)
            case ReviewAction.ASK_HIGHEST_IMPACT:
                going_on = _ask_in_turn(session, review.highest_impact)
            case Prompt() as at:
                going_on = _ask_in_turn(session, [at])
    return False


def _ask_all(session: Session) -> bool:
    """Ask whatever is open or to be asked again; False where the person stopped."""
    at = _next(session)
    move = Move.ON
    seen: set[Prompt] = set()
    while at is not None:
        if move is Move.ON:  # the title of a section that is only looked back at would part the answers of another
            session.begin_section(at)
        seen.add(at)
        move = session.ask(at, back=session.agenda().index(at) > 0)
        if move is Move.STOP:
            return False
        at = _before(session, at, seen) if move is Move.BACK else _next(session)
    return True


def _before(session: Session, at: Prompt, seen: Collection[Prompt]) -> Prompt:
    """Return the nearest prompt before this one that was seen in this session; without one, that which stands there."""
    prompts = session.agenda()
    before = prompts[: prompts.index(at)]
    return next((prompt for prompt in reversed(before) if prompt in seen), before[-1])


def _next(session: Session) -> Prompt | None:
    """Return the first prompt that is due, or None where all is done."""
    known = session.known()
    due = {*session.to_reask(), *session.unconfirmed}
    left = (prompt for prompt in session.agenda() if prompt not in session.done_with)
    return next((prompt for prompt in left if prompt in due or is_open(known, session.audit, prompt)), None)


def _ask_in_turn(session: Session, prompts: Sequence[Prompt]) -> bool:
    """Ask a few prompts, one after the other; back from the first one ends it. False where the person stopped."""
    position, step = 0, 1
    while 0 <= position < len(prompts):
        if _is_asked(session, prompts[position]):
            move = session.ask(prompts[position], back=True)
            if move is Move.STOP:
                return False
            step = -1 if move is Move.BACK else 1
        position += step
    return True


def _is_asked(session: Session, prompt: Prompt) -> bool:
    """Tell whether a prompt is asked at some depth: an answer just given may have closed it."""
    return prompt in PARTICULARS or prompt in session.known().prompts("full")
