"""The HTML document: what it holds, and that nothing in it can be more than text."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from importlib import resources
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.render.sample_documents import AGENCY, HOSTILE, empty, everything, example, hostile, provisional, summary
from tests.render.sample_reports import report
from trendaudit.brand.brand import Brand, Logo
from trendaudit.render.document.charts import Picture, Plan
from trendaudit.render.document.compose import compose
from trendaudit.render.document.model import AdviceList, Document, Page, Sources, UpdateEntry
from trendaudit.render.document.sections import SECTIONS
from trendaudit.render.html import report_html

ATTACKS = [*HOSTILE.split(), "<", "</style>", "\\", '"', "'", "\n", "-->"]
VOID = {"meta", "link", "img", "input"}
Attributes = dict[str, str | None]


class Reading(HTMLParser):
    """A page as a browser reads it; a tag that is not closed where it should be is an error."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, Attributes]] = []
        self.blocks: dict[str, str] = {}
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute of <{tag}> stands twice"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in {"style", "script"}:
            assert self._open[-1] not in self.blocks
            self.blocks[self._open[-1]] = data
        else:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    @property
    def text(self) -> str:
        """What a reader sees, with single blanks."""
        return " ".join("".join(self.words).split())

    def all(self, tag: str) -> list[Attributes]:
        """Return the attributes of every such tag."""
        return [attributes for name, attributes in self.tags if name == tag]

    def values(self, attribute: str) -> list[str]:
        """Return every value of an attribute."""
        return [attributes[attribute] or "" for _tag, attributes in self.tags if attribute in attributes]


def read(document: Document) -> Reading:
    return Reading(report_html(document))


ELSEWHERE = {"score_after"}
"""What only a terminal has room for."""


def texts(value: Any) -> Iterator[str]:
    """Yield every text within a value of the document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value) and not isinstance(value, (type, Logo)):
        for field in fields(value):
            if field.name not in ELSEWHERE:
                yield from texts(getattr(value, field.name))


def in_order(document: Document) -> Iterator[str]:
    """Yield what stands in a document, in the order in which it is read: titles, facts and numbers."""
    cover = document.cover
    yield from (cover.kind, cover.client, *(text for fact in cover.about for text in fact))
    yield from (cover.alt, cover.headline, *cover.certainty, *cover.judged)
    for chapter in sorted(document.chapters, key=lambda chapter: chapter.kind != "summary"):
        yield from (chapter.title, *chapter.intro)
        body = chapter.body
        if isinstance(body, AdviceList):
            for group in body.groups:
                yield group.title
                for advice in group.advice:
                    rank = "" if advice.rank is None else str(advice.rank)
                    yield from (rank, advice.title, *advice.facts, advice.why, advice.found)
                    yield from (*advice.answers, advice.task, *advice.steps, advice.done_when, advice.money)
                    yield from (part.text for part in advice.says_who)
                    yield from (text for news in advice.since for text in (news.text, *(p.title for p in news.pages)))
            yield from body.closing
        elif isinstance(body, Plan):
            yield from body.headings
            for part in body.groups:
                yield from (part.title, part.hours)
                for row in part.rows:
                    yield from (str(row.rank), row.title, row.effort, row.points, row.waits_for)
        elif isinstance(body, Picture):
            yield from (body.alt, *(tick.label for tick in body.points), *(tick.label for tick in body.hours))
            yield from (body.across, body.up, *(str(dot.rank) for dot in body.dots), body.caption)


@pytest.mark.parametrize("made", [everything, hostile, empty, provisional, summary])
def test_titles_facts_and_numbers_stand_in_the_order_of_the_document(made: Callable[[], Document]) -> None:
    document = made()
    page, place = read(document).text, 0
    for text in filter(None, in_order(document)):
        words = " ".join(text.split())
        place = page.find(words, place)
        assert place >= 0, words
        place += 1


def test_every_text_of_the_chapters_is_somewhere() -> None:
    document = everything()
    reading = read(document)
    shown = "\n".join([reading.text, *reading.values("href"), *reading.values("id"), *reading.values("class")])
    drawn = {text for chapter in document.chapters if chapter.kind == "trends" for text in texts(chapter.body)}
    missing = [
        text
        for chapter in document.chapters
        for text in texts(chapter)
        if text not in drawn
        and " ".join(text.split()) not in shown
        and text not in {"summary", "advice", "entries", "text"}
    ]
    assert missing == []


def test_nothing_hostile_is_more_than_text() -> None:
    reading = read(hostile())
    plain = read(everything(AGENCY))
    assert [tag for tag, _attributes in reading.tags] == [tag for tag, _attributes in plain.tags]
    # A long name gets a class of its own
    assert [set(attributes) - {"class"} for _tag, attributes in reading.tags] == [
        set(attributes) - {"class"} for _tag, attributes in plain.tags
    ]
    assert reading.blocks["script"] == plain.blocks["script"]
    assert "{{ 7*7 }}" in reading.text
    assert "&amp; &lt;b&gt;" in reading.text
    assert "\x1b" not in reading.text
    assert "\u202e" not in reading.text


@settings(max_examples=25)
@given(st.lists(st.sampled_from(ATTACKS) | st.text(), max_size=5))
def test_no_name_changes_the_page_around_it(parts: list[str]) -> None:
    def tags(business: str) -> list[str]:
        return [tag for tag, _attributes in read(compose(report(business=business))).tags]

    assert tags("x" + " ".join(parts)) == tags("x")


def test_title_at_the_foot_of_a_printed_page_cannot_leave_its_string() -> None:
    style = read(replace(everything(), title='a"; } body { display: none } </style> \\ é')).blocks["style"]
    found = re.search(r"@bottom-left \{ content: \"([^\"]*)\"; \}", style)
    assert found
    assert re.fullmatch(r"(?:[A-Za-z0-9]|\\[0-9a-f]{6} )+", found[1])
    letters = re.sub(r"\\([0-9a-f]{6}) ", lambda code: chr(int(code[1], 16)), found[1])
    assert letters == 'a"; } body { display: none } </style> \\ é'


@pytest.mark.parametrize("accent", ["red;}</style>", "#0b5c7a}</style>", ""])
def test_colour_that_is_none_is_not_written(accent: str) -> None:
    assert "--brand-accent: #0b5c7a;" in read(everything(Brand(accent=accent))).blocks["style"]


def test_policy_allows_the_style_and_the_script_of_the_page_and_nothing_else() -> None:
    reading = read(hostile())
    (policy,) = (meta["content"] for meta in reading.all("meta") if "http-equiv" in meta)
    digests = {
        name: base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()
        for name, block in reading.blocks.items()
    }
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digests['style']}'; script-src 'sha256-{digests['script']}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize("made", [everything, hostile])
def test_page_asks_nobody_for_anything(made: Callable[[], Document]) -> None:
    reading = read(made())
    assert all(source.startswith("data:image/") for source in reading.values("src"))
    names = {name for _tag, attributes in reading.tags for name in attributes}
    assert names.isdisjoint({"srcset", "style", "action", "formaction", "ping", "poster", "background", "srcdoc"})
    assert not [name for name in names if name.startswith("on")]
    assert {link["href"] for link in reading.all("link")} == {"data:,"}
    assert "url(" not in reading.blocks["style"]
    assert "@import" not in reading.blocks["style"]
    for link in reading.all("a"):
        assert re.match(r"#|https?://", link["href"] or "")


def test_every_link_within_the_page_leads_somewhere() -> None:
    for document in (everything(), summary()):
        reading = read(document)
        ids = reading.values("id")
        assert len(ids) == len(set(ids))
        within = {link["href"] for link in reading.all("a") if (link["href"] or "").startswith("#")}
        named = {name for names in reading.values("aria-labelledby") for name in names.split()}
        named |= set(reading.values("aria-describedby"))
        assert {(href or "").removeprefix("#") for href in within} | named <= set(ids)


def test_parts_of_the_quarter_have_the_same_shapes_as_in_the_pdf() -> None:
    tags = read(example("garden-centre")).tags
    shapes = {(tag, attributes.get("class")) for tag, attributes in tags if "shape" in (attributes.get("class") or "")}
    assert shapes == {("circle", "shape now"), ("path", "shape next"), ("circle", "shape later")}
    look = (resources.files("trendaudit.render") / "templates" / "pdf" / "theme.typ").read_text("utf-8")
    forms = dict(re.findall(r"^    (now|next|later): (\w+)", look, re.MULTILINE))
    assert forms == {"now": "circle", "next": "rotate", "later": "circle"}


def test_address_that_is_none_of_the_web_is_no_link() -> None:
    page = Page("A trap", "javascript:alert(1)", "", "2026")
    body = Sources("Documents", "", (), "Since", "", (UpdateEntry(1, "Topic", "Text", "Looked at", "", (page,)),))
    document = everything()
    chapters = tuple(replace(one, body=body) if one.kind == "sources" else one for one in document.chapters)
    reading = read(replace(document, chapters=chapters))
    assert "A trap, 2026" in reading.text
    assert not [href for href in reading.values("href") if "javascript" in href]


def test_logo_is_embedded_under_the_name_of_the_agency() -> None:
    assert AGENCY.logo
    (picture,) = read(everything(AGENCY)).all("img")
    assert picture["alt"] == "Fjord & Co"
    assert (picture["width"], picture["height"]) == ("120", "40")
    address = picture["src"] or ""
    assert address.startswith("data:image/svg+xml;base64,")
    assert base64.b64decode(address.partition(",")[2]) == AGENCY.logo.content


def test_document_without_a_brand_has_no_picture() -> None:
    assert read(everything()).all("img") == []


def test_there_is_one_first_heading_and_no_level_is_left_out() -> None:
    levels = [int(tag[1]) for tag, _attributes in read(everything()).tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_language_is_said() -> None:
    assert read(everything()).all("html") == [{"lang": "en-GB"}]


def test_every_step_and_every_action_has_a_box_of_its_own() -> None:
    document = everything()
    advice = [
        (chapter.id, one)
        for chapter in document.chapters
        if isinstance(chapter.body, AdviceList)
        for group in chapter.body.groups
        for one in group.advice
    ]
    ticks = read(document).values("data-tick")
    assert len(ticks) == len(set(ticks))
    assert len(ticks) == sum(len(one.steps) for _id, one in advice) + sum(name != "watch" for name, _one in advice)


def key(**changes: Any) -> str | None:
    """Return the name under which a browser keeps the ticks of the bakery's page."""
    return read(compose(report(**changes))).values("data-key")[0]


def test_ticks_of_no_other_audit_are_shown_though_nobody_or_the_same_business_is_named() -> None:
    answers = report().audit.answers
    others: list[dict[str, Any]] = [
        {},
        {"business": ""},
        {"business": "", "answers": {**answers, "consent": "good"}},
        {"answers": {**answers, "consent": "good"}},
        {"answers": {**answers, "last_post": {"facebook": "good", "instagram": "good"}}},
        {"date": "2026-11-23"},
        {"auditor": "Another"},
    ]
    assert len({key(**changes) for changes in others}) == len(others)


@pytest.mark.parametrize(
    "changes",
    [
        {"notes": {}},
        {"decisions": {}},
        {"as_of": "2027-01-01"},
        {"answers": dict(sorted(report().audit.answers.items(), reverse=True))},
    ],
    ids=["notes", "decisions", "day", "order"],
)
def test_ticks_stay_when_a_report_is_made_again(changes: dict[str, Any]) -> None:
    assert key(**changes) == key()


def test_chapters_that_were_not_chosen_leave_no_trace() -> None:
    reading = read(compose(report(), frozenset({"plan"})))
    assert reading.values("data-tick") == []
    assert "Ask her sister" not in reading.text
    assert "Start here" not in reading.text


@pytest.mark.parametrize("section", SECTIONS)
def test_each_chapter_can_stand_alone(section: Any) -> None:
    assert "Bakkerij Roos" in read(compose(report(), frozenset({section}))).text


def test_same_document_gives_the_same_text() -> None:
    assert report_html(everything(AGENCY)) == report_html(everything(AGENCY))
