"""Characters that JSON writes as two escapes and YAML as one."""

from __future__ import annotations

import re

_PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_ESCAPE = re.compile(_PAIR.pattern + r"|\\.", re.DOTALL)
SAVED = 2
"""How many characters shorter the YAML escape is."""


def join_pairs(text: str) -> tuple[str, list[int]]:
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
