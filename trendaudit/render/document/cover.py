"""The head of a document: for whom, by whom, when, and the score."""

from __future__ import annotations

from trendaudit.brand.brand import Brand
from trendaudit.core.answer_state import AnswerState
from trendaudit.core.catalog import Catalog
from trendaudit.core.report import Report
from trendaudit.core.roles import goals
from trendaudit.core.scoring import Band
from trendaudit.render import sentences, wording
from trendaudit.render.document.charts import figure
from trendaudit.render.document.model import Cover
from trendaudit.text import dates
from trendaudit.text.translation import _, ngettext


def title(report: Report) -> str:
    """Return the title of the document."""
    business = report.audit.business.strip()
    return _("Trend audit: {business}").format(business=business) if business else _("Trend audit")


def cover(report: Report, brand: Brand) -> Cover:
    """Return the head of the document."""
    certainty = [sentences.certainty(report), band_meaning(report.band) if report.band else ""]
    measures = _(
        "The score says how much of what counts is in place, from 0 to 100, by the business's own answers: nobody has "
        "looked at the accounts. It does not measure reach, followers or turnover."
    )
    return Cover(
        kind=_("Trend audit"),
        client=report.audit.business.strip() or _("A business without a name"),
        day=dates.day(report.as_of),
        scope=scope(report),
        rules=sentences.edition(report.catalog),
        about=tuple(about(report, brand)),
        figure=figure(report.score),
        provisional=report.provisional,
        headline=sentences.headline(report),
        band=wording.band(report.band) if report.band else "",
        certainty=tuple(filter(None, certainty)),
        judged=(sentences.judged(report), measures),
        ignored=sentences.ignored(len(report.ignored)) if report.ignored else "",
        alt=_("The score as a ring: {score}. {certainty}").format(
            score=sentences.headline(report), certainty=sentences.certainty(report)
        ),
    )


def about(report: Report, brand: Brand) -> list[tuple[str, str]]:
    """Return what the document is about, as labels and values: when, who, how deep, by which rules."""
    audit, catalog = report.audit, report.catalog
    held = audit.date if audit.date and audit.date != report.as_of else ""
    by_rules = _("{rules}, reviewed on {day}{documents}").format(
        rules=sentences.edition(catalog),
        day=dates.day(catalog.reviewed),
        documents=_documents(catalog),
    )
    facts = [
        (_("Date"), dates.day(report.as_of)),
        (_("Answers given"), dates.day(held) if held else ""),
        (_("Auditor"), ", ".join(filter(None, [audit.auditor.strip(), brand.name.strip()]))),
        (_("Contact"), brand.contact.strip()),
        (_("Scope"), scope(report)),
        (_("Goals"), _goals(report)),
        (_("Measured against"), by_rules),
    ]
    return [(label, value) for label, value in facts if value]


def _documents(catalog: Catalog) -> str:
    """Return from how many documents the rules come and how old these are; empty where they come from none."""
    years = sorted(source.published[: len("YYYY")] for source in catalog.sources.values())
    if not years:
        return ""
    span = years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}"
    text = ngettext("; from {number} document of {years}", "; from {number} documents of {years}", len(years))
    return text.format(number=len(years), years=span)


def _goals(report: Report) -> str:
    """Return the goals that were named, in words and in the order of the pack; empty where none was."""
    question = report.catalog.questions.get(report.catalog.roles.get("goals", ""))
    chosen = goals(AnswerState(report.catalog, report.audit.answers))
    return "; ".join(option.label for option in question.options.values() if option.id in chosen) if question else ""


def band_meaning(name: Band) -> str:
    """Return what a band means for the business, in one sentence."""
    return {
        "starting": _("Starting means that about a quarter of the points have been earned at most."),
        "developing": _("Developing means that more than a quarter of the points have been earned, up to about half."),
        "established": _(
            "Established means that more than half of the points have been earned; what is partly in order earns a part "
            "of its own."
        ),
        "leading": _("Leading means that more than three quarters of the points have been earned."),
    }[name]


def scope(report: Report) -> str:
    """Return how deep the audit went and how many answers there are."""
    progress = report.progress
    total = progress.answered + progress.open
    text = ngettext("{answered} of {total} answer given", "{answered} of {total} answers given", total)
    answered = text.format(answered=progress.answered, total=total)
    return f"{wording.depth(report.audit.depth)}, {answered}{_dont_know(report.dont_know)}"


def _dont_know(number: int) -> str:
    if not number:
        return ""
    text = ngettext(", one of them with “don't know”", ", {number} of them with “don't know”", number)
    return text.format(number=number)
