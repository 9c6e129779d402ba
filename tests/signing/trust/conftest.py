"""A store of its own for each test, and certificates to put into it."""

from pathlib import Path

import pytest

from signing.pki import World


@pytest.fixture(scope="session")
def world(now) -> World:
    return World(now)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CDS_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data" / "trust"
