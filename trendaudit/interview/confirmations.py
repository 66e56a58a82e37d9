"""Questions of the program itself: whether an odd answer is right, what to do where one cannot be saved, whether to go on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from trendaudit.core.answer_state import AnswerState
from trendaudit.core.audit import Audit
from trendaudit.core.catalog import Catalog, ConsistencyWarning, Option, Question
from trendaudit.core.kinds import ONE
from trendaudit.errors import TrendauditError
from trendaudit.interview.messages import Answered, Asked, Command, FrontEnd, PromptAction, Save
from trendaudit.interview.progress import minutes
from trendaudit.text.translation import _, ngettext

RETRY, ELSEWHERE, STOP = "retry", "elsewhere", "stop"
NO, YES = "no", "yes"
KEEP, CHANGE = "keep", "change"


def with_retries(save: Save, elsewhere: Callable[[Audit], str], front_end: FrontEnd) -> Save:
    """Return a way of saving that tells the person when it fails, and does what the person wants then.

    `elsewhere` keeps the answers in another file from then on and returns its name. The TrendauditError of the
    failure is raised where the person would rather stop.
    """

    def keep(audit: Audit) -> None:
        choice = RETRY
        while True:
            try:
                if choice == RETRY:
                    return save(audit)
                return front_end.say(_("All answers are kept in {file} now.").format(file=elsewhere(audit)))
            except TrendauditError as error:
                choice = _after_failure(str(error), front_end)
                if choice == STOP:
                    raise

    return keep


def wants_full(catalog: Catalog, audit: Audit, front_end: FrontEnd) -> bool:
    """Offer the full audit at the end of a quick one; it is no by default, and where the input has ended."""
    progress = AnswerState(catalog, audit.answers).progress("full")
    if audit.depth == "full" or not progress.open:
        return False
    text = ngettext(
        "Go on with the full audit now? {n} more question, about {minutes} min.",
        "Go on with the full audit now? {n} more questions, about {minutes} min.",
        progress.open,
    )
    ask = text.format(n=progress.open, minutes=minutes(progress.open, progress.pending))
    try:
        return _pick(front_end, ask, {NO: _("No, this is enough for now"), YES: _("Yes, go on")}) == YES
    except EOFError:
        return False


def confirm_odd_answer(warning: ConsistencyWarning, front_end: FrontEnd) -> PromptAction | None:
    """Ask whether an answer that is odd beside others is right; None where it is, BACK where it is to be changed."""
    choices = {KEEP: _("Yes, that is right"), CHANGE: _("No, change it")}
    asked = Asked(_question(warning.say, choices), actions=frozenset({PromptAction.BACK, PromptAction.STOP}))
    while True:
        match front_end.ask(asked):
            case Answered(value) if value == KEEP:
                return None
            case Answered(value) if value == CHANGE:
                return PromptAction.BACK
            case Command(PromptAction.BACK | PromptAction.STOP as action):
                return action
        asked = replace(asked, message=_("Choose one of the two."))


def _after_failure(message: str, front_end: FrontEnd) -> str:
    choices = {
        RETRY: _("Try again"),
        ELSEWHERE: _("Go on, and keep all answers in a new file"),
        STOP: _("Stop here"),
    }
    return _pick(front_end, _("Your answer is not saved yet. What now?"), choices, message) or STOP


def _pick(front_end: FrontEnd, ask: str, choices: Mapping[str, str], message: str = "") -> str:
    """Return the id of the choice made; the first is the usual one. Empty where the person stops."""
    question = _question(ask, choices)
    asked = Asked(question, message=message, default=next(iter(choices)), actions=frozenset({PromptAction.STOP}))
    while True:
        reply = front_end.ask(asked)
        if isinstance(reply, Command) and reply.action is PromptAction.STOP:
            return ""
        if isinstance(reply, Answered) and reply.value in choices:
            return str(reply.value)


def _question(ask: str, choices: Mapping[str, str]) -> Question:
    options = {id_: Option(id_, label) for id_, label in choices.items()}
    return Question(id="@confirmation", section="", ask=ask, kind=ONE, options=options, dont_know=False)
