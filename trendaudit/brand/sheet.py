"""A brand file while it is being read: its texts, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field

from trendaudit.errors import Problem
from trendaudit.strict_yaml import YamlFile
from trendaudit.text.quoting import shown
from trendaudit.text.sanitize import sanitize
from trendaudit.text.translation import _
from trendaudit.text.typed_text import text_expected


@dataclass(slots=True)
class Sheet:
    """Collects what the readers of the keys find."""

    document: YamlFile
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, key: str, message: str) -> None:
        """Note a value that is wrong."""
        self.problems.append(self.document.problem((key,), f"{key}: {message}"))

    def refuse_key(self, key: str, message: str) -> None:
        """Note a key that is wrong."""
        self.problems.append(self.document.key_problem((key,), message))

    def value(self, key: str) -> object:
        """Return what stands under a key of the file, None where nothing does."""
        data = self.document.data
        return data.get(key) if isinstance(data, dict) else None

    def text(self, key: str) -> str:
        """Return a text; nothing at all counts as an empty one."""
        value = self.document.as_text((key,), self.value(key))
        if cut := self.document.cuts.get((key,)):
            self.problems.append(cut)
        if isinstance(value, str) or value is None:
            return (value or "").strip()
        self.refuse(key, text_expected(value))
        return ""

    def line(self, key: str, most: int) -> str:
        """Return a text of one line that can be printed and is not too long; an empty one where it is not."""
        text = self.text(key)
        if len(text.splitlines()) > 1:
            self.refuse(key, _("this must be one line"))
            return ""
        return self._printable(key, text, most)

    def paragraph(self, key: str, most: int) -> str:
        """Return a text that can be printed and is not too long, its lines joined into one; an empty one where it is not."""
        return self._printable(key, " ".join(self.text(key).split()), most)

    def _printable(self, key: str, text: str, most: int) -> str:
        if len(text) > most:
            message = _("this has {number} characters; at most {most} have room")
            self.refuse(key, message.format(number=len(text), most=most))
            return ""
        hidden = next((character for character in text if sanitize(character) != character), None)
        if hidden is not None:
            message = _("the character {character} cannot be printed; delete it")
            self.refuse(key, message.format(character=shown(hidden)))
            return ""
        return text
