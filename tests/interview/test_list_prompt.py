from __future__ import annotations

from collections.abc import Iterator

import pytest
from prompt_toolkit.application import Application, create_app_session
from prompt_toolkit.formatted_text import fragment_list_to_text, to_formatted_text
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.output import DummyOutput
from questionary import Question

from trendaudit.interview.list_prompt import ListPrompt
from trendaudit.interview.list_search import Item

ITEMS = (
    Item("Channels", is_heading=True),
    Item("Facebook", "facebook"),
    Item("Instagram", "instagram"),
    Item("None", "none"),
)
DOWN, ENTER, SPACE = "\x1b[B", "\r", " "


@pytest.fixture
def typing() -> Iterator[PipeInput]:
    with create_pipe_input() as typing, create_app_session(input=typing, output=DummyOutput()):
        yield typing


def drawn(listed: ListPrompt) -> list[str]:
    """Return the lines of a list as they stand on the screen."""
    control = listed.window.content
    assert isinstance(control, FormattedTextControl)
    return fragment_list_to_text(to_formatted_text(control.text)).splitlines()


def answer(typing: PipeInput, listed: ListPrompt, *keys: str) -> object:
    typing.send_text("".join(keys))
    return listed.question(Application(), [("", "?")]).unsafe_ask()


def test_list_is_a_question_of_questionary(typing: PipeInput) -> None:
    assert isinstance(ListPrompt(ITEMS).question(Application(), []), Question)


def test_one_option_is_taken(typing: PipeInput) -> None:
    assert answer(typing, ListPrompt(ITEMS), DOWN, ENTER) == "instagram"
    assert answer(typing, ListPrompt(ITEMS, "instagram"), ENTER) == "instagram"


def test_ticks_are_taken_in_the_order_of_the_options(typing: PipeInput) -> None:
    assert answer(typing, ListPrompt(ITEMS, ticked=["instagram", "gone"]), SPACE, ENTER) == ["facebook", "instagram"]


def test_value_that_stands_alone_is_ticked_alone(typing: PipeInput) -> None:
    listed = ListPrompt(ITEMS, ticked=["facebook"], alone={"none"})
    assert answer(typing, listed, "none", SPACE, ENTER) == ["none"]


def test_nothing_is_taken_while_nothing_is_found(typing: PipeInput) -> None:
    assert answer(typing, ListPrompt(ITEMS), "qx", ENTER, DOWN, ENTER) == "instagram"


def test_one_application_draws_one_list_after_the_other(typing: PipeInput) -> None:
    application: Application[object] = Application()
    typing.send_text(DOWN + ENTER + ENTER)
    answers = [ListPrompt(ITEMS).question(application, []).unsafe_ask() for _ in range(2)]
    assert answers == ["instagram", "facebook"]


def test_pointer_headings_and_ticks_are_drawn_in_plain_characters() -> None:
    listed = ListPrompt(ITEMS, ticked=["instagram"])
    assert drawn(listed) == ["   Channels", " > [ ] Facebook", "   [x] Instagram", "   [ ] None"]
    listed.cursor.add("in")
    assert drawn(listed) == [" > [x] Instagram"]


def test_no_line_has_the_pointer_while_nothing_is_found() -> None:
    listed = ListPrompt(ITEMS)
    listed.cursor.add("qx")
    assert drawn(listed) == ["   Channels", "   Facebook", "   Instagram", "   None"]
