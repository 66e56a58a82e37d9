"""PNG and JPEG logos: what is kept, and what is refused."""

from __future__ import annotations

import io
import tracemalloc
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.brand.pictures import SIGNATURE, chunk, header, png
from trendaudit.brand import raster
from trendaudit.brand.brand import Logo
from trendaudit.errors import ProblemsError

HOLDS_NO_MORE = {b"IHDR", b"IDAT", b"IEND"}


def read(content: bytes) -> Logo:
    """Return what is kept of a picture."""
    return raster.read(content, "logo.png")


def fault(content: bytes) -> str:
    """Return why a picture is refused."""
    with pytest.raises(ProblemsError) as caught:
        read(content)
    (problem,) = caught.value.problems
    return problem.message


def saved(image: Image.Image, name: str, **options: object) -> bytes:
    """Return a picture as a file."""
    packed = io.BytesIO()
    image.save(packed, name, **options)
    return packed.getvalue()


def drawn(logo: Logo) -> Image.Image:
    """Return the pixels of a logo."""
    return Image.open(io.BytesIO(logo.content))


def chunks(content: bytes) -> set[bytes]:
    """Return the names of what a PNG file is made of."""
    names, at = set(), len(SIGNATURE)
    while at < len(content):
        names.add(content[at + 4 : at + 8])
        at += 12 + int.from_bytes(content[at : at + 4])
    return names


def test_picture_is_kept_with_its_size_and_its_pixels() -> None:
    logo = read(png())
    assert (logo.kind, logo.width, logo.height) == ("png", 20, 16)
    assert drawn(logo).getpixel((3, 3)) == (64, 64, 64)


def test_same_picture_gives_the_same_bytes() -> None:
    assert read(png()) == read(png())


def test_texts_places_profiles_animation_and_what_follows_the_end_are_dropped() -> None:
    profile = chunk(b"iCCP", b"x\0\0" + zlib.compress(b"profile"))
    extra = (chunk(b"tEXt", b"Author\0Anna"), chunk(b"eXIf", b"a place"), chunk(b"acTL", bytes(8)), profile)
    content = read(png(*extra) + b"<script>").content
    assert chunks(content) == HOLDS_NO_MORE
    assert content == read(png()).content


@pytest.mark.parametrize(
    ("mode", "colour", "kept"),
    [
        ("1", 255, (255, 255, 255)),
        ("L", 200, (200, 200, 200)),
        ("I;16", 200 * 256, (200, 200, 200)),
        ("P", 0, (0, 0, 0)),
        ("RGB", (1, 2, 3), (1, 2, 3)),
        ("LA", (200, 9), (200, 200, 200, 9)),
        ("RGBA", (1, 2, 3, 4), (1, 2, 3, 4)),
    ],
)
def test_every_kind_of_colour_is_read(mode: str, colour: int | tuple[int, ...], kept: tuple[int, ...]) -> None:
    assert drawn(read(saved(Image.new(mode, (20, 16), colour), "PNG"))).getpixel((1, 1)) == kept


def test_colour_that_stands_for_nothing_stays_transparent() -> None:
    content = png(chunk(b"tRNS", b"\0\x40" * 3))
    assert drawn(read(content)).getpixel((1, 1)) == (64, 64, 64, 0)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_photograph_becomes_a_png_the_right_way_up(mode: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    logo = read(saved(Image.new(mode, (40, 20)), "JPEG", exif=exif, comment=b"Anna"))
    assert (logo.kind, logo.width, logo.height) == ("png", 20, 40)
    assert chunks(logo.content) == HOLDS_NO_MORE


def test_large_picture_is_made_as_small_as_it_is_printed() -> None:
    logo = read(saved(Image.new("L", (4000, 400)), "PNG"))
    assert (logo.width, logo.height) == (1000, 100)


def test_picture_may_be_neither_too_small_nor_too_large() -> None:
    assert "15 by 16 pixels; at least 16 by 16" in fault(png(first=header(width=15)))
    assert "20 by 4001 pixels; save it with at most 4000 by 4000" in fault(png(first=header(height=4001)))
    assert "too many pixels; save it with at most 4000 by 4000" in fault(png(first=header(width=20_000, height=20_000)))
    assert "too many pixels" in fault(png(first=header(width=10_000, height=10_000)))
    assert "larger than 1 MiB" in fault(png(chunk(b"tEXt", bytes(1024 * 1024))))


def test_photograph_of_endless_passes_is_refused_before_it_is_drawn() -> None:
    content = saved(Image.new("L", (64, 64)), "JPEG", progressive=True)
    assert read(content).width == 64
    at = content.index(raster.SCAN)
    assert "in too many passes" in fault(content[:at] + content[at:-2] * 60 + content[-2:])


@pytest.mark.parametrize(
    "content",
    [
        SIGNATURE,
        png()[:-30],
        SIGNATURE + b"\xff\xff\xff\xffIHDR" + bytes(20),
        png(first=chunk(b"IHDR", bytes(12))),
        png(first=header(depth=3)),
        SIGNATURE + header() + chunk(b"IEND"),
        png(picture=chunk(b"IDAT", b"no zlib")),
        png(picture=chunk(b"IDAT", zlib.compress(bytes(200)))),
        b"\xff\xd8\xff\xe0JFIF",
        saved(Image.new("L", (64, 64)), "JPEG")[:-40],
    ],
)
def test_damaged_picture_is_refused(content: bytes) -> None:
    assert fault(content) == "the picture is damaged; save it again"


@pytest.mark.parametrize("name", [b"iCCP", b"zTXt", b"iTXt"])
def test_what_unpacks_endlessly_is_refused_or_left_packed(name: bytes) -> None:
    bomb = zlib.compress(bytes(30_000_000), 9)
    start = b"x\0\1\0\0\0" if name == b"iTXt" else b"x\0\0"
    tracemalloc.start()
    with suppress(ProblemsError):
        read(png(chunk(name, start + bomb)))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10_000_000


def test_no_more_is_unpacked_than_the_picture_has_pixels() -> None:
    bomb = png(picture=chunk(b"IDAT", zlib.compress(bytes(30_000_000), 9)))
    tracemalloc.start()
    with suppress(ProblemsError):
        read(bomb)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10_000_000


@given(st.binary(max_size=200), st.integers(0, 200))
def test_no_damage_makes_it_fail_otherwise(noise: bytes, at: int) -> None:
    for whole in (png(), PHOTOGRAPH):
        for content in (whole[:3] + noise, whole[:at] + noise + whole[at:]):
            with suppress(ProblemsError):
                read(content)


PHOTOGRAPH = saved(Image.new("L", (16, 16)), "JPEG")
