"""Files that have broken other readers of YAML: none of them may break ours."""

from __future__ import annotations

from trendaudit.strict_yaml import MAX_BYTES

HEAD = b"trendaudit: 1\npack: social-trends 1.1.0\nanswers:\n"
OLDER = HEAD.replace(b"1.0.0", b"0.9.0")
"""What no longer fits is kept aside, so that everything of such a file goes through the reader."""


def _encodings() -> dict[str, bytes]:
    text = "trendaudit: 1\nbusiness: Café\n"
    return {
        "nothing": b"",
        "byte order mark alone": b"\xef\xbb\xbf",
        "two byte order marks": b"\xef\xbb\xbf\xef\xbb\xbfa: 1\n",
        "byte order mark inside": "a: \ufeff1\n".encode(),
        "UTF-16": text.encode("utf-16"),
        "UTF-16 without a mark": text.encode("utf-16-be"),
        "UTF-32": text.encode("utf-32"),
        "Latin-1": text.encode("latin-1"),
        "broken UTF-8": b"a: \xc3\n\xf0\x9f\x98: \xff\xfe\n",
        "overlong UTF-8": b"a: \xc0\xaf\xe0\x80\xaf\n",
        "surrogate in UTF-8": b"a: \xed\xa0\x80\n",
        "NUL": b"a: x\0y\n",
        "NULs only": b"\0" * 4096,
        "control characters": bytes(range(1, 32)) + b"\x7f",
        "C1 controls": "a: \x80\x85\x9b31m\n".encode(),
        "not a character": "a: \ufffe\uffff\U0010ffff\n".encode(),
    }


def _lines() -> dict[str, bytes]:
    return {
        "lone carriage returns": b"trendaudit: 1\rpack: x\ranswers:\r  a: 1\r",
        "mixed line ends": b"a: 1\r\nb: 2\rc: 3\n\rd: 4",
        "line separators": "a: 1\u2028b: 2\u2029c: 3\u0085d: 4\n".encode(),
        "tabs as indentation": b"a:\n\tb: 1\n \t c: 2\n",
        "tabs between": b"a:\t1\nb\t:\t2\t\n- \tc\n",
        "bidirectional controls": "\u202ea\u202c: \u2066x\u2069\n# \u202d\n".encode(),
        "invisible characters": "\u200ba\u200d: \u00adb\u2060\U000e0041\n".encode(),
        "blanks only": b" " * 5000 + b"\n",
        "line ends only": b"\n" * 5000,
        "comments only": b"# a\n#\n   # b",
        "no line end": b"a: 1",
        "long line": b"a: " + b"x" * 50_000,
        "long key": HEAD + b"  " + b"k" * 50_000 + b": 1\n",
        "long quoted key": HEAD + b"  '" + b"k" * 1030 + b"': 1\n",
        "long explicit key": HEAD + b"  ? " + b"k" * 50_000 + b"\n  : 1\n",
        "indented ever deeper": b"".join(b" " * depth + b"a:\n" for depth in range(500)),
    }


def _syntax() -> dict[str, bytes]:
    return {
        "directive": b"%YAML 1.1\n---\na: no\n",
        "absurd directive": b"%YAML 99999999999999999999.1\n---\na: 1\n",
        "two directives": b"%YAML 1.2\n%YAML 1.2\n---\na: 1\n",
        "unknown directive": b"%FOO bar\n---\na: 1\n",
        "tag directive": b"%TAG ! tag:example.org,2026:\n---\n!x {a: 1}\n",
        "several documents": b"a: 1\n---\nb: 2\n...\n---\nc: 3\n",
        "document ends": b"...\n...\n---\n...\n",
        "text of a document mark": b"'---': 1\n\"...\": 2\n",
        "JSON with a last comma": b'{"trendaudit": 1, "pack": "x",}',
        "JSON with comments": b'{"trendaudit": 1 /* one */}',
        "JSON of a number": b"1e999",
        "JSON cut off": b'{"trendaudit": 1, "answers": {"a": [',
        "JSON with half a character": b'{"a": "\\ud83d", "b": "\\ude00\\ud83d", "c": "\\ud83d\\ude00"}',
        "python object": b"!!python/object/apply:os.system ['touch pwned']\n",
        "python name": b"answers: !!python/name:os.system ''\n",
        "binary": b"a: !!binary aGVsbG8=\n",
        "local tag": b"a: !Ref b\n",
        "merge key": b"<<: {a: 1}\nb: {<<: [{c: 2}, {d: 3}]}\n",
        "anchor that holds itself": b"a: &a [*a]\n",
        "alias of nothing": b"a: *nobody\n",
        "alias as key": b"&a a: 1\n*a : 2\n",
        "bomb of aliases": b"a0: &a0 [x, x]\n" + b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 99)),
        "quotes left open": b"a: \"b\nc: 'd\n",
        "all indicators": b"-?:,[]{}#&*!|>'\"%@`\n",
        "escapes": b'a: "\\x41\\u00e9\\U0001F600\\N\\_\\L\\P\\e\\a\\0\\/"\n',
        "wrong escapes": b'a: "\\xZZ \\uD800 \\U00110000 \\q"\n',
        "half characters by escapes": b'"\\uD800": "\\uDFFF"\n',
        "escapes of the terminal": b'business: "\\e]0;pwned\\a\\e[31m\\x9b31m"\n',
        "block texts": b"a: |+2\n    b\n\nc: >-9\n  d\ne: |0\n",
        "templates": b"a: {{ x }}\nb: {% raw %}\nc: ${x} $(x) `x`\n",
    }  # fmt: skip


def _keys_and_numbers() -> dict[str, bytes]:
    return {
        "duplicate keys": b"a: 1\na: 2\n'a': 3\n\"\\x61\": 4\n",
        "duplicate keys deep inside": HEAD + b"  last_post: {facebook: today, facebook: today}\n",
        "keys of JavaScript": b'{"__proto__": {"a": 1}, "constructor": 2, "toString": 3}',
        "keys of Python": b"__class__: 1\n__init__: {__globals__: 2}\n",
        "keys of Python as answers": HEAD + b"  __proto__: a\n  __class__: b\n  \"\": c\n  ' ': d\n",
        "numbers as keys": b"1: a\n2.5: b\n0x1f: c\n-0: d\n",
        "other keys that are no text": b"true: a\n~: b\n? [c]\n: d\n? {e: f}\n: g\n",
        "empty keys": b"'': 1\n: 2\n? \n",
        "endless numbers": b"a: .inf\nb: -.INF\nc: .nan\nd: 1e999\ne: -1e999\n",
        "long numbers": b"a: " + b"9" * 5000 + b"\nb: 0x" + b"f" * 5000 + b"\nc: 0." + b"3" * 5000 + b"\n",
        "long exponent": b"a: 1e" + b"9" * 5000 + b"\n",
        "numbers of YAML 1.1": b"a: 0b11\nb: 0777\nc: 1_000\nd: 12:30:45\ne: 2026-11-22T10:00:00Z\n",
        "digits of other scripts": "trendaudit: \u0661\ndate: \u0968\u0966\u0968\u096c-11-22\npack: social-trends \u0967.0.0\n".encode(),
        "dates that are none": b"date: 2026-02-30\ndecisions: {a/b: {status: done, due: 0000-00-00}}\n",
        "number of the format": b"trendaudit: 999999999999999999\n",
        "versions": b"trendaudit: 1\npack: social-trends " + b".".join([b"9" * 9] * 500) + b"\n",
    }


def _structure() -> dict[str, bytes]:
    return {
        "100,000 brackets": b"[" * 100_000,
        "100,000 braces": b"{" * 100_000,
        "100,000 list items in each other": b"- " * 100_000,
        "100,000 questions marks": b"? " * 100_000,
        "100,000 closing brackets": b"]" * 100_000,
        "63 levels of mappings": b"{a: " * 62 + b"{}" + b"}" * 62,
        "64 levels of mappings": b"{a: " * 63 + b"{}" + b"}" * 63,
        "65 levels of mappings": b"{a: " * 64 + b"{}" + b"}" * 64,
        "64 levels of retired answers": OLDER + b"  x: " + b"[" * 62 + b"]" * 62 + b"\n",
        "list": b"- a\n- b\n",
        "word": b"hello",
        "lists for texts": b"trendaudit: [1]\npack: [x]\nbusiness: [a]\nanswers: []\nnotes: [b]\ndecisions: c\n",
        "mappings for texts": b"trendaudit: {}\npack: {}\ndepth: {}\ndate: {}\nbusiness: {}\nretired: {}\n",
    }


def _large() -> dict[str, bytes]:
    """Return files of about 1 MiB, which is as much as is read."""
    room = MAX_BYTES - 500
    return {
        "just 1 MiB": b"# " + b"x" * (MAX_BYTES - 2),
        "a byte over 1 MiB": b"# " + b"x" * (MAX_BYTES - 1),
        "text of 1 MiB": b"a: '" + b"x" * room + b"'\n",
        "100,000 comments": HEAD + b"  #\n" * 100_000,
        "text of many lines": HEAD.replace(b"answers:", b"business:") + b"  a\n" * (room // 4) + b" # end\n",
        "quotes of 1 MiB": b"a: '" + b"''" * (room // 2) + b"'\n",
        "half a million values": b"[" + b"1," * (room // 2) + b"]",
        "half a million values deep inside": OLDER + b"  x: " + b"[" * 60 + b"1," * (room // 2) + b"]" * 60 + b" # c\n",
        "half a million times the same key": b"{" + b"a," * (room // 2) + b"}",
        "100,000 keys": HEAD + b"".join(b"  a%x:\n" % number for number in range(100_000)),
        "100,000 retired answers": OLDER + b"".join(b"  a%x: 1\n" % number for number in range(90_000)),
        "100,000 picks": HEAD + b"  channels: [" + b"a," * (room // 2) + b"]\n",
        "100,000 pairs of escapes": b'["' + b"\\ud83d\\ude00" * 80_000 + b'"]',
    }


NASTY: dict[str, bytes] = {**_encodings(), **_lines(), **_syntax(), **_keys_and_numbers(), **_structure()}
LARGE: dict[str, bytes] = _large()
