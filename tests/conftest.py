"""What holds for all tests."""

from hypothesis import settings

# The same examples on every machine, and no test fails because a machine is slow
settings.register_profile("trendaudit", deadline=None, derandomize=True)
settings.load_profile("trendaudit")
