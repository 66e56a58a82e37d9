"""Valid files made wrong, in bytes and in structure; the same random numbers make the same file."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from tests.fuzz.nasty_files import NASTY

SMALL = [content for content in NASTY.values() if len(content) < 5000]
MAX_GROWN = 20_000
WORDS = [
    b"[", b"]", b"{", b"}", b",", b": ", b":", b"- ", b"\n", b"\n  ", b"\n- ", b"\t", b" #", b"'", b'"', b"|\n", b">-\n",
    b"&a ", b"*a", b"!x ", b"!!str ", b"<<: ", b"? ", b"---\n", b"...\n", b"%YAML 1.2\n", b"~", b"null", b"true", b"no",
    b"0", b"-1", b"1e999", b".nan", b"0x1f", b"9" * 30, b"\0", b"\x1b[31m", b"\\", b"\\ud83d\\ude00", b"\\x00", b"\r",
    b"\xef\xbb\xbf", b"\xff", b"\xc3", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"__proto__: ", b"dont_know", b"any: ", b"not: ",
    b"otherwise: true", b"not_applicable", b"none_of", b"at_least", b"every", b"$(id)", b"{{x}}", b"../../etc/passwd",
]  # fmt: skip
VALUES: list[object] = [
    None, True, False, 0, -1, 1, 2.5, 100, 10**18 - 1, -(10**18), 1e300, -1e300, 1e-300, "", " ", "a", "dont_know", "any", "not",
    "otherwise", "not_applicable", "\x1b[31m", "\u202e", "\ud800", "\0", "é" * 300, "x" * 3000, "2026-02-30", "9999-12-31",
    "https://user:pw@[::1]/", "javascript:alert(1)", "=1+1", "{{7*7}}", "../../../etc/passwd", [], {}, [[]], [None], {"": None},
    {"a": {"b": {}}}, {"any": []}, {"not": {}}, {"none_of": []}, {"at_least": "x"}, ["a", "a"], [1, "1", 1.0],
]  # fmt: skip


def mutated(random: Random, sources: Sequence[bytes]) -> bytes:
    """Return a file that was valid, after one to six changes."""
    content = random.choice(sources)
    if random.random() < 0.4 and (grown := _structure(random, content)) is not None:
        content = grown
        if random.random() < 0.6:
            return content
    for _change in range(random.choice((1, 1, 1, 2, 3, 6))):
        content = random.choice(CHANGES)(random, content, sources)
    return content


def _slice(random: Random, content: bytes) -> tuple[int, int]:
    start = random.randint(0, len(content))
    return start, min(len(content), start + random.choice((1, 1, 2, 5, 20, 100)))


def _flip(random: Random, content: bytes, _sources: Sequence[bytes]) -> bytes:
    if not content:
        return b"\0"
    at = random.randrange(len(content))
    return content[:at] + bytes([content[at] ^ (1 << random.randrange(8))]) + content[at + 1 :]


def _insert(random: Random, content: bytes, _sources: Sequence[bytes]) -> bytes:
    at = random.randint(0, len(content))
    return content[:at] + random.choice(WORDS) + content[at:]


def _overwrite(random: Random, content: bytes, _sources: Sequence[bytes]) -> bytes:
    start, end = _slice(random, content)
    return content[:start] + random.choice((random.choice(WORDS), random.randbytes(end - start))) + content[end:]


def _delete(random: Random, content: bytes, _sources: Sequence[bytes]) -> bytes:
    start, end = _slice(random, content)
    return content[:start] + content[end:]


def _repeat(random: Random, content: bytes, _sources: Sequence[bytes]) -> bytes:
    start, end = _slice(random, content)
    times = random.choice((2, 2, 3, 100))
    return (content[:start] + content[start:end] * times + content[end:])[:MAX_GROWN]


def _cut(random: Random, content: bytes, _sources: Sequence[bytes]) -> bytes:
    return content[: random.randint(0, len(content))]


def _splice(random: Random, content: bytes, sources: Sequence[bytes]) -> bytes:
    other = random.choice((random.choice(sources), random.choice(SMALL)))
    start, end = _slice(random, other)
    at = random.randint(0, len(content))
    return content[:at] + other[start : random.choice((end, len(other)))] + content[at:]


def _lines(random: Random, content: bytes, _sources: Sequence[bytes]) -> bytes:
    """Move, double, remove or indent a line."""
    lines = content.split(b"\n")
    at = random.randrange(len(lines))
    line = lines.pop(at)
    put = [[], [line, line], [b"  " + line], [line[2:]], [line.rpartition(b":")[0] + b":"], [b"# " + line]]
    lines[at:at] = random.choice(put)
    if random.random() < 0.3:
        lines.insert(random.randint(0, len(lines)), line)
    return b"\n".join(lines)


CHANGES: list[Callable[[Random, bytes, Sequence[bytes]], bytes]] = [
    _flip, _insert, _insert, _overwrite, _delete, _repeat, _cut, _splice, _lines, _lines, _lines,
]  # fmt: skip


def _structure(random: Random, content: bytes) -> bytes | None:
    """Return a file as JSON, with other values, keys and lists in it; None where it cannot be read."""
    from trendaudit.errors import ProblemsError  # noqa: PLC0415 -- the words above are needed without it
    from trendaudit.strict_yaml import parse  # noqa: PLC0415

    try:
        data = parse(content, "source").data
    except ProblemsError:
        return None
    for _change in range(random.choice((1, 1, 2, 4))):
        data = _changed(random, data)
    return json.dumps(data, ensure_ascii=random.random() < 0.5).encode("utf-8", "surrogatepass")


def _changed(random: Random, value: Any) -> Any:
    """Return a tree with one change somewhere in it."""
    if isinstance(value, dict) and value and random.random() < 0.85:
        return _changed_mapping(random, dict(value))
    if isinstance(value, list) and value and random.random() < 0.8:
        return _changed_list(random, list(value))
    return random.choice((random.choice(VALUES), [value], {"a": value}, {str(value)[:50]: value}, [value, value]))


def _changed_mapping(random: Random, value: dict[str, Any]) -> dict[str, Any]:
    key = random.choice(list(value))
    match random.randrange(8):
        case 0:
            del value[key]
        case 1:
            value[key + random.choice(("x", "_", "", ".a", "\x1b", "s"))] = value.pop(key)
        case 2:
            value[random.choice(list(value))] = value[key]
        case 3:
            value[random.choice(("__proto__", "any", "not", "of", "1", "", "was", "each", "extends"))] = random.choice(
                VALUES
            )
        case _:
            value[key] = _changed(random, value[key])
    return value


def _changed_list(random: Random, value: list[Any]) -> list[Any]:
    at = random.randrange(len(value))
    match random.randrange(5):
        case 0:
            del value[at]
        case 1:
            value.append(value[at])
        case 2:
            random.shuffle(value)
        case _:
            value[at] = _changed(random, value[at])
    return value
