"""How much wider the range of a score is than it needs to be, measured by trying every completion.

    uv run python -m benchmarks.bounds

The exact range goes from the least to the greatest score that completing the unknown answers can come to. It is found
by scoring each completion, so it can only be measured where there are few: on small random packs, and on the shipped
pack with everything answered but one to three. The same numbers come out on every machine; it takes minutes.
"""

from __future__ import annotations

import random
import statistics
from collections.abc import Iterator, Mapping, Sequence

from hypothesis import Phase, given, settings

from tests.core.completions import Gap, counting, gap
from tests.core.random_packs import small_audits
from tests.shipped_audits import cells_by, shipped, shipped_audits, without_answer
from trendaudit.core.answer_state import AnswerState
from trendaudit.core.audit import Answer, Audit
from trendaudit.core.catalog import Catalog

RANDOM_PACKS, SHIPPED_AUDITS = 2000, 100
MOST_COMPLETIONS_OF_RANDOM, MOST_COMPLETIONS_OF_SHIPPED = 2000, 200
UNKNOWN = (1, 2, 3)


def on_random_packs() -> list[Gap]:
    """Return the gaps of random answers to small random packs."""
    found: list[Gap | None] = []

    @settings(max_examples=RANDOM_PACKS, derandomize=True, database=None, deadline=None, phases=[Phase.generate])
    @given(small_audits())
    def measure(case: tuple[Catalog, Mapping[str, Answer]]) -> None:
        pack, answers = case
        found.append(gap(pack, counting(pack, answers), MOST_COMPLETIONS_OF_RANDOM))

    measure()
    return [one for one in found if one is not None]


def complete_audits() -> list[Audit]:
    """Return random audits on the shipped pack in which everything is answered."""
    found: list[Audit] = []

    @settings(max_examples=SHIPPED_AUDITS, derandomize=True, database=None, deadline=None, phases=[Phase.generate])
    @given(shipped_audits(unknown=0))
    def collect(audit: Audit) -> None:
        found.append(audit)

    collect()
    return found


def on_the_shipped_pack(audits: Sequence[Audit], unknown: int) -> Iterator[Gap]:
    """Yield the gaps of audits from which so many single answers were taken away."""
    chance = random.Random(unknown)  # noqa: S311 -- a sample, no secret
    for audit in audits:
        answers = audit.answers
        known = AnswerState(shipped(), answers)
        singles = [one for one in cells_by(known, unknown=False) if shipped().questions[one.question].kind == "one"]
        for prompt in chance.sample(singles, unknown):
            answers = without_answer(answers, prompt)
        found = gap(shipped(), counting(shipped(), answers), MOST_COMPLETIONS_OF_SHIPPED)
        if found is not None:
            yield found


def report(name: str, gaps: Sequence[Gap], tried: int) -> None:
    """Print how often and by how much the range is wider than the exact one, and why."""
    excess = sorted(float(one.excess) for one in gaps)
    total = sum(excess) or 1
    unknown = sum(float(one.excess_of_unknown) for one in gaps) / total
    sharing = sum(float(one.excess_of_sharing) for one in gaps) / total
    rest = max(1 - unknown - sharing, 0)
    exact = sum(1 for one in gaps if not one.excess) / len(gaps)
    width = statistics.fmean(float(one.width) for one in gaps)
    late = excess[int(0.95 * len(excess))]
    print(f"{name}: {len(gaps)} of {tried} audits, {sum(one.completions for one in gaps)} completions")  # noqa: T201
    print(f"  width {width:.1f} points on average; exact in {exact:.0%}")  # noqa: T201
    print(f"  too wide by {statistics.fmean(excess):.1f} on average, {late:.1f} in one of 20, {excess[-1]:.1f} at most")  # noqa: T201
    print(f"  of that: unknown from 0 to 1 {unknown:.0%}, shared questions {sharing:.0%}, within rules {rest:.0%}")  # noqa: T201


def main() -> None:
    """Print the figures of docs/scoring.md."""
    report("small random packs", on_random_packs(), RANDOM_PACKS)
    audits = complete_audits()
    for unknown in UNKNOWN:
        report(f"shipped pack, {unknown} unknown", list(on_the_shipped_pack(audits, unknown)), len(audits))


if __name__ == "__main__":
    main()
