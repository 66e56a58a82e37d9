"""A pack and an answers file that are valid, and attack whoever shows them."""

from __future__ import annotations

import json
from pathlib import Path

from tests import PACKS
from trendaudit.strict_yaml import read

RESTAURANT = PACKS / "restaurant"
ATTACK = (
    "pit_canary \x1b]0;pwned\x07\x1b[2J\x9b31m\u202e\u2066\u2028 <script>alert(1)</script> [bold]x[/bold] :smile: {{ 7*7 }} "
    "{% raw %} ${IFS} `id` $(id) ![x](https://example.invalid/x.png) [y](javascript:alert(1)) =cmd|'/C calc'!A0"
)
SHOWN = {"title", "open_title", "ask", "note", "intro", "section", "why", "done_when", "label", "says", "publisher", "topic",
         "client", "internal", "facts", "interest", "caveats", "region", "concerns", "cost", "beyond", "unread", "say"}  # fmt: skip
"""Keys of pack files whose values are shown."""


def hostile_pack(folder: Path) -> Path:
    """Write a pack whose every shown text attacks, and return its folder."""
    for path in RESTAURANT.rglob("*.yaml"):
        target = folder / path.relative_to(RESTAURANT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(_spoiled(read(path).data, "")), encoding="utf-8")
    return folder


def _spoiled(value: object, key: str, within: str = "") -> object:
    match value:
        case dict():
            return {name: _spoiled(part, name, key) for name, part in value.items()}
        case list():
            return [_spoiled(part, key, within) for part in value]
        case str() if key in SHOWN or key == "steps" or within == "options":
            return f"{value} {ATTACK}"
    return value


def hostile_answers(path: Path, source: Path, pack: str) -> Path:
    """Write answers with texts that attack, and return the path."""
    data = read(source).data
    assert isinstance(data, dict)
    notes = dict.fromkeys(data["answers"], ATTACK)
    rule = "online/zelfde-dag-antwoord"
    decisions = {rule: {"status": "declined", "why": ATTACK, "who": ATTACK}} if pack.startswith("rest") else {}
    data |= {"pack": pack, "business": ATTACK, "auditor": ATTACK, "notes": notes, "decisions": decisions}
    path.write_text(json.dumps(data), encoding="utf-8")
    return path
