"""A brand file while it is being read: its texts, and what is wrong with them."""

from __future__ import annotations

from trendaudit.strict_yaml import ProblemCollector
from trendaudit.text.quoting import shown
from trendaudit.text.sanitize import sanitize
from trendaudit.text.translation import _


class BrandCollector(ProblemCollector):
    """Collects what the readers of the keys find."""

    __slots__ = ()

    def refuse_value(self, key: str, message: str) -> None:
        """Note a value that is wrong, by its key."""
        self.refuse((key,), f"{key}: {message}")

    def value(self, key: str) -> object:
        """Return what stands under a key of the file, None where nothing does."""
        data = self.yaml_file.data
        return data.get(key) if isinstance(data, dict) else None

    def line(self, key: str, most: int) -> str:
        """Return a text of one line that can be printed and is not too long; an empty one where it is not."""
        text = self.text((key,), self.value(key)).strip()
        if len(text.splitlines()) > 1:
            self.refuse_value(key, _("this must be one line"))
            return ""
        return self._printable(key, text, most)

    def paragraph(self, key: str, most: int) -> str:
        """Return a text that can be printed and is not too long, its lines joined into one; an empty one where it is not."""
        return self._printable(key, " ".join(self.text((key,), self.value(key)).split()), most)

    def _printable(self, key: str, text: str, most: int) -> str:
        if len(text) > most:
            message = _("this has {number} characters; at most {most} have room")
            self.refuse_value(key, message.format(number=len(text), most=most))
            return ""
        hidden = next((character for character in text if sanitize(character) != character), None)
        if hidden is not None:
            message = _("the character {character} cannot be printed; delete it")
            self.refuse_value(key, message.format(character=shown(hidden)))
            return ""
        return text
