from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from trendaudit.errors import Problem, ProblemsError
from trendaudit.strict_yaml import MAX_BYTES, YamlFile, parse, read


def problems(content: str | bytes) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        parse(content, "f")
    return [str(problem) for problem in caught.value.problems]


@pytest.fixture(params=["libyaml", "python"])
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.delattr(yaml, "CSafeLoader")


CORE_SCHEMA = [
    ("no", "no"), ("on", "on"), ("y", "y"), ("12:30", "12:30"), ("1_000", "1_000"), ("2026-11-22", "2026-11-22"),
    ("'12'", "12"), ('"true"', "true"), ("'~'", "~"), ("=", "="), ("<<", "<<"), ("1.2.3", "1.2.3"), ("+", "+"),
    ("0o17", 15), ("017", 17), ("0x1F", 31), ("+12", 12), ("-7", -7), ("-0", 0), ("1.5", 1.5), ("1e3", 1000.0),
    ("-.5", -0.5), ("5.", 5.0), ("true", True), ("FALSE", False), ("~", None), ("null", None), ("", None),
    ("999999999999999999", 999_999_999_999_999_999),
]  # fmt: skip


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(("written", "meant"), CORE_SCHEMA)
def test_unquoted_words_mean_what_yaml_1_2_says(written: str, meant: object) -> None:
    data = parse(f"key: {written}\n", "f").data

    assert data == {"key": meant}
    assert isinstance(data, dict)
    assert type(data["key"]) is type(meant)


def test_block_text_is_text_even_where_it_looks_like_a_number() -> None:
    assert parse("a: |\n  12\nb: >\n  true\n", "f").data == {"a": "12\n", "b": "true\n"}


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize("content", ["", "# only a remark\n", "---\n", b"", b"\xef\xbb\xbf"])
def test_file_without_content_holds_nothing(content: str | bytes) -> None:
    assert parse(content, "f").data is None


def test_every_value_and_every_key_has_its_place() -> None:
    document = parse("a: 1\nb:\n  - x\n  - {c: 2}\n", "f")

    assert document.places == {
        (): (1, 1), ("a",): (1, 4), ("b",): (3, 3), ("b", 0): (3, 5), ("b", 1): (4, 5), ("b", 1, "c"): (4, 9),
    }  # fmt: skip
    assert document.key_places == {("a",): (1, 1), ("b",): (2, 1), ("b", 1, "c"): (4, 6)}


def test_what_is_not_there_has_the_place_of_what_is_around_it() -> None:
    document = parse("a:\n  b: 1\n", "f")

    assert document.place(("a", "x", 3)) == (2, 3)
    assert document.key_place(("a", "x")) == (2, 3)
    assert YamlFile("f", None, {}, {}).place(("a",)) == (1, 1)


def test_problem_points_to_the_value_or_to_the_key() -> None:
    document = parse("a: 1\n", "f")

    assert str(document.problem(("a",), "wrong")) == "f:1:4: wrong"
    assert str(document.key_problem(("a",), "unknown")) == "f:1:1: unknown"


def test_byte_order_mark_and_carriage_returns_shift_no_place() -> None:
    document = parse(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "f")

    assert document.data == {"a": 1, "b": 2}
    assert document.places["a",] == (1, 4)
    assert document.places["b",] == (2, 4)


def test_json_is_read_with_its_tabs_and_its_pairs_of_escapes() -> None:
    document = parse('{\n\t"a":\t"\\ud83d\\ude00 \\\\ud83d \\u00e9",\n\t"b": [1, true, null]\n}', "f")

    assert document.data == {"a": "😀 \\ud83d é", "b": [1, True, None]}


def test_pairs_of_escapes_in_json_shift_no_place() -> None:
    text = r'{"a": "\ud83d\ude00", "b": "x\ud83d\ude00\ud83d\ude00", "c": 1,' + "\n" + r' "d": 2}'
    document = parse(text, "f")

    assert document.places["b",] == (1, text.index('"x') + 1)
    assert document.places["c",] == (1, text.index(" 1,") + 2)
    assert document.places["d",] == (2, 7)


def test_pair_of_escapes_outside_json_is_not_touched() -> None:
    assert parse(r"[\ud83d\ude00]", "f").data == [r"\ud83d\ude00"]


SYNTAX = [
    ("a:\n\tb: 1\n", "f:2:1: a tab stands where spaces are needed; replace it by spaces"),
    ("a: 1\n\tb: 2\n", "f:2:1: a tab stands where spaces are needed; replace it by spaces"),
    ("a: What: now\n", "f:1:8: a ':' cannot stand here: put text that holds ': ' in quotes, or mend the indentation of this line or the one before"),
    ("a: 1\n  b: 2\n", "f:2:3: the line before goes on here, since 'b' is indented deeper than its key; take away the blanks before 'b'"),
    ('a: "abc\nb: c\n', "f:1:4: the quote that opens here is never closed"),
    ("a: 'it's'\n", "f:1:8: the quote that opens in column 4 closes before this; put the whole text in double quotes"),
    ("a:\n    b: 1\n  c: 2\n", "f:3:3: this fits nothing above it: check its indentation and that of the line before, and quotes within quotes"),
    ("a:\n  - x\n  b: 1\n", "f:3:3: a '- ' is missing, or this line is not indented as the list items above it"),
    ("a: 1\nfoo\nb: 2\n", "f:2:1: a ':' is missing on this line, or the quote or bracket of a longer text"),
    ("a: [x, y\nb: 1\n", "f:2:2: a comma or the closing ']' of what opens on line 1 is missing before this"),
    ("a: [x, y\n", "f:1:4: a comma or the closing ']' of what opens on line 1 is missing before this"),
    ('{"a": 1,\n "b" 2}', "f:2:6: a comma or the closing '}' of what opens on line 1 is missing before this"),
    ("a: [x, , y]\n", "f:1:8: a value is missing before this ,"),
    ("a: [\n", "f:2:1: the file ends before what it opens is closed"),
    ("a: @x\n", "f:1:4: text that begins with @ must be in quotes"),
    ("a: `x`\n", "f:1:4: text that begins with ` must be in quotes"),
    ("a: 1\n%b: 1\n", "f:2:1: text that begins with % must be in quotes"),
    ("a: *bold*\n", "f:1:4: text that begins with * must be in quotes"),
    ("a: & b\n", "f:1:4: text that begins with & must be in quotes"),
    ("a: !! b\n", "f:1:4: text that begins with ! must be in quotes"),
    ("a: - b\n", "f:1:4: a '- ' cannot stand here: begin the list on the next line, or put the text in quotes"),
    ("a: >x\n b\n", "f:1:5: only a line break may follow a '>' or '|'; put text that begins with it in quotes"),
    ("a: {{ x }}\n", "f:1:5: a key must be text; if this is text, put it in quotes"),
    ("? [a]\n: b\n", "f:1:3: a key must be text; if this is text, put it in quotes"),
    ("[a]\nb: 1\n", "f:2:1: this fits nothing above it: check the indentation, and what stands on the line before"),
    ("a: 1\n---\nb: 1\n", "f:2:1: a second document begins here; only one can stand in a file: delete the '---'"),
]  # fmt: skip


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(("content", "problem"), SYNTAX)
def test_fault_of_syntax_is_explained_with_its_place(content: str, problem: str) -> None:
    assert problems(content) == [problem]


def test_wrong_escape_is_explained() -> None:
    assert problems('a: "C:\\path"\n') == [
        "f:1:7: between double quotes a backslash begins an escape; write \\\\ or use single quotes"
    ]
    assert problems('a: "\\ud83d"\n') == ["f:1:5: this escape stands for no character; write the character itself"]


@pytest.mark.usefixtures("_either_parser")
def test_equal_keys_are_refused_with_both_places() -> None:
    assert problems("a: 1\nb: 2\na: 3\n") == ["f:3:1: the key 'a' stands here a second time; the first is on line 1"]


def test_equal_keys_of_different_mappings_are_no_fault() -> None:
    assert parse("x: {a: 1}\ny: {a: 2}\n", "f").data == {"x": {"a": 1}, "y": {"a": 2}}


@pytest.mark.usefixtures("_either_parser")
def test_key_that_is_no_text_is_refused_with_the_way_to_quote_it() -> None:
    assert problems("1: a\ntrue: b\n2.5: c\n~: d\n") == [
        "f:1:1: the key 1 must be text; put it in quotes: '1'",
        "f:2:1: the key true must be text; put it in quotes: 'true'",
        "f:3:1: the key 2.5 must be text; put it in quotes: '2.5'",
        "f:4:1: the key ~ must be text; put it in quotes: '~'",
    ]
    assert problems("{: x}") == ["f:1:2: there is no key before this ':'"]
    assert problems("? \n: x") == ["f:1:2: there is no key before this ':'"]


@pytest.mark.usefixtures("_either_parser")
def test_anchors_aliases_and_tags_are_refused_all_at_once() -> None:
    assert problems("a: &x 1\nb: *x\nc: !!str 3\nd: &y {e: 1}\n") == [
        "f:1:4: text that begins with & must be in quotes (anchors are not used here)",
        "f:2:4: text that begins with * must be in quotes (aliases are not used here)",
        "f:3:4: text that begins with ! must be in quotes (tags are not used here)",
        "f:4:4: text that begins with & must be in quotes (anchors are not used here)",
    ]


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    ("number", "message"),
    [
        (".inf", ".inf is not a number that can be used here"),
        ("-.INF", "-.INF is not a number that can be used here"),
        (".nan", ".nan is not a number that can be used here"),
        ("1e999", "this number is too long or too large; put it in quotes if it is text"),
        ("0." + "1" * 100_000, "this number is too long or too large; put it in quotes if it is text"),
        ("1" * 19, "a number may have 18 digits at most; put it in quotes if it is text"),
        ("1" * 100_000, "a number may have 18 digits at most; put it in quotes if it is text"),
        ("0x" + "f" * 100_000, "a number may have 18 digits at most; put it in quotes if it is text"),
    ],
    ids=lambda value: value[:12],
)
def test_number_without_end_is_refused(number: str, message: str) -> None:
    assert problems(f"a: {number}\n") == [f"f:1:4: {message}"]


@pytest.mark.usefixtures("_either_parser")
def test_nesting_is_read_to_64_levels_and_refused_beyond() -> None:
    assert parse("[" * 64 + "]" * 64, "f").places[(0,) * 63] == (1, 64)
    assert problems("[" * 65 + "]" * 65) == ["f:1:65: this is nested deeper than 64 levels"]


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[{a: "])
def test_hundred_thousand_openings_are_refused_quickly(opening: str) -> None:
    start = time.perf_counter()

    assert "nested deeper than 64 levels" in problems(opening * 100_000)[-1]
    assert time.perf_counter() - start < 20


def test_bomb_of_aliases_is_refused_without_going_off() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]

    found = problems("\n".join(lines))

    assert len(found) == 51
    assert found[0] == "f:1:5: text that begins with & must be in quotes (anchors are not used here)"
    assert found[-1].endswith("there are more problems after this one; mend these first")


def test_characters_that_no_text_holds_are_refused_with_their_place() -> None:
    assert problems("a: 1\nb: x\0y\n") == ["f:2:5: the character U+0000 cannot stand in such a file; delete it"]
    assert problems("a: \x1b[31m\n") == ["f:1:4: the character U+001B cannot stand in such a file; delete it"]
    assert problems("# \u2028a: 1\n") == [
        "f:1:3: the character U+2028 (line separator) cannot stand in such a file; delete it"
    ]
    assert parse('a: "\\e[31m"\n', "f").data == {"a": "\x1b[31m"}


def test_bytes_that_are_not_utf_8_are_refused_with_their_place() -> None:
    assert problems(b"a: 1\r\nb: caf\xe9\n") == ["f:2:7: byte 7 of the line is not UTF-8; save the file as UTF-8"]
    assert problems(b"b: \xc3\xa9\xe9\n") == ["f:1:5: byte 6 of the line is not UTF-8; save the file as UTF-8"]
    assert problems("a: \ud800") == ["f:1:4: byte 4 of the line is not UTF-8; save the file as UTF-8"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "utf-8"])
def test_file_with_a_byte_order_mark_is_read_in_its_encoding(encoding: str) -> None:
    mark = "" if encoding in ("utf-16", "utf-32") else "\ufeff"
    document = parse(f"{mark}a: é\r\nb: 1\r\n".encode(encoding), "f")

    assert document.data == {"a": "é", "b": 1}
    assert document.places["b",] == (2, 4)


@pytest.mark.parametrize(
    ("encoding", "name"), [("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"), ("utf-32-le", "UTF-32")]
)
def test_wide_characters_without_a_byte_order_mark_are_named(encoding: str, name: str) -> None:
    message = f"f:1:1: this seems to be {name} without a byte-order mark; save it as UTF-8"
    assert problems("trendaudit: 1\nbusiness: Café\n".encode(encoding)) == [message]
    assert problems(b"\xff\xfea\0b") == [
        "f:1:2: this is not UTF-16-LE, though its byte-order mark says so; save it as UTF-8"
    ]


def test_more_than_a_mebibyte_is_refused() -> None:
    assert parse("#" * MAX_BYTES, "f").data is None
    assert problems("#" * (MAX_BYTES + 1)) == ["f: the file is larger than 1 MiB; is it the right one?"]


def read_problems(path: str | Path) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        read(path)
    return [str(problem) for problem in caught.value.problems]


def test_file_is_called_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("roos.yaml").write_text("a: @", encoding="utf-8")

    assert read_problems("./roos.yaml")[0].startswith("./roos.yaml:1:4: ")
    assert read_problems(tmp_path / "roos.yaml")[0].startswith(f"{tmp_path}/roos.yaml:1:4: ")


def test_file_that_cannot_be_read_is_one_clear_problem(tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    (tmp_path / "file").touch()

    assert read_problems(tmp_path) == [f"{tmp_path}: this is a folder; a file is needed"]
    assert read_problems(tmp_path / "none.yaml") == [f"{tmp_path}/none.yaml: there is no such file"]
    assert read_problems(tmp_path / "file" / "in") == [f"{tmp_path}/file/in: there is no such file"]
    assert read_problems(tmp_path / "circle") == [
        f"{tmp_path}/circle: this is a symbolic link that leads back to itself"
    ]
    assert read_problems("a\0b") == ["a\0b: this cannot be the name of a file"]
    assert read_problems("x" * 5000)[0].endswith(f": this cannot be read: {os.strerror(errno.ENAMETOOLONG)}")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_file_without_permission_is_one_clear_problem(tmp_path: Path) -> None:
    path = tmp_path / "secret.yaml"
    path.touch(mode=0)

    assert read_problems(path) == [f"{path}: there is no permission to read this file"]


def test_pipes_and_devices_are_neither_waited_for_nor_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)

    for path in (pipe, Path("/dev/zero")):
        assert read_problems(path) == [f"{path}: this is not an ordinary file; use '-' to read standard input"]


def test_file_of_50_megabytes_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)

    assert read_problems(path) == [f"{path}: the file is larger than 1 MiB; is it the right one?"]


PIECES = st.sampled_from(
    ["a", "b: ", ": ", "- ", "\n", "  ", "\t", "[", "]", "{", "}", ",", '"', "'", "#", "&x", "*x", "!t", "|", ">", "%",
     "---\n", "...\n", "?", "\\", "\\ud83d\\ude00", "\\U", "1", "0x", "9" * 30, ".inf", "~", "é", "\r\n", "\u2028", "\0"]
)  # fmt: skip
ANYTHING = st.one_of(st.text(), st.binary(), st.lists(PIECES).map("".join))


@pytest.mark.usefixtures("_either_parser")
@given(content=ANYTHING)
def test_anything_is_either_read_or_refused_with_a_place(content: str | bytes) -> None:
    lines = content.splitlines() if isinstance(content, bytes) else content.encode("utf-8", "replace").splitlines()
    for problem in faults(content):
        assert 1 <= problem.line <= len(lines) + 1
        assert problem.column >= 1


def faults(content: str | bytes) -> tuple[Problem, ...]:
    try:
        parse(content, "f")
    except ProblemsError as error:
        return error.problems
    return ()


@pytest.mark.parametrize("quote", ["'", '"'])
def test_quote_that_runs_on_to_another_line_is_told_where_it_opens(quote: str) -> None:
    text = f"name: {quote}t Roosje\nask:\n  # it{quote}s his\n  one: two\n"
    with pytest.raises(ProblemsError) as caught:
        parse(text, "t.yaml")
    assert [str(problem) for problem in caught.value.problems] == [
        "t.yaml:1:7: the quote that opens here closes only on line 3; close it where its text ends, and put text with an apostrophe in double quotes"
    ]


@pytest.mark.parametrize(
    "start", [b"\x89PNG\r\n\x1a\n\0", b"%PDF-1.7\n%\xe2", b"PK\x03\x04\x14", b"\xff\xd8\xff\xe0", b"GIF89a\xff"]
)
def test_file_that_holds_no_text_is_told_from_a_wrong_encoding(start: bytes) -> None:
    with pytest.raises(ProblemsError, match="logo:1:1: this is a picture, a PDF or another file without text"):
        parse(start, "logo")


SLIPS = [
    ("a: x\nsells_to:consumers\nb: 2\n", "f:2:9: a blank is missing behind the ':' of 'sells_to'; if this is all text, put it in quotes"),
    ("a:\n  b:[c, d]\n  e: 1\n", "f:2:4: a blank is missing behind the ':' of 'b'; if this is all text, put it in quotes"),
    ("a: {once:1}\n", "f:1:9: a blank is missing behind the ':' of 'once'; if this is all text, put it in quotes"),
    ("\u2003\u2003a: 1\n", "f:1:1: U+2003 (em space) stands here, no ordinary space; replace or delete it"),
    ("a:\n  b:\u00a0c\n", "f:2:5: U+00A0 (no-break space) stands behind the ':' of 'b'; write an ordinary space instead"),
    ("a: b\u200b\n", "f:1:5: U+200B (zero width space) stands at the end of this text; delete it"),
    ("a: con\u00adsumers\n", "f:1:7: U+00AD (soft hyphen) stands within this word; delete it"),
    ("a\uff1a b\nc: d\n", "f:1:2: \uff1a U+FF1A (fullwidth colon) stands here; write ': ' (a colon and a blank) behind 'a'"),
    ("a = b\nc: d\n", "f:1:3: = stands here; write ': ' (a colon and a blank) behind 'a'"),
    ("c: d\na → b\n", "f:2:3: → stands here; write ': ' (a colon and a blank) behind 'a'"),
    ("a:\n  b;c\n  d: e\n", "f:2:4: ; stands here; write ': ' (a colon and a blank) behind 'b'"),
    ("a:\n  some text\n  d: e\n", "f:2:3: this text goes on to the line of 'd'; a ':' is missing behind its first word, or quotes around it"),
    ("a: {b: 1; c: 2}\n", "f:1:9: ; U+003B (semicolon) stands here; write a comma between two entries"),
    ("a: {b: c: d, e: f}\n", "f:1:9: a second ':' cannot stand here: put text that holds ': ' in quotes, or a comma before the next key"),
    ("a: {b: c #d, e: f}\n", "f:1:10: without quotes, a # behind a blank begins a comment; put the text in quotes"),
    ("a: 1\n\ufeffb: 2\n", "f:2:1: the character U+FEFF (byte-order mark) cannot stand in such a file; delete it"),
    ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n", "f:2:1: a merge left the mark <<<<<<< of a conflict; keep one of the two versions and delete the marks"),
    ("a: 1\n||||||| base\n", "f:2:1: a merge left the mark ||||||| of a conflict; keep one of the two versions and delete the marks"),
    ("```yaml\na: 1\n```\n", "f:1:1: ``` belongs to Markdown; delete this line, and the one like it at the end"),
    ("a:\n  - b\n  – c\n", "f:3:3: an item of a list begins with a hyphen and a blank ('- '), not with – U+2013 (en dash); if this is text, quote it"),
    ("a:\n  • b\n", "f:2:3: an item of a list begins with a hyphen and a blank ('- '), not with • U+2022 (bullet); if this is text, quote it"),
    ("a:\n  * b\n", "f:2:3: text that begins with * must be in quotes; the items of a list begin with '- '"),
    ("a:\n  -b\n  -c\n", "f:2:3: a blank is missing behind the '-'; if this is no item of a list, put it in quotes"),
    ("a:\n  1. b\n  2. c\n", "f:2:3: the items of a list begin with '- ', not with numbers; if this is all text, put it in quotes"),
    ("a: “b”\n", 'f:1:4: “ U+201C (left double quotation mark) is no quote of YAML; write " instead (or put it inside such quotes, where it is to be printed)'),
    ('a: "b”\n', 'f:1:4: the quote that opens here is never closed; ” U+201D (right double quotation mark) is no quote of YAML, write "'),
    ("a: {once: 1,5}\n", "f:1:12: a comma parts two entries here; write a number with a point: 1.5"),
    ("a: {why: shut, in spring}\n", "f:1:16: 'in spring' has no ':' behind it; put text with a comma or with braces in quotes"),
    ('a: "Quick" is good\n', 'f:1:12: the quote that opens in column 4 closes before this; put the whole text in quotes, and write \\" for those within'),
    ("a: 't Hoekje\nb: 1\n", "f:1:4: the quote that opens here is never closed; put text with an apostrophe in double quotes"),
    ('a: "one\nb: "\nc: 1\n', "f:1:4: the quote that opens here closes only on line 2; close it where its text ends, and put text with an apostrophe in double quotes"),
    ("a: [b] c\n", "f:1:8: text stands behind the closing bracket; put text that begins with a bracket in quotes"),
    ("? " + "k" * 2001 + "\n: 1\n", "f:1:3: this key has more than 2000 characters; put long text behind a ':', or in quotes"),
]  # fmt: skip


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(("content", "problem"), SLIPS)
def test_slip_is_named_with_its_character_and_its_way_out(content: str, problem: str) -> None:
    assert problems(content) == [problem]


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    "content",
    [
        "a\uff1a1\nb: 2\n",
        "&a: 1\nb: 2\n",
        "!a: 1\nb: 2\n",
        "a:\n\xa0  b: 1\n  c: 2\n",
        "a:\n\xa0  b:\n    c: 1\n    d:\n      - 2\n  e: 3\n",
        "a:\n  • - {b: [c]}\n  - {b: [d]}\n",
        "a:{b: 1}\nc: 2\n",
    ],
)
def test_what_follows_from_a_slip_at_the_beginning_of_a_line_is_not_told_besides(content: str) -> None:
    assert len(problems(content)) == 1


@pytest.mark.usefixtures("_either_parser")
def test_fault_of_a_later_entry_is_told_besides_a_slip() -> None:
    assert [problem[:6] for problem in problems("a: 1\nb: [2, “c”]\nd: 1\ne: 'f' g\n")] == ["f:2:8:", "f:4:8:"]


RIGHT = [
    ("https://x.example/y", "https://x.example/y"), ("10:30", "10:30"), (":-)", ":-)"), ("C# and F#", "C# and F#"),
    ("O'Brien", "O'Brien"), ("’t Hoekje", "’t Hoekje"), ("Call, then write", "Call, then write"), ('"a # b" # c', "a # b"),
    ("“Quick” is good", "“Quick” is good"), ("“a” and “b”", "“a” and “b”"), ("Roos – the bakery", "Roos – the bakery"),
    ("12\u00a0000 euro", "12\u00a0000 euro"), ("[a, -5, 'b, c']", ["a", -5, "b, c"]), ("{b: , c: ''}", {"b": None, "c": ""}),
    ("See\n  https://x.example and\n  at 10:30", "See https://x.example and at 10:30"), ("|-\n  – b\n  c:d\n  “e”", "– b\nc:d\n“e”"),
    ("می‌خواهم", "می‌خواهم"), ("👩‍👩‍👧", "👩‍👩‍👧"), ("[\nb,\n]", ["b"]), ("—", "—"),
]  # fmt: skip


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(("written", "meant"), RIGHT)
def test_what_is_right_is_no_slip(written: str, meant: object) -> None:
    assert parse(f"a: {written}\n", "f").data == {"a": meant}


def test_limit_of_depth_of_a_parser_is_not_repeated_in_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    class Limited(yaml.SafeLoader):
        def fetch_flow_collection_start(self, token: type[yaml.Token]) -> None:
            if self.flow_level >= 100:
                raise yaml.scanner.ScannerError("in a", self.get_mark(), "in words of its own", self.get_mark())
            super().fetch_flow_collection_start(token)

    monkeypatch.setattr(yaml, "CSafeLoader", Limited)
    assert problems("[" * 1000) == ["f:1:65: this is nested deeper than 64 levels"]
