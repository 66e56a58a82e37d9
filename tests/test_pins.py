"""What a documented command installs is the same tomorrow: every place that names a version says that of the lock."""

from __future__ import annotations

import re
import runpy
import tomllib
from importlib.metadata import PackageNotFoundError, requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests import TOP

PINNED = runpy.run_path(str(TOP / "tools" / "pins.py"))["pinned"]
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
LOCKED = PINNED((TOP / "requirements.lock").read_text("utf-8"))
MEND = "run python tools/pins.py"


def named(lines: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in lines}


def installed_with(*names: str) -> set[str]:
    """Return packages with all that they need in turn, as far as it is installed here."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in found:
            continue
        try:
            wanted = [Requirement(line) for line in requires(name) or []]
        except PackageNotFoundError:
            continue  # of another system
        found.add(name)
        waiting += [one.name for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})]
    return found


def test_uv_installs_what_is_locked() -> None:
    assert sorted(PROJECT["tool"]["uv"]["constraint-dependencies"]) == sorted(LOCKED), MEND


def test_pip_installs_what_is_locked_and_nothing_for_development() -> None:
    constraints = PINNED((TOP / "constraints.txt").read_text("utf-8"))
    assert set(constraints) <= set(LOCKED), MEND
    wanted = [Requirement(line).name for line in PROJECT["project"]["dependencies"]]
    assert named(constraints) - {"colorama"} == installed_with(*wanted), MEND  # colorama is for Windows


def test_the_package_is_built_with_what_is_locked() -> None:
    building = PROJECT["build-system"]["requires"]
    assert set(building) <= set(LOCKED), MEND
    assert named(building) == installed_with("hatchling", "editables"), MEND


def test_pins_are_exact_versions_without_addresses() -> None:
    assert all(re.fullmatch(r"[a-z0-9-]+==[0-9a-z.]+( ; .+)?", line) for line in LOCKED)
    assert "://" not in (TOP / "requirements.lock").read_text("utf-8")


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_commands_that_install_say_which_versions(page: str) -> None:
    text = (TOP / page).read_text("utf-8")
    uv = next(line for line in LOCKED if line.startswith("uv=="))
    assert set(re.findall(r"pip install (uv\S*)", text)) == {uv}, MEND
    assert not re.search(r"pip install (-e )?\.", text), "pip install -c constraints.txt . is pinned"
