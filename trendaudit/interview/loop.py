"""The interview itself: pick what is open, ask it, keep the answer, until nothing is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum

from trendaudit.core.model import DONT_KNOW, Audit, Catalog, Question
from trendaudit.core.questions import Known, Prompt
from trendaudit.i18n import _
from trendaudit.interview.agenda import (
    PARTICULARS,
    Again,
    again_from,
    agenda,
    given,
    is_open,
    question_of,
    row_label,
)
from trendaudit.interview.answers import RefusedError, answer_from, in_words, on_one_line
from trendaudit.interview.places import place_of, section_id
from trendaudit.interview.record import with_answer, with_note
from trendaudit.interview.replies import Asked, FrontEnd, Given, Signal, Verdict, Wish
from trendaudit.interview.review import review_of

Save = Callable[[Audit], None]


class _Move(Enum):
    """Where to go after a prompt."""

    ON = "on"
    BACK = "back"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants besides the open questions."""

    again: tuple[str, ...] = ()
    """Questions, sections or rows (`question.row`) that are asked although they are answered."""
    review: bool = False
    """Whether the table of answers comes first."""


EVERYTHING_OPEN = Wanted()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an interview ended with. `stopped`: by wish of the person, before the table was closed."""

    audit: Audit
    stopped: bool = False


def run(
    catalog: Catalog,
    audit: Audit,
    front_end: FrontEnd,
    save: Save,
    wanted: Wanted = EVERYTHING_OPEN,
) -> Outcome:
    """Ask what is open in an audit, then show the answers for a last look.

    `save` gets the audit after every answer and every note.
    Raises TrendauditError for an unknown id in `wanted.again`, KeyboardInterrupt where the person or the end of the
    input breaks off; by then everything that was answered is saved.
    """
    interview = _Interview(catalog, audit, front_end, save, again_from(catalog, wanted.again))
    interview.tell_what_is_not_asked()
    try:
        finished = interview.conduct(review_first=wanted.review)
    except EOFError as ended:
        raise KeyboardInterrupt from ended
    return Outcome(interview.audit, stopped=not finished)


@dataclass(slots=True)
class _Interview:
    catalog: Catalog
    audit: Audit
    front_end: FrontEnd
    save: Save
    again: Again
    done_with: set[Prompt] = field(default_factory=set)
    """Prompts that were answered or passed over in this sitting, so they do not come up by themselves."""
    section: str = ""
    begun: set[str] = field(default_factory=set)

    def conduct(self, *, review_first: bool) -> bool:
        """Hold the interview; False where the person stopped it."""
        if not review_first and not self.ask_all():
            return False
        at: Prompt | None = None
        while True:
            choice = self.front_end.review(review_of(self.known(), self.audit, at))
            if choice is Verdict.FINISH:
                return True
            if choice is Verdict.STOP:
                return False
            if isinstance(choice, Prompt):
                at = choice
                going_on = self.ask(choice, back=True) is not _Move.STOP
            else:
                self.done_with.clear()
                self.again = Again()
                going_on = self.ask_all()
            if not going_on:
                return False

    def tell_what_is_not_asked(self) -> None:
        known = self.known()
        named = self.again.questions | {cell.question for cell in self.again.cells}
        for question in sorted(question for question in named if known.asked(question) is not True):
            text = _("'{question}' is not asked as the answers stand.")
            self.front_end.say(text.format(question=question))

    def known(self) -> Known:
        return Known(self.catalog, self.audit.answers)

    def ask_all(self) -> bool:
        """Ask whatever is open or to be asked again; False where the person stopped."""
        at = self.next()
        while at is not None:
            prompts = agenda(self.known(), self.audit, self.again)
            position = prompts.index(at)
            self.begin_section(at)
            move = self.ask(at, back=position > 0)
            if move is _Move.STOP:
                return False
            at = prompts[position - 1] if move is _Move.BACK else self.next()
        return True

    def next(self) -> Prompt | None:
        """Return the first prompt that is due, or None where all is done."""
        known = self.known()
        for prompt in agenda(known, self.audit, self.again):
            renew = prompt not in PARTICULARS and self.again.covers(prompt, self.catalog.questions[prompt.question])
            if prompt not in self.done_with and (renew or is_open(known, self.audit, prompt)):
                return prompt
        return None

    def ask(self, prompt: Prompt, *, back: bool) -> _Move:
        """Ask one prompt until it is answered, passed over or left."""
        asked = self.asked(prompt, back=back)
        while True:
            reply = self.front_end.ask(asked)
            if isinstance(reply, Given):
                result = self.take(prompt, asked, reply.value)
            elif reply.signal in asked.signals:
                result = self.follow(prompt, asked, reply)
            else:
                result = replace(asked, message=_impossible(reply.signal))
            if isinstance(result, _Move):
                return result
            asked = result

    def asked(self, prompt: Prompt, *, back: bool) -> Asked:
        known = self.known()
        question = question_of(self.catalog, prompt)
        signals = {Signal.LATER, Signal.STOP}
        signals |= {Signal.BACK} if back else set()
        signals |= {Signal.HINT} if question.note else set()
        signals |= set() if prompt in PARTICULARS else {Signal.NOTE}
        prompts = agenda(known, self.audit, self.again)
        return Asked(
            question=question,
            row=row_label(self.catalog, prompt),
            place=place_of(known, self.audit.depth, prompts, prompt) if prompt in prompts else None,
            earlier=given(known, self.audit, prompt),
            note=self.audit.notes.get(prompt.question, ""),
            signals=frozenset(signals),
        )

    def take(self, prompt: Prompt, asked: Asked, raw: object) -> _Move | Asked:
        """Keep an answer and save it, or ask again and say why it cannot stand."""
        may_be_blank = prompt in PARTICULARS
        if may_be_blank and raw == asked.earlier == "":
            self.done_with.add(prompt)
            return _Move.ON
        try:
            answer = "" if may_be_blank and raw == "" else answer_from(asked.question, raw)
        except RefusedError as refused:
            return replace(asked, draft=raw, message=str(refused))
        self.done_with.add(prompt)
        self.keep(with_answer(self.audit, prompt, answer))
        self.front_end.answered(asked, in_words(asked.question, answer))
        return _Move.ON

    def follow(self, prompt: Prompt, asked: Asked, wish: Wish) -> _Move | Asked:
        """Do what a signal asks for."""
        match wish.signal:
            case Signal.BACK:
                return _Move.BACK
            case Signal.STOP:
                return _Move.STOP
            case Signal.LATER:
                self.done_with.add(prompt)
                return _Move.ON
            case Signal.HINT:
                return replace(asked, hint=not asked.hint, draft=wish.draft, message="")
            case Signal.NOTE:
                return self.take_note(prompt, replace(asked, draft=wish.draft, message=""))

    def take_note(self, prompt: Prompt, asked: Asked) -> _Move | Asked:
        """Ask for a private note and keep it, then go on asking; an empty note removes it."""
        ask = _("Private note on: {ask}").format(ask=asked.text)
        note = Question(id="@note", section="", ask=ask, kind="text", dont_know=False)
        signals = frozenset({Signal.BACK, Signal.STOP})
        reply = self.front_end.ask(Asked(note, place=asked.place, earlier=asked.note, signals=signals))
        if isinstance(reply, Given) and isinstance(reply.value, str) and reply.value != DONT_KNOW:
            self.keep(with_note(self.audit, prompt, on_one_line(reply.value)))
        if isinstance(reply, Wish) and reply.signal is Signal.STOP:
            return _Move.STOP
        return replace(asked, note=self.audit.notes.get(prompt.question, ""))

    def keep(self, audit: Audit) -> None:
        self.audit = audit
        try:
            self.save(audit)
        except (KeyboardInterrupt, SystemExit):
            self.save(audit)  # what was answered is kept, at whatever moment the end comes
            raise

    def begin_section(self, prompt: Prompt) -> None:
        section = section_id(self.catalog, prompt)
        if section and section != self.section:
            self.front_end.begin_section(self.catalog.sections[section], first=section not in self.begun)
            self.begun.add(section)
        self.section = section or self.section


def _impossible(signal: Signal) -> str:
    return {
        Signal.BACK: _("There is nothing to go back to."),
        Signal.HINT: _("There is no hint for this question."),
        Signal.NOTE: _("No note can be added here."),
    }.get(signal, _("That is not possible here."))
