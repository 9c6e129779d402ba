"""Puts the parts together: the application, the first window, and the folder it opens."""

import gc
import logging
import os
import sys
import threading
from itertools import count
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from cds_desktop.ui import background, theme
from cds_desktop.ui.fault_dialog import UnforeseenFault, show_fault
from cds_desktop.ui.settings import FOLDER_VARIABLE
from cds_desktop.ui.window import MainWindow, memory
from cds_desktop.ui.window.log_file import stop_log
from cds_desktop.ui.window.opening import Opening

DATA_VARIABLE = "CDS_DATA_DIR"
_WARM_UP_AFTER_MS = 4_000
_COLLECT_EVERY_MS = 10_000
_WHOLE_EVERY = 12
_SECONDS_OF_A_TURN = 0.0005
_log = logging.getLogger(__name__)


def open_window(workspace_folder: Path | None) -> int:
    """Open the main window on a folder (by default the one open last) and stay until it is closed."""
    app = application()
    sys.excepthook = show_unforeseen
    window = show_first_window(workspace_folder)
    QTimer.singleShot(_WARM_UP_AFTER_MS, window, warm_up)
    status = app.exec()
    stop_log()
    return status


def application() -> QApplication:
    """The one application, with our looks and our texts."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("CĐS Desktop")
    # A worker that draws a paper gives way soon: the screen asks for its turn at every painted line.
    sys.setswitchinterval(_SECONDS_OF_A_TURN)
    theme.apply(app, memory.scheme())
    return app


def show_first_window(workspace_folder: Path | None) -> MainWindow:
    """Show the window at once; the folder is opened right after its first paint."""
    _collect_garbage_here(window := MainWindow())
    opening = Opening(window, default_folder())
    window.show_placed()
    QTimer.singleShot(0, window, lambda: opening.begin(workspace_folder))
    return window


def _collect_garbage_here(window: MainWindow) -> None:
    # A worker that happened to collect would end widgets on its own thread; and imports go faster without.
    gc.disable()
    timer = QTimer(window)
    rounds = count(1)
    # A whole collection is felt; what lives long is left in peace for most of the time.
    timer.timeout.connect(lambda: gc.collect(2 if next(rounds) % _WHOLE_EVERY == 0 else 1))
    window.page_shown.connect(gc.freeze, Qt.ConnectionType.SingleShotConnection)
    window.warming.finished.connect(gc.freeze)
    window.workspace_left.connect(gc.unfreeze)
    timer.start(_COLLECT_EVERY_MS)


def default_folder() -> Path:
    """Where a new workspace lies unless the user wants it elsewhere."""
    data = os.environ.get(DATA_VARIABLE) or platformdirs.user_data_dir("CDS Desktop", appauthor=False)
    return Path(data) / "ho-so"


def warm_up() -> None:
    """Import what paper and signatures need, so that the first draft does not wait for it."""
    threading.Thread(target=_import_paper, name="làm nóng", daemon=True).start()


def _import_paper() -> None:
    import cds_desktop.actions.minutes
    import cds_desktop.actions.signatures  # noqa: F401


def show_unforeseen(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """An error nobody caught: into the log, and one calm dialog."""
    _log.error("unforeseen fault on the screen's thread", exc_info=(kind, error, trace))
    window = QApplication.activeWindow()
    show_fault(window, UnforeseenFault.of(error))


def prove_window() -> None:
    """Build the main window on the sample school, draw it, close it; any fault is raised."""
    from tempfile import TemporaryDirectory

    from cds_desktop import resources
    from cds_desktop.actions.scenario.building import build_workspace
    from cds_desktop.storage.workspace import create_workspace
    from cds_desktop.ui.window.opening import look_at

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as folder:
        # The user's own window place is not ours to change here.
        os.environ[FOLDER_VARIABLE] = folder
        app = application()
        workspace = create_workspace(Path(folder) / "ho-so")
        build_workspace(workspace, resources.path("samples", "truong-minh-hoa", "scenario.toml"))
        opened = look_at(workspace)
        assert opened.overview is not None
        window = MainWindow()
        window.show_workspace(workspace, opened.overview)
        window.show()
        background.shut_down()
        app.processEvents()
        drawn = window.grab()
        window.close()
    if drawn.isNull():
        raise RuntimeError("the main window could not be drawn")
