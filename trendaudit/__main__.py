"""Run the program: `python -m trendaudit`, and the `trendaudit` command."""

from __future__ import annotations

import gc
import sys

from trendaudit.version import __version__

INTERRUPTED = 130
MANY = 100_000
"""New objects between two searches for garbage: of what is imported next to nothing is, and each search takes time."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        if sys.argv[1:] == ["--version"] and _has_said_version():
            return
        gc.set_threshold(MANY)
        from trendaudit.cli import run
    except KeyboardInterrupt:  # before anything of ours could listen for it
        sys.exit(INTERRUPTED)
    code = run(sys.argv[1:])
    gc.freeze()  # what is left goes with the process; to search it for garbage before takes a tenth of a score
    sys.exit(code)


def _has_said_version() -> bool:
    """Print the version before anything is imported; False where that fails, which the command line can explain."""
    try:
        print(f"trendaudit {__version__}", flush=True)
    except (OSError, ValueError):
        return False
    return sys.stdout is not None


if __name__ == "__main__":
    main()
