"""The lines of an answers file, before the comments of a person are merged into them.

Single values are written so that every reader of YAML and JSON reads the same.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trendaudit.core.audit import Answer, Audit, Decision
from trendaudit.core.catalog import Catalog
from trendaudit.strict_yaml import Keys
from trendaudit.text.dates import is_date
from trendaudit.text.translation import _

COMMENTS_AT = 35
"""The column (counted from 0) at which our comments begin where there is room."""
LONGEST_KEY = 500
"""Characters after which a key needs a `?` before it (YAML 1.2, section 7.4.2, allows 1024)."""

_HALF = re.compile("[\ud800-\udfff]")
_WORDS_OF_YAML = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_FLOW_MARKS = frozenset(",[]{}:?")
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@dataclass(frozen=True, slots=True)
class YamlLine:
    """A key with its value. `comment` is ours behind it, `heading` the one above it."""

    path: Keys
    text: str
    comment: str = ""
    heading: str = ""
    more: tuple[str, ...] = ()
    """The lines of a text of several lines."""
    has_value: bool = True
    """Whether the value is part of the line; otherwise the lines of a mapping follow."""


def header_comments() -> Mapping[str, str]:
    """Return what we say behind the fixed keys."""
    return {
        "trendaudit": _("format of this file"),
        "depth": _("quick | full: what “complete” means for this file"),
        "notes": _("private; printed only with --with notes"),
        "decisions": _("after the audit: done | planned | declined; why, who, due"),
        "retired": _("kept from an earlier version of the rules; no longer asked"),
    }


def comment(words: str) -> str:
    """Return our own text as a comment: on one line, and without anything that cannot stand in a file."""
    return "# " + "".join(character if character.isprintable() else " " for character in " ".join(words.split()))


def yaml_lines(audit: Audit, catalog: Catalog) -> Iterator[YamlLine]:
    """Yield the lines of an audit in their fixed order."""
    said = {name: comment(words) for name, words in header_comments().items()}
    yield YamlLine(("trendaudit",), "trendaudit: 1", said["trendaudit"])
    yield YamlLine(("pack",), f"pack: {text(audit.pack)}")
    yield YamlLine(("depth",), f"depth: {audit.depth}", said["depth"])
    if audit.date:
        yield YamlLine(("date",), f"date: {day(audit.date)}")
    for name, value in (("business", audit.business), ("auditor", audit.auditor)):
        if value:
            yield _entry((name,), value)
    given = {name: answer for name, answer in audit.answers.items() if answer != {}}
    yield YamlLine(("answers",), "answers:" if given else "answers: {}", has_value=not given)
    yield from _answer_lines(given, catalog)
    for name, values in (("notes", audit.notes), ("decisions", audit.decisions), ("retired", audit.retired)):
        if values:
            yield YamlLine((name,), f"{name}:", said[name], has_value=False)
            yield from _block(name, values, catalog)


def _answer_lines(answers: Mapping[str, Answer], catalog: Catalog) -> Iterator[YamlLine]:
    section = None
    for name in in_order(answers, catalog.questions):
        question, answer = catalog.questions.get(name), answers[name]
        heading = ""
        if question is not None and question.section != section:
            section = question.section
            heading = comment(catalog.sections[section].title) if section in catalog.sections else ""
        behind = comment(question.ask) if question else ""
        path: Keys = ("answers", name)
        if isinstance(answer, Mapping):
            yield YamlLine(path, key(name), behind, heading, has_value=False)
            parent = catalog.questions.get(question.each or "") if question else None
            yield from (_entry((*path, row), answer[row]) for row in in_order(answer, parent.options if parent else {}))
        else:
            yield _entry(path, answer, behind, heading)


def _block(name: str, values: Mapping[str, object], catalog: Catalog) -> Iterator[YamlLine]:
    order = catalog.questions if name == "notes" else {}
    for word in in_order(values, order):
        value = values[word]
        if isinstance(value, Decision):
            parts = {"status": value.status, "why": value.why, "who": value.who}
            written = [f"{part}: {text(said, in_flow=True)}" for part, said in parts.items() if said]
            due = [f"due: {day(value.due)}"] if value.due else []
            yield YamlLine((name, word), f"{key(word)} {{{', '.join(written + due)}}}")
        else:
            yield _entry((name, word), value)


def in_order(values: Mapping[str, object], order: Mapping[str, object]) -> list[str]:
    """Return the keys in the order of the questions (a question before its rows), the others behind them."""
    places = {word: place for place, word in enumerate(order)}

    def place_of(word: str) -> tuple[int, bool]:
        known, dot, _row = word.partition(".")
        return (places[known], bool(dot)) if known in places else (len(places), False)

    return sorted(values, key=place_of)


def _entry(path: Keys, value: object, behind: str = "", heading: str = "") -> YamlLine:
    word = str(path[-1])
    if len(word) > LONGEST_KEY:
        return YamlLine(path, f"? {text(word)}", behind, heading, (f": {flow(value)}",))
    value = legible(value) if isinstance(value, str) else value
    if isinstance(value, str) and _is_block_text(value):
        mark = "|" if value.endswith("\n") else "|-"
        indented = tuple(f"  {line}" if line else "" for line in value.removesuffix("\n").split("\n"))
        return YamlLine(path, f"{key(word)} {mark}", behind, heading, indented)
    written = text(value) if isinstance(value, str) else flow(value)
    return YamlLine(path, f"{key(word)} {written}", behind, heading)


def _is_block_text(value: str) -> bool:
    """Tell whether a text of several lines can stand as it is below its key."""
    rows = value.removesuffix("\n").split("\n")
    if len(rows) < 2 or not rows[0] or not rows[-1] or rows[0].startswith(" "):  # noqa: PLR2004 -- several lines
        return False
    return all(row.isprintable() and (row.strip() or not row) for row in rows)


def legible(text: str) -> str:
    r"""Return a text with its lone surrogates made visible, such as `\ud800`: no file can hold half a character."""
    return _HALF.sub(lambda found: ascii(found[0])[1:-1], text)


def quoted(text: str) -> str:
    """Return a text in double quotes, with everything escaped that is not plainly visible."""
    return '"' + "".join(_escaped(character) for character in legible(text)) + '"'


def _escaped(character: str) -> str:
    if character in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[character]
    if character.isprintable() or ord(character) > 0xFFFF:  # noqa: PLR2004 -- JSON can escape 16 bits only
        return character
    return f"\\u{ord(character):04x}"


def text(value: str, *, in_flow: bool = False) -> str:
    """Return a text as YAML: as it is where no version of YAML can mistake it, else in quotes."""
    seen = legible(value)
    return seen if _is_plain(seen, in_flow=in_flow) else quoted(seen)


def _is_plain(value: str, *, in_flow: bool) -> bool:
    if not value[:1].isalpha() or not value.isprintable() or value.casefold() in _WORDS_OF_YAML:
        return False
    if in_flow and not _FLOW_MARKS.isdisjoint(value):
        return False
    return not (": " in value or " #" in value or value.endswith((":", " ")))


def day(value: str) -> str:
    """Return a date without quotes: should a reader of YAML 1.1 make a date of it, then that is what it is."""
    return value if is_date(value) else text(value, in_flow=True)


def number(value: float) -> str:
    """Return a number as YAML, so that YAML 1.1 too reads it as a number."""
    if isinstance(value, int):
        return str(value)
    if not math.isfinite(value):
        return quoted(str(value))
    digits = repr(value)
    return digits.replace("e", ".0e") if "e" in digits and "." not in digits else digits


def flow(value: object) -> str:
    """Return any value on a single line."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return number(value)
        case str():
            return text(value, in_flow=True)
        case Mapping():
            return "{" + ", ".join(f"{key(word, in_flow=True)} {flow(part)}" for word, part in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(flow, value)) + "]"
    raise TypeError(type(value).__name__)


def key(word: str, *, in_flow: bool = False) -> str:
    """Return a key with its colon."""
    written = text(word, in_flow=in_flow)
    return f"? {written} :" if in_flow and len(written) > LONGEST_KEY else f"{written}:"
