"""Check an SVG picture, and keep it as it is.

Browsers show it in an `<img>` and typst draws it; neither runs or loads anything then. All the same it may hold only what
short lists name: shapes with their paint. Style sheets, references (`use`, gradients, clip paths, patterns, filters) and dashes
can take a browser or a printer very long, however small the file.
"""

from __future__ import annotations

import math
import re
from collections.abc import Set as AbstractSet
from typing import NoReturn
from xml.parsers import expat

from trendaudit.brand.brand import Logo
from trendaudit.errors import Problem, ProblemsError
from trendaudit.text.quoting import bare, shown
from trendaudit.text.translation import _

MAX_BYTES = 256 * 1024
MAX_ELEMENTS, MAX_LEVELS, MAX_PROBLEMS = 5000, 32, 20
LEAST_SIDE, MOST_SIDE = 0.001, 100_000
SVG = "http://www.w3.org/2000/svg"
DRAWN = frozenset({
    "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc", "metadata",
})  # fmt: skip
PAINT = frozenset({
    "color", "fill", "fill-opacity", "fill-rule", "clip-rule", "opacity", "stroke", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-opacity", "stroke-width", "display", "visibility", "overflow", "paint-order",
    "vector-effect", "shape-rendering", "color-rendering", "image-rendering", "text-rendering", "color-interpolation",
    "solid-color", "solid-opacity", "enable-background",
})  # fmt: skip
"""Properties that may stand as attributes or in `style`."""
ATTRIBUTES = PAINT | {
    "id", "class", "style", "version", "baseProfile", "viewBox", "preserveAspectRatio", "x", "y", "width", "height", "d",
    "points", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2", "transform", "pathLength", "role", "lang", "focusable",
}  # fmt: skip
QUIET = re.compile(
    "-inkscape-|font|text-|writing-|letter-|word-|line-|baseline-|white-|direction|inline-|shape-|stop-|flood-|lighting-|pointer-"
    "|stroke-dashoffset|data-|aria-"
)
"""How the names begin of what says nothing about shapes."""
NOTHING = frozenset({"none", "normal", "auto", "inherit", "0"})
"""What any other property may be: as if it did not stand there."""
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
_ELSEWHERE = re.compile(
    r"url\s*\(|image\s*\(|image-set|:/|javascript:|expression\s*\(|[^\w\s#%.,;:()+'\"/*=&@!?|-]", re.IGNORECASE
)
"""What leads out of a value, computes one, or stands in none that draws."""
LONGEST_SHOWN = 60


def read(content: bytes, file: str) -> Logo:
    """Return an SVG picture with its size in pixels. Raises `ProblemsError` with each cause why it cannot be used."""
    if len(content) > MAX_BYTES:
        message = _("the picture is larger than 256 KiB; simplify it or save it as PNG")
        raise ProblemsError([Problem(file, 0, 0, message)])
    reader = _Reader(file)
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003 - expat takes no names
    except expat.ExpatError as error:
        message = _("this cannot be read as SVG ({reason}); save the picture again")
        reader.stop(message.format(reason=expat.ErrorString(error.code)))
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
        self._elements = 0
        self.parser = parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = parser.ProcessingInstructionHandler = self._markup

    def stop(self, message: str) -> NoReturn:
        raise ProblemsError([*self.problems.values(), Problem(self._file, *self._place(), message)])

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
            message = _("more than {levels} levels or {most} elements; simplify the picture or save it as PNG")
            self.stop(message.format(levels=MAX_LEVELS, most=MAX_ELEMENTS))
        namespace, _blank, local = name.rpartition(" ")
        parent = self._open[-1][0] if self._open else None
        self._open.append((local if namespace == SVG else "", *self._place()))
        if parent is None:
            self._root(name, attributes)
        elif self._refused:
            self._refused += 1
        elif not (self._open[-1][0] in DRAWN or namespace.startswith(EDITORS)):
            self._refused = 1
            self._note(_("<{name}> cannot stand in a logo; {fix}"), name=_short(local), fix=_fix())
        for attribute, value in attributes.items() if namespace == SVG and not self._refused else ():
            self._attribute(_short(local), attribute, value)

    def _end(self, _name: str) -> None:
        self._open.pop()
        self._refused = max(self._refused - 1, 0)

    def _root(self, name: str, attributes: dict[str, str]) -> None:
        if name != f"{SVG} svg":
            message = _('the picture must begin with <svg xmlns="{namespace}">, not with <{name}>')
            self.stop(message.format(namespace=SVG, name=_short(name.rpartition(" ")[2])))
        self.size = _size(attributes)
        if not all(LEAST_SIDE <= side <= MOST_SIDE for side in self.size):
            self._note(_('the picture does not say its size; write viewBox="0 0 WIDTH HEIGHT" into <svg>'))

    def _attribute(self, element: str, name: str, value: str) -> None:
        """Refuse an attribute that is not listed; those of other namespaces say nothing but where they lead."""
        namespace, _blank, local = name.rpartition(" ")
        if local == "href":
            self._refuse(element, "href")
        elif local == "style" and not namespace:
            for declaration in value.split(";"):
                prop, _colon, said = declaration.partition(":")
                self._check(element, prop.strip().lower(), said.strip(), PAINT)
        elif not namespace:
            self._check(element, local, value, ATTRIBUTES)

    def _check(self, element: str, name: str, value: str, listed: AbstractSet[str]) -> None:
        """Refuse a name that is not listed and says something, and a value that leads elsewhere."""
        if not (not name or name in listed or QUIET.match(name) or value in NOTHING):
            self._refuse(element, name)
        elif found := _ELSEWHERE.search(value):
            self._refuse(element, f"{name}: {found[0]}")

    def _refuse(self, element: str, part: str) -> None:
        self._note(_("<{name}> cannot have {part}; {fix}"), name=element, part=_short(part), fix=_fix())

    def _note(self, message: str, **names: object) -> None:
        """Note a cause with the place of the innermost element that is open."""
        text = message.format(**names)
        self.problems.setdefault(text, Problem(self._file, *self._open[-1][1:], text))


def _short(text: str) -> str:
    return bare(text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…")


def _fix() -> str:
    return _("take it out, turn text into paths (outlines) and styles into attributes, or save the logo as PNG")


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
