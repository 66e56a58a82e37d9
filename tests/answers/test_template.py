"""An answers file to fill in by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.answers.bakery import audit, catalog
from trendaudit import answers
from trendaudit.answers.template import template
from trendaudit.answers.write import comments_to_keep, render
from trendaudit.core.audit import Decision


def test_template_is_valid_as_it_is_and_answers_nothing() -> None:
    for depth in ("quick", "full"):
        found = answers.read(template(catalog(), depth).encode(), "a.yaml", catalog())
        assert found.audit == audit(depth=depth)
        assert render(found.audit, catalog(), comments_to_keep(found, catalog())) == render(
            audit(depth=depth), catalog()
        )


def test_full_template_shows_every_question_with_what_can_be_answered() -> None:
    text = template(catalog(), "full")
    assert (
        text[text.index("answers:") :]
        == """\
answers:

  # Your business
  # First.

  # Who do you mainly sell to?
  # one of these
  sells_to:
    # consumers  # Consumers
    # businesses  # Other businesses
    # "no"  # Nobody yet
    # dont_know  # this was asked, and nobody knows

  # How many people work here?
  # a number from 1 to 50
  staff:

  # What is your motto?
  # text
  motto:
    # dont_know  # this was asked, and nobody knows

  # Reach

  # Which channels do you use?
  # at most 3 of these (nowhere: alone)
  channels:
    # - facebook  # Facebook
    # - insta  # Instagram
    # - tiktok  # TikTok
    # - email  # E-mail
    # - nowhere  # Nowhere
    # dont_know  # this was asked, and nobody knows

  # When did you last post?
  # one of these, for each that you chose at channels; asked when “Which channels do you use?” is not “Nowhere”
  last_post:
    # this_week  # This week
    # this_month  # This month
    # earlier  # Earlier
    # dont_know  # this was asked, and nobody knows
    facebook:
    insta:
    tiktok:
    email:

notes:                             # private; printed only with --with notes
# decisions:                       # after the audit: done | planned | declined; why, who, due
#   service/same-day: {status: planned, who: Anna, due: 2027-01-31}
"""
    )


def test_head_of_the_template_says_how_to_fill_it_in() -> None:
    assert template(catalog(), "quick").startswith(
        "# Take away the first # before the option that applies, or before several where each begins with a dash (-).\n"
        "# Or write ids behind the question: sells_to: consumers, and [one, another] for several.\n"
        "# What stays empty is unanswered; dont_know says that nobody knows. Ids, never labels.\n"
        "# Then: trendaudit check FILE, trendaudit score FILE\n"
        "trendaudit: 1                      # format of this file\n"
        "pack: social-trends 1.2.0\n"
        "depth: quick                       # quick | full: what “complete” means for this file\n"
        "date:\nbusiness:\nauditor:\nanswers:\n"
    )


def test_quick_template_leaves_the_other_questions_out() -> None:
    text = template(catalog(), "quick")
    assert "  sells_to:\n" in text
    assert "staff" not in text
    assert "motto" not in text


@pytest.mark.parametrize("name", ["consumers", '"no"', "dont_know"])
def test_option_counts_once_its_first_mark_is_taken_away(name: str) -> None:
    line = f"    # {name}  # "
    text = template(catalog(), "full")
    assert line in text
    found = answers.read(text.replace(line, f"    {name}  # ", 1).encode(), "a.yaml", catalog())
    assert found.audit.answers == {"sells_to": name.strip('"')}


def test_several_options_count_once_their_first_marks_are_taken_away() -> None:
    text = template(catalog(), "full")
    filled = text.replace("    # - facebook ", "    - facebook ").replace("    # - email ", "    - email ")
    assert answers.read(filled.encode(), "a.yaml", catalog()).audit.answers == {"channels": ("facebook", "email")}


def test_decision_counts_once_its_lines_are_uncommented() -> None:
    text = template(catalog(), "quick").replace("# decisions:", "decisions:").replace("#   service", "  service")
    decisions = answers.read(text.encode(), "a.yaml", catalog()).audit.decisions
    assert decisions == {"service/same-day": Decision("planned", who="Anna", due="2027-01-31")}


def test_number_of_picks_is_said_in_words() -> None:
    pack = catalog()
    for least, most, words in [
        (None, None, "one or more of these (nowhere: alone)"),
        (2, None, "at least 2 of these (nowhere: alone)"),
        (1, 2, "1 to 2 of these (nowhere: alone)"),
    ]:
        question = replace(pack.questions["channels"], minimum=least, maximum=most)
        odd = replace(pack, questions={**pack.questions, "channels": question})
        assert f"  # {words}\n  channels:\n" in template(odd, "full")
