"""Read a PNG or JPEG picture, and make of it a PNG that holds its pixels and nothing else."""

from __future__ import annotations

import io
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING

from trendaudit.brand.brand import Logo
from trendaudit.errors import Problem, ProblemsError
from trendaudit.text.translation import _

if TYPE_CHECKING:
    from PIL.Image import Image

SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
MAX_BYTES = 1024 * 1024
LEAST_SIDE, MOST_SIDE = 16, 4000
MOST_DRAWN = 1000
"""Pixels of the longer side that are kept: a logo is printed at most 70 mm wide."""
SCAN, MOST_SCANS = b"\xff\xda", 50
"""What begins a scan of a JPEG picture: each of them goes over all of its pixels, and a common one has ten."""


def read(content: bytes, file: str) -> Logo:
    """Return a picture as PNG, without texts, places and whatever else it carries, made smaller where it is large.

    Raises `ProblemsError` where it is damaged, larger than 1 MiB or 4000 pixels, or smaller than 16 pixels.
    """
    if len(content) > MAX_BYTES:
        raise _refused(file, _("the picture is larger than 1 MiB; save it smaller"))
    from PIL import Image

    try:
        pixels = _unpacked(content, file)
    except ProblemsError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        message = _("the picture has too many pixels; save it with at most {most} by {most}")
        raise _refused(file, message.format(most=MOST_SIDE)) from error
    except Exception as error:  # a damaged picture makes Pillow raise errors of every kind
        raise _refused(file, _("the picture is damaged; save it again")) from error
    packed = io.BytesIO()
    pixels.save(packed, "PNG")
    return Logo(packed.getvalue(), "png", pixels.width, pixels.height)


def _unpacked(content: bytes, file: str) -> Image:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pillow finds odd and can do without
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
            if fault := _fault(image, content):
                raise _refused(file, fault)
            return _pixels(image)


def _fault(image: Image, content: bytes) -> str:
    """Return why a picture cannot be used, seen before its pixels are unpacked; an empty string where it can."""
    size = {"width": image.width, "height": image.height}
    if min(image.size) < LEAST_SIDE:
        message = _("the picture has {width} by {height} pixels; at least {least} by {least} are needed")
        return message.format(**size, least=LEAST_SIDE)
    if max(image.size) > MOST_SIDE:
        message = _("the picture has {width} by {height} pixels; save it with at most {most} by {most}")
        return message.format(**size, most=MOST_SIDE)
    if image.format == "JPEG" and content.count(SCAN) > MOST_SCANS:
        return _("the picture is stored in too many passes; save it again")
    return ""


def _pixels(image: Image) -> Image:
    """Return a picture as it is to be seen, in colours of 8 bits, with nothing that belongs to it."""
    from PIL import ImageOps

    image.load()
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    pixels = image.convert("RGBA" if image.has_transparency_data else "RGB")
    pixels.thumbnail((MOST_DRAWN, MOST_DRAWN))
    with suppress(Exception):  # whatever is wrong with what the camera says of itself, the picture is as it is
        ImageOps.exif_transpose(pixels, in_place=True)
    pixels.info.clear()
    return pixels


def _refused(file: str, message: str) -> ProblemsError:
    return ProblemsError([Problem(file, 0, 0, message)])
