"""From a folder of rules to a checked catalog."""

from trendaudit.pack.examples import check
from trendaudit.pack.load import load, shipped

__all__ = ["check", "load", "shipped"]
