"""Collect what is wrong with a file while its parts are read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from trendaudit.errors import Problem, ProblemsError
from trendaudit.strict_yaml.yaml_file import Keys, YamlFile
from trendaudit.text.quoting import LONGEST_SHOWN, bare
from trendaudit.text.translation import _
from trendaudit.text.typed_text import text_expected

MAX_PROBLEMS = 100
"""Problems after which a file is no longer worth reading on."""


@dataclass(slots=True)
class ProblemCollector:
    """A file and what is wrong with it; each kind of file has its own, with what its readers need besides."""

    yaml_file: YamlFile
    problems: list[Problem] = field(default_factory=list, kw_only=True)

    def refuse(self, path: Keys, message: str) -> None:
        """Note a value that is wrong."""
        self.note(self.yaml_file.problem(path, message))

    def refuse_key(self, path: Keys, message: str) -> None:
        """Note a key that is wrong."""
        self.note(self.yaml_file.key_problem(path, message))

    def note(self, problem: Problem) -> None:
        """Note a problem. Raises `ProblemsError` where there are too many."""
        if len(self.problems) >= MAX_PROBLEMS:
            more = replace(problem, message=_("there are more problems; mend these first"))
            raise ProblemsError([*self.problems, more])
        self.problems.append(problem)

    def text(self, path: Keys, value: object) -> str:
        """Return a text, a number as it was written; nothing at all, or what is no text, counts as an empty one."""
        value = self.yaml_file.as_text(path, value)
        if cut := self.yaml_file.cuts.get(path):
            self.note(cut)
        if value is None or isinstance(value, str):
            return value or ""
        self.refuse(path, f"{named(path)}: {text_expected(value)}")
        return ""


def named(path: Keys) -> str:
    """Return the key of a value as a message about it begins."""
    return bare(str(path[-1]))[:LONGEST_SHOWN]
