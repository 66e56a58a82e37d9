"""The list of licences is that of what is installed."""

from __future__ import annotations

import runpy

from tests import TOP

TOOL = runpy.run_path(str(TOP / "tools" / "licences.py"))
ALLOWED = {
    "MIT",
    "MIT-CMU",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "Apache-2.0",
    "ISC",
    "PSF-2.0",
    "MPL-2.0",
    "Apache-2.0 OR BSD-2-Clause",
}


def test_list_of_licences_is_up_to_date() -> None:
    written = (TOP / "docs" / "licences.md").read_text("utf-8")
    assert written == TOOL["document"](), "run python tools/licences.py"


def test_every_licence_lets_the_program_be_used_and_passed_on() -> None:
    rows = (TOP / "docs" / "licences.md").read_text("utf-8").splitlines()
    licences = {row.split("|")[3].strip() for row in rows if row.startswith("| ") and not row.startswith("| package")}
    assert licences <= ALLOWED
