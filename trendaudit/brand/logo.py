"""Find the logo that a brand file names."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path, PureWindowsPath

from trendaudit.brand import raster, svg
from trendaudit.brand.brand import Logo
from trendaudit.brand.problems import BrandCollector
from trendaudit.errors import Problem, ProblemsError
from trendaudit.files.read import read_bytes
from trendaudit.text.quoting import shown
from trendaudit.text.translation import _

LONGEST_NAME = 255
"""Characters of a path."""


def find(collector: BrandCollector, folder: Path) -> Logo | None:
    """Return the logo of a brand file in `folder`, None where it names none; notes what is wrong with it.

    What the picture is goes by what it holds, not by its name. Only a file within the folder is opened.
    """
    name = collector.line("logo", LONGEST_NAME)
    if not name:
        return None
    if not _is_within(name, folder):
        message = _("{name} is not within the folder of this file; copy the picture there and write its name")
        collector.refuse_value("logo", message.format(name=shown(name)))
        return None
    try:
        return replace(_picture(folder / name), file=folder / name)
    except ProblemsError as error:
        for problem in error.problems:
            if problem.line:
                collector.note(problem)
            else:
                collector.refuse_value("logo", f"{shown(name)}: {problem.message}")
    return None


def _is_within(name: str, folder: Path) -> bool:
    """Tell whether a name leads to a place within a folder, links included; one of a network is not even looked up."""
    try:
        return not PureWindowsPath(name).anchor and (folder / name).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link that leads back to itself
        return False


def _picture(path: Path) -> Logo:
    content, file = read_bytes(path, str(path)), str(path)
    if _looks_like_svg(content):
        return svg.read(content, file)
    if content.startswith(raster.SIGNATURES):
        return raster.read(content, file)
    raise ProblemsError([Problem(file, 0, 0, _("this is neither PNG, JPEG nor SVG; save it as one of them"))])


def _looks_like_svg(content: bytes) -> bool:
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"<") and re.search(rb"<(?:\w+:)?svg[\s>/]", content) is not None
