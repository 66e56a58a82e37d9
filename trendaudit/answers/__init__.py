"""Answers files: read and check them, and change single answers. `answers.writing` is what writes them."""

from trendaudit.answers.assign import assign, targets
from trendaudit.answers.read import AnswersFile, read
from trendaudit.answers.values import validated

__all__ = ["AnswersFile", "assign", "read", "targets", "validated"]
