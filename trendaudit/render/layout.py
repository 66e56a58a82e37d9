"""The pieces that everything printed on a terminal is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from trendaudit.untrusted import harmless

WIDEST = 100
"""Columns; longer lines are hard to read, however wide the terminal is."""
QUIET, STRONG, HEADING, ACCENT = "dim", "bold", "bold cyan", "green"


@dataclass(frozen=True, slots=True)
class Glyphs:
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


def score_bar(value: Fraction | None, low: Fraction, high: Fraction, glyphs: Glyphs, width: int) -> Text:
    """Draw a score of 0-100: what is reached, what is still possible, what is missing."""
    reached = round((low if value is None else value) * width / 100)
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


@dataclass(frozen=True, slots=True)
class Hanging:
    """A text behind a mark, wrapped beside it. A table of one row would do, and take ten times as long."""

    mark: str
    line: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield its lines."""
        first = plain(f"{self.mark:>2} ", HEADING)
        for line in self.line.wrap(console, options.max_width - first.cell_len):
            yield Text.assemble(first, line)
            first = Text(" " * first.cell_len)


def bullet(mark: str, line: Text) -> RenderableType:
    """Return a line behind a mark, wrapped beside it."""
    return Hanging(mark, line)


def indented(line: Text) -> RenderableType:
    """Return a line that stands under the text of a bullet."""
    return Hanging("", line)


def labelled(label: str, words: str, style: str = "") -> Text:
    """Return words behind a quiet label."""
    return Text.assemble(plain(f"{label}: ", QUIET), plain(words, style))


def plain(words: str, style: str = "") -> Text:
    """Return text that no markup, emoji code or control character in it can change."""
    return Text(harmless(words), style=style)
