"""Check a PNG picture, and keep of it only what a picture needs.

The format: https://www.w3.org/TR/png-3/
"""

from __future__ import annotations

import itertools
import re
import struct
import zlib
from collections.abc import Iterable, Iterator

from trendaudit.core.brand import Logo
from trendaudit.errors import Problem, ProblemsError
from trendaudit.i18n import _

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MAX_BYTES = 1024 * 1024
LEAST_SIDE, MOST_SIDE = 16, 4000
LOOKS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs"})
"""What decides how the picture looks; texts, places and dates of photographs, animation and the like are dropped."""

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
_PALETTE = 3
_HEADER = struct.Struct(">IIBBBBB")
_PALETTE_BYTES = range(3, 3 * 256 + 1, 3)
_ORDER = re.compile(rb"IHDR(?:PLTE)?(?:IDAT)+IEND")
_FILTERS = 5
_PASSES = {
    0: ((0, 0, 1, 1),),
    1: ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)),
}
"""First column, first row and the steps between columns and rows, once or for each pass of an interlaced picture."""


def read(content: bytes, file: str) -> Logo:
    """Return a PNG picture without everything that is not needed to draw it.

    Raises `ProblemsError` where it is damaged, larger than 1 MiB or 4000 pixels, or smaller than 16 pixels.
    """
    chunks = list(_chunks(content))
    fault = _("the picture is larger than 1 MiB; save it smaller") if len(content) > MAX_BYTES else _fault(chunks)
    if fault:
        raise ProblemsError([Problem(file, 0, 0, fault)])
    width, height, *_rest = _HEADER.unpack(chunks[0][1])
    return Logo(SIGNATURE + b"".join(raw for name, _data, raw in chunks if name in LOOKS), "png", width, height)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield the name, the data and the whole of each chunk, up to the last or to one that is damaged."""
    at = len(SIGNATURE)
    name = b""
    while at < len(content) and name != b"IEND":
        end = at + 12 + int.from_bytes(content[at : at + 4])
        name, data, checksum = content[at + 4 : at + 8], content[at + 8 : end - 4], content[end - 4 : end]
        if end > len(content) or int.from_bytes(checksum) != zlib.crc32(name + data):
            return
        yield name, data, content[at:end]
        at = end


def _fault(chunks: list[tuple[bytes, bytes, bytes]]) -> str:
    """Return what is wrong with a picture, or an empty string."""
    damaged = _("the picture is damaged; save it again")
    order = b"".join(name for name, _data, _raw in chunks if name[:1].isupper())
    header = chunks[0][1] if chunks else b""
    if not _ORDER.fullmatch(order) or len(header) != _HEADER.size:
        return damaged
    width, height, depth, colour, compression, filtering, interlacing = _HEADER.unpack(header)
    if min(width, height) < LEAST_SIDE:
        what = _("the picture has {width} by {height} pixels; at least {least} by {least} are needed")
        return what.format(width=width, height=height, least=LEAST_SIDE)
    if max(width, height) > MOST_SIDE:
        what = _("the picture has {width} by {height} pixels; save it with at most {most} by {most}")
        return what.format(width=width, height=height, most=MOST_SIDE)
    if depth not in _DEPTHS.get(colour, ()) or compression or filtering or interlacing not in _PASSES:
        return damaged
    rows = list(_rows(width, height, depth * _CHANNELS[colour], _PASSES[interlacing]))
    packed = b"".join(data for name, data, _raw in chunks if name == b"IDAT")
    palettes = [len(data) for name, data, _raw in chunks if name == b"PLTE"]
    has_colours = all(length in _PALETTE_BYTES for length in palettes) and (palettes or colour != _PALETTE)
    return "" if has_colours and _unpacks(packed, rows) else damaged


def _rows(width: int, height: int, bits: int, passes: Iterable[tuple[int, int, int, int]]) -> Iterator[int]:
    """Yield the bytes of each row of pixels as they are packed, with the byte that names its filter."""
    for left, top, across, down in passes:
        columns = len(range(left, width, across))
        yield from [1 + (columns * bits + 7) // 8] * len(range(top, height, down))


def _unpacks(packed: bytes, rows: list[int]) -> bool:
    """Tell whether packed pixels hold all rows, each with a filter that is known; no more than those is unpacked."""
    try:
        pixels = zlib.decompressobj().decompress(packed, sum(rows))
    except zlib.error:
        return False
    starts = itertools.accumulate(rows, initial=0)
    return len(pixels) == sum(rows) and all(pixels[at] < _FILTERS for at in itertools.islice(starts, len(rows)))
