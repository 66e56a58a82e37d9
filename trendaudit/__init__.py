"""Audit a small business's use of social media against dated, sourced rules.

For people who script it, `trendaudit.load_pack`, `read_answers`, `build_report` and `render_report` do what the commands do;
docs/python.md has examples.
"""

from trendaudit.version import __version__

__all__ = ["__version__", "build_report", "load_pack", "read_answers", "read_brand", "render_report"]

TYPE_CHECKING = False  # importing typing for this would double the time that --version takes
if TYPE_CHECKING:
    from trendaudit.api import build_report, load_pack, read_answers, read_brand, render_report


def __getattr__(name: str) -> object:
    """Return a function of the Python interface, imported when it is first used."""
    if name in __all__:
        from trendaudit import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
