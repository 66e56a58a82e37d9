"""Find the stretches of a YAML file in which a `#` is only a character.

The reader says where each word begins; where it ends depends on how it is written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from trendaudit.strict_yaml import Keys, Place, YamlFile

Stretch = tuple[int, int]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*'")}
_PLAIN = re.compile(r"[^\r\n]*?(?=[ \t]#|:(?=[ \t\r\n]|\Z)|[\r\n]|\Z)")
_PLAIN_IN_FLOW = re.compile(r"[^\r\n,\[\]{}]*?(?=[ \t]#|:(?=[ \t\r\n,\[\]{}]|\Z)|[\r\n,\[\]{}]|\Z)")
_INDICATOR = re.compile(r"[ \t\r\n,\[\]{}]|[-?:](?=[ \t\r\n]|\Z)")
_BLANK = re.compile(r"[ \t\r\n]*")
_BLOCK_HEADER = re.compile(r"[|>][-+]?([1-9])?")
_DIRECTIVE = re.compile(r"^%[^\r\n]*?(?=[ \t]#|[\r\n]|\Z)", re.MULTILINE)


class Text:
    """The text of a file with the offsets of its lines and words."""

    def __init__(self, text: str, document: YamlFile) -> None:
        self.text = text
        self.document = document
        self.lines = list(accumulate(map(len, _LINE.findall(text)), initial=0))
        """The offset of each line, and of the end."""
        places = {place: path for path, place in [*document.key_places.items(), *document.places.items()]}
        self.words = {self.offset(place): path for place, path in sorted(places.items())}
        self._starts = list(self.words)
        self._in_flow: dict[Keys, bool] = {}

    def offset(self, place: Place) -> int:
        """Return the offset of a place."""
        return self.lines[place[0] - 1] + place[1] - 1

    def line(self, offset: int) -> int:
        """Return the number of the line, counted from 0, in which an offset is."""
        return bisect_right(self.lines, offset) - 1

    def next_word(self, offset: int) -> int:
        """Return where the first word behind an offset begins."""
        at = bisect_right(self._starts, offset)
        return self._starts[at] if at < len(self._starts) else len(self.text)

    def is_in_flow(self, path: Keys) -> bool:
        """Tell whether a word stands within brackets."""
        around = path[:-1]
        if around not in self._in_flow:
            mark = self.text[self.offset(self.document.places[around])] if path else ""
            self._in_flow[around] = mark in ("[", "{") or (bool(around) and self.is_in_flow(around))
        return self._in_flow[around]


def stretches(source: Text) -> Iterator[Stretch]:
    """Yield where the words are, in order."""
    text = source.text
    first = min(source.words, default=0)
    yield from (match.span() for match in _DIRECTIVE.finditer(text, 0, first))
    end = 0
    for start, path in source.words.items():
        if start < end or start >= len(text):
            continue
        mark = text[start]
        if mark in _QUOTED and (match := _QUOTED[mark].match(text, start)):
            stretch = match.span()
        elif mark in "|>":
            stretch = _block(source, start, path)
        elif _INDICATOR.match(text, start):
            continue
        else:
            stretch = (start, _plain_end(source, start, path))
        yield stretch
        end = stretch[1]


def _block(source: Text, start: int, path: Keys) -> Stretch:
    """Return the lines of a text that a `|` or `>` announces."""
    text, lines, first = source.text, source.lines, source.line(start) + 1
    outer = source.document.places[path[:-1]][1] - 1 if path else 0
    header = _BLOCK_HEADER.match(text, start)
    indent = outer + int(header[1]) if header and header[1] else 0
    last = first
    for number in range(first, len(lines) - 1):
        content = text[lines[number] : lines[number + 1]].rstrip("\r\n")
        depth = len(content) - len(content.lstrip(" "))
        if depth < len(content):
            indent = indent or max(depth, outer + 1)
            if depth < indent:
                break
            last = number + 1
    return lines[first], lines[last]


def _plain_end(source: Text, start: int, path: Keys) -> int:
    """Return where a word without quotes ends, which may be some lines below."""
    text, in_flow = source.text, source.is_in_flow(path)
    pattern = _PLAIN_IN_FLOW if in_flow else _PLAIN
    following = source.next_word(start)
    end = _end(pattern, text, start)
    while end < len(text) and text[end] in "\r\n":
        more = _end(_BLANK, text, end)
        whole_line = in_flow or source.line(following) > source.line(more) or following == len(text)
        if more >= following or text[more] == "#" or not whole_line:
            break
        after = _end(pattern, text, more)
        if after == more:
            break
        end = after
    return min(end, following)


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start
