"""An answers file while it is being read: what is wrong with it, and what is set aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from trendaudit.answers.yaml_lines import number
from trendaudit.core.catalog import Catalog
from trendaudit.errors import Problem, did_you_mean
from trendaudit.strict_yaml import Keys, ProblemCollector
from trendaudit.strict_yaml.problem_collector import named
from trendaudit.text.quoting import listed, shown
from trendaudit.text.translation import _
from trendaudit.text.typed_text import LONGEST_TEXT, excess_message

KEYS = ("trendaudit", "pack", "depth", "date", "business", "auditor", "answers", "notes", "decisions", "retired")
"""The keys of an answers file."""


@dataclass(slots=True)
class AnswersCollector(ProblemCollector):
    """Collects what the readers of the parts find.

    `older`: made with an earlier version of the pack, or with the one that it extends.
    """

    catalog: Catalog
    older: bool = False
    unfamiliar: bool = False
    """Whether there are ids that look like none of the pack, in a file of its present version."""
    notices: list[Problem] = field(default_factory=list)
    retired: dict[str, object] = field(default_factory=dict)
    moves: dict[Keys, Keys] = field(default_factory=dict)

    def set_aside(self, path: Keys, name: str, value: object, message: str) -> None:
        """Keep under `retired` what an earlier version of the pack asked for."""
        value = self.as_written(path, value)
        kept = name
        while kept in self.retired and self.retired[kept] != value:
            kept += "_"
        self.retired[kept] = value
        self.moves[path] = ("retired", kept)
        text = _("{message} It is set aside under 'retired' and no longer counts")
        self.notices.append(self.yaml_file.key_problem(path, text.format(message=_sentence(message))))

    def rename(self, path: Keys, new: Keys, old_id: str, new_id: str) -> None:
        """Note that an id has a new name and that its answer was carried over."""
        if path != new:
            self.moves[path] = new
        message = _("{old} is called {new} now; the answer was carried over")
        self.notices.append(self.yaml_file.key_problem(path, message.format(old=shown(old_id), new=shown(new_id))))

    def as_written(self, path: Keys, value: object) -> object:
        """Return a value that is only kept: a number that we would write otherwise, such as `007`, as a text."""
        match value:
            case dict():
                return {key: self.as_written((*path, key), part) for key, part in value.items()}
            case list():
                return [self.as_written((*path, index), part) for index, part in enumerate(value)]
            case int() | float() if not isinstance(value, bool):
                written = self.yaml_file.written.get(path)
                return value if written in (None, number(value)) else written
        return value

    def mapping(self, path: Keys, value: object, example: str) -> Mapping[str, object]:
        """Return a mapping; nothing at all counts as an empty one."""
        if isinstance(value, dict):
            return value
        if not is_blank(value):
            message = _("{key} must be a mapping, such as {example}")
            self.refuse(path, message.format(key=shown(path[-1]), example=example))
        return {}

    def limited_text(self, path: Keys, value: object, longest: int = LONGEST_TEXT) -> str:
        """Return a text as `text` does; one that is too long counts as an empty one."""
        text = self.text(path, value)
        if wrong := excess_message(text, longest):
            self.refuse(path, f"{named(path)}: {wrong}")
            return ""
        return text


def is_blank(value: object) -> bool:
    """Tell whether a value says nothing: null or blank text."""
    return value is None or (isinstance(value, str) and not value.strip())


def unknown(noun: str, word: str, known: Iterable[str], most: int = 8) -> str:
    """Say that a word is not known, with the nearest one, or else with what is known."""
    known = list(known)
    text = _("there is no {noun} {word}").format(noun=noun, word=shown(word))
    return text + (did_you_mean(word, known) or _("; there are: {known}").format(known=listed(known, most)))


def _sentence(message: str) -> str:
    return message if message.endswith((".", "?")) else message + "."
