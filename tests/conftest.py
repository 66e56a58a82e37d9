"""What holds for all tests."""

import os
import signal
import tempfile

from hypothesis import settings

# The same examples on every machine, and no test fails because a machine is slow
settings.register_profile("trendaudit", deadline=None, derandomize=True)
settings.load_profile("trendaudit")

# Many tests start the program; compiled modules make that three times as fast
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# What somebody has set for other programs changes what ours prints; tests that are about it set it themselves
SPOILERS = ("COLUMNS", "LINES", "TERM", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "LANG", "LC_ALL",
            "LC_CTYPE", "PYTHONIOENCODING", "PYTHONUTF8", "PYTHONOPTIMIZE", "TRENDAUDIT_RULES", "TRENDAUDIT_CACHE")  # fmt: skip
for name in SPOILERS:
    os.environ.pop(name, None)

# Nor does a test use the cache of whoever runs it. All processes of a run share one, or each would read all packs
if "PYTEST_XDIST_WORKER" not in os.environ:
    CACHE = tempfile.TemporaryDirectory(prefix="trendaudit-tests-")  # deleted when the run ends
    os.environ["XDG_CACHE_HOME"] = CACHE.name

# A shell lets what it starts in the background ignore Ctrl-C, and so would every program that a test starts
signal.signal(signal.SIGINT, signal.default_int_handler)
