from __future__ import annotations

from pathlib import Path

import pytest
from tiny_pack import FILES, Pack


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pack:
    """Return a tiny pack without faults, which is the current folder."""
    monkeypatch.chdir(tmp_path)
    tiny = Pack()
    for name, text in FILES.items():
        tiny.write(name, text)
    return tiny
