"""What docs/security.md says is proved, is."""

from __future__ import annotations

import re

import pytest

from tests import TOP

ROWS = [line for line in (TOP / "docs" / "security.md").read_text("utf-8").splitlines() if line.startswith("| ")][1:]
PROOFS = sorted({proof for row in ROWS for proof in re.findall(r"`(tests/[^`]+)`", row)})


@pytest.mark.parametrize("proof", PROOFS)
def test_proof_exists(proof: str) -> None:
    path, name = proof.split("::")
    assert re.search(rf"^def {name}\(", (TOP / path).read_text("utf-8"), re.MULTILINE)


def test_every_line_has_a_proof() -> None:
    assert [row for row in ROWS if "::test_" not in row] == []
