from __future__ import annotations

import pytest
import questionary
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.output import DummyOutput

from trendaudit.interview.messages import Answered
from trendaudit.interview.prompt_layout import Decorated, Frame


def test_second_of_two_keys_that_come_as_one_cannot_end_a_prompt_again(caplog: pytest.LogCaptureFixture) -> None:
    with create_pipe_input() as typing, create_app_session(input=typing, output=DummyOutput()):
        question = questionary.text("?")
        leaving = KeyBindings()
        leaving.add("escape")(lambda event: event.app.exit(result="first"))
        question.application.key_bindings = merge_key_bindings([question.application.key_bindings or leaving, leaving])
        typing.send_text("\x1b\x18")
        prompt = Decorated(question, Frame([("", "")], [], [], {"c-x": Answered("second")}))
        assert prompt.question.application.run(set_exception_handler=False) == "first"
    assert caplog.messages == []
