"""Run the program: `python -m trendaudit`, and the `trendaudit` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:  # answered before anything heavy is imported
        from trendaudit import __version__

        print(f"trendaudit {__version__}")
        return
    from trendaudit.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
