"""Run the program: `python -m trendaudit`, and the `trendaudit` command."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        from trendaudit.cli import run
    except KeyboardInterrupt:  # before anything of ours could listen for it
        sys.exit(INTERRUPTED)
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
