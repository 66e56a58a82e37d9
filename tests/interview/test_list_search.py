from __future__ import annotations

import pytest

from trendaudit.interview.list_search import Cursor, CursorState, Item

ITEMS = (
    Item("Channels", is_heading=True),
    Item("Facebook", "facebook"),
    Item("Instagram", "instagram"),
    Item("Pinterest", "pinterest"),
    Item("Others", is_heading=True),
    Item("LinkedIn", "linkedin"),
)


def pointed(cursor: Cursor) -> object:
    return cursor.pointed.value if cursor.pointed else None


def found(cursor: Cursor) -> list[str]:
    return [cursor.items[line].label for line in cursor.shown]


def test_cursor_begins_at_the_first_option_or_at_a_value() -> None:
    assert pointed(Cursor(ITEMS)) == "facebook"
    assert pointed(Cursor(ITEMS, "pinterest")) == "pinterest"
    assert pointed(Cursor(ITEMS, "no option")) == "facebook"


def test_steps_pass_over_headings_and_go_round() -> None:
    cursor = Cursor(ITEMS, "pinterest")
    cursor.step(1)
    assert pointed(cursor) == "linkedin"
    cursor.step(1)
    assert pointed(cursor) == "facebook"
    cursor.step(-1)
    assert pointed(cursor) == "linkedin"


@pytest.mark.parametrize(("lines", "value"), [(-10, "facebook"), (2, "linkedin"), (10, "linkedin"), (-1, "facebook")])
def test_jumps_end_at_the_ends(lines: int, value: str) -> None:
    cursor = Cursor(ITEMS, "instagram")
    cursor.jump(lines)
    assert pointed(cursor) == value


def test_typing_shows_what_has_it_and_points_at_the_first() -> None:
    cursor = Cursor(ITEMS, "pinterest")
    cursor.add("I")
    cursor.add("n")
    assert (found(cursor), pointed(cursor)) == (["Instagram", "Pinterest", "LinkedIn"], "instagram")
    cursor.step(1)
    assert pointed(cursor) == "pinterest"


def test_search_that_finds_nothing_shows_all_and_points_nowhere() -> None:
    cursor = Cursor(ITEMS)
    cursor.add("qx")
    assert (len(found(cursor)), cursor.pointed) == (len(ITEMS), None)


def test_heading_that_is_found_is_shown_but_cannot_be_pointed_at() -> None:
    cursor = Cursor(ITEMS)
    cursor.add("others")
    assert (found(cursor), cursor.pointed) == (["Others"], None)


def test_cleared_search_points_where_the_cursor_was() -> None:
    cursor = Cursor(ITEMS, "linkedin")
    cursor.add("fa")
    cursor.erase()
    cursor.erase()
    assert (cursor.state.typed, pointed(cursor)) == ("", "linkedin")
    cursor.add("qx")
    cursor.clear()
    assert pointed(cursor) == "linkedin"


def test_who_moves_on_gives_up_a_vain_search() -> None:
    cursor = Cursor(ITEMS, "instagram")
    cursor.add("qx")
    cursor.step(1)
    assert (cursor.state.typed, pointed(cursor)) == ("", "pinterest")


def test_search_begins_with_no_blank_but_may_hold_some() -> None:
    cursor = Cursor(ITEMS)
    cursor.add(" ")
    assert cursor.state.typed == ""
    cursor.add("in ")
    assert cursor.state.typed == "in "


def test_cursor_points_at_a_line_and_shows_all_again() -> None:
    cursor = Cursor(ITEMS)
    cursor.add("in")
    cursor.point_at(5)
    assert (cursor.state.typed, pointed(cursor)) == ("", "linkedin")


def test_cursor_goes_on_where_somebody_was_or_at_the_first_that_is_found() -> None:
    cursor = Cursor(ITEMS)
    cursor.resume(CursorState(3, before=2, typed="in"))
    assert pointed(cursor) == "pinterest"
    cursor.clear()
    assert pointed(cursor) == "instagram"
    cursor.resume(CursorState(99, before=1, typed="in"))
    assert pointed(cursor) == "instagram"
    cursor.resume(CursorState(None, before=1, typed="qx"))
    assert cursor.pointed is None
