"""The JSON Schema of answers files agrees with the reader about what they may hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests import EXAMPLE_FILES
from tests.answers.bakery import PACK, catalog, data_of
from trendaudit import answers, pack
from trendaudit.answers.schema import answers_schema
from trendaudit.answers.template import template
from trendaudit.core.audit import Depth
from trendaudit.core.catalog import Catalog
from trendaudit.errors import ProblemsError

HEAD = f"trendaudit: 1\npack: {PACK}\n"
VALIDATOR = Draft202012Validator(answers_schema(catalog()))

RIGHT = [
    "",
    "depth: full\ndate: 2026-11-22\nbusiness: Bakkerij Roos\nauditor: M. de Wit\n",
    "depth:\ndate:\nbusiness:\nauditor:\nanswers:\nnotes:\ndecisions:\nretired:\n",
    "answers: {sells_to: consumers, staff: 3, motto: We like bread, channels: [facebook, insta]}",
    "answers: {sells_to: no}",  # in YAML 1.2, no is a word like any other
    "answers: {sells_to: dont_know, motto: dont_know, channels: dont_know}",
    "answers: {sells_to: , staff: '', motto: ' ', channels: , last_post: }",
    "answers: {staff: 2.5}",
    "answers: {channels: [nowhere]}",
    "answers: {last_post: {facebook: this_week, insta: dont_know, email: }}",
    "notes: {staff: ask again, last_post.facebook: in the evening, motto: }",
    "decisions: {service/same-day: {status: declined, why: closing, who: Roos, due: 2027-01-31}, reach/alive: }",
    "retired: {old: [a, 1], older: {row: x}}",
]
WRONG = [
    "busines: Roos",
    "depth: quik",
    "date: 22-11-2026",
    "business: [Roos]",
    "answers: {sels_to: consumers}",
    "answers: {sells_to: consumer}",
    "answers: {sells_to: [consumers]}",
    "answers: {sells_to: true}",
    "answers: {staff: three}",
    "answers: {staff: 0}",
    "answers: {staff: 51}",
    "answers: {staff: true}",
    "answers: {staff: dont_know}",
    "answers: {motto: [3]}",
    "answers: {channels: facebook}",
    "answers: {channels: []}",
    "answers: {channels: [facebook, facebook]}",
    "answers: {channels: [facebook, nowhere]}",
    "answers: {channels: [facebook, dont_know]}",
    "answers: {channels: [facebook, insta, tiktok, email]}",
    "answers: {last_post: this_week}",
    "answers: {last_post: dont_know}",
    "answers: {last_post: {nowhere: this_week}}",
    "answers: {last_post: {facebook: last_week}}",
    "answers: [sells_to]",
    "notes: {stuff: ask again}",
    "notes: {staff.facebook: ask again}",
    "notes: {last_post.nowhere: ask again}",
    "notes: {staff: [ask again]}",
    "decisions: {service/same-dya: {status: done}}",
    "decisions: {service/same-day: {who: Roos}}",
    "decisions: {service/same-day: {status: dropped}}",
    "decisions: {service/same-day: {status: done, when: today}}",
    "decisions: {service/same-day: {status: done, due: soon}}",
    "retired: [a]",
]


def is_read(text: str) -> bool:
    try:
        answers.read(text.encode(), "roos.yaml", catalog())
    except ProblemsError:
        return False
    return True


@pytest.fixture(scope="module")
def shipped() -> Catalog:
    return pack.load(pack.shipped())


@pytest.mark.parametrize("text", RIGHT)
def test_what_the_reader_accepts_fits_the_schema(text: str) -> None:
    assert is_read(HEAD + text)
    assert [error.message for error in VALIDATOR.iter_errors(data_of(HEAD + text))] == []


@pytest.mark.parametrize("text", WRONG)
def test_what_the_reader_refuses_does_not_fit_the_schema(text: str) -> None:
    assert not is_read(HEAD + text)
    assert not VALIDATOR.is_valid(data_of(HEAD + text))


@pytest.mark.parametrize(
    "head", ["pack: social-trends 1.2.0\n", "trendaudit: 1\n", "trendaudit: 2\npack: social-trends 1.2.0\n",
             "trendaudit: '1'\npack: social-trends 1.2.0\n", "trendaudit: 1\npack: other-trends 1.2.0\n",
             "trendaudit: 1\npack: social-trends\n"],
)  # fmt: skip
def test_file_without_the_right_head_does_not_fit(head: str) -> None:
    assert not is_read(head)
    assert not VALIDATOR.is_valid(data_of(head))


def test_answers_to_an_extended_pack_fit_the_schema_of_the_pack_that_extends_it() -> None:
    extending = replace(catalog(), id="our-trends", version="2.0.0", extends="social-trends 1.2.0")
    validator = Draft202012Validator(answers_schema(extending))

    assert validator.is_valid(data_of("trendaudit: 1\npack: our-trends 2.0.0\n"))
    assert validator.is_valid(data_of(HEAD))


def test_options_are_described_for_editors() -> None:
    sells_to = answers_schema(catalog())["properties"]["answers"]["properties"]["sells_to"]
    options = sells_to["anyOf"][0]

    assert sells_to["description"] == "Who do you mainly sell to?"
    assert dict(zip(options["enum"], options["enumDescriptions"], strict=True)) == {
        "consumers": "Consumers",
        "businesses": "Other businesses",
        "no": "Nobody yet",
        "dont_know": "This was asked, and nobody knows.",
    }


def test_schema_of_the_shipped_pack_is_a_schema(shipped: Catalog) -> None:
    Draft202012Validator.check_schema(answers_schema(shipped))


@pytest.mark.parametrize("example", EXAMPLE_FILES, ids=lambda path: str(path.stem))
def test_every_example_fits_the_schema(example: Path, shipped: Catalog) -> None:
    data: Any = data_of(example.read_text(encoding="utf-8"))
    validator = Draft202012Validator(answers_schema(shipped))

    assert [error.message for error in validator.iter_errors(data)] == []
    assert not validator.is_valid({**data, "answers": {**data["answers"], "sells_to": "nobody_at_all"}})


@pytest.mark.parametrize("depth", ["quick", "full"])
def test_template_fits_the_schema(depth: Depth, shipped: Catalog) -> None:
    validator = Draft202012Validator(answers_schema(shipped))

    assert [error.message for error in validator.iter_errors(data_of(template(shipped, depth)))] == []
