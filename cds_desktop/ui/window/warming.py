"""Pages are made before they are asked for: imported beside the screen, built while nobody types."""

import logging
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from cds_desktop.ui import background
from cds_desktop.ui.window.places import PLACES

if TYPE_CHECKING:
    from cds_desktop.ui.pages.page import Page
    from cds_desktop.ui.window.main_window import MainWindow

_SLICE_SECONDS = 0.012
_QUIET_SECONDS = 0.4
_BUSY_PAUSE_MS = 120
_FIRST_PAGE_MS = 300
_INPUT = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)
_log = logging.getLogger(__name__)


class Warming(QObject):
    """Works in small pieces and gives way to whatever the user does."""

    finished = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._pieces: Iterator[None] | None = None
        self._last_input = 0.0
        self._is_imported = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._take_turn)

    def start(self) -> None:
        """The first page stands: begin with the others."""
        self.stop()
        # The first page is filled and painted before anything else wants the processor.
        self._timer.start(_FIRST_PAGE_MS)

    def stop(self) -> None:
        """The pages are going away, or all of them are made."""
        self._timer.stop()
        self._pieces = None
        if (handle := self._window.windowHandle()) is not None:
            handle.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._last_input = time.monotonic()
        return False

    def _take_turn(self) -> None:
        # Every key and every movement of the mouse comes through the window of the system, and little else.
        if (handle := self._window.windowHandle()) is not None:
            handle.installEventFilter(self)
        if self._is_waiting():
            self._timer.start(_BUSY_PAUSE_MS)
        elif self._pieces is not None:
            self._go_on(self._pieces)
        elif self._is_imported:
            self._begin()
        else:
            threading.Thread(target=self._import_pages, name="nạp trang", daemon=True).start()

    def _is_waiting(self) -> bool:
        """Somebody is at work here or in a dialog, or something asked for is still to be shown."""
        if QApplication.activeModalWidget() or QApplication.activePopupWidget():
            return True
        return time.monotonic() - self._last_input < _QUIET_SECONDS or not background.is_idle()

    def _import_pages(self) -> None:
        from cds_desktop.queries.places import communes

        try:
            for place in PLACES.values():
                place.page()
                time.sleep(0.01)  # The screen's thread wants its turn between two modules.
            communes()
            import pypdfium2  # noqa: F401 (first asked for by a preview, which would hold up the screen)
        except ImportError:
            _log.exception("a page could not be imported")
            return
        # The window may be closed by now; only what lives as long as the program may be told from here.
        background.signals.hand_over(self._begin)

    def _begin(self) -> None:
        self._is_imported = True
        if shiboken6.isValid(self) and self._window.workspace is not None:
            self._pieces = self._work()
            self._timer.start(0)

    def _go_on(self, pieces: Iterator[None]) -> None:
        until = time.perf_counter() + _SLICE_SECONDS
        for _ in pieces:
            if time.perf_counter() > until:
                self._timer.start(0)
                return
        self.stop()
        self.finished.emit()

    def _work(self) -> Iterator[None]:
        for key in PLACES:
            if (page := self._made(key)) is None:
                continue
            yield
            yield from page.pieces()
            # Styling every part is most of what makes a page slow the first time it is shown.
            for part in page.findChildren(QWidget):
                part.ensurePolished()
                yield

    def _made(self, key: str) -> "Page | None":
        try:
            return self._window.page(key)
        except Exception:
            # Whoever opens the page is told; nobody asked for it now.
            _log.exception("a page could not be made in advance")
            return None
