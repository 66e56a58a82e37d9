"""Documents for the tests of the renderers: of the shipped examples, of nothing at all, and of hostile words."""

from __future__ import annotations

from functools import cache

from tests import EXAMPLES
from tests.render.sample_reports import report
from trendaudit import answers, pack
from trendaudit.brand.brand import Brand, Logo
from trendaudit.core.audit import Audit
from trendaudit.core.catalog import Catalog
from trendaudit.core.report import build
from trendaudit.render.document.compose import compose
from trendaudit.render.document.model import Document
from trendaudit.render.document.sections import DEFAULT, SECTIONS, SUMMARY

DAY = "2026-11-22"
HOSTILE = (
    "</script><script>alert(1)</script></style><img src=x onerror=alert(1)> \" onmouseover=alert(1) ' {{ 7*7 }} {% raw %}"
    " &amp; &lt;b&gt; <!-- ]]> \x1b[31m \u202e \\22 } javascript:alert(1) https://e.vil שלום مخبز 店舗 🎉 "
)
LONG = "Rindfleischetikettierung" * 21
LOGO = Logo(
    b'<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="120" height="40" fill="#7a1f4b"/></svg>',
    "svg",
    120,
    40,
)
AGENCY = Brand("Fjord & Co", "Storgata 12, 0184 Oslo", "#7a1f4b", "Questions? Call us before four.", LOGO)


@cache
def shipped() -> Catalog:
    """Return the shipped pack."""
    return pack.load(pack.shipped())


def example(name: str, *, summary: bool = False, brand: Brand | None = None) -> Document:
    """Return the document on a shipped example."""
    catalog = shipped()
    file = EXAMPLES / f"{name}.yaml"
    audit = answers.read(file, file.name, catalog).audit
    return compose(build(catalog, audit, DAY), SUMMARY if summary else DEFAULT, brand, brief=summary)


def provisional() -> Document:
    """Return the document on a quick audit, whose range comes first."""
    return example("cafe")


def summary() -> Document:
    """Return a summary with as much in it as two pages have to hold."""
    return example("streetwear-shop", summary=True, brand=AGENCY)


def empty() -> Document:
    """Return the document on an audit without a single answer."""
    catalog = shipped()
    return compose(build(catalog, Audit(f"{catalog.id} {catalog.version}", "full"), DAY))


def everything(brand: Brand | None = None) -> Document:
    """Return a document with every chapter that there is."""
    return compose(report(), frozenset(SECTIONS), brand)


def hostile() -> Document:
    """Return a document in which every word of the pack, of the person and of the agency is an attack, and long."""
    said = HOSTILE + LONG
    brand = Brand(said, said, "#bb0000", said, LOGO)
    return compose(report(lambda text: f"{text} {said}"), frozenset(SECTIONS), brand)
