"""The rules of a pack on a terminal."""

from __future__ import annotations

from fractions import Fraction

from rich.console import Console, Group, RenderableType

from trendaudit.core.catalog import Catalog, Rule, RuleKind, Trend
from trendaudit.core.scoring import weight
from trendaudit.render import sentences
from trendaudit.render.terminal_layout import QUIET, bullet, indented, plain, section, show
from trendaudit.text.translation import _


def print_rules(catalog: Catalog, console: Console) -> None:
    """Print every rule by trend with its weight, its hours, and the trend's share of the whole weight."""
    show(console, *(_trend(trend, catalog) for trend in catalog.trends.values()))


def _trend(trend: Trend, catalog: Catalog) -> RenderableType:
    practices = [rule for rule in catalog.rules.values() if rule.kind == "practice"]
    total = sum(weight(rule, catalog) for rule in practices)
    own = sum(weight(rule, catalog) for rule in practices if rule.trend == trend.id)
    share = round(Fraction(100 * own, total)) if total else 0
    lines = (_rule(rule, catalog) for rule in catalog.rules.values() if rule.trend == trend.id)
    aside = _("weight {weight}, {share}% of the score").format(weight=trend.weight, share=share)
    return section(trend.title, *lines, aside=aside)


def _rule(rule: Rule, catalog: Catalog) -> RenderableType:
    about = [rule.id, _worth(rule, catalog), *([sentences.effort(rule)] if rule.kind != "watch" else [])]
    return Group(bullet("-", plain(rule.title)), indented(plain(" · ".join(about), QUIET)))


def _worth(rule: Rule, catalog: Catalog) -> str:
    if rule.kind == "practice":
        return _("impact {impact}, weight {weight}").format(impact=rule.impact, weight=weight(rule, catalog))
    return kind(rule.kind)


def kind(name: RuleKind) -> str:
    """Return what a kind of rule is, in words."""
    return {
        "practice": _("practice, scored"),
        "duty": _("legal duty, not scored"),
        "watch": _("to keep an eye on, not scored"),
    }[name]
