"""Find the comments in a file, and what each of them belongs to.

The reader of YAML drops comments; what a person noted in an answers file must survive our writing it. The last lines
of a file name each of our own comments by a short hash of its text: so they are told from those of a person also when
the words of a pack have changed since, and one that a person has changed is that person's.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping
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
_BLOCK_HEADER = re.compile(r"[|>][^\r\n]*")
_DEEPEST_MOVE = 3  # a row of a question: answers, question, row
_LEAD, _DIGITS, _PER_LINE = "# comments by trendaudit:", 6, 12
_SIGNATURE = re.compile(rf"{_LEAD}((?: [0-9a-f]{{{_DIGITS}}})+)")


def find_comments(yaml_file: YamlFile) -> Comments:
    """Return the keys and comments of a file."""
    text = yaml_file.text
    if "#" not in text:
        return NO_COMMENTS
    lines = list(accumulate(map(len, _LINE.findall(text)), initial=0))
    tokens = {lines[line - 1] + column - 1: path for (line, column), path in _tokens(yaml_file).items()}
    offsets = sorted(tokens)
    indents = {path: column for path, (_line, column) in [*yaml_file.places.items(), *yaml_file.key_places.items()]}
    found: dict[int, Comment | Keys] = dict(tokens)
    for match in _comments(yaml_file):
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


def _tokens(yaml_file: YamlFile) -> dict[Place, Keys]:
    """Return where each key and each item of a list begins."""
    items = {place: path for path, place in yaml_file.places.items() if path and isinstance(path[-1], int)}
    return {place: path for path, place in yaml_file.key_places.items()} | items


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


def _comments(yaml_file: YamlFile) -> Iterator[re.Match[str]]:
    """Yield what stands behind a `#` outside of the keys and values of a file, and of directives."""
    text, position = yaml_file.text, 0
    for start, stop in [*yaml_file.spans, (len(text), len(text))]:
        # behind the mark of a block, a comment may stand on its line
        header = _BLOCK_HEADER.match(text, start, stop)
        until = header.end() if header else start
        yield from (match for match in _COMMENT.finditer(text, position, until) if match[0][0] == "#")
        position = max(position, stop)


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


def signature(ours: Iterable[str]) -> Iterator[str]:
    """Yield the lines that name our comments, in their order."""
    names = list(dict.fromkeys(map(_name, ours)))
    for first in range(0, len(names), _PER_LINE):
        yield f"{_LEAD} {' '.join(names[first : first + _PER_LINE])}"


def unsigned(comments: Comments) -> Comments:
    """Return the comments that a file does not name as ours; the lines with the names are left out, too."""
    lines = {entry: _SIGNATURE.fullmatch(entry.text) for entry in comments if isinstance(entry, Comment)}
    named = {name for found in lines.values() if found for name in found[1].split()}
    return tuple(
        entry for entry in comments if not (isinstance(entry, Comment) and (lines[entry] or _name(entry.text) in named))
    )


def _name(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
