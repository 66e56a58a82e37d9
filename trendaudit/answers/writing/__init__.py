"""Write answers files: their text, their names, and how they get to the disk."""

from trendaudit.answers.comments import NO_COMMENTS, Comments
from trendaudit.answers.writing.lock import locked
from trendaudit.answers.writing.naming import file_name, new_path, next_name
from trendaudit.answers.writing.remarks import comments_to_keep
from trendaudit.answers.writing.render import Form, form_of, render
from trendaudit.answers.writing.save import fingerprint, holds, rehearse, save
from trendaudit.answers.writing.template import template

__all__ = [
    "NO_COMMENTS",
    "Comments",
    "Form",
    "comments_to_keep",
    "file_name",
    "fingerprint",
    "form_of",
    "holds",
    "locked",
    "new_path",
    "next_name",
    "rehearse",
    "render",
    "save",
    "template",
]
