"""From a folder of rules to a checked catalog."""

from trendaudit.pack.folder import shipped
from trendaudit.pack.load import load

__all__ = ["load", "shipped"]
