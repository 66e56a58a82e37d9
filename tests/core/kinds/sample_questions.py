"""A question of each kind."""

from __future__ import annotations

from trendaudit.core.catalog import Catalog, Option, Question


def offered(*names: str, alone: str = "") -> dict[str, Option]:
    """Return options whose labels are their ids with a capital."""
    return {name: Option(name, name.capitalize(), exclusive=name == alone) for name in names}


TIME = Question("time", "s", "How soon?", "one", options=offered("hour", "day", "week", "true"))
WHERE = Question(
    "where", "s", "Where do customers ask?", "many", options=offered("shop", "mail", "chat", "nowhere", alone="nowhere")
)
POSTS = Question("posts", "s", "Last post?", "one", each="where", options=offered("week", "month"))
STAFF = Question("staff", "s", "How many people?", "number", minimum=1, dont_know=False)
MOTTO = Question("motto", "s", "What is your motto?", "text")
CATALOG = Catalog(
    "p", "P", "1.0.0", "en", "2026-11-22", {}, {}, {},
    {question.id: question for question in (TIME, WHERE, POSTS, STAFF, MOTTO)}, {}, {}, {}, {},
)  # fmt: skip
