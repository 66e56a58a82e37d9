"""PNG logos: what is kept, and what is refused."""

from __future__ import annotations

import tracemalloc
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import SIGNATURE, chunk, header, pixels, png

from trendaudit.brand import png as png_pictures
from trendaudit.core.brand import Logo
from trendaudit.errors import ProblemsError


def read(content: bytes) -> Logo:
    """Return what is kept of a picture."""
    return png_pictures.read(content, "logo.png")


def fault(content: bytes) -> str:
    """Return why a picture is refused."""
    with pytest.raises(ProblemsError) as caught:
        read(content)
    (problem,) = caught.value.problems
    return problem.what


def test_picture_is_kept_with_its_size() -> None:
    logo = read(png())
    assert (logo.kind, logo.width, logo.height, logo.content) == ("png", 20, 16, png())


def test_texts_places_animation_and_what_follows_the_end_are_dropped() -> None:
    extra = (chunk(b"tEXt", b"Author\0Anna"), chunk(b"eXIf", b"a place"), chunk(b"acTL", bytes(8)))
    assert read(png(*extra) + b"<script>").content == png()


def test_colour_profile_and_transparency_stay() -> None:
    content = png(chunk(b"gAMA", bytes(4)), chunk(b"tRNS", bytes(6)))
    assert read(content).content == content


@pytest.mark.parametrize(("colour", "channels"), [(0, 1), (2, 3), (4, 2), (6, 4)])
def test_every_kind_of_colour_is_read(colour: int, channels: int) -> None:
    assert read(png(first=header(colour=colour), picture=pixels(channels=channels))).width == 20


def test_palette_is_needed_where_the_colours_are_numbers() -> None:
    palette = chunk(b"PLTE", bytes(3))
    numbers = {"first": header(colour=3), "picture": pixels(channels=1)}
    assert read(png(palette, **numbers)).width == 20
    assert "damaged" in fault(png(**numbers))


def test_interlaced_picture_is_read() -> None:
    rows = b""
    for left, top, across, down in ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)):  # fmt: skip
        columns = len(range(left, 20, across))
        rows += (b"\0" + bytes(columns * 3)) * len(range(top, 16, down))
    content = png(first=header(interlaced=1), picture=chunk(b"IDAT", zlib.compress(rows)))
    assert read(content).height == 16


def test_picture_may_be_neither_too_small_nor_too_large() -> None:
    assert "15 by 16 pixels; at least 16 by 16" in fault(png(first=header(width=15)))
    assert "20 by 4001 pixels; save it with at most 4000 by 4000" in fault(png(first=header(height=4001)))
    assert "larger than 1 MiB" in fault(png(chunk(b"tEXt", bytes(1024 * 1024))))


def broken() -> dict[str, bytes]:
    """Return pictures that no decoder should be given."""
    rows = (b"\0" + bytes(60)) * 16
    return {
        "no chunks": SIGNATURE,
        "no end": png()[:-12],
        "cut within a chunk": png()[:-3],
        "wrong checksum": png()[:-20] + bytes([png()[-20] ^ 1]) + png()[-19:],
        "length beyond the file": SIGNATURE + b"\xff\xff\xff\xffIHDR" + bytes(20),
        "no header": SIGNATURE + pixels() + chunk(b"IEND"),
        "short header": png(first=chunk(b"IHDR", bytes(12))),
        "two headers": png(header()),
        "unknown depth": png(first=header(depth=3)),
        "unknown colour": png(first=header(colour=5)),
        "no pixels": SIGNATURE + header() + chunk(b"IEND"),
        "unknown part that matters": png(chunk(b"ABCD")),
        "palette after the pixels": png(picture=pixels() + chunk(b"PLTE", bytes(3))),
        "two palettes": png(chunk(b"PLTE", bytes(3)), chunk(b"PLTE", bytes(3))),
        "palette of a colour and a third": png(chunk(b"PLTE", bytes(4))),
        "pixels that do not unpack": png(picture=chunk(b"IDAT", b"no zlib")),
        "too few pixels": png(picture=chunk(b"IDAT", zlib.compress(rows[:-1]))),
        "pixels cut off": png(picture=chunk(b"IDAT", zlib.compress(bytes(976))[:-8])),
        "unknown filter": png(picture=chunk(b"IDAT", zlib.compress(b"\x05" + rows[1:]))),
    }


@pytest.mark.parametrize("name", broken())
def test_damaged_picture_is_refused(name: str) -> None:
    assert fault(broken()[name]) == "the picture is damaged; save it again"


def test_no_more_is_unpacked_than_the_picture_has_pixels() -> None:
    bomb = png(picture=chunk(b"IDAT", zlib.compress(bytes(100_000_000), 9)))
    tracemalloc.start()
    read(bomb)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10_000_000


@given(st.binary(max_size=200), st.integers(0, 200))
def test_no_damage_makes_it_fail_otherwise(noise: bytes, at: int) -> None:
    whole = png()
    for content in (SIGNATURE + noise, whole[:at] + noise + whole[at:]):
        with suppress(ProblemsError):
            read(content)
