"""What CONTRIBUTING.md says of the rooms is how they are."""

from __future__ import annotations

import itertools
import re
import tomllib

from tests import TOP

PAGE = (TOP / "CONTRIBUTING.md").read_text("utf-8")
CONTRACTS = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
LAYERS = [line.replace("trendaudit.", "").split(" | ") for line in CONTRACTS[0]["layers"]]


def arrows(picture: str) -> set[tuple[str, str]]:
    """Return which room points to which in a Mermaid flowchart."""
    chains = [
        [end.split(" & ") for end in line.strip().split(" --> ")] for line in picture.splitlines() if "-->" in line
    ]
    return {
        (one, other) for chain in chains for start, end in itertools.pairwise(chain) for one in start for other in end
    }


def test_picture_of_the_rooms_is_the_contract_of_their_imports() -> None:
    picture = re.search(r"```mermaid\nflowchart TD\n(.*?)```", PAGE, re.DOTALL)
    assert picture is not None
    neighbours = itertools.pairwise(LAYERS)
    assert arrows(picture[1]) == {(one, other) for above, below in neighbours for one in above for other in below}


def test_every_room_has_its_place_in_the_contract() -> None:
    package = TOP / "trendaudit"
    rooms = {path.stem for path in package.iterdir() if (path / "__init__.py").exists() or path.suffix == ".py"}
    assert rooms - {"__init__"} == {room for layer in LAYERS for room in layer}


def test_everything_that_is_named_is_there() -> None:
    places = set(re.findall(r"`((?:trendaudit|docs|rules|tests|tools|benchmarks|\.ci)/[\w./-]*)`", PAGE))
    assert places
    assert [place for place in sorted(places) if not (TOP / place).exists()] == []
