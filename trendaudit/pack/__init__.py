"""From a folder of rules to a checked catalog."""

from trendaudit.pack.load import load
from trendaudit.pack.shipped import shipped

__all__ = ["load", "shipped"]
