"""Check an SVG picture, and keep it as it is.

Browsers show it in an `<img>` and typst draws it; neither runs or loads anything then. Simple lists refuse what could
act or fetch all the same, what typst cannot draw, and what takes it or a browser very long.
"""

from __future__ import annotations

import math
import re
from typing import NoReturn
from xml.parsers import expat

from trendaudit.core.brand import Logo
from trendaudit.errors import Problem, ProblemsError
from trendaudit.i18n import _
from trendaudit.words import bare, shown

MAX_BYTES = 256 * 1024
MAX_ELEMENTS, MAX_LEVELS, MAX_CLIPPED, MAX_PROBLEMS = 5000, 32, 100, 20
LEAST_SIDE, MOST_SIDE = 0.001, 100_000
SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
ELEMENTS = frozenset({
    "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc", "metadata",
    "style", "linearGradient", "radialGradient", "stop", "clipPath",
})  # fmt: skip
EDITORS = (
    "http://www.inkscape.org/", "http://sodipodi.sourceforge.net/", "http://purl.org/dc/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://creativecommons.org/ns#", "http://web.resource.org/cc/",
)  # fmt: skip
"""How the namespaces begin of elements that drawing programs add and nobody draws."""
UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
"""Pixels in one of each: https://www.w3.org/TR/css-values-3/#absolute-lengths"""

_NUMBER = r"([-+]?(?:[0-9]{1,9}\.?[0-9]{0,20}|\.[0-9]{1,20})(?:[eE][-+]?[0-9]{1,2})?)"
_LENGTH = re.compile(rf"\s*{_NUMBER}(%|[a-z]*)\s*")
_BOX = re.compile(rf"\s*{_NUMBER}[\s,]+{_NUMBER}[\s,]+{_NUMBER}[\s,]+{_NUMBER}\s*")
_LOCAL = re.compile(r"""#[^\s"'()\\#]+""")
_CLIPPED = re.compile(r"\bclip-path\s*[:/]", re.IGNORECASE)
_UNSAFE = re.compile(
    r"\Aon[a-z]+(?=:)|\\|javascript:|expression\s*\(|image-set|\bfilter\s*(?:/|:(?!\s*none\b))"
    rf"""|url\((?!\s*["']?{_LOCAL.pattern}["']?\s*\)).{{0,30}}""",
    re.IGNORECASE | re.DOTALL,
)
_UNSAFE_SHEET = re.compile(rf"@[a-z-]*|{_CLIPPED.pattern}|{_UNSAFE.pattern}", _UNSAFE.flags)
"""In a style sheet; clip paths can only be counted where the elements themselves have them."""


def read(content: bytes, file: str) -> Logo:
    """Return an SVG picture with its size in pixels. Raises `ProblemsError` with each cause why it cannot be used."""
    if len(content) > MAX_BYTES:
        what = _("the picture is larger than 256 KiB; simplify it or save it as PNG")
        raise ProblemsError([Problem(file, 0, 0, what)])
    reader = _Reader(file)
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003 - expat takes no names
    except expat.ExpatError as error:
        what = _("this cannot be read as SVG ({reason}); save the picture again")
        reader.stop(what.format(reason=expat.ErrorString(error.code)))
    if reader.problems:
        raise ProblemsError(list(reader.problems.values())[:MAX_PROBLEMS])
    return Logo(content, "svg", *reader.size)


class _Reader:
    """Notes each cause once, where it first stands; what an XML reader could obey or choke on stops it at once."""

    def __init__(self, file: str) -> None:
        self.problems: dict[str, Problem] = {}
        self.size = (math.nan, math.nan)
        self._file = file
        self._open: list[tuple[str, int, int]] = []
        self._refused = 0  # elements that are open and cannot stand, or stand in such a one
        self._elements = self._clipped = 0
        self._sheet = ""
        self.parser = parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = parser.ProcessingInstructionHandler = self._markup

    def stop(self, what: str) -> NoReturn:
        raise ProblemsError([*self.problems.values(), Problem(self._file, *self._place(), what)])

    def _place(self) -> tuple[int, int]:
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() != "utf-8":
            self.stop(_("the picture has the encoding {encoding}; save it as UTF-8").format(encoding=shown(encoding)))

    def _markup(self, *_said: object) -> None:
        self.stop(_("delete this document type (<!DOCTYPE …>) or instruction (<?…?>); a picture needs none"))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if len(self._open) >= MAX_LEVELS or self._elements > MAX_ELEMENTS:
            what = _("more than {levels} levels or {most} elements; simplify the picture or save it as PNG")
            self.stop(what.format(levels=MAX_LEVELS, most=MAX_ELEMENTS))
        namespace, _blank, local = name.rpartition(" ")
        parent = self._open[-1][0] if self._open else None
        self._open.append((local if namespace == SVG else "", *self._place()))
        if parent is None:
            self._root(name, attributes)
        elif self._refused:
            self._refused += 1
        elif parent == "style" or not (self._open[-1][0] in ELEMENTS or namespace.startswith(EDITORS)):
            self._refused = 1
            self._note(_("<{name}> cannot stand in a logo; {fix}"), name=bare(local), fix=_fix())
        for attribute, value in attributes.items() if not self._refused else ():
            self._attribute(bare(local), attribute, value)

    def _end(self, _name: str) -> None:
        if self._open[-1][0] == "style":
            self._check("style", self._sheet, _UNSAFE_SHEET)
            self._sheet = ""
        self._open.pop()
        self._refused = max(self._refused - 1, 0)

    def _text(self, text: str) -> None:
        if self._open[-1][0] == "style":
            self._sheet += text

    def _root(self, name: str, attributes: dict[str, str]) -> None:
        if name != f"{SVG} svg":
            what = _('the picture must begin with <svg xmlns="{namespace}">, not with <{name}>')
            self.stop(what.format(namespace=SVG, name=bare(name.rpartition(" ")[2])))
        self.size = _size(attributes)
        if not all(LEAST_SIDE <= side <= MOST_SIDE for side in self.size):
            self._note(_('the picture does not say its size; write viewBox="0 0 WIDTH HEIGHT" into <svg>'))

    def _attribute(self, element: str, name: str, value: str) -> None:
        namespace, _blank, local = name.rpartition(" ")
        if local == "href" and namespace in {"", XLINK}:
            if not _LOCAL.fullmatch(value):
                what = _("<{name}> may only refer to another part of the picture (#id), not to {value}")
                self._note(what, name=element, value=shown(value))
        elif not namespace:  # in any other it says nothing
            self._check(element, value if local == "style" else f"{local}:{value}", _UNSAFE)

    def _check(self, element: str, said: str, unsafe: re.Pattern[str]) -> None:
        """Refuse what acts or fetches, and clip paths that are clipped themselves: each may double the work."""
        if found := unsafe.search(said):
            self._note(_("<{name}> cannot have {part}; {fix}"), name=element, part=bare(found[0]), fix=_fix())
        elif _CLIPPED.search(said):
            self._clipped += 1
            if self._clipped > MAX_CLIPPED or any(name == "clipPath" for name, *_place in self._open):
                self._note(
                    _("<clipPath> is clipped itself or used over {most} times; {fix}"), most=MAX_CLIPPED, fix=_fix()
                )

    def _note(self, what: str, **names: object) -> None:
        """Note a cause with the place of the innermost element that is open."""
        text = what.format(**names)
        self.problems.setdefault(text, Problem(self._file, *self._open[-1][1:], text))


def _fix() -> str:
    return _("take it out, turn text into paths (outlines), or save the logo as PNG")


def _size(root: dict[str, str]) -> tuple[float, float]:
    """Return width and height in pixels, else those of viewBox; NaN or 0 where there are none to draw."""
    width, height = (_pixels(root.get(side, "")) for side in ("width", "height"))
    box = _BOX.fullmatch(root.get("viewBox", ""))
    if box and math.isnan(width + height) and 0 not in {width, height}:
        return float(box[3]), float(box[4])
    return width, height


def _pixels(length: str) -> float:
    """Return a length in pixels, 0 where it is less; NaN where it is none, or depends on what is around the picture."""
    found = _LENGTH.fullmatch(length)
    if found is None:
        return math.nan
    number = float(found[1])
    return number * UNITS.get(found[2], math.nan) if number > 0 else 0.0
