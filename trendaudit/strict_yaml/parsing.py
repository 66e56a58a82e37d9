"""From a file's bytes to its data, through libyaml's events."""

from __future__ import annotations

import re
from typing import NoReturn

import yaml

from trendaudit.errors import Problem, ProblemsError
from trendaudit.i18n import _
from trendaudit.strict_yaml.building import Builder
from trendaudit.strict_yaml.document import Document, Place
from trendaudit.strict_yaml.json_escapes import join_pairs
from trendaudit.strict_yaml.syntax import explain

_UNREADABLE = "[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_NO_TEXTS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF-", b"PK\x03\x04")
"""How pictures, PDFs and what is zipped, such as workbooks, begin."""
_LAYOUT = str.maketrans("", "", "\t\n\r")


def document_of(raw: bytes, file: str) -> Document:
    """Return what a file says whose size is right; `file` is its name in messages. Raises `ProblemsError`."""
    text, joined = join_pairs(_decode(raw, file))
    builder = Builder(file, joined)
    # PyYAML can be built without libyaml, and then has no CSafeLoader.
    parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    event = None
    try:
        while parser.check_event():
            event = parser.get_event()
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        builder.fail(*explain(error, text, event))
    except (OverflowError, ValueError):  # absurd numbers in escapes and directives, without libyaml
        builder.fail(parser.get_mark(), _("this cannot be read as YAML"))
    finally:
        parser.dispose()
    return builder.document()


def _decode(raw: bytes, file: str) -> str:
    if raw.startswith(_NO_TEXTS):
        _refuse(file, _("this is a picture, a PDF or another file without text; is it the right one?"), 1, 1)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        _refuse(file, _("the file is UTF-16; save it as UTF-8"), 1, 1)
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        what = _("byte {number} of the line is not UTF-8; save the file as UTF-8")
        start = max(raw.rfind(b"\n", 0, error.start), raw.rfind(b"\r", 0, error.start)) + 1
        line, column = _end_of(raw[: error.start].decode("utf-8"))
        _refuse(file, what.format(number=error.start - start + 1), line, column)
    if text.translate(_LAYOUT).isprintable():  # as nearly always, and what is not takes long to compile
        return text
    if found := re.search(_UNREADABLE, text):
        what = _("the character U+{code:04X} cannot stand in such a file; delete it")
        _refuse(file, what.format(code=ord(found[0])), *_end_of(text[: found.start()]))
    return text


def _refuse(file: str, what: str, line: int, column: int) -> NoReturn:
    raise ProblemsError([Problem(file, line, column, what)])


def _end_of(text: str) -> Place:
    lines = re.split("\r\n|\r|\n", text)
    return len(lines), len(lines[-1]) + 1
