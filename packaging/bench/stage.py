"""The window on a workspace in this process, and how long it takes from a key to the last paint."""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cds_desktop import app
from cds_desktop.storage.workspace import open_workspace
from cds_desktop.ui import background
from cds_desktop.ui.window import MainWindow
from cds_desktop.ui.window.opening import look_at

QUIET_MS = 40
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@contextmanager
def stage(folder: Path, width: int = 1366, height: int = 768) -> Iterator["Stage"]:
    """The main window on a workspace, shown and filled."""
    app.application()
    gc.disable()  # as the program does; a run is short
    workspace = open_workspace(folder)
    opened = look_at(workspace)
    assert opened.overview is not None
    window = MainWindow()
    window.show_workspace(workspace, opened.overview)
    window.resize(width, height)
    window.show()
    window.activateWindow()
    played = Stage(window)
    played.settle()
    yield played
    window.close()


class Stage(QObject):
    """Watches the window repaint itself."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.window = window
        self._painted = time.perf_counter()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.UpdateRequest:
            # Recorded once the request has been answered: then everything asked for is on the screen.
            QTimer.singleShot(0, self._note_paint)
        return False

    def settle(self) -> None:
        """Until both lanes are empty and nothing was painted for a while."""
        quiet = QElapsedTimer()
        quiet.start()
        painted = self._painted
        while quiet.elapsed() < QUIET_MS:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
            if not background.is_idle() or painted != self._painted:
                painted = self._painted
                quiet.restart()

    def milliseconds(self, deed: Callable[[], None]) -> float:
        """From the deed to the last paint it led to."""
        began = time.perf_counter()
        deed()
        self.settle()
        return (self._painted - began) * 1000

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> float:
        """Press a key where the focus is, and measure."""
        return self.milliseconds(lambda: QTest.keyClick(self._receiver(), key, modifier))

    def type(self, letter: str) -> float:
        """Type a letter where the focus is, and measure."""
        return self.milliseconds(lambda: QTest.keyClicks(self._receiver(), letter))

    def _receiver(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def _note_paint(self) -> None:
        self._painted = time.perf_counter()
