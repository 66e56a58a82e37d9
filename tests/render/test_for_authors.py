"""What `questions`, `explain` and `rules list` print."""

import io
from collections.abc import Callable

import pytest
from rich.console import Console
from sample_reports import catalog, report

from trendaudit.render.explanation import print_explanation
from trendaudit.render.questions import print_questions
from trendaudit.render.rules import print_rules


def printed(show: Callable[[Console], None]) -> str:
    stream = io.StringIO()
    show(Console(file=stream, width=80))
    return stream.getvalue()


def test_questions_show_ids_options_and_when_they_are_asked() -> None:
    text = printed(lambda console: print_questions(catalog(), console))
    assert "When did you last post?" in text
    assert "asked for each option chosen in channels" in text
    assert " - facebook: Facebook" in text


def test_rules_show_the_share_of_every_trend() -> None:
    text = printed(lambda console: print_rules(catalog(), console))
    assert "100% of the score" in text


@pytest.mark.parametrize("rule", list(catalog().rules))
def test_every_kind_of_rule_can_be_explained(rule: str) -> None:
    chosen = catalog().rules[rule]
    alone = printed(lambda console: print_explanation(chosen, report(), console, with_answers=False))
    with_answers = printed(lambda console: print_explanation(chosen, report(), console, with_answers=True))
    assert alone.startswith(chosen.title[:40])
    assert "Bakkerij Roos" not in alone
    assert "Bakkerij Roos" in with_answers
