"""Lay out a question and its answer side by side on one line of a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len, set_cell_size

from trendaudit.text.sanitize import sanitize

WIDEST = 100
"""Cells of a line that are still read with ease."""
GAP = 2


def side_by_side(ask: str, answer: str, width: int) -> tuple[str, str]:
    """Return both texts harmless and cut to fit beside each other; the question is padded to its column."""
    room = max(min(width, WIDEST) - GAP, 4)
    right = room * 2 // 5
    left = room - right
    return set_cell_size(cut(ask, left), left + GAP), cut(answer, right)


def cut(text: str, width: int) -> str:
    """Return a text harmless and at most so many cells wide, with dots where something is left out."""
    text = sanitize(text)
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 3, 0)).rstrip() + "..."


def wrapped(text: str, width: int, indent: int = 0) -> str:
    """Return a text harmless and broken between words; all lines but the first are indented."""
    room = max(min(width, WIDEST) - indent, 10)
    words = (piece for word in sanitize(text).split() for piece in _pieces(word, room))
    return ("\n" + " " * indent).join(filled(words, room, " "))


def filled(pieces: Iterable[str], room: int, glue: str) -> list[str]:
    """Return lines of so many cells with as many pieces on each as fit."""
    lines: list[str] = []
    for piece in pieces:
        if lines and cell_len(lines[-1] + glue + piece) <= room:
            lines[-1] += glue + piece
        else:
            lines.append(piece)
    return lines


def _pieces(word: str, room: int) -> Iterator[str]:
    """Yield a word, or the pieces of one that fits no line."""
    while cell_len(word) > room:
        head = set_cell_size(word, room).rstrip()
        yield head
        word = word[len(head) :]
    yield word
