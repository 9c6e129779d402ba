"""A monkey at the window: seeded random clicks, keys, words, files and sizes; it tells what broke."""

import gc
import random
import time
from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QEventLoop, QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QInputMethodEvent,
    QPixmapCache,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from cds_desktop.ui import background
from cds_desktop.ui.fault_dialog import FaultDialog, UnforeseenFault
from ui.edges import edges_closed, garbage_left, listening
from ui.memory import resident_mb
from ui.monkey_report import Report

WORDS = (
    "37/40", "12,5", "7", "0", "-3", "1e9", "1.250,5", "abc", " ", "5/3/27", "31/02/2027", "14:30", "25:99",
    "Nguyễn Thị Hiền", "Tru\u031bo\u031b\u0300ng THCS", "Ẫ ợ ỷ Đ", "<b>&amp;", "'; --", "x" * 300,
    "https://a.example/ b",
)  # fmt: skip
KEYS = (
    "Tab", "Tab", "Tab", "Backtab", "Up", "Down", "Left", "Right", "Return", "Space", "Escape", "Delete",
    "Home", "End", "PageDown", "PageUp", "F1", "F2", "F6", "F9", "Backspace",
)  # fmt: skip
WITH_CONTROL = "ZZZYYAFOPV0123456789N"
SIZES = ((1366, 768), (1024, 700), (911, 512), (1600, 900), (720, 420))
IMPATIENT = 0.15
COLLECTED_EVERY = 200
PATIENCE = 300


class Turns(QObject):
    """Asks for the next turn, of whatever event loop runs then."""

    asked = Signal()


class Monkey:
    """Plays with one window; every step is a turn of whatever event loop is running, dialogs included."""

    def __init__(
        self, window: QMainWindow, seed: int, files: Path, measured_at: tuple[int, ...] = ()
    ) -> None:
        self.report = Report(seed)
        self._window = window
        self._random = random.Random(seed)
        self._files = sorted(path for path in files.iterdir() if path.is_file())
        self._measured_at = measured_at
        self._last = ""
        self._is_resting = False
        self._farewells = 0
        self._loop = QEventLoop()
        self._turns = Turns()
        self._turns.asked.connect(self._turn, Qt.ConnectionType.QueuedConnection)
        self._deeds: tuple[tuple[int, Callable[[], None]], ...] = (
            (34, self._click), (20, self._key), (12, self._type), (8, self._control_key), (6, self._wheel),
            (4, self._go), (3, self._double_click), (3, self._right_click), (2, self._resize),
            (4, self._fill_clipboard), (3, self._drop),
        )  # fmt: skip

    def play(self, steps: int) -> Report:
        """Do so many steps; faults are gathered, never raised."""
        self._end = steps
        with garbage_left(), listening(self._found), edges_closed(self._random, self._files):
            self._turns.asked.emit()
            self._loop.exec()
            self._come_to_rest()
        # What lies on the clipboard must not outlive the application.
        QGuiApplication.clipboard().clear()
        return self.report

    def _turn(self) -> None:
        if self._is_resting:
            return
        if self.report.steps >= self._end:
            self._leave()
            return
        # The next turn is asked for first: this one may end inside a dialog that stays open.
        self._turns.asked.emit()
        if background.is_idle() or self._random.random() < IMPATIENT:
            self._step()
        else:
            time.sleep(0.001)

    def _step(self) -> None:
        self.report.steps += 1
        if self.report.steps % COLLECTED_EVERY == 0:
            gc.collect()
        self._measure_when_due()
        if self._close_fault() or (self._front() is not self._window and self._random.random() < 0.2):
            self._press(Qt.Key.Key_Escape)
            return
        weights = [weight for weight, _ in self._deeds]
        deed = self._random.choices(self._deeds, weights)[0][1]
        name = deed.__name__.strip("_")
        self.report.deeds[name] += 1
        self.report.pages[self._page] += 1
        self._last = name
        deed()

    def _measure_when_due(self) -> None:
        """Memory is compared in one and the same state: the start page in the first size, nothing open."""
        due = [step for step in self._measured_at if step not in self.report.memory_mb]
        if due and self.report.steps >= due[0] and self._front() is self._window and background.is_idle():
            self._window.resize(*SIZES[0])
            self._press(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
            self._is_resting = True
            self._come_to_rest()
            self._is_resting = False
            self._turns.asked.emit()
            QPixmapCache.clear()
            self.report.memory_mb[due[0]] = resident_mb()

    def _leave(self) -> None:
        self._measure_when_due()
        if self._front() is self._window and background.is_idle():
            self._loop.quit()
            return
        self._turns.asked.emit()
        self._close_fault()
        front = self._front()
        if front is self._window:
            return
        self._press(Qt.Key.Key_Escape)
        self._farewells += 1
        if self._farewells > PATIENCE and shiboken6.isValid(front):
            self._found(f"{type(front).__name__} “{front.windowTitle()}” does not close with Esc")
            front.close()

    def _come_to_rest(self) -> None:
        while not background.is_idle():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QApplication.processEvents()

    def _found(self, what: str) -> None:
        step = self.report.steps
        self.report.faults.append(
            f"step {step}, {self._last}, page {getattr(self._window, 'current_key', '')}: {what}"
        )

    @property
    def _page(self) -> str:
        return str(getattr(self._window, "current_key", ""))

    def _close_fault(self) -> bool:
        dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, FaultDialog) and w.isVisible()]
        for dialog in dialogs:
            if isinstance(dialog.error, UnforeseenFault):
                self._found(dialog.error.detail)
            dialog.close()
        return bool(dialogs)

    def _front(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window

    def _somebody(self) -> QWidget:
        front = self._front()
        seen = [
            w
            for w in front.findChildren(QWidget)
            if w.isVisible() and w.isEnabled() and not w.visibleRegion().isEmpty()
        ]
        return self._random.choice(seen) if seen else front

    def _place_in(self, widget: QWidget) -> QPoint:
        area = widget.visibleRegion().boundingRect()
        if area.isEmpty():
            return widget.rect().center()
        return QPoint(
            self._random.randint(area.left(), area.right()), self._random.randint(area.top(), area.bottom())
        )

    def _target(self) -> tuple[QWidget, QPoint]:
        """Where a real click would arrive: the innermost widget at a random place."""
        widget = self._somebody()
        if not shiboken6.isValid(widget):
            widget = self._window
        place = self._place_in(widget)
        inner = widget.childAt(place)
        return (inner, inner.mapFrom(widget, place)) if inner is not None else (widget, place)

    def _click(self) -> None:
        widget, place = self._target()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def _double_click(self) -> None:
        widget, place = self._target()
        QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def _right_click(self) -> None:
        widget, place = self._target()
        QTest.mouseClick(widget, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, place)

    def _receiver(self) -> QWidget:
        focused = QApplication.focusWidget()
        front = self._front()
        return focused if focused is not None and (focused is front or front.isAncestorOf(focused)) else front

    def _press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._receiver(), key, modifier)

    def _key(self) -> None:
        self._press(getattr(Qt.Key, f"Key_{self._random.choice(KEYS)}"))

    def _control_key(self) -> None:
        letter = self._random.choice(WITH_CONTROL)
        if letter == "N":
            self._press(
                self._random.choice((Qt.Key.Key_Left, Qt.Key.Key_Right)), Qt.KeyboardModifier.AltModifier
            )
            return
        self._press(getattr(Qt.Key, f"Key_{letter}"), Qt.KeyboardModifier.ControlModifier)

    def _type(self) -> None:
        words, receiver = self._random.choice(WORDS), self._receiver()
        if words.isascii():
            QTest.keyClicks(receiver, words)
            return
        # Letters no key has come from an input method, composed first and then committed.
        composed, committed = QInputMethodEvent(words[:1], []), QInputMethodEvent()
        committed.setCommitString(words)
        for event in (composed, committed):
            if shiboken6.isValid(receiver):
                QApplication.sendEvent(receiver, event)

    def _wheel(self) -> None:
        widget, place = self._target()
        turn = QPoint(0, self._random.choice((-120, 120)))
        event = QWheelEvent(
            QPointF(place), QPointF(widget.mapToGlobal(place)), QPoint(), turn,
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)

    def _go(self) -> None:
        if self._front() is self._window:
            self._press(
                getattr(Qt.Key, f"Key_{self._random.randint(0, 9)}"), Qt.KeyboardModifier.ControlModifier
            )

    def _resize(self) -> None:
        self._window.resize(*self._random.choice(SIZES))

    def _fill_clipboard(self) -> None:
        clipboard, kind = QGuiApplication.clipboard(), self._random.randrange(3)
        if kind == 0:
            clipboard.setText("\t".join(self._random.sample(WORDS, 3)) + "\n" + self._random.choice(WORDS))
        elif kind == 1:
            clipboard.setMimeData(self._some_files())
        else:
            image = QImage(self._random.randint(1, 900), 60, QImage.Format.Format_RGB32)
            image.fill(Qt.GlobalColor.darkYellow)
            clipboard.setImage(image)

    def _some_files(self) -> QMimeData:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in self._random.sample(self._files, 2)])
        return data

    def _drop(self) -> None:
        widget, place = self._target()
        while not widget.acceptDrops() and widget.parentWidget() is not None and not widget.isWindow():
            place, widget = widget.mapToParent(place), widget.parentWidget()
        data, copy = self._some_files(), Qt.DropAction.CopyAction
        rest = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        entering = QDragEnterEvent(place, copy, data, *rest)
        QApplication.sendEvent(widget, entering)
        if entering.isAccepted():
            QApplication.sendEvent(widget, QDropEvent(QPointF(place), copy, data, *rest))
