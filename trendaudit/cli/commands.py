"""Commands and groups of commands that start at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from typer.core import TyperCommand, TyperGroup


class _AsTyped:
    """Hands each value to the callback of its own option, as it was typed.

    typer would have pydantic look at every value first, given or not, and to import that takes longer than most commands
    (docs/adr/0010). So an option that is neither text nor a switch needs a callback that makes of the text what it is.
    """

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the options and arguments, with `--help`."""
        parameters: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for parameter in parameters:
            vars(parameter).setdefault("process_value", partial(_processed, parameter, parameter.process_value))
            if parameter.param_type_name == "argument":
                parameter.display_type_rich = _no_type
        return parameters


def _processed(parameter: Any, typers_own: Callable[[Any, Any], Any], context: Any, value: Any) -> Any:
    if parameter.required and parameter.value_is_missing(value):
        return typers_own(context, value)  # which says so
    return parameter.callback(context, parameter, value) if parameter.callback else value


def _no_type(ctx: Any) -> None:
    """Keep the names of Python's types out of the help."""


class Command(_AsTyped, TyperCommand):
    """A single command."""


class Group(_AsTyped, TyperGroup):
    """A command with commands of its own."""
