"""The pieces that everything printed on a terminal is made of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from trendaudit.render import Record
from trendaudit.text.sanitize import sanitize

WIDEST = 100
"""Columns; longer lines are hard to read, however wide the terminal is."""
LEAST_ROOM = 12
"""Columns; with fewer, text that wraps beside others becomes a column of letters."""
QUIET, STRONG, HEADING, ACCENT = "dim", "bold", "bold cyan", "green"


class Glyphs(Record):
    """The characters that bars are drawn with."""

    full: str
    maybe: str
    empty: str


BLOCKS = Glyphs("█", "▒", "·")
ASCII = Glyphs("#", "=", ".")


def glyphs_for(console: Console) -> Glyphs:
    """Return the characters that the console's encoding has."""
    return BLOCKS if (console.encoding or "").lower().startswith("utf") else ASCII


def show(console: Console, *blocks: RenderableType | None) -> None:
    """Print blocks with a blank line between them, without spaces at the ends of lines."""
    with console.capture() as captured:
        for number, block in enumerate(filter(None, blocks)):
            if number:
                console.print()
            console.print(block, width=min(console.width, WIDEST), highlight=False)
    console.file.write(re.sub(r" +$", "", captured.get(), flags=re.MULTILINE))


def score_bar(low: int, high: int, glyphs: Glyphs, width: int) -> Text:
    """Draw a score of 0-100: what is certain, what is still possible, what is missing."""
    reached = round(low * width / 100)
    possible = max(round(high * width / 100), reached)
    drawn = Text()
    drawn.append(glyphs.full * reached, ACCENT)
    drawn.append(glyphs.maybe * (possible - reached), QUIET)
    drawn.append(glyphs.empty * (width - possible), QUIET)
    return drawn


def section(title: str, *lines: RenderableType, aside: str = "") -> RenderableType:
    """Return lines under a heading, with a quiet remark beside it."""
    heading = Text.assemble(plain(title, HEADING), plain(f"  {aside}" if aside else "", QUIET))
    return Group(heading, *lines)


class Rows(Record):
    """Texts side by side, of which one column wraps in the room that the others leave.

    The table of rich can do this, too, but takes ten times as long.
    """

    cells: Sequence[Sequence[Text]]
    wrapped: int
    """The number of the column that wraps, from 0; it begins on the left."""
    right: frozenset[int] = frozenset()
    """The numbers of the columns that end on the right."""
    gap: int = 2
    """Spaces between two columns."""
    fills: bool = False
    """Whether the rows are as wide as the terminal, even where less would do."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines of all rows."""
        widths = [max(cell.cell_len for cell in column) for column in zip(*self.cells, strict=True)]
        others = sum(widths) - widths[self.wrapped] + self.gap * (len(widths) - 1)
        room = options.max_width - others
        if room < min(LEAST_ROOM, widths[self.wrapped]):
            yield from self._one_below_the_other(console, options.max_width)
            return
        widths[self.wrapped] = room if self.fills else min(room, widths[self.wrapped])
        for row in self.cells:
            beside = list(row)
            for line in row[self.wrapped].wrap(console, widths[self.wrapped]) or [Text()]:
                beside[self.wrapped] = line
                yield from self._line(beside, widths).render(console, end="\n")
                beside = [Text()] * len(row)

    def _one_below_the_other(self, console: Console, width: int) -> RenderResult:
        for row in self.cells:
            others = [cell for column, cell in enumerate(row) if column != self.wrapped and cell.plain.strip()]
            for text in (row[self.wrapped], Text(" " * self.gap).join(others)):
                for line in text.wrap(console, width) if text else ():
                    yield from line.render(console, end="\n")

    def _line(self, cells: Sequence[Text], widths: Sequence[int]) -> Text:
        line = Text()
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            room = " " * (width - cell.cell_len)
            line.append(" " * self.gap if column else "")
            line.append(room if column in self.right else "")
            line.append_text(cell)
            line.append("" if column in self.right else room)
        return line


def bullet(mark: str, line: Text) -> RenderableType:
    """Return a line behind a mark, wrapped beside it."""
    return Rows([[plain(f"{mark:>2}", HEADING), line]], wrapped=1, gap=1)


def indented(line: Text) -> RenderableType:
    """Return a line that stands under the text of a bullet."""
    return bullet("", line)


def labelled(label: str, words: str, style: str = "") -> Text:
    """Return words behind a quiet label."""
    return Text.assemble(plain(f"{label}: ", QUIET), plain(words, style))


def plain(words: str, style: str = "") -> Text:
    """Return text that no markup, emoji code or control character in it can change."""
    return Text(sanitize(words), style=style)
