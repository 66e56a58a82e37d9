"""Answers files: read, check, write, change and name them."""

from trendaudit.answers.assign import assign
from trendaudit.answers.comments import NO_COMMENTS, Comments
from trendaudit.answers.lock import locked
from trendaudit.answers.naming import file_name, new_path, next_name
from trendaudit.answers.read import AnswersFile, read
from trendaudit.answers.save import save
from trendaudit.answers.schema import answers_schema
from trendaudit.answers.template import template
from trendaudit.answers.write import Form, form_of, render

__all__ = [
    "NO_COMMENTS",
    "AnswersFile",
    "Comments",
    "Form",
    "answers_schema",
    "assign",
    "file_name",
    "form_of",
    "locked",
    "new_path",
    "next_name",
    "read",
    "render",
    "save",
    "template",
]
