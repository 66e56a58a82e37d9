"""`trendaudit rules schema`: JSON Schemas, for editors and for scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trendaudit.cli import inputs
from trendaudit.cli.options import NoColor, Rules, as_path
from trendaudit.cli.output import say, write_document
from trendaudit.cli.output_files import make_folder, write_file
from trendaudit.errors import TrendauditError, did_you_mean
from trendaudit.text.translation import _, ngettext

if TYPE_CHECKING:
    from trendaudit.json_schema import Schema

MADE_BY = "Written by `trendaudit rules schema`, which replaces it."
"""By this a file is known again as one that can be written anew; it stands among the first `HEAD` bytes."""
HEAD = 300

Kind = Annotated[str | None, typer.Argument(metavar="KIND", help=_("One kind of file; they are listed if left out."))]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="DIR", callback=as_path, help=_("Write every schema into a folder, as KIND.json.")
    ),
]

HELP = _("""\
Print the JSON Schema of a kind of file, or write them all. Draft 2020-12.

\b
Examples:
  trendaudit rules schema
  trendaudit rules schema rule
  trendaudit rules schema -o my-rules/schema --rules my-rules""")


def schema(kind: Kind = None, *, output: Output = None, rules: Rules = None, no_color: NoColor = False) -> None:
    """Print the JSON Schema of a kind of file, or write them all."""
    kinds = _kinds()
    if kind is not None and kind not in kinds:
        message = _("there is no schema {kind!r}{nearest}").format(kind=kind, nearest=did_you_mean(kind, kinds))
        raise TrendauditError(message + "\n" + _("There are: {kinds}").format(kinds=", ".join(kinds)))
    if str(output) == "-":
        if kind is None:
            raise TrendauditError(_("standard output takes one schema; name a kind, or a folder for all of them"))
        output = None
    if output is not None:
        _write([kind] if kind else list(kinds), output, rules)
    elif kind is None:
        write_document(_listed(kinds))
    else:
        write_document(_text(kind, rules))


def _kinds() -> dict[str, str]:
    """Return the kinds in the order of listing, each with the files that it is for."""
    return {
        "pack": _("pack.yaml"),
        "questions": _("questions/NN-name.yaml"),
        "rule": _("trends/TREND/RULE.yaml"),
        "source": _("sources/DOCUMENT.yaml"),
        "updates": _("updates/TOPIC.yaml"),
        "answers": _("answers files for the rules in use (--rules DIR)"),
        "score": _("a line of `trendaudit score --json`"),
        "bank": _("`trendaudit questions --json`"),
    }


def _listed(kinds: dict[str, str]) -> str:
    width = max(map(len, kinds))
    lines = [f"{kind.ljust(width)}  {files}" for kind, files in kinds.items()]
    return "\n".join([*lines, "", _("`trendaudit rules schema KIND` prints one, `-o DIR` writes them all.")])


def _write(kinds: list[str], folder: Path, rules: Path | None) -> None:
    texts = {kind: _text(kind, rules) for kind in kinds}
    make_folder(folder)
    for kind, text in texts.items():
        write_file(folder / f"{kind}.json", text.encode("utf-8"), _is_ours)
    done = ngettext("{number} schema is written to {folder}.", "{number} schemas are written to {folder}.", len(texts))
    say(done.format(number=len(texts), folder=folder))


def _is_ours(path: Path) -> bool:
    """Tell whether a file is a schema that this command wrote."""
    with path.open("rb") as stream:
        return MADE_BY.encode() in stream.read(HEAD)


def _text(kind: str, rules: Path | None) -> str:
    from trendaudit.render.json import dumps

    found = _schema(kind, rules)
    return dumps({"$schema": found["$schema"], "$comment": MADE_BY, **found}, indent=2) + "\n"


def _schema(kind: str, rules: Path | None) -> Schema:
    if kind == "answers":
        from trendaudit.answers.schema import answers_schema

        return answers_schema(inputs.load_pack(rules))
    if kind in {"score", "bank"}:
        from trendaudit.render.json_schemas import bank_schema, score_schema

        return score_schema() if kind == "score" else bank_schema()
    from trendaudit.pack import schemas

    return next(schemas.schema(file) for file in schemas.KINDS if file == kind)
