"""A kind of question as somebody would add it: a whole number from 1 to 5, with words at its ends."""

from __future__ import annotations

from trendaudit.core.catalog import Question
from trendaudit.core.kinds.base import Fault, Schema, dont_know, one_of
from trendaudit.core.kinds.number import Number

LEAST, MOST = 1, 5
WORDS = {str(LEAST): "1 (not at all)", str(MOST): "5 (completely)"}


class Scale(Number):
    has_range = False

    def title(self) -> str:
        return "a scale"

    def fault(self, question: Question, value: object) -> Fault | None:
        wrong = super().fault(question, value)
        if wrong or value in range(LEAST, MOST + 1):
            return wrong
        return (
            Fault("too_small", value, LEAST)
            if isinstance(value, int) and value < LEAST
            else Fault("too_large", value, MOST)
        )

    def rule(self, _question: Question) -> str:
        return f"a number from {WORDS[str(LEAST)]} to {WORDS[str(MOST)]}"

    def instruction(self, question: Question) -> str:
        return self.rule(question)

    def label(self, _question: Question, pick: object) -> str:
        return WORDS.get(str(pick), str(pick))

    def schema(self, question: Question) -> Schema:
        scale: Schema = {"type": "integer", "minimum": LEAST, "maximum": MOST}
        return {"anyOf": [scale, one_of(dont_know(question))]}

    def bounds(
        self, _least: float | None, _most: float | None, _options: int, _some: int
    ) -> tuple[float | None, float | None]:
        return LEAST, MOST
