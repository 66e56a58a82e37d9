"""From a file's bytes to its text: UTF-8, or UTF-16 and UTF-32 with a byte-order mark, as Windows writes them."""

from __future__ import annotations

import re
from typing import NoReturn

from trendaudit.errors import Problem, ProblemsError
from trendaudit.strict_yaml.characters import named
from trendaudit.strict_yaml.yaml_file import Place
from trendaudit.text.translation import _

_UNREADABLE = "[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
_NO_TEXTS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF-", b"PK\x03\x04")
"""How pictures, PDFs and what is zipped, such as workbooks, begin."""
_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32-LE"),  # begins as UTF-16 does, and so comes first
    (b"\x00\x00\xfe\xff", "UTF-32-BE"),
    (b"\xff\xfe", "UTF-16-LE"),
    (b"\xfe\xff", "UTF-16-BE"),
    (b"\xef\xbb\xbf", "UTF-8"),
)
_SOME_ZEROS, _MOST_ZEROS = (0.3, 0.6), 0.8
"""The share of zeros in UTF-16, in UTF-32, and in what is no text."""
_LAYOUT = str.maketrans("", "", "\t\n\r")
_LINE_END = re.compile("\r\n|\r|\n")


def decode(raw: bytes, file: str) -> str:
    """Return the text of a file without its byte-order mark; `file` is its name in messages.

    Raises `ProblemsError` where it is no text, or holds a character that no such file can hold.
    """
    if raw.startswith(_NO_TEXTS):
        _refuse(file, _("this is a picture, a PDF or another file without text; is it the right one?"), (1, 1))
    mark, encoding = next(((mark, name) for mark, name in _MARKS if raw.startswith(mark)), (b"", "UTF-8"))
    raw = raw.removeprefix(mark)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        _refuse_bytes(raw, encoding, error.start, file)
    if text.translate(_LAYOUT).isprintable():  # as nearly always, and what is not takes long to compile
        return text
    if found := re.search(_UNREADABLE, text):
        if found[0] == "\0" and (wide := _wide(raw)):
            message = _("this seems to be {encoding} without a byte-order mark; save it as UTF-8")
            _refuse(file, message.format(encoding=wide), (1, 1))
        message = _("the character {character} cannot stand in such a file; delete it")
        _refuse(file, message.format(character=named(found[0])), end_of(text[: found.start()]))
    return text


def end_of(text: str) -> Place:
    """Return the place behind a text, in a file that begins with it."""
    lines = _LINE_END.split(text)
    return len(lines), len(lines[-1]) + 1


def _refuse_bytes(raw: bytes, encoding: str, position: int, file: str) -> NoReturn:
    if encoding != "UTF-8":
        message = _("this is not {encoding}, though its byte-order mark says so; save it as UTF-8")
        _refuse(file, message.format(encoding=encoding), end_of(raw[:position].decode(encoding, "ignore")))
    if wide := _wide(raw):
        message = _("this seems to be {encoding} without a byte-order mark; save it as UTF-8")
        _refuse(file, message.format(encoding=wide), (1, 1))
    start = max(raw.rfind(b"\n", 0, position), raw.rfind(b"\r", 0, position)) + 1
    message = _("byte {number} of the line is not UTF-8; save the file as UTF-8")
    _refuse(file, message.format(number=position - start + 1), end_of(raw[:position].decode("utf-8")))


def _wide(raw: bytes) -> str:
    """Return in which encoding of wide characters a text seems to be, by how many of its bytes are zero; else nothing."""
    start = raw[:400]
    zeros = start.count(0) / max(len(start), 1)
    if zeros > _MOST_ZEROS:
        return ""
    return "UTF-32" if zeros > _SOME_ZEROS[1] else "UTF-16" if zeros > _SOME_ZEROS[0] else ""


def _refuse(file: str, message: str, place: Place) -> NoReturn:
    raise ProblemsError([Problem(file, *place, message)])
