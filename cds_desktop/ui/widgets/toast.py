"""Báo đã làm: one line at the bottom left of the page, with a way to undo."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.announcement import announce
from cds_desktop.ui.widgets.buttons import Button, Kind
from cds_desktop.ui.widgets.labels import Label


class Toast(QFrame):
    """Lies over `parent` for 8 seconds; stays while the mouse is over it or it has the focus."""

    SECONDS = 8.0
    undo_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self.setProperty("kind", "toast")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._build()
        self._connect()
        parent.installEventFilter(self)
        self.hide()

    def show_message(self, text: str, *, undo: bool = True) -> None:
        """Say what was done; with `undo` offer to take it back."""
        self._words.setText(text)
        self._undo.setVisible(undo)
        self._keys.setVisible(undo)
        self.setAccessibleName(text)
        self.show()
        self._place()
        self.raise_()
        self._timer.start(round(self.SECONDS * 1000))
        announce(self, f"{text}. Ctrl+Z để hoàn tác" if undo else text)

    def close_message(self) -> None:
        """Take the message away."""
        self._timer.stop()
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        if watched is self._undo and event.type() is QEvent.Type.FocusIn:
            self._timer.stop()
        if watched is self._undo and event.type() is QEvent.Type.FocusOut:
            self._wait_again()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._wait_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_message()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        self._words = Label("", Type.BODY, tone="surface")
        self._undo = Button("Hoàn tác", Kind.LINK)
        self._keys = Label("Ctrl+Z", Type.SMALL, tone="surface")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S - 1, Space.L, Space.S - 1)
        row.setSpacing(Space.S)
        row.addWidget(self._words)
        row.addSpacing(Space.S)
        row.addWidget(self._undo)
        row.addWidget(self._keys)

    def _connect(self) -> None:
        self._undo.clicked.connect(self.undo_asked)
        self._undo.clicked.connect(self.close_message)
        self._undo.installEventFilter(self)
        self._timer.timeout.connect(self.close_message)

    def _wait_again(self) -> None:
        if self.isVisible() and not self._undo.hasFocus() and not self.underMouse():
            self._timer.start(round(self.SECONDS * 1000))

    def _place(self) -> None:
        self.setMaximumWidth(max(120, self._host.width() - 2 * Space.XL))
        self.adjustSize()
        self.move(Space.XL, self._floor() - self.height() - Space.XL)

    def _floor(self) -> int:
        # The buttons of a footer are not covered.
        footers = [f for f in self._host.findChildren(QFrame) if f.property("kind") == "footer"]
        tops = [f.mapTo(self._host, QPoint(0, 0)).y() for f in footers if f.isVisible()]
        return min(tops, default=self._host.height())
