"""The command line: one verb per module, one error boundary."""

from trendaudit.cli.boundary import run

__all__ = ["run"]
