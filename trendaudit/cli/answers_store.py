"""Keep an interview's answers in a file, from the first answer on, so that nothing is lost whatever happens."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from trendaudit.answers import AnswersFile
from trendaudit.answers.comments import NO_COMMENTS, Comments
from trendaudit.answers.lock import locked
from trendaudit.answers.naming import new_path, next_name
from trendaudit.answers.save import fingerprint, holds, rehearse, save
from trendaudit.answers.write import comments_to_keep, form_of, render
from trendaudit.cli.output import say, say_all
from trendaudit.core.audit import Audit
from trendaudit.core.catalog import Catalog
from trendaudit.errors import TrendauditError
from trendaudit.text.translation import _


@dataclass(slots=True)
class AnswersStore:
    """The file of one interview, locked while the `with` block lasts.

    Without a path, its name is made from the business's name at the first save. An answer that could not be saved
    by the end of the block is kept elsewhere, or printed.
    """

    catalog: Catalog
    path: Path | None = None
    comments: Comments = NO_COMMENTS
    fingerprint: str | None = None
    """Of what the file held when it was last read or written; None while nothing was."""
    last_audit: Audit | None = None
    """What was to be saved last."""
    is_saved: bool = True
    """Whether that is on the disk, for sure."""
    save_error: TrendauditError | None = None
    """Why what was not saved in time is in another file now, or in none."""
    _lock: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        """Lock the file. Raises TrendauditError where another audit has it, or nothing can be written there."""
        if self.path is not None:
            self._lock.enter_context(locked(self.path))
        else:
            rehearse(new_path("", Path()))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Save what is not saved, or has disappeared from the disk since, and let the file go."""
        try:
            if self.last_audit is not None and not (self.is_saved and self._is_on_disk()):
                self.is_saved = False
                self._rescue(self.last_audit)
        finally:
            self._lock.close()

    @property
    def kept_path(self) -> Path | None:
        """Return the file that holds everything that was answered; None where there is none."""
        return self.path if self.is_saved and self.fingerprint is not None else None

    def resume_from(self, found: AnswersFile) -> None:
        """Take over a file that was read: its comments are kept, and nobody else's changes are overwritten."""
        self.comments = comments_to_keep(found, self.catalog)
        self.fingerprint = fingerprint(found.raw)

    def save(self, audit: Audit) -> None:
        """Write the whole file in one step.

        Raises TrendauditError where it cannot be written, or was changed by somebody else meanwhile.
        """
        self.last_audit, self.is_saved = audit, False
        if self.path is None:
            self._save_at(new_path(audit.business, Path()), audit)
        else:
            self.fingerprint = save(self.path, self._text(audit, self.path), self.fingerprint)
            self.is_saved = True

    def save_elsewhere(self, audit: Audit) -> str:
        """Write a new file, beside the one that cannot be written or in another folder, and stay with that one.

        Returns its name. Raises TrendauditError where no folder can be written to.
        """
        self.last_audit, self.is_saved = audit, False
        errors = []
        for path in self._other_paths(audit):
            try:
                self._save_at(path, audit)
            except TrendauditError as error:
                errors.append(error)
            else:
                return str(path)
        raise errors[0]

    def _save_at(self, path: Path, audit: Audit) -> None:
        """Write a new file, and let go the one that was written before."""
        with ExitStack() as lock:
            lock.enter_context(locked(path))
            fingerprint = save(path, self._text(audit, path))
            self.path, self.fingerprint, self.is_saved = path, fingerprint, True
            before, self._lock = self._lock, lock.pop_all()
            before.close()

    def _is_on_disk(self) -> bool:
        return self.path is not None and holds(self.path, self.fingerprint)

    def _rescue(self, audit: Audit) -> None:
        """Save at the last moment: in the file itself, in another one, or on the screen."""
        for attempt in (self.save, self.save_elsewhere):
            try:
                attempt(audit)
            except TrendauditError as error:
                self.save_error = self.save_error or error
            else:
                return
        say(_("The answers could be kept nowhere. Copy them from here into a file:"))
        say_all(self._text(audit, Path("answers.yaml")).splitlines())

    def _other_paths(self, audit: Audit) -> Iterator[Path]:
        """Yield paths at which nothing exists yet."""
        name = self.path or new_path(audit.business, Path())
        yield next_name(name)
        for find in (Path.home, tempfile.gettempdir):
            try:
                folder = Path(find())
            except (RuntimeError, OSError):  # nobody knows where home is, or no folder for temporary files can be used
                continue
            yield next_name(folder / name.name)

    def _text(self, audit: Audit, path: Path) -> str:
        return render(audit, self.catalog, self.comments, form_of(path))
