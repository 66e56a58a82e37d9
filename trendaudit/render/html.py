"""The document for a client as one HTML file: no request to anywhere, readable without its script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from trendaudit.brand import colours
from trendaudit.brand.brand import ACCENT, Brand, Logo
from trendaudit.render.document.model import AdviceList, Document

PICTURES = {"png": "image/png", "svg": "image/svg+xml"}
WEB = ("https://", "http://")


def report_html(document: Document) -> str:
    """Return a document as a page of HTML that holds all it needs. The same document gives the same text."""
    style, script = _style(document), _read("ticks.js")
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            document=document,
            cover=document.cover,
            labels=document.labels,
            brand=document.brand,
            chapters={chapter.id for chapter in document.chapters},
            anchors=set(_anchors(document)),
            logo=_data_address(document.brand.logo) if document.brand.logo else "",
            style=style,
            script=script,
            policy=_policy(style, script),
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("trendaudit.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["web"] = _is_web
    return environment


def _is_web(address: str) -> bool:
    """Tell whether a link may lead there: never `javascript:` and the like, whoever made the document."""
    return address.startswith(WEB)


def _anchors(document: Document) -> Iterator[str]:
    """Yield the advice that links can lead to; a plan also names what another choice of chapters holds."""
    for chapter in document.chapters:
        if isinstance(chapter.body, AdviceList):
            yield from (advice.anchor for group in chapter.body.groups for advice in group.advice)


def _policy(style: str, script: str) -> str:
    """Return what the page may do: use its own style and script, and show pictures that it holds."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(block: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()


def _data_address(logo: Logo) -> str:
    """Return a picture as an address. Within `<img>` not even a bad SVG can run or fetch anything."""
    return f"data:{PICTURES[logo.kind]};base64,{base64.b64encode(logo.content).decode()}"


def _style(document: Document) -> str:
    """Return the style sheet with the colours of the brand and the words at the foot of a printed page."""
    return _colours(document.brand) + _page_foot(document) + _read("style.css") + _read("paper.css")


def _colours(brand: Brand) -> str:
    accent = colours.normal(brand.accent) or ACCENT
    names = {"accent": accent, "accent-on-dark": colours.for_dark(accent)}
    return ":root {" + " ".join(f"--brand-{name}: {colour};" for name, colour in names.items()) + "}\n"


def _page_foot(document: Document) -> str:
    page, of = _css_string(f"{document.labels['page']} "), _css_string(f" {document.labels['page_of']} ")
    return (
        f"@page {{ @bottom-left {{ content: {_css_string(document.title)}; }}"
        f" @bottom-right {{ content: {page} counter(page) {of} counter(pages); }} }}\n"
    )


def _css_string(text: str) -> str:
    """Return a text as a string of CSS that nothing in it can end, neither as CSS nor as HTML."""
    plain = (letter if letter.isascii() and letter.isalnum() else f"\\{ord(letter):06x} " for letter in text)
    return f'"{"".join(plain)}"'


def _read(name: str) -> str:
    return resources.files("trendaudit.render").joinpath("templates", name).read_text("utf-8")
