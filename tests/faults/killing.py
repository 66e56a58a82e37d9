"""A program that kills its children while they save answers, and prints what is left; `test_killed_saves.py` runs it.

python tests/faults/killing.py steps FOLDER      at every step of one save
python tests/faults/killing.py moments FOLDER    at any moment of many saves, one after the other
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

from trendaudit import answers, pack
from trendaudit.answers.save import fingerprint, save
from trendaudit.cli.answers_store import AnswersStore
from trendaudit.core.audit import Audit
from trendaudit.files import atomic

OLD, NEW = "old\n" * 5000, "new\n" * 7000
ROUNDS = 15
QUESTIONS = ("sells_to", "channels", "goals", "countries", "team_size")
SAVES = 400


def steps(folder: Path) -> None:
    """Kill a save at its first step, at its second, and so on, until one comes to its end."""
    target = folder / "roos.yaml"
    left = []
    for last in count(1):
        target.write_text(OLD)
        target.chmod(0o644)
        status = _in_child(partial(_save_until, target, last))
        drafts = [path for path in folder.iterdir() if path != target]
        found = {OLD: "old", NEW: "new"}.get(target.read_text(), "broken")
        left.append([found, sorted({oct(draft.stat().st_mode & 0o777) for draft in drafts})])
        for draft in drafts:
            draft.unlink()
        if status == 0:
            break
        assert os.WTERMSIG(status) == signal.SIGKILL, status
    sys.stdout.write(json.dumps(left))


def _save_until(target: Path, last: int) -> None:
    """Save, and be killed at a step: a line of `atomic`, or what Python tells its auditors, which is each file touched."""
    passed = 0

    def step() -> None:
        nonlocal passed
        passed += 1
        if passed == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def trace(frame: FrameType, event: str, _argument: Any) -> Callable[..., Any] | None:
        if frame.f_code.co_filename != atomic.__file__:
            return None
        if event == "line":
            step()
        return trace

    sys.addaudithook(lambda _event, _arguments: step())
    sys.settrace(trace)
    save(target, NEW, fingerprint(OLD.encode()))
    sys.settrace(None)


def moments(folder: Path) -> None:
    """Kill an interview that saves all the time; each time the file must hold at least the last save that was told."""
    os.chdir(folder)
    catalog = pack.load(pack.shipped())
    random = Random(1)
    told: list[list[int]] = []
    for _round in range(ROUNDS):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            _save_often(AnswersStore(catalog, Path("roos.yaml")), f"{catalog.id} {catalog.version}", writing)
        os.close(writing)
        acknowledged = len(_read(reading, random.randint(1, 30)))
        until = time.perf_counter() + random.uniform(0, 0.003)
        while time.perf_counter() < until:
            pass
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        acknowledged += len(_read(reading, SAVES))
        os.close(reading)
        kept = answers.read(Path("roos.yaml"), "roos.yaml", catalog).audit  # a broken file would raise an error
        told.append([acknowledged, int(kept.auditor)])
        Path("roos.yaml").unlink()
    sys.stdout.write(json.dumps(told))


def _save_often(store: AnswersStore, name: str, writing: int) -> None:
    with store:
        for number in range(1, SAVES):
            notes = dict.fromkeys(QUESTIONS, "x" * (number % 7 * 800))  # so that writing takes time
            store.save(Audit(name, notes=notes, auditor=str(number)))
            os.write(writing, b".")
    os._exit(0)


def _read(reading: int, most: int) -> bytes:
    """Return as many bytes as asked for, or fewer where the other end is closed."""
    content = b""
    while len(content) < most and (some := os.read(reading, most - len(content))):
        content += some
    return content


def _in_child(work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    return os.waitpid(child, 0)[1]


if __name__ == "__main__":
    {"steps": steps, "moments": moments}[sys.argv[1]](Path(sys.argv[2]))
