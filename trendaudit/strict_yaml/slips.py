"""Find slips of the hand that YAML reads as something else: blanks, colons, bullets and quotes of other programs.

A slip is told by its offset in a text that stands without quotes, and by what to do about it.
"""

from __future__ import annotations

import re

from trendaudit.strict_yaml.yaml_file import LINE_END
from trendaudit.text.quoting import LONGEST_SHOWN, named, seen
from trendaudit.text.translation import _

BLANKS = (
    "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"  # spaces (Zs) besides the ordinary one
    "\xad\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u2800\u3164\ufeff\uffa0"  # seen as nothing
)
"""What is seen as a blank or not at all, as the inside of a character class of a regular expression."""
COLONS = "\uff1a\ufe55\ua789\u2236\ufe13"
"""What looks like a colon."""
DASHES = "\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
"""What looks like a hyphen, as the inside of a character class."""
BULLETS = "\u2022\u2023\u25e6\u2043\u25aa\u25ab\u25cf\u25cb\u25a0\u25a1\u2219\xb7*+\uf0b7\uf0a7\u27a2\u2713\u2714"
"""How other programs begin the item of a list."""
_KINDS_OF_QUOTES = (
    "\u201c\u201d\u201e\u201f\uff02",
    "\xab\xbb",
    "\u2018\u2019\u201a\u201b\uff07",
    "\u2039\u203a",
    "\xb4`",
    "\u300c\u300d",
)
QUOTES = {quote: kind for kind in _KINDS_OF_QUOTES for quote in kind}
"""What opens and closes quoted text elsewhere, each with those of its kind."""


Slip = tuple[int, str]

_LEFT_OVER = re.compile(r"(?:\A|(?<=[\r\n]))(?:(<{7}|={7}|>{7}|\|{7})(?=[ \t\r\n]|\Z)|(`{3}|~{3}))")
_BLANK = re.compile(rf"[{BLANKS}]")
_LAST_BLANK = re.compile(rf"[{BLANKS}](?=[ \t]*(?:[\r\n]|\Z))")
_FIRST_BLANK = re.compile(rf"(?:\A|[\r\n])[ \t]*([{BLANKS}])")
_MARK_AND_BLANK = re.compile(rf"\A-([{BLANKS}])|[{BLANKS} \t]([{BLANKS}])#|([{BLANKS}])#")
_HIDDEN_IN_ID = re.compile(rf"[a-z0-9_./{BLANKS}-]+")
_KEY = rf"(?:\A|[\r\n][ \t]*)(?P<key>[A-Za-z_][A-Za-z0-9_./-]*)(?P<colon>[:{COLONS}])"
_NO_BLANK = re.compile(_KEY + r"(?:(?<!:)|(?=[^ \t\r\n/]|/(?!/)))")
_OTHER_SIGN = re.compile(r"(?P<key>[A-Za-z_][A-Za-z0-9_./-]*?)[ \t]*(?P<sign>=>|->|[=;\u2192\u21d2])[ \t]*[^ \t=]")
_ADDRESSES = frozenset({"http", "https", "mailto", "tel", "sms", "urn", "ftp", "file", "data"})
_BULLET = re.compile(rf"(?:\A|[\r\n][ \t]*)([{DASHES}{re.escape(BULLETS)}])[ \t{BLANKS}]")
_CLEAR_BULLET = re.compile(rf"[\r\n][ \t]*([{re.escape(BULLETS)}])[ \t{BLANKS}]")
_NO_BLANK_BEHIND_DASH = re.compile(r"\A-[^\s\d.,-]")
_NUMBERED = re.compile(r"\A\d{1,2}[.)][ \t].*[\r\n][ \t]*\d{1,2}[.)][ \t]", re.DOTALL)
_CUT = re.compile(r"[ \t]+(#[^\s#!][^\r\n]*)")
_CUT_BELOW = re.compile(r"[ \t]*(?:\r\n|\r|\n)(?P<indent>[ ]+)(?P<comment>#[^\s#!][^\r\n]*)")


def left_over(text: str) -> Slip | None:
    """Find what a merge or a copy from a chat has left at the beginning of a line."""
    found = _LEFT_OVER.search(text)
    if not found:
        return None
    if found[1]:
        message = _("a merge left the mark {mark} of a conflict; keep one of the two versions and delete the marks")
    else:
        message = _("{mark} belongs to Markdown; delete this line, and the one like it at the end")
    return found.start(), message.format(mark=found[0])


def in_plain(raw: str, *, own_line: bool, in_flow: bool) -> Slip | None:
    """Find the first slip in text without quotes; `own_line`: nothing but blanks stands before it on its line."""
    found = _odd_blank(raw)
    if found is None and own_line:
        found = missing_blank(raw) or _bullet(raw)
    elif found is None and not in_flow:
        clear = _CLEAR_BULLET.search(raw)
        found = (clear.start(1), _wrong_bullet(clear[1])) if clear else None
    return found or _foreign_quote(raw, in_flow=in_flow)


def _odd_blank(raw: str) -> Slip | None:
    if not _BLANK.search(raw):
        return None
    if found := _FIRST_BLANK.search(raw):
        return found.start(1), _("{blank} stands here, no ordinary space; replace or delete it").format(
            blank=named(found[1])
        )
    if found := _MARK_AND_BLANK.search(raw):
        at = next(group for group in (1, 2, 3) if found[group])
        message = _("{blank} stands here; write an ordinary space instead")
        return found.start(at), message.format(blank=named(found[at]))
    if found := _LAST_BLANK.search(raw):
        return found.start(), _("{blank} stands at the end of this text; delete it").format(blank=named(found[0]))
    if _HIDDEN_IN_ID.fullmatch(raw) and (found := _BLANK.search(raw)):
        return found.start(), _("{blank} stands within this word; delete it").format(blank=named(found[0]))
    return None


def missing_blank(raw: str) -> Slip | None:
    """Find a key whose colon has no blank behind it, or is none."""
    for found in _NO_BLANK.finditer(raw):
        key, colon, at = found["key"], found["colon"], found.start("colon")
        if colon != ":":
            message = _("{colon} stands here; write ': ' (a colon and a blank) behind '{key}'")
            return at, message.format(colon=seen(colon), key=_short(key))
        behind = raw[at + 1]  # the colon itself is followed by something
        if _BLANK.match(behind):
            message = _("{blank} stands behind the ':' of '{key}'; write an ordinary space instead")
            return at + 1, message.format(blank=named(behind), key=_short(key))
        if key.lower() not in _ADDRESSES and not (behind.isdigit() and "." in key):
            message = _("a blank is missing behind the ':' of '{key}'; if this is all text, put it in quotes")
            return at, message.format(key=_short(key))
    return None


def other_sign(raw: str) -> Slip | None:
    """Find what is typed behind a key at the beginning of a text instead of a colon."""
    found = _OTHER_SIGN.match(raw)
    if not found:
        return None
    message = _("{sign} stands here; write ': ' (a colon and a blank) behind '{key}'")
    return found.start("sign"), message.format(sign=found["sign"], key=_short(found["key"]))


def _bullet(raw: str) -> Slip | None:
    if found := _BULLET.match(raw) or _CLEAR_BULLET.search(raw):
        return found.start(1), _wrong_bullet(found[1])
    if _NO_BLANK_BEHIND_DASH.match(raw):
        return 0, _("a blank is missing behind the '-'; if this is no item of a list, put it in quotes")
    if _NUMBERED.match(raw):
        return 0, _("the items of a list begin with '- ', not with numbers; if this is all text, put it in quotes")
    return None


def _wrong_bullet(bullet: str) -> str:
    message = _(
        "an item of a list begins with a hyphen and a blank ('- '), not with {bullet}; if this is text, quote it"
    )
    return message.format(bullet=seen(bullet))


def _foreign_quote(raw: str, *, in_flow: bool) -> Slip | None:
    kind = QUOTES.get(raw[:1])
    if kind is None:
        return None
    closed = [index for index, character in enumerate(raw) if index and character in kind]
    around = closed[:1] == [len(raw) - 1]
    if around or (in_flow and not closed):
        message = _(
            '{quote} is no quote of YAML; write " instead (or put it inside such quotes, where it is to be printed)'
        )
        return 0, message.format(quote=seen(raw[0]))
    return None


def lone_key(raw: str, before: str) -> Slip:
    """Explain a key in braces that has no colon; `before` is what stands before it on its line."""
    if raw[:1].isdigit() and (found := re.search(r"(\d+),$", before)):
        digits = (re.match(r"\d+", raw) or [""])[0]
        message = _("a comma parts two entries here; write a number with a point: {number}")
        return -1, message.format(number=f"{found[1]}.{digits}")
    if slip := missing_blank(raw):
        return slip
    message = _("{text} has no ':' behind it; put text with a comma or with braces in quotes")
    return 0, message.format(text=f"'{_short(raw)}'")


def cut(text: str, end: int, indent: int, *, empty: bool) -> Slip | None:
    """Find the `#` that cuts a text without quotes off at `end`, such as in `Bakery #1`; a comment has a blank behind it.

    `indent` is the column of the key: what stands further right on the next line continues the text.
    """
    if found := _CUT.match(text, end):
        return found.start(1), _cut_by(found[1])
    if not empty and (found := _CUT_BELOW.match(text, end)) and len(found["indent"]) > indent:
        return found.start("comment"), _cut_by(found["comment"])
    return None


def _cut_by(comment: str) -> str:
    message = _("put this text in quotes: without them, {comment} is a comment")
    return message.format(comment=repr(comment.rstrip(" \t")[:LONGEST_SHOWN]))


def goes_too_far_left(quoted: str, column: int) -> bool:
    """Tell whether text in quotes has a line that is not indented deeper than the keys around it, which are at a column."""
    lines = LINE_END.split(quoted)[1:]
    return any(line.strip() and len(line) - len(line.lstrip(" ")) <= column for line in lines)


def _short(word: str) -> str:
    word = word if word.isprintable() else ascii(word)[1:-1]
    return word if len(word) <= 40 else word[:40] + "…"  # noqa: PLR2004
