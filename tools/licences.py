"""Write down what is installed with the program, and under which licences: python tools/licences.py.

It looks at what is installed beside it, so run it where `pip install .` has been run.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).parents[1]
DOCUMENT = TOP / "docs" / "licences.md"
SYSTEM = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "extra": ""}
"""The system whose list it is; others need hardly more, such as colorama on Windows."""
SPELLINGS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "BSD-3-Clause License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "The MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""What authors write, and the names of SPDX for it."""
HEAD = """\
# Licences

trendaudit is under the MIT licence (`LICENSE`). What is installed with it, made by `tools/licences.py`:

| package | needed by | licence |
|---|---|---|
"""


def document() -> str:
    """Return the list as Markdown. Raises PackageNotFoundError where something is not installed."""
    direct = [Requirement(line) for line in _project()["dependencies"]]
    needed: dict[str, set[str]] = {}
    _gather(direct, "trendaudit", needed)
    rows = [f"| {name} | {', '.join(sorted(needed[name]))} | {licence(name)} |\n" for name in sorted(needed)]
    return HEAD + "".join(rows)


def _project() -> dict[str, list[str]]:
    project: dict[str, list[str]] = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    return project


def _gather(wanted: list[Requirement], by: str, needed: dict[str, set[str]]) -> None:
    """Add what is wanted, and what that wants in turn."""
    for requirement in wanted:
        name = canonicalize_name(requirement.name)
        known = name in needed
        needed.setdefault(name, set()).add(by)
        if not known:
            _gather(list(_wants(name)), name, needed)


def _wants(name: str) -> Iterator[Requirement]:
    for line in requires(name) or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate(SYSTEM):
            yield requirement


def licence(name: str) -> str:
    """Return the licence of an installed package as its author names it, in SPDX where that can be told."""
    told = metadata(name)
    if "License-Expression" in told:
        return told["License-Expression"]
    classifiers = [
        line.rpartition(" :: ")[2] for line in told.get_all("Classifier") or () if line.startswith("License ::")
    ]
    words = classifiers or (told["License"].strip().splitlines()[:1] if "License" in told else ["unknown"])
    return " AND ".join(sorted(SPELLINGS.get(word, re.sub(r"[|\n]", " ", word)) for word in words))


if __name__ == "__main__":
    try:
        DOCUMENT.write_text(document(), "utf-8")
    except PackageNotFoundError as error:
        raise SystemExit(f"{error.name} is not installed here: pip install .") from None
