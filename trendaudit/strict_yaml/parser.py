"""From a file's bytes to what it says: decoded, and read through the events of PyYAML's parser.

UTF-8, or UTF-16 and UTF-32 with a byte-order mark, as Windows writes them.
"""

from __future__ import annotations

import re
from typing import NoReturn

import yaml

from trendaudit.errors import Problem, ProblemsError
from trendaudit.strict_yaml import slips
from trendaudit.strict_yaml.builder import MAX_LEVELS, Builder, too_deep
from trendaudit.strict_yaml.syntax_errors import explain
from trendaudit.strict_yaml.yaml_file import Place, YamlFile, end_of
from trendaudit.text.quoting import named
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
_PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_ESCAPE = re.compile(_PAIR.pattern + r"|\\.", re.DOTALL)
_DEEP_KEYS = re.compile(rf"(?:\?[ \t]){{{MAX_LEVELS}}}")
"""What begins a key in a key in a key: the parser without libyaml would take long to find out."""


def parse_bytes(raw: bytes, file: str) -> YamlFile:
    """Return what a file says whose size is right; `file` is its name in messages. Raises `ProblemsError`."""
    text = _decode(raw, file)
    if found := slips.left_over(text):
        raise ProblemsError([Problem(file, *end_of(text[: found[0]]), found[1])])
    if deep := _DEEP_KEYS.search(text):
        raise ProblemsError([Problem(file, *end_of(text[: deep.start()]), too_deep())])
    text, joined = _join_pairs(text)
    builder = Builder(file, text, joined)
    # PyYAML can be built without libyaml, and then has no CSafeLoader.
    parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    event = None
    try:
        while parser.check_event():
            event = parser.get_event()
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        _refuse_depth(error, text, builder)
        builder.fail_unless_slipped(*explain(error, text, event))
    except (OverflowError, ValueError):  # absurd numbers in escapes and directives, without libyaml
        builder.fail(parser.get_mark(), _("this cannot be read as YAML; look at what follows a \\ or a % here"))
    finally:
        parser.dispose()
    return builder.yaml_file()


def _refuse_depth(error: yaml.MarkedYAMLError, text: str, builder: Builder) -> None:
    """Read what stands before a fault once more by itself: a parser may have a limit of depth of its own.

    It looks ahead, so that its limit comes before the events that reach ours. Raises `ProblemsError`.
    """
    assert error.problem_mark is not None
    again = Builder(builder.file, text)
    parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text[: error.problem_mark.index])
    try:
        while parser.check_event():
            event = parser.get_event()
            if again.is_deep() and isinstance(event, yaml.CollectionStartEvent) and event.start_mark is not None:
                builder.fail_at(event.start_mark.index, too_deep())
            again.take(event)
    except (yaml.MarkedYAMLError, OverflowError, ValueError):
        return  # the fault itself is explained by the caller
    except ProblemsError:
        if again.is_deep():
            raise
    finally:
        parser.dispose()


def _decode(raw: bytes, file: str) -> str:
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
        if found[0] == "\0":
            _refuse_wide(raw, file)
        message = _("the character {character} cannot stand in such a file; delete it")
        _refuse(file, message.format(character=named(found[0])), end_of(text[: found.start()]))
    return text


def _refuse_bytes(raw: bytes, encoding: str, position: int, file: str) -> NoReturn:
    if encoding != "UTF-8":
        message = _("this is not {encoding}, though its byte-order mark says so; save it as UTF-8")
        _refuse(file, message.format(encoding=encoding), end_of(raw[:position].decode(encoding, "ignore")))
    _refuse_wide(raw, file)
    start = max(raw.rfind(b"\n", 0, position), raw.rfind(b"\r", 0, position)) + 1
    message = _("byte {number} of the line is not UTF-8; save the file as UTF-8")
    _refuse(file, message.format(number=position - start + 1), end_of(raw[:position].decode("utf-8")))


def _refuse_wide(raw: bytes, file: str) -> None:
    """Raise `ProblemsError` where so many bytes are zero that a text seems to be in an encoding of wide characters."""
    start = raw[:400]
    zeros = start.count(0) / max(len(start), 1)
    if _SOME_ZEROS[0] < zeros <= _MOST_ZEROS:
        message = _("this seems to be {encoding} without a byte-order mark; save it as UTF-8")
        _refuse(file, message.format(encoding="UTF-32" if zeros > _SOME_ZEROS[1] else "UTF-16"), (1, 1))


def _refuse(file: str, message: str, place: Place) -> NoReturn:
    raise ProblemsError([Problem(file, *place, message)])


def _join_pairs(text: str) -> tuple[str, list[int]]:
    r"""Write `\ud83d\ude00` as `\U0001f600`, and tell at which indexes of the new text these escapes end.

    Only in a JSON document: in YAML the same characters may stand outside double quotes, where they mean themselves.
    """
    if not text.lstrip().startswith(("{", "[")) or not _PAIR.search(text) or not _is_json(text):
        return text, []
    pieces: list[str] = []
    ends: list[int] = []
    done = length = 0
    for escape in _ESCAPE.finditer(text):
        if escape[1]:
            pieces += text[done : escape.start()], f"\\U{_code_point(escape[1], escape[2]):08x}"
            length += len(pieces[-2]) + len(pieces[-1])
            ends.append(length)
            done = escape.end()
    return "".join([*pieces, text[done:]]), ends


def _code_point(high: str, low: str) -> int:
    return 0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00


def _is_json(text: str) -> bool:
    import json  # noqa: PLC0415 -- hardly a file needs it

    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
