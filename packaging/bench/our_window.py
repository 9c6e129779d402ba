"""Our window on a workspace; says "ready" when it is painted, or when its start page shows the school."""

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from cds_desktop import app
from cds_desktop.ui import background
from cds_desktop.ui.window import MainWindow

PAINTED, FILLED = "painted", "filled"
HEAVY = ("reportlab", "pyhanko", "pikepdf", "pypdfium2", "cryptography")
show_workspace = MainWindow.show_workspace


def show_and_tell(window, *arguments):  # type: ignore[no-untyped-def]
    """Show the school, let it be painted, then tell."""
    show_workspace(window, *arguments)
    window.repaint()
    QTimer.singleShot(0, tell)


def tell() -> None:
    """Ready; and nothing heavy was imported on the way."""
    print("ready", flush=True)
    if early := [name for name in HEAVY if name in sys.modules]:
        raise SystemExit(f"imported before the window: {early}")
    QApplication.quit()


class FirstPaint(QObject):
    """Tells at the first paint of the window it watches."""

    def eventFilter(self, watched, event):  # type: ignore[no-untyped-def]
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, tell)
        return False


folder, moment = Path(sys.argv[1]), sys.argv[2]
if moment == FILLED:
    MainWindow.show_workspace = show_and_tell
application = app.application()
window = app.show_first_window(folder)
watcher = FirstPaint()
if moment == PAINTED:
    window.installEventFilter(watcher)
application.exec()
background.shut_down()
