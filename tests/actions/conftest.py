"""The sample school in a workspace: built once, copied for each test."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cds_desktop import resources
from cds_desktop.actions.scenario.building import build_workspace
from cds_desktop.signing.demonstration import make_demonstration_identities
from cds_desktop.storage.workspace import Workspace, create_workspace, open_workspace

SAMPLE = resources.path("samples", "truong-minh-hoa", "scenario.toml")
PASSWORD = "mật khẩu thử"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mau") / "ho-so"
    with create_workspace(folder) as workspace:
        build_workspace(workspace, SAMPLE)
    return folder


@pytest.fixture
def school(built: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A workspace of the sample school, ready to be sealed."""
    folder = tmp_path / "ho-so"
    shutil.copytree(built, folder)
    with open_workspace(folder) as workspace:
        yield workspace


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    people = [("secretary", "Lê Thu Hà"), ("chair", "Nguyễn Thị Hiền")]
    return make_demonstration_identities(tmp_path_factory.mktemp("khoa"), people, PASSWORD, datetime.now(UTC))
