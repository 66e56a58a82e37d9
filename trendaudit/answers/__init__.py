"""Answers files: read and check them, change single answers, and write them back."""

from trendaudit.answers.assign import assign, targets
from trendaudit.answers.read import AnswersFile, read
from trendaudit.answers.validate import validated

__all__ = ["AnswersFile", "assign", "read", "targets", "validated"]
