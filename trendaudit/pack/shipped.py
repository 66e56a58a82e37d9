"""Where the pack is that comes with the program."""

from __future__ import annotations

from pathlib import Path

import trendaudit
from trendaudit.errors import TrendauditError
from trendaudit.i18n import _


def shipped() -> Path:
    """Return the folder of the pack that comes with the program. Raises `TrendauditError` where it is missing."""
    package = Path(trendaudit.__file__).parent
    for folder in (package / "rules", package.parent / "rules"):  # installed; run from a clone
        if (folder / "pack.yaml").is_file():
            return folder
    raise TrendauditError(
        _("The rules that come with trendaudit are missing: install it again, or name a folder with --rules.")
    )
