"""Say in plain words what libyaml could not read, and what to do about it.

The words that are looked for are those of libyaml and of PyYAML's own parser, which differ a little.
"""

from __future__ import annotations

import yaml

from trendaudit.i18n import _
from trendaudit.strict_yaml.document import Mark


def explain(error: yaml.MarkedYAMLError, text: str, last: yaml.Event | None = None) -> tuple[Mark, str]:
    """Return where a fault of syntax is best looked for, and what is wrong there; `last` is what was read before."""
    begun, found = error.context_mark, error.problem_mark
    assert found is not None
    if isinstance(last, yaml.ScalarEvent) and last.style in {"'", '"'}:
        opened, closed = last.start_mark, last.end_mark
        if opened and closed and opened.line < closed.line == found.line:  # it was not meant to go that far
            what = _(
                "the quote that opens here closes only on line {line}; put text with an apostrophe in double quotes"
            )
            return opened, what.format(line=closed.line + 1)
    problem, context = str(error.problem), str(error.context)
    here = text[found.index : found.index + 1]
    if "\t" in problem or "tab character" in problem or here == "\t":
        return found, _("a tab stands where spaces are needed; replace it by spaces")
    if begun is not None and (bracket := _bracket(problem)):
        what = _("a comma or the closing '{bracket}' of what opens on line {line} is missing before this")
        at_end = not text[found.index :].strip()
        return begun if at_end else found, what.format(bracket=bracket, line=begun.line + 1)
    if begun is not None and (opening := _opening(problem, context)):
        return begun, opening
    return found, _at(problem, context, here)


def _bracket(problem: str) -> str | None:
    return next((bracket for bracket in "]}" if "','" in problem and f"'{bracket}'" in problem), None)


def _opening(problem: str, context: str) -> str | None:
    """Explain a fault that is best mended where the thing began that could not be read to its end."""
    if "quoted scalar" in context and ("end of stream" in problem or "document" in problem):
        return _("the quote that opens here is never closed")
    if "simple key" in context:
        return _("a ':' is missing on this line, or the quote or bracket of a longer text")
    if "alias" in context:
        return _("text that begins with * must be in quotes")
    if "anchor" in context:
        return _("text that begins with & must be in quotes")
    if "tag" in context:
        return _("text that begins with ! must be in quotes")
    if "directive" in context:
        return _("text that begins with % must be in quotes")
    return None


def _at(problem: str, context: str, here: str) -> str:
    """Explain a fault that is best mended where the reading stopped."""
    if "mapping values" in problem:
        return _(
            "a ':' cannot stand here: put text that holds ': ' in quotes, or mend the indentation of this line or the one before"
        )
    if "sequence entries" in problem:
        return _("a '- ' cannot stand here: begin the list on the next line, or put the text in quotes")
    if "cannot start any token" in problem:
        return _("text that begins with {character} must be in quotes").format(character=here)
    if "escape" in problem or "hexadecimal" in problem or "hexdecimal" in problem:
        return _escape(problem)
    if "'-' indicator" in problem or "block collection" in context:
        return _("a '- ' is missing, or this line is not indented as the list items above it")
    if "expected key" in problem or "<block end>" in problem:
        return _(
            "this fits nothing above it: check its indentation and that of the line before, and quotes within quotes"
        )
    if "node content" in problem:
        return _missing(here)
    if "block scalar" in context:
        return _("only a line break may follow a '>' or '|'; put text that begins with it in quotes")
    if "<document start>" in problem:
        return _("this fits nothing above it: check the indentation, and what stands on the line before")
    return _("this cannot be read as YAML ({problem})").format(problem=problem)


def _escape(problem: str) -> str:
    if "Unicode character escape" in problem:
        return _("this escape stands for no character; write the character itself")
    return _("between double quotes a backslash begins an escape; write \\\\ or use single quotes")


def _missing(here: str) -> str:
    if not here:
        return _("the file ends before what it opens is closed")
    if here == ":":
        return _("there is no key before this ':'")
    return _("a value is missing before this {character}").format(character=here)
