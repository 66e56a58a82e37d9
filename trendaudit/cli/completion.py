"""Completion of commands and options in the user's shell: typer's, with our messages and exit codes."""

from __future__ import annotations

import os
import subprocess
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from trendaudit.cli.output import write_document
from trendaudit.errors import TrendauditError
from trendaudit.text.sanitize import sanitize
from trendaudit.text.translation import _

REQUEST = "_TRENDAUDIT_COMPLETE"
"""The environment variable in which a shell asks what there is to complete."""
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def listen() -> None:
    """Get ready to answer a shell that asks."""
    _typers().completion_init()


def _install(*, value: bool) -> None:
    """Put completion where the user's shell looks for it. Raises `TrendauditError` where that cannot be done."""
    if not value:
        return
    shell = _shell()
    _require_home()
    try:
        _shell_again, path = _typers().install(shell=shell, prog_name="trendaudit", complete_var=REQUEST)
    except (OSError, UnicodeError, subprocess.SubprocessError) as error:
        text = _(
            "completion is not installed: {reason}. `trendaudit --show-completion` prints it for you to put elsewhere."
        )
        raise TrendauditError(text.format(reason=_reason(error))) from error
    text = _("Completion for {shell} is in {path}; it works in the next terminal that you open.")
    write_document(sanitize(text.format(shell=shell, path=path)))
    raise typer.Exit


def _show(*, value: bool) -> None:
    """Print what the user's shell needs. Raises `TrendauditError` where no shell is known."""
    if not value:
        return
    script = _typers().get_completion_script(prog_name="trendaudit", complete_var=REQUEST, shell=_shell())
    write_document(script)
    raise typer.Exit


def _typers() -> Any:
    return import_module("typer.completion")


def _shell() -> str:
    from shellingham import ShellDetectionFailure, detect_shell

    try:
        shell: str = detect_shell()[0]
    except (ShellDetectionFailure, OSError):
        shell = ""
    if shell in SHELLS:
        return shell
    message = _("there is no completion for {shell}").format(shell=shell) if shell else _("no shell is known here")
    raise TrendauditError(message + "\n" + _("Call it from one of these: {shells}.").format(shells=", ".join(SHELLS)))


def _require_home() -> None:
    try:
        home = Path(os.environ["HOME"]) if "HOME" in os.environ else Path.home()
    except RuntimeError:  # an account that the system does not know
        home = Path()
    if not home.is_absolute() or not home.is_dir():
        raise TrendauditError(_("completion is not installed: there is no home folder; set HOME to yours"))


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror or error}" if error.filename else str(error.strerror or error)
    if isinstance(error, UnicodeError):
        return _("the settings of the shell are not written in UTF-8")
    return _("the shell refused it")


Install = Annotated[
    bool,
    typer.Option(
        "--install-completion",
        callback=lambda value: _install(value=value),
        is_eager=True,
        help=_("Install completion for this shell."),
    ),
]
Show = Annotated[
    bool,
    typer.Option(
        "--show-completion",
        callback=lambda value: _show(value=value),
        is_eager=True,
        help=_("Print completion for this shell, to put it where you like."),
    ),
]
