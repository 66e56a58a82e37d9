"""What a summary leaves out, so that two pages hold it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.render.pdf_reading import read
from tests.render.sample_documents import AGENCY, example
from trendaudit.render.document.charts import Plan
from trendaudit.render.document.model import AdviceGroup, AdviceList, Body, Document
from trendaudit.render.document.two_pages import on_two_pages

FULL = example("charity", summary=True, brand=AGENCY)


def body(document: Document, chapter: str) -> Body:
    """Return what a chapter holds."""
    return next(one.body for one in document.chapters if one.id == chapter)


def with_advice(chapter: str, number: int, steps: tuple[str, ...] = ()) -> Document:
    """Return the summary with so many duties or first actions, each with the given steps."""
    before = body(FULL, chapter)
    assert isinstance(before, AdviceList)
    one = replace(before.groups[0].advice[0], steps=steps)
    grown = AdviceList((AdviceGroup("", tuple(replace(one, anchor=f"a-{at}") for at in range(number))),))
    return replace(
        FULL, chapters=tuple(replace(one, body=grown) if one.id == chapter else one for one in FULL.chapters)
    )


def counts(document: Document) -> tuple[int, int, int]:
    """Return how many duties, first actions and rows of the plan there are."""
    duties, start, plan = (body(document, name) for name in ("duties", "start", "plan"))
    assert isinstance(duties, AdviceList)
    assert isinstance(start, AdviceList)
    assert isinstance(plan, Plan)
    rows = sum(len(group.rows) for group in plan.groups)
    return len(duties.groups[0].advice), len(start.groups[0].advice), rows


def test_what_fits_stays_as_it_is() -> None:
    small = replace(FULL, chapters=FULL.chapters[:2])
    assert on_two_pages(small) == small


def test_rows_of_the_plan_go_before_actions_and_actions_before_duties() -> None:
    step = "Look at every single page that you have, one after the other, and write down what is missing on each. " * 3
    _duties, _actions, most = counts(on_two_pages(with_advice("start", 1)))
    _duties, actions, rows = counts(on_two_pages(with_advice("start", 5, (step,) * 2)))
    assert most > rows >= 6
    assert 1 <= actions < 5
    duties, actions, rows = counts(on_two_pages(with_advice("duties", 60)))
    assert 20 < duties < 60
    assert (actions, rows) == (0, 0)


def test_what_is_left_out_is_counted() -> None:
    short = on_two_pages(with_advice("duties", 60))
    duties, plan = body(short, "duties"), body(short, "plan")
    assert isinstance(duties, AdviceList)
    assert isinstance(plan, Plan)
    left_out = 60 - counts(short)[0]
    assert duties.closing[0] == f"{left_out} more rules to check stand in the full report."
    assert [bool(group.more) for group in plan.groups] == [True]
    assert plan.groups[0].more.endswith(" more actions stand in the full report.")


@pytest.mark.parametrize("document", [with_advice("duties", 60), with_advice("start", 5, ("A long step. " * 60,) * 3)])
def test_pdf_of_far_too_much_has_two_pages(document: Document) -> None:
    assert len(read(on_two_pages(document)).pages) == 2
