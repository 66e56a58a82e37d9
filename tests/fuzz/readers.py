"""Everything that reads what other people wrote, each as a function that takes it and must end cleanly."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import PACKS
from trendaudit import answers, pack
from trendaudit.answers.comments import NO_COMMENTS, Comments
from trendaudit.answers.write import comments_to_keep, render
from trendaudit.core.audit import Audit
from trendaudit.core.catalog import Catalog
from trendaudit.errors import ProblemsError, TrendauditError
from trendaudit.pack.lint import check
from trendaudit.strict_yaml import parse

RESTAURANT = PACKS / "restaurant"
PACK_FILES = ("pack.yaml", "questions/20-gasten.yaml", "trends/online/zelfde-dag-antwoord.yaml", "sources/horecabrief.yaml",
              "updates/bezorging.yaml")  # fmt: skip
"""One of each kind."""
Read = Callable[[bytes], None]
"""Takes what a file holds. Raises `TrendauditError` where it is refused, and nothing else, whatever it holds."""


def read_yaml(content: bytes) -> None:
    """Read a file that is called f."""
    parse(content, "f")


def is_clear(error: TrendauditError) -> bool:
    """Check that a refusal says something, and of wrong files where that is; return True."""
    assert str(error).strip()
    if isinstance(error, ProblemsError):
        assert all(problem.message and problem.file and problem.line >= 0 for problem in error.problems)
    return True


def answers_reader() -> Read:
    """Read answers files for the shipped pack; what can be read can be written, and is then the same."""
    catalog = pack.load(pack.shipped())

    def read(content: bytes) -> None:
        found = answers.read(content, "roos.yaml", catalog)
        check_written(found.audit, catalog, comments_to_keep(found, catalog))

    return read


def check_written(audit: Audit, catalog: Catalog, comments: Comments = NO_COMMENTS) -> None:
    """Write an audit and read it again."""
    text = render(audit, catalog, comments)
    assert answers.read(text.encode(), "again.yaml", catalog).audit == audit, text


@contextmanager
def pack_reader() -> Iterator[Callable[[str, bytes], None]]:
    """Check a small pack in which a file holds something else."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "restaurant"
        shutil.copytree(RESTAURANT, folder)

        def read(inside: str, content: bytes) -> None:
            path = folder / inside
            before = path.read_bytes()
            path.write_bytes(content)
            try:
                if problems := check(folder):
                    raise ProblemsError(problems)
            finally:
                path.write_bytes(before)

        yield read
