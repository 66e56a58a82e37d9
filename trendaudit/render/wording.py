"""The names of things in words: bands, statuses, parts of the quarter, what has become of a claim."""

from __future__ import annotations

from trendaudit.core.audit import DecisionStatus, Depth
from trendaudit.core.catalog import UpdateStatus
from trendaudit.core.evidence import Grounds
from trendaudit.core.priority import Bucket
from trendaudit.core.scoring import Band, Status
from trendaudit.text.translation import _


def band(name: Band) -> str:
    """Return a band in words."""
    return {
        "starting": _("starting"),
        "developing": _("developing"),
        "established": _("established"),
        "leading": _("leading"),
    }[name]


def status(name: Status) -> str:
    """Return a status in words."""
    return {
        "pass": _("in order"),
        "partial": _("partly in order"),
        "fail": _("open"),
        "unknown": _("not known"),
        "not_applicable": _("not applicable"),
    }[name]


def bucket(name: Bucket) -> str:
    """Return when to do something."""
    return {"now": _("Now, this month"), "next": _("Next, this quarter"), "later": _("Later")}[name]


def depth(name: Depth) -> str:
    """Return the depth of an audit in words."""
    return {"quick": _("quick audit"), "full": _("full audit")}[name]


def decided(name: DecisionStatus) -> str:
    """Return what was decided, in words."""
    return {"done": _("done"), "planned": _("planned"), "declined": _("declined")}[name]


def bucket_word(name: Bucket) -> str:
    """Return when to do something, in one word."""
    return {"now": _("now"), "next": _("next"), "later": _("later")}[name]


def claim_status(name: UpdateStatus) -> str:
    """Return what has become of a claim, in words."""
    return {
        "strengthened": _("truer today"),
        "holds": _("still holds"),
        "changed": _("changed since"),
        "obsolete": _("no longer so"),
        "unchecked": _("not checked since"),
    }[name]


def grounds(name: Grounds) -> str:
    """Return what a confidence follows from, in words."""
    return {
        "two_publishers": _("two or more publishers advise it, and what they say is known to hold"),
        "one_publisher": _("one publisher advises it, and what it says is known to hold"),
        "changed": _("what was said has changed since, and nothing of it is known to hold as it was"),
        "seen_update": _("no document advises it, but an update does, with a source that we have read"),
        "little": _("nothing of it is known to hold today"),
    }[name]


def row_labels() -> dict[str, str]:
    """Return what stands before a part of some advice, without a colon, by the short names that templates use."""
    return {
        "why": _("Why it matters"),
        "found": _("What we found"),
        "answered": _("You answered"),
        "to_do": _("What to do"),
        "first_step": _("First step"),
        "this_month": _("This month"),
        "done_when": _("Done when"),
        "money": _("Money"),
        "says_who": _("Who says so"),
        "since": _("What is known today"),
        "interest": _("Interest"),
    }


def labels() -> dict[str, str]:
    """Return every fixed word of a document in the language of the reader."""
    rows = {name: _("{label}:").format(label=label) for name, label in row_labels().items()}
    return rows | {
        "contents": _("Contents"),
        "score": _("Score"),
        "of_100": _("of 100"),
        "range": _("range"),
        "done": _("Done"),
        "logo": _("Logo"),
        "page": _("Page"),
        "page_of": _("of"),
        "ticks": _("Ticks are kept in this browser only."),
        "back": _("Back to the plan"),
        "box": _("Box to tick"),
        "sideways": _("The picture is wider than the screen: move it sideways."),
        "skip": _("Skip to the report"),
        "progress": _("{done} of {total} done"),
    }
