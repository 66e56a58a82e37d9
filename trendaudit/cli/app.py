"""The commands and their order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from trendaudit.cli import completion
from trendaudit.cli.options import NoColor
from trendaudit.text.translation import _
from trendaudit.version import __version__

HELP = _("""\
Hold a trend audit of a small business's social media, score it, and print a checklist.

\b
Examples:
  trendaudit audit roos.yaml
  trendaudit score roos.yaml
  trendaudit report roos.yaml -o roos.pdf""")

WELCOME = _("""\
trendaudit: a trend audit of a small business's social media

  trendaudit audit roos.yaml                 ask the questions, keep the answers, print the checklist
  trendaudit score roos.yaml                 print the result of an answers file again
  trendaudit report roos.yaml -o roos.pdf    write it down for a client

Commands: audit, score, report, template, check, questions, explain, rules
Try `trendaudit COMMAND --help`.""")

COMMANDS = ("audit", "score", "report", "template", "check", "questions", "explain", "rules")
"""In the order of the help. Each is a function of its own name with a `HELP` in a module of that name, or a whole `app`."""


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


class Commands(Group):
    """Imports a command when it is asked for: the others would make its start longer by a quarter."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - as the group calls it
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command; None where there is none of this name."""
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            self.add_command(_command(cmd_name), cmd_name)
        return super().get_command(ctx, cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the arguments name. Raises a usage error that names the nearest ones."""
        if args[0] not in COMMANDS:
            for name in COMMANDS:
                self.get_command(ctx, name)
        return super().resolve_command(ctx, args)


def _command(name: str) -> Any:
    module = import_module(f"trendaudit.cli.{name}")
    if hasattr(module, "app"):  # a group of commands
        return typer.main.get_command(module.app)
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(name, cls=Command, help=module.HELP)(getattr(module, name))
    return typer.main.get_command(single)


app = typer.Typer(
    name="trendaudit", cls=Commands, help=HELP, rich_markup_mode=None, add_completion=False, no_args_is_help=False,
    context_settings={"max_content_width": 100},
)  # fmt: skip


def _print_version(*, value: bool) -> None:
    if value:
        typer.echo(f"trendaudit {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def trendaudit(
    context: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=lambda value: _print_version(value=value), is_eager=True)
    ] = False,
    no_color: NoColor = False,
    install_completion: completion.Install = False,
    show_completion: completion.Show = False,
) -> None:
    """Print what there is, where no command is given."""
    if context.invoked_subcommand is None:
        typer.echo(WELCOME)
