"""What holds for all tests."""

import os

from hypothesis import settings

# The same examples on every machine, and no test fails because a machine is slow
settings.register_profile("trendaudit", deadline=None, derandomize=True)
settings.load_profile("trendaudit")

# Many tests start the program; compiled modules make that three times as fast
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
