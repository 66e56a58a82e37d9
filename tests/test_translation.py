"""Every word of ours can be translated: in a pseudo-locale none stands outside of what translators see."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from tests import TOP
from tests.render.sample_reports import catalog
from trendaudit.cli.app import COMMANDS
from trendaudit.render.csv import COLUMNS

CATALOG = catalog()
IDS = {
    *CATALOG.rules, *CATALOG.questions, *CATALOG.sections, *CATALOG.claims, *CATALOG.updates, "trend",
    *(option for question in CATALOG.questions.values() for option in question.options), "dont_know",
}  # fmt: skip
KEPT = {
    "csv": {"FALSE", *(word for heading in COLUMNS for word in heading.split())},
    "questions": {"full"},
    "template": {
        "trendaudit", "pack", "depth", "full", "date", "business", "auditor", "answers", "notes", "decisions",
        "status", "planned", "who", "Anna", "due",
    },
    "--help": {
        "trendaudit", *COMMANDS, "list", "schema", "Usage", "Options", "Arguments", "Commands", "Show", "this", "message",
        "and", "exit.", "required", "default", "env", "var",
    },
}  # fmt: skip
"""What is the same in every language: columns and keys that programs read, and, until it is asked for, typer's own words."""
NAMES = re.compile(r"https?:\S+|\bexample\.org\b|TRENDAUDIT_\w+|\b[A-Z]+\b|(?<!\w)--?[a-z-]+")
"""Addresses, and what a command line is made of."""


@pytest.fixture(scope="module")
def shown() -> dict[str, str]:
    """Return everything as somebody sees it whose language is the pseudo-locale."""
    command = [sys.executable, "-m", "tests.pseudo_locale"]
    finished = subprocess.run(command, cwd=TOP, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert finished.returncode == 0, finished.stderr
    found: dict[str, str] = json.loads(finished.stdout)
    return found


def outside(text: str) -> str:
    """Return what stands outside of all marks, which may stand in one another."""
    depth, left = 0, ""
    for character in text:
        depth += (character == "«") - (character == "»")
        left += character if depth == 0 and character != "»" else " "
    return left


def test_no_word_of_ours_is_outside_of_the_translations(shown: dict[str, str]) -> None:
    assert {"html, full", "pdf, full", "xlsx, empty", "terminal", "audit", "template", "score --help"} <= set(shown)
    found = {}
    for name, text in shown.items():
        kept = IDS.union(*(words for kind, words in KEPT.items() if kind in name))
        left = NAMES.sub(" ", outside(text))
        found[name] = [word for word in re.findall(r"[^\W\d_][\w./-]*", left) if word not in kept]
    assert {name: words for name, words in found.items() if words} == {}


def test_words_are_there_to_be_found(shown: dict[str, str]) -> None:
    assert [name for name, text in shown.items() if "csv" not in name and text.count("«") < 3] == []
