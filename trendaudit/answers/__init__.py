"""Answers files: read, check, write, change and name them."""

from trendaudit.answers.assign import assign
from trendaudit.answers.comments import NO_COMMENTS, Comments
from trendaudit.answers.naming import file_name, new_path
from trendaudit.answers.read import AnswersFile, read
from trendaudit.answers.save import save
from trendaudit.answers.template import template
from trendaudit.answers.write import Form, form_of, render

__all__ = [
    "NO_COMMENTS",
    "AnswersFile",
    "Comments",
    "Form",
    "assign",
    "file_name",
    "form_of",
    "new_path",
    "read",
    "render",
    "save",
    "template",
]
