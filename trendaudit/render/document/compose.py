"""Put a report into words, once for every format."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from trendaudit.brand import colours
from trendaudit.brand.brand import ACCENT, Brand, Logo
from trendaudit.core.report import Report
from trendaudit.render.document.chapters import chapters
from trendaudit.render.document.cover import cover, title
from trendaudit.render.document.labels import labels
from trendaudit.render.document.model import Document
from trendaudit.render.document.sections import DEFAULT, Section
from trendaudit.text.sanitize import bounded, sanitize

ID_DIGITS = 16
LONGEST_TEXT = 10_000
"""Characters of a text that a document shows: whoever made the report, laying it out takes bounded time and memory."""
LANGUAGE = "en-GB"
"""Of the program's own words."""


def compose(
    report: Report, sections: Collection[Section] = DEFAULT, brand: Brand | None = None, *, brief: bool = False
) -> Document:
    """Return the document on a report with the given sections; a summary says less about each action.

    The same report gives the same document. Chapters with nothing in them are left out.
    """
    brand = brand or Brand()
    brand = replace(brand, accent=colours.normal(brand.accent) or ACCENT)
    document: Document = _harmless(
        Document(
            language=LANGUAGE,
            title=title(report),
            date=report.as_of,
            audit_id=audit_id(report),
            brief=brief,
            cover=cover(report, brand),
            chapters=chapters(report, sections, brief=brief),
            labels=labels(),
            closing=brand.closing,
            brand=brand,
        )
    )
    return document


def audit_id(report: Report) -> str:
    """Return what tells an audit from every other one: a digest of whom it is about, when it was held, what was answered.

    What may be written later, such as notes and decisions, leaves it as it is, and so do the looks and the parts of a
    document and a new version of the rules.
    """
    audit = report.audit
    answers = sorted(
        (question, sorted(answer.items()) if isinstance(answer, Mapping) else answer)
        for question, answer in audit.answers.items()
    )
    told = (report.catalog.id, audit.business, audit.auditor, audit.date, answers)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:ID_DIGITS]


def _harmless(value: Any) -> Any:
    """Return values with every text in them on one line, not endless, and without characters that anything obeys."""
    if isinstance(value, str):
        return bounded(sanitize(value).strip(), LONGEST_TEXT)
    if isinstance(value, tuple):
        return tuple(map(_harmless, value))
    if isinstance(value, dict):
        return {name: _harmless(one) for name, one in value.items()}
    if is_dataclass(value) and not isinstance(value, (type, Logo)):
        return type(value)(**{field.name: _harmless(getattr(value, field.name)) for field in fields(value)})
    return value
