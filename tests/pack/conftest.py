from __future__ import annotations

from pathlib import Path

import pytest

from tests.pack.tiny_pack import FILES, Pack
from trendaudit.pack import load


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pack:
    """Return a tiny pack without faults, which is the current folder."""
    monkeypatch.chdir(tmp_path)
    tiny = Pack()
    for name, text in FILES.items():
        tiny.write(name, text)
    return tiny


@pytest.fixture
def kept(pack: Pack, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a cache of its own, which knows the tiny pack that is the current folder."""
    caches = tmp_path_factory.mktemp("caches")
    monkeypatch.setenv("XDG_CACHE_HOME", str(caches))
    load(Path())
    return caches / "trendaudit"
