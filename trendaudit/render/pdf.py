"""The document for a client as PDF: tagged (PDF/UA-1), with the fonts inside, the same bytes for the same document.

The templates are typst's; they get the document as data and can read nothing but themselves.
"""

from __future__ import annotations

import json
import logging
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typst

from trendaudit.render.document.model import Document
from trendaudit.text import dates
from trendaudit.text.translation import _

if TYPE_CHECKING:
    import typst


TEMPLATES = Path(__file__).parent / "templates"
STANDARD: Final = "ua-1"
"""PDF/UA: tagged, and with a glyph for every character."""
UNSEEN = frozenset({"accent", "address", "alt", "anchor", "audit_id", "author", "language", "title_of_file"})
"""What is obeyed, followed or read out, and never set as type."""
LETTERS = r"[!-~\u00a1-\u02ff\u0370-\u0482\u048a-\u052f]"
"""Letters of which each stands alone; other scripts break by themselves."""
ENDLESS = re.compile(LETTERS + "{32,}")
"""A word that may be longer than its line."""
WIDE = {"site": re.compile(LETTERS + "{50,}")}
"""The same where a line has more room: the name of a website, which somebody may copy."""
PIECES = re.compile(r".{1,4}")
ZERO_WIDTH_SPACE = "\u200b"


def report_pdf(document: Document, on_codes: Callable[[Iterable[str]], None] | None = None) -> bytes:
    """Return a document as PDF. `on_codes` is told the characters that no font has, where there are any.

    The same document gives the same bytes on every computer, as long as it is written in Latin, Greek or Cyrillic
    letters; other characters are set in the fonts of the computer. Raises `RuntimeError` for a fault of ours.
    """
    values = _values(document)
    texts: set[str] = set()
    _each_text(values, texts.add)
    beyond = uncommon(texts)
    fonts = typst.Fonts(include_system_fonts=bool(beyond), include_embedded_fonts=False, font_paths=[FONTS])
    coded = without_font(beyond, fonts)
    try:
        content = _compiled(_each_text(values, spelling(coded)), document, fonts)
    except RuntimeError:
        if not beyond - coded:
            raise
        coded = beyond  # the fonts have them, but not in the combinations that stand here
        content = _compiled(_each_text(values, spelling(coded)), document, fonts)
    if on_codes and coded:
        on_codes(sorted(coded))
    return content


def _compiled(values: dict[str, Any], document: Document, fonts: typst.Fonts) -> bytes:
    """Return a document as PDF, in which every character has a glyph. Raises `RuntimeError` where one has none."""
    with _panics_as_errors():
        compiler = typst.Compiler(
            TEMPLATES / "report.typ",
            root=TEMPLATES,
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"document": json.dumps(breakable_texts(values), ensure_ascii=False)},
        )
        content, problems = compiler.compile_with_warnings(
            format="pdf",
            pdf_standards=[STANDARD],
            timestamp=datetime.fromisoformat(document.date).replace(tzinfo=UTC),
        )
    for problem in problems:
        warnings.warn(problem, stacklevel=2)
    assert isinstance(content, bytes)
    return content


@contextmanager
def _panics_as_errors() -> Iterator[None]:
    """Turn a panic of typst, which is no `Exception`, into a `RuntimeError`, as its errors are."""
    try:
        yield
    except (Exception, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as panic:
        raise RuntimeError(str(panic)) from panic


def _values(document: Document) -> dict[str, Any]:
    """Return the document as the template reads it, with what belongs to a file and to a page."""
    return asdict(document) | {
        "author": document.brand.name or dict(document.cover.about).get(_("Auditor"), ""),
        "day": dates.day(document.date),
        "title_of_file": document.title,
    }


def _each_text(value: Any, change: Callable[[str], str | None]) -> Any:
    """Return values with every text changed that is set as type; bytes as numbers, for JSON has none."""
    match value:
        case str():
            return change(value)
        case bytes():
            return list(value)
        case Mapping():
            return {name: one if name in UNSEEN else _each_text(one, change) for name, one in value.items()}
        case Sequence():
            return [_each_text(one, change) for one in value]
    return value


def breakable_texts(value: Any, endless: re.Pattern[str] = ENDLESS) -> Any:
    """Return values in which every endless word may be broken; copied text has the marks that allow it in it."""
    match value:
        case str():
            return _breakable(value, endless)
        case Mapping():
            return {
                name: one if name in UNSEEN else breakable_texts(one, WIDE.get(name, endless))
                for name, one in value.items()
            }
        case Sequence():
            return [breakable_texts(one, endless) for one in value]
    return value


def _breakable(text: str, endless: re.Pattern[str]) -> str:
    """Return a text whose endless words may be broken anywhere; the marks that allow it have no width."""
    return endless.sub(lambda word: ZERO_WIDTH_SPACE.join(PIECES.findall(word[0])), text)


FONTS = Path(__file__).parent / "fonts"
COMMON = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u0148\u014a-\u01c3\u01c5-\u024f\u02b0-\u0304\u0384-\u038a\u038e-\u03a1\u03a3-\u03d7"
    "\u03fc-\u0479\u04a0-\u04ff\u1e00-\u1e9b\u200b\u2010-\u2027\u202f-\u2055\u20a0-\u20af\u2190-\u2199\u2212\u2264\u2265]*"
)
"""Texts for which no font has to be opened: every font of the program has these characters."""
IGNORED = re.compile("[\u034f\u180b-\u180f\u200c\u200d\u2060\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Characters that choose or join the glyphs of others and need none of their own."""
BREAK = "\u200b"


def uncommon(texts: Iterable[str]) -> set[str]:
    """Return the characters of some texts that the fonts of the program do not have."""
    characters = {character for text in texts if not COMMON.fullmatch(text) for character in text}
    characters = {character for character in characters if not COMMON.fullmatch(character)}
    return characters - _letters(FONTS / "Inter-Regular.ttf", 0) if characters else set()


def without_font(characters: Iterable[str], fonts: typst.Fonts) -> set[str]:
    """Return those characters that no font has."""
    lacking = {character for character in characters if not IGNORED.fullmatch(character)}
    files = sorted({(font.path, font.index) for font in fonts.fonts() if font.path})
    for path, index in files:
        if not lacking:
            break
        lacking -= _letters(Path(path), index)
    return lacking


def spelling(characters: Iterable[str]) -> Callable[[str], str]:
    r"""Return what turns a text into one in which some characters stand as their codes, such as `\u5e97`.

    A line may break after a code: several in a row are long.
    """
    table = str.maketrans({character: ascii(character)[1:-1] + BREAK for character in characters})
    return lambda text: text.translate(table)


@lru_cache(maxsize=256)
def _letters(path: Path, index: int) -> frozenset[str]:
    """Return the characters that a font file has; none where it cannot be read."""
    from fontTools.ttLib import TTFont

    logging.getLogger("fontTools").addHandler(
        logging.NullHandler()
    )  # what it finds odd in a font is no concern of ours
    try:
        with path.open("rb") as file, TTFont(file, fontNumber=index, lazy=True) as font:
            return frozenset(map(chr, font.getBestCmap() or ()))
    except Exception:  # noqa: BLE001 - whatever is wrong with a font of the computer, another one may do
        return frozenset()
