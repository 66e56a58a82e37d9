"""The looks of an agency: read a brand file, and make one to fill in."""

from trendaudit.brand.read import read
from trendaudit.brand.template import template

__all__ = ["read", "template"]
