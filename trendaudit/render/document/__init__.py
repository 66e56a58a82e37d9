"""The document for a client in words and numbers, before any format."""

from trendaudit.render.document.compose import compose
from trendaudit.render.document.model import Document

__all__ = ["Document", "compose"]
