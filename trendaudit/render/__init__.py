"""Show a report in a format. Renderers decide nothing: what is shown was decided in `core.report`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, dataclass_transform


@dataclass_transform()
class Record:
    """A dataclass that is filled and read, never compared: defining one takes a tenth of the time.

    A result on a terminal needs some forty of them, which would be felt.
    """

    def __init_subclass__(cls) -> None:
        """Make a subclass a dataclass, without the methods that each would have to be compiled for."""
        dataclass(init=False, eq=False, repr=False, match_args=False)(cls)

    def __init__(self, *values: Any, **named: Any) -> None:
        """Fill the fields, in their order or by their names."""
        self.__dict__.update(zip(self.__dataclass_fields__, values, strict=False), **named)  # type: ignore[attr-defined]
