"""Nhãn: a glyph and a word on a tint, for reading only."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Radius, Type
from cds_desktop.ui.widgets.state_glyph import State, paint_state, state_color

_TINTS = {
    State.DONE: "ok_tint",
    State.ATTENTION: "warn_tint",
    State.ERROR: "err_tint",
    State.GOING: "accent_tint",
    State.NOTE: "accent_tint",
}


class Chip(QWidget):
    """A label 24 px high; without a state it is a plain grey label without a glyph."""

    HEIGHT = 24

    def __init__(self, text: str, state: State | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._text = ""
        self._state: State | None = None
        self.show_chip(text, state)

    @property
    def text(self) -> str:
        return self._text

    def show_chip(self, text: str, state: State | None = None) -> None:
        """Show another word and state."""
        self._text, self._state = text, state
        self.setAccessibleName(f"{state.word}: {text}" if state else text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(theme.font(Type.SMALL_STRONG)).horizontalAdvance(self._text)
        return QSize(round(width + 0.5) + (36 if self._state else 16), self.HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: object) -> None:
        tokens = theme.current()
        tint = QColor(getattr(tokens, _TINTS.get(self._state, "sunken") if self._state else "sunken"))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(tint)
        painter.drawRoundedRect(QRectF(self.rect()), Radius.CHIP, Radius.CHIP)
        left = 8.0
        if self._state:
            paint_state(painter, QRectF(8, 5, 14, 14), self._state, tint)
            left = 28.0
        painter.setFont(theme.font(Type.SMALL_STRONG))
        quiet = self._state in (None, State.NONE, State.LOCKED)
        painter.setPen(QColor(tokens.muted) if quiet or not self._state else state_color(self._state))
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), 0x0080 | 0x0001, self._text)
