"""Decide which front end fits a terminal, and where it reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from trendaudit.errors import TrendauditError
from trendaudit.i18n import _

Input = Literal["terminal", "piped", "closed"]
"""What standard input is."""
NO = frozenset({"", "0", "false", "no"})
SIMPLE = frozenset({"dumb", "unknown"})
"""Values of TERM that promise no cursor movement."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A front end and the place it reads from: standard input, or the terminal behind a pipe."""

    front_end: Literal["prompts", "plain"]
    source: Literal["stdin", "terminal"]


def choose(*, plain: bool, environment: Mapping[str, str], stdin: Input, has_terminal: bool) -> Chosen:
    """Return what fits, from the flag, the environment and the terminal, in this order.

    `has_terminal` tells whether a terminal can be opened although standard input is none. Piped input is
    only read where `plain` asks for it, so that a pipe is never taken for answers by accident; and where CI is set
    only `plain` asks at all, since a build server may have a terminal, but nobody sits at it.
    Raises TrendauditError where nobody can be asked.
    """
    front_end: Literal["prompts", "plain"] = "plain" if plain or _wants_plain(environment) else "prompts"
    is_robot = _is_set(environment, "CI")
    if stdin == "terminal" and (plain or not is_robot):
        return Chosen(front_end, "stdin")
    if stdin == "piped" and plain:
        return Chosen("plain", "stdin")
    if has_terminal and not is_robot:
        return Chosen(front_end, "terminal")
    raise TrendauditError(
        _("audit needs a terminal; use: trendaudit template > answers.yaml, then trendaudit score answers.yaml")
        + "".join(f"\n{hint}" for hint in _hints(environment, stdin))
    )


def _hints(environment: Mapping[str, str], stdin: Input) -> Iterator[str]:
    """Yield what a person can do who does sit at a terminal."""
    if _is_set(environment, "CI"):
        yield _("The variable CI is set, so nobody is asked; unset it, or add --plain.")
    if stdin == "piped" and _is_set(environment, "MSYSTEM"):
        yield _("In Git Bash, begin the command with winpty, or add --plain.")


def _wants_plain(environment: Mapping[str, str]) -> bool:
    return environment.get("TERM", "") in SIMPLE or _is_set(environment, "ACCESSIBLE")


def _is_set(environment: Mapping[str, str], name: str) -> bool:
    return environment.get(name, "").strip().lower() not in NO
