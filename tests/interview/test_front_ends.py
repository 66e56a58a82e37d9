from __future__ import annotations

import io

import pytest
from prompt_toolkit.output import DummyOutput

from trendaudit.errors import TrendauditError
from trendaudit.interview.front_ends import Chosen, Input, choose, output_for


def test_ordinary_terminal_gets_prompts() -> None:
    assert choose(plain=False, environment={}, stdin="terminal", has_terminal=True) == Chosen("prompts", "stdin")


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"ACCESSIBLE": "1"}, {"ACCESSIBLE": "yes"}])
def test_simple_terminals_and_screen_readers_get_plain_prompts(environment: dict[str, str]) -> None:
    chosen = choose(plain=False, environment=environment, stdin="terminal", has_terminal=True)
    assert chosen == Chosen("plain", "stdin")


@pytest.mark.parametrize("environment", [{"ACCESSIBLE": "0"}, {"ACCESSIBLE": ""}, {"TERM": "xterm"}])
def test_variable_that_says_no_changes_nothing(environment: dict[str, str]) -> None:
    assert choose(plain=False, environment=environment, stdin="terminal", has_terminal=True).front_end == "prompts"


def test_pipe_is_not_taken_for_answers_where_there_is_a_terminal() -> None:
    assert choose(plain=False, environment={}, stdin="piped", has_terminal=True) == Chosen("prompts", "terminal")


def test_dumb_terminal_does_not_make_a_pipe_readable() -> None:
    chosen = choose(plain=False, environment={"TERM": "dumb"}, stdin="piped", has_terminal=True)
    assert chosen == Chosen("plain", "terminal")


@pytest.mark.parametrize("environment", [{}, {"CI": "true"}])
def test_plain_flag_reads_a_pipe(environment: dict[str, str]) -> None:
    chosen = choose(plain=True, environment=environment, stdin="piped", has_terminal=False)
    assert chosen == Chosen("plain", "stdin")


def test_closed_input_uses_the_terminal() -> None:
    assert choose(plain=True, environment={}, stdin="closed", has_terminal=True) == Chosen("plain", "terminal")


@pytest.mark.parametrize(
    ("environment", "stdin", "plain", "has_terminal"),
    [
        ({}, "piped", False, False),
        ({}, "closed", False, False),
        ({}, "closed", True, False),
        ({"CI": "true"}, "piped", False, True),
        ({"CI": "1"}, "closed", True, True),
        ({"CI": "true"}, "terminal", False, True),
    ],
)
def test_nobody_to_ask_is_an_error_that_says_what_to_do(
    environment: dict[str, str], stdin: Input, plain: bool, has_terminal: bool
) -> None:
    with pytest.raises(TrendauditError, match=r"trendaudit template > answers\.yaml"):
        choose(plain=plain, environment=environment, stdin=stdin, has_terminal=has_terminal)


def test_terminal_of_a_build_server_is_asked_where_plain_says_so() -> None:
    chosen = choose(plain=True, environment={"CI": "true"}, stdin="terminal", has_terminal=True)
    assert chosen == Chosen("plain", "stdin")


@pytest.mark.parametrize(("name", "way_out"), [("CI", "unset it, or add --plain"), ("MSYSTEM", "winpty")])
def test_refusal_tells_a_person_the_way_out(name: str, way_out: str) -> None:
    with pytest.raises(TrendauditError, match=way_out):
        choose(plain=False, environment={name: "1"}, stdin="piped", has_terminal=False)


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
