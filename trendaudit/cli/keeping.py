"""Keep an interview's answers in a file, from the first answer on, so that nothing is lost whatever happens."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from trendaudit.answers import AnswersFile, writing
from trendaudit.cli.output import say, say_all
from trendaudit.core.audit import Audit
from trendaudit.core.catalog import Catalog
from trendaudit.errors import TrendauditError
from trendaudit.i18n import _


@dataclass(slots=True)
class Keeper:
    """The file of one interview, locked while the `with` block lasts.

    Without a path, its name is made from the business's name at the first save. An answer that could not be saved
    by the end of the block is kept elsewhere, or printed.
    """

    catalog: Catalog
    path: Path | None = None
    comments: writing.Comments = writing.NO_COMMENTS
    fingerprint: str | None = None
    """Of what the file held when it was last read or written; None while there is no file."""
    unsaved: Audit | None = None
    """What was to be saved and is not, or perhaps not."""
    rescued: bool = False
    """Whether what was not saved in time was saved at the end."""
    _lock: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        """Lock the file. Raises TrendauditError where another audit has it, or nothing can be written there."""
        if self.path is not None:
            self._lock.enter_context(writing.locked(self.path))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Save what is not saved yet, and let the file go."""
        with self._lock:
            if self.unsaved is not None:
                self._rescue(self.unsaved)

    def go_on_from(self, found: AnswersFile) -> None:
        """Take over a file that was read: its comments are kept, and nobody else's changes are overwritten."""
        self.comments = writing.comments_to_keep(found, self.catalog)
        self.fingerprint = writing.fingerprint(found.raw)

    def save(self, audit: Audit) -> None:
        """Write the whole file in one step.

        Raises TrendauditError where it cannot be written, or was changed by somebody else meanwhile.
        """
        self.unsaved = audit
        if self.path is None:
            self._move(writing.new_path(audit.business, Path()))
        assert self.path is not None
        self.fingerprint = writing.save(self.path, self._text(audit, self.path), self.fingerprint)
        self.unsaved = None

    def save_elsewhere(self, audit: Audit) -> str:
        """Write a new file, beside the one that cannot be written or in another folder, and stay with that one.

        Returns its name. Raises TrendauditError where no folder can be written to.
        """
        self.unsaved = audit
        errors = []
        for path in self._other_places(audit):
            try:
                fingerprint = writing.save(path, self._text(audit, path))
                self._move(path)
            except TrendauditError as error:
                errors.append(error)
                continue
            self.fingerprint, self.unsaved = fingerprint, None
            return str(path)
        raise errors[0]

    def _rescue(self, audit: Audit) -> None:
        """Save at the last moment: in the file itself, in another one, or on the screen."""
        self.rescued = True
        for attempt in (self.save, self.save_elsewhere):
            try:
                attempt(audit)
            except TrendauditError as error:
                reason = error
            else:
                return
        self.rescued = False
        say(str(reason))
        say(_("The answers could be kept nowhere. Copy them from here into a file:"))
        say_all(self._text(audit, Path("answers.yaml")).splitlines())

    def _move(self, path: Path) -> None:
        """Let the lock of the old file go and take that of another one."""
        self._lock.close()
        self._lock.enter_context(writing.locked(path))
        self.path, self.fingerprint = path, None

    def _other_places(self, audit: Audit) -> Iterator[Path]:
        """Yield paths at which nothing exists yet."""
        name = self.path or writing.new_path(audit.business, Path())
        yield writing.next_name(name)
        for find in (Path.home, tempfile.gettempdir):
            try:
                folder = Path(find())
            except (RuntimeError, OSError):  # nobody knows where home is, or no folder for temporary files can be used
                continue
            yield writing.next_name(folder / name.name)

    def _text(self, audit: Audit, path: Path) -> str:
        return writing.render(audit, self.catalog, self.comments, writing.form_of(path))
