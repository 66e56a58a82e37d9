from __future__ import annotations

import io

import pytest
from prompt_toolkit.output import DummyOutput

from trendaudit.interview.front_ends import output_for


class NoConsoleScreenBufferError(Exception):
    """What prompt_toolkit raises on a Windows terminal that is no console; it can be imported there only."""


def test_windows_terminal_without_a_console_has_no_prompts() -> None:
    def create(_drawing: object) -> DummyOutput:
        raise NoConsoleScreenBufferError

    assert output_for(io.StringIO(), create) is None


def test_other_failure_is_not_hidden() -> None:
    def create(_drawing: object) -> DummyOutput:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        output_for(io.StringIO(), create)
