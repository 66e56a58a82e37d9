"""The version of the program, where everything can see it."""

__version__ = "1.0.0"
