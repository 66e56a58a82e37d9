"""One session of an interview: ask one prompt until it is answered, passed over or left, and keep the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from trendaudit.core.answer_state import AnswerState, Prompt
from trendaudit.core.audit import DONT_KNOW, Answer, Audit, Scalar
from trendaudit.core.catalog import Catalog, Question
from trendaudit.core.kinds import TEXT, kind_of
from trendaudit.interview.agenda import PARTICULARS, Again, agenda, given, is_open, question_of, row_label, to_reask
from trendaudit.interview.answers import (
    RefusedError,
    answer_from,
    in_words,
    note_of,
    readable,
    typed_text,
    with_answer,
    with_note,
)
from trendaudit.interview.confirmations import confirm_odd_answer
from trendaudit.interview.messages import AnswerChange, Answered, Asked, Command, FrontEnd, PromptAction, Save
from trendaudit.interview.progress import position_of, section_id
from trendaudit.text.translation import _


class Move(Enum):
    """Where to go after a prompt."""

    ON = "on"
    BACK = "back"
    STOP = "stop"


@dataclass(slots=True)
class Session:
    """The audit as it stands, and what was done to it in this session."""

    catalog: Catalog
    audit: Audit
    front_end: FrontEnd
    save: Save
    again: Again = field(default_factory=Again)
    earlier: Mapping[str, Answer] = field(default_factory=dict)
    """Answers of an earlier audit, to start from."""
    done_with: set[Prompt] = field(default_factory=set)
    """Prompts that were answered or passed over in this session, so they do not come up by themselves."""
    unconfirmed: set[Prompt] = field(default_factory=set)
    """Prompts that were left by going back, without Enter: what was ticked there is kept, but they come up again."""
    shown: set[Prompt] = field(default_factory=set)
    """Prompts whose answer was shown in this session."""
    section: str = ""
    begun_sections: set[str] = field(default_factory=set)

    def known(self) -> AnswerState:
        """Return what the answers say so far."""
        return AnswerState(self.catalog, self.audit.answers)

    def agenda(self) -> tuple[Prompt, ...]:
        """Return everything that is asked, in order, answered or not."""
        return agenda(self.known(), self.audit, self.again)

    def to_reask(self) -> list[Prompt]:
        """Return what is wanted again and was not asked in this session yet."""
        return to_reask(self.known(), self.audit, self.again, self.done_with)

    def begin_section(self, prompt: Prompt) -> None:
        """Show the title of the section in which a prompt stands, where that is another one than before."""
        section = section_id(self.catalog, prompt)
        if section and section != self.section:
            self.front_end.begin_section(self.catalog.sections[section], first=section not in self.begun_sections)
            self.begun_sections.add(section)
        self.section = section or self.section

    def ask(self, prompt: Prompt, *, back: bool) -> Move:
        """Ask one prompt until it is answered, passed over or left; `back`: there is something to go back to."""
        asked = self._asked(prompt, back=back)
        while True:
            reply = self.front_end.ask(asked)
            if isinstance(reply, Answered):
                result = self._take(prompt, asked, reply.value)
            elif reply.action in asked.actions:
                result = self._follow(prompt, asked, reply)
            else:
                draft = asked.draft if reply.draft is None else reply.draft
                result = replace(asked, draft=draft, message=_impossible(reply.action))
            if isinstance(result, Move):
                return result
            asked = result

    def _asked(self, prompt: Prompt, *, back: bool) -> Asked:
        known = self.known()
        question = question_of(self.catalog, prompt)
        actions = {PromptAction.LATER, PromptAction.STOP}
        actions |= {PromptAction.BACK} if back else set()
        actions |= {PromptAction.HINT} if question.note else set()
        actions |= set() if prompt in PARTICULARS else {PromptAction.NOTE}
        prompts = self.agenda()
        reasked = sum(1 for other in self.to_reask() if not is_open(known, self.audit, other))
        return Asked(
            question=question,
            row=row_label(self.catalog, prompt),
            position=position_of(known, self.audit.depth, prompts, prompt, reasked) if prompt in prompts else None,
            earlier=self._to_start_from(known, prompt),
            note=note_of(self.audit, prompt),
            actions=frozenset(actions),
        )

    def _to_start_from(self, known: AnswerState, prompt: Prompt) -> object:
        """Return the answer that was given, or else the one of the earlier audit."""
        here = given(known, self.audit, prompt)
        before = AnswerState(self.catalog, self.earlier)
        return given(before, self.audit, prompt) if here is None else here

    def _take(self, prompt: Prompt, asked: Asked, raw: object) -> Move | Asked:
        """Keep an answer and save it, or ask again and say why it is refused."""
        may_be_blank = prompt in PARTICULARS
        if may_be_blank and raw == asked.earlier == "":
            self.done_with.add(prompt)
            return Move.ON
        try:
            answer = "" if may_be_blank and raw == "" else answer_from(asked.question, raw)
        except RefusedError as refused:
            draft = readable(raw) if isinstance(raw, str) else raw
            return replace(asked, draft=draft, message=str(refused))
        before, change = self.known(), self._change_by(prompt, answer)
        self.done_with.add(prompt)
        self._keep(with_answer(self.audit, prompt, answer))
        self.shown.add(prompt)
        self.front_end.answered(asked, in_words(asked.question, answer) or _("(blank)"), change)
        return self._check_consistency(prompt, before, asked)

    def _change_by(self, prompt: Prompt, answer: Scalar) -> AnswerChange:
        """Tell how an answer compares with the one that the audit holds."""
        known = self.known()
        if is_open(known, self.audit, prompt):
            return AnswerChange.NEW
        if answer != given(known, self.audit, prompt):
            return AnswerChange.CHANGED
        return AnswerChange.KEPT if prompt in self.shown else AnswerChange.NEW

    def _check_consistency(self, prompt: Prompt, before: AnswerState, asked: Asked) -> Move | Asked:
        """Ask gently about an answer that is odd beside others; what is kept then is not asked about again."""
        warned_before = list(before.consistency_warnings())
        for question, warning in self.known().consistency_warnings():
            if question != prompt.question or (question, warning) in warned_before:
                continue
            match confirm_odd_answer(warning, self.front_end):
                case PromptAction.STOP:
                    return Move.STOP
                case PromptAction.BACK:
                    return self._asked(prompt, back=PromptAction.BACK in asked.actions)
        return Move.ON

    def _follow(self, prompt: Prompt, asked: Asked, command: Command) -> Move | Asked:
        """Do what a command asks for."""
        match command.action:
            case PromptAction.LATER:
                self.done_with.add(prompt)
                return Move.ON
            case PromptAction.BACK | PromptAction.STOP:
                refused = self._keep_draft(prompt, asked, command)
                if refused is not None:
                    return refused
                return Move.BACK if command.action is PromptAction.BACK else Move.STOP
            case PromptAction.HINT:
                return replace(asked, hint=not asked.hint, draft=command.draft, message="")
            case PromptAction.NOTE:
                return self._take_note(prompt, replace(asked, draft=command.draft, message=""))

    def _keep_draft(self, prompt: Prompt, asked: Asked, command: Command) -> Asked | None:
        """Take what was typed or ticked before the prompt is left without Enter; return why a text is refused."""
        earlier = list(asked.earlier) if isinstance(asked.earlier, tuple) else asked.earlier
        is_new = bool(command.draft) and command.draft != earlier
        if not is_new or kind_of(asked.question).widget == "menu":  # what a list points at is no answer yet
            return None
        result = self._take(prompt, asked, command.draft)
        is_text = isinstance(command.draft, str) and kind_of(asked.question).is_free_text and command.draft.strip()
        if is_text and isinstance(result, Asked) and result.message and not asked.message:
            return result  # said once; whoever leaves again leaves it behind
        if command.action is PromptAction.BACK:
            self.done_with.discard(prompt)
            self.unconfirmed.add(prompt)
        return None

    def _take_note(self, prompt: Prompt, asked: Asked) -> Move | Asked:
        """Ask for a private note and keep it, then go on asking; an empty note removes it."""
        ask = _("Private note on: {ask}").format(ask=asked.text)
        note = Question(id="@note", section="", ask=ask, kind=TEXT, dont_know=False)
        actions = frozenset({PromptAction.BACK, PromptAction.STOP})
        asked_note = Asked(note, position=asked.position, earlier=asked.note, actions=actions)
        while True:
            reply = self.front_end.ask(asked_note)
            text = reply.value if isinstance(reply, Answered) else reply.draft  # it is kept, however its prompt is left
            if not isinstance(text, str) or text == DONT_KNOW or not (text or isinstance(reply, Answered)):
                break
            try:
                self._keep(with_note(self.audit, prompt, typed_text(text)))
                break
            except RefusedError as refused:
                asked_note = replace(asked_note, draft=readable(text), message=str(refused))
        if isinstance(reply, Command) and reply.action is PromptAction.STOP:
            return Move.STOP
        return replace(asked, note=note_of(self.audit, prompt))

    def _keep(self, audit: Audit) -> None:
        self.audit = audit
        self.save(audit)


def _impossible(action: PromptAction) -> str:
    return {
        PromptAction.BACK: _("There is nothing to go back to."),
        PromptAction.HINT: _("There is no hint for this question."),
        PromptAction.NOTE: _("No note can be added here."),
    }.get(action, _("That is not possible here."))
