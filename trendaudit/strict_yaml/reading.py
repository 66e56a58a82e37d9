"""Read a file's data. What that takes is imported when the first file is read: many commands read none."""

from __future__ import annotations

import os

from trendaudit.errors import Problem, ProblemsError
from trendaudit.files.read import MAX_BYTES, read_bytes
from trendaudit.strict_yaml.yaml_file import YamlFile
from trendaudit.text.translation import _


def read(path: str | os.PathLike[str], file: str | None = None) -> YamlFile:
    """Read a file; `file` is its name in messages, else the path as it was given.

    Only an ordinary file is read, and little more of it than `MAX_BYTES`. Raises `ProblemsError`.
    """
    name = os.fspath(path) if file is None else file
    return parse(read_bytes(path, name), name)


def parse(content: bytes | str, file: str) -> YamlFile:
    """Parse what a file holds; `file` is its name in messages. Raises `ProblemsError`."""
    from trendaudit.strict_yaml.parsing import document_of

    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if len(raw) > MAX_BYTES:
        raise ProblemsError([Problem(file, 0, 0, _("the file is larger than 1 MiB; is it the right one?"))])
    return document_of(raw, file)
