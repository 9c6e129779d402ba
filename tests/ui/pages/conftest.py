"""Shared by the tests of pages: typing as a person does, keys made on the spot, a sealed round."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.signatures import sign_minutes
from cds_desktop.domain.round import Role
from cds_desktop.signing.demonstration import make_demonstration_identities
from cds_desktop.storage.workspace import Workspace, open_workspace
from cds_desktop.ui import background
from ui import typing_over

PASSWORD = "mật khẩu thử"


@pytest.fixture
def type_into() -> Callable[[QLineEdit, str], None]:
    """Type over what stands in a line."""
    return typing_over.type_into


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    people = [("secretary", "Lê Thu Hà"), ("chair", "Nguyễn Thị Hiền")]
    return make_demonstration_identities(tmp_path_factory.mktemp("khoa"), people, PASSWORD, datetime.now(UTC))


@pytest.fixture(scope="session")
def sealed_folder(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("da-chot") / "ho-so"
    shutil.copytree(sample_folder, folder)
    with open_workspace(folder) as workspace:
        draw_up_minutes(workspace)
    return folder


@pytest.fixture
def sealed(sealed_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The sample school with its numbers sealed and the minutes waiting for signatures."""
    folder = tmp_path / "da-chot"
    shutil.copytree(sealed_folder, folder)
    workspace = open_workspace(folder)
    yield workspace
    background.shut_down()
    workspace.close()


@pytest.fixture
def signed(sealed: Workspace, keys: dict[str, Path]) -> Workspace:
    """The same, signed by both."""
    for role in (Role.SECRETARY, Role.CHAIR):
        sign_minutes(sealed, role, keys[role.value], PASSWORD)
    return sealed


@pytest.fixture
def make_files(tmp_path: Path) -> Callable[..., list[Path]]:
    """Small files with these names, each with content of its own."""

    def make(*names: str) -> list[Path]:
        folder = tmp_path / "tep"
        folder.mkdir(exist_ok=True)
        paths = [folder / name for name in names]
        for path in paths:
            path.write_bytes(f"nội dung của {path.name}".encode())
        return paths

    return make


@pytest.fixture
def said(qapp: QApplication) -> Iterator[list[str]]:
    """The sentences said about deeds that can be taken back."""
    found: list[str] = []
    background.signals.did.connect(found.append)
    yield found
    background.signals.did.disconnect(found.append)
