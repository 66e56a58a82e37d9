"""How an answers file looks that we wrote, and that it reads back as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests import EXAMPLE_FILES
from tests.answers.bakery import PACK, audit, catalog
from trendaudit import answers, pack
from trendaudit.answers.write import comments_to_keep, form_of, render
from trendaudit.answers.yaml_lines import legible
from trendaudit.core.audit import Answer, Audit, Decision
from trendaudit.text.typed_text import LONGEST_NAME

HOSTILE = ["no", "12:30", "a: b", "# x", "x # y", "", "a\nb", "a\n  b\n", "\na", "a\n\n", " a\nb", "a \n# b", "\u2028", "\ud800", "\x1b[2J", "2026-11-22", "---\na: b"]  # fmt: skip
texts = st.text(st.characters(exclude_categories=())) | st.sampled_from(HOSTILE)
filled = texts.filter(lambda text: bool(text.strip()))
names = filled.filter(lambda text: len(text) <= LONGEST_NAME) | st.just("")
dates = st.dates(date(1900, 1, 1)).map(str) | st.just("")
cells = st.sampled_from(["this_week", "this_month", "earlier", "dont_know"])
channels = st.sampled_from(
    [("facebook",), ("facebook", "tiktok"), ("insta", "tiktok", "email"), ("nowhere",), "dont_know"]
)
given_answers = st.fixed_dictionaries(
    {},
    optional={
        "sells_to": st.sampled_from(["consumers", "no", "dont_know"]),
        "staff": st.integers(1, 50) | st.floats(1, 50),
        "motto": filled,
        "channels": channels,
        "last_post": st.dictionaries(st.sampled_from(["facebook", "insta", "email"]), cells, min_size=1),
    },
)
retired = st.dictionaries(
    texts,
    st.recursive(
        texts | st.none() | st.booleans() | st.integers(-9, 9),
        lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
        max_leaves=5,
    ),
    max_size=3,
)
audits = st.builds(
    Audit,
    pack=st.just(PACK),
    depth=st.sampled_from(["quick", "full"]),
    date=dates,
    business=names,
    auditor=names,
    answers=given_answers,
    notes=st.dictionaries(st.sampled_from(["motto", "sells_to", "last_post", "last_post.tiktok"]), filled),
    decisions=st.dictionaries(
        st.sampled_from(["service/same-day", "reach/alive"]),
        st.builds(Decision, st.sampled_from(["done", "planned", "declined"]), texts, names, dates),
    ),
    retired=retired,
)  # fmt: skip


def made_legible(value: Any) -> Any:
    """Return a value with halves of characters made visible, as writing does."""
    match value:
        case str():
            return legible(value)
        case list():
            return [made_legible(part) for part in value]
        case dict():
            return {legible(word): made_legible(part) for word, part in value.items()}
        case Decision():
            return replace(value, why=legible(value.why), who=legible(value.who))
    return value


def saved(before: Audit) -> Audit:
    """Return an audit as it is after it was written."""
    fields = ("business", "auditor", "answers", "notes", "decisions", "retired")
    return replace(before, **{field: made_legible(getattr(before, field)) for field in fields})


@given(audits)
def test_what_was_written_reads_back_as_it_was(before: Audit) -> None:
    text = render(before, catalog())
    found = answers.read(text.encode(), "roos.yaml", catalog())
    assert found.audit == saved(before)
    assert render(found.audit, catalog(), comments_to_keep(found, catalog())) == text


@given(audits)
def test_json_reads_back_as_it_was(before: Audit) -> None:
    text = render(before, catalog(), form="json")
    assert answers.read(text.encode(), "roos.json", catalog()).audit == saved(before)
    assert json.loads(text)["pack"] == PACK


@given(audits.map(lambda before: replace(before, date="")))
def test_yaml_1_1_reads_the_same_texts(before: Audit) -> None:
    data = yaml.safe_load(render(before, catalog()))
    assert (data.get("business", ""), data.get("retired", {})) == (saved(before).business, saved(before).retired)


def test_written_file_has_the_look_of_the_design() -> None:
    given_answers: dict[str, Answer] = {
        "last_post": {"tiktok": "this_month", "facebook": "this_week"},
        "channels": ("facebook", "tiktok"),
        "motto": "Fresh\n\nevery day",
        "sells_to": "no",
    }
    before = audit(
        depth="full",
        date="2026-11-22",
        business="Bakkerij Roos",
        auditor="M. de Wit",
        answers=given_answers,
        notes={"last_post.tiktok": "x", "sells_to": "Ask: her sister", "last_post": "soon"},
        decisions={"service/same-day": Decision("declined", "closing, she says", due="2027-01-31")},
        retired={"old": ["a", 1]},
    )
    assert render(before, catalog()) == (
        "trendaudit: 1                      # format of this file\n"
        "pack: social-trends 1.2.0\n"
        "depth: full                        # quick | full: what “complete” means for this file\n"
        "date: 2026-11-22\n"
        "business: Bakkerij Roos\n"
        "auditor: M. de Wit\n"
        "answers:\n"
        "  # Your business\n"
        '  sells_to: "no"                   # Who do you mainly sell to?\n'
        "  motto: |-                        # What is your motto?\n"
        "    Fresh\n"
        "\n"
        "    every day\n"
        "  # Reach\n"
        "  channels: [facebook, tiktok]     # Which channels do you use?\n"
        "  last_post:                       # When did you last post?\n"
        "    facebook: this_week\n"
        "    tiktok: this_month\n"
        "notes:                             # private; printed only with --with notes\n"
        '  sells_to: "Ask: her sister"\n'
        "  last_post: soon\n"
        "  last_post.tiktok: x\n"
        "decisions:                         # after the audit: done | planned | declined; why, who, due\n"
        '  service/same-day: {status: declined, why: "closing, she says", due: 2027-01-31}\n'
        "retired:                           # kept from an earlier version of the rules; no longer asked\n"
        "  old: [a, 1]\n"
        "# comments by trendaudit: f21615 a5d166 2c2afb 226717 ab634d a5886f 472b55 4695e2 01298b b0db3b 192ef9\n"
    )


def test_json_has_the_same_order() -> None:
    before = audit(business="Roos", answers={"channels": ("email",), "sells_to": "no"}, retired={"a": [{"b": None}]})
    assert render(before, catalog(), form="json") == (
        '{\n  "trendaudit": 1,\n  "pack": "social-trends 1.2.0",\n  "depth": "quick",\n  "business": "Roos",\n'
        '  "answers": {\n    "sells_to": "no",\n    "channels": ["email"]\n  },\n'
        '  "retired": {\n    "a": [{\n      "b": null\n    }]\n  }\n}\n'
    )


def test_audit_without_answers_is_written_and_read() -> None:
    text = render(audit(answers={"last_post": {}}), catalog())
    assert "answers: {}\n" in text
    assert answers.read(text.encode(), "a.yaml", catalog()).audit == audit()


def test_question_whose_words_could_break_the_file_is_put_on_one_line() -> None:
    pack = catalog()
    odd = replace(pack.questions["motto"], ask="First\n  second:\u2028third\x85")
    pack = replace(pack, questions={**pack.questions, "motto": odd})
    text = render(audit(answers={"motto": "x"}), pack)
    assert "  motto: x                         # First second: third\n" in text


def test_long_key_of_an_old_answer_is_kept() -> None:
    before = audit(retired={"k" * 2000: "x", "short": "y"})
    text = render(before, catalog())
    assert answers.read(text.encode(), "a.yaml", catalog()).audit == before


def test_form_goes_by_the_ending_of_the_name() -> None:
    assert [form_of(name) for name in ("a.yaml", "a.JSON", "a.json", "json")] == [
        "yaml",
        "json",
        "json",
        "yaml",
    ]


@pytest.mark.parametrize("path", EXAMPLE_FILES, ids=lambda path: path.stem)
def test_examples_stand_as_the_program_writes_them(path: Path) -> None:
    rules = pack.load(pack.shipped())
    assert render(answers.read(path, path.name, rules).audit, rules) == path.read_text(encoding="utf-8")
