"""Find the comments in a file, and what each of them belongs to.

The reader of YAML drops comments; what a person noted in an answers file must survive our writing it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from trendaudit.strict_yaml import Document, Keys, Place

Where = Literal["above", "behind", "below"]


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its `#`: above or behind a key, or below a block at the indentation of its lines."""

    text: str
    where: Where
    path: Keys


Comments = tuple[Comment | Keys, ...]
"""A file's keys and comments in reading order: a comment whose key is gone can move to the next one that is left."""
NO_COMMENTS: Comments = ()
FIRST: Keys = ("trendaudit",)
"""The first key of a file as we write it: what stands at the head of a file stays there."""

_COMMENT = re.compile(r"(?<![^ \t\r\n])#[^\r\n]*")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*'")}
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def find(raw: bytes, document: Document) -> Comments:
    """Return the keys and comments of a file that was read as `document`."""
    text = raw.decode("utf-8-sig")
    lines = _LINE.findall(text)
    starts = list(accumulate(map(len, lines), initial=0))
    tokens = {starts[line - 1] + column - 1: path for (line, column), path in _tokens(document).items()}
    offsets = sorted(tokens)
    indents = {path: column for path, (_line, column) in [*document.places.items(), *document.key_places.items()]}
    found: dict[int, Comment | Keys] = dict(tokens)
    for match in _comments(text, _opaque(text, document, starts)):
        at = bisect_left(offsets, match.start())
        line_start = starts[bisect_left(starts, match.start() + 1) - 1]
        before = tokens[offsets[at - 1]] if at else None
        after = tokens[offsets[at]] if at < len(offsets) else None
        if before is not None and text[line_start : match.start()].strip(" \t-"):
            attached: tuple[Where, Keys] = ("behind", before)
        else:
            attached = _belongs(match.start() - line_start + 1, before, after, indents)
        found[match.start()] = Comment(match[0].rstrip(" \t"), *attached)
    return tuple(found[offset] for offset in sorted(found))


def _tokens(document: Document) -> dict[Place, Keys]:
    """Return where each key and each item of a list begins."""
    items = {place: path for path, place in document.places.items() if path and isinstance(path[-1], int)}
    return {place: path for path, place in document.key_places.items()} | items


def _belongs(column: int, before: Keys | None, after: Keys | None, indents: Mapping[Keys, int]) -> tuple[Where, Keys]:
    """Return where a comment on a line of its own belongs, by how deep it stands."""
    if before is None:
        return "above", FIRST
    if after is not None and column <= indents[after]:
        return "above", after
    if column > indents[before]:
        return "below", before
    outer = len(after) if after is not None else 0
    for depth in range(len(before) - 1, outer - 1, -1):
        if indents[before[: depth + 1]] <= column:
            return "below", before[:depth]
    return ("above", after) if after is not None else ("below", ())


def _comments(text: str, opaque: Iterator[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Yield the comments outside the stretches in which a `#` is only a character."""
    position = 0
    for start, end in [*opaque, (len(text), len(text))]:
        while (match := _COMMENT.search(text, position)) and match.start() < start:
            yield match
            position = match.end()
        position = max(position, end)


def _opaque(text: str, document: Document, starts: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of quoted and block text, in order."""
    paths = {place: path for path, place in [*document.key_places.items(), *document.places.items()]}
    for place, path in sorted(paths.items()):
        offset = starts[place[0] - 1] + place[1] - 1
        mark = text[offset : offset + 1]
        if mark in _QUOTED and (match := _QUOTED[mark].match(text, offset)):
            yield match.span()
        elif mark and mark in "|>":
            yield _block_text(text, starts, place[0], document.places[path[:-1]][1] - 1 if path else 0)


def _block_text(text: str, starts: list[int], line: int, outer: int) -> tuple[int, int]:
    """Return the stretch of the lines below the `|` or `>` on a line (counted from 1)."""
    header = text[starts[line - 1] : starts[line]]
    given = re.search(r"[|>][-+]?([1-9])?[-+]?[ \t]*(?:#.*)?[\r\n]*\Z", header)
    indent = outer + int(given[1]) if given and given[1] else 0
    last = line
    for number in range(line, len(starts) - 1):
        content = text[starts[number] : starts[number + 1]].rstrip("\r\n")
        depth = len(content) - len(content.lstrip(" "))
        if depth < len(content):
            indent = indent or max(depth, outer + 1)
            if depth < indent:
                break
            last = number + 1
    return starts[line], starts[last]


def without(comments: Comments, ours: Container[str]) -> Comments:
    """Return the comments of a person: those that the program writes itself left out."""
    return tuple(entry for entry in comments if not (isinstance(entry, Comment) and entry.text in ours))


def moved(comments: Comments, moves: Mapping[Keys, Keys]) -> Comments:
    """Return the comments with the keys that have got a new place."""
    return tuple(
        Comment(entry.text, entry.where, _moved(entry.path, moves))
        if isinstance(entry, Comment)
        else _moved(entry, moves)
        for entry in comments
    )


def _moved(path: Keys, moves: Mapping[Keys, Keys]) -> Keys:
    for depth in range(len(path), 0, -1):
        if path[:depth] in moves:
            return moves[path[:depth]] + path[depth:]
    return path
