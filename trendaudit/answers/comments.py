"""Find the comments in a file, and what each of them belongs to.

The reader of YAML drops comments; what a person noted in an answers file must survive our writing it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from trendaudit.strict_yaml import Keys, Place, YamlFile

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

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_COMMENT = re.compile(r"#[^\r\n]*|^%(?:[^\s]|[ \t]+(?!#))*", re.MULTILINE)
_DEEPEST_MOVE = 3  # a row of a question: answers, question, row


def find(document: YamlFile) -> Comments:
    """Return the keys and comments of a file."""
    text = document.text
    if "#" not in text:
        return NO_COMMENTS
    lines = list(accumulate(map(len, _LINE.findall(text)), initial=0))
    tokens = {lines[line - 1] + column - 1: path for (line, column), path in _tokens(document).items()}
    offsets = sorted(tokens)
    indents = {path: column for path, (_line, column) in [*document.places.items(), *document.key_places.items()]}
    found: dict[int, Comment | Keys] = dict(tokens)
    for match in _comments(document):
        at = bisect_left(offsets, match.start())
        line_start = lines[bisect_right(lines, match.start()) - 1]
        before = tokens[offsets[at - 1]] if at else None
        after = tokens[offsets[at]] if at < len(offsets) else None
        if before is not None and text[line_start : match.start()].strip(" \t-"):
            attached: tuple[Where, Keys] = ("behind", before)
        else:
            attached = _belongs(match.start() - line_start + 1, before, after, indents)
        found[match.start()] = Comment(match[0].rstrip(" \t"), *attached)
    return tuple(found[offset] for offset in sorted(found))


def _tokens(document: YamlFile) -> dict[Place, Keys]:
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


def _comments(document: YamlFile) -> Iterator[re.Match[str]]:
    """Yield what stands behind a `#` outside of the keys and values of a file, and of directives."""
    end = len(document.text)
    position = 0
    for start, stop in [*document.spans, (end, end)]:
        yield from (match for match in _COMMENT.finditer(document.text, position, start) if match[0][0] == "#")
        position = stop


def without(comments: Comments, ours: Container[str]) -> Comments:
    """Return the comments of a person: those that the program writes itself left out."""
    return tuple(entry for entry in comments if not (isinstance(entry, Comment) and entry.text in ours))


def moved(comments: Comments, moves: Mapping[Keys, Keys]) -> Comments:
    """Return the comments with the keys that have got a new place."""
    if not moves:
        return comments
    return tuple(
        Comment(entry.text, entry.where, _moved(entry.path, moves))
        if isinstance(entry, Comment)
        else _moved(entry, moves)
        for entry in comments
    )


def _moved(path: Keys, moves: Mapping[Keys, Keys]) -> Keys:
    for depth in range(min(len(path), _DEEPEST_MOVE), 0, -1):
        if path[:depth] in moves:
            return moves[path[:depth]] + path[depth:]
    return path
