"""The fixed words of a document, by the short names that templates use."""

from __future__ import annotations

from trendaudit.text.translation import _


def labels() -> dict[str, str]:
    """Return every fixed word of a document in the language of the reader."""
    return {
        "why": _("Why it matters:"),
        "found": _("What we found:"),
        "answered": _("You answered:"),
        "to_do": _("What to do:"),
        "first_step": _("First step:"),
        "this_month": _("This month:"),
        "done_when": _("Done when:"),
        "money": _("Money:"),
        "says_who": _("Who says so:"),
        "since": _("What has become of it since:"),
        "interest": _("Interest:"),
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
