"""What a person noted in an answers file, to be written back into it."""

from __future__ import annotations

from trendaudit.answers.comments import Comments, find, moved, without
from trendaudit.answers.read import AnswersFile
from trendaudit.answers.signature import unsigned
from trendaudit.answers.template import our_comments
from trendaudit.core.catalog import Catalog


def comments_to_keep(found: AnswersFile, catalog: Catalog) -> Comments:
    """Return the comments of a file for `render`, without those that it writes itself."""
    theirs = without(unsigned(find(found.document)), our_comments(catalog))
    return moved(theirs, found.moves)
