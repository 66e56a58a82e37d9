from __future__ import annotations

from rich.cells import cell_len

from trendaudit.interview.columns import cut, filled, side_by_side, wrapped


def test_text_is_broken_between_words_and_indented() -> None:
    assert wrapped("one two three four", 12, indent=2) == "one two\n  three four"


def test_word_longer_than_the_line_is_broken() -> None:
    assert wrapped("a" * 25, 10) == "a" * 10 + "\n" + "a" * 10 + "\n" + "a" * 5


def test_wide_characters_count_twice() -> None:
    assert all(cell_len(line) <= 11 for line in wrapped("日本語" * 10, 11).split("\n"))


def test_wrapped_text_is_harmless() -> None:
    assert wrapped("\x1b[31mred\nink", 40) == "\\x1b[31mred ink"


def test_cut_text_ends_in_dots() -> None:
    assert cut("customer service", 10) == "custome..."


def test_question_and_answer_share_a_line() -> None:
    ask, answer = side_by_side("What about it?" * 9, "Everything " * 9, 60)
    assert (cell_len(ask + answer) <= 60, len(ask)) == (True, 37)


def test_columns_stand_under_each_other() -> None:
    assert len(side_by_side("日本", "x", 60)[0]) + 2 == len(side_by_side("Why?", "x", 60)[0])


def test_key_hints_are_not_torn_apart() -> None:
    assert filled(["Tab later", "F1 hint", "Ctrl-X stop"], 20, " · ") == ["Tab later · F1 hint", "Ctrl-X stop"]
