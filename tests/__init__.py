"""The tests, in folders as the package has them. Helpers of tests stand beside those that use them and are imported as `tests.…`."""

from pathlib import Path

TOP = Path(__file__).parents[1]
"""The folder of the project, where programs of tests are started, so that they, too, find `tests`."""
EXAMPLES = TOP / "examples"
EXAMPLE_FILES = sorted(EXAMPLES.glob("*.yaml"))
PACKS = TOP / "tests" / "packs"
