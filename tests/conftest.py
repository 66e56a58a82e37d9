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

# Nor does a test use the cache of whoever runs it. All processes of a run share one, or each would read all packs
if "PYTEST_XDIST_WORKER" not in os.environ:
    CACHE = tempfile.TemporaryDirectory(prefix="trendaudit-tests-")  # deleted when the run ends
    os.environ["XDG_CACHE_HOME"] = CACHE.name
os.environ.pop("TRENDAUDIT_CACHE", None)

# A shell lets what it starts in the background ignore Ctrl-C, and so would every program that a test starts
signal.signal(signal.SIGINT, signal.default_int_handler)
