"""Say in plain words what could not be read as YAML, and what to do about it.

Decided by where the parser gave up and which characters stand there, never by its own words, which differ
from one release to the next.
"""

from __future__ import annotations

import re

import yaml

from trendaudit.strict_yaml.slips import QUOTES, in_plain, other_sign
from trendaudit.strict_yaml.yaml_file import Mark
from trendaudit.text.quoting import seen
from trendaudit.text.translation import _

Fault = tuple[int, str]
"""The index of a character in the text, and what is wrong there."""

_TAB = re.compile(r"[ ]*\t")
_HEX = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})")
_KEY_FIRST = re.compile(r"[ ]*(?P<key>[^\s:#,\[\]{}\"'-][^:#\"']*?)[ \t]*(?=:)")
_CUT_OFF = re.compile(r"[ \t](?P<sign>#)[^\s#!]")
_NO_COMMA = re.compile("[;\uff0c\uff1b\u3001\u060c]")
_LONGEST_ESCAPE = 10


def explain(error: yaml.MarkedYAMLError, text: str, last: yaml.Event | None) -> Fault:
    """Return where a fault of syntax is best looked for, and what is wrong there; `last` is what was read before."""
    assert error.problem_mark is not None
    at = error.problem_mark.index
    begun = error.context_mark
    behind = _behind_quotes(text, at, last)
    if behind is not None:
        return behind
    tab = _TAB.match(text, _line_start(text, at))
    if text[at : at + 1] == "\t" or (tab and tab.end() <= at + 1):
        where = at if text[at : at + 1] == "\t" or tab is None else tab.end() - 1
        return where, _("a tab stands where spaces are needed; replace it by spaces")
    if isinstance(error, yaml.scanner.ScannerError):
        return _not_scanned(text, at, begun, last)
    return _not_parsed(text, at, begun)


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _line(text: str, at: int) -> str:
    """Return the rest of the line."""
    return re.split("[\r\n]", text[at : at + 2000], maxsplit=1)[0]


def _behind_quotes(text: str, at: int, last: yaml.Event | None) -> Fault | None:
    """Explain what stands on the line on which quoted text closes, behind it."""
    if not isinstance(last, yaml.ScalarEvent) or last.style not in {"'", '"'}:
        return None
    opened, closed = last.start_mark, last.end_mark
    if not opened or not closed or text[closed.index : at].strip(" \t") or text[at : at + 1] in {"", "\r", "\n", "\t"}:
        return None
    if opened.line < closed.line:  # it was not meant to go that far
        return opened.index, closes_late(closed)
    if text[at] in ",]}:":
        return None
    if text[at] in {'"', "'"} and at > closed.index:
        return at, _('a comma is missing before this; or put the whole text in quotes, and a \\ before each " within')
    if last.style == "'":
        message = _("the quote that opens in column {column} closes before this; put the whole text in double quotes")
    else:
        message = _(
            'the quote that opens in column {column} closes before this; put the whole text in quotes, and write \\" for those within'
        )
    return at, message.format(column=opened.column + 1)


def closes_late(closed: Mark) -> str:
    """Say that a quote was not meant to go as far as it does; `closed` is where it ends."""
    message = _(
        "the quote that opens here closes only on line {line}; close it where its text ends, and put text with an apostrophe in double quotes"
    )
    return message.format(line=closed.line + 1)


def _not_scanned(text: str, at: int, begun: Mark | None, last: yaml.Event | None) -> Fault:
    """Explain why no word could be made of some characters."""
    here = text[at : at + 1]
    if begun is None and here == ":":
        return _colon(text, at, last)
    if begun is None and here == "-":
        if text[_line_start(text, at) : at].strip():
            return at, _("a '- ' cannot stand here: begin the list on the next line, or put the text in quotes")
        return at, _("this '- ' fits nothing above it: check its indentation and the line before")
    start = begun.index if begun is not None else at
    if found := _reserved(text, at, start):
        return found
    if begun is not None:
        return _no_colon(text, start)
    return at, _("this cannot be read as YAML; check the quotes, the brackets and the indentation up to here")


def _reserved(text: str, at: int, start: int) -> Fault | None:
    """Explain text that begins with a character that means something else in YAML."""
    first = text[start : start + 1]
    if first in {'"', "'"} and at > start:
        return _quotes(text, at, start)
    if first == "*" and text[start + 1 : start + 2] in {" ", "\t"}:
        return start, _("text that begins with * must be in quotes; the items of a list begin with '- '")
    if text.startswith("```", start):
        return start, _("``` belongs to Markdown; delete this line, and the one like it at the end")
    if first and first in "*&!%@?`":
        return start, _("text that begins with {character} must be in quotes").format(character=first)
    if first in {"|", ">"} and at > start:
        return at, _("only a line break may follow a '>' or '|'; put text that begins with it in quotes")
    return None


def _quotes(text: str, at: int, start: int) -> Fault:
    """Explain text in quotes that could not be read to its end."""
    escape = text.rfind("\\", max(start, at - _LONGEST_ESCAPE), at + 1) if text[start] == '"' else -1
    if escape >= 0 and text[at:].strip():
        if _HEX.match(text, escape):
            return escape, _("this escape stands for no character; write the character itself")
        return escape, _("between double quotes a backslash begins an escape; write \\\\ or use single quotes")
    line = _line(text, start + 1)
    if text[start] == "'":
        return start, _("the quote that opens here is never closed; put text with an apostrophe in double quotes")
    closing = next((character for character in line if character in QUOTES["“"]), None)
    if closing is not None:
        message = _('the quote that opens here is never closed; {quote} is no quote of YAML, write "')
        return start, message.format(quote=seen(closing))
    return start, _("the quote that opens here is never closed")


def _colon(text: str, at: int, last: yaml.Event | None) -> Fault:
    """Explain a colon with which no key can begin."""
    line_start = _line_start(text, at)
    key = _KEY_FIRST.match(text, line_start)
    plain = isinstance(last, yaml.ScalarEvent) and not last.style
    if key and key.end() >= at - 1 and plain and last is not None and last.start_mark:
        first = key.start("key")
        if last.start_mark.index < line_start:
            message = _(
                "the line before goes on here, since {key} is indented deeper than its key; take away the blanks before {key}"
            )
            if text[_line_start(text, last.start_mark.index) : last.start_mark.index].strip() == "":
                first = last.start_mark.index
                if slip := other_sign(text[first:at]):
                    return first + slip[0], slip[1]
                message = _(
                    "this text goes on to the line of {key}; a ':' is missing behind its first word, or quotes around it"
                )
            return first, message.format(key=f"'{key['key'][:40]}'")
    before = text[line_start:at]
    quote = next((character for character in before if character in QUOTES["“"] or character in QUOTES["«"]), None)
    if quote is not None and re.search(r"(?:: |- |^[ ]*)" + quote, before):
        message = _("a ':' cannot stand here: {quote} is no quote of YAML, put the text in \" quotes")
        return at, message.format(quote=seen(quote))
    return at, _(
        "a ':' cannot stand here: put text that holds ': ' in quotes, or mend the indentation of this line or the one before"
    )


def _no_colon(text: str, start: int) -> Fault:
    """Explain a line without a key, where one is needed."""
    line = _line(text, start)
    if slip := in_plain(line, own_line=True, in_flow=False):
        return start + slip[0], slip[1]
    if slip := other_sign(line):
        return start + slip[0], slip[1]
    if comment := re.search(r"[ \t]#", line):
        return start + comment.start() + 1, _hash_cuts()
    return start, _("a ':' is missing on this line, or the quote or bracket of a longer text")


def _hash_cuts() -> str:
    return _("without quotes, a # behind a blank begins a comment; put the text in quotes")


def _not_parsed(text: str, at: int, begun: Mark | None) -> Fault:
    """Explain why the words do not fit together."""
    here = text[at : at + 1]
    at_end = not text[at:].strip()
    first = text[begun.index : begun.index + 1] if begun is not None else ""
    before = text[:at].rstrip()[-1:]
    if begun is not None and first in {"[", "{"} and before not in {"[", "{", ",", ":"}:
        return _not_closed(text, at, begun, "]" if first == "[" else "}", at_end=at_end)
    if at_end and before in {"[", "{", ",", ":"}:
        return at, _("the file ends before what it opens is closed")
    if here == ":":
        return at, _("there is no key before this ':'")
    if here in {"]", "}"} and first not in {"[", "{"}:
        return at, _("this {character} closes nothing; delete it, or put the text in quotes").format(character=here)
    if before in {"]", "}"} and not at_end and text[_line_start(text, at) : at].strip():
        return at, _("text stands behind the closing bracket; put text that begins with a bracket in quotes")
    if here in {",", "]", "}"}:
        return at, _("a value is missing before this {character}").format(character=here)
    if first == "%" or here == "%":
        return at, _("text that begins with % must be in quotes")
    if first == "-":
        return at, _("a '- ' is missing, or this line is not indented as the list items above it")
    if begun is None:
        return at, _("this fits nothing above it: check the indentation, and what stands on the line before")
    return at, _(
        "this fits nothing above it: check its indentation and that of the line before, and quotes within quotes"
    )


def _not_closed(text: str, at: int, begun: Mark, bracket: str, *, at_end: bool) -> Fault:
    inside = text[begun.index : at]
    if comment := _CUT_OFF.search(inside):
        return begun.index + comment.start("sign"), _hash_cuts()
    if text.startswith(":", at):
        entry = max(map(inside.rfind, ",[{")) + 1
        if sign := _NO_COMMA.search(inside, entry):
            message = _("{sign} stands here; write a comma between two entries")
            return begun.index + sign.start(), message.format(sign=seen(sign[0]))
        if inside.count(":", entry):
            return at, _(
                "a second ':' cannot stand here: put text that holds ': ' in quotes, or a comma before the next key"
            )
    message = _("a comma or the closing '{bracket}' of what opens on line {line} is missing before this")
    return (begun.index if at_end else at), message.format(bracket=bracket, line=begun.line + 1)
