"""Shared by the tests of screens: offscreen, with settings of their own, on real workspaces."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from cds_desktop import queries, resources
from cds_desktop.actions.rounds import enter_school, open_round
from cds_desktop.actions.scenario.building import build_workspace
from cds_desktop.domain.round import Deadline, RoundDetails, School
from cds_desktop.storage.workspace import Workspace, create_workspace, open_workspace
from cds_desktop.ui import background, theme
from cds_desktop.ui.fault_dialog import FaultDialog
from cds_desktop.ui.theme import Scheme
from cds_desktop.ui.window import MainWindow
from cds_desktop.ui.window.log_file import stop_log
from cds_desktop.ui.window.opening import look_at
from ui.edges import garbage_left

COLLECTED_EVERY = 10


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes what the user of this machine has set."""
    monkeypatch.setenv("CDS_SETTINGS_DIR", str(tmp_path / "settings"))
    monkeypatch.setenv("CDS_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture(autouse=True, scope="session")
def garbage_collected_here() -> Iterator[Callable[[], None]]:
    """As in the program: only this thread collects; a lane would end widgets on its own."""
    ended = count(1)

    def collect() -> None:
        if next(ended) % COLLECTED_EVERY == 0:
            gc.collect()
            # What is still there stays: walking through it again each time took longer than the tests.
            gc.freeze()

    with garbage_left():
        yield collect


@pytest.fixture(autouse=True)
def clean_desk(qapp: QApplication, garbage_collected_here: Callable[[], None]) -> Iterator[None]:
    """Every test starts light and ends with both lanes empty and no dialog left."""
    if theme.is_dark() or not qapp.styleSheet():
        theme.apply(qapp, Scheme.LIGHT)
    yield
    background.shut_down()
    stop_log()
    for dialog in [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)]:
        dialog.close()
    garbage_collected_here()


@pytest.fixture
def settle(qtbot) -> Callable[[], None]:
    """Wait until everything asked for has been done and shown."""

    def wait() -> None:
        qtbot.waitUntil(background.is_idle, timeout=10_000)
        # Widgets just put into a layout become visible with the next round of events.
        QApplication.processEvents()

    return wait


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample school, built once; each test works on a copy."""
    folder = tmp_path_factory.mktemp("truong-minh-hoa") / "ho-so"
    with create_workspace(folder) as workspace:
        build_workspace(workspace, resources.path("samples", "truong-minh-hoa", "scenario.toml"))
    return folder


@pytest.fixture
def sample(sample_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The sample school, open for changes."""
    folder = tmp_path / "ho-so"
    shutil.copytree(sample_folder, folder)
    workspace = open_workspace(folder)
    yield workspace
    background.shut_down()
    workspace.close()


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Workspace]:
    """A round just opened with the real bộ chỉ số: nobody in the council, nothing answered."""
    workspace = create_workspace(tmp_path / "moi")
    enter_school(workspace, School(name="Trường THCS Nguyễn Trãi", name_upper="TRƯỜNG THCS NGUYỄN TRÃI"))
    chosen = next(choice for choice in queries.available_sets() if not choice.demonstration)
    deadline = Deadline(key="scoring", label="Chấm xong các tiêu chí", due_on=date(2027, 3, 31))
    open_round(workspace, "2026-2027", chosen.indicator_set, RoundDetails(deadlines=(deadline,)))
    yield workspace
    background.shut_down()
    workspace.close()


@pytest.fixture
def open_main(qtbot, settle) -> Callable[..., MainWindow]:
    """The main window on a workspace, shown and filled."""

    def show(workspace: Workspace, width: int = 1366, height: int = 768) -> MainWindow:
        window = MainWindow()
        qtbot.addWidget(window)
        window.resize(width, height)
        opened = look_at(workspace)
        assert opened.overview is not None
        window.show_workspace(workspace, opened.overview)
        with qtbot.waitExposed(window):
            window.show()
        settle()
        return window

    return show


@pytest.fixture
def shown_page(qtbot, settle) -> Callable[..., QWidget]:
    """One page on a workspace, shown and filled, without the window around it."""

    def show(kind, workspace: Workspace, code: str = "", size: tuple[int, int] = (1150, 700)):
        page = kind(workspace)
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitExposed(page):
            page.show()
        page.enter(code)
        settle()
        return page

    return show


@pytest.fixture
def faults_shown() -> Callable[[], list[str]]:
    """Titles of the fault dialogs that are open."""
    return lambda: [
        w.error.title for w in QApplication.topLevelWidgets() if isinstance(w, FaultDialog) and w.isVisible()
    ]
