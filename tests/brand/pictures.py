"""Small pictures for tests."""

from __future__ import annotations

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(name: bytes, data: bytes = b"") -> bytes:
    """Return one chunk of a PNG file."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def header(width: int = 20, height: int = 16, depth: int = 8, colour: int = 2, interlaced: int = 0) -> bytes:
    """Return the first chunk."""
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced))


def pixels(width: int = 20, height: int = 16, channels: int = 3) -> bytes:
    """Return the chunk of a picture that is one colour all over, 8 bits to the channel."""
    return chunk(b"IDAT", zlib.compress((b"\0" + b"\x40" * width * channels) * height))


def png(*between: bytes, first: bytes | None = None, picture: bytes | None = None) -> bytes:
    """Return a PNG picture of 20 by 16 pixels, with more chunks before its pixels."""
    parts = (first or header(), *between, pixels() if picture is None else picture, chunk(b"IEND"))
    return SIGNATURE + b"".join(parts)


def svg(inside: str = '<path d="M0 0h10v10z"/>', attributes: str = 'viewBox="0 0 40 20"') -> bytes:
    """Return an SVG picture."""
    xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {xlink} {attributes}>\n{inside}\n</svg>'.encode()
