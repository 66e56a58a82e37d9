"""Keep an interview's answers in a file, from the first answer on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from trendaudit import answers
from trendaudit.answers import NO_COMMENTS, Comments
from trendaudit.core.model import Audit, Catalog


@dataclass(slots=True)
class Keeper:
    """The file of one interview. Without a path, its name is made from the business's name at the first save."""

    catalog: Catalog
    path: Path | None = None
    comments: Comments = NO_COMMENTS
    fingerprint: str | None = None
    """Of what the file held when it was last read or written; None while there is no file."""

    def save(self, audit: Audit) -> None:
        """Write the whole file in one step.

        Raises TrendauditError where it cannot be written, or was changed by somebody else meanwhile.
        """
        if self.path is None:
            self.path = answers.new_path(audit.business, Path())
        text = answers.render(audit, self.catalog, self.comments, answers.form_of(self.path))
        self.fingerprint = answers.save(self.path, text, self.fingerprint)
