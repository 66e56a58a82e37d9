"""Properties that are tried on a few examples in every run of the tests, and on many under `pytest -m slow`."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy


def for_all(
    *examples: SearchStrategy[object], quick: int, slow: int
) -> Callable[[Callable[..., None]], Callable[[int], None]]:
    """Make a test of a property: `quick` examples, which are always the same ones, and `slow` new ones each time."""
    lengths = [pytest.param(quick, id="quick"), pytest.param(slow, id="slow", marks=pytest.mark.slow)]

    def test_of(holds: Callable[..., None]) -> Callable[[int], None]:
        @pytest.mark.parametrize("length", lengths)
        def test(length: int) -> None:
            tried = settings(
                max_examples=length, derandomize=length == quick, database=None, deadline=None, print_blob=False
            )
            tried(given(*examples)(holds))()

        test.__doc__ = holds.__doc__
        return test

    return test_of
