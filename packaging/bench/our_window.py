"""Our window on a workspace; says "ready" when the start page shows the school and is painted."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cds_desktop import app
from cds_desktop.ui import background
from cds_desktop.ui.window import MainWindow

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


MainWindow.show_workspace = show_and_tell
application = app.application()
window = app.show_first_window(Path(sys.argv[1]))
application.exec()
background.shut_down()
