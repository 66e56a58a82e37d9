"""A program that feeds spoiled files to one reader and says how that went; `test_fuzzing.py` runs it.

    python tests/fuzz/fuzzing.py READER SEED FIRST COUNT

A case is known by its reader, its seed and its number: with COUNT 1 it runs alone. The memory that all cases may take
is limited, and the time of each. What is printed is JSON; the number of a case that goes wrong stands in
the file that `FUZZ_AT` names.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from types import FrameType

from tests import EXAMPLES, TOP
from tests.fuzz.mutating import VALUES, WORDS, mutated
from tests.fuzz.nasty_files import LARGE
from tests.fuzz.readers import (
    PACK_FILES,
    RESTAURANT,
    answers_reader,
    check_written,
    is_clear,
    pack_reader,
    read_yaml,
)
from trendaudit import answers, pack
from trendaudit.errors import TrendauditError

SECONDS = 5
"""Processor time that one case may take."""
MEMORY = 200 * 1024 * 1024
"""Bytes that the process may grow by, whatever it reads."""
Case = Callable[[Random], None]


def main(reader: str, seed: int, first: int, count: int) -> None:
    """Run the cases of a reader. Whatever else than `TrendauditError` is raised ends the program."""
    at = os.open(os.environ.get("FUZZ_AT", os.devnull), os.O_WRONLY)
    refused, slowest, slowest_case = 0, 0.0, 0
    with READERS[reader]() as case:
        _limit_memory()
        before = _peak()
        for number in range(first, first + count):
            os.pwrite(at, f"{number:9}".encode(), 0)
            start = time.process_time()
            try:
                with limited_time():
                    case(Random(f"{seed} {reader} {number}"))
            except TrendauditError as error:
                refused += is_clear(error)
            taken = time.process_time() - start
            if taken > slowest:
                slowest, slowest_case = taken, number
    done = {"cases": count, "refused": refused, "slowest": round(slowest, 3), "slowest_case": slowest_case}
    sys.stdout.write(json.dumps(done | {"grown_mib": (_peak() - before) // 1024}))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _limit_memory() -> None:
    """Let the process grow by `MEMORY` at most, where the system can say how large it is."""
    sizes = Path("/proc/self/statm")
    if sizes.exists():
        now = int(sizes.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY, resource.RLIM_INFINITY))


@contextmanager
def limited_time() -> Iterator[None]:
    """Raise `TimeoutError` in what takes longer than `SECONDS` of processor time."""

    def late(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"this takes longer than {SECONDS} s")

    signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _sources(*patterns: str) -> list[bytes]:
    return [path.read_bytes() for pattern in patterns for path in sorted(TOP.glob(pattern))]


@contextmanager
def _yaml() -> Iterator[Case]:
    sources = _sources("examples/*.yaml", "rules/trends/*/*.yaml", "rules/questions/*.yaml", "rules/pack.yaml")
    yield lambda random: read_yaml(mutated(random, sources))


@contextmanager
def _answers() -> Iterator[Case]:
    sources = _sources("examples/*.yaml")
    sources += [source.replace(b"social-trends 1.1.0", b"social-trends 0.9.0") for source in sources]
    sources += [source[:700] for source in sources] * 2
    read = answers_reader()
    yield lambda random: read(mutated(random, sources))


@contextmanager
def _packs() -> Iterator[Case]:
    own = {inside: (RESTAURANT / inside).read_bytes() for inside in PACK_FILES}
    others = _sources("tests/packs/*/**/*.yaml", "rules/trends/*/*.yaml")
    with pack_reader() as read:

        def case(random: Random) -> None:
            inside = random.choice(PACK_FILES)
            read(inside, mutated(random, [own[inside]] if random.random() < 0.9 else others))

        yield case


@contextmanager
def _assignments() -> Iterator[Case]:
    """Make up what stands behind `--set`; every hundredth audit that comes of it is written and read again."""
    catalog = pack.load(pack.shipped())
    known = [*catalog.questions, *(option for question in catalog.questions.values() for option in question.options)]
    rows = [f"{question.id}.{row}" for question in catalog.questions.values() if question.each
            for row in catalog.questions[question.each].options]  # fmt: skip
    pieces = [*known, *rows, "=", "=", ".", ",", " ", *(word.decode("utf-8", "surrogateescape") for word in WORDS)]
    pieces += [str(value) for value in VALUES]
    start = answers.read((EXAMPLES / "hairdresser.yaml").read_bytes(), "f", catalog).audit

    def case(random: Random) -> None:
        question = random.choice(list(catalog.questions.values()))
        option = random.choice([*question.options, "dont_know", "3"])
        right = f"{random.choice((question.id, *rows))}={option}"
        made = "".join(random.choices(pieces, k=random.randint(1, 6)))
        changed = answers.assign(start, catalog, random.choice((right, right + made, made, f"{question.id}={made}")))
        if random.random() < 0.01:
            check_written(changed, catalog)

    yield case


@contextmanager
def _large() -> Iterator[Case]:
    """Read one large file after the other as answers and in a pack, for the sake of the memory that it takes."""
    files = iter(LARGE.values())
    with pack_reader() as read_pack:
        read_answers = answers_reader()

        def case(_random: Random) -> None:
            content = next(files)
            with refusing():
                read_answers(content)
            with refusing():
                read_pack(PACK_FILES[len(content) % len(PACK_FILES)], content)

        yield case


@contextmanager
def refusing() -> Iterator[None]:
    """Let something be refused."""
    try:
        yield
    except TrendauditError as error:
        is_clear(error)


READERS = {"yaml": _yaml, "answers": _answers, "packs": _packs, "assignments": _assignments, "large": _large}


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
