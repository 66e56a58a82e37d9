"""What a person said, as frozen values: answers, notes, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

DONT_KNOW = "dont_know"
"""The answer of somebody who was asked and does not know; reserved, so never an option id."""

Depth = Literal["quick", "full"]
DecisionStatus = Literal["done", "planned", "declined"]
Scalar = str | int | float | tuple[str, ...]
"""One answer: an option id or text, a number, or the chosen option ids in the order of the options."""
Answer = Scalar | Mapping[str, Scalar]
"""The answer to a question; for one that is asked `each`, a mapping from row to answer."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of an item after the audit."""

    status: DecisionStatus
    why: str = ""
    who: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """What an answers file says: the answers of one business and what belongs to them."""

    pack: str
    """Id and version of the pack that the answers belong to, such as `social-trends 1.0.0`."""
    depth: Depth = "quick"
    date: str = ""
    business: str = ""
    auditor: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    retired: Mapping[str, object] = field(default_factory=dict)
    """Answers that an earlier version of the pack asked for and this one does not."""
