"""Trend-audit questionnaire for small businesses on social media."""

__version__ = "1.0.0"
