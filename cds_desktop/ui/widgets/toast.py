"""Báo đã làm: one line at the bottom left of the page, with a way to undo or to do again."""

from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPoint, QPropertyAnimation, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.announcement import announce
from cds_desktop.ui.widgets.buttons import Button, Kind
from cds_desktop.ui.widgets.labels import ElidedLabel, Label

FADE_MS = 120
# Rows of buttons at the foot of a page; what is said stands above them.
CLOSING = ("footer", "closing")


class Offer(Enum):
    """What a message offers: its link and its key."""

    NOTHING = ("", "")
    UNDO = ("Hoàn tác", "Ctrl+Z")
    REDO = ("Làm lại", "Ctrl+Y")


class Toast(QFrame):
    """Lies over `parent` for 8 seconds; stays while the mouse is over it or it has the focus."""

    SECONDS = 8.0
    undo_asked = Signal()
    redo_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self._offer = Offer.NOTHING
        self._note = self._waiting = ""
        self.setProperty("kind", "toast")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._build()
        self._connect()
        parent.installEventFilter(self)
        if isinstance(parent, QStackedWidget):
            parent.currentChanged.connect(self._page_changed)
        self.hide()

    @property
    def offer(self) -> Offer:
        """What the message shown offers."""
        return self._offer

    def say(self, text: str) -> None:
        """Say something that offers nothing."""
        self.show_offer(text, Offer.NOTHING)

    def note(self, text: str) -> None:
        """Say what a deed notes besides; the deed, told in the same turn, joins it in one line."""
        self.say(text)
        self._note = text
        QTimer.singleShot(0, self, self._forget_note)

    def show_offer(self, text: str, offer: Offer) -> None:
        """Say `text` with an offer, instead of what was said before."""
        if offer is Offer.NOTHING and self._is_held():
            self._waiting = text
            return
        # A page may have put the note into its own sentence already.
        is_told = not self._note or self._note.rstrip(".") in text
        self._show(text if is_told else f"{text}. {self._note}", offer)
        self._forget_note()

    def withdraw_offer(self) -> None:
        """What was offered is no longer to be had."""
        if self._offer is not Offer.NOTHING:
            self.close_message()

    def close_message(self, *, fading: bool = False) -> None:
        """Take the message away."""
        self._timer.stop()
        self._offer = Offer.NOTHING
        if self.isHidden() or self._fading.state() is QPropertyAnimation.State.Running:
            return
        if self._waiting:
            text, self._waiting = self._waiting, ""
            self._show(text, Offer.NOTHING)
            return
        self._fade_away(theme.motion_ms(FADE_MS) if fading else 0)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        if watched is self._link and event.type() is QEvent.Type.FocusIn:
            self._timer.stop()
        if watched is self._link and event.type() is QEvent.Type.FocusOut:
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
        self._words = ElidedLabel("", Type.BODY, tone="surface")
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._link = Button("Hoàn tác", Kind.LINK)
        self._keys = Label("Ctrl+Z", Type.SMALL, tone="surface")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S - 1, Space.L, Space.S - 1)
        row.setSpacing(Space.S)
        row.addWidget(self._words)
        row.addSpacing(Space.S)
        row.addWidget(self._link)
        row.addWidget(self._keys)
        self._effect = QGraphicsOpacityEffect(self)
        self._effect.setEnabled(False)
        self.setGraphicsEffect(self._effect)
        self._fading = QPropertyAnimation(self._effect, b"opacity", self)
        self._fading.setStartValue(1.0)
        self._fading.setEndValue(0.0)

    def _connect(self) -> None:
        self._link.clicked.connect(self._link_clicked)
        self._link.installEventFilter(self)
        self._timer.timeout.connect(lambda: self.close_message(fading=True))
        self._fading.finished.connect(self._end_fading)

    def _show(self, text: str, offer: Offer) -> None:
        self._end_fading()
        self._offer = offer
        words, keys = offer.value
        self._words.set_full_text(text)
        self._link.set_words(words)
        self._keys.setText(keys)
        for part in (self._link, self._keys):
            part.setVisible(offer is not Offer.NOTHING)
        self.setAccessibleName(text)
        self.show()
        self._place()
        self.raise_()
        self._timer.start(round(self.SECONDS * 1000))
        announce(self, f"{text}. {keys} để {words.lower()}" if words else text)

    def _link_clicked(self) -> None:
        asked = self.redo_asked if self._offer is Offer.REDO else self.undo_asked
        self.close_message()
        asked.emit()

    def _forget_note(self) -> None:
        self._note = ""

    def _page_changed(self) -> None:
        if not self.isHidden():
            # The page that comes to the front would lie over the message, and its foot is another one.
            self.raise_()
            self._place()

    def _is_held(self) -> bool:
        return not self.isHidden() and (self._link.hasFocus() or self.underMouse())

    def _wait_again(self) -> None:
        if self.isVisible() and not self._is_held():
            self._timer.start(round(self.SECONDS * 1000))

    def _fade_away(self, duration: int) -> None:
        if not duration:
            self.hide()
            return
        self._effect.setEnabled(True)
        self._fading.setDuration(duration)
        self._fading.start()

    def _end_fading(self) -> None:
        self._fading.stop()
        if self._effect.isEnabled():
            self._effect.setEnabled(False)
            self._effect.setOpacity(1.0)
            self.hide()

    def _place(self) -> None:
        room = max(120, self._host.width() - 2 * Space.XL)
        self._words.setMinimumWidth(0)
        others = self._row.totalSizeHint().width() - self._words.sizeHint().width()
        wanted = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 2
        self._words.setFixedWidth(max(40, min(wanted, room - others)))
        self.adjustSize()
        self.move(Space.XL, self._floor() - self.height() - Space.XL)

    def _floor(self) -> int:
        page = self._host.currentWidget() if isinstance(self._host, QStackedWidget) else self._host
        feet = [f for f in page.findChildren(QFrame) if f.property("kind") in CLOSING] if page else []
        tops = [f.mapTo(self._host, QPoint(0, 0)).y() for f in feet if f.isVisible()]
        return min(tops, default=self._host.height())
