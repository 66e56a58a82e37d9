"""Each call that a save makes fails with each error of a disk: the answers are kept, or it is said truly that they are not."""

from __future__ import annotations

import errno
import fcntl
import io
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from trendaudit import answers, pack
from trendaudit.cli.answers_store import AnswersStore
from trendaudit.core.audit import Audit
from trendaudit.core.catalog import Catalog
from trendaudit.errors import TrendauditError

ERRORS = [errno.ENOSPC, errno.EIO, errno.EPERM, errno.EROFS, errno.EDQUOT, errno.ENOTSUP]
NICETIES = {"chmod", "chown", "link", "unlink", "listxattr", "setxattr", "flock"}
"""Calls without which the answers are on the disk all the same."""
CALLS = ["open", "write", "fsync", "replace", "stat", "read", *sorted(NICETIES)]
HOLDERS: dict[str, Any] = {"flock": fcntl}
IN_WORK = "roos"
"""What is part of each path that fails: the file, its drafts and its lock, in any folder."""


class FullStream(io.BytesIO):
    """A file that cannot be written."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def write(self, _content: Any) -> int:
        raise OSError(self.number, os.strerror(self.number))


def break_call(call: str, number: int, broken: pytest.MonkeyPatch, folder: Path) -> None:
    """Let a call of the system fail from now on for what lies in a folder, or below it."""
    if call == "write":
        broken.setattr(os, "fdopen", lambda *_arguments: FullStream(number))
    elif call == "read":
        broken.setattr(Path, "open", failing(Path.open, number, folder))
    else:
        holder = HOLDERS.get(call, os)
        broken.setattr(holder, call, failing(getattr(holder, call), number, folder))


def failing(call: Callable[..., Any], number: int, folder: Path) -> Callable[..., Any]:
    def fail(*arguments: Any, **options: Any) -> Any:
        first = arguments[0]
        path = Path(f"/proc/self/fd/{first}").readlink() if isinstance(first, int) else Path.cwd() / first
        if IN_WORK in path.name and folder in path.parents:
            raise OSError(number, os.strerror(number))
        return call(*arguments, **options)

    return fail


def save_twice(catalog: Catalog, call: str, number: int, folder: Path) -> tuple[AnswersStore, bool]:
    """Save an audit, and save it changed while a call fails; tell whether that was refused at first."""
    store = AnswersStore(catalog, Path("roos.yaml")).__enter__()  # the block is left while the call still fails
    audit = Audit(f"{catalog.id} {catalog.version}", business="Roos", auditor="before")
    store.save(audit)
    refused = False
    with pytest.MonkeyPatch.context() as broken:
        break_call(call, number, broken, folder)
        try:
            store.save(replace(audit, auditor="after"))
        except TrendauditError:
            refused = True
        store.__exit__(None, None, None)
    return store, refused


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("where", ["work", "."], ids=["one folder", "everywhere"])
def test_answers_are_kept_or_printed_and_nothing_else_is_said(
    call: str, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    catalog = pack.load(pack.shipped())
    for number in ERRORS:
        top = tmp_path / errno.errorcode[number]
        for name in ("work", "home"):
            (top / name).mkdir(parents=True)
        monkeypatch.chdir(top / "work")
        monkeypatch.setenv("HOME", str(top / "home"))
        monkeypatch.setattr("tempfile.tempdir", str(top / "home"))
        store, refused = save_twice(catalog, call, number, top / where)
        said = capsys.readouterr().err
        assert not (refused and call in NICETIES)
        if store.kept_path is None:
            assert "The answers could be kept nowhere" in said
            assert "auditor: after" in said
        else:
            assert answers.read(store.kept_path, str(store.kept_path), catalog).audit.auditor == "after"
            assert "kept nowhere" not in said
        assert answers.read(Path("roos.yaml"), "roos.yaml", catalog).audit.auditor in {"before", "after"}
