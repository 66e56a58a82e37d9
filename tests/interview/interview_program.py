"""A program as small as can be that holds an interview on the terminal it is started from."""

from __future__ import annotations

import json
import signal
import sys

from tests.interview.interview_sample import BEGUN, CATALOG, COMPLETE, NEW
from trendaudit.core.audit import Audit
from trendaudit.errors import TrendauditError
from trendaudit.interview.front_ends import open_front_end
from trendaudit.interview.loop import Wanted, run

AUDITS = {"--complete": COMPLETE, "--begun": BEGUN}


def main(flags: list[str]) -> int:
    """Print what the interview gave; 130 where it was broken off, 143 where it was terminated."""
    saved = [next((audit for flag, audit in AUDITS.items() if flag in flags), NEW)]
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(143))
    code = 0
    try:
        with open_front_end(plain="--plain" in flags) as front_end:
            run(CATALOG, saved[0], front_end, saved.append, Wanted(review="--review" in flags))
    except KeyboardInterrupt:
        code = 130
    except SystemExit as ended:
        code = 0 if ended.code is None else int(ended.code)
    except TrendauditError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"RESULT {json.dumps(as_plain_data(saved[-1]))}\n")
    return code


def as_plain_data(audit: Audit) -> dict[str, object]:
    """Return what the tests look at."""
    return {"business": audit.business, "answers": dict(audit.answers)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
