"""Random audits on the shipped pack, as interviews leave them: what is asked is answered, not known or left open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from hypothesis import strategies as st

from trendaudit import pack
from trendaudit.core.answer_state import AnswerState, Prompt
from trendaudit.core.audit import DONT_KNOW, Answer, Audit, Depth, Scalar
from trendaudit.core.catalog import Catalog, Question
from trendaudit.core.kinds import normal, validate

DEPTHS: tuple[Depth, ...] = ("full", "quick")
MOST = 99


@cache
def shipped() -> Catalog:
    """Return the shipped pack."""
    return pack.load(pack.shipped())


@st.composite
def shipped_audits(draw: st.DrawFn, unknown: int = 20) -> Audit:
    """Draw an audit in which each answer is missing or "don't know" so many times in a hundred."""
    catalog = shipped()
    answers: dict[str, Answer] = {}
    for asked in catalog.questions.values():
        for prompt in prompts_of(asked, AnswerState(catalog, answers)):
            answer = _cell(draw, asked, unknown)
            if answer is not None:
                answers = with_answer(answers, prompt, answer)
    return Audit(f"{catalog.id} {catalog.version}", DEPTHS[draw(st.integers(0, 1))], answers=answers)


def prompts_of(asked: Question, known: AnswerState) -> list[Prompt]:
    """Return the cells of a question that are asked."""
    if not known.asked(asked.id):
        return []
    rows = known.rows(asked.id) or () if asked.each else (None,)
    return [Prompt(asked.id, row) for row in rows]


def with_answer(answers: Mapping[str, Answer], prompt: Prompt, answer: Scalar) -> dict[str, Answer]:
    """Return the answers with one more (or another) cell filled in."""
    if prompt.row is None:
        return {**answers, prompt.question: answer}
    rows = answers.get(prompt.question, {})
    assert isinstance(rows, Mapping)
    return {**answers, prompt.question: {**rows, prompt.row: answer}}


def without_answer(answers: Mapping[str, Answer], prompt: Prompt) -> dict[str, Answer]:
    """Return the answers with one cell emptied."""
    rest = {name: answer for name, answer in answers.items() if name != prompt.question}
    before = answers.get(prompt.question)
    if prompt.row is None or not isinstance(before, Mapping):
        return rest
    rows = {row: cell for row, cell in before.items() if row != prompt.row}
    return {**rest, prompt.question: rows} if rows else rest


def cells_by(known: AnswerState, *, unknown: bool) -> list[Prompt]:
    """Return what is asked and not known yet, or what is asked and known."""
    return [one for one in known.prompts() if (known.cell(one.question, one.row) is None) is unknown]


def choices(asked: Question) -> Iterator[Scalar]:
    """Yield an answer for each option, alone; for several picks also all that can stand together."""
    if asked.kind == "one":
        yield from asked.options
        return
    yield from ((option,) for option in asked.options)
    together = tuple(option.id for option in asked.options.values() if not option.exclusive)
    if validate(asked, together) is None:
        yield together


def _cell(draw: st.DrawFn, asked: Question, unknown: int) -> Scalar | None:
    luck = draw(st.integers(0, MOST))
    if luck > MOST - unknown:
        return DONT_KNOW if luck % 2 and asked.dont_know else None
    options = list(asked.options)
    first = draw(st.integers(0, len(options) - 1))
    if asked.kind == "one":
        return options[first]
    together = [option.id for option in asked.options.values() if not option.exclusive]
    most = int(asked.maximum or len(together))
    chosen = draw(st.integers(0, 2 ** len(together) - 1))
    picks = [option for place, option in enumerate(together) if chosen >> place & 1][:most]
    return normal(asked, picks if picks and luck % 4 else [options[first]])
